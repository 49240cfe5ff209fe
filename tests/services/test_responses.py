import re
import threading
from collections import Counter

import pytest
from sqlmodel import select

from app.domain.problems import Conflict, Gone, NotFound, Problem
from app.persistence.database import Database
from app.persistence.tables import Assessment, Draft, Invitation, Participant, Response
from app.services import responses
from tests.partners import PAGES, enter, entering, everything_stored, invite, save, token, visit

DRIVE, BALANCE, STEERING, QUESTIONS = PAGES


def submit(database: Database, link: str, receipt: str) -> str:
    with database.writing() as session:
        return responses.submit(session, entering(session, link), PAGES, receipt).id


def rows(database: Database) -> list[Response]:
    with database.reading() as session:
        return list(session.exec(select(Response)))


def drafted_link(database: Database) -> str:
    (invitation,) = invite(database)
    save(database, token(invitation), DRIVE, drive_1="4", drive_2="dk")
    save(database, token(invitation), QUESTIONS, hindering="steering", first_step="Eten")
    return token(invitation)


def test_a_receipt_is_random_and_can_be_copied_by_hand() -> None:
    codes = {responses.new_receipt() for _ in range(100)}
    assert len(codes) == 100
    assert all(re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}", code) for code in codes)


def test_submitting_makes_the_response_and_takes_the_draft(database: Database) -> None:
    link = drafted_link(database)
    submit(database, link, responses.new_receipt())
    (row,) = rows(database)
    place = visit(database, link)
    assert row.answers == {"drive-1": 4, "drive-2": "dk", "hindering": ["steering"], "first-step": "Eten"}
    assert (row.organisation, row.sector, row.level, row.line) == (
        place.organisation.id,
        "police-justice",
        "operations",
        "defence",
    )
    assert place.door == "answered"
    with database.reading() as session:
        assert session.exec(select(Draft)).all() == []


def test_the_stored_row_tells_nothing_of_who_or_when(database: Database) -> None:
    link = drafted_link(database)
    receipt = responses.new_receipt()
    submit(database, link, receipt)
    with database.reading() as session:
        (row,) = session.exec(select(Response))
        invitation = session.exec(select(Invitation)).one()
        participant = session.exec(select(Participant)).one()
    cells = repr(row.model_dump())
    for secret in (link, receipt, invitation.id, invitation.token_hash, participant.id, participant.email):
        assert secret not in cells
    assert not re.search(r"\d{1,2}:\d{2}|20\d\d-", cells)
    assert set(row.model_dump()) == {
        "id",
        "assessment_id",
        "organisation",
        "sector",
        "level",
        "line",
        "answers",
        "receipt_hash",
    }
    assert receipt not in everything_stored(database)
    assert receipt.replace("-", "") not in everything_stored(database)


def test_the_same_form_again_gives_the_same_response_and_any_other_is_refused(database: Database) -> None:
    link = drafted_link(database)
    receipt = responses.new_receipt()
    first = submit(database, link, receipt)
    assert submit(database, link, receipt) == first
    with pytest.raises(Conflict, match="already-submitted"):
        submit(database, link, responses.new_receipt())
    assert len(rows(database)) == 1


def test_an_empty_response_is_refused_and_changes_nothing(database: Database) -> None:
    (invitation,) = invite(database)
    with pytest.raises(Problem, match="nothing-answered"):
        submit(database, token(invitation), responses.new_receipt())
    assert visit(database, token(invitation)).door == "open"


@pytest.mark.parametrize("receipt", ["", "ABCDE", "U" * 25, "A" * 26, "é" * 25])
def test_a_receipt_that_is_no_receipt(database: Database, receipt: str) -> None:
    link = drafted_link(database)
    with pytest.raises(Problem, match="receipt-malformed"):
        submit(database, link, receipt)
    assert rows(database) == []


@pytest.mark.parametrize("same_receipt", [True, False])
def test_fifty_submissions_at_the_same_moment_give_one_response(
    database: Database, same_receipt: bool
) -> None:
    link = drafted_link(database)
    receipt = responses.new_receipt()
    outcomes: Counter[str] = Counter()
    start = threading.Barrier(50)

    def attempt() -> None:
        mine = receipt if same_receipt else responses.new_receipt()
        start.wait()
        try:
            outcomes[submit(database, link, mine)] += 1
        except Conflict as problem:
            outcomes[problem.code] += 1

    threads = [threading.Thread(target=attempt) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (row,) = rows(database)
    assert outcomes == ({row.id: 50} if same_receipt else {row.id: 1, "already-submitted": 49})


def test_nobody_submits_after_closing(database: Database) -> None:
    link = drafted_link(database)
    with database.writing() as session:
        session.exec(select(Assessment)).one().state = "closing"
    with pytest.raises(Gone, match="assessment-closed"):
        submit(database, link, responses.new_receipt())
    assert rows(database) == []


def test_the_row_is_found_with_link_and_receipt_however_it_is_typed(database: Database) -> None:
    link = drafted_link(database)
    receipt = responses.new_receipt()
    response_id = submit(database, link, receipt)
    for typed in (receipt, receipt.lower(), receipt.replace("-", " "), receipt.replace("0", "o")):
        with database.reading() as session:
            assert responses.find(session, enter(session, link), typed).id == response_id
    with database.reading() as session, pytest.raises(NotFound, match="receipt-unknown"):
        responses.find(session, enter(session, link), responses.new_receipt())


def test_a_receipt_does_not_work_with_another_persons_link(database: Database) -> None:
    mine, other = (token(each) for each in invite(database, people=2))
    receipts = {}
    for link in (mine, other):
        save(database, link, DRIVE, drive_1="4")
        receipts[link] = responses.new_receipt()
        submit(database, link, receipts[link])
    with pytest.raises(NotFound, match="receipt-unknown"), database.writing() as session:
        responses.withdraw(session, entering(session, mine), receipts[other])
    assert len(rows(database)) == 2


def test_who_withdraws_may_answer_anew(database: Database) -> None:
    link = drafted_link(database)
    receipt = responses.new_receipt()
    submit(database, link, receipt)
    with database.writing() as session:
        responses.withdraw(session, entering(session, link), receipt)
    assert rows(database) == []
    assert visit(database, link).door == "open"
    with pytest.raises(Problem, match="nothing-answered"):
        submit(database, link, receipt)
    save(database, link, STEERING, steering_1="5")
    submit(database, link, responses.new_receipt())
    assert [row.answers for row in rows(database)] == [{"steering-1": 5}]


def test_nobody_withdraws_after_closing(database: Database) -> None:
    link = drafted_link(database)
    receipt = responses.new_receipt()
    submit(database, link, receipt)
    with database.writing() as session:
        session.exec(select(Assessment)).one().state = "closed"
    with pytest.raises(Gone, match="assessment-closed"), database.writing() as session:
        responses.withdraw(session, entering(session, link), receipt)
    assert len(rows(database)) == 1


def test_a_submission_under_way_is_in_before_the_assessment_closes(database: Database) -> None:
    """Closing waits for whoever holds the assessment: it counts every response that was thanked for."""
    link = drafted_link(database)
    closed = threading.Event()

    def close() -> None:
        with database.writing() as session:
            session.exec(select(Assessment).with_for_update()).one().state = "closing"
        closed.set()

    with database.writing() as session:
        responses.submit(session, entering(session, link), PAGES, responses.new_receipt())
        thread = threading.Thread(target=close)
        thread.start()
        assert not closed.wait(0.3)
    thread.join()
    assert closed.is_set()
    assert len(rows(database)) == 1
