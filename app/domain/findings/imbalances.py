"""Facets of bipolar items that tip to one pole."""

from app.domain.finding import Finding
from app.domain.findings.borders import FEW_PEOPLE
from app.domain.findings.gaps import Gap, Tipping
from app.domain.findings.reading import Reading
from app.domain.findings.weighing import beyond_doubt, certainty, severity


def imbalance_findings(reading: Reading, tippings: tuple[Tipping, ...]) -> tuple[Finding, ...]:
    """`imbalance.<criterion>.<facet>.<left|right>`; none where the facet goes well nevertheless, on a
    criterion that is strong."""
    return tuple(_imbalance(reading, each) for each in tippings if _worth_telling(reading, each))


def not_leaning(gaps: tuple[Gap, ...], imbalances: tuple[Finding, ...]) -> tuple[Gap, ...]:
    """The gaps left beside these: that a facet lies lower because it leans is told by where it leans to."""
    told = {part for each in imbalances for part in each.parts}
    return tuple(gap for gap in gaps if gap.lower not in told)


def _worth_telling(reading: Reading, tipping: Tipping) -> bool:
    """Whether the lean is worth telling: the criterion is not strong, or not by this facet, of which the mean
    lies below the norm."""
    if reading.verdict_kind(tipping.part.criterion) != "strong":
        return True
    mean = reading.mean_of(tipping.part)
    return mean is not None and mean.value < reading.norm(tipping.part.criterion)


def _imbalance(reading: Reading, tipping: Tipping) -> Finding:
    criterion, facet = tipping.part.criterion, tipping.part.facet
    key = f"imbalance.{criterion}.{facet}.{tipping.side}"
    mean = reading.mean_of(tipping.part)
    return Finding(
        id=key,
        kind="imbalance",
        criterion=criterion,
        severity=severity(tipping.tested.large, reading.verdict_kind(criterion) == "stalling"),
        certainty=certainty(
            beyond_doubt(tipping.tested.p), tipping.tested.n < FEW_PEOPLE, reading.low_response
        ),
        text=key,
        evidence=(tipping.evidence,) if mean is None else (tipping.evidence, mean),
        parts=(tipping.part,),
    )
