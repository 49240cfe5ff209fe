"""Gaps between two facets of one criterion."""

from app.domain.finding import Finding
from app.domain.findings.borders import FEW_PEOPLE
from app.domain.findings.gaps import Gap
from app.domain.findings.reading import Reading
from app.domain.findings.weighing import beyond_doubt, certainty, severity


def facet_gap_findings(reading: Reading, gaps: tuple[Gap, ...]) -> tuple[Finding, ...]:
    """`facet-gap.<criterion>.<higher facet>.<lower facet>` for each of `gaps` within one criterion.

    None where the lower facet, too, lies with its whole interval at or above the norm: both go well then.
    """
    return tuple(
        _facet_gap(reading, gap)
        for gap in gaps
        if gap.higher.criterion == gap.lower.criterion and not _both_go_well(reading, gap)
    )


def _both_go_well(reading: Reading, gap: Gap) -> bool:
    interval = reading.interval_of(gap.lower)
    return interval is not None and interval[0] >= reading.norm(gap.lower.criterion)


def _facet_gap(reading: Reading, gap: Gap) -> Finding:
    criterion = gap.lower.criterion
    key = f"facet-gap.{criterion}.{gap.higher.facet}.{gap.lower.facet}"
    lower = reading.mean_of(gap.lower)
    return Finding(
        id=key,
        kind="facet-gap",
        criterion=criterion,
        severity=severity(gap.tested.large, lower is not None and lower.value < reading.norm(criterion)),
        certainty=certainty(beyond_doubt(gap.tested.p), gap.tested.n < FEW_PEOPLE, reading.low_response),
        text=key,
        evidence=tuple(
            each for each in (gap.evidence, reading.mean_of(gap.higher), lower) if each is not None
        ),
        parts=(gap.higher, gap.lower),
    )
