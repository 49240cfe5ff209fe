"""Facets of bipolar items that tip to one pole."""

from app.domain.finding import Finding
from app.domain.findings.borders import FEW_PEOPLE
from app.domain.findings.gaps import Tipping
from app.domain.findings.reading import Reading
from app.domain.findings.weighing import beyond_doubt, certainty, severity


def imbalance_findings(reading: Reading, tippings: tuple[Tipping, ...]) -> tuple[Finding, ...]:
    """`imbalance.<criterion>.<facet>.<left|right>`; none on a criterion that is strong nevertheless."""
    return tuple(
        _imbalance(reading, each)
        for each in tippings
        if reading.verdict_kind(each.part.criterion) != "strong"
    )


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
