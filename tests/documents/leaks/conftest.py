"""The world with something to withhold, made once; its documents, each made once."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest

from app.domain.document_kinds import DocumentKind
from app.domain.terms import LOWEST_THRESHOLD
from app.domain.vocabulary import MODES, Language
from app.persistence.database import Database
from app.services import exports
from app.services.runtime import Runtime
from tests.documents.leaks.world import World, make_world
from tests.factories import make_runtime

Runtimes = Callable[[], Runtime]
Made = Callable[[DocumentKind, Language], bytes]


@pytest.fixture(scope="session")
def runtimes(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtimes]:
    """Makes an installation of its own each time."""
    opened = []

    def open_one() -> Runtime:
        folder = tmp_path_factory.mktemp("leaks")
        shutil.copy(sqlite_template, folder / "slagvaardig.db")
        opened.append(Database(f"sqlite:///{folder / 'slagvaardig.db'}"))
        return make_runtime(opened[-1], folder)

    yield open_one
    for database in opened:
        database.dispose()


@pytest.fixture(scope="session", params=MODES)
def world(request: pytest.FixtureRequest, runtimes: Runtimes) -> World:
    return make_world(runtimes(), request.param)


@pytest.fixture(scope="session")
def loose_world(runtimes: Runtimes) -> World:
    """The same answers, of which the lowest threshold lets through what is withheld elsewhere."""
    return make_world(runtimes(), "confidential", LOWEST_THRESHOLD)


def document_of(world: World, kind: DocumentKind, language: Language) -> bytes:
    with world.runtime.database.reading() as session:
        return exports.make_document(session, world.assessment_id, kind, language).content


@pytest.fixture(scope="session")
def made(world: World) -> Made:
    return cache(partial(document_of, world))
