"""How much of people's scores lies between groups."""

from math import nan

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

_ROUNDING = 1e-12


def intraclass(n: Counts, mean: Floats, sd: Floats) -> tuple[float, float]:
    """ICC(1) and ICC(2) of a one-way analysis of variance, from each group's number, mean and sd.

    All (groups,); groups with n = 0 are left out, `sd` may be NaN where n = 1. ICC(1) = (MSB - MSW) / (MSB +
    (nbar - 1) MSW), nbar = people / groups; ICC(2) = (MSB - MSW) / MSB; both may be negative. NaN below two
    groups, without degrees of freedom within groups, or with a zero denominator. Bartko 1976; Bliese 2000, as
    R's multilevel.

    >>> icc1, icc2 = intraclass(np.array([2, 2]), np.array([1.5, 3.5]), np.array([0.5, 0.5]) ** 0.5)
    >>> round(icc1, 4), round(icc2, 4)
    (0.7778, 0.875)
    """
    groups = n > 0
    n, mean, sd = n[groups], mean[groups], sd[groups]
    people = int(n.sum())
    between_df, within_df = len(n) - 1, people - len(n)
    if between_df < 1 or within_df < 1:
        return nan, nan
    grand = mean[0] + float((n * (mean - mean[0])).sum()) / people
    between = _squares(float((n * (mean - grand) ** 2).sum()), people, mean) / between_df
    within = float(((n - 1) * np.where(n > 1, sd, 0.0) ** 2).sum()) / within_df
    denominator = between + (people / len(n) - 1) * within
    return (
        (between - within) / denominator if denominator > 0 else nan,
        (between - within) / between if between > 0 else nan,
    )


def _squares(total: float, people: int, mean: Floats) -> float:
    """A sum of squares, 0 where it is nothing but the rounding of equal means."""
    return total if total > people * (_ROUNDING * float(np.abs(mean).max())) ** 2 else 0.0
