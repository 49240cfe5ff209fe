"""Ten thousand responses from the database to CSV and to SPSS: first in a fresh process, then once more."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

import numpy as np
from sqlmodel import Session

from app.domain.questionnaire import Questionnaire
from app.domain.release import Occasion, Release, ResponseRow, build_release
from app.domain.terms import Terms
from app.domain.vocabulary import Level
from app.persistence import closing, migrations
from app.persistence.database import Database
from app.persistence.tables import Assessment, Network, QuestionnaireFile, new_id
from app.questionnaires.loading import parse_questionnaire
from app.services import releases
from app.services.answer_tables import answer_table
from benchmarks.measurement import Measurement, Usage
from benchmarks.score import questionnaire_text

ROWS = 10_000
DAY = date(2026, 3, 20)
SKIPPED, DONT_KNOW = 0.03, 0.05
LEVELS: tuple[Level, ...] = ("operations", "management", "governance")
SEED = 20210601
FORMATS = {"csv": 0.5, "sav": 1.0}
"""With the most seconds that each may take."""
MOST_MEMORY = 500
PROCESSES, AGAIN = 3, 5


def measure() -> Iterator[Measurement]:
    with TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder, 'answers.db')}"
        assessment_id = _plant(address)
        for kind, seconds in FORMATS.items():
            runs = [_in_a_process(address, assessment_id, kind) for _ in range(PROCESSES)]
            first, later = (min(each, key=lambda used: used.seconds) for each in zip(*runs, strict=True))
            yield Measurement(f"{ROWS:,} responses to {kind}, the first time", first, seconds, MOST_MEMORY)
            yield Measurement(f"{ROWS:,} responses to {kind}, from then on", later, seconds, MOST_MEMORY)


def _in_a_process(address: str, assessment_id: str, kind: str) -> tuple[Usage, Usage]:
    command = [sys.executable, "-m", "benchmarks.answers", address, assessment_id, kind]
    first, *later = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return Usage(*first), Usage(*min(later))


def _usages(address: str, assessment_id: str, kind: str) -> Iterator[tuple[float, float, float]]:
    for _ in range(1 + AGAIN):
        started, cpu = time.perf_counter(), time.process_time()
        export(address, assessment_id, kind)
        seconds = time.perf_counter() - started
        yield seconds, time.process_time() - cpu, getrusage(RUSAGE_SELF).ru_maxrss / 1024


def export(address: str, assessment_id: str, kind: str) -> bytes:
    """From the database to the bytes of the file."""
    from app.documents.answers import answers_csv, answers_sav

    database = Database(address)
    with database.reading() as session:
        table = answer_table(session, assessment_id, "en")
    database.dispose()
    return answers_csv(table) if kind == "csv" else answers_sav(table)


def _plant(address: str) -> str:
    """A closed assessment with its release and the rows that were agreed to stay; gives its id."""
    content = questionnaire_text().encode()
    questionnaire = parse_questionnaire(content, "nine")
    database = Database(address)
    migrations.upgrade(database)
    file = QuestionnaireFile(
        digest=questionnaire.digest, questionnaire_id="nine", version="1.0.0", content=content
    )
    network = Network(name="Nine", formality="formal", scale="city", phase="running")
    assessment = Assessment(
        network_id=network.id,
        wave=1,
        questionnaire_digest=questionnaire.digest,
        row_export=True,
        opens_on=DAY,
        closes_on=DAY,
        state="closed",
        closed_on=DAY,
    )
    assessment_id = assessment.id
    with database.writing() as session:
        for row in (file, network, assessment):
            session.add(row)
            session.flush()
        _keep_rows(session, assessment_id, [item.id for item in questionnaire.items])
        releases.save(session, assessment_id, _release(questionnaire), DAY)
    database.dispose()
    return assessment_id


def _keep_rows(session: Session, assessment_id: str, items: list[str]) -> None:
    generator = np.random.default_rng(SEED)
    values = generator.integers(1, 6, size=(ROWS, len(items))).astype(object)
    left = generator.random(values.shape)
    values[left < DONT_KNOW] = "dk"
    values[left > 1 - SKIPPED] = None
    rows = [
        {
            "id": new_id(),
            "assessment_id": assessment_id,
            "level": LEVELS[number % len(LEVELS)],
            "answers": {id_: value for id_, value in zip(items, row, strict=True) if value is not None},
        }
        for number, row in enumerate(values.tolist())
    ]
    closing.replace_responses(session, assessment_id, rows)


def _release(questionnaire: Questionnaire) -> Release:
    """Of a few of the people, for only its breakdowns and the number of people are looked at."""
    few = [
        ResponseRow(
            answers={item.id: 1 + (number + place) % 5 for place, item in enumerate(questionnaire.items)},
            level=LEVELS[number % len(LEVELS)],
        )
        for number in range(60)
    ]
    made = build_release(questionnaire, few, None, Terms(row_export=True), Occasion("Nine", 1, DAY))
    results = replace(made.published.results, respondents=ROWS)
    return replace(made, published=replace(made.published, results=results))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list(_usages(*sys.argv[1:]))))
