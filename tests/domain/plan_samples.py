"""Plans made by hand, to compute with what a planner would allow."""

from collections.abc import Mapping, Sequence

from app.domain.disclosure_plan import PlannedBreakdown, PlannedGroup
from app.domain.grouping import Dimension
from app.domain.questionnaire import Questionnaire


def planned(
    questionnaire: Questionnaire,
    groups: Mapping[str, Sequence[int]],
    dimension: Dimension = "level",
    criteria: Sequence[str] | None = None,
    merged: Sequence[str] = (),
    in_means: Sequence[str] = (),
) -> PlannedBreakdown:
    """The rows of each group; every criterion, unless said; `merged`: the values in the merged group;
    `in_means`: the criteria of which nothing but means may be shown."""
    shown = frozenset(questionnaire.criterion_by_id if criteria is None else criteria)
    return PlannedBreakdown(
        dimension,
        tuple(
            PlannedGroup(id_, tuple(merged) if id_ == "merged" else (id_,), tuple(rows))
            for id_, rows in groups.items()
        ),
        shown,
        shown - frozenset(in_means),
    )
