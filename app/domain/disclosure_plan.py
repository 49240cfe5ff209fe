"""Which groups results may be broken down by, so that nobody can isolate fewer than k people.

The whole network is always there; a breakdown divides everybody who answered over groups of k or more. Two
breakdowns beside each other must leave no small cut (`cuts` says why that is enough). Three steps, on
purpose:

1. **Who is in which group** follows from the rows: small groups merge, and those of the second breakdown
   merge further where the two together would give people away (`group_merging`).
2. **For which criteria** a breakdown may be shown follows from who counts in each of the criterion's figures
   (`shown_criteria`). One unsafe figure takes the breakdown along for that criterion, the second one first.
3. **How much of each group** may be shown for a criterion follows from the pairs of a group of the one
   breakdown with a group of the other (`shown_criteria.detailed_beside`).

Between the first two there is one choice: how many more of the smallest groups merge, so that most is shown.
Each division to choose from follows from the rows; what the choice says about who skipped an item is what
leaving out a criterion would have said.

**The organisation as a unit.** In open mode results are shown by organisation, whatever its size, and where
organisations weigh equally a group's mean is a mean of organisations' means. In both cases every group is a
union of whole organisations: whatever is worked out from such groups is about whole organisations as well.
People whose organisation is not known are nobody's by name: they are one unit, in open mode together with the
smallest organisations where they are fewer than k.

**Row by row.** Where the answers may be taken out row by row, beside each row stand its groups of the
breakdowns shown, and nothing else of it. Then every pair of groups holds k rows, not just every cut.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.group_merging import Grouping, ever_coarser, merged_beside
from app.domain.grouping import DIMENSIONS, MERGED, MOST_BREAKDOWNS, Attributes, Dimension
from app.domain.protection import Protection, protection
from app.domain.shown_criteria import Counted, detailed_beside, shown_alone, shown_beside, shown_in_means
from app.domain.terms import Terms

OPEN_ORDER: tuple[Dimension, ...] = ("organisation", "line", "sector")
"""What is tried in open mode where the coordinator chose nothing: partners were told that results would be
shown by organisation."""

BARE_BELOW = 3
"""A criterion of fewer items than this shows as much in its mean as others show in an item's."""


@dataclass(frozen=True)
class PlannedGroup:
    """`id`: a level, line or sector, an organisation's name, or `MERGED`. `values`: what is taken together
    in it, in the fixed order, `UNKNOWN` last. `rows`: who belongs to it, ascending."""

    id: str
    values: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True)
class PlannedBreakdown:
    """Groups in the fixed order (organisations by name), the merged one last; every row is in one of them.

    `criteria`: the ids of those for which the breakdown may be shown. `detailed`: those of them of which more
    may be shown of a group than its number of scores and their mean.
    """

    dimension: Dimension
    groups: tuple[PlannedGroup, ...]
    criteria: frozenset[str]
    detailed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RowPlan:
    """What may stand beside each answered row, in the order of the rows: None where that is not told."""

    attributes: tuple[Attributes, ...]


@dataclass(frozen=True)
class Plan:
    """`left_out`: dimensions that were tried and can't be shown. `rows`: None when rows may not be kept."""

    breakdowns: tuple[PlannedBreakdown, ...]
    left_out: tuple[Dimension, ...]
    rows: RowPlan | None


def plan_disclosure(
    people: Sequence[Attributes], counted: Counted, terms: Terms, bare: Collection[str] = ()
) -> Plan:
    """The breakdowns that may be shown of one assessment (PRIVACY, "What may be shown").

    `people`: one a row, all who answered; None where an attribute is not known. `counted`: by criterion id,
    bool (rows, columns), True where the row counts in a figure: the items, the facet scores and the
    criterion's own score. `terms`: with the weighting that is *used* (`disclosure.safe_weighting`), which
    need not be the one agreed on. `bare`: criteria of so few items that a mean says nearly as much as an
    answer (`BARE_BELOW`). The plan does not depend on the order of the rows.

    A dimension that can be shown for no criterion is left out; with no criteria in `counted` at all, as when
    nobody has answered yet, the plan says which groups there will be. Where the coordinator chose none,
    dimensions without two known values are not tried. Raises ValueError when `counted` does not have a row
    for each of `people`.
    """
    if any(len(columns) != len(people) for columns in counted.values()):
        raise ValueError("people and the rows that count must be equally many")
    protected = protection(people, terms)
    shown: list[_Shown] = []
    left_out: list[Dimension] = []
    for dimension in _candidates(people, terms, protected):
        if len(shown) == MOST_BREAKDOWNS:
            break
        grouping = protected.groups(people, dimension)
        found = None if grouping is None else _beside(shown, grouping, counted, protected, bare)
        if found is None:
            left_out.append(dimension)
        else:
            shown.append(found)
    coarse = _coarse(shown, counted, protected)
    return Plan(
        tuple(_planned(breakdown, coarse) for breakdown in shown),
        tuple(left_out),
        _row_plan([breakdown.grouping for breakdown in shown], len(people)) if protected.by_row else None,
    )


