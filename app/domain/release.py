"""A release: the frozen results of one assessment, in a part that may be shown and a part that never is.

Whatever a person gets to see is made from `Published`, which comes out of `disclosure.disclose`. `Sealed`
serves reliability over many networks and is never shown. A release is made once, when the assessment
closes, and never changed: an assessment that is closed never reopens.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

import numpy as np

from app.domain.answer_matrix import AnswerMatrix
from app.domain.diagnosis import Verdict, verdict
from app.domain.disclosure import Disclosed, Respondents, Terms, disclose
from app.domain.finding import Finding
from app.domain.grouping import Attributes, Dimension
from app.domain.questionnaire import Questionnaire
from app.domain.scores import SCORING_VERSION
from app.domain.sealed import Sealed, reliability_sums
from app.domain.vocabulary import (
    LEVELS,
    LINES,
    SECTORS,
    Formality,
    Level,
    Line,
    Phase,
    Sector,
    WorkingScale,
)

SCHEMA = 2
"""Of the JSON form; raised when an older reader could no longer read it."""

DONT_KNOW = "dk"

Known = TypeVar("Known")


@dataclass(frozen=True)
class ResponseRow:
    """What one respondent handed in. An item left out of `answers` was not answered.

    `choices` and `texts` are by question id; `texts` become comments, which stand apart from all
    else.
    """

    answers: Mapping[str, int | Literal["dk"]]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    organisation: str | None = None
    sector: str | None = None
    level: Level | None = None
    line: Line | None = None


@dataclass(frozen=True)
class InvitedGroup:
    """How many people of one level, line, sector and organisation were invited; None where that is not
    known of them."""

    number: int
    level: Level | None = None
    line: Line | None = None
    sector: str | None = None
    organisation: str | None = None


@dataclass(frozen=True)
class Occasion:
    """Which network was assessed, in which wave, and when that closed. `demo`: made-up answers.

    `formality`, `scale` and `phase` as they were on that day; None: not known.
    """

    network: str
    wave: int
    closed_on: date
    demo: bool = False
    formality: Formality | None = None
    scale: WorkingScale | None = None
    phase: Phase | None = None


@dataclass(frozen=True)
class Sources:
    """What the figures were computed with."""

    questionnaire_id: str
    questionnaire_version: str
    questionnaire_digest: str
    scoring_version: str

    @property
    def major_version(self) -> str:
        return self.questionnaire_version.split(".", maxsplit=1)[0]


@dataclass(frozen=True)
class Published:
    """All that may be shown.

    `invited_levels`, `invited_lines` and `invited_sectors` count the people invited (key None: not known of
    them), in the fixed order, without those of which nobody was invited; None when it is not known who were
    invited.
    """

    occasion: Occasion
    sources: Sources
    terms: Terms
    results: Disclosed
    verdicts: Mapping[str, Verdict]
    invited_levels: Mapping[Level | None, int] | None
    invited_lines: Mapping[Line | None, int] | None
    invited_sectors: Mapping[Sector | None, int] | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Release:
    published: Published
    sealed: Sealed


def build_release(
    questionnaire: Questionnaire,
    responses: Sequence[ResponseRow],
    invited: Sequence[InvitedGroup] | None,
    terms: Terms,
    occasion: Occasion,
) -> Release:
    """The release of one assessment.

    `responses` in any order: the release does not depend on it. `invited` None: it is not known who were
    asked (answers gathered elsewhere). Raises ValueError for an answer off its scale or more responses than
    invited.
    """
    respondents = respondents_of(questionnaire, responses)
    results = disclose(questionnaire, respondents, None if invited is None else _numbers(invited), terms)
    published = Published(
        occasion=occasion,
        sources=Sources(questionnaire.id, questionnaire.version, questionnaire.digest, SCORING_VERSION),
        terms=terms,
        results=results,
        verdicts=_verdicts(questionnaire, results),
        invited_levels=_invited(invited, "level", LEVELS),
        invited_lines=_invited(invited, "line", LINES),
        invited_sectors=_invited(invited, "sector", SECTORS),
    )
    return Release(
        published,
        Sealed(
            input_digest(responses), reliability_sums(questionnaire, respondents.answers, terms.threshold)
        ),
    )


def respondents_of(questionnaire: Questionnaire, responses: Sequence[ResponseRow]) -> Respondents:
    """The responses as `disclose` takes them, in the same order."""
    return Respondents(
        answers=answer_matrix(questionnaire, responses),
        people=[Attributes(row.organisation, row.sector, row.level, row.line) for row in responses],
        choices={
            question.id: [row.choices.get(question.id, ()) for row in responses]
            for question in questionnaire.questions
        },
        texts={
            question.id: [row.texts.get(question.id, "") for row in responses]
            for question in questionnaire.questions
        },
    )


def answer_matrix(questionnaire: Questionnaire, responses: Sequence[ResponseRow]) -> AnswerMatrix:
    """The answers as numbers: one row a respondent, one column an item of the questionnaire."""
    items = questionnaire.items
    values = np.full((len(responses), len(items)), np.nan)
    dont_know = np.zeros(values.shape, dtype=bool)
    for row, response in enumerate(responses):
        for column, item in enumerate(items):
            answer = response.answers.get(item.id)
            if answer == DONT_KNOW:
                dont_know[row, column] = True
            elif answer is not None:
                values[row, column] = answer
    organisations = tuple(response.organisation for response in responses)
    known = any(label is not None for label in organisations)
    return AnswerMatrix(values, dont_know, organisations if known else None)


def input_digest(responses: Sequence[ResponseRow]) -> str:
    """Lower-case SHA-256 of all rows in canonical form, the same whatever their order."""
    lines = sorted(
        json.dumps(
            [
                dict(row.answers),
                {question: sorted(chosen) for question, chosen in row.choices.items()},
                dict(row.texts),
                [row.organisation, row.sector, row.level, row.line],
            ],
            sort_keys=True,
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for row in responses
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _verdicts(questionnaire: Questionnaire, results: Disclosed) -> Mapping[str, Verdict]:
    return {
        criterion.id: verdict(
            results.criteria[criterion.id].figures, criterion.minimum, criterion.maximum, results.weighting
        )
        for criterion in questionnaire.criteria
    }


def _numbers(invited: Sequence[InvitedGroup]) -> Counter[Attributes]:
    numbers: Counter[Attributes] = Counter()
    for group in invited:
        numbers[Attributes(group.organisation, group.sector, group.level, group.line)] += group.number
    return numbers


def _invited(
    invited: Sequence[InvitedGroup] | None, dimension: Dimension, known: Sequence[Known]
) -> dict[Known | None, int] | None:
    if invited is None:
        return None
    numbers: dict[Known | None, int] = dict.fromkeys((*known, None), 0)
    for group in invited:
        value = getattr(group, dimension)
        numbers[value if value in known else None] += group.number
    return {each: number for each, number in numbers.items() if number}
