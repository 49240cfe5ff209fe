"""Which groups results may be broken down by, so that nobody can isolate fewer than k people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.grouping import Attributes, Dimension
from app.domain.terms import Terms


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

    `criteria`: the ids of those for which the breakdown may be shown.
    """

    dimension: Dimension
    groups: tuple[PlannedGroup, ...]
    criteria: frozenset[str]


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
    people: Sequence[Attributes], counted: Mapping[str, NDArray[np.bool_]], terms: Terms
) -> Plan:
    """The breakdowns that may be shown of one assessment (PRIVACY, "What may be shown").

    `people`: one a row, all who answered. `counted`: by criterion id, bool (rows, columns), True where the
    row counts in a figure: the items, the facet scores and the criterion's own score. `terms`: with the
    weighting that is *used* (`disclosure.safe_weighting`), which need not be the one agreed on.
    """
    raise NotImplementedError
