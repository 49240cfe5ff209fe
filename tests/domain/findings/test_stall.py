"""Which three points come first."""

import pytest

from app.domain.breakdown import Part
from app.domain.disclosed import ChoiceCounts
from app.domain.finding import Certainty, Finding, FindingKind, Severity
from app.domain.findings import stall_points


def finding(
    id_: str,
    kind: FindingKind = "stalling",
    severity: Severity = "medium",
    certainty: Certainty = "likely",
    *parts: Part,
) -> Finding:
    """About the criterion that is named second in the id; none for what is about the network."""
    about = id_.split(".")[1] if kind not in ("isolated", "missing", "low-response") else None
    shown = parts or ((Part(about),) if about else ())
    return Finding(id_, kind, about, severity, certainty, id_, (), parts=shown)


def ids(*findings: Finding, **hindering: int) -> list[str]:
    """`hindering`: how many of ten people chose the criterion."""
    choices = {"hindering": ChoiceCounts(10, hindering) if hindering else None}
    return [each.id for each in stall_points(findings, choices)]


def test_severity_goes_before_certainty() -> None:
    assert ids(
        finding("stalling.a", "stalling", "medium", "clear"),
        finding("stalling.b", "stalling", "high", "tentative"),
        finding("stalling.c", "stalling", "high", "clear"),
    ) == ["stalling.c", "stalling.b", "stalling.a"]


def test_at_most_three() -> None:
    assert ids(*(finding(f"stalling.{name}") for name in "abcd")) == [
        "stalling.a",
        "stalling.b",
        "stalling.c",
    ]
    assert ids() == []


def test_what_partners_say_hinders_decides_between_equals() -> None:
    findings = [finding(f"stalling.{name}") for name in "abc"]
    assert ids(*findings, b=3, c=7) == ["stalling.c", "stalling.b", "stalling.a"]
    graver = finding("stalling.d", "stalling", "high")
    assert ids(*findings, graver, c=7)[0] == "stalling.d"


def test_only_the_question_on_what_hinders_counts() -> None:
    findings = (finding("stalling.a"), finding("stalling.b"))
    asked = {"best": ChoiceCounts(10, {"b": 9}), "hindering": ChoiceCounts(0, {})}
    assert [each.id for each in stall_points(findings, asked)] == ["stalling.a", "stalling.b"]


def test_between_equals_the_one_that_says_why_goes_first() -> None:
    assert ids(finding("stalling.a"), finding("facet-gap.b.x.y", "facet-gap")) == [
        "facet-gap.b.x.y",
        "stalling.a",
    ]


def test_two_points_are_about_the_same_criterion_only_if_there_is_nothing_else() -> None:
    same = (finding("divided.a", "divided", "high"), finding("facet-gap.a.x.y", "facet-gap", "high"))
    others = (finding("stalling.b"), finding("divided.c", "divided"))
    assert ids(*same, *others) == ["facet-gap.a.x.y", "divided.c", "stalling.b"]
    assert ids(*same, others[0]) == ["facet-gap.a.x.y", "stalling.b", "divided.a"]


@pytest.mark.parametrize("kind", ["facet-gap", "imbalance", "vertical-gap"])
def test_what_says_where_it_stalls_takes_the_place_and_weight_of_the_finding_that_it_does(
    kind: FindingKind,
) -> None:
    more, stalls = finding(f"{kind}.a.x", kind), finding("stalling.a", "stalling", "high", "clear")
    assert ids(finding("stalling.b", "stalling", "high"), more, stalls) == [f"{kind}.a.x", "stalling.b"]
    assert ids(finding(f"{kind}.a.x", kind, "low"), stalls) == ["stalling.a"]


def test_of_two_that_say_where_it_stalls_the_heavier_takes_the_place() -> None:
    light, heavy = finding("facet-gap.a.x.y", "facet-gap"), finding("imbalance.a.z", "imbalance", "high")
    assert ids(finding("stalling.a"), light, heavy) == ["imbalance.a.z", "facet-gap.a.x.y"]
    assert ids(finding("stalling.a"), finding("divided.a", "divided")) == ["divided.a", "stalling.a"]


