"""How sure a mean is: standard error, interval, and what those who did not answer could change."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


def standard_error(sd: Floats, n: Counts, population: Counts | None = None) -> Floats:
    """sd / sqrt(n), times sqrt(1 - n / population) for a sample from a finite population.

    All arrays of one shape; NaN where `sd` is NaN. With everybody in the sample it is 0. Cochran 1977,
    Sampling Techniques, 3rd ed., section 2.6.

    >>> standard_error(np.array([2.0, 2.0]), np.array([4, 4])), standard_error(
    ...     np.array([2.0]), np.array([4]), np.array([16])).round(4)
    (array([1., 1.]), array([0.866]))
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        plain = sd / np.sqrt(n)
        if population is None:
            return plain
        return plain * np.sqrt(1 - n / population)


def confidence_interval(mean: Floats, se: Floats, df: Counts, level: float = 0.95) -> tuple[Floats, Floats]:
    """mean -+ t((1 + level) / 2, df) se, not cut at the ends of the scale.

    Arrays of one shape; both ends NaN where `df` < 1 or `se` is NaN. Student 1908.

    >>> low, high = confidence_interval(np.array([3.0]), np.array([0.5]), np.array([9]))
    >>> low.round(4), high.round(4)
    (array([1.8689]), array([4.1311]))
    """
    degrees, position = np.unique(df, return_inverse=True)
    quantiles = np.full(degrees.shape, np.nan)
    quantiles[degrees > 0] = stdtrit(degrees[degrees > 0], (1 + level) / 2)
    margin = quantiles[position].reshape(np.shape(df)) * se
    return mean - margin, mean + margin


def nonresponse_bounds(
    mean: Floats, n: Counts, population: Counts, minimum: float, maximum: float
) -> tuple[Floats, Floats]:
    """The mean of the whole population if all who are missing had scored `minimum`, and `maximum`.

    Arrays of one shape, `mean` NaN where n = 0 (the bounds are then the ends of the scale). NaN for a
    population of 0. Manski 1989, "Anatomy of the selection problem".

    >>> nonresponse_bounds(np.array([4.0, np.nan]), np.array([3, 0]), np.array([4, 4]), 1, 5)
    (array([3.25, 1.  ]), array([4.25, 5.  ]))
    """
    total = np.where(n > 0, n * mean, 0.0)
    missing = population - n
    with np.errstate(divide="ignore", invalid="ignore"):
        return (total + missing * minimum) / population, (total + missing * maximum) / population
