"""The same attacker on a plan of what will be shown: groups and who counts, before any figure is computed."""

from collections.abc import Container, Iterator, Mapping, Sequence

import numpy as np

from app.domain.disclosure_plan import Plan
from app.domain.grouping import Attributes
from app.domain.terms import Terms
from tests.domain.attack.attacker import Leak, isolated, leaks_of_rows, small_pair
from tests.domain.attack.determined import Bools

Groups = Mapping[str, Sequence[Bools]]


def attack_plan(
    plan: Plan, people: Sequence[Attributes], counted: Mapping[str, Bools], terms: Terms
) -> list[Leak]:
    """Everything that publishing by this plan would give away; empty: nothing found.

    Arguments as for the planner: one row a respondent; of each criterion, who counts in which column.
    """
    groups: dict[str, list[Bools]] = {
        breakdown.dimension: [_members(group.rows, len(people)) for group in breakdown.groups]
        for breakdown in plan.breakdowns
    }
    leaks = [*_shape(plan, groups, people), *_kept_rows(plan, groups, people, terms)]
    if terms.mode == "open":
        return [*leaks, *_parts_of_organisations(groups, people)]
    everybody = np.ones(len(people), dtype=bool)
    leaks += _people(groups, everybody, terms.threshold)
    shown = [(id_, _shown_for(id_, plan, groups), columns) for id_, columns in counted.items()]
    detailed = {id_ for breakdown in plan.breakdowns for id_ in breakdown.detailed}
    return [*leaks, *_columns(shown, detailed, terms.threshold)]


def _members(rows: Sequence[int], number: int) -> Bools:
    members = np.zeros(number, dtype=bool)
    members[list(rows)] = True
    return members


def _shown_for(criterion: str, plan: Plan, groups: Groups) -> Groups:
    return {
        breakdown.dimension: groups[breakdown.dimension]
        for breakdown in plan.breakdowns
        if criterion in breakdown.criteria
    }


def _shape(plan: Plan, groups: Groups, people: Sequence[Attributes]) -> Iterator[Leak]:
    """At most two breakdowns; everybody in one group of each, the one that the group's values say."""
    if len(plan.breakdowns) > 2 or len(groups) < len(plan.breakdowns):
        yield Leak("breakdowns", ",".join(groups))
    for breakdown in plan.breakdowns:
        for group in breakdown.groups:
            told = [(getattr(each, breakdown.dimension) or "unknown") in group.values for each in people]
            if tuple(np.flatnonzero(told).tolist()) != group.rows:
                yield Leak("misread", f"{breakdown.dimension}.{group.id}")
        if (np.sum(groups[breakdown.dimension], axis=0) != 1).any():
            yield Leak("misread", breakdown.dimension)


def _people(groups: Groups, everybody: Bools, k: int) -> Iterator[Leak]:
    for dimension, sets in groups.items():
        if any(0 < members.sum() < k for members in sets):
            yield Leak("few", dimension)
    found = isolated(groups, everybody, k)
    if found and groups:
        yield Leak("isolated", "people", found)


def _columns(shown: Sequence[tuple[str, Groups, Bools]], detailed: Container[str], k: int) -> Iterator[Leak]:
    """Columns that the same people count in are attacked once for the same groups. Where nothing but means
    may be shown of a criterion, its last column, the score, is all that is seen, and everybody must have one.
    """
    tried = set()
    for criterion, groups, columns in shown:
        for place, counted in enumerate(np.ascontiguousarray(columns.T)):
            key = (counted.tobytes(), tuple(groups), criterion in detailed)
            if not groups or key in tried:
                continue
            tried.add(key)
            where = f"{criterion}.{place}"
            for dimension, sets in groups.items():
                if any(0 < int((members & counted).sum()) < k for members in sets):
                    yield Leak("few", f"{where}.{dimension}")
            found = isolated(groups, counted, k)
            if found:
                yield Leak("isolated", where, found)
            seen = criterion in detailed or (place == columns.shape[1] - 1 and not counted.all())
            pair = small_pair(groups, counted, k) if seen else None
            if pair:
                yield Leak("pair", where, pair)


def _parts_of_organisations(groups: Groups, people: Sequence[Attributes]) -> Iterator[Leak]:
    organisation = np.array([each.organisation or "" for each in people], dtype=object)
    for dimension, sets in groups.items():
        if dimension == "level" or any(
            set(organisation[members]) & set(organisation[~members]) for members in sets
        ):
            yield Leak("split", dimension)


def _kept_rows(plan: Plan, groups: Groups, people: Sequence[Attributes], terms: Terms) -> Iterator[Leak]:
    if plan.rows is None:
        return
    rows = plan.rows.attributes
    if not terms.row_export or terms.mode == "open" or len(rows) != len(people):
        yield Leak("rows", "not agreed on")
        return
    yield from leaks_of_rows(rows, [group for sets in groups.values() for group in sets], terms.threshold)
    for row, person in zip(rows, people, strict=True):
        if any(
            getattr(row, name) not in (None, getattr(person, name)) for name in ("sector", "level", "line")
        ):
            yield Leak("misread", "rows")
            break
