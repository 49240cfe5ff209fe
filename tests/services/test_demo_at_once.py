"""Jobs of the demo are done where they are asked for."""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Export
from app.services import asked_exports
from app.services.demo.at_once import AtOnce
from app.services.runtime import Runtime
from tests.factories import START, add_user, make_runtime
from tests.released import released


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


def test_a_document_is_there_at_once(runtime: Runtime) -> None:
    assessment_id = released(runtime)
    user = add_user(runtime.database, "con@voorbeeld.nl", "consultant")
    with runtime.database.writing() as session:
        jobs = AtOnce(runtime)
        assert asked_exports.ask(session, jobs, user, assessment_id, ("results", "nl"), "", START)
    with runtime.database.reading() as session:
        (export,) = session.exec(select(Export)).all()
    assert (export.state, export.problem) == ("ready", "")
    assert export.content
    assert json.loads(export.content)
