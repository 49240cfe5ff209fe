"""A report: a release put beside the words of its questionnaire, in one language.

Made from what releases publish and from nothing else. Pages and documents only lay it out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.diagnosis import AgreementKind, Rules, Verdict, VerdictKind, agreement, rules
from app.domain.disclosure import DisclosedCriterion, Terms
from app.domain.figures import CriterionFigures, FacetFigures, ItemFigures
from app.domain.questionnaire import Criterion, Facet, Item, Question, Questionnaire
from app.domain.release import Occasion, Published, Sources
from app.domain.vocabulary import LEVELS, LINES, Language, Level, Line, Weighting

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
    """`previous` holds the figures of the wave before, None without one or where they were not shown."""

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
    """One wave of one network; `previous` is the wave it is compared with."""

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
    open_questions: tuple[str, ...]
    previous: Occasion | None

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

    def having(self, verdict: VerdictKind) -> tuple[CriterionReport, ...]:
        """The criteria with this verdict."""
        return tuple(criterion for criterion in self.criteria if criterion.verdict.kind == verdict)


def comparable_wave(published: Published, earlier: Sequence[Published]) -> Published | None:
    """The wave closest before this one that may be compared: same questionnaire id and major version.

    `earlier`: what the network's releases publish, in any order. What came before is told from the dates on
    which waves closed: an import can bring an early wave in late, and its number counts on from the last.
    """
    comparable = [
        wave
        for wave in earlier
        if _place_in_time(wave) < _place_in_time(published)
        and wave.sources.questionnaire_id == published.sources.questionnaire_id
        and wave.sources.major_version == published.sources.major_version
    ]
    return max(comparable, key=_place_in_time, default=None)


def _place_in_time(published: Published) -> tuple[date, int]:
    return published.occasion.closed_on, published.occasion.wave


def make_report(
    questionnaire: Questionnaire, published: Published, previous: Published | None, language: Language
) -> Report:
    """The report on what a release publishes.

    `questionnaire`: the one that the release was made with, else ValueError. `previous`: the wave to
    compare with, as `comparable_wave` gives it. `language`: of the reader; texts that the questionnaire
    does not have in it come in the questionnaire's first language.
    """
    if questionnaire.digest != published.sources.questionnaire_digest:
        raise ValueError("the release was made with another questionnaire")
    spoken = questionnaire.language(language)
    return Report(
        language=language,
        questionnaire_title=questionnaire.title[spoken],
        source=questionnaire.source,
        occasion=published.occasion,
        sources=published.sources,
        terms=published.terms,
        weighting=published.results.weighting,
        attendance=_attendance(published),
        criteria=tuple(
            _criterion(criterion, published, previous, spoken) for criterion in questionnaire.criteria
        ),
        choices=tuple(
            _choice(question, questionnaire, published, spoken)
            for question in questionnaire.questions
            if question.kind == "choose-criteria"
        ),
        open_questions=tuple(
            question.text[spoken] for question in questionnaire.questions if question.kind == "open"
        ),
        previous=None if previous is None else previous.occasion,
    )


def _criterion(
    criterion: Criterion, published: Published, previous: Published | None, spoken: str
) -> CriterionReport:
    shown = published.results.criteria[criterion.id]
    borders = rules(criterion.minimum, criterion.maximum)
    before = previous.results.criteria.get(criterion.id) if previous else None
    return CriterionReport(
        id=criterion.id,
        name=criterion.name[spoken],
        definition=criterion.definition[spoken],
        values=criterion.items[0].scale.values,
        rules=borders,
        verdict=published.verdicts[criterion.id],
        agreement=agreement(shown.figures.ad, shown.figures.vdeijk_a, borders) if shown.figures else None,
        figures=shown.figures,
        facets=tuple(_facet(facet, shown, spoken) for facet in criterion.facets),
        previous=before.figures if before else None,
    )


def _facet(facet: Facet, shown: DisclosedCriterion, spoken: str) -> FacetReport:
    return FacetReport(
        id=facet.id,
        name=facet.name[spoken],
        figures=shown.facets[facet.id],
        items=tuple(_item(item, shown.items[item.id], spoken) for item in facet.items),
    )


def _item(item: Item, figures: ItemFigures | None, spoken: str) -> ItemReport:
    return ItemReport(
        id=item.id,
        text=item.text[spoken],
        labels=item.labels(spoken),
        bipolar=item.scale.kind == "bipolar",
        reversed=item.reversed,
        figures=figures,
    )


def _choice(
    question: Question, questionnaire: Questionnaire, published: Published, spoken: str
) -> ChoiceReport:
    counts = published.results.choices[question.id]
    named = [
        (criterion.name[spoken], counts.counts[criterion.id])
        for criterion in questionnaire.criteria
        if counts
    ]
    return ChoiceReport(
        id=question.id,
        text=question.text[spoken],
        n=counts.n if counts else None,
        counts=tuple(sorted(named, key=lambda one: -one[1])),
    )


def _attendance(published: Published) -> Attendance:
    levels = published.invited_levels or {}
    lines = published.invited_lines or {}
    return Attendance(
        respondents=published.results.respondents,
        invited=published.results.invited,
        organisations=published.results.organisations,
        levels={level: levels.get(level, 0) for level in LEVELS} if set(levels) - {None} else {},
        unknown_levels=levels.get(None, 0),
        lines={line: lines.get(line, 0) for line in LINES} if set(lines) - {None} else {},
        unknown_lines=lines.get(None, 0),
    )
