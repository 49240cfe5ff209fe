"""What respondents handed in, as answers to score and as a digest that proves which they were."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from app.domain.answer_matrix import AnswerMatrix
from app.domain.disclosure import Respondents
from app.domain.grouping import Attributes
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Level, Line

DONT_KNOW = "dk"


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
