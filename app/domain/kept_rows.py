"""Which rows may stay after closing, and what may stand beside them."""

from collections.abc import Sequence

from app.domain.disclosure import plan_of
from app.domain.disclosure_plan import RowPlan
from app.domain.questionnaire import Questionnaire
from app.domain.responses import ResponseRow, respondents_of
from app.domain.terms import Terms


def row_plan(questionnaire: Questionnaire, responses: Sequence[ResponseRow], terms: Terms) -> RowPlan | None:
    """What may stay beside each response, in their order; None when no row may stay.

    Asks the planner the same as the release does, so that the breakdowns of the release are told by the
    attributes that stay: published figures then say nothing about a row that the row does not say itself.
    """
    if not terms.row_export:
        return None
    return plan_of(questionnaire, respondents_of(questionnaire, responses), terms).rows
