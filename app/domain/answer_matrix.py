"""Answers as numbers: one network's as a matrix, many networks' as codes that are scored in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.domain.questionnaire import Item, Questionnaire

Codes = NDArray[np.int16]
Indexes = NDArray[np.int64]

NO_ORGANISATION = -1


def no_answer_code(item: Item) -> int:
    """The code of a cell left empty; codes below it are positions in the item's scale values."""
    return len(item.scale.values)


def dont_know_code(item: Item) -> int:
    """The code of "don't know"."""
    return len(item.scale.values) + 1


@dataclass(frozen=True, eq=False)
class AnswerMatrix:
    """The answers of one network, one row a respondent, one column an item in the order of
    `questionnaire.items`.

    `values`: float (respondents, items), the answer as given, NaN where there is none.
    `dont_know`: bool (respondents, items), True where the respondent said so (`values` is NaN there).
    `organisations`: one label a respondent, None where unknown; None as a whole when nobody's is known.
    A row without any answer counts as a respondent.
    """

    values: NDArray[np.float64]
    dont_know: NDArray[np.bool_]
    organisations: tuple[str | None, ...] | None = None

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or self.values.shape != self.dont_know.shape:
            raise ValueError("values and dont_know must be matrices of one shape")
        if self.organisations is not None and len(self.organisations) != len(self.values):
            raise ValueError("organisations must have one label a respondent")
        if bool((self.dont_know & ~np.isnan(self.values)).any()):
            raise ValueError("a don't know can't have a value")


@dataclass(frozen=True, eq=False)
class CodedAnswers:
    """The answers of many networks as codes, ready to score.

    `networks`: names, in the order of the results.
    `network`: int (rows,), the position in `networks` of each respondent's network.
    `codes`: int16 (items, rows): the position of the answer in the item's scale values, or
    `no_answer_code`, or `dont_know_code`.
    `organisation`: int (rows,), equal for respondents of one organisation, `NO_ORGANISATION` where unknown;
    None when nobody's is known. The same number in two networks means two groups.
    """

    networks: tuple[str, ...]
    network: Indexes
    codes: Codes
    organisation: Indexes | None = None

    @cached_property
    def respondents(self) -> Indexes:
        """Rows a network, int (networks,)."""
        return np.bincount(self.network, minlength=len(self.networks))

    def criterion_codes(self, questionnaire: Questionnaire) -> dict[str, Codes]:
        """The codes of each criterion's items, int16 (items of the criterion, rows)."""
        if len(self.codes) != len(questionnaire.items):
            raise ValueError(f"{len(self.codes)} columns for {len(questionnaire.items)} items")
        ends = np.cumsum([len(criterion.items) for criterion in questionnaire.criteria])
        parts = np.split(self.codes, ends[:-1])
        return {criterion.id: part for criterion, part in zip(questionnaire.criteria, parts, strict=True)}


def table_of(matrix: AnswerMatrix, items: Sequence[Item], network: str = "") -> CodedAnswers:
    """One network's matrix as a table. Raises ValueError for an answer that is not on its item's scale."""
    if matrix.values.shape[1] != len(items):
        raise ValueError(f"{matrix.values.shape[1]} columns for {len(items)} items")
    codes = np.empty((len(items), len(matrix.values)), dtype=np.int16)
    for position, item in enumerate(items):
        values = matrix.values[:, position]
        given = ~np.isnan(values)
        if not np.isin(values[given], item.scale.values).all():
            raise ValueError(f"an answer to {item.id} is not on its scale")
        column = np.where(matrix.dont_know[:, position], dont_know_code(item), no_answer_code(item))
        column[given] = values[given] - item.scale.minimum
        codes[position] = column
    return CodedAnswers(
        networks=(network,),
        network=np.zeros(len(matrix.values), dtype=np.int64),
        codes=codes,
        organisation=None if matrix.organisations is None else _numbered(matrix.organisations),
    )


def _numbered(labels: Sequence[str | None]) -> Indexes:
    numbers: dict[str, int] = {}
    return np.array(
        [NO_ORGANISATION if label is None else numbers.setdefault(label, len(numbers)) for label in labels],
        dtype=np.int64,
    )
