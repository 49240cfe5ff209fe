"""The figures of one scored network, as CONTRACTS 4 names them. None stands where a figure is not defined."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Interval = tuple[float, float]


@dataclass(frozen=True)
class ItemFigures:
    """One item. `mean` and `sd` use keyed answers; `raw_mean`, `vdeijk_a` and `frequencies`
    (a count per value of the scale, ascending) answers as given.
    """

    n: int
    dont_know: int
    mean: float | None
    sd: float | None
    raw_mean: float | None
    vdeijk_a: float | None
    frequencies: tuple[int, ...]


@dataclass(frozen=True)
class FacetFigures:
    n: int
    mean: float | None
    sd: float | None


@dataclass(frozen=True)
class CriterionFigures:
    """One criterion. `n` respondents have a score; `mean`, `sd`, `se`, `ci95`, `bounds` in scale points."""

    n: int
    mean: float | None
    sd: float | None
    se: float | None
    ci95: Interval | None
    bounds: Interval | None
    rwg_j: float | None
    ad: float | None
    vdeijk_a: float | None
    facets: Mapping[str, FacetFigures] = field(default_factory=dict)
    items: Mapping[str, ItemFigures] = field(default_factory=dict)


@dataclass(frozen=True)
class NetworkFigures:
    """One network: its rows (empty ones included), how many were invited, how many organisations answered."""

    respondents: int
    invited: int | None
    organisations: int | None
    criteria: Mapping[str, CriterionFigures]


@dataclass(frozen=True)
class ReliabilityFigures:
    """One criterion over the pooled respondents of all networks."""

    k_items: int
    n: int
    alpha: float | None
    alpha_ci95: Interval | None
    omega_total: float | None
    icc1: float | None
    icc2: float | None
    item_rest_r: Mapping[str, float | None] = field(default_factory=dict)
