"""Which rows may stay after closing, and what may stand beside them."""

from collections import Counter
from collections.abc import Collection, Sequence

from app.domain.disclosure import plan_of
from app.domain.disclosure_plan import RowPlan
from app.domain.grouping import DIMENSIONS, Attributes, Dimension
from app.domain.protection import LEAST_ROWS
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


def may_be_taken_out(rows: Sequence[Attributes], terms: Terms, broken_down: Collection[Dimension]) -> bool:
    """Whether rows that stayed still keep PRIVACY rule 7: agreed on, enough of them, of no organisation, none
    alone with what stands beside it, and nothing there by which the release was not `broken_down`. Means in
    which organisations weigh equally would tell, beside the rows, which rows are of one organisation.

    Closing saw to all of this; it is looked at again because a file that has gone out can't be called back.
    """
    k = terms.threshold
    agreed = terms.row_export and terms.mode == "confidential" and terms.weighting == "respondent"
    return (
        agreed
        and len(rows) >= LEAST_ROWS * k
        and all(number >= k for number in Counter(rows).values())
        and _told(rows) <= set(broken_down) - {"organisation"}
    )


def _told(rows: Sequence[Attributes]) -> set[Dimension]:
    return {each for each in DIMENSIONS if any(getattr(row, each) is not None for row in rows)}
