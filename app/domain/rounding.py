"""Rounding as people do it on paper."""

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float, decimals: int) -> float:
    """`value` to that many decimals, halves away from zero; noise beyond the ninth decimal is ignored first.

    >>> rounded(2.25, 1), rounded(-2.25, 1), rounded(3.4499999999999997, 1)
    (2.3, -2.3, 3.5)
    """
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(round(value, 9))).quantize(step, rounding=ROUND_HALF_UP)) + 0.0
