"""Agreement among people who answered on a scale, computed from how often each value was given.

Everywhere `counts` is int (..., A): how often each of A consecutive values was given, in ascending order;
missing answers are simply not counted. Groups stand in the leading axes.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

_TABULATED_VALUES = 10


def variance(counts: Counts) -> Floats:
    """Sample variance (divisor n - 1) of the values behind `counts` (..., A). Returns (...), NaN for n < 2.

    Exact in whole numbers: (n sum x^2 - (sum x)^2) / (n (n - 1)).

    >>> variance(np.array([[1, 0, 1], [0, 4, 0]]))
    array([2., 0.])
    """
    values = np.arange(counts.shape[-1])
    n = counts.sum(axis=-1)
    spread = n * (counts @ values**2) - (counts @ values) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(n > 1, spread / (n * (n - 1)), np.nan)


def mean_absolute_deviation(counts: Counts) -> Floats:
    """Mean absolute deviation from the mean (divisor n). Returns (...), NaN for n < 1.

    Burke & Dunlap 2002, "Estimating interrater agreement with the average deviation index", Organizational
    Research Methods 5(2). Their practical cutoff is A / 6.

    >>> mean_absolute_deviation(np.array([1, 0, 1]))
    np.float64(1.0)
    """
    values = np.arange(counts.shape[-1])
    n = counts.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (counts * values).sum(axis=-1, keepdims=True) / n
        result: Floats = (counts * np.abs(values - mean)).sum(axis=-1) / n[..., 0]
    return result


def rwg_j(counts: Counts) -> Floats:
    """Within-group agreement on J items against the uniform null: J (1 - r) / (J (1 - r) + r).

    `counts` (..., J, A), returns (...). r = min(v / ((A^2 - 1) / 12), 1) with v the mean of the items'
    variances over the items with at least two answers; J counts those items. NaN when there are none, or for
    A = 1. James, Demaree & Wolf 1984, "Estimating within-group interrater reliability with and without
    response bias", J. Appl. Psych. 69(1).

    >>> rwg_j(np.array([[0, 0, 0, 5, 5], [0, 0, 0, 5, 5]])).round(4)
    np.float64(0.9254)
    """
    uniform = (counts.shape[-1] ** 2 - 1) / 12
    j = (counts.sum(axis=-1) > 1).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.minimum(mean_over_items(variance(counts), counts) / uniform, 1)
        result: Floats = j * (1 - ratio) / (j * (1 - ratio) + ratio)
    return result


def average_deviation(counts: Counts) -> Floats:
    """AD: the mean over J items of the mean absolute deviation, over items with at least two answers.

    `counts` (..., J, A), returns (...), NaN when no item has two answers. Burke & Dunlap 2002.

    >>> average_deviation(np.array([[0, 1, 0, 1, 0], [0, 0, 3, 0, 0]]))
    np.float64(0.5)
    """
    return mean_over_items(mean_absolute_deviation(counts), counts)


def vdeijk_a(counts: Counts) -> Floats:
    """Agreement A of van der Eijk: 1 = all one value, 0 = evenly spread, -1 = half at each end.

    `counts` (..., A), returns (...), NaN without answers and on scales of fewer than three values. The
    frequencies are peeled into layers of equal height; A is the mean of the layers' agreements, weighted by
    the answers in them. Van der Eijk 2001, "Measuring agreement in ordered rating scales", Quality & Quantity
    35(3).

    >>> vdeijk_a(np.array([30, 40, 210, 130, 530, 50, 10])).round(2)
    np.float64(0.61)
    """
    if counts.shape[-1] < 3:
        return np.full(counts.shape[:-1], np.nan)
    left = np.moveaxis(counts, -1, 0).astype(np.int64, order="C")
    n = left.sum(axis=0)
    total = np.zeros(n.shape)
    while left.any():
        filled = left > 0
        lowest = np.where(filled, left, np.iinfo(np.int64).max).min(axis=0)
        height = np.where(filled.any(axis=0), lowest, 0)
        total += height * filled.sum(axis=0) * _agreement_of_layers(filled)
        left -= height * filled
    with np.errstate(invalid="ignore"):
        return total / np.where(n > 0, n, np.nan)


def _agreement_of_layers(filled: NDArray[np.bool_]) -> Floats:
    """Agreement of layers (A, ...) in which each value is either empty or filled."""
    values = len(filled)
    if values > _TABULATED_VALUES:
        return _layer_agreement(filled)
    numbers = sum(row.astype(np.int16) << place for place, row in enumerate(filled))
    agreements: Floats = _agreement_of_each_layer(values)[numbers]
    return agreements


@cache
def _agreement_of_each_layer(values: int) -> Floats:
    """The agreement of every layer that a scale can have, by its filled values as the digits of a number."""
    return _layer_agreement((np.arange(2**values) >> np.arange(values)[:, None]) & 1 > 0)


def _layer_agreement(filled: NDArray[np.bool_]) -> Floats:
    """U (1 - (S - 1) / (A - 1)): unimodality U from triples of values, S values filled; 1 for an empty layer.

    A triple of which two values are filled is unimodal when these are neighbours within it (110, 011) and
    bimodal when they are not (101).
    """
    values = len(filled)
    ones = filled.astype(np.int64)
    before = np.cumsum(ones, axis=0) - ones
    n_filled = ones.sum(axis=0)
    after = n_filled - before - ones
    unimodal = ((before * (before - 1) + after * (after - 1)) * ~filled).sum(axis=0) // 2
    bimodal = (before * after * ~filled).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        u = ((values - 2) * unimodal - (values - 1) * bimodal) / ((values - 2) * (unimodal + bimodal))
    u = np.where(bimodal == 0, 1.0, u)
    agreement: Floats = u * (1 - (np.maximum(n_filled, 1) - 1) / (values - 1))
    return agreement


def mean_over_items(figures: Floats, counts: Counts) -> Floats:
    """The mean of a figure over the items with at least two answers.

    `figures` (..., J), `counts` (..., J, A); returns (...), NaN when no item has two answers.

    >>> mean_over_items(np.array([0.2, 0.4, 9.0]), np.array([[1, 1], [0, 5], [1, 0]])).round(2)
    np.float64(0.3)
    """
    kept = counts.sum(axis=-1) > 1
    with np.errstate(divide="ignore", invalid="ignore"):
        mean: Floats = np.where(kept, figures, 0.0).sum(axis=-1) / kept.sum(axis=-1)
    return mean
