"""Stalling and divided criteria: how grave, how sure, and along which lines the camps run."""

from dataclasses import replace

import pytest

from app.domain.breakdown import Part
from app.domain.disclosed import DisclosedCriterion
from app.domain.figures import Interval
from app.domain.finding import Evidence, Subject
from tests.domain.findings.samples import WITHHELD, criterion, difference, found, published, questionnaire

ASKED = questionnaire({"a": ("one", "two")})


def stalling(case: DisclosedCriterion, **network: int) -> tuple[str, str] | None:
    finding = found(ASKED, published(ASKED, {"a": case}, **network)).get("stalling.a")  # type: ignore[arg-type]
    return (finding.severity, finding.certainty) if finding else None


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        (3.3, None),  # 3.3 + 2.13 x .5 / 4 = 3.57: uncertain
        (3.2, "low"),  # up to 3.47, printed 3.5: not below; see sd below
        (3.1, "low"),
        (3.0, "medium"),  # at the middle
        (2.6, "medium"),
        (2.5, "high"),  # as far below the middle as the norm lies above
    ],
)
def test_severity(mean: float, expected: str | None) -> None:
    sd = 0.4 if mean == 3.2 else 0.5
    result = stalling(criterion(mean, sd))
    assert (result and result[0]) == expected


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # n = 16, sd .8: 95% reaches .426, 99% 2.947 x .2 = .589
        (criterion(2.9, 0.8), "likely"),  # 3.33 and 3.49: 99% is printed 3.5
        (criterion(2.8, 0.8), "clear"),  # 3.39
        (criterion(2.0, 0.4, n=8), "clear"),
        (criterion(2.0, 0.4, n=7), "likely"),
    ],
)
def test_certainty(case: DisclosedCriterion, expected: str) -> None:
    result = stalling(case)
    assert result is not None
    assert result[1] == expected


@pytest.mark.parametrize(
    ("respondents", "bounds", "expected"),
    [
        (13, (2.0, 3.6), "clear"),  # 13 of 20 is 65%
        (12, (2.0, 3.6), "likely"),
        (12, (2.0, 3.5), "likely"),  # those who are missing could bring it to the norm
        (12, (2.0, 3.4), "clear"),  # whatever they would have said
        (12, None, "likely"),
    ],
)
def test_a_low_response_counts_unless_it_can_change_nothing(
    respondents: int, bounds: Interval | None, expected: str
) -> None:
    case = criterion(2.4, 0.4, n=12, bounds=bounds)
    result = stalling(case, respondents=respondents, invited=20)
    assert result == ("high", expected)


def test_where_it_is_not_known_who_were_invited_nothing_is_doubted() -> None:
    figures = published(ASKED, {"a": criterion(2.4, 0.4)}, invited=None)
    assert found(ASKED, figures)["stalling.a"].certainty == "clear"


def test_organisations_that_weigh_equally_are_what_is_counted() -> None:
    """se .2 with four organisations: t(.995, 3) = 5.841: 99% reaches 2.2 + 1.17 = 3.4; with three 9.925."""
    weighed = criterion(2.2, 0.5)
    assert weighed.figures is not None
    case = replace(weighed, figures=replace(weighed.figures, se=0.2, ci95=(1.6, 2.8)))
    for organisations, expected in ((4, "clear"), (3, "likely"), (None, "likely")):
        figures = published(ASKED, {"a": case}, weighting="organisation", organisations=organisations)
        assert found(ASKED, figures)["stalling.a"].certainty == expected


def test_evidence_of_stalling_is_what_the_verdict_looked_at() -> None:
    finding = found(ASKED, published(ASKED, {"a": criterion(2.8, 0.8)}))["stalling.a"]
    assert finding.evidence == (Evidence("mean", 2.8, part=Part("a"), interval=(2.4, 3.2), n=16),)
    assert (finding.text, finding.criterion, finding.parts) == ("stalling.a", "a", (Part("a"),))


