"""Which rows may stay after closing, and what may stand beside them."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.answer_matrix import table_of
from app.domain.disclosure import safe_weighting
from app.domain.disclosure_plan import RowPlan, plan_disclosure
from app.domain.grouping import Attributes
from app.domain.part_scores import counted_in, part_scores
from app.domain.questionnaire import Questionnaire
from app.domain.release import ResponseRow, answer_matrix
from app.domain.terms import Terms


def row_plan(questionnaire: Questionnaire, responses: Sequence[ResponseRow], terms: Terms) -> RowPlan | None:
    """What may stay beside each response, in their order; None when no row may stay.

    Asks the planner the same as the release does, so that the breakdowns of the release are told by the
    attributes that stay: published figures then say nothing about a row that the row does not say itself.
    """
    if not terms.row_export:
        return None
    answers = answer_matrix(questionnaire, responses)
    table = table_of(answers, questionnaire.items)
    people = [Attributes(row.organisation, row.sector, row.level, row.line) for row in responses]
    counted = counted_in(questionnaire, table, part_scores(questionnaire, table))
    used = replace(terms, weighting=safe_weighting(answers, terms))
    return plan_disclosure(people, counted, used).rows