def test_who_is_missing_is_never_a_point() -> None:
    assert (
        ids(
            finding("missing.level.governance", "missing", "high", "clear"),
            finding("low-response", "low-response", "high", "clear"),
            Finding("pattern.missing-line.goal", "pattern", None, "high", "clear", "x", ()),
        )
        == []
    )


def test_a_light_finding_is_no_point_unless_it_stalls() -> None:
    assert ids(
        finding("stalling.a", "stalling", "low"),
        finding("facet-gap.b.x.y", "facet-gap", "low"),
        finding("group-gap.c", "group-gap", "low"),
        finding("group-gap.d", "group-gap", "medium"),
    ) == ["group-gap.d", "stalling.a"]


def test_a_tentative_finding_is_no_point_unless_it_stalls_or_is_a_pattern() -> None:
    assert ids(
        finding("stalling.a", "stalling", "medium", "tentative"),
        finding("divided.b", "divided", "medium", "tentative"),
        finding("vertical-gap.c", "vertical-gap", "high", "tentative"),
        finding("isolated.line", "isolated", "high", "tentative"),
        pattern("medium", "tentative"),
    ) == ["divided.b", "stalling.a", "pattern.w"]
    assert ids(finding("vertical-gap.c", "vertical-gap", "high", "likely")) == ["vertical-gap.c"]


def pattern(severity: Severity = "medium", certainty: Certainty = "likely") -> Finding:
    parts = (Part("drive", "motivation"), Part("mandate", "backing"))
    return Finding("pattern.w", "pattern", "mandate", severity, certainty, "pattern.w", (), parts=parts)


def test_gaps_of_two_facets_to_the_same_one_are_one_point() -> None:
    low, other = Part("a", "low"), Part("a", "other")
    gaps = [
        finding("facet-gap.a.x.low", "facet-gap", "medium", "clear", Part("a", "x"), low),
        finding("facet-gap.a.y.low", "facet-gap", "high", "likely", Part("a", "y"), low),
        finding("facet-gap.a.y.other", "facet-gap", "medium", "likely", Part("a", "y"), other),
    ]
    assert ids(*gaps) == ["facet-gap.a.y.low", "facet-gap.a.y.other"]


def test_a_pattern_swallows_the_findings_of_its_parts() -> None:
    assert ids(
        pattern(),
        finding("stalling.mandate"),
        finding("vertical-gap.mandate", "vertical-gap"),
        finding("facet-gap.drive.motivation", "facet-gap", "medium", "likely", Part("drive", "motivation")),
    ) == ["pattern.w"]


def test_a_pattern_takes_the_weight_of_what_it_swallows() -> None:
    findings = (pattern(), finding("stalling.mandate", "stalling", "high", "clear"))
    assert ids(finding("stalling.a", "stalling", "high"), *findings) == ["pattern.w", "stalling.a"]
    assert ids(finding("stalling.a", "stalling", "high"), pattern()) == ["stalling.a", "pattern.w"]


def test_a_tentative_pattern_takes_no_place_and_comes_last() -> None:
    unsure = pattern("high", "tentative")
    assert ids(unsure, finding("stalling.mandate"), finding("stalling.a")) == [
        "stalling.mandate",
        "stalling.a",
        "pattern.w",
    ]
    others = [finding(f"stalling.{name}") for name in "abc"]
    assert "pattern.w" not in ids(unsure, *others)


def test_other_facets_of_what_is_high_stay_but_come_after_other_criteria() -> None:
    assert ids(pattern(), finding("stalling.drive"), finding("stalling.b"), finding("stalling.c")) == [
        "pattern.w",
        "stalling.b",
        "stalling.c",
    ]
    assert ids(pattern(), finding("stalling.drive")) == ["pattern.w", "stalling.drive"]


def test_a_group_that_stands_apart_is_about_no_criterion() -> None:
    apart = finding("isolated.line", "isolated", "high", "likely", Part("a"), Part("b"))
    assert ids(apart, finding("stalling.a", "stalling", "high"), a=9) == ["stalling.a", "isolated.line"]
