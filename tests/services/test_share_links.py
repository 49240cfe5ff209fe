"""Links to what came out, and the mail that brings them, on both databases."""

from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from app.domain.problems import Conflict, NotFound
from app.domain.tokens import invitation_token, share_token, token_hash
from app.persistence.database import Database
from app.persistence.tables import Assessment, Invitation, Mail, Participant, ShareLink
from app.services import letters, mails, share_links
from app.services.runtime import Runtime
from tests.factories import START, NotedJobs, make_runtime
from tests.partners import SECRET, everything_stored, invite_to_catalogue
from tests.released import released

ADDRESS = "https://slagvaardig.stad.nl"


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path, base_url=ADDRESS)


@pytest.fixture
def assessment_id(runtime: Runtime) -> str:
    return released(runtime)


def switch_on(runtime: Runtime, assessment_id: str, kind: str = "report") -> str:
    with runtime.database.writing() as session:
        share_links.switch_on(session, assessment_id, kind, SECRET)
    return address(runtime, assessment_id, kind)


def address(runtime: Runtime, assessment_id: str, kind: str = "report") -> str:
    with runtime.database.reading() as session:
        found = {
            share.kind: share.address
            for share in share_links.shares(session, assessment_id, SECRET, ADDRESS).values()
        }
    return found[kind] or ""  # type: ignore[index]


def opens(runtime: Runtime, link: str) -> str:
    """What a link opens; '' when it is dead."""
    with runtime.database.reading() as session:
        try:
            return share_links.open_link(session, link.rpartition("/")[2]).link.kind
        except NotFound:
            return ""


def mail_all(runtime: Runtime, assessment_id: str) -> int:
    with runtime.database.writing() as session:
        return share_links.mail_all(session, runtime, assessment_id, START)


def noted(runtime: Runtime) -> NotedJobs:
    assert isinstance(runtime.jobs, NotedJobs)
    return runtime.jobs


def begin(session: Session, mail: Mail) -> bool:
    return mails.start(session, mail.id, mail.attempt, START) is not None


def the_mails(session: Session) -> list[Mail]:
    return list(session.exec(select(Mail).where(Mail.kind == "results").order_by(col(Mail.recipient))))


def test_a_link_opens_one_thing_and_can_be_seen_again(runtime: Runtime, assessment_id: str) -> None:
    links = {kind: switch_on(runtime, assessment_id, kind) for kind in share_links.SHARE_KINDS}
    assert {kind: opens(runtime, link) for kind, link in links.items()} == {
        "report": "report",
        "summary": "summary",
        "plan": "plan",
    }
    assert links["report"] == address(runtime, assessment_id, "report")
    assert links["report"].startswith(f"{ADDRESS}/shared/")
    assert switch_on(runtime, assessment_id) == links["report"], "on already"


def test_the_database_keeps_no_token(runtime: Runtime, assessment_id: str) -> None:
    token = switch_on(runtime, assessment_id).rpartition("/")[2]
    stored = everything_stored(runtime.database)
    assert token not in stored
    assert token_hash(token) in stored


def test_a_share_token_is_no_invitation_token() -> None:
    assert share_token(SECRET, "1", 1) != invitation_token(SECRET, "1", 1)
    assert share_token(SECRET, "1", 1) != share_token(SECRET, "1", 2)
    assert share_token(SECRET, "1", 1) != share_token(b"another secret", "1", 1)


def test_a_replaced_link_is_dead_and_is_replaced_once(runtime: Runtime, assessment_id: str) -> None:
    old = switch_on(runtime, assessment_id)
    for _ in range(2):
        with runtime.database.writing() as session:
            link = share_links.replace(session, assessment_id, "report", 1, SECRET)
            assert link.generation == 2
    new = address(runtime, assessment_id)
    assert (opens(runtime, old), opens(runtime, new)) == ("", "report")


def test_a_link_that_was_switched_off_never_comes_back(runtime: Runtime, assessment_id: str) -> None:
    old = switch_on(runtime, assessment_id)
    with runtime.database.writing() as session:
        share_links.switch_off(session, assessment_id, "report")
    assert opens(runtime, old) == ""
    assert address(runtime, assessment_id) == ""
    new = switch_on(runtime, assessment_id)
    assert (opens(runtime, old), opens(runtime, new)) == ("", "report")


