"""Answers row by row, at random, to a questionnaire with every kind of item."""

from datetime import date
from typing import Any

import numpy as np

from app.domain.answer_table import AnswerTable
from app.domain.questionnaire import Question, Questionnaire
from tests.domain.report_samples import texts
from tests.domain.scoring_samples import NO_DONT_KNOW, POLES, SEVEN, criterion, item, questionnaire

HINDERING = Question("hindering", "choose-criteria", texts("Wat hindert?"), maximum=2)

EVERYTHING = questionnaire(
    criterion("drive", will=[item("drive-1"), item("drive-2", reversed_=True)]),
    criterion("balance", way=[item("balance-1", POLES)], rest=[item("-b", SEVEN)]),
    criterion("steering", who=[item("steering-1", NO_DONT_KNOW), item("x" * 70)]),
    questions=[HINDERING, Question("first-step", "open", texts("Wat eerst?"), max_length=40)],
)


def table_of(rows: int, asked: Questionnaire = EVERYTHING, seed: int = 1, **changes: Any) -> AnswerTable:
    """Some answers are left out, of some people don't know; `changes`: fields to have otherwise."""
    rng = np.random.default_rng(seed)
    values = np.column_stack([rng.choice(each.scale.values, rows) for each in asked.items]).astype(float)
    offered = np.array([each.scale.no_answer is not None for each in asked.items])
    dont_know = (rng.random(values.shape) < 0.2) & offered
    values[dont_know | (rng.random(values.shape) < 0.2)] = np.nan
    fields: dict[str, Any] = {
        "questionnaire": asked,
        "network": "Veilig Zuid",
        "wave": 2,
        "closed_on": date(2026, 3, 20),
        "release_id": "ab" * 16,
        "scoring_version": "1.0.0",
        "language": "nl",
        "values": values,
        "dont_know": dont_know,
        "attributes": {
            "level": tuple(rng.choice(["operations", "governance"], rows).tolist()),
            "line": tuple(None if told else "goal" for told in rng.random(rows) < 0.5),
        },
        "choices": {
            HINDERING.id: rng.permuted(np.arange(len(asked.criteria)) < 2, axis=None) & _some(rng, rows)
        },
    }
    return AnswerTable(**{**fields, **changes})


def _some(rng: np.random.Generator, rows: int) -> Any:
    return rng.random((rows, 1)) < 0.8