@dataclass(frozen=True, eq=False)
class _Shown:
    grouping: Grouping
    criteria: frozenset[str]


def _candidates(people: Sequence[Attributes], terms: Terms, protected: Protection) -> tuple[Dimension, ...]:
    if terms.breakdowns:
        return tuple(dict.fromkeys(terms.breakdowns))
    order = OPEN_ORDER if terms.mode == "open" else DIMENSIONS
    return tuple(
        dimension
        for dimension in order
        if protected.allows(dimension)
        and len({getattr(person, dimension) for person in people} - {None}) >= 2
    )


def _beside(
    shown: Sequence[_Shown],
    grouping: Grouping,
    counted: Counted,
    protected: Protection,
    bare: Collection[str],
) -> _Shown | None:
    """This breakdown beside the one shown already, if any; None where it can't be shown at all."""
    if not shown:
        return _most_telling(grouping, lambda coarser: shown_alone(coarser, counted, protected), counted)
    first = shown[0]
    merged = merged_beside(first.grouping, grouping, protected.least, protected.weak_spot)
    if merged is None:
        return None

    def criteria_of(coarser: Grouping) -> frozenset[str]:
        alone = shown_alone(coarser, counted, protected)
        in_both = {id_: counted[id_] for id_ in sorted(alone & first.criteria)}
        beside = shown_beside(first.grouping, coarser, in_both, protected)
        detailed = detailed_beside(first.grouping, coarser, in_both, protected)
        return (alone - first.criteria) | (beside & (detailed | shown_in_means(in_both, bare)))

    return _most_telling(merged, criteria_of, counted)


def _most_telling(
    grouping: Grouping, criteria_of: Callable[[Grouping], frozenset[str]], counted: Counted
) -> _Shown | None:
    """With as many groups merged, the smallest first, as shows most groups over all criteria.

    One "don't know" in a group of k people would otherwise cost all other groups that criterion.
    """
    best: _Shown | None = None if counted else _Shown(grouping, frozenset())
    most = 0
    for coarser in ever_coarser(grouping):
        if len(coarser.groups) * len(counted) <= most:
            break
        criteria = criteria_of(coarser)
        if len(coarser.groups) * len(criteria) > most:
            most = len(coarser.groups) * len(criteria)
            best = _Shown(coarser, criteria)
    return best


def _coarse(shown: Sequence[_Shown], counted: Counted, protected: Protection) -> frozenset[str]:
    """The criteria in both breakdowns of which groups can show no more than a mean."""
    if len(shown) < MOST_BREAKDOWNS:
        return frozenset()
    first, second, *_ = shown
    in_both = {id_: counted[id_] for id_ in sorted(first.criteria & second.criteria)}
    return frozenset(in_both) - detailed_beside(first.grouping, second.grouping, in_both, protected)


def _planned(shown: _Shown, coarse: frozenset[str]) -> PlannedBreakdown:
    grouping = shown.grouping
    return PlannedBreakdown(
        grouping.dimension,
        tuple(
            PlannedGroup(
                grouping.group_id(group),
                tuple(grouping.values[value] for value in values),
                tuple(np.flatnonzero(grouping.group_of == group).tolist()),
            )
            for group, values in enumerate(grouping.groups)
        ),
        shown.criteria,
        shown.criteria - coarse,
    )


def _row_plan(groupings: Sequence[Grouping], rows: int) -> RowPlan:
    told: list[dict[str, str]] = [{} for _ in range(rows)]
    for grouping in groupings:
        names = [grouping.group_id(group) for group in range(len(grouping.groups))]
        for row, group in enumerate(grouping.group_of.tolist()):
            if names[group] != MERGED:
                told[row][grouping.dimension] = names[group]
    return RowPlan(tuple(Attributes(**attributes) for attributes in told))