@pytest.mark.parametrize("token", ["", "short", "a" * 43, "é" * 43, "a" * 10_000])
def test_what_is_no_link_opens_nothing(runtime: Runtime, assessment_id: str, token: str) -> None:
    switch_on(runtime, assessment_id)
    assert opens(runtime, token) == ""


def test_an_assessment_that_is_not_released_is_not_shared(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime)
    with runtime.database.writing() as session:
        with pytest.raises(NotFound, match="not-released"):
            share_links.mail_all(session, runtime, invitation.assessment_id, START)
        with pytest.raises(NotFound, match="not-released"):
            share_links.switch_on(session, invitation.assessment_id, "report", SECRET)
        assert session.exec(select(ShareLink)).all() == []


def test_there_are_three_kinds(runtime: Runtime, assessment_id: str) -> None:
    with runtime.database.writing() as session, pytest.raises(NotFound):
        share_links.switch_on(session, assessment_id, "answers", SECRET)


def test_everybody_gets_one_mail_except_who_left_or_was_not_reached(
    runtime: Runtime, assessment_id: str
) -> None:
    switch_on(runtime, assessment_id)
    with runtime.database.writing() as session:
        people = session.exec(select(Participant).order_by(col(Participant.email))).all()
        people[0].left = True
        gone = select(Invitation).where(Invitation.participant_id == people[1].id)
        session.exec(gone).one().bounced = True
        expected = [person.email for person in people[2:]]
    assert mail_all(runtime, assessment_id) == 4
    assert mail_all(runtime, assessment_id) == 0, "once each"
    with runtime.database.reading() as session:
        assert [mail.recipient for mail in the_mails(session)] == expected
        assert len(noted(runtime).mails) == 4


def test_nothing_is_mailed_while_no_link_is_on(runtime: Runtime, assessment_id: str) -> None:
    with pytest.raises(Conflict, match="nothing-shared"):
        mail_all(runtime, assessment_id)


def test_the_mail_brings_the_links_that_are_on(runtime: Runtime, assessment_id: str) -> None:
    summary, plan = (switch_on(runtime, assessment_id, kind) for kind in ("summary", "plan"))
    mail_all(runtime, assessment_id)
    with runtime.database.writing() as session:
        mail = the_mails(session)[0]
        context = mails.start(session, mail.id, mail.attempt, START)
        assert context
        letter = letters.letter_for(session, runtime.settings, context, START)
    assert letter.shared == (("summary", summary), ("plan", plan))
    assert letter.link == summary


def test_a_mail_on_its_way_is_stopped_when_everything_is_switched_off(
    runtime: Runtime, assessment_id: str
) -> None:
    switch_on(runtime, assessment_id)
    mail_all(runtime, assessment_id)
    with runtime.database.writing() as session:
        share_links.switch_off(session, assessment_id, "report")
    with runtime.database.writing() as session:
        assert not any(begin(session, mail) for mail in the_mails(session))
    with runtime.database.reading() as session:
        assert {(mail.state, mail.reason) for mail in the_mails(session)} == {("cancelled", mails.UNSHARED)}
    switch_on(runtime, assessment_id)
    assert mail_all(runtime, assessment_id) == 6, "taken up again"


def test_closing_still_stops_invitations_and_results_wait_for_closing(
    runtime: Runtime, assessment_id: str
) -> None:
    """Only mails with results go out after closing, and only after closing."""
    switch_on(runtime, assessment_id)
    mail_all(runtime, assessment_id)
    with runtime.database.writing() as session:
        assessment = session.get_one(Assessment, assessment_id)
        invited = list(session.exec(select(Invitation)))
        mails.queue_invitations(session, runtime.jobs, assessment, invited, START)
        invitations = session.exec(select(Mail).where(Mail.kind == "invitation")).all()
        assert not any(begin(session, mail) for mail in invitations)
        assert {mail.state for mail in the_mails(session)} == {"queued"}
        first, *others = the_mails(session)
        assert begin(session, first)
        assessment.state = "open"
        session.flush()
        assert not any(begin(session, mail) for mail in others)
        with pytest.raises(Conflict, match="not-released"):
            mails.queue_results(session, runtime.jobs, assessment, invited, START)
