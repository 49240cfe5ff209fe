"""A group that stands apart from everybody else on many criteria, in the same direction."""

from math import ceil

from app.domain.breakdown import Difference, Part
from app.domain.finding import Finding
from app.domain.findings.borders import (
    MADE_OF_ORGANISATIONS,
    MUCH_OF_CRITERIA,
    NEEDED_CRITERIA,
    NEEDED_SHARE,
)
from app.domain.findings.group_gaps import (
    GroupGap,
    counting,
    difference_evidence,
    group_of,
    thinly_answered,
    widened,
)
from app.domain.findings.reading import Reading
from app.domain.findings.weighing import beyond_doubt, certainty, severity
from app.domain.grouping import DIMENSIONS, Dimension

LEAST_GROUPS = 3
"""Of two groups neither stands apart: they differ from each other."""


def isolated_findings(reading: Reading) -> tuple[Finding, ...]:
    """`isolated.<dimension>`, at most one a dimension: the group that differs on most criteria, and of two
    such groups the one that differs most."""
    found = (_isolated(reading, dimension) for dimension in DIMENSIONS)
    return tuple(each for each in found if each is not None)


def not_told_by(isolated: tuple[Finding, ...], gaps: tuple[GroupGap, ...]) -> tuple[GroupGap, ...]:
    """The gaps left beside findings that a group stands apart, which tell the gaps of that dimension on their
    criteria: of levels those in which the group takes part, else all, since to differ from everybody else
    makes the others differ from everybody else, too."""
    return tuple(gap for gap in gaps if not any(_told(gap, each) for each in isolated))


def _told(gap: GroupGap, isolated: Finding) -> bool:
    apart = isolated.subjects[0]
    return (
        gap.dimension == apart.dimension
        and Part(gap.criterion) in isolated.parts
        and (gap.dimension != "level" or apart in gap.subjects)
    )


def _isolated(reading: Reading, dimension: Dimension) -> Finding | None:
    breakdown = reading.breakdowns.get(dimension)
    if breakdown is None or len(breakdown.groups) < LEAST_GROUPS:
        return None
    sides = [
        _side(reading, dimension, group.id, direction) for group in breakdown.groups for direction in (-1, 1)
    ]
    strongest = max(sides, key=lambda side: (len(side), sum(abs(each.delta) for each in side)))
    if not strongest:
        return None
    compared = _compared(reading, strongest[0])
    needed = max(NEEDED_CRITERIA, ceil(NEEDED_SHARE * compared))
    return _finding(reading, strongest, needed, compared) if len(strongest) >= needed else None


def _side(reading: Reading, dimension: Dimension, group: str, direction: int) -> tuple[Difference, ...]:
    """The criteria on which the group differs from everybody else in this direction, one difference each."""
    found = {
        each.criterion: each
        for each in counting(reading)
        if (each.dimension, each.group, each.other) == (dimension, group, None) and each.delta * direction > 0
    }
    return tuple(found[criterion] for criterion in reading.shown if criterion in found)


def _compared(reading: Reading, example: Difference) -> int:
    """On how many criteria this group was compared with everybody else."""
    key = (example.dimension, example.group, None)
    return len(
        {
            each.criterion
            for each in reading.published.results.differences
            if (each.dimension, each.group, each.other) == key
        }
    )


def _finding(reading: Reading, side: tuple[Difference, ...], needed: int, compared: int) -> Finding:
    apart = group_of(side[0])
    key = f"isolated.{apart.dimension}"
    sure = sum(beyond_doubt(widened(reading, each)) for each in side)
    return Finding(
        id=key,
        kind="isolated",
        criterion=None,
        severity=severity(True, len(side) >= MUCH_OF_CRITERIA * compared),
        certainty=certainty(
            sure >= needed,
            apart.dimension in MADE_OF_ORGANISATIONS,
            thinly_answered(reading, [apart]),
        ),
        text=key,
        evidence=tuple(difference_evidence(each) for each in side),
        subjects=(apart,),
        parts=tuple(Part(each.criterion) for each in side),
    )
