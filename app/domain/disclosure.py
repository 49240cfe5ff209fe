"""What may be shown of an assessment. One function, `disclose`, decides; every output is made from what it
returns. Three things keep one person's answers inside the group of all who answered.

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

Which smaller groups may be shown beside it, and for which criteria, is planned by `disclosure_plan`. What is
withheld in a criterion's items and facets is withheld in every group, contrast and lean too. Where
organisations weigh equally there are no contrasts, leans and differences: those weigh people equally, and two
weightings side by side would give answers away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import AnswerMatrix, CodedAnswers, table_of
from app.domain.comments import shown_questions
from app.domain.contrasts import contrasts, leans
from app.domain.differences import differences
from app.domain.disclosed import ChoiceCounts, Disclosed, DisclosedCriterion
from app.domain.disclosure_plan import BARE_BELOW, Plan, plan_disclosure
from app.domain.figures import CriterionFigures, FacetFigures, ItemFigures
from app.domain.group_figures import Invited, breakdown_figures, naming_the_silent
from app.domain.grouping import Attributes
from app.domain.part_scores import PartScores, counted_in, part_scores
from app.domain.printed import MEAN_DECIMALS, SPREAD_DECIMALS, printed_interval, printed_mean, printed_spread
from app.domain.questionnaire import Questionnaire
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
    "Respondents",
    "Terms",
    "disclose",
    "plan_of",
    "safe_weighting",
]


@dataclass(frozen=True, eq=False)
class Respondents:
    """What the respondents said, everywhere in the same order.

    `answers`: one row a respondent, one column an item. `people`: their groups. `choices`: for each
    choose-criteria question the criteria that each chose (who chose none counts as not having answered).
    `texts`: for each open question what each wrote, '' for nothing.
    """

    answers: AnswerMatrix
    people: Sequence[Attributes]
    choices: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)


def disclose(
    questionnaire: Questionnaire, respondents: Respondents, invited: Invited, terms: Terms
) -> Disclosed:
    """Everything that may be shown of one assessment (PRIVACY, "What may be shown").

    Means are rounded to `MEAN_DECIMALS`, spreads, agreement and Cliff's delta to `SPREAD_DECIMALS`, p to
    `printed.P_DECIMALS`. The same whatever the order of the respondents; comments come sorted. Raises
    ValueError as `score_network` does.
    """
    answers = respondents.answers
    weighting = safe_weighting(answers, terms)
    number = None if invited is None else sum(invited.values())
    scored = score_network(questionnaire, answers, invited=number, weighting=weighting)
    table = table_of(answers, questionnaire.items)
    scores = part_scores(questionnaire, table)
    shown = _shown_in_parts(scored.criteria, terms.threshold)
    plan = _plan(questionnaire, table, scores, shown, respondents.people, replace(terms, weighting=weighting))
    by_person = weighting == "respondent"
    return Disclosed(
        respondents=scored.respondents,
        invited=scored.invited,
        organisations=scored.organisations,
        weighting=weighting,
        criteria={id_: _criterion(figures, terms.threshold) for id_, figures in scored.criteria.items()},
        choices={
            question.id: _choices(questionnaire, respondents.choices.get(question.id, ()), terms.threshold)
            for question in questionnaire.questions
            if question.kind == "choose-criteria"
        },
        breakdowns=tuple(
            breakdown_figures(questionnaire, table, planned, invited, weighting)
            for planned in (naming_the_silent(each, invited, terms.threshold) for each in plan.breakdowns)
        ),
        left_out=plan.left_out,
        contrasts=contrasts(questionnaire, scores, shown, terms.threshold) if by_person else (),
        leans=leans(questionnaire, table, shown, terms.threshold) if by_person else (),
        differences=tuple(
            difference
            for planned in plan.breakdowns
            if by_person
            for difference in differences(questionnaire, scores, planned)
        ),
        comments=_comments(questionnaire, respondents, terms),
    )


def plan_of(questionnaire: Questionnaire, respondents: Respondents, terms: Terms) -> Plan:
    """The plan that `disclose` follows: which breakdowns may be shown, and what may stay beside the rows.

    Raises ValueError for an answer that is not on its item's scale.
    """
    answers = respondents.answers
    weighting = safe_weighting(answers, terms)
    table = table_of(answers, questionnaire.items)
    scores = part_scores(questionnaire, table)
    shown = _shown_in_parts(score_network(questionnaire, answers).criteria, terms.threshold)
    return _plan(questionnaire, table, scores, shown, respondents.people, replace(terms, weighting=weighting))


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


def _plan(
    questionnaire: Questionnaire,
    table: CodedAnswers,
    scores: PartScores,
    shown: frozenset[str],
    people: Sequence[Attributes],
    terms: Terms,
) -> Plan:
    counted = counted_in(questionnaire, table, scores)
    bare = [each.id for each in questionnaire.criteria if len(each.items) < BARE_BELOW]
    plan = plan_disclosure(people, {id_: rows for id_, rows in counted.items() if id_ in shown}, terms, bare)
    if shown:
        return plan
    without = (*(breakdown.dimension for breakdown in plan.breakdowns), *plan.left_out)
    return replace(plan, breakdowns=(), left_out=without)


def _shown_in_parts(criteria: Mapping[str, CriterionFigures], threshold: int) -> frozenset[str]:
    """The criteria of which more may be shown than the figures of the whole."""
    return frozenset(
        id_
        for id_, figures in criteria.items()
        if figures.n >= threshold and not _withheld(figures, threshold)
    )


def _withheld(figures: CriterionFigures, threshold: int) -> bool:
    return any(0 < item.n < threshold for item in figures.items.values())


def _criterion(figures: CriterionFigures, threshold: int) -> DisclosedCriterion:
    whole = _withheld(figures, threshold)
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
        mean=printed_mean(figures.mean),
        sd=printed_spread(figures.sd),
        se=printed_spread(figures.se),
        ci95=printed_interval(figures.ci95),
        bounds=printed_interval(figures.bounds),
        rwg_j=printed_spread(figures.rwg_j),
        ad=printed_spread(figures.ad),
        vdeijk_a=printed_spread(figures.vdeijk_a),
    )


def _facet(facet: FacetFigures) -> FacetFigures:
    return FacetFigures(n=facet.n, mean=printed_mean(facet.mean), sd=printed_spread(facet.sd))


def _item(item: ItemFigures) -> ItemFigures:
    return replace(
        item,
        mean=printed_mean(item.mean),
        sd=printed_spread(item.sd),
        raw_mean=printed_mean(item.raw_mean),
        vdeijk_a=printed_spread(item.vdeijk_a),
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


def _comments(
    questionnaire: Questionnaire, respondents: Respondents, terms: Terms
) -> Mapping[str, tuple[str, ...] | None]:
    texts = {
        question.id: sorted(text for text in respondents.texts.get(question.id, ()) if text.strip())
        for question in questionnaire.questions
        if question.kind == "open"
    }
    shown = shown_questions(texts, len(respondents.people), terms)
    return {id_: tuple(given) if id_ in shown else None for id_, given in texts.items()}
