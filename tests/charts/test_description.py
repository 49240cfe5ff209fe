from app.charts import (
    count_bars_description,
    distribution_description,
    dot_plot_description,
    radar_description,
)
from app.charts.data import CriterionScore, Estimate, ScoreChart
from tests.charts.samples import BEFORE, balance, counts, distribution, item, scores


def test_a_radar_is_told_by_its_extremes_its_least_certain_figure_and_its_change() -> None:
    assert radar_description(scores(before=BEFORE)) == (
        "Radar van 9 criteria, schaal 1 tot 5, voorjaar 2026. Hoogst: Drive 4,1; Normatieve balans 3,9. "
        "Laagst: Organisatiemandaat 2,3; Informatieoverdracht 2,6. "
        "Minst zeker: Regie, 95%-interval 2,4 tot 3,6. "
        "Ter vergelijking: voorjaar 2025. Grootste verandering: Informatieoverdracht, van 1,9 naar 2,6."
    )


def test_the_same_in_english() -> None:
    text = radar_description(scores([4.1, 2.3, None], language="en"))
    assert text == (
        "Radar chart of 3 criteria, scale 1 to 5, voorjaar 2026. Highest: Drive 4.1. "
        "Lowest: Inhoudelijke richting 2.3. Least certain: Inhoudelijke richting, 95% interval 2.0 to 2.6. "
        "Not shown: Organisatiemandaat."
    )


def test_a_dot_plot_says_that_it_is_sorted() -> None:
    assert dot_plot_description(scores()).startswith(
        "Puntengrafiek met 9 rijen, van hoog naar laag, schaal 1 tot 5"
    )


def test_one_shown_figure_is_neither_highest_nor_lowest() -> None:
    text = dot_plot_description(scores([3.0, None]))
    assert "Drive: 3,0." in text
    assert "Hoogst" not in text
    assert "Niet getoond: Inhoudelijke richting." in text


def test_nothing_shown_is_said() -> None:
    text = radar_description(scores([None, None, None]))
    assert "Er wordt geen enkel cijfer getoond." in text
    assert "Hoogst" not in text


def test_what_is_withheld_gives_no_figure_away() -> None:
    criteria = (
        CriterionScore("a", "Regie", Estimate(None, 1.7, 2.7, n=3), Estimate(4.4)),
        CriterionScore("b", "Drive", Estimate(3.0), Estimate(3.1)),
    )
    text = radar_description(ScoreChart("s", "t", criteria, 1, 5, "2026", "2025"))
    assert not {"1,7", "2,7", "4,4"} & set(text.replace(".", "").split())


def test_a_distribution_is_told_in_counts_by_value() -> None:
    assert distribution_description(distribution(item((5, 6, 4, 2, 1), 2), balance(), item(None))) == (
        "Staafgrafiek van de antwoorden op 3 stellingen. "
        "De mensen aan tafel mogen namens hun organisatie beslissen: Helemaal mee oneens: 5; Mee oneens: 6; "
        "Niet eens, niet oneens: 4; Mee eens: 2; Helemaal mee eens: 1; weet ik niet: 2. "
        "Hoe werkt dit netwerk nu?: Vooral straffen: 1; 2: 3; In balans: 9; 4: 4; Vooral voorkomen: 1. "
        "De mensen aan tafel mogen namens hun organisatie beslissen: niet getoond."
    )


def test_counts_are_told_from_most_to_fewest() -> None:
    assert count_bars_description(counts(2, 11)) == (
        "Staafgrafiek: hoeveel van de 18 deelnemers iets hebben genoemd. Inhoudelijke richting: 11; Drive: 2."
    )
