"""What the engine does every minute, without the engine."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import select

from app.jobs.workflows import start_what_is_due
from app.persistence.tables import Export, Upload
from app.services.runtime import Runtime
from tests.factories import START, NotedJobs, SetClock, add_user
from tests.released import released


def test_files_that_nobody_confirmed_are_removed_after_a_day(runtime: Runtime) -> None:
    """They hold answers or addresses, and nobody may ever choose another file."""
    user = add_user(runtime.database)
    runtime = replace(runtime, clock=SetClock())
    with runtime.database.writing() as session:
        for name, hours in (("fresh.csv", 23), ("forgotten.csv", 25)):
            waiting_since = START - timedelta(hours=hours)
            session.add(Upload(user_id=user.id, name=name, content=b"5;4;1", uploaded_at=waiting_since))
    start_what_is_due(runtime)
    with runtime.database.reading() as session:
        assert session.exec(select(Upload.name)).all() == ["fresh.csv"]


def test_documents_are_removed_after_a_day_and_left_ones_taken_up(runtime: Runtime) -> None:
    user = add_user(runtime.database)
    runtime = replace(runtime, clock=SetClock(), jobs=NotedJobs())
    assessment_id = released(runtime)
    with runtime.database.writing() as session:
        for kind, hours, state in (("report", 25, "ready"), ("slides", 23, "ready"), ("guide", 23, "queued")):
            session.add(
                Export(
                    id=kind,
                    assessment_id=assessment_id,
                    user_id=user.id,
                    kind=kind,
                    language="nl",
                    state=state,
                    asked_at=START - timedelta(hours=hours),
                )
            )
    assert start_what_is_due(runtime), "what was removed is to be erased"
    assert not start_what_is_due(runtime)
    with runtime.database.reading() as session:
        assert sorted(session.exec(select(Export.kind)).all()) == ["guide", "slides"]
    assert isinstance(runtime.jobs, NotedJobs)
    assert set(runtime.jobs.exports) == {"guide"}
