"""Gaps between two parts, and leans to one pole, that may count: sized, and tested as families."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.breakdown import Contrast, Part
from app.domain.figures import Interval
from app.domain.finding import Evidence
from app.domain.findings.borders import LARGE_SHARE, PRACTICAL_SHARE, SIGNIFICANT, Side
from app.domain.findings.pattern_table import PLANNED_PAIRS
from app.domain.findings.reading import Reading, t_interval
from app.domain.rounding import rounded
from app.statistics.comparison import holm
from app.statistics.one_sample import t_test_p


@dataclass(frozen=True)
class Tested:
    """A mean that was tested against 0. `interval`: 95%, as printed. `p`: after Holm over its family.
    `share`: of the scale's range."""

    n: int
    mean: float
    interval: Interval
    p: float
    share: float

    @property
    def counts(self) -> bool:
        """Whether it is told from chance, also as printed, and large enough to be noticed."""
        away = self.interval[0] > 0 or self.interval[1] < 0
        return self.p < SIGNIFICANT and away and self.share >= PRACTICAL_SHARE

    @property
    def large(self) -> bool:
        return self.share >= LARGE_SHARE


@dataclass(frozen=True)
class Gap:
    """The same people score `higher` above `lower`: `tested.mean` is not negative."""

    higher: Part
    lower: Part
    tested: Tested

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            "contrast",
            self.tested.mean,
            part=self.higher,
            other_part=self.lower,
            interval=self.tested.interval,
            n=self.tested.n,
        )


@dataclass(frozen=True)
class Tipping:
    """A facet of bipolar items that lies off its middle."""

    part: Part
    tested: Tested

    @property
    def side(self) -> Side:
        return "left" if self.tested.mean < 0 else "right"

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            "lean", self.tested.mean, part=self.part, interval=self.tested.interval, n=self.tested.n
        )


def gaps_that_count(reading: Reading) -> tuple[Gap, ...]:
    """Tested in two families, told in this order: the pairs that the essay sets against each other, and all
    other pairs; each in the order of the release."""
    gaps: list[Gap] = []
    usable = [each for each in reading.published.results.contrasts if _comparable(reading, each)]
    planned = [frozenset({each.first, each.second}) in PLANNED_PAIRS for each in usable]
    for family in (True, False):
        members = [each for each, belongs in zip(usable, planned, strict=True) if belongs is family]
        results = _tested(reading, [(each.first, each.n, abs(each.mean), each.sd) for each in members])
        gaps += [_gap(each, tested) for each, tested in zip(members, results, strict=True)]
    return tuple(gap for gap in gaps if gap.tested.counts)


def leans_that_count(reading: Reading) -> tuple[Tipping, ...]:
    """In the order of the release; all leans are one family."""
    usable = [
        each
        for each in reading.published.results.leans
        if reading.figures_of(each.part) is not None and each.n >= 2
    ]
    results = _tested(reading, [(each.part, each.n, each.mean, each.sd) for each in usable])
    tippings = (Tipping(lean.part, tested) for lean, tested in zip(usable, results, strict=True))
    return tuple(each for each in tippings if each.tested.counts)


def _comparable(reading: Reading, contrast: Contrast) -> bool:
    """Both parts are shown, on scales with the same ends; of two criteria only where a pattern asks."""
    first, second = contrast.first, contrast.second
    if first.criterion != second.criterion and frozenset({first, second}) not in PLANNED_PAIRS:
        return False
    if contrast.n < 2 or reading.figures_of(first) is None or reading.figures_of(second) is None:
        return False
    one, other = reading.criterion(first.criterion), reading.criterion(second.criterion)
    return (one.minimum, one.maximum) == (other.minimum, other.maximum)


def _tested(reading: Reading, family: Sequence[tuple[Part, int, float, float]]) -> list[Tested]:
    """`family`: a part, for its scale, with n, mean and sd."""
    p_values = holm(
        t_test_p(
            np.array([mean for _, _, mean, _ in family], dtype=np.float64),
            np.array([sd for _, _, _, sd in family], dtype=np.float64),
            np.array([n for _, n, _, _ in family], dtype=np.int64),
        )
    )
    return [
        Tested(n, mean, _printed(mean, sd, n), p, abs(mean) / reading.range(part.criterion))
        for (part, n, mean, sd), p in zip(family, p_values.tolist(), strict=True)
    ]


def _printed(mean: float, sd: float, n: int) -> Interval:
    low, high = t_interval(mean, sd, n)
    return rounded(low, 1), rounded(high, 1)


def _gap(contrast: Contrast, tested: Tested) -> Gap:
    if contrast.mean < 0:
        return Gap(contrast.second, contrast.first, tested)
    return Gap(contrast.first, contrast.second, tested)
