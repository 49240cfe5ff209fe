"""How the attacker reads a published JSON: every number in it has a meaning, or is reported as not read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

Json = Any
Path = tuple[str, ...]

WHOLE = "whole"
EVERYBODY_ELSE = "everybody else"


@dataclass(frozen=True)
class Figure:
    """A sum, or a function of sums, over those of a group who count in a column.

    `group`: dimension and values taken together; None: the whole network. `weighted`: organisations weigh
    equally in it. `n`: as printed. `mean_only`: nothing but a mean over many answers of each, so that an
    answer that is rare can't be seen in it; else it can.
    """

    column: str
    group: tuple[str, tuple[str, ...]] | None
    n: int | None
    where: str
    weighted: bool = False
    mean_only: bool = False


FEW_ITEMS = 2
"""The mean of a criterion of so few items shows an answer nearly as well as an item does."""

CRITERION = ("n", "mean", "sd", "se", "rwg_j", "ad", "vdeijk_a", "ci95.*", "bounds.*")
PART = ("n", "mean", "sd")
READ: tuple[Path, ...] = tuple(
    tuple(pattern.split("."))
    for pattern in (
        "schema",
        "wave",
        "terms.threshold",
        "respondents",
        "invited",
        "organisations",
        "invited_levels.*",
        "invited_lines.*",
        "invited_sectors.*",
        "silent_organisations.*",
        "criteria.*.verdict.interval.*",
        *(f"criteria.*.figures.{name}" for name in CRITERION),
        *(f"criteria.*.facets.*.{name}" for name in PART),
        *(f"criteria.*.items.*.{name}" for name in (*PART, "raw_mean", "vdeijk_a", "dont_know")),
        "criteria.*.items.*.frequencies.*",
        "choices.*.n",
        "choices.*.counts.*",
        "breakdowns.*.groups.*.respondents",
        "breakdowns.*.groups.*.invited",
        *(f"breakdowns.*.groups.*.criteria.*.figures.{name}" for name in CRITERION),
        *(f"breakdowns.*.groups.*.criteria.*.facets.*.{name}" for name in PART),
        *(f"breakdowns.*.groups.*.criteria.*.items.*.{name}" for name in PART),
        *(f"differences.*.{name}" for name in ("n", "n_other", "mean", "mean_other", "delta", "p")),
        *(f"contrasts.*.{name}" for name in PART),
        *(f"leans.*.{name}" for name in (*PART, "left", "middle", "right")),
        *(f"findings.*.evidence.*.{name}" for name in ("value", "n", "second", "interval.*")),
    )
)
"""Every place where the attacker knows what a number means."""

FIGURES = frozenset(
    {
        "mean",
        "sd",
        "se",
        "rwg_j",
        "ad",
        "vdeijk_a",
        "ci95",
        "bounds",
        "raw_mean",
        "frequencies",
        "dont_know",
        "counts",
        "delta",
        "p",
        "left",
        "middle",
        "right",
        "shares",
        "median",
        "minimum",
        "maximum",
    }
)
"""Keys that say something about answers, and so must stand beside the number of people who gave them."""


OF_ITEMS = frozenset({"rwg_j", "ad", "vdeijk_a"})
"""Figures of a criterion that are made of its items, which have their own numbers of answers, also where
nobody answered enough of them to have a score."""


def numbers(value: Json, path: Path = ()) -> Iterator[tuple[Path, float]]:
    """Every number in it, with the keys that lead there."""
    inside: Iterator[tuple[Any, Json]] = iter(())
    if isinstance(value, Mapping):
        inside = iter(value.items())
    elif isinstance(value, list | tuple):
        inside = iter(enumerate(value))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value
    for key, each in inside:
        yield from numbers(each, (*path, str(key)))


def objects(value: Json, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, Json]]]:
    """Every object in it."""
    if isinstance(value, Mapping):
        yield path, value
        for key, each in value.items():
            yield from objects(each, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from objects(each, (*path, str(place)))


def is_read(path: Path) -> bool:
    return _fits(path, _TREE)


def _tree() -> Json:
    tree: dict[str, Any] = {}
    for pattern in READ:
        branch = tree
        for key in pattern:
            branch = branch.setdefault(key, {})
    return tree


_TREE = _tree()


def _fits(path: Path, tree: Json) -> bool:
    if not path:
        return not tree
    return any(_fits(path[1:], tree[key]) for key in {path[0], "*"} if key in tree)


def figures(published: Json) -> Iterator[Figure]:
    """Every figure of the whole network, of a group of a breakdown, and of both sides of a difference."""
    weighted = published["scoring"]["weighting"] == "organisation"
    many = {id_ for id_, each in published["criteria"].items() if len(each["items"]) > FEW_ITEMS}
    for id_, criterion in published["criteria"].items():
        yield from _criterion(id_, criterion, None, f"criteria.{id_}", weighted)
    values: dict[tuple[str, str], tuple[str, ...]] = {}
    for breakdown in published.get("breakdowns", []):
        dimension = breakdown["dimension"]
        for group in breakdown["groups"]:
            where = f"{dimension}.{group['id']}"
            taken = (dimension, tuple(group["values"]))
            values[dimension, group["id"]] = taken[1]
            yield Figure("people", taken, group["respondents"], where, mean_only=True)
            for id_, criterion in group["criteria"].items():
                for figure in _criterion(id_, criterion or {}, taken, f"{where}.{id_}", weighted):
                    bare = figure.column == id_ in many and not _spreads(criterion["figures"])
                    yield replace(figure, mean_only=bare)
    for place, difference in enumerate(published.get("differences", [])):
        yield from _difference(difference, values, f"differences.{place}")


def _spreads(figures: Mapping[str, Json]) -> bool:
    return any(value is not None for name, value in figures.items() if name not in ("n", "mean"))


def _criterion(
    id_: str, criterion: Json, group: tuple[str, tuple[str, ...]] | None, where: str, weighted: bool
) -> Iterator[Figure]:
    """Frequencies and the mean of raw answers weigh everybody equally, whatever the weighting of the rest."""
    if criterion.get("figures"):
        yield Figure(id_, group, criterion["figures"].get("n"), where, weighted)
    for facet, figure in criterion.get("facets", {}).items():
        if figure:
            yield Figure(f"{id_}/{facet}", group, figure.get("n"), f"{where}.{facet}", weighted)
    for item, figure in criterion.get("items", {}).items():
        if figure:
            yield Figure(item, group, figure.get("n"), f"{where}.{item}", weighted)
            if weighted and ("frequencies" in figure or "raw_mean" in figure):
                yield Figure(item, group, figure.get("n"), f"{where}.{item}.frequencies")


def _difference(
    difference: Json, values: Mapping[tuple[str, str], tuple[str, ...]], where: str
) -> Iterator[Figure]:
    """Everybody else is everybody in the other groups of the breakdown. Scores, so everybody weighs equally
    in Cliff's delta."""
    dimension = difference["dimension"]
    sides = [(difference["group"], difference["n"]), (difference["other"], difference["n_other"])]
    for group, n in sides:
        if group is None:
            others = (taken for (d, g), taken in values.items() if d == dimension and g != sides[0][0])
            taken = tuple(value for each in others for value in each)
        else:
            taken = values.get((dimension, group), (group,))
        yield Figure(difference["criterion"], (dimension, taken), n, where, mean_only=True)
