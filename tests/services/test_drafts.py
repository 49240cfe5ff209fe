import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from app.domain.problems import Gone
from app.persistence.database import Database
from app.persistence.tables import Assessment, Draft, Invitation
from app.services import drafts
from tests.partners import PAGES, drafted, entering, everything_stored, invite, save, token

DRIVE, BALANCE, STEERING, QUESTIONS = PAGES


def sealed(database: Database) -> bytes:
    with database.reading() as session:
        return session.exec(select(Draft)).one().sealed


def test_each_page_touches_its_own_answers_only(database: Database) -> None:
    (invitation,) = invite(database)
    link = token(invitation)
    save(database, link, DRIVE, drive_1="4", drive_2="dk")
    save(database, link, QUESTIONS, hindering="drive", first_step="Eten")
    save(database, link, DRIVE, drive_2="2", steering_1="5")
    assert drafted(database, link) == {"drive-2": 2, "hindering": ["drive"], "first-step": "Eten"}


def test_good_answers_are_kept_beside_a_wrong_one(database: Database) -> None:
    (invitation,) = invite(database)
    link = token(invitation)
    save(database, link, DRIVE, drive_1="4")
    with database.writing() as session:
        form = {"drive-1": ["99"], "drive-2": ["1"]}
        checked = drafts.save_page(session, entering(session, link), PAGES, DRIVE, form)
    assert [problem.id for problem in checked.problems] == ["drive-1"]
    assert drafted(database, link) == {"drive-1": 4, "drive-2": 1}


def test_nothing_of_a_draft_can_be_read_from_the_database(database: Database) -> None:
    (invitation,) = invite(database)
    save(database, token(invitation), QUESTIONS, first_step="Klachten over An")
    stored = everything_stored(database)
    assert "Klachten" not in stored
    assert "first-step" not in stored


def test_the_size_of_a_draft_tells_nothing(database: Database) -> None:
    (invitation,) = invite(database)
    save(database, token(invitation), DRIVE, drive_1="4")
    small = len(sealed(database))
    save(database, token(invitation), QUESTIONS, first_step="Een lange zin.", hindering="steering")
    assert len(sealed(database)) == small


def test_the_same_answers_are_sealed_differently_each_time(database: Database) -> None:
    (invitation,) = invite(database)
    save(database, token(invitation), DRIVE, drive_1="4")
    first = sealed(database)
    save(database, token(invitation), DRIVE, drive_1="5")
    save(database, token(invitation), DRIVE, drive_1="4")
    assert sealed(database) != first


@pytest.mark.parametrize("damage", ["cut", "flipped", "moved", "older"])
def test_a_draft_that_the_link_cannot_open_counts_as_none(database: Database, damage: str) -> None:
    mine, other = invite(database, people=2)
    save(database, token(other), DRIVE, drive_1="1")
    with database.writing() as session:
        row = session.exec(select(Draft)).one()
        content = row.sealed
        if damage == "moved":
            session.delete(row)
            session.add(Draft(invitation_id=mine.id, generation=1, sealed=content))
        elif damage == "older":
            session.get_one(Invitation, other.id).generation = 2
        else:
            row.sealed = content[:8] if damage == "cut" else content[:-1] + bytes([content[-1] ^ 1])
    link = token(mine if damage == "moved" else other)
    if damage == "older":
        assert _unsealed_as_generation_two(database, other) == {}
        return
    assert drafted(database, link) == {}
    save(database, link, BALANCE, balance_1="0")
    assert drafted(database, link) == {"balance-1": 0}


def _unsealed_as_generation_two(database: Database, invitation: Invitation) -> dict[str, object]:
    with database.reading() as session:
        changed = session.get_one(Invitation, invitation.id)
        return drafts._unseal(session.exec(select(Draft)).one().sealed, token(invitation), changed)


@given(st.dictionaries(st.sampled_from(["a", "b"]), st.text() | st.integers() | st.lists(st.text())))
def test_sealing_and_unsealing_gives_the_same(answers: dict[str, str | int | list[str]]) -> None:
    invitation = Invitation(id="i", assessment_id="a", participant_id="p", token_hash="h")
    clean = {key: value for key, value in answers.items() if _encodable(value)}
    assert drafts._unseal(drafts._seal(clean, "t" * 43, invitation), "t" * 43, invitation) == clean
    assert drafts._unseal(drafts._seal(clean, "t" * 43, invitation), "u" * 43, invitation) == {}


def _encodable(value: object) -> bool:
    try:
        str(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def test_pages_saved_at_the_same_moment_are_all_kept(database: Database) -> None:
    (invitation,) = invite(database)
    link = token(invitation)
    saves = [
        (DRIVE, {"drive_1": "4"}),
        (BALANCE, {"balance_1": "1"}),
        (STEERING, {"steering_1": "dk"}),
        (QUESTIONS, {"first_step": "Eten"}),
    ]
    threads = [
        threading.Thread(target=save, args=(database, link, page), kwargs=form) for page, form in saves
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drafted(database, link) == {"drive-1": 4, "balance-1": 1, "steering-1": "dk", "first-step": "Eten"}


def test_nothing_is_saved_once_the_assessment_is_closed(database: Database) -> None:
    (invitation,) = invite(database)
    with database.writing() as session:
        session.get_one(Assessment, invitation.assessment_id).state = "closing"
    with pytest.raises(Gone, match="assessment-closed"):
        save(database, token(invitation), DRIVE, drive_1="4")
    with database.reading() as session:
        assert session.exec(select(Draft)).all() == []
