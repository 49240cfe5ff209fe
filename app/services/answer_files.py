"""Answers gathered elsewhere, from the files that people bring to the responses of each network."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import dont_know_code, no_answer_code
from app.domain.answers import UNPRINTABLE, clean_text
from app.domain.questionnaire import Item, Questionnaire
from app.domain.release import DONT_KNOW, input_digest
from app.files.answers import NETWORK, ORGANISATION, AnswersFile
from app.files.file_problems import WHOLE_ROW, ProblemList, refuse
from app.files.invited import GivenFile, parse_answers_and_invited
from app.persistence.tables import Response
from app.services.closing import response_row

LONGEST_NAME = 200


@dataclass(frozen=True, eq=False)
class NetworkAnswers:
    """The answers of one network. `row`: where it first stands in the file. `invited`: None if not known."""

    name: str
    row: int
    invited: int | None
    rows: NDArray[np.int64]
    source: "AnswersToImport"

    @property
    def respondents(self) -> int:
        return len(self.rows)

    @cached_property
    def digest(self) -> str:
        """The input digest of a release of these answers."""
        questionnaire = self.source.questionnaire
        return input_digest([response_row(questionnaire, each) for each in self.responses("")])

    def responses(self, assessment_id: str) -> list[Response]:
        """Made anew at every call, so that many networks need not be in memory together."""
        return [Response(assessment_id=assessment_id, **values) for values in self.source.values(self.rows)]


@dataclass(frozen=True, eq=False)
class AnswersToImport:
    """A file of answers without problems, with the numbers of people invited where these came with it."""

    questionnaire: Questionnaire
    file: AnswersFile
    invited: Mapping[str, int] | None

    @cached_property
    def networks(self) -> tuple[NetworkAnswers, ...]:
        """In the order of the file."""
        table = self.file.table
        order = np.argsort(table.network, kind="stable")
        parts = np.split(order, np.cumsum(table.respondents)[:-1])
        return tuple(
            NetworkAnswers(
                name=tidy(label),
                row=int(self.file.rows[rows[0]]),
                invited=None if self.invited is None else self.invited[label],
                rows=rows,
                source=self,
            )
            for label, rows in zip(table.networks, parts, strict=True)
        )

    def values(self, rows: NDArray[np.int64]) -> Iterator[dict[str, Any]]:
        """What a stored response holds, for each of these rows; a cell left empty is left out."""
        meanings = [(item.id, _meanings(item)) for item in self.questionnaire.items]
        for row, codes in zip(rows.tolist(), self.file.table.codes[:, rows].T.tolist(), strict=True):
            answers = {
                id_: meaning[code] for (id_, meaning), code in zip(meanings, codes, strict=True)
            } | self._unscored(row)
            labels = {name: tidy(column[row]) or None for name, column in self.file.attributes.items()}
            yield {"answers": {id_: given for id_, given in answers.items() if given is not None}, **labels}

    def _unscored(self, row: int) -> dict[str, Any]:
        choices = {id_: list(column[row]) or None for id_, column in self.file.choices.items()}
        texts = {id_: clean_text(column[row]) or None for id_, column in self.file.texts.items()}
        return choices | texts


def read_files(
    questionnaire: Questionnaire, given: GivenFile, given_invited: GivenFile | None
) -> AnswersToImport:
    """Raises FileRefused with everything that is wrong with either file, or with the two together."""
    file, invited = parse_answers_and_invited(given, given_invited, questionnaire)
    _check_names(file, given.problems)
    if not given.problems.total and not len(file.rows):
        given.problems.add(1, WHOLE_ROW, "no-respondents", "")
    refuse(given.problems, *([given_invited.problems] if given_invited else []))
    return AnswersToImport(questionnaire, file, invited.numbers if invited else None)


def tidy(name: str) -> str:
    """A name as forms keep it: one space between words."""
    return " ".join(name.split())


def same_name(name: str) -> str:
    """Equal for names that differ in capitals and spaces only."""
    return tidy(name).casefold()


def _meanings(item: Item) -> list[int | str | None]:
    """By answer code, what is stored."""
    meanings: list[int | str | None] = [*item.scale.values, None, None]
    meanings[no_answer_code(item)] = None
    meanings[dont_know_code(item)] = DONT_KNOW
    return meanings


def _check_names(file: AnswersFile, problems: ProblemList) -> None:
    """Names of networks and organisations are shown and stored: they have to fit, and networks to differ."""
    first_rows = np.unique(file.table.network, return_index=True)[1]
    spellings: dict[str, str] = {}
    for label, first in zip(file.table.networks, first_rows.tolist(), strict=True):
        row = int(file.rows[first])
        _check_name(label, row, NETWORK, problems)
        known = spellings.setdefault(same_name(label), label)
        if known != label:
            problems.add(row, NETWORK, "network-twice", label, known)
    seen: set[str] = set()
    for row, label in zip(file.rows.tolist(), file.attributes.get(ORGANISATION, []), strict=False):
        if label not in seen:
            seen.add(label)
            _check_name(label, row, ORGANISATION, problems)


def _check_name(label: str, row: int, column: str, problems: ProblemList) -> None:
    if UNPRINTABLE.search(tidy(label)):
        problems.add(row, column, "control-character", label)
    if len(tidy(label)) > LONGEST_NAME:
        problems.add(row, column, "text-too-long", label, str(LONGEST_NAME))
