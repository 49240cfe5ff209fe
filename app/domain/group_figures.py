"""The figures of the groups of a breakdown, all scored in one go as if they were networks."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from app.domain.answer_matrix import CodedAnswers
from app.domain.breakdown import Breakdown, Group, GroupCriterion
from app.domain.disclosure_plan import PlannedBreakdown, PlannedGroup
from app.domain.figures import CriterionFigures, FacetFigures, ItemFigures
from app.domain.group_merging import place
from app.domain.grouping import MERGED, UNKNOWN, Attributes
from app.domain.printed import printed_mean, printed_spread
from app.domain.questionnaire import Questionnaire
from app.domain.scores import score_networks
from app.domain.vocabulary import Weighting

Invited = Mapping[Attributes, int] | None
"""How many people were invited with the same attributes; None: not known who were invited."""


def breakdown_figures(
    questionnaire: Questionnaire,
    table: CodedAnswers,
    planned: PlannedBreakdown,
    invited: Invited,
    weighting: Weighting,
) -> Breakdown:
    """The figures of each group of a planned breakdown, rounded as printed; None for a criterion that the
    plan does not hold, and only n and mean of one that it does not hold in detail.

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
                    id_: _criterion(figures, id_ in planned.detailed) if id_ in planned.criteria else None
                    for id_, figures in scored.network(position).criteria.items()
                },
            )
            for position, group in enumerate(planned.groups)
        ),
    )


def naming_the_silent(planned: PlannedBreakdown, invited: Invited, threshold: int) -> PlannedBreakdown:
    """The merged group also names what fewer than `threshold` people were invited of and nobody answered of.

    With the names of those who answered alone it would tell of an organisation with one partner whether that
    partner did. Without a merged group there is nothing to name them in. Where it is not known who were
    invited, small organisations are not named at all.
    """
    merged = planned.groups[-1]
    if merged.id != MERGED or (invited is None and planned.dimension != "organisation"):
        return planned
    if invited is None:
        return replace(planned, groups=(*planned.groups[:-1], replace(merged, values=())))
    there = {value for group in planned.groups for value in group.values}
    silent = {value for value, number in _by_value(planned, invited).items() if number < threshold} - there
    names = sorted({*merged.values, *silent} - {UNKNOWN}, key=lambda value: place(planned.dimension, value))
    unknown = (UNKNOWN,) if UNKNOWN in {*merged.values, *silent} else ()
    return replace(planned, groups=(*planned.groups[:-1], replace(merged, values=(*names, *unknown))))


def _by_group(table: CodedAnswers, planned: PlannedBreakdown) -> CodedAnswers:
    rows = np.array([row for group in planned.groups for row in group.rows], dtype=np.int64)
    sizes = [len(group.rows) for group in planned.groups]
    return CodedAnswers(
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
    by_value = _by_value(planned, invited)
    asked = {group.id: _asked(group, by_value) for group in planned.groups}
    enough = all(asked[group.id] >= len(group.rows) for group in planned.groups)
    return asked if enough else None


def _by_value(planned: PlannedBreakdown, invited: Mapping[Attributes, int]) -> Mapping[str, int]:
    numbers: dict[str, int] = {}
    for people, number in invited.items():
        value = getattr(people, planned.dimension) or UNKNOWN
        numbers[value] = numbers.get(value, 0) + number
    return numbers


def _asked(group: PlannedGroup, by_value: Mapping[str, int]) -> int:
    return sum(by_value.get(value, 0) for value in group.values)


def _criterion(figures: CriterionFigures, detailed: bool) -> GroupCriterion:
    if not detailed:
        return GroupCriterion(_bare(figures), {}, {})
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


def _bare(figures: CriterionFigures) -> CriterionFigures:
    return CriterionFigures(
        n=figures.n,
        mean=printed_mean(figures.mean),
        sd=None,
        se=None,
        ci95=None,
        bounds=None,
        rwg_j=None,
        ad=None,
        vdeijk_a=None,
    )


def _part(figures: FacetFigures | ItemFigures) -> FacetFigures:
    return FacetFigures(n=figures.n, mean=printed_mean(figures.mean), sd=printed_spread(figures.sd))
