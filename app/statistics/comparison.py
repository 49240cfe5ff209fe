"""Do two groups of people answer differently? Effect size, permutation test, correction for many tests,
interval of a difference."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations
from math import comb, nan, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

Floats = NDArray[np.float64]

_ROUNDING = 1e-9
_CHUNK = 1_000_000
"""So many shuffled values are held at a time."""


def cliffs_delta(a: Floats, b: Floats) -> float:
    """P(a > b) - P(a < b) over all pairs: from -1 to 1, 0 when neither group tends to be higher.

    `a` and `b`: float (people,), NaN = missing, left out. NaN when either group is empty. Cliff 1993,
    "Dominance statistics: ordinal analyses to answer ordinal questions", Psychological Bulletin 114(3).

    >>> cliffs_delta(np.array([3.0, 4.0]), np.array([1.0, 3.0]))
    0.75
    """
    a, b = _present(a), np.sort(_present(b))
    if not len(a) or not len(b):
        return nan
    below = np.searchsorted(b, a, side="left").sum()
    above = (len(b) - np.searchsorted(b, a, side="right")).sum()
    return int(below - above) / (len(a) * len(b))


def permutation_p(
    a: Floats,
    b: Floats,
    generator: np.random.Generator,
    *,
    exact_up_to: int = 20_000,
    samples: int = 9_999,
) -> float:
    """Two-sided p of the difference between two means when people are shuffled over the groups.

    `a` and `b`: float (people,), NaN = missing, left out. NaN when either group is empty. Exact, over all
    C(n, n_a) divisions, when there are at most `exact_up_to` of these; else (1 + as extreme) / (1 +
    `samples`) over divisions drawn from `generator`. Fisher 1935; Phipson & Smyth 2010, "Permutation p-values
    should never be zero".

    >>> round(permutation_p(np.array([1.0, 2.0]), np.array([3.0, 4.0]), np.random.default_rng(1)), 4)
    0.3333
    """
    pooled = np.concatenate([a, b])[None]
    members = np.arange(pooled.shape[1]) < len(a)
    p = permutation_ps(pooled, members[None], generator, exact_up_to=exact_up_to, samples=samples)
    return float(p[0, 0])


def permutation_ps(
    values: Floats,
    members: NDArray[np.bool_],
    generator: np.random.Generator,
    *,
    exact_up_to: int = 20_000,
    samples: int = 9_999,
) -> Floats:
    """`permutation_p` of each of many groups beside everybody else, on each of many variables.

    `values`: float (variables, people), NaN = missing, left out. `members`: bool (groups, people). Returns
    (variables, groups), NaN for a group with no values, or with all of them. Variables with equally many
    values share their draws, which depend neither on the order of the people nor on which of two groups is
    the one.

    >>> permutation_ps(
    ...     np.array([[1.0, 2, 3]]),
    ...     np.array([[True, True, False], [False, True, False]]),
    ...     np.random.default_rng(1),
    ... ).round(4)
    array([[0.6667, 1.    ]])
    """
    p = np.full((len(values), len(members)), nan)
    present = ~np.isnan(values)
    numbers = present.sum(axis=1)
    for people in np.unique(numbers[numbers > 1]):
        tests = [
            _test(values[row][present[row]], members[:, present[row]])
            for row in np.flatnonzero(numbers == people)
        ]
        p[numbers == people] = _test_ps(tests, generator, exact_up_to, samples)
    return p


@dataclass(frozen=True, eq=False)
class _Test:
    """`pooled`: the values less their mean, ascending. For each group how many people it or, when that is
    fewer, everybody else has, and from which sum of their values on a division is as extreme."""

    pooled: Floats
    sizes: NDArray[np.int64]
    extremes: Floats


def _test(values: Floats, members: NDArray[np.bool_]) -> _Test:
    order = np.argsort(values, kind="stable")
    values, members = values[order], members[:, order]
    pooled = values - values.mean()
    sizes = members.sum(axis=1)
    extremes = np.abs(members @ pooled) - _ROUNDING * (1 + np.abs(pooled).sum())
    return _Test(pooled, np.minimum(sizes, len(values) - sizes), extremes)


def _test_ps(
    tests: Sequence[_Test], generator: np.random.Generator, exact_up_to: int, samples: int
) -> Floats:
    """p (tests, groups) of tests on equally many people."""
    pooled = np.array([test.pooled for test in tests])
    sizes = np.array([test.sizes for test in tests])
    extremes = np.array([test.extremes for test in tests])
    people = pooled.shape[1]
    p = np.full(sizes.shape, nan)
    drawn = []
    for size in np.unique(sizes[sizes > 0]).tolist():
        if comb(people, size) > exact_up_to:
            drawn.append(size)
            continue
        sums = np.abs(pooled[:, _divisions(people, size)].sum(axis=2))
        for row, group in np.argwhere(sizes == size):
            p[row, group] = (sums[row] >= extremes[row, group]).mean()
    as_extreme = _drawn_as_extreme(pooled, sizes, extremes, drawn, generator, samples)
    return np.where(np.isin(sizes, drawn), (1 + as_extreme) / (1 + samples), p)


@lru_cache(maxsize=8)
def _divisions(people: int, size: int) -> NDArray[np.int64]:
    """Every way to choose `size` of the `people`, int (ways, size)."""
    ways = comb(people, size)
    flat = chain.from_iterable(combinations(range(people), size))
    return np.fromiter(flat, dtype=np.int64, count=ways * size).reshape(ways, size)


def _drawn_as_extreme(
    pooled: Floats,
    sizes: NDArray[np.int64],
    extremes: Floats,
    drawn: Sequence[int],
    generator: np.random.Generator,
    samples: int,
) -> NDArray[np.int64]:
    """In how many shuffles the people in the first places are as extreme, int (tests, groups), for groups of
    the sizes `drawn`."""
    as_extreme = np.zeros(sizes.shape, dtype=np.int64)
    people = pooled.shape[1]
    lines = max(1, _CHUNK // people)
    for start in range(0, samples if drawn else 0, lines):
        in_order = np.tile(
            np.arange(people, dtype=np.min_scalar_type(people)), (min(lines, samples - start), 1)
        )
        places = generator.permuted(in_order, axis=1)
        for size in drawn:
            sums = np.abs((places < size).astype(np.float64) @ pooled.T)
            for row, group in np.argwhere(sizes == size):
                as_extreme[row, group] += int((sums[:, row] >= extremes[row, group]).sum())
    return as_extreme


def welch_interval(
    mean: float, sd: float, n: int, other_mean: float, other_sd: float, other_n: int, level: float = 0.95
) -> tuple[float, float, float]:
    """The difference `mean` - `other_mean` of two independent groups, and both ends of its interval.

    t((1 + level) / 2, df) sqrt(sd^2 / n + other_sd^2 / other_n) on both sides, df after Welch and
    Satterthwaite; `sd` with divisor n - 1. The ends are NaN when either n is below two; without any spread
    they are the difference itself. Welch 1947, "The generalization of Student's problem when several
    different population variances are involved", Biometrika 34.

    >>> [round(x, 4) for x in welch_interval(3.0, 1.0, 10, 2.5, 0.5, 10)]
    [0.5, -0.2624, 1.2624]
    """
    difference = mean - other_mean
    if n < 2 or other_n < 2:
        return difference, nan, nan
    first, second = sd**2 / n, other_sd**2 / other_n
    if first + second == 0:
        return difference, difference, difference
    df = (first + second) ** 2 / (first**2 / (n - 1) + second**2 / (other_n - 1))
    margin = float(stdtrit(df, (1 + level) / 2)) * sqrt(first + second)
    return difference, difference - margin, difference + margin


def holm(p_values: Floats) -> Floats:
    """Step-down adjusted p values that keep the chance of any false finding at the level tested.

    `p_values`: float (tests,), NaN = no test: stays NaN and does not count. Holm 1979, "A simple sequentially
    rejective multiple test procedure", Scandinavian Journal of Statistics 6(2).

    >>> holm(np.array([0.01, 0.04, 0.03]))
    array([0.03, 0.06, 0.06])
    """
    adjusted = np.full(len(p_values), nan)
    tested = np.flatnonzero(~np.isnan(p_values))
    order = tested[np.argsort(p_values[tested], kind="stable")]
    factors = len(order) - np.arange(len(order))
    adjusted[order] = np.minimum(np.maximum.accumulate(p_values[order] * factors), 1.0)
    return adjusted


def _present(values: Floats) -> Floats:
    return values[~np.isnan(values)]