@pytest.mark.parametrize("case", [WITHHELD, criterion(None), criterion(4.2), criterion(3.5)])
def test_nothing_is_said_of_what_is_withheld_strong_or_uncertain(case: DisclosedCriterion) -> None:
    assert not {"stalling.a", "divided.a"} & set(found(ASKED, published(ASKED, {"a": case})))


@pytest.mark.parametrize(
    ("ad", "vdeijk_a", "expected"),
    [
        (0.83, -0.5, None),  # within the cutoff of 5/6
        (0.84, 0.34, None),
        (0.84, 0.33, ("medium", "tentative")),  # just past both
        (1.01, 0.16, ("medium", "tentative")),  # .48 of the way to an even spread (1.2)
        (1.02, 0.16, ("medium", "likely")),  # .51
        (1.2, 0.0, ("medium", "clear")),  # as if spread evenly
        (1.2, 0.01, ("medium", "likely")),
        (1.6, -0.2, ("high", "clear")),  # further apart than that
    ],
)
def test_divided(ad: float, vdeijk_a: float, expected: tuple[str, str] | None) -> None:
    findings = found(ASKED, published(ASKED, {"a": criterion(2.4, 1.2, ad=ad, vdeijk_a=vdeijk_a)}))
    finding = findings.get("divided.a")
    assert (finding and (finding.severity, finding.certainty)) == expected


@pytest.mark.parametrize(
    ("ad", "vdeijk_a", "expected"),
    [
        (0.66, 0.0, None),  # within the cutoff of 4/6
        (0.83, 0.0, "tentative"),  # .49 of the way to an even spread: two of four values lie 1.5 away, two .5
        (0.84, 0.0, "likely"),  # .52
        (0.99, 0.0, "likely"),
        (1.0, 0.0, "clear"),
    ],
)
def test_divided_on_an_even_number_of_values(ad: float, vdeijk_a: float, expected: str | None) -> None:
    asked = questionnaire({"a": ("one", "two")}, values=4)
    figures = published(asked, {"a": criterion(2.4, 1.2, ad=ad, vdeijk_a=vdeijk_a)})
    finding = found(asked, figures).get("divided.a")
    assert (finding and finding.certainty) == expected


def test_divided_among_few_or_with_a_low_response_is_less_sure() -> None:
    case = criterion(2.4, 1.2, n=7, ad=1.6, vdeijk_a=-0.2)
    few = published(ASKED, {"a": case})
    both = published(ASKED, {"a": case}, respondents=7, invited=16)
    assert found(ASKED, few)["divided.a"].certainty == "likely"
    assert found(ASKED, both)["divided.a"].certainty == "tentative"


def test_divided_tells_along_which_levels_the_camps_run() -> None:
    case = criterion(2.4, 1.2, ad=1.6, vdeijk_a=-0.2)
    gap = difference("a", "governance", "operations")
    finding = found(ASKED, published(ASKED, {"a": case}, differences=[gap]))["divided.a"]
    assert [each.kind for each in finding.evidence] == ["agreement", "mean", "difference"]
    assert (finding.evidence[0].value, finding.evidence[0].second) == (-0.2, 1.6)
    assert finding.subjects == (Subject("level", "governance"), Subject("level", "operations"))


def test_divided_is_gravest_where_the_camps_are_groups_that_one_can_point_out() -> None:
    case = criterion(2.4, 1.2, ad=1.2, vdeijk_a=0.0)
    gap = difference("a", "midfield", dimension="line")
    assert found(ASKED, published(ASKED, {"a": case}, differences=[gap]))["divided.a"].severity == "high"
    unclear = difference("a", "governance", "operations", p=0.05)
    finding = found(ASKED, published(ASKED, {"a": case}, differences=[unclear]))["divided.a"]
    assert (len(finding.evidence), finding.subjects, finding.severity) == (2, (), "medium")
