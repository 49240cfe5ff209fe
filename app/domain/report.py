"""A report: a release put beside the words of its questionnaire, in one language.

Made from what releases publish and from nothing else. Pages and documents only lay it out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.advice import FindingText, Intervention
from app.domain.breakdown import Breakdown, Difference
from app.domain.diagnosis import AgreementKind, Rules, Verdict, VerdictKind
from app.domain.disclosure import Terms
from app.domain.figures import CriterionFigures, FacetFigures, ItemFigures
from app.domain.finding import Finding
from app.domain.grouping import Dimension
from app.domain.release import Occasion, Sources
from app.domain.vocabulary import Language, Level, Line, Weighting
from app.domain.wave_change import Change

Lean = Literal["left", "right"]


@dataclass(frozen=True)
class Balance:
    """On a bipolar item: how many people lean to each pole, how many chose the middle, and where most
    lean."""

    left: int
    middle: int
    right: int

    @property
    def lean(self) -> Lean | None:
        """None when both sides weigh the same."""
        if self.left == self.right:
            return None
        return "left" if self.left > self.right else "right"


@dataclass(frozen=True)
class ItemReport:
    """`labels` has one text a value of the scale, '' where unnamed; `figures` None: not shown."""

    id: str
    text: str
    labels: tuple[str, ...]
    bipolar: bool
    reversed: bool
    figures: ItemFigures | None

    @property
    def balance(self) -> Balance | None:
        if self.figures is None or not self.bipolar:
            return None
        counts = self.figures.frequencies
        half = len(counts) // 2
        return Balance(sum(counts[:half]), counts[half], sum(counts[half + 1 :]))


@dataclass(frozen=True)
class FacetReport:
    id: str
    name: str
    figures: FacetFigures | None
    items: tuple[ItemReport, ...]


@dataclass(frozen=True)
class CriterionReport:
    """`previous` holds the figures of the wave before, None without one or where they were not shown.
    `change`: since that wave, None where there is nothing to compare. `common`: the number of items that both
    waves asked, where the questionnaire was another version then; else None.
    """

    id: str
    name: str
    definition: str
    values: tuple[int, ...]
    rules: Rules
    verdict: Verdict
    agreement: AgreementKind | None
    figures: CriterionFigures | None
    facets: tuple[FacetReport, ...]
    previous: CriterionFigures | None
    change: Change | None = None
    common: int | None = None

    @property
    def minimum(self) -> int:
        return self.values[0]

    @property
    def maximum(self) -> int:
        return self.values[-1]

    @property
    def items(self) -> tuple[ItemReport, ...]:
        return tuple(item for facet in self.facets for item in facet.items)

    @property
    def shows_items(self) -> bool:
        return any(item.figures for item in self.items)

    @property
    def shows_facets(self) -> bool:
        return any(facet.figures for facet in self.facets)

    @property
    def dont_know(self) -> int:
        """How often "don't know" was chosen on the items that are shown."""
        return sum(item.figures.dont_know for item in self.items if item.figures)


@dataclass(frozen=True)
class ScaleGroup:
    """Criteria that share their lowest and highest value, so that they fit in one chart."""

    minimum: int
    maximum: int
    criteria: tuple[CriterionReport, ...]


@dataclass(frozen=True)
class ChoiceReport:
    """How many of `n` people chose each criterion, most first; `n` None: not shown."""

    id: str
    text: str
    n: int | None
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class CommentReport:
    """What people wrote to an open question, in no order; `texts` None: not shown."""

    id: str
    text: str
    texts: tuple[str, ...] | None


@dataclass(frozen=True)
class FindingReport:
    """A finding with its words and with interventions to choose from, best first."""

    finding: Finding
    text: FindingText
    interventions: tuple[Intervention, ...]


@dataclass(frozen=True)
class Attendance:
    """Who answered and who was asked. `levels` and `lines` count invited people and name every level and
    line, those without anybody too; empty when nobody's level (line) is known. The `unknown` are those
    without one."""

    respondents: int
    invited: int | None
    organisations: int | None
    levels: Mapping[Level, int]
    unknown_levels: int
    lines: Mapping[Line, int]
    unknown_lines: int

    @property
    def share(self) -> float | None:
        return self.respondents / self.invited if self.invited else None

    @property
    def missing_levels(self) -> tuple[Level, ...]:
        return tuple(level for level, number in self.levels.items() if number == 0)

    @property
    def missing_lines(self) -> tuple[Line, ...]:
        return tuple(line for line, number in self.lines.items() if number == 0)


@dataclass(frozen=True)
class Report:
    """One wave of one network; `previous` is the wave it is compared with, with its attendance.

    `points`: where it stalls, at most three of the `findings`, first things first. `left_out`: breakdowns
    that can't be shown.
    """

    language: Language
    questionnaire_title: str
    source: str
    occasion: Occasion
    sources: Sources
    terms: Terms
    weighting: Weighting
    attendance: Attendance
    criteria: tuple[CriterionReport, ...]
    choices: tuple[ChoiceReport, ...]
    comments: tuple[CommentReport, ...]
    previous: Occasion | None
    previous_attendance: Attendance | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    left_out: tuple[Dimension, ...] = ()
    differences: tuple[Difference, ...] = ()
    findings: tuple[FindingReport, ...] = ()
    points: tuple[FindingReport, ...] = ()

    @property
    def groups(self) -> tuple[ScaleGroup, ...]:
        """The criteria by scale, in the order of the questionnaire."""
        scales = dict.fromkeys((criterion.minimum, criterion.maximum) for criterion in self.criteria)
        return tuple(
            ScaleGroup(low, high, tuple(c for c in self.criteria if (c.minimum, c.maximum) == (low, high)))
            for low, high in scales
        )

    @property
    def shows_anything(self) -> bool:
        """Whether any figure about answers is in the report."""
        return any(criterion.figures or criterion.shows_items for criterion in self.criteria) or any(
            choice.n for choice in self.choices
        )

    @property
    def compared(self) -> bool:
        """Whether any criterion can be compared with the wave before."""
        return any(criterion.change for criterion in self.criteria)

    def criterion(self, id_: str) -> CriterionReport:
        return next(criterion for criterion in self.criteria if criterion.id == id_)

    def findings_about(self, criterion: str | None) -> tuple[FindingReport, ...]:
        """The findings that are about this criterion first (None: about the whole network)."""
        return tuple(each for each in self.findings if each.finding.criterion == criterion)

    def having(self, verdict: VerdictKind) -> tuple[CriterionReport, ...]:
        """The criteria with this verdict."""
        return tuple(criterion for criterion in self.criteria if criterion.verdict.kind == verdict)
