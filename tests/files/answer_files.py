"""Answers files to read, by default right ones to tests.domain.scoring_samples.MIXED."""

from collections.abc import Mapping, Sequence

from app.domain.questionnaire import Questionnaire
from app.files.answers import AnswersFile, parse_answers
from app.files.file_problems import ProblemList, refuse
from tests.domain.scoring_samples import MIXED, Row

ITEMS = [item.id for item in MIXED.items]
HEADER = ["network", "respondent", *ITEMS]


def line(cells: Mapping[str, object], header: Sequence[str] = HEADER, delimiter: str = ",") -> str:
    return delimiter.join(str(cells.get(column, "")) for column in header)


def file_of(
    *records: Mapping[str, object], header: Sequence[str] = HEADER, delimiter: str = ",", newline: str = "\n"
) -> bytes:
    """A file with these cells; what a record leaves out is empty."""
    lines = [delimiter.join(header), *(line(record, header, delimiter) for record in records)]
    return newline.join([*lines, ""]).encode()


def file_of_rows(rows: Sequence[Row], to: Questionnaire = MIXED) -> bytes:
    """The same people as the rows, respondents numbered, organisations where any are known."""
    known = any(row.organisation is not None for row in rows)
    header = ["network", "respondent", *(["organisation"] if known else []), *(item.id for item in to.items)]
    records = [
        {
            "network": row.network,
            "respondent": number,
            "organisation": row.organisation or "",
            **{id_: "" if answer is None else answer for id_, answer in row.answers.items()},
        }
        for number, row in enumerate(rows)
    ]
    return file_of(*records, header=header)


def person(network: str = "A", respondent: object = 1, **cells: object) -> dict[str, object]:
    return {"network": network, "respondent": respondent, **cells}


def read(content: bytes, to: Questionnaire = MIXED, **options: object) -> AnswersFile:
    """Reads a file; raises FileRefused if anything is wrong with it."""
    problems = ProblemList("a.csv")
    answers = parse_answers(content, problems, to, **options)  # type: ignore[arg-type]
    refuse(problems)
    return answers
