"""Every sentence that depends on figures, in both languages."""

from dataclasses import replace

import pytest

from app.documents.change_sentences import ChangeSentences
from app.documents.report_sentences import ReportSentences
from app.domain.release import InvitedGroup
from app.domain.report import Report
from app.domain.report_making import make_report
from tests.domain.report_samples import make_questionnaire, make_scale, published, report_on

DUTCH = ReportSentences("nl")
CHANGES = ChangeSentences(DUTCH)
ENGLISH = ReportSentences("en")

STRONG, STALLING, DIVIDED, UNCERTAIN = (
    ["5", "5", "5", "5", "4"],
    ["2", "2", "2", "2", "1"],
    ["5", "5", "5", "1", "1"],
    ["4", "4", "3", "3", "4"],
)


def report_with(*columns: list[str]) -> Report:
    """One criterion of one item for each column of answers."""
    questionnaire = make_questionnaire(criteria=len(columns), facets=(1,))
    return report_on(questionnaire, *["".join(marks) for marks in zip(*columns, strict=True)])


@pytest.mark.parametrize(
    ("columns", "dutch"),
    [
        (
            [STALLING, DIVIDED, STRONG],
            [
                "De samenwerking stokt bij criterium a.",
                "Partners zijn verdeeld over criterium b.",
                "Het netwerk is sterk op criterium c.",
            ],
        ),
        (
            [STALLING, STALLING, STALLING],
            ["De samenwerking stokt bij criterium a, criterium b en criterium c."],
        ),
        (
            [STRONG] * 4 + [UNCERTAIN],
            [
                "Het netwerk is sterk op 4 van de 5 criteria.",
                "Over criterium e geven de antwoorden geen uitsluitsel.",
            ],
        ),
        ([UNCERTAIN], ["Uit de antwoorden blijkt nog niet waar dit netwerk sterk is of waar het stokt."]),
        ([["?"] * 5], ["Er zijn te weinig antwoorden om uitkomsten te tonen."]),
        ([["?"] * 5, STRONG], ["Het netwerk is sterk op criterium b."]),
    ],
)
def test_headline(columns: list[list[str]], dutch: list[str]) -> None:
    assert DUTCH.headline(report_with(*columns)) == dutch


def test_the_lowest_of_many_that_stall_is_named_if_it_stands_apart() -> None:
    low, lowest = ["3", "3", "3", "3", "2"], ["1", "1", "1", "1", "2"]
    assert DUTCH.headline(report_with(low, low, lowest, low)) == [
        "De samenwerking stokt bij 4 van de 4 criteria, het meest bij criterium c."
    ]
    assert DUTCH.headline(report_with(low, low, low, low)) == [
        "De samenwerking stokt bij 4 van de 4 criteria."
    ]


def test_headline_in_english() -> None:
    assert ENGLISH.headline(report_with(STALLING, STALLING)) == [
        "The collaboration stalls on criterium a and criterium b."
    ]


def test_an_abbreviation_keeps_its_capitals_inside_a_sentence() -> None:
    questionnaire = make_questionnaire(facets=(1,))
    named = replace(questionnaire.criteria[0], name={"nl": "ICT en data", "en": "ICT and data"})
    questionnaire = replace(questionnaire, criteria=(named,))
    assert DUTCH.headline(report_on(questionnaire, *STRONG)) == ["Het netwerk is sterk op ICT en data."]


@pytest.mark.parametrize(
    ("column", "dutch"),
    [
        # 4.8, sd .45: 4.8 -+ 2.776 x .45 / sqrt(5) = .56
        (
            STRONG,
            "Het gemiddelde is 4,8. Het interval, 4,2 tot 5,0, ligt helemaal op of boven de norm van 3,5.",
        ),
        (STALLING, "Het gemiddelde is 1,8. Het interval, 1,2 tot 2,4, ligt helemaal onder de norm van 3,5."),
        (
            DIVIDED,
            "Het gemiddelde is 3,4, maar partners spreken elkaar tegen. "
            "Kijk vooral naar de verdeling van de antwoorden.",
        ),
        # 3.6, sd .55: -+ .68
        (UNCERTAIN, "Het gemiddelde is 3,6. De norm van 3,5 ligt binnen het interval, 2,9 tot 4,3."),
        (["?"] * 5, "Minder dan 5 mensen gaven hier genoeg antwoorden. Daarom staan hier geen cijfers."),
    ],
)
def test_why_a_verdict(column: list[str], dutch: str) -> None:
    assert DUTCH.verdict(report_with(column).criteria[0], 5) == dutch


