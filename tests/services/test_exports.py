"""Every kind of document, through the service."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.document_kinds import DOCUMENT_KINDS, DocumentKind
from app.domain.document_names import FORMATS
from app.domain.problems import Conflict, NotFound
from app.domain.vocabulary import LANGUAGES, Language
from app.persistence.database import Database
from app.services import exports
from app.services.runtime import Runtime
from tests.factories import make_runtime
from tests.partners import invite_to_catalogue
from tests.released import QUICKSCAN, released
from tests.services.test_asked_exports import closed_with_rows

PROGRAM = """
import hashlib, sys
from app.domain.document_kinds import DOCUMENT_KINDS
from app.persistence.database import Database
from app.services.exports import make_document

with Database(sys.argv[1]).reading() as session:
    for kind in DOCUMENT_KINDS:
        for language in ("nl", "en"):
            made = make_document(session, sys.argv[2], kind, language)
            print(kind, language, made.name, hashlib.sha256(made.content).hexdigest())
"""


@pytest.fixture(scope="module")
def runtime(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder = tmp_path_factory.mktemp("exports")
    shutil.copy(sqlite_template, folder / "slagvaardig.db")
    database = Database(f"sqlite:///{folder / 'slagvaardig.db'}")
    yield make_runtime(database, folder)
    database.dispose()


@pytest.fixture(scope="module")
def assessment_id(runtime: Runtime) -> str:
    return closed_with_rows(runtime, 36)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DOCUMENT_KINDS)
def test_every_kind_is_made(
    runtime: Runtime, assessment_id: str, kind: DocumentKind, language: Language
) -> None:
    with runtime.database.reading() as session:
        made = exports.make_document(session, assessment_id, kind, language)
    assert made.name.startswith("veilig-zuid-meting-1-" if language == "nl" else "veilig-zuid-wave-1-")
    assert made.name.endswith(f".{FORMATS[kind][0]}")
    assert made.media_type == FORMATS[kind][1]
    assert len(made.content) > 500


def test_the_same_release_gives_the_same_bytes_in_every_process(runtime: Runtime, assessment_id: str) -> None:
    first, second = (digests(runtime, assessment_id, seed) for seed in ("1", "2"))
    assert first == second
    assert len(first) == len(DOCUMENT_KINDS) * len(LANGUAGES)


def digests(runtime: Runtime, assessment_id: str, seed: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, runtime.database.url, assessment_id],
        env=os.environ | {"PYTHONHASHSEED": seed, "TZ": "UTC" if seed == "1" else "Asia/Tokyo"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        text=True,
    )
    return ran.stdout.splitlines()


def test_the_released_answers_alone_are_taken_out(runtime: Runtime) -> None:
    not_agreed = released(runtime)
    for kind in ("answers-csv", "answers-sav"):
        with runtime.database.reading() as session, pytest.raises(Conflict, match="rows-not-agreed"):
            exports.make_document(session, not_agreed, kind, "nl")


@pytest.mark.parametrize("kind", DOCUMENT_KINDS)
def test_without_a_release_there_is_no_document(runtime: Runtime, kind: DocumentKind) -> None:
    open_one = invite_to_catalogue(runtime, 6, QUICKSCAN)[0].assessment_id
    with runtime.database.reading() as session, pytest.raises(NotFound):
        exports.make_document(session, open_one, kind, "nl")


def test_the_code_book_tells_of_rows_only_where_there_are_any(runtime: Runtime, assessment_id: str) -> None:
    not_agreed = released(runtime)
    with runtime.database.reading() as session:
        with_rows = exports.make_document(session, assessment_id, "codebook-xml", "nl")
        without = exports.make_document(session, not_agreed, "codebook-xml", "nl")
    assert b"fileDscr" in with_rows.content
    assert b"fileDscr" not in without.content
