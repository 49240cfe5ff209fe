"""Reads how many people each network invited: `network,invited` (CONTRACTS 3)."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Weighting
from app.files.answers import NETWORK, AnswersFile, parse_answers, read_bytes
from app.files.csv_records import CsvFile, Records
from app.files.file_problems import ProblemList, refuse

INVITED = "invited"
COLUMNS = (NETWORK, INVITED)
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
ROWS_LOST = frozenset({"unreadable", "not-utf-8", "unclosed-quote", "cell-count", "missing-column"})
"""Problems after which the networks of a file can't be told."""


def read_answers_and_invited(
    answers_path: Path,
    invited_path: Path | None,
    questionnaire: Questionnaire,
    *,
    weighting: Weighting = "respondent",
    any_sector: bool = False,
) -> tuple[AnswersFile, NDArray[np.int64] | None]:
    """The answers, and how many people each network invited, int (networks,), in the order of the table.

    Raises FileRefused with every problem at once: of either file, and where the two contradict each other.
    """
    given = given_file(answers_path)
    given_invited = None if invited_path is None else given_file(invited_path)
    answers, invited = parse_answers_and_invited(
        given, given_invited, questionnaire, weighting=weighting, any_sector=any_sector
    )
    refuse(given.problems, *([given_invited.problems] if given_invited else []))
    if invited is None:
        return answers, None
    return answers, np.array([invited.numbers[network] for network in answers.table.networks], dtype=np.int64)


class GivenFile(NamedTuple):
    """The bytes of a file, None where it can't be read, and the problems found in it so far."""

    content: bytes | None
    problems: ProblemList


def parse_answers_and_invited(
    given: GivenFile,
    given_invited: GivenFile | None,
    questionnaire: Questionnaire,
    *,
    weighting: Weighting = "respondent",
    any_sector: bool = False,
) -> tuple[AnswersFile, "Invited | None"]:
    """What can be read of the files; it is good only when no problems were added to either."""
    content, problems = given
    answers = parse_answers(content, problems, questionnaire, weighting=weighting, any_sector=any_sector)
    if given_invited is None:
        return answers, None
    invited_content, invited_problems = given_invited
    invited = parse_invited(invited_content, invited_problems)
    if ROWS_LOST.isdisjoint(problems.codes | invited_problems.codes):
        check_together(answers, problems, invited, invited_problems)
    return answers, invited


def given_file(path: Path) -> GivenFile:
    """A file on disk, with a problem where it can't be read."""
    problems = ProblemList(str(path))
    return GivenFile(read_bytes(path, problems), problems)


@dataclass
class Invited:
    """By network, how many were invited (missing where that can't be read), and the row that says so."""

    numbers: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


def parse_invited(content: bytes | None, problems: ProblemList) -> Invited:
    """What can be read of a file (None: nothing); it is good only when no `problems` were added."""
    invited = Invited()
    if content is None:
        return invited
    csv = CsvFile(content, problems)
    if csv.is_text and _header_fits(csv.header, problems):
        columns = {column: csv.header.index(column) for column in COLUMNS}
        for records in csv.records():
            _read(records, columns, invited, problems)
    return invited


def check_together(
    answers: AnswersFile, problems: ProblemList, invited: Invited, invited_problems: ProblemList
) -> None:
    """Reports networks that are in one of the files only, and those where more people answered than
    invited."""
    table = answers.table
    for network, answered in zip(table.networks, table.respondents.tolist(), strict=True):
        number = invited.numbers.get(network)
        if number is not None and number < answered:
            row = invited.rows[network]
            invited_problems.add(row, INVITED, "too-few-invited", str(number), str(answered))
    answered_in = set(table.networks)
    for network, row in invited.rows.items():
        if network not in answered_in:
            invited_problems.add(row, NETWORK, "no-answers", network, answers.name)
    _, first_rows = np.unique(table.network, return_index=True)
    for network, first in zip(table.networks, first_rows.tolist(), strict=True):
        if network and network not in invited.rows:
            problems.add(int(answers.rows[first]), NETWORK, "not-invited", network, invited_problems.file)


def _read(records: Records, columns: dict[str, int], invited: Invited, problems: ProblemList) -> None:
    networks, numbers = (records.texts(columns[column]) for column in COLUMNS)
    for record, (network, number) in enumerate(zip(networks, numbers, strict=True)):
        row = int(records.rows[record])
        if not network:
            code = "empty-cell" if network == "" else "stray-quote"
            problems.add(row, NETWORK, code, records.raw(record, columns[NETWORK]))
            continue
        if network in invited.rows:
            problems.add(row, NETWORK, "duplicate-network", network)
            continue
        invited.rows[network] = row
        if number is None or WHOLE_NUMBER.fullmatch(number) is None:
            problems.add(row, INVITED, "bad-number", records.raw(record, columns[INVITED]))
        else:
            invited.numbers[network] = int(number)


def _header_fits(header: list[str], problems: ProblemList) -> bool:
    for position, column in enumerate(header):
        if column not in COLUMNS:
            problems.add(1, column, "unknown-column", column)
        elif column in header[:position]:
            problems.add(1, column, "duplicate-column", column)
    for column in COLUMNS:
        if column not in header:
            problems.add(1, column, "missing-column", column)
    return all(column in header for column in COLUMNS)
