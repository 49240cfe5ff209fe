"""What the engine does every minute, without the engine."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import select

from app.jobs.workflows import start_what_is_due
from app.persistence.tables import Upload
from app.services.runtime import Runtime
from tests.factories import START, SetClock, add_user


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
