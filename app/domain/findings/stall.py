"""Where it stalls first: at most three points out of all findings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.finding import CERTAINTIES, SEVERITIES, Finding, FindingKind
from app.domain.findings.borders import HINDERING, MOST_POINTS

if TYPE_CHECKING:
    from app.domain.disclosed import ChoiceCounts

KINDS: tuple[FindingKind, ...] = (
    "pattern",
    "facet-gap",
    "imbalance",
    "vertical-gap",
    "divided",
    "stalling",
    "isolated",
    "line-gap",
    "group-gap",
)
"""Of findings that weigh the same the one that says most about the cause goes first. Kinds that are not here
are about who was asked and who answered, and are never a point."""

ALWAYS: frozenset[FindingKind] = frozenset({"stalling", "divided"})
"""Kinds that are a point however light or unsure: what stalls, stalls. A light or tentative finding of
another kind is worth telling, but one can't say that it stalls there. A pattern is never light, and may be
tentative: it tells the story of a criterion."""

SAY_MORE: frozenset[FindingKind] = frozenset({"facet-gap", "imbalance", "vertical-gap"})
"""Kinds that say of a criterion where in it, or between whom, it stalls: not only that it stalls."""

Weight = tuple[bool, int, int, float, int, int]


def stall_points(
    findings: tuple[Finding, ...], choices: "Mapping[str, ChoiceCounts | None]"
) -> tuple[Finding, ...]:
    """At most three of `findings`, first things first.

    Ordered by severity, then certainty, then the share of partners who chose the criterion as hindering
    (`choices`, by question; `borders.HINDERING`), then kind (`KINDS`), then the order of `findings`. A
    pattern takes the place of what is found about its criterion or about its parts alone, and the weight
    of the heaviest of these; so does what says more (`SAY_MORE`) with the finding that its criterion
    stalls, and the heaviest of the gaps of several facets to the same one with the others. A tentative
    pattern takes no place, and comes last. Two points are about the same criterion only where there is
    nothing else.
    """
    weights = {
        each.id: _weight(each, place, choices) for place, each in enumerate(findings) if _may_be_a_point(each)
    }
    points = [each for each in findings if each.id in weights]
    for whole in sorted(points, key=lambda each: (each.kind != "pattern", weights[each.id])):
        for part in [each for each in points if whole in points and _told_by(whole, each)]:
            points.remove(part)
            weights[whole.id] = min(weights[whole.id], weights[part.id])
    ordered = sorted(points, key=lambda each: weights[each.id])
    return tuple((*_about_different_criteria(ordered), *_the_rest(ordered))[:MOST_POINTS])


def _may_be_a_point(finding: Finding) -> bool:
    about_the_figures = finding.criterion is not None or finding.kind == "isolated"
    carries = finding.severity != "low" and (finding.certainty != "tentative" or finding.kind == "pattern")
    return finding.kind in KINDS and about_the_figures and (carries or finding.kind in ALWAYS)


def _weight(finding: Finding, place: int, choices: "Mapping[str, ChoiceCounts | None]") -> Weight:
    return (
        _is_a_first_sign(finding),
        SEVERITIES.index(finding.severity),
        CERTAINTIES.index(finding.certainty),
        -_share_hindered(finding, choices),
        KINDS.index(finding.kind),
        place,
    )


def _share_hindered(finding: Finding, choices: "Mapping[str, ChoiceCounts | None]") -> float:
    """The share of those who chose any criterion that chose one of this finding's; the highest of these."""
    counts = choices.get(HINDERING)
    if counts is None or counts.n == 0:
        return 0.0
    return max((counts.counts.get(each, 0) / counts.n for each in _criteria(finding)), default=0.0)


def _told_by(whole: Finding, finding: Finding) -> bool:
    if whole.kind in SAY_MORE:
        stalls = finding.kind == "stalling" and finding.criterion == whole.criterion
        return stalls or _lower_than_both(whole, finding)
    if whole.kind != "pattern" or _is_a_first_sign(whole) or finding.kind in ("pattern", "isolated"):
        return False
    return finding.criterion == whole.criterion or set(finding.parts) <= set(whole.parts)


def _lower_than_both(one: Finding, other: Finding) -> bool:
    """Whether these are gaps of two facets to the same third: that one is where it stalls, whatever lies
    above it."""
    gaps = one.kind == other.kind == "facet-gap" and one is not other
    return gaps and one.parts[-1:] == other.parts[-1:]


def _is_a_first_sign(finding: Finding) -> bool:
    return finding.kind == "pattern" and finding.certainty == "tentative"


def _criteria(finding: Finding) -> frozenset[str]:
    """None for a group that stands apart: it is about the network, whatever the criteria."""
    if finding.criterion is None:
        return frozenset()
    return frozenset({finding.criterion, *(part.criterion for part in finding.parts)})


def _about_different_criteria(ordered: list[Finding]) -> list[Finding]:
    taken: set[str] = set()
    chosen = []
    for each in ordered:
        if taken.isdisjoint(_criteria(each)):
            chosen.append(each)
            taken |= _criteria(each)
    return chosen


def _the_rest(ordered: list[Finding]) -> list[Finding]:
    chosen = _about_different_criteria(ordered)
    return [each for each in ordered if each not in chosen]
