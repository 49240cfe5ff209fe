"""Answers gathered elsewhere, to import in tests, and the whole database to compare before and after."""

import random
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from app.config import data_folder
from app.files.file_problems import FileRefused, ProblemList
from app.files.invited import GivenFile
from app.persistence.database import Database
from app.persistence.tables import METADATA
from app.questionnaires import load_questionnaire
from app.services import answer_imports
from app.services.answer_files import AnswersToImport, read_files
from app.services.answer_imports import ImportedWave, ImportTerms
from app.services.runtime import Runtime
from tests.domain.scoring_samples import Row
from tests.files.answer_files import file_of_rows

PATH = data_folder() / "questionnaires" / "slagvaardigheid-quickscan" / "1.0.0.yaml"
QUICKSCAN = load_questionnaire(PATH)
TAKEN_ON = date(2026, 2, 20)


def people(network: str, number: int, seed: int = 1, organisations: Sequence[str] = ()) -> list[Row]:
    """Respondents of one network who answer at random, leave out some and don't know others."""
    chance = random.Random(f"{network} {seed}")
    rows = []
    for each in range(number):
        answers = {
            item.id: chance.choice([*item.scale.values, *item.scale.values, None, "dk"])
            if item.scale.no_answer
            else chance.choice(item.scale.values)
            for item in QUICKSCAN.items
        }
        organisation = organisations[each % len(organisations)] if organisations else None
        rows.append(
            Row(network, {id_: given for id_, given in answers.items() if given is not None}, organisation)
        )
    return rows


def answers_csv(*networks: list[Row]) -> bytes:
    return file_of_rows([row for rows in networks for row in rows], to=QUICKSCAN)


def given(content: bytes, name: str = "a.csv") -> GivenFile:
    return GivenFile(content, ProblemList(name))


def read(content: bytes, invited: bytes | None = None) -> AnswersToImport:
    return read_files(QUICKSCAN, given(content), given(invited, "i.csv") if invited is not None else None)


def import_source(
    runtime: Runtime, source: AnswersToImport, terms: ImportTerms | None = None, content: bytes | None = None
) -> list[ImportedWave]:
    """Imports as the command does, with the quickscan's contents."""
    terms = terms or ImportTerms(TAKEN_ON)
    made = answer_imports.make_releases(source, terms)
    with runtime.database.writing() as session:
        return answer_imports.carry_out(
            session, source, content or PATH.read_bytes(), made, terms, runtime.today()
        )


def problems_of(refused: FileRefused) -> list[tuple[int, str, str, str]]:
    """Row, column, code and value of each problem."""
    return [(each.row, each.column, each.code, each.value) for each in refused.problems]


def everything(database: Database) -> dict[str, list[str]]:
    """All rows of all tables, in no order."""
    with database.engine.connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in METADATA.sorted_tables
        }
