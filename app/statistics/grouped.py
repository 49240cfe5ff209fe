"""Counts and moments of many groups at once."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]


def count_codes(codes: NDArray[np.integer], groups: Indexes, n_groups: int, n_codes: int) -> Indexes:
    """How often each code occurs in each group.

    `codes` and `groups`: int (rows,), from 0. Returns int (n_groups, n_codes). Nothing is missing: give "no
    answer" a code of its own.

    >>> count_codes(np.array([0, 2, 2]), np.array([0, 0, 1]), n_groups=2, n_codes=3)
    array([[1, 0, 1],
           [0, 0, 1]])
    """
    cells = np.bincount(groups * n_codes + codes, minlength=n_groups * n_codes)
    return cells.reshape(n_groups, n_codes)


def moments(values: Floats, groups: Indexes, n_groups: int) -> tuple[Indexes, Floats, Floats]:
    """Number, mean and sample standard deviation (divisor n - 1) of the values in each group.

    `values`: float (rows,), NaN = missing, left out; `groups`: int (rows,), from 0. Returns three arrays
    (n_groups,): the mean is NaN without values, the sd with fewer than two. Two passes around a value of the
    group's own, so that equal values have an sd of exactly 0 (Chan, Golub & LeVeque 1983, "Algorithms for
    computing the sample variance").

    >>> n, mean, sd = moments(np.array([1.0, 3.0, np.nan, 4.0]), np.array([0, 0, 0, 1]), n_groups=3)
    >>> n, mean
    (array([2, 1, 0]), array([ 2.,  4., nan]))
    >>> sd.round(4)
    array([1.4142,    nan,    nan])
    """
    present = ~np.isnan(values)
    if not present.all():
        values, groups = values[present], groups[present]
    n = np.bincount(groups, minlength=n_groups)
    base = np.zeros(n_groups)
    base[groups] = values
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = np.bincount(groups, weights=values - base[groups], minlength=n_groups) / n
        mean = base + shift
        squares = np.bincount(groups, weights=(values - mean[groups]) ** 2, minlength=n_groups)
        variance = np.where(n > 1, squares / (n - 1), np.nan)
    return n, mean, np.sqrt(variance)


def number_pairs(first: Indexes, second: Indexes) -> tuple[Indexes, Indexes]:
    """Number the different pairs (first, second) that occur.

    Both int (rows,), from 0. Returns the pair number of each row (rows,), and the `first` of each pair
    (pairs,).

    >>> number_pairs(np.array([0, 0, 1, 1]), np.array([5, 5, 5, 2]))
    (array([0, 0, 2, 1]), array([0, 1, 1]))
    """
    width = int(second.max(initial=0)) + 1
    pairs, numbers = np.unique(first * width + second, return_inverse=True)
    return numbers, pairs // width
