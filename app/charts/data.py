"""What charts are drawn from: plain values, with labels in the reader's language already.

A figure that may not be shown arrives here as None and leaves as a gap; no chart holds what it does not show.
"""

from dataclasses import dataclass

from app.charts.palette import DEFAULT, Palette
from app.domain.vocabulary import Language


@dataclass(frozen=True)
class Estimate:
    """A mean on the scale with its interval and the number of people behind it. `mean` None: not shown."""

    mean: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Both ends, or None where either is missing."""
        if self.mean is None or self.low is None or self.high is None:
            return None
        return self.low, self.high


@dataclass(frozen=True)
class CriterionScore:
    """One axis of the radar, one row of the dot plot; `previous` is the same criterion a wave earlier."""

    id: str
    label: str
    current: Estimate
    previous: Estimate | None = None


@dataclass(frozen=True)
class ScoreChart:
    """Criteria in questionnaire order, drawn as a radar and as a dot plot.

    `id` is unique on the page. `series` names the wave shown, `previous_series` the one behind it (or None).
    """

    id: str
    title: str
    criteria: tuple[CriterionScore, ...]
    minimum: float
    maximum: float
    series: str
    previous_series: str | None = None
    language: Language = "nl"
    palette: Palette = DEFAULT


@dataclass(frozen=True)
class ItemDistribution:
    """How often each value of one item was chosen, answers as given.

    `labels` has one text a value ('' where unnamed), lowest value first; on a `bipolar` item the outer two
    are the poles. `frequencies` None: not shown, and then nothing of the item is.
    """

    id: str
    text: str
    labels: tuple[str, ...]
    frequencies: tuple[int, ...] | None
    dont_know: int | None = None
    bipolar: bool = False

    @property
    def n(self) -> int:
        return sum(self.frequencies or ())


@dataclass(frozen=True)
class DistributionChart:
    """The items of one criterion. `values` are the scale's values, lowest first, the same for every item."""

    id: str
    title: str
    values: tuple[int, ...]
    items: tuple[ItemDistribution, ...]
    language: Language = "nl"
    palette: Palette = DEFAULT


@dataclass(frozen=True)
class Count:
    label: str
    count: int


@dataclass(frozen=True)
class CountChart:
    """How many of `total` people named each thing; drawn in the order of the counts, most first."""

    id: str
    title: str
    counts: tuple[Count, ...]
    total: int
    language: Language = "nl"
    palette: Palette = DEFAULT
