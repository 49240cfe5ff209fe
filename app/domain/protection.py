"""Who is protected in one assessment: people in groups of k, or organisations as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.cuts import large_enough, small_cut, small_pair
from app.domain.group_merging import (
    Grouping,
    WeakSpot,
    by_value,
    with_company_for_the_merged,
    with_small_groups_merged,
)
from app.domain.grouping import Attributes, Dimension
from app.domain.terms import Terms

LEAST_ROWS = 3
"""Answers may be taken out row by row from this many times k rows on."""


@dataclass(frozen=True, eq=False)
class Protection:
    """`k`: answers that a figure needs. `least`: rows that a group needs, 1 where it is one of whole
    organisations that are shown by name anyway. `units`: the organisations of which groups must be made, or
    None. `by_row`: whether answers are taken out row by row.
    """

    k: int
    least: int
    units: Grouping | None
    by_row: bool

    @property
    def weak_spot(self) -> WeakSpot:
        return small_pair if self.by_row else small_cut

    def allows(self, dimension: Dimension) -> bool:
        if dimension == "organisation":
            return not self.by_row
        return dimension != "level" or self.least > 1

    def groups(self, people: Sequence[Attributes], dimension: Dimension) -> Grouping | None:
        """The groups of a dimension by itself, or None where it can't be shown."""
        if not self.allows(dimension):
            return None
        if dimension == "organisation" and self.units is not None:
            return with_small_groups_merged(self.units, self.least)
        grouping = by_value(people, dimension)
        if self.units is not None and not _is_union(grouping.value_of, self.units.group_of):
            return None
        return with_small_groups_merged(grouping, self.least)

    def guards(self, columns: NDArray[np.bool_]) -> bool:
        """Whether enough people count in each of these figures, over the whole network and in each unit that
        is not shown by name. `columns`: bool (rows, columns)."""
        if not columns.any() or not large_enough(columns.sum(axis=0), self.k):
            return False
        if self.units is None:
            return True
        of_unit = counts(self.units, columns)
        by_name = len(self.units.groups) - bool(self.units.merged) if self.least == 1 else 0
        return large_enough(of_unit[by_name:], self.k)


def protection(people: Sequence[Attributes], terms: Terms) -> Protection:
    """What these terms protect (PRIVACY, "What may be shown", 4, 6 and 7)."""
    k = terms.threshold
    if terms.mode == "open":
        units = with_company_for_the_merged(by_value(people, "organisation"), k)
        return Protection(k, least=1, units=units, by_row=False)
    return Protection(
        k,
        least=k,
        units=by_value(people, "organisation") if terms.weighting == "organisation" else None,
        by_row=terms.row_export and len(people) >= LEAST_ROWS * k,
    )


def counts(grouping: Grouping, columns: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many people of each group count in each figure: int (groups, columns)."""
    within = np.zeros((len(grouping.groups), len(columns)), dtype=np.int64)
    within[grouping.group_of, np.arange(len(columns))] = 1
    totals: NDArray[np.int64] = within @ columns.astype(np.int64)
    return totals


def _is_union(value_of: NDArray[np.int64], unit_of: NDArray[np.int64]) -> bool:
    return len(set(zip(unit_of.tolist(), value_of.tolist(), strict=True))) == len(set(unit_of.tolist()))
