"""What may be shown of an assessment. One function, `disclose`, decides; every output is made from what it
returns.

So far one group of people is published: all who answered. Three things keep one person's answers inside it.

1. **The threshold.** An item, facet, criterion or choice is shown only if at least k people answered *it*.
   Below that nothing of it is shown: no mean, no spread, no counts, no don't-knows, not even the number of
   answers.
2. **No differencing inside a criterion.** A criterion's mean, spread and agreement are averages over its
   items, so with all items but one in hand the last one can be computed. Where one item of a criterion was
   answered by some, but fewer than k people, its items and facets are therefore withheld as a whole, and
   only the figures of the criterion itself are shown.
3. **No more decimals than the report prints.** Item counts are exact, so an exact mean of the criterion would
   give the summed score of the few people who skipped an item. A printed mean blurs that sum. It is a second
   lock, not a proof: who skipped which item is known to nobody but themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import AnswerMatrix
from app.domain.breakdown import Breakdown, Contrast, Difference, Lean
from app.domain.figures import CriterionFigures, FacetFigures, Interval, ItemFigures
from app.domain.grouping import Dimension
from app.domain.questionnaire import Questionnaire
from app.domain.rounding import rounded
from app.domain.scores import score_network
from app.domain.terms import LOWEST_THRESHOLD, THRESHOLD, Terms
from app.domain.vocabulary import Weighting

__all__ = [
    "LOWEST_THRESHOLD",
    "MEAN_DECIMALS",
    "SPREAD_DECIMALS",
    "THRESHOLD",
    "ChoiceCounts",
    "Disclosed",
    "DisclosedCriterion",
    "Terms",
    "disclose",
    "safe_weighting",
]

MEAN_DECIMALS = 1
"""Of means and their intervals, in scale points."""
SPREAD_DECIMALS = 2
"""Of standard deviations, standard errors and agreement."""


@dataclass(frozen=True)
class ChoiceCounts:
    """How many people chose each criterion, out of the `n` who chose any."""

    n: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class DisclosedCriterion:
    """One criterion, None for what may not be shown. `figures` holds no facets and items: they stand
    apart."""

    figures: CriterionFigures | None
    facets: Mapping[str, FacetFigures | None]
    items: Mapping[str, ItemFigures | None]


@dataclass(frozen=True)
class Disclosed:
    """All that may be shown. The first three numbers count people and organisations, not answers.

    `weighting` is the one that was used: organisations weigh equally only where that gives nobody away.
    `left_out`: breakdowns that were considered and can't be shown. `comments`: by open question, in no
    order; None: not shown.
    """

    respondents: int
    invited: int | None
    organisations: int | None
    weighting: Weighting
    criteria: Mapping[str, DisclosedCriterion]
    choices: Mapping[str, ChoiceCounts | None] = field(default_factory=dict)
    breakdowns: tuple[Breakdown, ...] = ()
    left_out: tuple[Dimension, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    leans: tuple[Lean, ...] = ()
    differences: tuple[Difference, ...] = ()
    comments: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)


def disclose(
    questionnaire: Questionnaire,
    answers: AnswerMatrix,
    choices: Mapping[str, Sequence[Sequence[str]]],
    invited: int | None,
    terms: Terms,
) -> Disclosed:
    """Everything that may be shown of one assessment (PRIVACY, "What may be shown").

    `answers`: one row a respondent, one column an item. `choices`: for each choose-criteria question the
    criteria that each respondent chose (who chose none counts as not having answered). Means are rounded to
    `MEAN_DECIMALS`, spreads and agreement to `SPREAD_DECIMALS`. Raises ValueError as `score_network` does.
    """
    weighting = safe_weighting(answers, terms)
    scored = score_network(questionnaire, answers, invited=invited, weighting=weighting)
    return Disclosed(
        respondents=scored.respondents,
        invited=scored.invited,
        organisations=scored.organisations,
        weighting=weighting,
        criteria={id_: _criterion(figures, terms.threshold) for id_, figures in scored.criteria.items()},
        choices={
            question.id: _choices(questionnaire, choices.get(question.id, ()), terms.threshold)
            for question in questionnaire.questions
            if question.kind == "choose-criteria"
        },
    )


def safe_weighting(answers: AnswerMatrix, terms: Terms) -> Weighting:
    """The weighting agreed on, but `respondent` where weighing organisations equally would give people away.

    Organisations may weigh equally when everyone's organisation is known and either results are shown by
    organisation anyway (open mode) or each organisation gave at least k answers to each item that is shown.
    """
    labels = answers.organisations
    if terms.weighting == "respondent" or not labels or None in labels:
        return "respondent"
    if terms.mode == "open":
        return "organisation"
    given = ~np.isnan(answers.values)
    shown = given.any(axis=0)
    rows = np.array(labels, dtype=object)
    fewest = min(_fewest(given[rows == label][:, shown]) for label in set(labels))
    return "organisation" if fewest >= terms.threshold else "respondent"


def _fewest(given: NDArray[np.bool_]) -> int:
    return int(given.sum(axis=0).min(initial=len(given)))


def _criterion(figures: CriterionFigures, threshold: int) -> DisclosedCriterion:
    whole = any(0 < item.n < threshold for item in figures.items.values())
    return DisclosedCriterion(
        figures=_summary(figures) if figures.n >= threshold else None,
        facets={
            id_: None if whole or facet.n < threshold else _facet(facet)
            for id_, facet in figures.facets.items()
        },
        items={
            id_: None if whole or item.n < threshold else _item(item) for id_, item in figures.items.items()
        },
    )


def _summary(figures: CriterionFigures) -> CriterionFigures:
    return CriterionFigures(
        n=figures.n,
        mean=_mean(figures.mean),
        sd=_spread(figures.sd),
        se=_spread(figures.se),
        ci95=_ends(figures.ci95),
        bounds=_ends(figures.bounds),
        rwg_j=_spread(figures.rwg_j),
        ad=_spread(figures.ad),
        vdeijk_a=_spread(figures.vdeijk_a),
    )


def _facet(facet: FacetFigures) -> FacetFigures:
    return FacetFigures(n=facet.n, mean=_mean(facet.mean), sd=_spread(facet.sd))


def _item(item: ItemFigures) -> ItemFigures:
    return replace(
        item,
        mean=_mean(item.mean),
        sd=_spread(item.sd),
        raw_mean=_mean(item.raw_mean),
        vdeijk_a=_spread(item.vdeijk_a),
    )


def _choices(
    questionnaire: Questionnaire, chosen: Sequence[Sequence[str]], threshold: int
) -> ChoiceCounts | None:
    answered = [set(choice) for choice in chosen if choice]
    if len(answered) < threshold:
        return None
    return ChoiceCounts(
        n=len(answered),
        counts={
            criterion.id: sum(criterion.id in choice for choice in answered)
            for criterion in questionnaire.criteria
        },
    )


def _mean(value: float | None) -> float | None:
    return None if value is None else rounded(value, MEAN_DECIMALS)


def _spread(value: float | None) -> float | None:
    return None if value is None else rounded(value, SPREAD_DECIMALS)


def _ends(span: Interval | None) -> Interval | None:
    return None if span is None else (rounded(span[0], MEAN_DECIMALS), rounded(span[1], MEAN_DECIMALS))
