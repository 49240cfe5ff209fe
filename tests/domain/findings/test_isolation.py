"""A group that stands apart, in place of one gap after another."""

from dataclasses import replace

import pytest

from app.domain.breakdown import Difference
from app.domain.finding import Subject
from app.domain.grouping import Dimension
from tests.domain.findings.samples import breakdown, difference, found, published, questionnaire

SIX = ("a", "b", "c", "d", "e", "f")
ASKED = questionnaire(dict.fromkeys(SIX, ("one",)))
LINES = breakdown("line", defence=6, midfield=6, forward=6)


def apart(criteria: str, *, group: str = "defence", p: float = 0.02, delta: float = -0.5) -> list[Difference]:
    """The group differs on these, and on no other criterion."""
    return [
        difference(
            each,
            group,
            dimension="line",
            p=p if each in criteria else 0.8,
            delta=delta if each in criteria else 0.0,
        )
        for each in SIX
    ]


def test_on_three_criteria_it_stands_apart_and_the_gaps_go() -> None:
    findings = found(ASKED, published(ASKED, differences=apart("abc"), breakdowns=[LINES]))
    assert set(findings) == {"isolated.line"}
    finding = findings["isolated.line"]
    assert (finding.text, finding.criterion) == ("isolated.line", None)
    assert finding.subjects == (Subject("line", "defence"),)
    assert [each.part and each.part.criterion for each in finding.evidence] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "differences",
    [
        apart("ab"),
        [*apart("ab"), *(each for each in apart("c", delta=0.5) if each.criterion == "c")],  # other way
    ],
)
def test_on_two_it_just_does_not(differences: list[Difference]) -> None:
    once = [each for each in differences if not (each.criterion == "c" and each.delta == 0.0)]
    ids = set(found(ASKED, published(ASKED, differences=once, breakdowns=[LINES])))
    assert "isolated.line" not in ids
    assert {"line-gap.a.line.defence", "line-gap.b.line.defence"} <= ids


def test_of_two_groups_neither_stands_apart() -> None:
    two = breakdown("line", defence=6, midfield=6)
    ids = set(found(ASKED, published(ASKED, differences=apart("abc"), breakdowns=[two])))
    assert ids == {f"line-gap.{each}.line.defence" for each in "abc"}


def test_with_many_criteria_a_third_is_needed() -> None:
    names = [f"c{number}" for number in range(12)]
    asked = questionnaire(dict.fromkeys(names, ("one",)))
    for differing, expected in ((3, False), (4, True)):
        differences = [
            difference(each, "defence", dimension="line", p=0.01 if place < differing else 0.9)
            for place, each in enumerate(names)
        ]
        ids = set(found(asked, published(asked, differences=differences, breakdowns=[LINES])))
        assert ("isolated.line" in ids) is expected


def test_the_mirror_image_in_other_groups_is_not_told() -> None:
    """Who is set beside everybody else is set beside the group that stands apart, too."""
    mirror = apart("ab", group="midfield", delta=0.4)
    figures = published(ASKED, differences=[*apart("abc"), *mirror], breakdowns=[LINES])
    assert set(found(ASKED, figures)) == {"isolated.line"}


def test_what_lies_on_other_criteria_is_still_told() -> None:
    more = apart("d", group="midfield", delta=0.4)
    figures = published(ASKED, differences=[*apart("abc"), *more], breakdowns=[LINES])
    assert set(found(ASKED, figures)) == {"isolated.line", "line-gap.d.line.midfield"}


def test_a_level_that_stands_apart_takes_its_vertical_gaps_with_it() -> None:
    dimension: Dimension = "level"
    levels = breakdown(dimension, governance=6, management=6, operations=6)
    differences = [
        *(difference(each, "governance") for each in "abc"),
        difference("a", "governance", "operations"),
        difference("b", "management", "operations"),
        difference("d", "governance", "operations"),
    ]
    assert set(found(ASKED, published(ASKED, differences=differences, breakdowns=[levels]))) == {
        "isolated.level",
        "vertical-gap.b.management.operations",
        "vertical-gap.d.governance.operations",
    }


@pytest.mark.parametrize(
    ("dimension", "p", "expected"),
    [
        ("level", 0.009, ("high", "clear")),  # three of six is half
        ("level", 0.01, ("high", "likely")),
        ("line", 0.009, ("high", "likely")),  # lines are made of organisations
        ("line", 0.01, ("high", "tentative")),
    ],
)
def test_how_grave_and_how_sure(dimension: Dimension, p: float, expected: tuple[str, str]) -> None:
    differences = [replace(each, dimension=dimension) for each in apart("abc", p=p)]
    groups = replace(LINES, dimension=dimension)
    finding = found(ASKED, published(ASKED, differences=differences, breakdowns=[groups]))[
        f"isolated.{dimension}"
    ]
    assert (finding.severity, finding.certainty) == expected


@pytest.mark.parametrize(("beyond_doubt", "expected"), [("ab", "likely"), ("abc", "clear")])
def test_it_is_clear_on_as_many_criteria_as_are_needed(beyond_doubt: str, expected: str) -> None:
    differences = [
        difference(each, "governance", p=0.009 if each in beyond_doubt else 0.02) for each in "abcd"
    ]
    levels = breakdown("level", governance=6, management=6, operations=6)
    figures = published(ASKED, differences=differences, breakdowns=[levels])
    assert found(ASKED, figures)["isolated.level"].certainty == expected


def test_on_less_than_half_it_is_less_grave() -> None:
    names = [f"c{number}" for number in range(7)]
    asked = questionnaire(dict.fromkeys(names, ("one",)))
    differences = [
        difference(each, "defence", dimension="line", p=0.01 if place < 3 else 0.9)
        for place, each in enumerate(names)
    ]
    figures = published(asked, differences=differences, breakdowns=[LINES])
    assert found(asked, figures)["isolated.line"].severity == "medium"
