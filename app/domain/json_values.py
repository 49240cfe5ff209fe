"""Values of the domain as JSON values (dict, list, str, int, float, bool, None), keys in a fixed order."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from app.domain.figures import CriterionFigures, FacetFigures, Interval

Json = dict[str, Any]
JsonValue = Json | list[Any] | str | float | bool | None


def json_value(value: object) -> JsonValue:
    """A dataclass becomes a dict in the order of its fields, a mapping a dict, a tuple a list.

    Raises TypeError for what has no place in JSON.
    """
    if is_dataclass(value):
        return {each.name: json_value(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: json_value(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [json_value(each) for each in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"{type(value).__name__} is no JSON value")


def criterion_figures_json(figures: CriterionFigures | None) -> Json | None:
    """Without facets and items, which stand beside it."""
    if figures is None:
        return None
    return {
        each.name: json_value(getattr(figures, each.name))
        for each in fields(figures)
        if each.name not in ("facets", "items")
    }


def read_criterion_figures(value: Json | None) -> CriterionFigures | None:
    """`criterion_figures_json` back."""
    if value is None:
        return None
    return CriterionFigures(
        **{**value, "ci95": read_interval(value["ci95"]), "bounds": read_interval(value["bounds"])}
    )


def read_facet_figures(value: Json | None) -> FacetFigures | None:
    """`json_value` of a facet's figures back."""
    return None if value is None else FacetFigures(**value)


def read_interval(ends: list[float] | None) -> Interval | None:
    """`json_value` of an interval back."""
    return None if ends is None else (ends[0], ends[1])
