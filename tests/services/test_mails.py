from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func
from sqlmodel import Session, col, select

from app.domain.problems import Conflict, NotFound
from app.mail.handover import Handover, Outcome
from app.persistence.database import Database
from app.persistence.tables import Assessment, Invitation, Mail, Participant
from app.services import invitations, mails
from tests.factories import START, NotedJobs
from tests.partners import SECRET, invite

ACCEPTED = Handover(Outcome.ACCEPTED, "250 ok")


@pytest.fixture
def jobs() -> NotedJobs:
    return NotedJobs()


def assessment_of(session: Session) -> Assessment:
    return session.exec(select(Assessment)).one()


def all_invitations(session: Session) -> list[Invitation]:
    return list(session.exec(select(Invitation).order_by(col(Invitation.id))))


def queue_all(database: Database, jobs: NotedJobs, now: datetime = START) -> int:
    with database.writing() as session:
        found = all_invitations(session)
        return mails.queue_invitations(session, jobs, assessment_of(session), found, now)


def remind(database: Database, jobs: NotedJobs, number: int) -> int:
    with database.writing() as session:
        return mails.queue_reminders(session, jobs, assessment_of(session), number, START)


def the_mail(database: Database) -> Mail:
    with database.reading() as session:
        return session.exec(select(Mail)).one()


def states(database: Database) -> dict[str, int]:
    with database.reading() as session:
        rows = session.exec(select(Mail.state, func.count()).group_by(col(Mail.state)))
        return dict(rows.all())


def begin(database: Database, mail_id: str, attempt: int = 1) -> bool:
    with database.writing() as session:
        return mails.start(session, mail_id, attempt, START) is not None


def settle(
    database: Database, jobs: NotedJobs, mail_id: str, handover: Handover, attempt: int = 1, retry: int = 0
) -> None:
    with database.writing() as session:
        mails.settle(session, jobs, mail_id, attempt, retry, handover, START)


def accept_all(database: Database, jobs: NotedJobs) -> None:
    for mail_id, attempt in jobs.mails:
        begin(database, mail_id, attempt)
        settle(database, jobs, mail_id, ACCEPTED, attempt)


def change(database: Database, action: Callable[[Session], object]) -> None:
    with database.writing() as session:
        action(session)


def test_everybody_is_invited_once_however_often_it_is_asked(database: Database, jobs: NotedJobs) -> None:
    invite(database, people=3)
    assert queue_all(database, jobs) == 3
    assert queue_all(database, jobs) == 0
    assert len(jobs.mails) == 3
    assert states(database) == {"queued": 3}


def test_a_mail_goes_from_queued_through_sending_to_accepted(database: Database, jobs: NotedJobs) -> None:
    invite(database)
    queue_all(database, jobs)
    (mail_id, attempt) = jobs.mails[0]
    assert begin(database, mail_id, attempt)
    assert states(database) == {"sending": 1}
    settle(database, jobs, mail_id, ACCEPTED)
    mail = the_mail(database)
    assert (mail.state, mail.reason, mail.settled_at) == ("accepted", "250 ok", START)
    assert not begin(database, mail_id, attempt), "it is not sent again"


def test_a_mail_found_under_way_is_uncertain_and_not_sent_again(database: Database, jobs: NotedJobs) -> None:
    invite(database)
    queue_all(database, jobs)
    (mail_id, _) = jobs.mails[0]
    begin(database, mail_id)
    assert not begin(database, mail_id)
    assert states(database) == {"uncertain": 1}
    assert not begin(database, mail_id)


