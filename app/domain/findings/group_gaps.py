"""Criteria on which groups differ: levels above and below each other, a line, a sector or an organisation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from app.domain.breakdown import SIGNIFICANCE, Difference, Part
from app.domain.finding import Evidence, Finding, FindingKind, Subject
from app.domain.findings.borders import MADE_OF_ORGANISATIONS
from app.domain.findings.reading import Reading, few_answered
from app.domain.findings.weighing import beyond_doubt, certainty, severity
from app.domain.grouping import DIMENSIONS, MERGED, Dimension
from app.domain.vocabulary import LEVELS, Level


@dataclass(frozen=True)
class GroupGap:
    """One criterion on which groups of one dimension differ. `differences`: all that count, largest first."""

    criterion: str
    dimension: Dimension
    differences: tuple[Difference, ...]

    @property
    def main(self) -> Difference:
        return self.differences[0]

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The groups of the main difference, the higher-scoring first; everybody else is no subject."""
        group, other = group_of(self.main), other_of(self.main)
        if other is None:
            return (group,)
        higher = self.main.mean - self.main.mean_other or self.main.delta
        return (group, other) if higher > 0 else (other, group)

    @property
    def evidence(self) -> Evidence:
        return difference_evidence(self.main)


def group_gaps(reading: Reading) -> tuple[GroupGap, ...]:
    """At most one a criterion and dimension: levels by vertical pairs, others beside everybody else."""
    differences = [
        each for each in counting(reading) if (each.other is not None) == (each.dimension == "level")
    ]
    return tuple(
        GroupGap(criterion, dimension, found)
        for dimension in DIMENSIONS
        for criterion in reading.shown
        if (
            found := tuple(
                sorted(
                    (
                        each
                        for each in differences
                        if (each.criterion, each.dimension) == (criterion, dimension)
                    ),
                    key=lambda each: -abs(each.delta),
                )
            )
        )
    )


def counting(reading: Reading) -> Iterable[Difference]:
    """The differences that are told from chance (p < .05 after Holm) and at least of medium size (Cliff's
    delta .33), on criteria that are shown; never of the merged group, which is no group of its own."""
    return (
        each
        for each in reading.published.results.differences
        if each.clear
        and each.size in ("medium", "large")
        and each.criterion in reading.shown
        and MERGED not in (each.group, each.other)
    )


def widened(reading: Reading, difference: Difference) -> float:
    """The p of a difference times the number of comparisons of its sort: pairs of levels, or groups beside
    everybody else. p itself is corrected for the criteria alone (Bonferroni on top of Holm)."""
    sort = (difference.dimension, difference.other is None)
    pairs = {
        (each.group, each.other)
        for each in reading.published.results.differences
        if (each.dimension, each.other is None) == sort
    }
    return difference.p * len(pairs)


def group_gap_findings(reading: Reading, gaps: tuple[GroupGap, ...]) -> tuple[Finding, ...]:
    """`vertical-gap.<criterion>.<upper level>.<lower level>`, `line-gap.<criterion>` or
    `group-gap.<criterion>`."""
    return tuple(_finding(reading, gap) for gap in gaps)


def group_of(difference: Difference) -> Subject:
    return Subject(difference.dimension, difference.group)


def other_of(difference: Difference) -> Subject | None:
    return None if difference.other is None else Subject(difference.dimension, difference.other)


def difference_evidence(difference: Difference) -> Evidence:
    return Evidence(
        "difference",
        # the two means are printed with one decimal, so their difference has no more
        round(difference.mean - difference.mean_other, 1),
        part=Part(difference.criterion),
        subject=group_of(difference),
        other=other_of(difference),
        n=difference.n,
        second=difference.delta,
    )


def thinly_answered(reading: Reading, subjects: Iterable[Subject]) -> bool:
    """Whether too few answered in the whole network, or in one of these groups."""
    groups = [reading.group(subject.dimension, subject.group) for subject in subjects]
    return reading.low_response or any(
        few_answered(group.respondents, group.invited) for group in groups if group is not None
    )


def slug(name: str) -> str:
    """The name of a group as part of an id.

    >>> slug("Politie Eenheid Oost-Nederland")
    'politie-eenheid-oost-nederland'
    """
    return re.sub(r"\W+", "-", name.casefold()).strip("-")


def upper_and_lower(difference: Difference) -> tuple[str, str] | None:
    """The levels of a vertical pair, the upper first; None for any other difference."""
    levels = (difference.group, difference.other)
    if difference.dimension != "level" or not set(levels) <= set(LEVELS):
        return None
    upper, lower = sorted(cast(tuple[Level, Level], levels), key=LEVELS.index)
    return upper, lower


def _finding(reading: Reading, gap: GroupGap) -> Finding:
    main = gap.main
    kind, key, id_ = _naming(gap)
    lowest = min(main.mean, main.mean_other)
    return Finding(
        id=id_,
        kind=kind,
        criterion=gap.criterion,
        severity=severity(main.size == "large", lowest < reading.norm(gap.criterion)),
        certainty=certainty(
            beyond_doubt(widened(reading, main)),
            widened(reading, main) >= SIGNIFICANCE,
            gap.dimension in MADE_OF_ORGANISATIONS,
            thinly_answered(reading, gap.subjects),
        ),
        text=key,
        evidence=(
            gap.evidence,
            *group_means(main),
            *(difference_evidence(each) for each in gap.differences[1:]),
        ),
        subjects=gap.subjects,
        parts=(Part(gap.criterion),),
    )


def _naming(gap: GroupGap) -> tuple[FindingKind, str, str]:
    """Kind, key of the texts, and id."""
    pair = upper_and_lower(gap.main)
    if pair is not None:
        key = f"vertical-gap.{gap.criterion}.{pair[0]}.{pair[1]}"
        return "vertical-gap", key, key
    kind: FindingKind = "line-gap" if gap.dimension == "line" else "group-gap"
    key = f"{kind}.{gap.criterion}"
    return kind, key, f"{key}.{gap.dimension}.{slug(gap.main.group)}"


def group_means(difference: Difference) -> list[Evidence]:
    """The means behind a difference; everybody else has none of its own."""
    part, group, other = Part(difference.criterion), group_of(difference), other_of(difference)
    means = [Evidence("mean", difference.mean, part=part, subject=group, n=difference.n)]
    if other is not None:
        means.append(Evidence("mean", difference.mean_other, part=part, subject=other, n=difference.n_other))
    return means
