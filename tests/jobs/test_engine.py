"""The engine in this process, on a real mail server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import select

from app.domain.release import build_release
from app.jobs import engine as engines
from app.jobs.engine import Engine
from app.mail.smtp import SmtpTransport
from app.persistence.database import Database
from app.persistence.presence import Occupied
from app.persistence.tables import Assessment, Mail
from app.services import closing, mails
from app.services.runtime import Runtime
from tests.factories import SetClock
from tests.jobs.server_process import wait_until
from tests.mail.mail_servers import Received, mail_server
from tests.partners import invite_to_catalogue
from tests.services.test_closing import gathered

QUICKSCAN = "slagvaardigheid-quickscan"
EACH_SECOND = "* * * * * *"


@contextmanager
def running(runtime: Runtime, received: Received) -> Iterator[Engine]:
    engine = Engine(
        replace(runtime, transport=SmtpTransport(received.url)), poll_seconds=0.05, schedule=EACH_SECOND
    )
    engine.start()
    try:
        yield engine
    finally:
        engine.stop()


def invite_all(runtime: Runtime, people: int, **assessment: object) -> str:
    invited = invite_to_catalogue(runtime, people, QUICKSCAN, **assessment)
    with runtime.database.writing() as session:
        found = session.get_one(Assessment, invited[0].assessment_id)
        mails.queue_invitations(session, runtime.jobs, found, invited, runtime.clock())
    return found.id


def states(database: Database) -> list[str]:
    with database.reading() as session:
        return sorted(session.exec(select(Mail.state)))


def state_of(database: Database, assessment_id: str) -> str:
    with database.reading() as session:
        return session.get_one(Assessment, assessment_id).state


def test_what_is_due_is_done(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mails go out at once, or on the opening day; closing happens by hand or after the closing date."""
    monkeypatch.setattr(engines, "SECONDS_TO_FINISH", 1)
    clock = SetClock()
    runtime = replace(runtime, clock=clock)
    now = invite_all(runtime, 3)
    later = invite_all(runtime, 2, opens_on=date(2026, 3, 9), closes_on=date(2026, 3, 30))
    answered = gathered(runtime, 5, closes_on=date(2026, 3, 8))
    with mail_server() as received, running(runtime, received):
        wait_until(lambda: states(runtime.database) == ["accepted"] * 3 + ["planned"] * 2)
        if runtime.database.on_sqlite:
            with pytest.raises(Occupied):
                Engine(runtime).start()
        clock.now = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
        wait_until(lambda: states(runtime.database) == ["accepted"] * 5)
        wait_until(lambda: state_of(runtime.database, answered) == "closed")
        assert state_of(runtime.database, now) == "open"
        assert state_of(runtime.database, later) == "open"
    assert len(received.messages) == 5


def test_a_server_that_is_away_is_tried_again(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mails, "RETRY_AFTER_SECONDS", (0.3, 0.3, 0.3))
    monkeypatch.setattr(engines, "SECONDS_TO_FINISH", 1)
    runtime = replace(runtime, clock=SetClock())
    invite_all(runtime, 2)
    busy = Received(answer="451 4.7.1 try again later")
    with mail_server(busy) as received, running(runtime, received):
        wait_until(lambda: received.refusals >= 2)
        received.answer = "250 ok"
        wait_until(lambda: states(runtime.database) == ["accepted"] * 2)
    assert len(received.messages) == 2


def test_finished_jobs_are_forgotten(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "DAYS_KEPT", 0)
    monkeypatch.setattr(engines, "ROUNDS_BETWEEN_CLEANINGS", 1)
    monkeypatch.setattr(engines, "SECONDS_TO_FINISH", 1)
    runtime = replace(runtime, clock=SetClock())
    invite_all(runtime, 2)
    with mail_server() as received, running(runtime, received):
        wait_until(lambda: states(runtime.database) == ["accepted"] * 2)
        wait_until(lambda: remembered(runtime.database) == 0)
    assert len(received.messages) == 2


def test_a_closing_that_failed_is_taken_up_once_its_job_is_forgotten(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(engines, "DAYS_KEPT", 0)
    monkeypatch.setattr(engines, "ROUNDS_BETWEEN_CLEANINGS", 1)
    monkeypatch.setattr(engines, "SECONDS_TO_FINISH", 1)
    failures: list[str] = []

    def failing_once(*args: Any, **named: Any) -> Any:
        if not failures:
            failures.append("once")
            raise ValueError("an answer off its scale")
        return build_release(*args, **named)

    monkeypatch.setattr("app.services.closing.build_release", failing_once)
    assessment_id = gathered(runtime, 5)
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, assessment_id, runtime.clock())
    with running(replace(runtime, clock=SetClock()), Received(port=1)):
        wait_until(lambda: state_of(runtime.database, assessment_id) == "closed")
    assert failures == ["once"]
    assert "ClosingFailed" in caplog.text
    assert "off its scale" not in caplog.text


def remembered(database: Database) -> int:
    table = "workflow_status" if database.on_sqlite else "dbos.workflow_status"
    with database.engine.connect() as connection:
        found = connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE name = 'send-mail'").scalar()
    assert found is not None
    return int(found)