def test_what_could_not_be_handed_over_is_tried_again_later_and_refused_in_the_end(
    database: Database, jobs: NotedJobs
) -> None:
    invite(database)
    queue_all(database, jobs)
    (mail_id, _) = jobs.mails[0]
    later = Handover(Outcome.LATER, "451 greylisted")
    for retry in range(len(mails.RETRY_AFTER_SECONDS)):
        assert begin(database, mail_id)
        settle(database, jobs, mail_id, later, retry=retry)
        assert states(database) == {"queued": 1}
    assert len(jobs.mails) == 1 + len(mails.RETRY_AFTER_SECONDS)
    begin(database, mail_id)
    settle(database, jobs, mail_id, later, retry=len(mails.RETRY_AFTER_SECONDS))
    mail = the_mail(database)
    assert (mail.state, mail.reason) == ("refused", "451 greylisted")


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.UNCERTAIN])
def test_other_ends(database: Database, jobs: NotedJobs, outcome: Outcome) -> None:
    invite(database)
    queue_all(database, jobs)
    begin(database, jobs.mails[0][0])
    settle(database, jobs, jobs.mails[0][0], Handover(outcome, "550 no such user"))
    assert (the_mail(database).state, the_mail(database).reason) == (str(outcome), "550 no such user")


def test_mails_wait_until_the_assessment_opens(database: Database, jobs: NotedJobs) -> None:
    invite(database, people=2, opens_on=date(2026, 3, 9))
    assert queue_all(database, jobs) == 2
    assert (states(database), jobs.mails) == ({"planned": 2}, [])
    with database.writing() as session:
        assert mails.queue_planned(session, jobs, date(2026, 3, 8)) == 0
        assert mails.queue_planned(session, jobs, date(2026, 3, 9)) == 2
        assert mails.queue_planned(session, jobs, date(2026, 3, 9)) == 0
    assert (states(database), len(jobs.mails)) == ({"queued": 2}, 2)


def test_what_has_not_gone_out_can_be_stopped_and_taken_up_again(database: Database, jobs: NotedJobs) -> None:
    invite(database, people=2)
    queue_all(database, jobs)
    begin(database, jobs.mails[0][0])
    change(database, lambda s: mails.cancel_waiting(s, assessment_of(s).id, mails.STOPPED, START))
    assert states(database) == {"cancelled": 1, "sending": 1}
    assert not begin(database, jobs.mails[1][0])
    assert queue_all(database, jobs) == 1
    assert jobs.mails[2] == (jobs.mails[1][0], 2)
    assert begin(database, *jobs.mails[2])
    assert not begin(database, *jobs.mails[1])


def make_pointless(session: Session, why: str) -> None:
    invitation = session.exec(select(Invitation)).one()
    if why == mails.ANSWERED:
        invitation.answered = True
    elif why == mails.OUTDATED:
        invitations.raise_generation(session, invitation, SECRET)
    elif why == mails.LEFT:
        session.exec(select(Participant)).one().left = True
    else:
        assessment_of(session).state = "closing"


@pytest.mark.parametrize("why", [mails.ANSWERED, mails.OUTDATED, mails.LEFT, mails.CLOSED])
def test_a_mail_that_lost_its_reason_is_cancelled_instead_of_sent(
    database: Database, jobs: NotedJobs, why: str
) -> None:
    invite(database)
    queue_all(database, jobs)
    change(database, lambda s: make_pointless(s, why))
    assert not begin(database, jobs.mails[0][0])
    assert (the_mail(database).state, the_mail(database).reason) == ("cancelled", why)


def test_a_mail_that_came_after_the_answer_does_not_tell_when_that_was_given(
    database: Database, jobs: NotedJobs
) -> None:
    invite(database)
    queue_all(database, jobs)
    change(database, lambda s: make_pointless(s, mails.ANSWERED))
    begin(database, jobs.mails[0][0])
    assert (the_mail(database).state, the_mail(database).settled_at) == ("cancelled", None)


def test_a_corrected_address_is_invited_anew(database: Database, jobs: NotedJobs) -> None:
    invite(database)
    queue_all(database, jobs)
    accept_all(database, jobs)
    change(database, lambda s: make_pointless(s, mails.OUTDATED))
    assert queue_all(database, jobs) == 1
    assert states(database) == {"accepted": 1, "queued": 1}


