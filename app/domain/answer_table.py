"""The answers of one released assessment row by row, as they may be taken out of it (PRIVACY, rule 7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import LEVELS, LINES, SECTORS, Language

RowAttribute = Literal["sector", "level", "line"]

ROW_ATTRIBUTES: Mapping[RowAttribute, tuple[str, ...]] = {"sector": SECTORS, "level": LEVELS, "line": LINES}
"""What may stand beside a row, in the order of the columns, with the ids it can have."""


@dataclass(frozen=True, eq=False)
class AnswerTable:
    """One row a respondent, in an order that says nothing; one column an item, as in `questionnaire.items`.

    `values`: float (rows, items), the answer as given, NaN where there is none. `dont_know`: bool (rows,
    items), True where the respondent said so. `attributes`: by name, those that are told of any row, one id a
    row; None where it is not known or not told. `choices`: by question id, bool (rows, criteria); a row
    without a True did not answer the question. `network` as it was called in the release. Raises ValueError
    where the shapes don't agree.
    """

    questionnaire: Questionnaire
    network: str
    wave: int
    closed_on: date
    release_id: str
    scoring_version: str
    language: Language
    values: NDArray[np.float64]
    dont_know: NDArray[np.bool_]
    attributes: Mapping[RowAttribute, tuple[str | None, ...]] = field(default_factory=dict)
    choices: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        items, criteria = len(self.questionnaire.items), len(self.questionnaire.criteria)
        if self.values.shape != (self.rows, items) or self.dont_know.shape != (self.rows, items):
            raise ValueError("values and dont_know must have a column for each item")
        if any(len(ids) != self.rows for ids in self.attributes.values()):
            raise ValueError("attributes must have one id a row")
        if any(chosen.shape != (self.rows, criteria) for chosen in self.choices.values()):
            raise ValueError("choices must have a column for each criterion")

    @property
    def rows(self) -> int:
        return len(self.values)

    @property
    def item_ids(self) -> list[str]:
        return [item.id for item in self.questionnaire.items]
