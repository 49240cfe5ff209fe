import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlmodel import Session, select

from app.domain.problems import Conflict, NotFound
from app.persistence.database import Database
from app.persistence.tables import Assessment, Draft, Invitation, Mail, Release, Response
from app.services import closing, mails, releases
from app.services.runtime import Runtime
from tests.factories import START, NotedJobs, make_runtime
from tests.partners import invite_to_catalogue

TODAY = date(2026, 3, 21)


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


def gathered(runtime: Runtime, people: int = 7, **assessment: Any) -> str:
    """An assessment with answers and drafts; level and organisation differ. Returns its id."""
    invited = invite_to_catalogue(runtime, people, "slagvaardigheid-quickscan", **assessment)
    questionnaire = runtime.catalogue.latest("slagvaardigheid-quickscan")
    assert questionnaire
    with runtime.database.writing() as session:
        for number, invitation in enumerate(invited):
            session.add(
                Response(
                    assessment_id=invitation.assessment_id,
                    organisation="Politie" if number % 2 else "School",
                    level="operations" if number else "management",
                    answers={item.id: item.scale.minimum + number % 4 for item in questionnaire.items},
                    receipt_hash=f"receipt-{number}",
                )
            )
            session.merge(invitation).answered = True
        session.add(Draft(invitation_id=invited[0].id, generation=1, sealed=b"half an answer"))
    return invited[0].assessment_id


def close(runtime: Runtime, assessment_id: str, **options: Any) -> bool:
    with runtime.database.writing() as session:
        return closing.close(session, assessment_id, TODAY, **options)


def ask(runtime: Runtime, assessment_id: str) -> None:
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, assessment_id, START)


def rows(session: Session) -> list[Response]:
    return list(session.exec(select(Response)))


def noted(runtime: Runtime) -> NotedJobs:
    assert isinstance(runtime.jobs, NotedJobs)
    return runtime.jobs


def test_asking_stops_answers_and_mails_and_enqueues_one_job(runtime: Runtime) -> None:
    assessment_id = gathered(runtime)
    with runtime.database.writing() as session:
        assessment = session.get_one(Assessment, assessment_id)
        invited = list(session.exec(select(Invitation)))
        mails.queue_invitations(session, runtime.jobs, assessment, invited, START)
    ask(runtime, assessment_id)
    ask(runtime, assessment_id)
    assert noted(runtime).closings == [assessment_id]
    with runtime.database.reading() as session:
        assert session.get_one(Assessment, assessment_id).state == "closing"
        assert set(session.exec(select(Mail.state, Mail.reason))) == {("cancelled", mails.CLOSED)}


def test_a_draft_or_closed_assessment_is_not_closed(runtime: Runtime) -> None:
    assessment_id = gathered(runtime, state="draft")
    with pytest.raises(Conflict, match="not-open"):
        ask(runtime, assessment_id)
    with pytest.raises(NotFound):
        ask(runtime, "nowhere")
    assert not close(runtime, assessment_id)


def test_closing_releases_and_separates(runtime: Runtime) -> None:
    assessment_id = gathered(runtime)
    with runtime.database.reading() as session:
        before = {row.id: row.answers for row in rows(session)}
        invited = set(session.exec(select(Invitation.id, Invitation.token_hash, Invitation.answered)))
    ask(runtime, assessment_id)
    assert close(runtime, assessment_id)
    with runtime.database.reading() as session:
        published = releases.published(session, assessment_id)
        after = rows(session)
        assessment = session.get_one(Assessment, assessment_id)
        assert session.exec(select(Draft)).all() == []
        assert set(session.exec(select(Invitation.id, Invitation.token_hash, Invitation.answered))) == invited
    assert (published.results.respondents, published.results.invited) == (7, 7)
    assert (assessment.state, assessment.closed_on) == ("closed", TODAY)
    assert sorted(json.dumps(row.answers) for row in after) == sorted(map(json.dumps, before.values()))
    assert {row.id for row in after}.isdisjoint(before)
    assert {row.receipt_hash for row in after} == {None}
    assert {(row.organisation, row.level) for row in after} == {(None, None)}, "1 and 6, 3 and 4: too few"


def test_closing_again_changes_nothing(runtime: Runtime) -> None:
    assessment_id = gathered(runtime)
    ask(runtime, assessment_id)
    close(runtime, assessment_id)
    with runtime.database.reading() as session:
        before = {row.id for row in rows(session)}, session.exec(select(Release.id)).all()
    assert not close(runtime, assessment_id)
    with runtime.database.reading() as session:
        assert ({row.id for row in rows(session)}, session.exec(select(Release.id)).all()) == before
    with pytest.raises(Conflict):
        ask(runtime, assessment_id)


def test_open_mode_keeps_organisations(runtime: Runtime) -> None:
    assessment_id = gathered(runtime, mode="open", threshold=3)
    ask(runtime, assessment_id)
    close(runtime, assessment_id)
    with runtime.database.reading() as session:
        kept = {(row.organisation, row.level) for row in rows(session)}
    assert kept == {("Politie", "operations"), ("School", None)}


def test_an_assessment_without_answers_closes_too(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime, 1, "slagvaardigheid-quickscan")
    ask(runtime, invitation.assessment_id)
    assert close(runtime, invitation.assessment_id)
    with runtime.database.reading() as session:
        assert releases.published(session, invitation.assessment_id).results.respondents == 0


def test_the_last_day_of_answering_is_a_whole_day(runtime: Runtime) -> None:
    assessment_id = gathered(runtime, closes_on=date(2026, 3, 2))
    with runtime.database.writing() as session:
        assert closing.request_close_where_due(session, runtime.jobs, START) == 0
        assert closing.request_close_where_due(session, runtime.jobs, START.replace(day=3)) == 1
        assert closing.request_close_where_due(session, runtime.jobs, START.replace(day=3)) == 0
    assert noted(runtime).closings == [assessment_id]


def test_where_rows_lie_tells_nothing_about_who_came_first(runtime: Runtime) -> None:
    """On PostgreSQL rows lie in the shuffled order, all written by one transaction."""
    if runtime.database.on_sqlite:
        return
    assessment_id = gathered(runtime, 12)
    ask(runtime, assessment_id)
    close(runtime, assessment_id, shuffle=lambda items: items.sort(key=str))
    runtime.database.compact()
    with runtime.database.engine.connect() as connection:
        answers = connection.execute(text("SELECT answers::text FROM response ORDER BY ctid")).scalars().all()
        invited = connection.execute(text("SELECT id FROM invitation ORDER BY ctid")).scalars().all()
        writers = {
            connection.execute(text(f"SELECT count(DISTINCT xmin::text) FROM {table}")).scalar()
            for table in ("response", "invitation")
        }
    assert len(answers) == 12
    assert invited == sorted(invited)
    assert writers == {1}


def test_nothing_that_was_removed_can_be_read_from_the_files(runtime: Runtime) -> None:
    if not runtime.database.on_sqlite:
        return
    path = Path(str(make_url(runtime.database.url).database))
    assessment_id = gathered(runtime)
    ask(runtime, assessment_id)
    close(runtime, assessment_id)
    runtime.database.compact()
    held = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    assert b"half an answer" not in held
    assert b"receipt-" not in held
    assert b"Politie Zuid" in held, "the file was read at all"


def test_what_is_closing_is_asked_for_again(runtime: Runtime) -> None:
    assessment_id = gathered(runtime)
    gathered(runtime)
    ask(runtime, assessment_id)
    with runtime.database.writing() as session:
        closing.take_up_again(session, runtime.jobs)
    assert noted(runtime).closings == [assessment_id] * 2
