"""What rounding leaves of a sum: attacks that read whole numbers back from rounded figures."""

from collections.abc import Sequence
from itertools import product
from math import ceil, floor


def possible_sums(mean: float, n: int, decimals: int = 1) -> range:
    """The whole numbers that n whole answers with this printed mean can sum to.

    >>> list(possible_sums(3.7, 6)), list(possible_sums(3.7, 25))
    ([22], [92, 93])
    """
    half = 0.5 * 10**-decimals
    return range(ceil((mean - half) * n - 1e-9), floor((mean + half) * n + 1e-9) + 1)


def possible_rests(whole: tuple[float, int], parts: Sequence[tuple[float, int]]) -> range:
    """The whole numbers that whoever is in the whole and in no part can sum to; each is (printed mean, n)."""
    total = possible_sums(*whole)
    sums = [possible_sums(*part) for part in parts]
    return range(total.start - sum(s.stop - 1 for s in sums), total.stop - sum(s.start for s in sums))


def decoded_counts(share: float, sizes: Sequence[int], decimals: int = 2) -> list[int | None]:
    """How many people of each organisation gave a value, from the share of that value with organisations
    weighing equally; None where several numbers are possible.

    >>> decoded_counts(0.58, [1, 6])
    [1, 1]
    """
    half = 0.5 * 10**-decimals + 1e-9
    fitting = [
        counts
        for counts in product(*(range(size + 1) for size in sizes))
        if abs(sum(c / size for c, size in zip(counts, sizes, strict=True)) / len(sizes) - share) <= half
    ]
    return [seen.pop() if len(seen := set(column)) == 1 else None for column in zip(*fitting, strict=True)]
