"""Patterns over parts and criteria: `pattern_table.PATTERNS` held beside the figures."""

from dataclasses import dataclass

from app.domain.breakdown import SIGNIFICANCE, Difference, Part
from app.domain.finding import Certainty, Evidence, Finding, Severity, Subject
from app.domain.findings.borders import FEW_PEOPLE
from app.domain.findings.gaps import Gap, Tipping
from app.domain.findings.group_gaps import (
    GroupGap,
    difference_evidence,
    group_means,
    group_of,
    other_of,
    thinly_answered,
    upper_and_lower,
    widened,
)
from app.domain.findings.pattern_table import PATTERNS, GapPattern, LeanPattern, Pattern, VerticalPattern
from app.domain.findings.reading import Reading
from app.domain.findings.weighing import beyond_doubt, certainty, severity


@dataclass(frozen=True)
class Signs:
    """What the patterns look for, found before."""

    gaps: tuple[Gap, ...]
    tippings: tuple[Tipping, ...]
    groups: tuple[GroupGap, ...]


def pattern_findings(reading: Reading, signs: Signs) -> tuple[Finding, ...]:
    """`pattern.<name>`, in the order of the table, each name once."""
    found: dict[str, Finding] = {}
    for pattern in PATTERNS:
        finding = _applied(reading, signs, pattern)
        if finding is not None:
            found.setdefault(finding.id, finding)
    return tuple(found.values())


def not_told_by(patterns: tuple[Finding, ...], findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The gaps between facets and imbalances of which no pattern has all the parts."""
    return tuple(
        each for each in findings if not any(set(each.parts) <= set(pattern.parts) for pattern in patterns)
    )


def _applied(reading: Reading, signs: Signs, pattern: Pattern) -> Finding | None:
    if isinstance(pattern, GapPattern):
        return _gap_pattern(reading, signs.gaps, pattern)
    if isinstance(pattern, VerticalPattern):
        return _vertical_pattern(reading, signs.groups, pattern)
    return _lean_pattern(reading, signs.tippings, pattern)


def _gap_pattern(reading: Reading, gaps: tuple[Gap, ...], pattern: GapPattern) -> Finding | None:
    gap = next((each for each in gaps if (each.higher, each.lower) == (pattern.high, pattern.low)), None)
    high, low = reading.mean_of(pattern.high), reading.mean_of(pattern.low)
    if gap is None or high is None or low is None or not _on_both_sides(reading, high, low):
        return None
    return _finding(
        pattern.name,
        pattern.low.criterion,
        severity(True, gap.tested.large or low.value <= reading.middle(pattern.low.criterion)),
        certainty(
            beyond_doubt(gap.tested.p),
            _holds_norm(reading, pattern.high) or _holds_norm(reading, pattern.low),
            gap.tested.n < FEW_PEOPLE,
            reading.low_response,
        ),
        (gap.evidence, high, low),
        (pattern.high, pattern.low),
    )


def _vertical_pattern(
    reading: Reading, groups: tuple[GroupGap, ...], pattern: VerticalPattern
) -> Finding | None:
    high = reading.mean_of(pattern.high)
    difference = _unheard_below(reading, groups, pattern.criterion)
    if high is None or difference is None or high.value < reading.norm(pattern.high.criterion):
        return None
    subjects = _upper_first(difference)
    low = min(difference.mean, difference.mean_other)
    return _finding(
        pattern.name,
        pattern.criterion,
        severity(True, difference.size == "large" or low <= reading.middle(pattern.criterion)),
        certainty(
            beyond_doubt(widened(reading, difference)),
            widened(reading, difference) >= SIGNIFICANCE,
            _holds_norm(reading, pattern.high),
            thinly_answered(reading, subjects),
        ),
        (difference_evidence(difference), *group_means(difference), high),
        (pattern.high, Part(pattern.criterion)),
        subjects,
        text=f"pattern.{pattern.name}.vertical",
    )


def _upper_first(difference: Difference) -> tuple[Subject, ...]:
    """Both levels; the upper one is the one that scores higher."""
    subjects = tuple(filter(None, (group_of(difference), other_of(difference))))
    return subjects if difference.delta > 0 else subjects[::-1]


def _unheard_below(reading: Reading, groups: tuple[GroupGap, ...], criterion: str) -> Difference | None:
    """The largest difference on the criterion in which the lower level scores lower, and below the norm."""
    for gap in groups:
        for each in gap.differences if gap.criterion == criterion else ():
            pair = upper_and_lower(each)
            lower_is_low = pair is not None and (each.delta > 0) == (each.group == pair[0])
            if lower_is_low and min(each.mean, each.mean_other) < reading.norm(criterion):
                return each
    return None


def _lean_pattern(reading: Reading, tippings: tuple[Tipping, ...], pattern: LeanPattern) -> Finding | None:
    matching = [each for each in tippings if each.part in pattern.parts and each.side == pattern.side]
    if {each.part for each in matching} != set(pattern.parts):
        return None
    criterion = pattern.parts[0].criterion
    if reading.verdict_kind(criterion) == "strong":
        return None
    return _finding(
        pattern.name,
        criterion,
        severity(True, any(each.tested.large for each in matching)),
        certainty(
            all(beyond_doubt(each.tested.p) for each in matching),
            any(each.tested.n < FEW_PEOPLE for each in matching),
            reading.low_response,
        ),
        tuple(each.evidence for each in matching),
        pattern.parts,
    )


def _on_both_sides(reading: Reading, high: Evidence, low: Evidence) -> bool:
    """Whether the one mean lies at or above the norm and the other below it, as printed."""
    return (
        high.part is not None
        and low.part is not None
        and high.value >= reading.norm(high.part.criterion)
        and low.value < reading.norm(low.part.criterion)
    )


def _holds_norm(reading: Reading, part: Part) -> bool:
    """Whether the norm may well be where the mean of this facet is: it lies within its interval."""
    interval = reading.interval_of(part)
    return interval is None or interval[0] < reading.norm(part.criterion) <= interval[1]


def _finding(
    name: str,
    criterion: str,
    grave: Severity,
    sure: Certainty,
    evidence: tuple[Evidence, ...],
    parts: tuple[Part, ...],
    subjects: tuple[Subject, ...] = (),
    text: str | None = None,
) -> Finding:
    key = f"pattern.{name}"
    return Finding(key, "pattern", criterion, grave, sure, text or key, evidence, subjects, parts)
