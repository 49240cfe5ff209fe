"""Criteria that stall, and criteria on which partners are divided: the verdicts, weighed."""

import numpy as np

from app.domain.breakdown import Part
from app.domain.diagnosis import LOWEST_AGREEMENT, rules
from app.domain.figures import CriterionFigures
from app.domain.finding import Evidence, Finding
from app.domain.findings.borders import FEW_PEOPLE
from app.domain.findings.group_gaps import GroupGap
from app.domain.findings.reading import Reading
from app.domain.findings.weighing import certainty, severity
from app.domain.rounding import rounded
from app.statistics.estimation import confidence_interval, standard_error


def verdict_findings(reading: Reading, groups: tuple[GroupGap, ...]) -> tuple[Finding, ...]:
    """`stalling.<criterion>` and `divided.<criterion>`, in the questionnaire's order.

    `groups`: the gaps between groups, which tell whether camps run along levels, lines or other groups.
    """
    found = []
    for criterion, figures in reading.shown.items():
        verdict = reading.verdict_kind(criterion)
        if verdict == "stalling":
            found.append(_stalling(reading, criterion, figures))
        elif verdict == "divided":
            found.append(_divided(reading, criterion, figures, groups))
    return tuple(each for each in found if each is not None)


def _stalling(reading: Reading, criterion: str, figures: CriterionFigures) -> Finding | None:
    """Graver with a mean at or below the middle, and gravest when it lies as far below the middle as the norm
    lies above it: then partners deny as much as the norm asks them to affirm."""
    mean = figures.mean
    if mean is None:
        return None
    norm, middle = reading.norm(criterion), reading.middle(criterion)
    holds_anyway = figures.bounds is not None and figures.bounds[1] < norm
    return Finding(
        id=f"stalling.{criterion}",
        kind="stalling",
        criterion=criterion,
        severity=severity(mean <= middle, mean <= 2 * middle - norm),
        certainty=certainty(
            _far_below(reading, figures, norm),
            figures.n < FEW_PEOPLE,
            reading.low_response and not holds_anyway,
        ),
        text=f"stalling.{criterion}",
        evidence=_mean(reading, criterion),
        parts=(Part(criterion),),
    )


def _divided(
    reading: Reading, criterion: str, figures: CriterionFigures, groups: tuple[GroupGap, ...]
) -> Finding | None:
    """Gravest when answers lie further apart than if they were spread evenly over the values, or when the
    camps are groups that one can point out: then parts of the network stand against each other."""
    ad, agreement = figures.ad, figures.vdeijk_a
    if ad is None or agreement is None:
        return None
    camps = [each for each in groups if each.criterion == criterion]
    past = _past_borders(reading, criterion, ad, agreement)
    return Finding(
        id=f"divided.{criterion}",
        kind="divided",
        criterion=criterion,
        severity=severity(True, agreement < 0 or bool(camps)),
        certainty=certainty(past >= 1, past < 1 / 2, figures.n < FEW_PEOPLE, reading.low_response),
        text=f"divided.{criterion}",
        evidence=(
            Evidence("agreement", agreement, part=Part(criterion), n=figures.n, second=ad),
            *_mean(reading, criterion),
            *(each.evidence for each in camps),
        ),
        subjects=tuple(dict.fromkeys(subject for each in camps for subject in each.subjects)),
        parts=(Part(criterion),),
    )


def _past_borders(reading: Reading, criterion: str, ad: float, agreement: float) -> float:
    """How far both figures lie past their borders: 0 at the border, 1 where answers spread evenly over the
    values would lie (A = 0; the mean deviation is then (m^2 - 1) / 4m for an odd number of values m, m / 4
    for an even one). The figure that lies less far decides."""
    scale = reading.criterion(criterion)
    border = rules(scale.minimum, scale.maximum).deviation
    values = scale.maximum - scale.minimum + 1
    even_spread = (values**2 - values % 2) / (4 * values)
    return min((ad - border) / (even_spread - border), (LOWEST_AGREEMENT - agreement) / LOWEST_AGREEMENT)


def _far_below(reading: Reading, figures: CriterionFigures, norm: float) -> bool:
    """Whether the 99% interval, too, lies below the norm, as printed."""
    results = reading.published.results
    if results.weighting == "organisation":
        error, count = figures.se, results.organisations or 0
    else:
        count = figures.n
        error = (
            None
            if figures.sd is None or count < 2
            else standard_error(np.array([figures.sd]), np.array([count])).item()
        )
    if error is None or figures.mean is None or count < 2:
        return False
    _, high = confidence_interval(np.array([figures.mean]), np.array([error]), np.array([count - 1]), 0.99)
    return rounded(high.item(), 1) < norm


def _mean(reading: Reading, criterion: str) -> tuple[Evidence, ...]:
    mean = reading.mean_of(Part(criterion))
    return () if mean is None else (mean,)
