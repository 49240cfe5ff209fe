"""What `disclosure.disclose` returns: all that may be shown of one assessment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.breakdown import Breakdown, Contrast, Difference, Lean
from app.domain.figures import CriterionFigures, FacetFigures, ItemFigures
from app.domain.grouping import Dimension
from app.domain.vocabulary import Weighting


@dataclass(frozen=True)
class ChoiceCounts:
    """How many people chose each criterion, out of the `n` who chose any."""

    n: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class DisclosedCriterion:
    """One criterion, None for what may not be shown. `figures` holds no facets and items: they stand
    apart."""

    figures: CriterionFigures | None
    facets: Mapping[str, FacetFigures | None]
    items: Mapping[str, ItemFigures | None]


@dataclass(frozen=True)
class Disclosed:
    """All that may be shown. The first three numbers count people and organisations, not answers.

    `weighting` is the one that was used: organisations weigh equally only where that gives nobody away.
    `left_out`: breakdowns that were considered and can't be shown. `comments`: by open question, in no
    order; None: not shown.
    """

    respondents: int
    invited: int | None
    organisations: int | None
    weighting: Weighting
    criteria: Mapping[str, DisclosedCriterion]
    choices: Mapping[str, ChoiceCounts | None] = field(default_factory=dict)
    breakdowns: tuple[Breakdown, ...] = ()
    left_out: tuple[Dimension, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    leans: tuple[Lean, ...] = ()
    differences: tuple[Difference, ...] = ()
    comments: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
