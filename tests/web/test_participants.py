"""What becomes of somebody's invitation when the list of people is changed while an assessment runs."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Draft, Invitation, Participant
from app.services.runtime import Runtime
from tests.factories import csrf, logged_in, make_runtime, post
from tests.partners import token
from tests.web.test_assessments import invitations, mails, make_assessment


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime)


@pytest.fixture
def invitation(runtime: Runtime, client: TestClient) -> Invitation:
    """One that was sent, with a draft."""
    post(client, f"{make_assessment(runtime, client, people=6)}/sending")
    first = invitations(runtime)[0]
    with runtime.database.writing() as session:
        session.add(Draft(invitation_id=first.id, generation=1, sealed=b"sealed"))
    return first


def answered(runtime: Runtime, invitation: Invitation) -> None:
    with runtime.database.writing() as session:
        session.get_one(Invitation, invitation.id).answered = True


def drafts(runtime: Runtime) -> int:
    with runtime.database.reading() as session:
        return len(session.exec(select(Draft)).all())


def save(runtime: Runtime, client: TestClient, invitation: Invitation, **changes: str) -> int:
    with runtime.database.reading() as session:
        person = session.get_one(Participant, invitation.participant_id)
    known = {
        name: getattr(person, name) for name in ("name", "email", "organisation_id", "level", "language")
    }
    page = f"/participants/{person.id}/edit"
    return client.post(page, data={**known, **changes, "csrf_token": csrf(client.get(page).text)}).status_code


def remove(client: TestClient, invitation: Invitation) -> None:
    page = f"/participants/{invitation.participant_id}"
    post(client, f"{page}/removal", f"{page}/edit")


def test_at_another_address_the_link_so_far_dies_with_its_draft(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    assert save(runtime, client, invitation, email="nieuw@voorbeeld.nl") == 303
    assert client.get(f"/a/{token(invitation)}").status_code == 410
    now = next(each for each in invitations(runtime) if each.id == invitation.id)
    assert now.generation == 2
    assert client.get(f"/a/{token(now)}").status_code == 200
    assert drafts(runtime) == 0
    mine = [(mail.recipient, mail.generation) for mail in mails(runtime) if mail.invitation_id == now.id]
    assert ("nieuw@voorbeeld.nl", 2) in mine


def test_at_the_same_address_the_link_and_the_draft_stay(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    assert save(runtime, client, invitation, name="Anders") == 303
    assert client.get(f"/a/{token(invitation)}").status_code == 200
    assert drafts(runtime) == 1
    assert len(mails(runtime)) == 6


def test_an_address_that_somebody_else_has_changes_nothing(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    with runtime.database.reading() as session:
        other = next(
            each.email for each in session.exec(select(Participant)) if each.id != invitation.participant_id
        )
    assert save(runtime, client, invitation, email=other) == 422
    assert client.get(f"/a/{token(invitation)}").status_code == 200
    assert drafts(runtime) == 1


def test_who_has_answered_keeps_the_link_at_another_address(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    answered(runtime, invitation)
    assert save(runtime, client, invitation, email="nieuw@voorbeeld.nl") == 303
    assert next(each for each in invitations(runtime) if each.id == invitation.id).generation == 1


def test_who_is_removed_from_the_network_can_no_longer_answer(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    remove(client, invitation)
    assert client.get(f"/a/{token(invitation)}").status_code == 404
    assert invitation.id not in {each.id for each in invitations(runtime)}
    assert drafts(runtime) == 0


def test_who_is_removed_after_answering_stays_counted(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    answered(runtime, invitation)
    remove(client, invitation)
    assert invitation.id in {each.id for each in invitations(runtime)}
