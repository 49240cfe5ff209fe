"""Reliability of a sum of items, from the number of complete rows and the sums and products of their answers.

Everywhere J is the number of items and a row is one person's answers to all of them; rows with a missing
answer are left out. A figure that is not defined is NaN.
"""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtri

from app.statistics.one_factor import uniquenesses

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class CrossProducts:
    """What reliability needs to know of complete rows, and can be added over networks: their number `n`, the
    `sums`
    (J,) of the answers and the sums of `products` (J, J). Exact for whole numbers."""

    n: int
    sums: Floats
    products: Floats

    @classmethod
    def of(cls, rows: Floats) -> "CrossProducts":
        """`rows`: float (people, J), NaN = missing; a row with a missing answer is left out.

        >>> CrossProducts.of(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, np.nan]])).products
        array([[10., 14.],
               [14., 20.]])
        """
        complete = rows[~np.isnan(rows).any(axis=1)]
        return cls(len(complete), complete.sum(axis=0), complete.T @ complete)

    def __add__(self, other: "CrossProducts") -> "CrossProducts":
        return CrossProducts(self.n + other.n, self.sums + other.sums, self.products + other.products)

    def scatter(self) -> Floats:
        """n (n - 1) times the sample covariances, (J, J): whole numbers for whole answers, so that what has
        no
        variance has exactly 0. All 0 with fewer than two rows.

        >>> CrossProducts.of(np.array([[1.0, 2.0], [3.0, 4.0]])).scatter()
        array([[4., 4.],
               [4., 4.]])
        """
        scatter: Floats = self.n * self.products - np.outer(self.sums, self.sums)
        return scatter


def cronbach_alpha(covariance: Floats) -> float:
    """Raw alpha: J / (J - 1) (1 - sum of the item variances / variance of the sum).

    `covariance` (J, J). NaN for J < 2 or a sum without variance. Cronbach 1951,
    "Coefficient alpha and the internal structure of tests", Psychometrika 16(3).

    >>> round(cronbach_alpha(np.array([[2.0, 1.0], [1.0, 2.0]])), 4)
    0.6667
    """
    j = len(covariance)
    total = float(covariance.sum())
    if j < 2 or total <= 0:
        return nan
    return j / (j - 1) * (1 - float(np.trace(covariance)) / total)


def feldt_interval(alpha: float, n: int, j: int, level: float = 0.95) -> tuple[float, float]:
    """Interval of alpha: 1 - (1 - alpha) F(upper; n - 1, (J - 1)(n - 1)) and the same with F(lower).

    NaN for a missing alpha, n < 2 or J < 2. Feldt 1965, "The approximate sampling distribution of
    Kuder-Richardson reliability coefficient twenty", Psychometrika 30(3); Feldt, Woodruff & Salih 1987.

    >>> low, high = feldt_interval(0.8, n=50, j=5)
    >>> round(low, 3), round(high, 3)
    (0.697, 0.876)
    """
    if np.isnan(alpha) or n < 2 or j < 2:
        return nan, nan
    tail = (1 - level) / 2
    upper, lower = fdtri(n - 1, (j - 1) * (n - 1), np.array([1 - tail, tail]))
    return 1 - (1 - alpha) * float(upper), 1 - (1 - alpha) * float(lower)


def omega_total(covariance: Floats) -> float:
    """(sum R - sum u2) / sum R, with R the correlations and u2 the uniquenesses of one factor by minres.

    `covariance` (J, J). NaN for J < 3 or an item without variance. No item's sign is
    flipped. McDonald 1999, Test Theory; as `omega` of R's psych with nfactors = 1 (Revelle).

    >>> round(omega_total(np.array([[1.0, 0.5, 0.5], [0.5, 1.0, 0.5], [0.5, 0.5, 1.0]])), 4)
    0.75
    """
    variances = np.diagonal(covariance)
    if len(covariance) < 3 or not (variances > 0).all():
        return nan
    correlation = covariance / np.sqrt(np.outer(variances, variances))
    np.fill_diagonal(correlation, 1.0)
    total = float(correlation.sum())
    if total <= 0:
        return nan
    return (total - float(uniquenesses(correlation).sum())) / total


def item_rest_r(covariance: Floats) -> Floats:
    """Correlation of each item with the sum of the other items, (J,).

    `covariance` (J, J). NaN where the item or the rest has no variance, and for J < 2. Nunnally & Bernstein
    1994, Psychometric Theory, 3rd ed.

    >>> item_rest_r(np.array([[1.0, 0.5, 0.5], [0.5, 1.0, 0.5], [0.5, 0.5, 1.0]])).round(4)
    array([0.5774, 0.5774, 0.5774])
    """
    variances = np.diagonal(covariance)
    with_rest = covariance.sum(axis=1) - variances
    rest = covariance.sum() - 2 * with_rest - variances
    defined = (variances > 0) & (rest > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(defined, with_rest / np.sqrt(variances * rest), nan)
