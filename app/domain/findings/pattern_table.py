"""The patterns that the essay (De Meere & Boutellier 2021, chapters 5 and 7) describes, as data.

A pattern applies wherever a questionnaire has its parts, and nowhere else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.domain.breakdown import Part
from app.domain.findings.borders import Side


@dataclass(frozen=True)
class GapPattern:
    """One part is high and another low, by the same people: the mean of `high` lies at or above the norm,
    that of `low` below it, and the gap between them counts."""

    name: str
    high: Part
    low: Part


@dataclass(frozen=True)
class VerticalPattern:
    """`high` lies at or above the norm, while a lower level scores `criterion` clearly lower than an upper
    level does, and below the norm."""

    name: str
    high: Part
    criterion: str


@dataclass(frozen=True)
class LeanPattern:
    """All `parts` tip to the same side, each of them so far that it counts."""

    name: str
    parts: tuple[Part, ...]
    side: Side


Pattern = GapPattern | VerticalPattern | LeanPattern

MOTIVATION = Part("drive", "motivation")
BACKING = Part("mandate", "backing")
DIRECTION = Part("direction")
ACTION = Part("action-embedding", "action")
EMBEDDING = Part("action-embedding", "embedding")
AGREEMENT = Part("steering", "agreement")
COMPLIANCE = Part("steering", "compliance")
ABILITY = Part("information", "ability")
WILLINGNESS = Part("information", "willingness")
BALANCES = (Part("normative-balance", "approach"), Part("normative-balance", "collaboration"))

PATTERNS: tuple[Pattern, ...] = (
    GapPattern("willing-without-backing", MOTIVATION, BACKING),
    VerticalPattern("willing-without-backing", MOTIVATION, "mandate"),
    GapPattern("stuck-in-process", DIRECTION, ACTION),
    GapPattern("project-carousel", ACTION, EMBEDDING),
    GapPattern("agreed-not-followed", AGREEMENT, COMPLIANCE),
    GapPattern("able-not-willing", ABILITY, WILLINGNESS),
    GapPattern("willing-not-able", WILLINGNESS, ABILITY),
    LeanPattern("control-over-trust", BALANCES, "left"),
    LeanPattern("trust-over-control", BALANCES, "right"),
)
"""In this order; of two with the same name the first that applies is told.

- willing without backing: the "coalition of the willing" that is not anchored in the top of the organisations
  (chapter 5); collaboration that grew on the work floor, without mandate from above (chapter 7).
- stuck in the process: the direction is clear, and the process becomes an alibi for doing nothing
  (chapter 5).
- project carousel: results, without anchoring in the organisations (chapter 5, criterion i).
- agreed, not followed: agreement on who leads, without acting on it (criterion h).
- able or willing: privacy and systems against reticence (criterion g).
- control over trust, or the reverse: repression and rules against prevention and personal contact
  (criterion e).
"""

AUTHORITY_AND_BACKING = frozenset({Part("mandate", "authority"), BACKING})

PLANNED_PAIRS: frozenset[frozenset[Part]] = frozenset(
    chain(
        (frozenset({each.high, each.low}) for each in PATTERNS if isinstance(each, GapPattern)),
        (AUTHORITY_AND_BACKING,),
    )
)
"""Pairs of parts that the essay itself sets against each other: they are tested as one family, apart from
all other pairs."""


def cross_criterion_pairs() -> Iterator[tuple[Part, Part]]:
    """The pairs from two criteria of which the patterns need a contrast: the higher part first."""
    for each in PATTERNS:
        if isinstance(each, GapPattern) and each.high.criterion != each.low.criterion:
            yield each.high, each.low
