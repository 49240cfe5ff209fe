"""The figures of the groups of a breakdown, all scored in one go as if they were networks."""

from collections.abc import Mapping

import numpy as np

from app.domain.answer_matrix import AnswerTable
from app.domain.breakdown import Breakdown, Group, GroupCriterion
from app.domain.disclosure_plan import PlannedBreakdown, PlannedGroup
from app.domain.figures import CriterionFigures, FacetFigures, ItemFigures
from app.domain.grouping import UNKNOWN, Attributes
from app.domain.printed import printed_mean, printed_spread
from app.domain.questionnaire import Questionnaire
from app.domain.scores import score_networks
from app.domain.vocabulary import Weighting

Invited = Mapping[Attributes, int] | None
"""How many people were invited with the same attributes; None: not known who were invited."""


def breakdown_figures(
    questionnaire: Questionnaire,
    table: AnswerTable,
    planned: PlannedBreakdown,
    invited: Invited,
    weighting: Weighting,
) -> Breakdown:
    """The figures of each group of a planned breakdown, rounded as printed; None for a criterion that the
    plan does not hold.

    `table`: the respondents that the plan was made for, in the same order. With organisations weighing
    equally, so do those of each group. Raises ValueError as `score_networks` does.
    """
    scored = score_networks(questionnaire, _by_group(table, planned), weighting=weighting)
    asked = _invited(planned, invited)
    return Breakdown(
        planned.dimension,
        tuple(
            Group(
                id=group.id,
                values=group.values,
                respondents=len(group.rows),
                invited=None if asked is None else asked[group.id],
                criteria={
                    id_: _criterion(figures) if id_ in planned.criteria else None
                    for id_, figures in scored.network(position).criteria.items()
                },
            )
            for position, group in enumerate(planned.groups)
        ),
    )


def _by_group(table: AnswerTable, planned: PlannedBreakdown) -> AnswerTable:
    rows = np.array([row for group in planned.groups for row in group.rows], dtype=np.int64)
    sizes = [len(group.rows) for group in planned.groups]
    return AnswerTable(
        networks=tuple(group.id for group in planned.groups),
        network=np.repeat(np.arange(len(sizes)), sizes),
        codes=table.codes[:, rows],
        organisation=None if table.organisation is None else table.organisation[rows],
    )


def _invited(planned: PlannedBreakdown, invited: Invited) -> Mapping[str, int] | None:
    """None as well where fewer were invited to a group than answered in it: then it is not known for all of
    them which group they belong to."""
    if invited is None:
        return None
    by_value: dict[str, int] = {}
    for people, number in invited.items():
        value = getattr(people, planned.dimension) or UNKNOWN
        by_value[value] = by_value.get(value, 0) + number
    asked = {group.id: _asked(group, by_value) for group in planned.groups}
    enough = all(asked[group.id] >= len(group.rows) for group in planned.groups)
    return asked if enough else None


def _asked(group: PlannedGroup, by_value: Mapping[str, int]) -> int:
    return sum(by_value.get(value, 0) for value in group.values)


def _criterion(figures: CriterionFigures) -> GroupCriterion:
    return GroupCriterion(
        figures=CriterionFigures(
            n=figures.n,
            mean=printed_mean(figures.mean),
            sd=printed_spread(figures.sd),
            se=None,
            ci95=None,
            bounds=None,
            rwg_j=None,
            ad=printed_spread(figures.ad),
            vdeijk_a=printed_spread(figures.vdeijk_a),
        ),
        facets={id_: _part(facet) for id_, facet in figures.facets.items()},
        items={id_: _part(item) for id_, item in figures.items.items()},
    )


def _part(figures: FacetFigures | ItemFigures) -> FacetFigures:
    return FacetFigures(n=figures.n, mean=printed_mean(figures.mean), sd=printed_spread(figures.sd))
