"""Figures with the decimals that a report prints; a release holds no more than those."""

from math import isnan

from app.domain.figures import Interval
from app.domain.rounding import rounded

MEAN_DECIMALS = 1
"""Of means and their intervals, in scale points."""
SPREAD_DECIMALS = 2
"""Of standard deviations, standard errors, agreement and Cliff's delta."""
P_DECIMALS = 3


def printed_mean(value: float | None) -> float | None:
    """To `MEAN_DECIMALS`; None where it is not defined (None or NaN).

    >>> printed_mean(3.25), printed_mean(float("nan"))
    (3.3, None)
    """
    return _printed(value, MEAN_DECIMALS)


def printed_spread(value: float | None) -> float | None:
    """To `SPREAD_DECIMALS`; None where it is not defined (None or NaN)."""
    return _printed(value, SPREAD_DECIMALS)


def printed_interval(span: Interval | None) -> Interval | None:
    """Both ends to `MEAN_DECIMALS`; None where it is not defined."""
    return None if span is None else (rounded(span[0], MEAN_DECIMALS), rounded(span[1], MEAN_DECIMALS))


def _printed(value: float | None, decimals: int) -> float | None:
    return None if value is None or isnan(value) else rounded(value, decimals)
