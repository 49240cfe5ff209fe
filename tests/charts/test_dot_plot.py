from dataclasses import replace

import pytest

from app.charts import dot_plot_svg
from app.charts.data import CriterionScore, Estimate, ScoreChart
from app.charts.dot_plot import high_to_low
from app.charts.drawing import Layout
from tests.charts.samples import (
    BEFORE,
    HOSTILE,
    MEANS,
    NAMES,
    SVG,
    circles,
    group,
    parsed,
    rows,
    scores,
    texts,
    whole_text,
)

LAYOUTS: tuple[Layout, ...] = ("wide", "narrow")


def position(svg: str, value: float) -> float:
    """Where a value of the scale 1 to 5 lies, from the printed numbers of the scale."""
    head = group(parsed(svg), "head")
    at = {text.text: float(text.attrib["x"]) for text in head.iter(f"{SVG}text") if text.text in set("12345")}
    return at["1"] + (value - 1) / 4 * (at["5"] - at["1"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_criteria_stand_from_high_to_low_with_mean_and_n(layout: Layout) -> None:
    found = [texts(row) for row in rows(parsed(dot_plot_svg(scores(), layout)))]
    ordered = sorted(zip(MEANS, NAMES, (18, 17, 16) * 3, strict=True), reverse=True)
    assert found == [[name, f"{mean:.1f}".replace(".", ","), str(n)] for mean, name, n in ordered]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_dots_and_intervals_lie_at_their_values(layout: Layout) -> None:
    svg = dot_plot_svg(scores([2.5, 4.9, 1.0]), layout)
    high, middle, low = rows(parsed(svg))
    for row, mean, start, end in [(high, 4.9, 4.6, 5), (middle, 2.5, 2.25, 2.75), (low, 1.0, 1, 1.45)]:
        assert circles(row)[0][0] == pytest.approx(position(svg, mean), abs=0.1)
        line = row.find(f"{SVG}line")
        assert line is not None
        assert float(line.attrib["x1"]) == pytest.approx(position(svg, start), abs=0.1)
        assert float(line.attrib["x2"]) == pytest.approx(position(svg, end), abs=0.1)
        assert float(line.attrib["y1"]) == pytest.approx(circles(row)[0][1], abs=0.1)


def test_equal_means_stay_in_the_order_of_the_questionnaire() -> None:
    ordered = high_to_low(scores([3.0, 3.0, 4.0, None, 3.0]).criteria)
    assert [criterion.id for criterion in ordered] == ["c2", "c0", "c1", "c4", "c3"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_withheld_stands_below_as_text_alone(layout: Layout) -> None:
    criteria = (
        CriterionScore("a", "Regie", Estimate(None, 1.0, 2.0, n=3), Estimate(2.0)),
        CriterionScore("b", "Drive", Estimate(3.0, 2.5, 3.5, 9), Estimate(4.0)),
    )
    svg = dot_plot_svg(ScoreChart("s", "t", criteria, 1, 5, "2026", "2025"), layout)
    shown, withheld = rows(parsed(svg))
    assert texts(shown)[0] == "Drive"
    assert texts(withheld) == ["Regie", "niet getoond"]
    assert circles(withheld) == []
    assert withheld.find(f"{SVG}line") is None


def test_a_mean_without_an_interval_is_a_dot_alone() -> None:
    criteria = (CriterionScore("a", "Regie", Estimate(3.0, n=1)),)
    root = parsed(dot_plot_svg(ScoreChart("s", "t", criteria, 1, 5, "2026")))
    assert rows(root)[0].find(f"{SVG}line") is None
    assert len(circles(rows(root)[0])) == 1
    assert "95%" not in whole_text(root)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_wave_before_is_a_hollow_dot_with_its_mean(layout: Layout) -> None:
    svg = dot_plot_svg(scores(before=BEFORE), layout)
    root = parsed(svg)
    drive = rows(root)[0]
    hollow, full = drive.findall(f"{SVG}circle")
    assert float(hollow.attrib["cx"]) == pytest.approx(position(svg, 3.9), abs=0.1)
    assert float(full.attrib["cx"]) == pytest.approx(position(svg, 4.1), abs=0.1)
    assert "stroke" in hollow.attrib
    assert texts(drive) == ["Drive", "4,1", "3,9", "18"]
    assert texts(group(root, "key")) == ["voorjaar 2026", "voorjaar 2025", "95%-interval"]


def test_dots_alone_need_no_key() -> None:
    criteria = tuple(CriterionScore(name, name, Estimate(3.0, n=9)) for name in ("Doelen", "Analyse"))
    root = parsed(dot_plot_svg(replace(scores(), criteria=criteria)))
    assert not root.findall(f".//{SVG}g[@class='chart__key']")


def test_a_criterion_new_in_this_wave_has_no_hollow_dot() -> None:
    before = [None, *BEFORE[1:]]
    drive = rows(parsed(dot_plot_svg(scores(before=before))))[0]
    assert len(circles(drive)) == 1
    assert texts(drive) == ["Drive", "4,1", "18"]


def test_an_english_chart_speaks_english() -> None:
    text = whole_text(parsed(dot_plot_svg(scores([2.25, None], language="en"))))
    assert "2.3" in text
    assert "not shown" in text
    assert "mean" in text


def test_one_criterion_and_none_at_all_can_be_drawn() -> None:
    assert len(rows(parsed(dot_plot_svg(scores([3.0]))))) == 1
    assert rows(parsed(dot_plot_svg(scores([])))) == []


def test_a_long_name_makes_its_row_higher() -> None:
    short, long = (
        rows(parsed(dot_plot_svg(scores([3.0], names=[name])))) for name in ("Kort", "Lang woord " * 6)
    )
    assert circles(long[0])[0][1] > circles(short[0])[0][1]


def test_hostile_names_stay_text() -> None:
    svg = dot_plot_svg(scores([3.0], names=[HOSTILE]))
    assert "<script" not in svg
    assert "</text>" in whole_text(parsed(svg))
