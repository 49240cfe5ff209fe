"""The world with something to withhold, made once; its documents, each made once."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from app.domain.document_kinds import DocumentKind
from app.domain.vocabulary import MODES, Language
from app.persistence.database import Database
from app.services import exports
from tests.documents.leaks.world import World, make_world
from tests.factories import make_runtime

Made = Callable[[DocumentKind, Language], bytes]


@pytest.fixture(scope="session", params=MODES)
def world(
    request: pytest.FixtureRequest, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("leaks")
    shutil.copy(sqlite_template, folder / "slagvaardig.db")
    database = Database(f"sqlite:///{folder / 'slagvaardig.db'}")
    yield make_world(make_runtime(database, folder), request.param)
    database.dispose()


@pytest.fixture(scope="session")
def made(world: World) -> Made:
    @cache
    def make(kind: DocumentKind, language: Language) -> bytes:
        with world.runtime.database.reading() as session:
            return exports.make_document(session, world.assessment_id, kind, language).content

    return make
