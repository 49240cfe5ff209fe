"""Making a report: what a release publishes, put beside the words of the questionnaire it was made with."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.diagnosis import agreement, rules
from app.domain.disclosure import DisclosedCriterion
from app.domain.figures import ItemFigures
from app.domain.finding import Finding
from app.domain.findings import stall_points
from app.domain.questionnaire import Criterion, Facet, Item, Question, Questionnaire
from app.domain.release import Published
from app.domain.report import (
    Attendance,
    ChoiceReport,
    CommentReport,
    CriterionReport,
    FacetReport,
    FindingReport,
    ItemReport,
    Report,
)
from app.domain.sealed import Sealed
from app.domain.vocabulary import LEVELS, LINES, Language
from app.domain.wave_change import wave_changes


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


NOTHING_SEALED = Sealed("", {})

Explain = Callable[[Finding], FindingReport]
"""Puts words and interventions beside a finding."""


def make_report(
    questionnaire: Questionnaire,
    published: Published,
    previous: Published | None,
    language: Language,
    explain: Explain | None = None,
    sealed: Sealed = NOTHING_SEALED,
    common: Mapping[str, Collection[str]] | None = None,
) -> Report:
    """The report on what a release publishes.

    `questionnaire`: the one that the release was made with, else ValueError. `previous`: the wave to
    compare with, as `comparable_wave` gives it. `language`: of the reader; texts that the questionnaire
    does not have in it come in the questionnaire's first language. `explain`: None leaves the findings out.
    `sealed`: of the same release, for the change since a wave with another version of the questionnaire;
    `common`: the items that both versions have, by criterion.
    """
    if questionnaire.digest != published.sources.questionnaire_digest:
        raise ValueError("the release was made with another questionnaire")
    spoken = questionnaire.language(language)
    changes = wave_changes(previous, published, sealed) if previous else {}
    findings = {each.id: explain(each) for each in published.findings} if explain else {}
    points = stall_points(published.findings, published.results.choices) if explain else ()
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
            replace(
                _criterion(criterion, published, previous, spoken),
                change=changes.get(criterion.id),
                common=None if common is None else len(common.get(criterion.id, ())),
            )
            for criterion in questionnaire.criteria
        ),
        choices=_choices(questionnaire, published, spoken),
        comments=_comments(questionnaire, published, spoken),
        previous=None if previous is None else previous.occasion,
        previous_attendance=None if previous is None else _attendance(previous),
        breakdowns=published.results.breakdowns,
        left_out=published.results.left_out,
        differences=published.results.differences,
        findings=tuple(findings.values()),
        points=tuple(findings[point.id] for point in points),
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


def _choices(questionnaire: Questionnaire, published: Published, spoken: str) -> tuple[ChoiceReport, ...]:
    return tuple(
        _choice(question, questionnaire, published, spoken)
        for question in questionnaire.questions
        if question.kind == "choose-criteria"
    )


def _comments(questionnaire: Questionnaire, published: Published, spoken: str) -> tuple[CommentReport, ...]:
    return tuple(
        CommentReport(question.id, question.text[spoken], published.results.comments.get(question.id))
        for question in questionnaire.questions
        if question.kind == "open"
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
