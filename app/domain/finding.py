"""A finding: something that the figures say about the collaboration, with the figures that say it."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from app.domain.breakdown import Part
from app.domain.figures import Interval
from app.domain.grouping import Dimension

FindingKind = Literal[
    "stalling",
    "divided",
    "facet-gap",
    "imbalance",
    "vertical-gap",
    "line-gap",
    "group-gap",
    "isolated",
    "pattern",
    "missing",
    "low-response",
]
Severity = Literal["high", "medium", "low"]
Certainty = Literal["clear", "likely", "tentative"]
EvidenceKind = Literal["mean", "contrast", "lean", "agreement", "difference", "count", "share"]

FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True)
class Subject:
    """A group that a finding is about: see `breakdown.Group.id`."""

    dimension: Dimension
    group: str


@dataclass(frozen=True)
class Evidence:
    """One published figure.

    mean: the mean of `part` (in `subject`, where there is one) with its interval and n. contrast: how much
    higher `part` scores than `other_part`. lean: as `breakdown.Lean.mean`. agreement: A of van der Eijk, with
    the mean deviation in `second`. difference: mean of `subject` less mean of `other` (None: everybody else)
    on `part`, with Cliff's delta in `second`. count: a number of people. share: a part of those invited.
    """

    kind: EvidenceKind
    value: float
    part: Part | None = None
    other_part: Part | None = None
    subject: Subject | None = None
    other: Subject | None = None
    interval: Interval | None = None
    n: int | None = None
    second: float | None = None


@dataclass(frozen=True)
class Finding:
    """`id` is the same whenever the same is found again. `criterion`: which it is about first; None: the
    whole network. `text`: key of its texts, dotted, the most specific; a shorter key will do where that has
    no texts of its own.
    """

    id: str
    kind: FindingKind
    criterion: str | None
    severity: Severity
    certainty: Certainty
    text: str
    evidence: tuple[Evidence, ...]
    subjects: tuple[Subject, ...] = field(default=())
    parts: tuple[Part, ...] = field(default=())
