from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.domain.problems import Conflict, Gone, NotAllowed, NotFound, Problem
from app.persistence.database import Database
from app.persistence.tables import Assessment, Draft, Invitation, Mail, Participant
from app.services import invitations, responses
from tests.factories import START
from tests.partners import (
    PAGES,
    SECRET,
    TODAY,
    drafted,
    enter,
    entering,
    everything_stored,
    invite,
    save,
    token,
    visit,
)


def problem_of(database: Database, link: str) -> Problem:
    with pytest.raises(Problem) as caught:
        visit(database, link)
    return caught.value


def change(database: Database, assessment_id: str, **values: object) -> None:
    with database.writing() as session:
        assessment = session.get_one(Assessment, assessment_id)
        for name, value in values.items():
            setattr(assessment, name, value)


def replace(database: Database, invitation: Invitation) -> Invitation:
    with database.writing() as session:
        found = session.get_one(Invitation, invitation.id)
        invitations.raise_generation(session, found, SECRET)
        return found


def answer(database: Database, invitation: Invitation) -> str:
    receipt = responses.new_receipt()
    save(database, token(invitation), PAGES[0], drive_1="4")
    with database.writing() as session:
        responses.submit(session, entering(session, token(invitation)), PAGES, receipt)
    return receipt


def test_everybody_gets_one_invitation_however_often_it_is_asked(database: Database) -> None:
    first = invite(database, people=3)
    with database.writing() as session:
        assessment = session.get_one(Assessment, first[0].assessment_id)
        participants = list(session.exec(select(Participant)))
        assert invitations.create_invitations(session, assessment, participants * 2, SECRET) == []
        extra = Participant(
            network_id=assessment.network_id,
            organisation_id=participants[0].organisation_id,
            name="Erbij",
            email="erbij@voorbeeld.nl",
        )
        gone = Participant(
            network_id=assessment.network_id,
            organisation_id=participants[0].organisation_id,
            name="Weg",
            email="weg@voorbeeld.nl",
            left=True,
        )
        session.add_all([extra, gone])
        session.flush()
        made = invitations.create_invitations(session, assessment, [*participants, extra, gone], SECRET)
        assert [each.participant_id for each in made] == [extra.id]


def test_a_link_opens_the_invitation_and_stands_in_no_table(database: Database) -> None:
    (invitation,) = invite(database)
    link = invitations.link_of(invitation, SECRET, "https://voorbeeld.nl")
    assert link == f"https://voorbeeld.nl/a/{token(invitation)}"
    with database.reading() as session:
        visit = enter(session, token(invitation))
        found = invitations.find_by_token(session, token(invitation))
    assert found is not None
    assert found.id == invitation.id
    assert (visit.network.name, visit.participant.name, visit.organisation.name) == (
        "Veilig Zuid",
        "Partner 0",
        "Politie Zuid",
    )
    assert visit.door == "open"
    assert token(invitation) not in everything_stored(database)


@pytest.mark.parametrize("link", ["", "kort", "x" * 44, "=" * 43, "é" * 43, "a" * 42 + "\n"])
def test_a_damaged_link(database: Database, link: str) -> None:
    assert problem_of(database, link).code == "link-damaged"


def test_an_unknown_link(database: Database) -> None:
    invite(database)
    problem = problem_of(database, "x" * 43)
    assert (type(problem), problem.code) == (NotFound, "link-unknown")


def test_a_replaced_link_dies_with_its_draft_and_the_new_one_starts_empty(database: Database) -> None:
    (invitation,) = invite(database)
    old = token(invitation)
    save(database, old, PAGES[0], drive_1="4")
    new = token(replace(database, invitation))
    newest = token(replace(database, invitation))
    for dead in (old, new):
        problem = problem_of(database, dead)
        assert (type(problem), problem.code) == (Gone, "link-replaced")
    assert drafted(database, newest) == {}
    with database.reading() as session:
        assert session.exec(select(Draft)).all() == []


def test_a_replaced_link_forgets_the_bounce(database: Database) -> None:
    (invitation,) = invite(database)
    with database.writing() as session:
        session.get_one(Invitation, invitation.id).bounced = True
    assert not replace(database, invitation).bounced


def test_the_link_of_an_answered_invitation_stays(database: Database) -> None:
    (invitation,) = invite(database)
    answer(database, invitation)
    with pytest.raises(Conflict, match="participant-answered"):
        replace(database, invitation)
    assert visit(database, token(invitation)).door == "answered"


def test_the_door_follows_the_dates_and_the_state(database: Database) -> None:
    (invitation,) = invite(database)

    def door(day: date) -> str:
        with database.reading() as session:
            return invitations.enter(session, token(invitation), SECRET, day).door

    first, last = date(2026, 3, 1), date(2026, 3, 20)
    assert door(first - timedelta(1)) == "not-yet"
    assert [door(first), door(last)] == ["open", "open"]
    assert door(last + timedelta(1)) == "closed"
    for state, expected in (("draft", "not-yet"), ("closing", "closed"), ("closed", "closed")):
        change(database, invitation.assessment_id, state=state)
        assert door(TODAY) == expected


def test_what_stands_in_the_way_says_when(database: Database) -> None:
    (invitation,) = invite(database, opens_on=date(2026, 3, 5))
    with pytest.raises(NotAllowed, match="not-yet-open") as caught:
        visit(database, token(invitation)).require("open")
    assert caught.value.values == {"date": date(2026, 3, 5)}
    change(database, invitation.assessment_id, opens_on=TODAY, state="closed", closed_on=date(2026, 3, 2))
    with pytest.raises(Gone, match="assessment-closed") as closed:
        visit(database, token(invitation)).require("open")
    assert closed.value.values == {"date": date(2026, 3, 2)}


def test_removing_what_was_not_answered_takes_draft_and_mails_along(database: Database) -> None:
    gone, stays = invite(database, people=2)
    for invitation in (gone, stays):
        save(database, token(invitation), PAGES[0], drive_1="4")
    with database.writing() as session:
        session.add(
            Mail(
                assessment_id=gone.assessment_id,
                invitation_id=gone.id,
                kind="invitation",
                recipient="x@voorbeeld.nl",
                queued_at=START,
            )
        )
    with database.writing() as session:
        invitations.remove_invitation(session, session.get_one(Invitation, gone.id))
    with database.reading() as session:
        assert [each.id for each in session.exec(select(Invitation))] == [stays.id]
        assert [each.invitation_id for each in session.exec(select(Draft))] == [stays.id]
        assert session.exec(select(Mail)).all() == []
    assert problem_of(database, token(gone)).code == "link-unknown"


def test_what_was_answered_stays_counted(database: Database) -> None:
    (invitation,) = invite(database)
    answer(database, invitation)
    with pytest.raises(Conflict, match="participant-answered"), database.writing() as session:
        invitations.remove_invitation(session, session.get_one(Invitation, invitation.id))
    assert visit(database, token(invitation)).door == "answered"
