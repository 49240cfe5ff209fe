"""Which items two versions of a questionnaire have in common, and what a criterion scores over those."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.answer_matrix import AnswerMatrix
from app.domain.disclosed import Disclosed, DisclosedCriterion
from app.domain.figures import CriterionFigures
from app.domain.printed import printed_mean, printed_spread
from app.domain.questionnaire import Criterion, Item, Questionnaire
from app.domain.scores import score_network


def comparable_items(previous: Questionnaire, now: Questionnaire) -> Mapping[str, tuple[str, ...]]:
    """The items over which a criterion's scores of the two can be compared, by criterion, in `now`'s order.

    Of the same questionnaire and major version only: a minor version adds items, a patch changes wording, and
    an item keeps its id. A criterion is not there when `previous` asked anything in it that `now` does not
    ask, or asks on another scale: the scores of then are not over the items in common.
    """
    if previous.id != now.id or _major(previous) != _major(now):
        return {}
    found = {}
    for criterion in now.criteria:
        before = previous.criterion_by_id.get(criterion.id)
        if before is None:
            continue
        asked = {item.id: _asked(item) for item in before.items}
        common = tuple(item.id for item in criterion.items if asked.get(item.id) == _asked(item))
        if common and len(common) == len(asked):
            found[criterion.id] = common
    return found


def shared_figures(
    previous: Questionnaire, now: Questionnaire, answers: AnswerMatrix, results: Disclosed, threshold: int
) -> Mapping[str, CriterionFigures | None]:
    """What each criterion of `now` scores over `comparable_items`: n, mean, sd and se (without the factor of
    a finite population), rounded as printed; nothing else. Empty where no scores can be compared at all.

    `answers`: to `now`, one row a respondent; `results`: what may be shown of them. A criterion is None where
    it is not comparable, fewer than `threshold` people have a score, its figures may not be shown, or, unless
    both versions have the same items, parts of it are withheld: beside the figures of all items, those of
    some say something about the others.
    """
    common = comparable_items(previous, now)
    if not common:
        return {}
    reduced = _only(now, common)
    places = {item.id: place for place, item in enumerate(now.items)}
    kept = [places[item.id] for item in reduced.items]
    matrix = AnswerMatrix(answers.values[:, kept], answers.dont_know[:, kept], answers.organisations)
    scored = score_network(reduced, matrix, weighting=results.weighting).criteria
    shown = {
        id_
        for id_, figures in scored.items()
        if figures.n >= threshold
        and _may_be_shown(results.criteria[id_], len(common[id_]) == len(now.criterion_by_id[id_].items))
    }
    return {
        criterion.id: _printed(scored[criterion.id]) if criterion.id in shown else None
        for criterion in now.criteria
    }


def _major(questionnaire: Questionnaire) -> str:
    return questionnaire.version.split(".", maxsplit=1)[0]


def _asked(item: Item) -> tuple[str, tuple[int, ...], bool]:
    return item.scale.kind, item.scale.values, item.reversed


def _only(questionnaire: Questionnaire, items: Mapping[str, tuple[str, ...]]) -> Questionnaire:
    """The questionnaire with these items only, by criterion."""
    return replace(
        questionnaire,
        criteria=tuple(
            _reduced(criterion, items[criterion.id])
            for criterion in questionnaire.criteria
            if criterion.id in items
        ),
    )


def _reduced(criterion: Criterion, items: tuple[str, ...]) -> Criterion:
    facets = (
        replace(facet, items=tuple(item for item in facet.items if item.id in items))
        for facet in criterion.facets
    )
    return replace(criterion, facets=tuple(facet for facet in facets if facet.items))


def _may_be_shown(criterion: DisclosedCriterion, of_all_items: bool) -> bool:
    if criterion.figures is None:
        return False
    return of_all_items or any(item is not None for item in criterion.items.values())


def _printed(figures: CriterionFigures) -> CriterionFigures:
    return CriterionFigures(
        n=figures.n,
        mean=printed_mean(figures.mean),
        sd=printed_spread(figures.sd),
        se=printed_spread(figures.se),
        ci95=None,
        bounds=None,
        rwg_j=None,
        ad=None,
        vdeijk_a=None,
    )
