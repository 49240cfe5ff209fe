"""Reads the answers file of CONTRACTS 3: one row a respondent, one column an item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import NO_ORGANISATION, CodedAnswers, Codes
from app.domain.questionnaire import Item, Questionnaire, Scale
from app.domain.vocabulary import LEVELS, LINES, SECTORS, Weighting
from app.files.answer_cells import ItemColumns
from app.files.csv_records import CsvFile, Records
from app.files.file_problems import WHOLE_ROW, ProblemList, refuse
from app.files.question_cells import QuestionColumn

NETWORK, RESPONDENT, ORGANISATION = "network", "respondent", "organisation"
SECTOR, LEVEL, LINE = "sector", "level", "line"
REQUIRED = (NETWORK, RESPONDENT)
OPTIONAL = (ORGANISATION, SECTOR, LEVEL, LINE)


@dataclass(frozen=True, eq=False)
class AnswersFile:
    """A file without problems.

    `table`: the answers, in the order of `questionnaire.items`. `rows`: int (respondents,), the row of each
    in the file. `attributes`: by column name (of those that the file has), one label a respondent, '' where
    there is none. `choices` and `texts`: by question id, likewise.
    """

    name: str
    table: CodedAnswers
    rows: NDArray[np.int64]
    attributes: Mapping[str, list[str]]
    choices: Mapping[str, list[tuple[str, ...]]]
    texts: Mapping[str, list[str]]


def read_answers(
    path: Path, questionnaire: Questionnaire, *, weighting: Weighting = "respondent", any_sector: bool = False
) -> AnswersFile:
    """Reads a file; raises FileRefused with every problem at once.

    Weighing organisations equally makes the organisation obligatory. `any_sector`: a sector may be any text.
    """
    problems = ProblemList(str(path))
    content = read_bytes(path, problems)
    answers = parse_answers(content, problems, questionnaire, weighting=weighting, any_sector=any_sector)
    refuse(problems)
    return answers


def read_bytes(path: Path, problems: ProblemList) -> bytes | None:
    """The contents of a file; None, and a problem, when it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        problems.add(1, WHOLE_ROW, "unreadable", error.strerror or type(error).__name__)
        return None


def parse_answers(
    content: bytes | None,
    problems: ProblemList,
    questionnaire: Questionnaire,
    *,
    weighting: Weighting = "respondent",
    any_sector: bool = False,
) -> AnswersFile:
    """What can be read of a file (None: nothing); the answers are good only when no `problems` were added."""
    required = (*REQUIRED, ORGANISATION) if weighting == "organisation" else REQUIRED
    if content is None:
        return _Reader(questionnaire, {}, required, any_sector, problems).answers()
    csv = CsvFile(content, problems)
    columns = _columns(csv.header, questionnaire, required, problems) if csv.is_text else {}
    reader = _Reader(questionnaire, columns, required, any_sector, problems)
    if len(csv.header) > 1:
        for records in csv.records():
            reader.read(records)
    reader.check_respondents()
    return reader.answers()


def _columns(
    header: list[str], questionnaire: Questionnaire, required: Iterable[str], problems: ProblemList
) -> dict[str, int]:
    """Where each known column stands; what is missing, unknown or there twice goes to `problems`."""
    items = [item.id for item in questionnaire.items]
    known = {*REQUIRED, *OPTIONAL, *items, *(question.id for question in questionnaire.questions)}
    columns: dict[str, int] = {}
    for position, column in enumerate(header):
        if column not in known:
            problems.add(1, column, "unknown-column", column)
        elif column in columns:
            problems.add(1, column, "duplicate-column", column)
        columns.setdefault(column, position)
    for column in dict.fromkeys([*required, *items]):
        if column not in columns:
            problems.add(1, column, "missing-column", column)
    return {column: position for column, position in columns.items() if column in known}


