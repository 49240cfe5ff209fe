"""What a release publishes, as the rules of the findings read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from app.domain.breakdown import Breakdown, Group, Part
from app.domain.diagnosis import VerdictKind, rules
from app.domain.figures import CriterionFigures, FacetFigures, Interval
from app.domain.finding import Evidence
from app.domain.findings.borders import LOW_RESPONSE
from app.domain.grouping import Dimension
from app.domain.questionnaire import Criterion, Questionnaire
from app.domain.rounding import rounded
from app.statistics.estimation import confidence_interval, standard_error

if TYPE_CHECKING:
    from app.domain.release import Published


@dataclass(frozen=True)
class Reading:
    """Published figures beside the questionnaire. What is withheld, and what the questionnaire does not
    know, reads as None."""

    questionnaire: Questionnaire
    published: "Published"

    @cached_property
    def shown(self) -> Mapping[str, CriterionFigures]:
        """The figures of the criteria that may be shown and have a mean, in the questionnaire's order."""
        found = {
            each.id: self.published.results.criteria[each.id].figures
            for each in self.questionnaire.criteria
            if each.id in self.published.results.criteria
        }
        return {id_: one for id_, one in found.items() if one is not None and one.mean is not None}

    @cached_property
    def breakdowns(self) -> Mapping[Dimension, Breakdown]:
        return {each.dimension: each for each in self.published.results.breakdowns}

    @property
    def low_response(self) -> bool:
        """Whether fewer of those invited answered than `LOW_RESPONSE`; False where that is not known."""
        results = self.published.results
        return few_answered(results.respondents, results.invited)

    def criterion(self, id_: str) -> Criterion:
        return self.questionnaire.criterion_by_id[id_]

    def verdict_kind(self, criterion: str) -> VerdictKind | None:
        verdict = self.published.verdicts.get(criterion)
        return None if verdict is None else verdict.kind

    def range(self, id_: str) -> int:
        """From the lowest to the highest value of the criterion's scale."""
        criterion = self.criterion(id_)
        return criterion.maximum - criterion.minimum

    def middle(self, id_: str) -> float:
        criterion = self.criterion(id_)
        return (criterion.minimum + criterion.maximum) / 2

    def norm(self, id_: str) -> float:
        criterion = self.criterion(id_)
        return rules(criterion.minimum, criterion.maximum).norm

    def figures_of(self, part: Part) -> FacetFigures | None:
        """n, mean and sd of a criterion or a facet; None where these, or its criterion, are not shown."""
        whole = self.shown.get(part.criterion)
        if whole is None or part.facet is None:
            return None if whole is None else FacetFigures(whole.n, whole.mean, whole.sd)
        figures = self.published.results.criteria[part.criterion].facets.get(part.facet)
        return None if figures is None or figures.mean is None else figures

    def interval_of(self, part: Part) -> Interval | None:
        """Of a criterion the interval of its verdict; of a facet mean -+ t sd/sqrt(n), as printed: within the
        scale and to one decimal."""
        if part.facet is None:
            verdict = self.published.verdicts.get(part.criterion)
            return None if verdict is None else verdict.interval
        figures = self.figures_of(part)
        if figures is None or figures.mean is None or figures.sd is None or figures.n < 2:
            return None
        criterion = self.criterion(part.criterion)
        low, high = t_interval(figures.mean, figures.sd, figures.n)
        return rounded(max(low, criterion.minimum), 1), rounded(min(high, criterion.maximum), 1)

    def mean_of(self, part: Part) -> Evidence | None:
        """The mean of a criterion or a facet as evidence."""
        figures = self.figures_of(part)
        if figures is None or figures.mean is None:
            return None
        return Evidence("mean", figures.mean, part=part, interval=self.interval_of(part), n=figures.n)

    def group(self, dimension: Dimension, id_: str) -> Group | None:
        breakdown = self.breakdowns.get(dimension)
        return next((each for each in breakdown.groups if each.id == id_), None) if breakdown else None


def few_answered(respondents: int, invited: int | None) -> bool:
    """Whether fewer than `LOW_RESPONSE` of those invited answered; False where `invited` is not known."""
    return invited is not None and respondents < LOW_RESPONSE * invited


def t_interval(mean: float, sd: float, n: int, level: float = 0.95) -> Interval:
    """mean -+ t((1 + level) / 2, n - 1) sd / sqrt(n), for n >= 2, not rounded.

    Without the finite-population factor: see `app.domain.diagnosis.interval`.
    """
    count = np.array([n])
    low, high = confidence_interval(np.array([mean]), standard_error(np.array([sd]), count), count - 1, level)
    return low.item(), high.item()
