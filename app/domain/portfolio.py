"""Networks beside each other: which may serve as a reference for one, and reliability over many of them.

Everything comes from releases. A reference tells of at least `FEWEST_NETWORKS` others together and of none of
them apart: a mean and a spread, rounded as everything that is published, so that one network's joining or
leaving can't be worked out from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.domain.figures import ReliabilityFigures
from app.domain.questionnaire import Criterion, Questionnaire
from app.domain.release import Published
from app.domain.reliability import reliability_figures
from app.domain.rounding import rounded
from app.domain.sealed import CrossProducts, Sealed
from app.statistics import reliability

FEWEST_NETWORKS = 10
COMPARABLE_SIZE = 2.0
"""Networks are of comparable size when neither has more than this many times the people of the other: large
networks fall apart into sub-networks (De Meere & Boutellier 2021), and no one has said at which number."""

FEWEST_FOR_RELIABILITY = 2
"""Networks that a reliability over networks needs: with one there is no variance between them."""


Place = Literal["above", "among", "below"]


@dataclass(frozen=True)
class Reference:
    """Mean and sd of the means of `networks` others on one criterion, in scale points."""

    networks: int
    mean: float
    sd: float

    def place(self, mean: float) -> Place:
        """Where a network stands: further than one sd from the mean, or among most of them."""
        if mean > self.mean + self.sd:
            return "above"
        return "below" if mean < self.mean - self.sd else "among"


def size(published: Published) -> int:
    """How many people a network has, as far as known: the invited, else those who answered."""
    results = published.results
    return results.respondents if results.invited is None else results.invited


def comparable(own: Published, other: Published) -> bool:
    """Whether another network may stand in the reference of `own`: same questionnaire and major version, same
    formality (known of both), comparable size, same weighting, and not made up where `own` is not."""
    sizes = sorted((size(own), size(other)))
    return (
        own.sources.questionnaire_id == other.sources.questionnaire_id
        and own.sources.major_version == other.sources.major_version
        and own.occasion.formality is not None
        and own.occasion.formality == other.occasion.formality
        and own.results.weighting == other.results.weighting
        and own.occasion.demo == other.occasion.demo
        and 0 < sizes[1] <= COMPARABLE_SIZE * sizes[0]
    )


def references(own: Published, others: Sequence[Published]) -> Mapping[str, Reference | None]:
    """The reference of each criterion of `own`; None where fewer than `FEWEST_NETWORKS` comparable networks
    show a mean for it.

    `others`: the latest release of every other network, one a network.
    """
    alike = [other for other in others if comparable(own, other)]
    return {id_: _reference(id_, alike) for id_ in own.results.criteria}


def pooled_reliability(
    questionnaire: Questionnaire, releases: Sequence[tuple[Published, Sealed]]
) -> Mapping[str, ReliabilityFigures | None]:
    """Alpha, omega and ICC of each criterion over networks that used exactly this questionnaire.

    From complete rows only: unlike `score`, which also has the scores of people who answered half. None for a
    criterion with fewer than `FEWEST_FOR_RELIABILITY` networks. Raises ValueError for another questionnaire.
    """
    if any(shown.sources.questionnaire_digest != questionnaire.digest for shown, _ in releases):
        raise ValueError("reliability is over networks with one questionnaire")
    return {
        criterion.id: _pooled(criterion, [sealed.reliability[criterion.id] for _, sealed in releases])
        for criterion in questionnaire.criteria
    }


def _reference(criterion: str, alike: Sequence[Published]) -> Reference | None:
    shown = [other.results.criteria.get(criterion) for other in alike]
    means = [each.figures.mean for each in shown if each and each.figures and each.figures.mean is not None]
    if len(means) < FEWEST_NETWORKS:
        return None
    values = np.array(means)
    return Reference(len(means), rounded(values.mean().item(), 1), rounded(values.std(ddof=1).item(), 1))


def _pooled(criterion: Criterion, networks: Sequence[CrossProducts | None]) -> ReliabilityFigures | None:
    known = [
        reliability.CrossProducts(sums.n, np.array(sums.sums), np.array(sums.products))
        for sums in networks
        if sums is not None
    ]
    if len(known) < FEWEST_FOR_RELIABILITY:
        return None
    items = len(criterion.items)
    n = np.array([sums.n for sums in known])
    mean = np.array([sums.sums.sum() / items / sums.n for sums in known])
    squares = np.array([sums.products.sum() / items**2 for sums in known])
    variance = np.maximum(squares - n * mean**2, 0) / np.maximum(n - 1, 1)
    sd = np.where(n > 1, np.sqrt(variance), np.nan)
    pooled = known[0]
    for sums in known[1:]:
        pooled = pooled + sums
    return reliability_figures(criterion, pooled, n, mean, sd)
