"""The figures of many networks at once: one array a figure, one place a network, NaN where a figure is not
defined."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.figures import CriterionFigures, FacetFigures, Interval, ItemFigures, NetworkFigures

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ItemArrays:
    """One item. `frequencies` is (networks, values of the scale), all else (networks,)."""

    n: Counts
    dont_know: Counts
    mean: Floats
    sd: Floats
    raw_mean: Floats
    vdeijk_a: Floats
    frequencies: Counts


@dataclass(frozen=True, eq=False)
class FacetArrays:
    n: Counts
    mean: Floats
    sd: Floats


@dataclass(frozen=True, eq=False)
class CriterionArrays:
    """One criterion. `ci95` and `bounds` are pairs of arrays (networks,), all else (networks,).

    `respondent_mean` is the mean in which respondents weigh the same, whatever the weighting of `mean`.
    """

    n: Counts
    mean: Floats
    respondent_mean: Floats
    sd: Floats
    se: Floats
    ci95: tuple[Floats, Floats]
    bounds: tuple[Floats, Floats]
    rwg_j: Floats
    ad: Floats
    vdeijk_a: Floats
    facets: Mapping[str, FacetArrays]
    items: Mapping[str, ItemArrays]


@dataclass(frozen=True, eq=False)
class ScoredNetworks:
    """All networks of one file, in the order of `networks`."""

    networks: tuple[str, ...]
    respondents: Counts
    invited: Counts | None
    organisations: Counts | None
    criteria: Mapping[str, CriterionArrays]

    def network(self, position: int) -> NetworkFigures:
        """The figures of the network at `position`, None where NaN stood."""
        return NetworkFigures(
            respondents=int(self.respondents[position]),
            invited=None if self.invited is None else int(self.invited[position]),
            organisations=None if self.organisations is None else int(self.organisations[position]),
            criteria={id_: _criterion(arrays, position) for id_, arrays in self.criteria.items()},
        )


def _criterion(arrays: CriterionArrays, position: int) -> CriterionFigures:
    return CriterionFigures(
        n=int(arrays.n[position]),
        mean=_figure(arrays.mean[position]),
        sd=_figure(arrays.sd[position]),
        se=_figure(arrays.se[position]),
        ci95=_interval(arrays.ci95, position),
        bounds=_interval(arrays.bounds, position),
        rwg_j=_figure(arrays.rwg_j[position]),
        ad=_figure(arrays.ad[position]),
        vdeijk_a=_figure(arrays.vdeijk_a[position]),
        facets={id_: _facet(facet, position) for id_, facet in arrays.facets.items()},
        items={id_: _item(item, position) for id_, item in arrays.items.items()},
    )


def _facet(arrays: FacetArrays, position: int) -> FacetFigures:
    return FacetFigures(
        n=int(arrays.n[position]), mean=_figure(arrays.mean[position]), sd=_figure(arrays.sd[position])
    )


def _item(arrays: ItemArrays, position: int) -> ItemFigures:
    return ItemFigures(
        n=int(arrays.n[position]),
        dont_know=int(arrays.dont_know[position]),
        mean=_figure(arrays.mean[position]),
        sd=_figure(arrays.sd[position]),
        raw_mean=_figure(arrays.raw_mean[position]),
        vdeijk_a=_figure(arrays.vdeijk_a[position]),
        frequencies=tuple(arrays.frequencies[position].tolist()),
    )


def _figure(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)


def _interval(ends: tuple[Floats, Floats], position: int) -> Interval | None:
    low, high = ends[0][position], ends[1][position]
    return None if np.isnan(low) or np.isnan(high) else (float(low), float(high))
