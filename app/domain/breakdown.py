"""Figures of groups, and of differences between groups and between parts, as a release publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.figures import CriterionFigures, FacetFigures
from app.domain.grouping import MERGED, Dimension

DifferenceSize = Literal["negligible", "small", "medium", "large"]


@dataclass(frozen=True)
class GroupCriterion:
    """One criterion in one group. `figures` has no `se`, `ci95`, `bounds`, `rwg_j`, facets or items.

    `facets` and `items` by id: number of answers, mean and sd of keyed answers. Where two breakdowns beside
    each other leave it so, only n and mean of the criterion are there: no sd, agreement, facets or items.
    """

    figures: CriterionFigures
    facets: Mapping[str, FacetFigures]
    items: Mapping[str, FacetFigures]


@dataclass(frozen=True)
class Group:
    """`id`: a level, line or sector, an organisation's name, or `MERGED`. `values`: what is taken together in
    it, the id alone unless merged, none where small organisations must not be named. `respondents` answered,
    of `invited` (None: not known). A criterion is None where the breakdown may not be shown for it.
    """

    id: str
    values: tuple[str, ...]
    respondents: int
    invited: int | None
    criteria: Mapping[str, GroupCriterion | None]

    @property
    def merged(self) -> bool:
        return self.id == MERGED


@dataclass(frozen=True)
class Breakdown:
    """Everybody who answered, divided over groups in the fixed order (organisations by name), the merged
    one last."""

    dimension: Dimension
    groups: tuple[Group, ...]


SIGNIFICANCE = 0.05
"""A difference is called clear when chance alone would make one as large less often than this."""

SIZES: tuple[tuple[float, DifferenceSize], ...] = ((0.147, "negligible"), (0.33, "small"), (0.474, "medium"))
"""Up to which Cliff's delta a difference has this size; beyond the last it is large. Romano, Kromrey,
Coraggio & Skowronek 2006, "Appropriate statistics for ordinal level data", from Cohen's borders of d."""


@dataclass(frozen=True)
class Difference:
    """One criterion in one group beside another group, or beside everybody else (`other` None).

    `delta`: Cliff's delta, above 0 where `group` scores higher. `p`: permutation p after Holm over the
    criteria of the same two groups. `n` and `n_other` people had a score.
    """

    criterion: str
    dimension: Dimension
    group: str
    other: str | None
    n: int
    n_other: int
    mean: float
    mean_other: float
    delta: float
    p: float

    @property
    def clear(self) -> bool:
        """Whether it can be told from chance."""
        return self.p < SIGNIFICANCE

    @property
    def size(self) -> DifferenceSize:
        return next((name for border, name in SIZES if abs(self.delta) < border), "large")


@dataclass(frozen=True)
class Part:
    """A criterion, or one facet of it."""

    criterion: str
    facet: str | None = None


@dataclass(frozen=True)
class Contrast:
    """How much higher the same `n` people score `first` than `second`: mean and sd of their differences, in
    scale points."""

    first: Part
    second: Part
    n: int
    mean: float
    sd: float


@dataclass(frozen=True)
class Lean:
    """To which side `n` people tip a facet whose items are all bipolar.

    Mean and sd of answers as given less the middle: below 0 the left pole, above 0 the right. `left`,
    `middle` and `right` count people by the side of their own mean.
    """

    part: Part
    n: int
    mean: float
    sd: float
    left: int
    middle: int
    right: int
