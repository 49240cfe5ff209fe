"""Do two groups of people answer differently? Effect size, permutation test, correction for many tests."""

from itertools import chain, combinations
from math import comb, nan

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDING = 1e-9
_CHUNK = 1_000


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
    a, b = _present(a), _present(b)
    if not len(a) or not len(b):
        return nan
    pooled = np.concatenate([a, b])
    pooled = pooled - pooled.mean()
    extreme = abs(pooled[: len(a)].sum()) - _ROUNDING * (1 + np.abs(pooled).sum())
    divisions = comb(len(pooled), len(a))
    if divisions <= exact_up_to:
        flat = chain.from_iterable(combinations(range(len(pooled)), len(a)))
        chosen = np.fromiter(flat, dtype=np.int64, count=divisions * len(a)).reshape(divisions, len(a))
        return float((np.abs(pooled[chosen].sum(axis=1)) >= extreme).mean())
    as_extreme = 0
    for start in range(0, samples, _CHUNK):
        rows = np.tile(pooled, (min(_CHUNK, samples - start), 1))
        shuffled = generator.permuted(rows, axis=1)[:, : len(a)]
        as_extreme += int((np.abs(shuffled.sum(axis=1)) >= extreme).sum())
    return (1 + as_extreme) / (1 + samples)


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
