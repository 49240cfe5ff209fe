"""The process is killed (SIGKILL) in the midst of its work and started again. Then we count."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from app.jobs.engine import MAILS_AT_ONCE
from app.persistence.tables import Assessment, Draft, Mail, Release, Response
from app.services import closing, mails, releases
from app.services.runtime import Runtime
from tests.factories import START
from tests.jobs.server_process import ServerProcess, engine_is_idle, wait_until
from tests.mail.mail_servers import Received, mail_server
from tests.partners import invite_to_catalogue
from tests.services.test_closing import gathered

PEOPLE = 20
ENDS = {"accepted", "uncertain"}


def queue_invitations(runtime: Runtime) -> None:
    invited = invite_to_catalogue(runtime, PEOPLE, "slagvaardigheid-quickscan", closes_on=date(2999, 1, 1))
    with runtime.database.writing() as session:
        assessment = session.get_one(Assessment, invited[0].assessment_id)
        mails.queue_invitations(session, runtime.jobs, assessment, invited, START)


def states(runtime: Runtime) -> dict[str, str]:
    """The state of each mail by its recipient."""
    with runtime.database.reading() as session:
        return dict(session.exec(select(Mail.recipient, Mail.state)).all())


def everything_settled(runtime: Runtime) -> bool:
    return set(states(runtime).values()) <= ENDS


def check_nothing_twice_and_nothing_forgotten(runtime: Runtime, received: Received, killed: int) -> None:
    found = states(runtime)
    arrived = Counter(received.recipients)
    uncertain = {recipient for recipient, state in found.items() if state == "uncertain"}
    assert len(found) == PEOPLE
    assert set(arrived.values()) == {1}, "no mail twice"
    assert set(found) - set(arrived) <= uncertain, "none forgotten"
    assert 1 <= len(uncertain) <= killed, "only what was cut off is uncertain"


def test_killed_while_mails_go_out(runtime: Runtime, tmp_path: Path) -> None:
    queue_invitations(runtime)
    with mail_server(Received(delay=0.4)) as received:
        with ServerProcess(runtime.database, tmp_path, received.url) as server:
            server.start()
            wait_until(lambda: len(received.messages) >= 6, "for mail")
            server.kill()
            assert "sending" in states(runtime).values()
            received.delay = 0
            server.start()
            wait_until(lambda: everything_settled(runtime), "for the rest of the mail")
            wait_until(lambda: engine_is_idle(runtime.database))
        check_nothing_twice_and_nothing_forgotten(runtime, received, killed=MAILS_AT_ONCE)
        assert "@voorbeeld.nl" not in server.log()
        assert "/a/" not in server.log()


@pytest.mark.parametrize(
    ("stop_at", "cut_off"),
    [
        ("after:app.mail.smtp:SmtpTransport.hand_over", range(1, MAILS_AT_ONCE + 1)),
        ("before:app.services.mails:settle", range(MAILS_AT_ONCE)),
    ],
)
def test_killed_at_the_worst_moments_of_one_mail(
    runtime: Runtime, tmp_path: Path, stop_at: str, cut_off: range
) -> None:
    queue_invitations(runtime)
    with mail_server() as received, ServerProcess(runtime.database, tmp_path, received.url) as server:
        server.start(stop_at)
        wait_until(lambda: server.reached, "for the moment")
        server.kill()
        server.start()
        wait_until(lambda: everything_settled(runtime) and engine_is_idle(runtime.database), "for the end")
        found = Counter(states(runtime).values())
        assert Counter(received.recipients).most_common(1)[0][1] == 1
    assert found["accepted"] + found["uncertain"] == PEOPLE
    assert found["uncertain"] in cut_off, "what was handed over and known to be is not uncertain"


@pytest.mark.parametrize(
    "stop_at",
    [
        "before:app.persistence.closing:remove_drafts",
        "before:app.persistence.database:Database.compact",
    ],
)
def test_killed_while_an_assessment_closes(runtime: Runtime, tmp_path: Path, stop_at: str) -> None:
    assessment_id = gathered(runtime, PEOPLE)
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, assessment_id, START)
    with ServerProcess(runtime.database, tmp_path) as server:
        server.start(stop_at)
        wait_until(lambda: server.reached, "for the moment")
        server.kill()
        with runtime.database.reading() as session:
            released = len(session.exec(select(Release.id)).all())
        assert released == (0 if "remove_drafts" in stop_at else 1)
        server.start()
        wait_until(lambda: engine_is_idle(runtime.database), "for the closing")
    with runtime.database.reading() as session:
        assert session.get_one(Assessment, assessment_id).state == "closed"
        assert len(session.exec(select(Release.id)).all()) == 1
        assert releases.published(session, assessment_id).results.respondents == PEOPLE
        assert session.exec(select(Response.id)).all() == []
        assert session.exec(select(Draft)).all() == []


def test_another_process_goes_on_where_one_was_killed(runtime: Runtime, tmp_path: Path) -> None:
    if runtime.database.on_sqlite:
        return
    queue_invitations(runtime)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with (
        mail_server() as received,
        ServerProcess(runtime.database, tmp_path / "one", received.url) as one,
        ServerProcess(runtime.database, tmp_path / "two", received.url, command="worker") as two,
    ):
        one.start("before:app.services.mails:settle")
        wait_until(lambda: one.reached)
        two.start()
        wait_until(lambda: Counter(states(runtime).values())["accepted"] > PEOPLE - 1 - MAILS_AT_ONCE)
        one.kill()
        wait_until(lambda: everything_settled(runtime) and engine_is_idle(runtime.database))
        assert sorted(received.recipients) == sorted(states(runtime))
        assert "jobs-taken-over" in two.log()