def test_reminders_go_to_who_was_reached_and_has_not_answered(database: Database, jobs: NotedJobs) -> None:
    invite(database, people=6)
    queue_all(database, jobs)
    refused = jobs.mails.pop()[0]
    accept_all(database, jobs)
    begin(database, refused)
    settle(database, jobs, refused, Handover(Outcome.REFUSED))

    def live(session: Session) -> None:
        reached = [
            each
            for each in all_invitations(session)
            if each.id != session.get_one(Mail, refused).invitation_id
        ]
        reached[0].answered = True
        reached[1].bounced = True
        invitations.raise_generation(session, reached[2], SECRET)

    change(database, live)
    assert remind(database, jobs, 1) == 2
    with pytest.raises(Conflict, match="already-reminded"):
        remind(database, jobs, 1)
    assert remind(database, jobs, 2) == 2


def test_nobody_is_reminded_of_a_closed_assessment(database: Database, jobs: NotedJobs) -> None:
    invite(database)
    change(database, lambda s: make_pointless(s, mails.CLOSED))
    with pytest.raises(Conflict, match="not-open"):
        remind(database, jobs, 1)


def uncertain(database: Database, jobs: NotedJobs) -> str:
    invite(database)
    queue_all(database, jobs)
    (mail_id, _) = jobs.mails.pop()
    begin(database, mail_id)
    begin(database, mail_id)
    return mail_id


def test_the_coordinator_has_an_uncertain_mail_sent_again(database: Database, jobs: NotedJobs) -> None:
    mail_id = uncertain(database, jobs)
    change(database, lambda s: mails.send_again(s, jobs, mail_id, START + timedelta(hours=1)))
    assert jobs.mails == [(mail_id, 2)]
    assert not begin(database, mail_id, 1)
    assert begin(database, mail_id, 2)
    with pytest.raises(Conflict, match="mail-settled"):
        change(database, lambda s: mails.send_again(s, jobs, mail_id, START))


def test_the_coordinator_knows_what_became_of_an_uncertain_mail(database: Database, jobs: NotedJobs) -> None:
    mail_id = uncertain(database, jobs)
    change(database, lambda s: mails.mark_not_sent(s, mail_id))
    assert states(database) == {"refused": 1}
    with pytest.raises(Conflict):
        change(database, lambda s: mails.mark_sent(s, mail_id))


def test_it_arrived_after_all(database: Database, jobs: NotedJobs) -> None:
    mail_id = uncertain(database, jobs)
    change(database, lambda s: mails.mark_sent(s, mail_id))
    assert states(database) == {"accepted": 1}


def test_a_mail_to_somebody_who_answered_meanwhile_is_not_sent_again(
    database: Database, jobs: NotedJobs
) -> None:
    mail_id = uncertain(database, jobs)
    change(database, lambda s: make_pointless(s, mails.ANSWERED))
    with pytest.raises(Conflict, match="mail-pointless"):
        change(database, lambda s: mails.send_again(s, jobs, mail_id, START))
    with pytest.raises(NotFound):
        change(database, lambda s: mails.send_again(s, jobs, "nowhere", START))


def test_a_test_mail_may_be_asked_for_as_often_as_one_likes(database: Database, jobs: NotedJobs) -> None:
    invite(database, state="draft")
    for _ in range(2):
        change(
            database,
            lambda s: mails.queue_test(s, jobs, assessment_of(s), "an@stad.nl", "nl", START),
        )
    assert all(begin(database, mail_id) for mail_id, _ in jobs.mails)
    assert states(database) == {"sending": 2}


def test_a_mail_that_stays_on_its_way_for_days_is_taken_up_again(database: Database, jobs: NotedJobs) -> None:
    invite(database, people=2)
    queue_all(database, jobs)
    begin(database, jobs.mails[0][0])
    asked = set(jobs.mails)
    jobs.mails.clear()
    change(database, lambda s: mails.take_up_again(s, jobs, START + timedelta(days=1)))
    assert jobs.mails == []
    change(database, lambda s: mails.take_up_again(s, jobs, START + timedelta(days=3)))
    assert set(jobs.mails) == asked
