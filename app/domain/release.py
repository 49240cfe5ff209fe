"""A release: the frozen results of one assessment, in a part that may be shown and a part that never is.

Whatever a person gets to see is made from `Published`, which comes out of `disclosure.disclose`. `Sealed`
serves reliability over many networks and is never shown. A release is made once, when the assessment
closes, and never changed: an assessment that is closed never reopens.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np

from app.domain.answer_matrix import AnswerMatrix, table_of
from app.domain.diagnosis import Verdict, verdict
from app.domain.disclosure import Disclosed, Terms, disclose
from app.domain.finding import Finding
from app.domain.questionnaire import Criterion, Questionnaire
from app.domain.scores import SCORING_VERSION, keyed_answers
from app.domain.vocabulary import LEVELS, LINES, Formality, Level, Line, Phase, Sector, WorkingScale

SCHEMA = 1
"""Of the JSON form; raised when an older reader could no longer read it."""

DONT_KNOW = "dk"


@dataclass(frozen=True)
class ResponseRow:
    """What one respondent handed in. An item left out of `answers` was not answered.

    `choices` and `texts` are by question id; `texts` count in the input digest and are published nowhere.
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

    `invited_levels` and `invited_lines` count the people invited (key None: level or line not known), in
    the fixed order, without those of which nobody was invited; None when it is not known who were invited.
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
class CrossProducts:
    """Keyed answers of the `n` respondents who answered every item of a criterion, items in file order.

    `sums`: one an item. `products`: the sum of x_i x_j for each pair of items, a square of the same order.
    """

    n: int
    sums: tuple[float, ...]
    products: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Sealed:
    """Never shown. `input_digest` proves which answers went in; `reliability` is None for a criterion with
    fewer complete rows than the threshold, so that it holds nobody's answers once the rows themselves are
    erased.
    """

    input_digest: str
    reliability: Mapping[str, CrossProducts | None]


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
    answers = answer_matrix(questionnaire, responses)
    results = disclose(
        questionnaire,
        answers,
        {
            question.id: [row.choices.get(question.id, ()) for row in responses]
            for question in questionnaire.questions
        },
        None if invited is None else sum(group.number for group in invited),
        terms,
    )
    published = Published(
        occasion=occasion,
        sources=Sources(questionnaire.id, questionnaire.version, questionnaire.digest, SCORING_VERSION),
        terms=terms,
        results=results,
        verdicts=_verdicts(questionnaire, results),
        invited_levels=None if invited is None else _by_level(invited),
        invited_lines=None if invited is None else _by_line(invited),
    )
    return Release(published, Sealed(input_digest(responses), _reliability(questionnaire, answers, terms)))


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


def _by_level(invited: Sequence[InvitedGroup]) -> Mapping[Level | None, int]:
    numbers = {level: sum(g.number for g in invited if g.level == level) for level in (*LEVELS, None)}
    return {level: number for level, number in numbers.items() if number}


def _by_line(invited: Sequence[InvitedGroup]) -> Mapping[Line | None, int]:
    numbers = {line: sum(g.number for g in invited if g.line == line) for line in (*LINES, None)}
    return {line: number for line, number in numbers.items() if number}


def _reliability(
    questionnaire: Questionnaire, answers: AnswerMatrix, terms: Terms
) -> Mapping[str, CrossProducts | None]:
    table = table_of(answers, questionnaire.items)
    keyed = {
        item.id: keyed_answers(item, codes)
        for item, codes in zip(questionnaire.items, table.codes, strict=True)
    }
    return {
        criterion.id: _cross_products(criterion, keyed, terms.threshold)
        for criterion in questionnaire.criteria
    }


def _cross_products(
    criterion: Criterion, keyed: Mapping[str, np.ndarray], threshold: int
) -> CrossProducts | None:
    rows = np.column_stack([keyed[item.id] for item in criterion.items])
    complete = rows[~np.isnan(rows).any(axis=1)]
    if len(complete) < threshold:
        return None
    return CrossProducts(
        n=len(complete),
        sums=tuple(complete.sum(axis=0).tolist()),
        products=tuple(tuple(line) for line in (complete.T @ complete).tolist()),
    )