def test_a_border_has_the_decimals_that_it_needs() -> None:
    assert (DUTCH.border(3.5), DUTCH.border(4.75)) == ("3,5", "4,75")


@pytest.mark.parametrize(
    ("column", "english"),
    [
        (STRONG, "Partners see this broadly the same way."),
        (
            ["5", "5", "5", "5", "2"],
            "The answers are spread out, but partners do not stand on opposite sides.",
        ),
        (DIVIDED, "The answers fall apart: partners see this very differently."),
        (["?"] * 5, None),
    ],
)
def test_agreement(column: list[str], english: str | None) -> None:
    assert ENGLISH.agreement(report_with(column).criteria[0]) == english


def test_response() -> None:
    questionnaire = make_questionnaire()
    known = report_on(questionnaire, *["44"] * 6, invited=[InvitedGroup(9)]).attendance
    assert DUTCH.response(known) == "6 van de 9 uitgenodigden vulden de vragenlijst in (67%)."
    unknown = report_on(questionnaire, *["44"] * 6).attendance
    assert ENGLISH.response(unknown) == "6 people answered. It is not known how many were invited."


@pytest.mark.parametrize(
    ("answers", "dutch"),
    [
        ("11233", "waarde 1: 3. waarde 5: 0. waarde 3: 2."),
        ("34455", "waarde 5: 4. waarde 1: 0. waarde 3: 1."),
        ("12345", "waarde 1: 2. waarde 5: 2. waarde 3: 1."),
    ],
)
def test_the_heavier_side_of_a_balance_comes_first(answers: str, dutch: str) -> None:
    report = report_on(make_questionnaire(scale=make_scale(kind="bipolar"), facets=(1,)), *answers)
    assert DUTCH.balance(report.criteria[0].items[0]) == dutch


def test_an_item_without_poles_has_no_balance() -> None:
    item = report_with(STRONG).criteria[0].items[0]
    with pytest.raises(ValueError, match="bipolar"):
        DUTCH.balance(item)


def test_change_since_the_wave_before() -> None:
    questionnaire = make_questionnaire(facets=(1,))
    now = published(questionnaire, *STRONG)
    before = published(questionnaire, *STALLING)
    criterion = make_report(questionnaire, now, before, "nl").criteria[0]
    assert CHANGES.of(criterion) == (
        "Sinds de vorige meting ging dit 3,0 punt omhoog (95%-interval 2,3 tot 3,7; n = 5 toen en 5 nu)."
    )
    same = make_report(questionnaire, now, now, "nl").criteria[0]
    assert "geen verandering die van toeval te onderscheiden is (verschil 0,0," in str(CHANGES.of(same))
    assert CHANGES.of(make_report(questionnaire, now, None, "nl").criteria[0]) is None


def test_don_t_knows() -> None:
    questionnaire = make_questionnaire(facets=(1,))
    none, one, two = (report_on(questionnaire, *STRONG, *"?" * number).criteria[0] for number in range(3))
    assert DUTCH.dont_knows(none) == "Niemand koos hier ‘weet ik niet’."
    assert ENGLISH.dont_knows(one) == "“Don’t know” was chosen 1 time here."
    assert DUTCH.dont_knows(two) == "Hier is 2 keer ‘weet ik niet’ gekozen."


def test_figures_that_are_not_there_are_a_dash() -> None:
    assert (DUTCH.score(None), DUTCH.fine(None), DUTCH.span(None)) == ("–", "–", "–")
    assert DUTCH.fine(-0.17) == "−0,17"
