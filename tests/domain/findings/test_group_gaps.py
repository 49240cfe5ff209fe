"""Gaps between levels, lines, sectors and organisations."""

from dataclasses import replace

import pytest

from app.domain.breakdown import Difference
from app.domain.finding import Evidence, Subject
from app.domain.grouping import MERGED, Dimension
from tests.domain.findings.samples import (
    WITHHELD,
    breakdown,
    difference,
    found,
    part,
    published,
    questionnaire,
)

ASKED = questionnaire({"a": ("one",), "b": ("one",)})
VERTICAL = "vertical-gap.a.governance.operations"


@pytest.mark.parametrize(
    ("case", "ids"),
    [
        (difference("a", "governance", "operations"), {VERTICAL}),
        (difference("a", "operations", "governance"), {VERTICAL}),  # the upper level is named first
        # borders: p < .05 and |delta| >= .33
        (difference("a", "governance", "operations", p=0.049), {VERTICAL}),
        (difference("a", "governance", "operations", p=0.05), set()),
        (difference("a", "governance", "operations", delta=0.33), {VERTICAL}),
        (difference("a", "governance", "operations", delta=-0.33), {VERTICAL}),
        (difference("a", "governance", "operations", delta=0.32), set()),
        # a level beside everybody else is no vertical gap; a line beside another line no line gap
        (difference("a", "governance"), set()),
        (difference("a", "midfield", "defence", dimension="line"), set()),
        (difference("a", "midfield", dimension="line"), {"line-gap.a.line.midfield"}),
        (difference("a", "midfield", dimension="line", delta=0.32), set()),
        (difference("a", "youth", dimension="sector"), {"group-gap.a.sector.youth"}),
        (difference("a", "youth", dimension="sector", p=0.05), set()),
        (
            difference("a", "Stichting 't Pad & Co.", dimension="organisation"),
            {"group-gap.a.organisation.stichting-t-pad-co"},
        ),
        (difference("a", MERGED, dimension="sector"), set()),
        (difference("unknown", "youth", dimension="sector"), set()),
    ],
)
def test_which_differences_count(case: Difference, ids: set[str]) -> None:
    assert set(found(ASKED, published(ASKED, differences=[case]))) == ids


def test_none_on_a_criterion_that_is_withheld() -> None:
    figures = published(ASKED, {"a": WITHHELD}, differences=[difference("a", "youth", dimension="sector")])
    assert not found(ASKED, figures)


def test_texts_and_evidence_of_a_vertical_gap() -> None:
    case = difference("a", "governance", "operations", delta=-0.5, means=(2.9, 4.1))
    finding = found(ASKED, published(ASKED, differences=[case]))[VERTICAL]
    upper, lower = Subject("level", "governance"), Subject("level", "operations")
    assert (finding.kind, finding.text, finding.criterion) == ("vertical-gap", VERTICAL, "a")
    assert finding.subjects == (lower, upper)  # who scores higher first
    assert finding.evidence == (
        Evidence("difference", -1.2, part=part("a"), subject=upper, other=lower, n=8, second=-0.5),
        Evidence("mean", 2.9, part=part("a"), subject=upper, n=8),
        Evidence("mean", 4.1, part=part("a"), subject=lower, n=8),
    )


def test_texts_and_evidence_of_a_line_gap() -> None:
    case = difference("a", "midfield", dimension="line")
    finding = found(ASKED, published(ASKED, differences=[case]))["line-gap.a.line.midfield"]
    midfield = Subject("line", "midfield")
    assert (finding.kind, finding.text, finding.subjects) == ("line-gap", "line-gap.a", (midfield,))
    assert finding.evidence == (
        Evidence("difference", 1.0, part=part("a"), subject=midfield, n=8, second=0.5),
        Evidence("mean", 4.0, part=part("a"), subject=midfield, n=8),
    )


def test_one_finding_a_criterion_and_dimension_about_the_largest_difference() -> None:
    cases = [
        difference("a", "governance", "management", delta=0.4),
        difference("a", "governance", "operations", delta=0.6),
        difference("b", "governance", "management", delta=0.4),
        difference("a", "midfield", dimension="line", delta=-0.4),
        difference("a", "defence", dimension="line", delta=0.5),
    ]
    findings = found(ASKED, published(ASKED, differences=cases))
    assert set(findings) == {VERTICAL, "vertical-gap.b.governance.management", "line-gap.a.line.defence"}
    assert [each.second for each in findings[VERTICAL].evidence if each.kind == "difference"] == [0.6, 0.4]


def test_the_largest_difference_may_be_a_negative_one() -> None:
    cases = [
        difference("a", "midfield", dimension="line", delta=0.4),
        difference("a", "defence", dimension="line", delta=-0.6),
    ]
    assert set(found(ASKED, published(ASKED, differences=cases))) == {"line-gap.a.line.defence"}


@pytest.mark.parametrize(
    ("delta", "lowest", "expected"),
    [(0.47, 3.5, "low"), (0.47, 3.4, "medium"), (0.48, 3.5, "medium"), (0.48, 3.4, "high")],
)
def test_severity(delta: float, lowest: float, expected: str) -> None:
    case = difference("a", "governance", "operations", delta=delta, means=(4.5, lowest))
    assert found(ASKED, published(ASKED, differences=[case]))[VERTICAL].severity == expected


@pytest.mark.parametrize(
    ("p", "answered", "respondents", "expected"),
    [
        (0.009, 8, 16, "clear"),
        (0.01, 8, 16, "likely"),
        (0.009, 8, 10, "likely"),  # 10 of 16 in the whole network
        (0.009, 6, 16, "likely"),  # 6 of 10 in one of the groups
        (0.01, 6, 16, "tentative"),
    ],
)
def test_certainty(p: float, answered: int, respondents: int, expected: str) -> None:
    levels = breakdown("level", governance=8, operations=answered)
    thin = replace(levels, groups=(levels.groups[0], replace(levels.groups[1], invited=max(10, answered))))
    thin = levels if answered == 8 else thin
    case = difference("a", "governance", "operations", p=p)
    figures = published(ASKED, differences=[case], breakdowns=[thin], respondents=respondents)
    assert found(ASKED, figures)[VERTICAL].certainty == expected


@pytest.mark.parametrize(
    ("p", "expected"),
    [(0.003, "clear"), (0.004, "likely"), (0.016, "likely"), (0.017, "tentative"), (0.049, "tentative")],
)
def test_with_more_pairs_compared_it_takes_more_to_be_sure(p: float, expected: str) -> None:
    """Three pairs of levels: 3 p is held beside .01 and .05; levels beside everybody else do not count."""
    cases = [
        difference("a", "governance", "operations", p=p),
        difference("a", "governance", "management", p=0.8),
        difference("b", "management", "operations", p=0.8),
        difference("b", "management", p=0.8),
    ]
    assert found(ASKED, published(ASKED, differences=cases))[VERTICAL].certainty == expected


@pytest.mark.parametrize(
    ("dimension", "p", "expected"),
    [
        ("line", 0.009, "likely"),
        ("line", 0.01, "tentative"),
        ("sector", 0.009, "likely"),
        ("sector", 0.01, "tentative"),
        ("organisation", 0.009, "clear"),
        ("organisation", 0.01, "likely"),
    ],
)
def test_groups_of_whole_organisations_are_one_step_less_sure(
    dimension: Dimension, p: float, expected: str
) -> None:
    """Colleagues answer alike, which shuffling people does not know: one organisation may be all of it."""
    (finding,) = found(
        ASKED, published(ASKED, differences=[difference("a", "one", dimension=dimension, p=p)])
    ).values()
    assert finding.certainty == expected
