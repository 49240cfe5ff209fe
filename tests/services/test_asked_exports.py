"""Documents that were asked for: one of each, followed while it is made, kept for a day."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from app.domain.document_kinds import DOCUMENT_KINDS, DocumentKind
from app.domain.problems import Conflict, Gone, NotAllowed, NotFound
from app.persistence.database import Database
from app.persistence.tables import Assessment, Export, User
from app.services import asked_exports, closing
from app.services.asked_exports import MOST_KEPT, MOST_UNDER_WAY, Offer
from app.services.exports import MadeDocument
from app.services.runtime import Runtime
from tests.factories import START, NotedJobs, add_user, make_runtime
from tests.partners import invite_to_catalogue
from tests.released import QUICKSCAN, released
from tests.services.on_disk import Secrets, leaks
from tests.services.test_closing import gathered

DOCUMENT = MadeDocument("zuid-meting-1-rapport.pdf", "application/pdf", b"%PDF")


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def assessment_id(runtime: Runtime) -> str:
    return released(runtime)


@pytest.fixture
def user(runtime: Runtime) -> User:
    return add_user(runtime.database, "con@voorbeeld.nl", "consultant")


def ask(
    runtime: Runtime,
    user: User,
    assessment_id: str,
    kind: DocumentKind = "report",
    replaces: str = "",
    seconds: int = 0,
) -> bool:
    with runtime.database.writing() as session:
        moment = START + timedelta(seconds=seconds)
        return asked_exports.ask(session, runtime.jobs, user, assessment_id, (kind, "nl"), replaces, moment)


def rows(runtime: Runtime) -> list[Export]:
    with runtime.database.reading() as session:
        return list(session.exec(select(Export)))


def asked_of(runtime: Runtime) -> list[str]:
    assert isinstance(runtime.jobs, NotedJobs)
    return runtime.jobs.exports


def offer(runtime: Runtime, user: User, assessment_id: str, kind: DocumentKind) -> Offer:
    with runtime.database.reading() as session:
        found = {each.kind: each for each in asked_exports.offers(session, user, assessment_id, "nl")}
    assert tuple(found) == DOCUMENT_KINDS
    return found[kind]


def make(runtime: Runtime, export_id: str, document: MadeDocument = DOCUMENT) -> None:
    with runtime.database.writing() as session:
        assert asked_exports.start(session, export_id)
        asked_exports.keep(session, export_id, document)


def test_asking_twice_asks_once(runtime: Runtime, user: User, assessment_id: str) -> None:
    assert ask(runtime, user, assessment_id)
    assert not ask(runtime, user, assessment_id)
    (export,) = rows(runtime)
    assert (export.state, export.steps_done, export.steps, export.content) == ("queued", 0, 3, None)
    assert asked_of(runtime) == [export.id]
    assert ask(runtime, user, assessment_id, "summary")
    assert len(rows(runtime)) == 2


def test_how_far_it_is_can_be_followed(runtime: Runtime, user: User, assessment_id: str) -> None:
    ask(runtime, user, assessment_id)
    (export_id,) = asked_of(runtime)
    with runtime.database.writing() as session:
        assert asked_exports.start(session, export_id) == (assessment_id, "report", "nl")
        asked_exports.advance(session, export_id, 1)
    line = offer(runtime, user, assessment_id, "report").export
    assert line
    assert (line.state, line.steps_done, line.size) == ("making", 1, None)
    with runtime.database.writing() as session:
        asked_exports.keep(session, export_id, DOCUMENT)
    line = offer(runtime, user, assessment_id, "report").export
    assert line
    assert (line.state, line.steps_done, line.size, line.name) == ("ready", 3, 4, DOCUMENT.name)
    with runtime.database.reading() as session:
        assert asked_exports.ready(session, user, assessment_id, export_id) == DOCUMENT
        assert asked_exports.start(session, export_id) is None, "ready is not made again"


def test_making_anew_replaces_what_the_page_showed_and_nothing_else(
    runtime: Runtime, user: User, assessment_id: str
) -> None:
    ask(runtime, user, assessment_id)
    (first,) = asked_of(runtime)
    make(runtime, first)
    assert not ask(runtime, user, assessment_id), "the second click of a double one comes late"
    assert ask(runtime, user, assessment_id, replaces=first)
    (second,) = rows(runtime)
    make(runtime, second.id)
    assert not ask(runtime, user, assessment_id, replaces=first)
    assert [row.id for row in rows(runtime)] == [second.id]
    with runtime.database.reading() as session, pytest.raises(Gone):
        asked_exports.ready(session, user, assessment_id, first)


def test_what_failed_can_be_asked_again(runtime: Runtime, user: User, assessment_id: str) -> None:
    ask(runtime, user, assessment_id)
    (first,) = asked_of(runtime)
    with runtime.database.writing() as session:
        asked_exports.start(session, first)
        asked_exports.fail(session, first, "export-not-made")
    line = offer(runtime, user, assessment_id, "report").export
    assert line
    assert (line.state, line.problem) == ("failed", "export-not-made")
    assert ask(runtime, user, assessment_id, replaces=first)
    assert [row.state for row in rows(runtime)] == ["queued"]


def test_what_is_broken_off_twice_fails(runtime: Runtime, user: User, assessment_id: str) -> None:
    """A document that takes the process with it must not do so for ever."""
    ask(runtime, user, assessment_id)
    (export_id,) = asked_of(runtime)
    for outcome in (True, True, False):
        with runtime.database.writing() as session:
            assert bool(asked_exports.start(session, export_id)) is outcome
    assert [(row.state, row.problem) for row in rows(runtime)] == [("failed", "broken-off")]


def test_what_is_not_settled_is_taken_up_again(runtime: Runtime, user: User, assessment_id: str) -> None:
    for kind in DOCUMENT_KINDS[:3]:
        ask(runtime, user, assessment_id, kind)
    queued, under_way, done = asked_of(runtime)[:]
    make(runtime, done)
    with runtime.database.writing() as session:
        asked_exports.start(session, under_way)
        asked_of(runtime).clear()
        asked_exports.take_up_again(session, runtime.jobs)
    assert sorted(asked_of(runtime)) == sorted([queued, under_way])


def test_documents_are_kept_for_a_day(runtime: Runtime, user: User, assessment_id: str) -> None:
    ask(runtime, user, assessment_id)
    ask(runtime, user, assessment_id, "summary", seconds=3600)
    with runtime.database.writing() as session:
        asked_exports.remove_forgotten(session, START + timedelta(hours=24, seconds=1))
    assert [row.kind for row in rows(runtime)] == ["summary"]
    with runtime.database.writing() as session:
        assert asked_exports.start(session, asked_of(runtime)[0]) is None, "its job ends without a document"
        asked_exports.keep(session, asked_of(runtime)[0], DOCUMENT)


def test_what_was_removed_can_not_be_read_from_the_disk(
    runtime: Runtime, user: User, assessment_id: str
) -> None:
    ask(runtime, user, assessment_id)
    secrets = Secrets({"document": {b"Only-in-this-document-4711"}})
    with runtime.database.writing() as session:
        (export_id,) = asked_of(runtime)
        asked_exports.start(session, export_id)
        content = b"Only-in-this-document-4711"
        asked_exports.keep(session, export_id, MadeDocument("a.csv", "text/csv", content))
    with runtime.database.writing() as session:
        assert asked_exports.remove_forgotten(session, START + timedelta(days=2)) == 1
    assert leaks(runtime.database, secrets) == {"document"}, "the check sees what is there"
    runtime.database.erase_removed_files()
    assert leaks(runtime.database, secrets) == set()


def test_nobody_fills_the_queue(runtime: Runtime, user: User, assessment_id: str) -> None:
    fill(runtime, user, assessment_id, MOST_UNDER_WAY, "queued")
    with pytest.raises(Conflict, match="exports-waiting"):
        ask(runtime, user, assessment_id)
    assert ask(runtime, add_user(runtime.database), assessment_id), "others are not held up"


def test_nobody_fills_the_database(runtime: Runtime, user: User, assessment_id: str) -> None:
    """The oldest go first."""
    fill(runtime, user, assessment_id, MOST_KEPT, "ready")
    ask(runtime, user, assessment_id, seconds=MOST_KEPT)
    found = {row.asked_at for row in rows(runtime)}
    assert found == {START + timedelta(seconds=number) for number in range(1, MOST_KEPT + 1)}


def fill(runtime: Runtime, user: User, assessment_id: str, number: int, state: str) -> None:
    with runtime.database.writing() as session:
        session.add_all(
            Export(
                assessment_id=assessment_id,
                user_id=user.id,
                kind=f"kind {place}",
                language="nl",
                state=state,
                asked_at=START + timedelta(seconds=place),
            )
            for place in range(number)
        )


def test_without_a_release_there_are_no_documents(runtime: Runtime, user: User) -> None:
    open_one = invite_to_catalogue(runtime, 6, QUICKSCAN)[0].assessment_id
    for assessment_id in (open_one, "nothing"):
        with runtime.database.reading() as session, pytest.raises(NotFound):
            asked_exports.offers(session, user, assessment_id, "nl")
        with pytest.raises(NotFound):
            ask(runtime, user, assessment_id)
    assert rows(runtime) == []


def test_rows_that_were_not_agreed_on_are_refused(runtime: Runtime, user: User, assessment_id: str) -> None:
    assert offer(runtime, user, assessment_id, "answers-csv").refusal == "rows-not-agreed"
    with pytest.raises(Conflict, match="rows-not-agreed"):
        ask(runtime, user, assessment_id, "answers-csv")


def test_rows_of_too_few_people_are_refused(runtime: Runtime, user: User) -> None:
    few = closed_with_rows(runtime, 6)
    assert offer(runtime, user, few, "answers-sav").refusal == "rows-withheld"
    with pytest.raises(Conflict, match="rows-withheld"):
        ask(runtime, user, few, "answers-sav")


def test_rows_are_not_for_readers(runtime: Runtime, user: User) -> None:
    many = closed_with_rows(runtime, 36)
    assert offer(runtime, user, many, "answers-csv").refusal == ""
    assert ask(runtime, user, many, "answers-csv")
    (export_id,) = asked_of(runtime)
    make(runtime, export_id)
    reader = add_user(runtime.database, "lezer@voorbeeld.nl", "reader")
    shown = offer(runtime, reader, many, "answers-csv")
    assert (shown.refusal, shown.export) == ("role", None)
    with pytest.raises(NotAllowed):
        ask(runtime, reader, many, "answers-csv", replaces=export_id)
    with runtime.database.reading() as session, pytest.raises(NotAllowed):
        asked_exports.ready(session, reader, many, export_id)


def closed_with_rows(runtime: Runtime, people: int) -> str:
    assessment_id = gathered(runtime, people, row_export=True)
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, assessment_id, START)
        assert closing.close(session, assessment_id, START.date())
    return assessment_id


def test_a_document_of_another_assessment_is_not_found(
    runtime: Runtime, user: User, assessment_id: str
) -> None:
    ask(runtime, user, assessment_id)
    (export_id,) = asked_of(runtime)
    make(runtime, export_id)
    with runtime.database.reading() as session, pytest.raises(Gone):
        asked_exports.ready(session, user, "other", export_id)


def test_documents_go_with_their_assessment(runtime: Runtime, user: User, assessment_id: str) -> None:
    ask(runtime, user, assessment_id)
    make(runtime, asked_of(runtime)[0])
    with runtime.database.writing() as session:
        connection = session.connection()
        for table in ("release", "response", "invitation"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
        session.delete(session.get_one(Assessment, assessment_id))
    assert rows(runtime) == []
