"""Documents made by the engine: really made, told of while they are, and gone on with after a kill."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from app.domain.document_kinds import DocumentKind
from app.jobs import engine as engines
from app.jobs import exporting
from app.jobs.engine import Engine
from app.persistence.tables import Export, User
from app.services import asked_exports, exports
from app.services.runtime import Runtime
from tests.factories import START, NotedJobs, SetClock, add_user
from tests.jobs.server_process import ServerProcess, engine_is_idle, wait_until
from tests.released import released
from tests.services.test_asked_exports import closed_with_rows


@contextmanager
def running(runtime: Runtime) -> Iterator[None]:
    engine = Engine(runtime, poll_seconds=0.05)
    engine.start()
    try:
        yield
    finally:
        engine.stop()


def ask(runtime: Runtime, user: User, assessment_id: str, *kinds: DocumentKind) -> None:
    with runtime.database.writing() as session:
        for kind in kinds:
            asked_exports.ask(session, runtime.jobs, user, assessment_id, (kind, "nl"), "", runtime.clock())


def states(runtime: Runtime) -> dict[str, str]:
    with runtime.database.reading() as session:
        return dict(session.exec(select(Export.kind, Export.state)).all())


def only(runtime: Runtime) -> Export:
    with runtime.database.reading() as session:
        return session.exec(select(Export)).one()


def test_documents_are_made(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "SECONDS_TO_FINISH", 1)
    runtime = replace(runtime, clock=SetClock())
    user, assessment_id = add_user(runtime.database), closed_with_rows(runtime, 36)
    kinds: tuple[DocumentKind, ...] = ("report", "results", "answers-csv")
    ask(runtime, user, assessment_id, *kinds)
    with running(runtime):
        wait_until(lambda: states(runtime) == dict.fromkeys(kinds, "ready"), "for documents")
    with runtime.database.reading() as session:
        for export in session.exec(select(Export)):
            assert (export.steps_done, export.problem) == (export.steps, "")
            made = exports.make_document(session, assessment_id, export.kind, "nl")  # type: ignore[arg-type]
            kept = (export.name, export.media_type, export.content)
            assert kept == (made.name, made.media_type, made.content), "the same bytes as made at once"


@pytest.mark.parametrize(
    ("stop_at", "steps_done"),
    [
        ("before:app.documents.pdf.report_pdf:report_pdf", 1),
        ("after:app.services.asked_exports:keep", 2),
    ],
)
def test_killed_while_a_document_is_made(
    runtime: Runtime, tmp_path: Path, stop_at: str, steps_done: int
) -> None:
    user, assessment_id = add_user(runtime.database), released(runtime)
    ask(replace(runtime, clock=lambda: datetime.now(UTC)), user, assessment_id, "report")
    with ServerProcess(runtime.database, tmp_path) as server:
        server.start(stop_at)
        wait_until(lambda: server.reached, "for the moment")
        export = only(runtime)
        assert (export.state, export.steps_done, export.content) == ("making", steps_done, None)
        server.kill()
        server.start()
        wait_until(lambda: states(runtime) == {"report": "ready"}, "for the document")
        wait_until(lambda: engine_is_idle(runtime.database), "for the end")
    export = only(runtime)
    assert export.content
    assert export.content.startswith(b"%PDF-")
    assert (export.steps_done, export.problem) == (3, "")


def test_what_goes_wrong_is_told_by_its_code_alone(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What a library says about an answer that it can't take may hold that answer."""
    runtime = replace(runtime, clock=SetClock(), jobs=NotedJobs())
    user, assessment_id = add_user(runtime.database), released(runtime)

    def broken(*_: object) -> bytes:
        raise ValueError("Piet answered 1")

    monkeypatch.setattr("app.documents.results.results_json", broken)
    ask(runtime, user, assessment_id, "results")
    exporting.make(runtime, only(runtime).id)
    export = only(runtime)
    assert (export.state, export.problem, export.content) == ("failed", "export-not-made", None)
    assert "Piet" not in caplog.text


def test_what_may_not_be_had_after_all_fails_with_the_reason(runtime: Runtime) -> None:
    """Asked for while it seemed possible: the rows themselves decide."""
    runtime = replace(runtime, clock=SetClock(), jobs=NotedJobs())
    user, assessment_id = add_user(runtime.database), released(runtime)
    with runtime.database.writing() as session:
        refused = Export(
            assessment_id=assessment_id,
            user_id=user.id,
            kind="answers-csv",
            language="nl",
            steps=3,
            asked_at=START,
        )
        session.add(refused)
    exporting.make(runtime, only(runtime).id)
    assert (only(runtime).state, only(runtime).problem) == ("failed", "rows-not-agreed")


def test_what_is_gone_is_not_made(runtime: Runtime) -> None:
    exporting.make(runtime, "gone")
    assert states(runtime) == {}
