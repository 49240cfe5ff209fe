"""Can a mean be told from zero?"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


def t_test_p(mean: Floats, sd: Floats, n: Counts) -> Floats:
    """Two-sided p of t = mean / (sd / sqrt(n)), n - 1 degrees of freedom, for a mean of 0.

    Arrays of one shape; `mean` and `sd` of n observations, or of n differences within pairs. Without spread
    (sd = 0) it is 0, or 1 for a mean of 0. NaN for n < 2 or where `mean` or `sd` is NaN. Student 1908,
    "The probable error of a mean", Biometrika 6(1).

    >>> t_test_p(np.array([0.75, 0.0]), np.array([1.58, 0.0]), np.array([10, 4])).round(4)
    array([0.1676, 1.    ])
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where(mean == 0, 0.0, np.abs(mean) / (sd / np.sqrt(n)))
        p = 2 * stdtr(n - 1, -t)
    return np.where((n < 2) | np.isnan(sd) | np.isnan(mean), np.nan, p)