@dataclass
class _Reader:
    """Takes in the records of one file."""

    questionnaire: Questionnaire
    columns: Mapping[str, int]
    required: tuple[str, ...]
    any_sector: bool
    problems: ProblemList
    rows: list[NDArray[np.int64]] = field(default_factory=list)
    codes: list[Codes] = field(default_factory=list)
    labels: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.item_columns = _by_scale(self.questionnaire.items, self.columns)
        self.places = {item.id: place for place, item in enumerate(self.questionnaire.items)}
        self.labels = {name: [] for name in (*REQUIRED, *OPTIONAL) if name in self.columns}
        self.questions = [
            QuestionColumn(question, self.columns[question.id], self.questionnaire)
            for question in self.questionnaire.questions
            if question.id in self.columns
        ]
        self.allowed = {LEVEL: LEVELS, LINE: LINES, **({} if self.any_sector else {SECTOR: SECTORS})}

    def read(self, records: Records) -> None:
        self.rows.append(records.rows)
        codes = np.empty((len(self.places), len(records.rows)), dtype=np.int16)
        for columns in self.item_columns:
            places = [self.places[item.id] for item in columns.items]
            codes[places] = columns.codes(records, self.problems)
        self.codes.append(codes)
        for name, labels in self.labels.items():
            labels.extend(self._labels(name, records))
        for question in self.questions:
            question.read(records, self.problems)

    def _labels(self, name: str, records: Records) -> list[str]:
        texts = records.texts(self.columns[name])
        found = set(texts)
        wrong: dict[str | None, tuple[str, str]] = {None: ("stray-quote", "")}
        if name in self.required:
            wrong[""] = ("empty-cell", "")
        if name in self.allowed:
            others = found.difference(self.allowed[name], ("", None))
            wrong |= dict.fromkeys(others, (f"unknown-{name}", ", ".join(self.allowed[name])))
        if not found.isdisjoint(wrong):
            for record, text in enumerate(texts):
                if text in wrong:
                    code, expected = wrong[text]
                    value = records.raw(record, self.columns[name])
                    self.problems.add(int(records.rows[record]), name, code, value, expected)
        return [text or "" for text in texts]

    def check_respondents(self) -> None:
        """Reports whoever stands in a network for the second time."""
        if any(name not in self.labels for name in REQUIRED):
            return
        seen: set[tuple[str, str]] = set()
        pairs = list(zip(self.labels[NETWORK], self.labels[RESPONDENT], strict=True))
        if len(set(pairs)) == len(pairs):
            return
        for row, pair in zip(np.concatenate(self.rows).tolist(), pairs, strict=True):
            if pair in seen and all(pair):
                self.problems.add(row, RESPONDENT, "duplicate-respondent", pair[1])
            seen.add(pair)

    def answers(self) -> AnswersFile:
        network, networks = _numbered(self.labels.get(NETWORK, []))
        organisation = None
        if ORGANISATION in self.labels:
            organisation, names = _numbered(self.labels[ORGANISATION])
            if "" in names:
                organisation[organisation == names.index("")] = NO_ORGANISATION
        none = np.empty((len(self.places), 0), dtype=np.int16)
        return AnswersFile(
            name=self.problems.file,
            table=CodedAnswers(networks, network, np.concatenate([none, *self.codes], axis=1), organisation),
            rows=np.concatenate([np.empty(0, dtype=np.int64), *self.rows]),
            attributes={name: self.labels[name] for name in OPTIONAL if name in self.labels},
            choices={each.question.id: each.choices for each in self.questions if each.is_choice},
            texts={each.question.id: each.texts for each in self.questions if not each.is_choice},
        )


def _by_scale(items: Iterable[Item], columns: Mapping[str, int]) -> list[ItemColumns]:
    """The columns of the items in the file, those with the same scale together."""
    together: dict[int, tuple[Scale, list[Item]]] = {}
    for item in items:
        if item.id in columns:
            together.setdefault(id(item.scale), (item.scale, []))[1].append(item)
    return [ItemColumns(found, [columns[item.id] for item in found]) for _, found in together.values()]


def _numbered(labels: list[str]) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Numbers for the labels, in the order of their first appearance, and the label of each number."""
    numbers = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    return np.fromiter(map(numbers.__getitem__, labels), np.int64, len(labels)), tuple(numbers)
