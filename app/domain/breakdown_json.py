"""Breakdowns, contrasts, leans and differences as JSON values and back."""

from app.domain.breakdown import Breakdown, Contrast, Difference, Group, GroupCriterion, Lean, Part
from app.domain.figures import FacetFigures
from app.domain.json_values import Json, criterion_figures_json, json_value, read_criterion_figures


def breakdown_json(breakdown: Breakdown) -> Json:
    """A criterion that may not be shown for the groups is null."""
    return {
        "dimension": breakdown.dimension,
        "groups": [_group_json(group) for group in breakdown.groups],
    }


def read_breakdown(value: Json) -> Breakdown:
    """`breakdown_json` back."""
    return Breakdown(value["dimension"], tuple(_group(group) for group in value["groups"]))


def read_contrast(value: Json) -> Contrast:
    """`json_value` of a contrast back."""
    return Contrast(**{**value, "first": Part(**value["first"]), "second": Part(**value["second"])})


def read_lean(value: Json) -> Lean:
    """`json_value` of a lean back."""
    return Lean(**{**value, "part": Part(**value["part"])})


def read_difference(value: Json) -> Difference:
    """`json_value` of a difference back."""
    return Difference(**value)


def _group_json(group: Group) -> Json:
    return {
        "id": group.id,
        "values": list(group.values),
        "respondents": group.respondents,
        "invited": group.invited,
        "criteria": {id_: _criterion_json(criterion) for id_, criterion in group.criteria.items()},
    }


def _criterion_json(criterion: GroupCriterion | None) -> Json | None:
    if criterion is None:
        return None
    return {
        "figures": criterion_figures_json(criterion.figures),
        "facets": json_value(criterion.facets),
        "items": json_value(criterion.items),
    }


def _group(value: Json) -> Group:
    return Group(
        id=value["id"],
        values=tuple(value["values"]),
        respondents=value["respondents"],
        invited=value["invited"],
        criteria={id_: _criterion(criterion) for id_, criterion in value["criteria"].items()},
    )


def _criterion(value: Json | None) -> GroupCriterion | None:
    figures = value and read_criterion_figures(value["figures"])
    if not value or not figures:
        return None
    return GroupCriterion(
        figures=figures,
        facets={id_: FacetFigures(**facet) for id_, facet in value["facets"].items()},
        items={id_: FacetFigures(**item) for id_, item in value["items"].items()},
    )
