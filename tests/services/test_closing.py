import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from app.domain.problems import Conflict, Gone, NotFound
from app.domain.questionnaire import Questionnaire
from app.domain.release import build_release, input_digest
from app.domain.release_json import published_json
from app.persistence.database import Database
from app.persistence.tables import (
    Assessment,
    Draft,
    Invitation,
    Mail,
    Organisation,
    QuestionnaireFile,
    Release,
    Response,
)
from app.questionnaires import parse_questionnaire
from app.services import closing, invitations, mails, releases, responses
from app.services.runtime import Runtime
from tests.factories import START, NotedJobs, make_runtime
from tests.partners import invite_to_catalogue
from tests.services.gatherings import Gathering, gather

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


def test_closing_releases_and_erases(runtime: Runtime) -> None:
    assessment_id = gathered(runtime)
    with runtime.database.reading() as session:
        invited = set(session.exec(select(Invitation.id, Invitation.token_hash, Invitation.answered)))
    ask(runtime, assessment_id)
    assert close(runtime, assessment_id)
    with runtime.database.reading() as session:
        published = releases.published(session, assessment_id)
        assert rows(session) == []
        assessment = session.get_one(Assessment, assessment_id)
        assert session.exec(select(Draft)).all() == []
        assert set(session.exec(select(Invitation.id, Invitation.token_hash, Invitation.answered))) == invited
    assert (published.results.respondents, published.results.invited) == (7, 7)
    assert (assessment.state, assessment.closed_on) == ("closed", TODAY)
    assert published.occasion.formality == "formal"
    assert (published.occasion.scale, published.occasion.phase) == ("district", "running")
    assert published.invited_sectors == {"police-justice": 7}


def test_rows_stay_where_that_was_agreed_and_there_are_enough(runtime: Runtime) -> None:
    assessment_id = gathered(runtime, 16, row_export=True)
    with runtime.database.reading() as session:
        before = {row.id: row.answers for row in rows(session)}
    ask(runtime, assessment_id)
    assert close(runtime, assessment_id)
    with runtime.database.reading() as session:
        after = rows(session)
    assert sorted(json.dumps(row.answers) for row in after) == sorted(map(json.dumps, before.values()))
    assert {row.id for row in after}.isdisjoint(before)
    assert {(row.receipt_hash, row.organisation, row.level) for row in after} == {(None, None, None)}


def test_guesses_about_the_rows_that_stay_cannot_be_checked(runtime: Runtime) -> None:
    """Of 16 rows in two organisations there are 12,870 guesses: few enough to try each against a digest."""
    assessment_id = gathered(runtime, 16, row_export=True)
    questionnaire = runtime.catalogue.latest("slagvaardigheid-quickscan")
    assert questionnaire
    with runtime.database.reading() as session:
        right = input_digest([closing.response_row(questionnaire, row) for row in rows(session)])
        named = input_digest(
            [replace(closing.response_row(questionnaire, row), organisation=None) for row in rows(session)]
        )
    ask(runtime, assessment_id)
    assert close(runtime, assessment_id)
    with runtime.database.reading() as session:
        (release,) = session.exec(select(Release))
    assert len(right) == len(named) == 64
    assert not {right, named} & {json.loads(release.sealed)["input_digest"]}
    assert json.loads(release.sealed)["input_digest"] == ""


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


def test_open_mode_shows_organisations_by_name(runtime: Runtime) -> None:
    assessment_id = gathered(runtime, mode="open", threshold=3)
    with runtime.database.writing() as session:
        (organisation,) = session.exec(select(Organisation)).all()
        for row in rows(session):
            row.organisation, row.sector, row.line = organisation.id, organisation.sector, organisation.line
    ask(runtime, assessment_id)
    close(runtime, assessment_id)
    with runtime.database.reading() as session:
        published = releases.published(session, assessment_id)
        assert rows(session) == []
    assert "Politie Zuid" in json.dumps(published_json(published), ensure_ascii=False) or not any(
        each.dimension == "organisation" for each in published.results.breakdowns
    )
    assert organisation.id not in json.dumps(published_json(published))


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


def test_comments_that_may_be_shown_are_read_first(runtime: Runtime) -> None:
    gathering = gather(runtime, 8, dict.fromkeys(range(5), "Goed zo"))
    ask(runtime, gathering.assessment_id)
    with runtime.database.reading() as session:
        assessment = session.get_one(Assessment, gathering.assessment_id)
    assert (assessment.state, assessment.closes_on) == ("reviewing", START.date())
    assert noted(runtime).closings == []
    ask(runtime, gathering.assessment_id)
    assert not close(runtime, gathering.assessment_id)
    with runtime.database.writing() as session:
        closing.take_up_again(session, runtime.jobs)
        assert noted(runtime).closings == []
        closing.request_release(session, runtime.jobs, gathering.assessment_id)
        closing.request_release(session, runtime.jobs, gathering.assessment_id)
    assert noted(runtime).closings == [gathering.assessment_id]
    assert close(runtime, gathering.assessment_id)
    with runtime.database.writing() as session, pytest.raises(Conflict, match="not-reviewing"):
        closing.request_release(session, runtime.jobs, gathering.assessment_id)


@pytest.mark.parametrize(
    ("people", "writers", "terms"),
    [(7, 7, {}), (8, 4, {}), (8, 8, {"threshold": 9}), (8, 8, {"mode": "open"})],
)
def test_comments_that_nobody_will_see_nobody_reads(
    runtime: Runtime, people: int, writers: int, terms: dict[str, Any]
) -> None:
    gathering = gather(runtime, people, dict.fromkeys(range(writers), "Goed zo"), **terms)
    ask(runtime, gathering.assessment_id)
    assert noted(runtime).closings == [gathering.assessment_id]


def test_when_the_last_day_is_over_comments_wait_too(runtime: Runtime) -> None:
    gathering = gather(runtime, 8, dict.fromkeys(range(5), "Goed zo"))
    with runtime.database.writing() as session:
        later = START.replace(day=21)
        assert closing.request_close_where_due(session, runtime.jobs, later) == 1
        assert closing.request_close_where_due(session, runtime.jobs, later) == 0
        assert session.get_one(Assessment, gathering.assessment_id).state == "reviewing"
        assert session.get_one(Assessment, gathering.assessment_id).closes_on == date(2026, 3, 20)
    assert noted(runtime).closings == []


def test_whoever_answered_cannot_withdraw_while_comments_are_read(runtime: Runtime) -> None:
    gathering = gather(runtime, 8, dict.fromkeys(range(5), "Goed zo"))
    ask(runtime, gathering.assessment_id)
    link = invitations.token_of(gathering.invited[0], runtime.settings.secret)
    with runtime.database.writing() as session:
        visit = invitations.enter(session, link, runtime.settings.secret, START.date(), hold=True)
        with pytest.raises(Gone, match="assessment-closed"):
            responses.withdraw(session, visit, gathering.receipts[0])


def test_what_is_closing_is_asked_for_again(runtime: Runtime) -> None:
    assessment_id = gathered(runtime)
    gathered(runtime)
    ask(runtime, assessment_id)
    with runtime.database.writing() as session:
        closing.take_up_again(session, runtime.jobs)
    assert noted(runtime).closings == [assessment_id] * 2


def next_wave(runtime: Runtime, first: Gathering, version: str) -> str:
    """A closing second wave in the same network, with another version of its questionnaire."""
    content = runtime.catalogue.content(first.questionnaire.digest)
    changed = content.replace(b"version: 1.0.0", f"version: {version}".encode(), 1)
    with runtime.database.writing() as session:
        digest = parse_questionnaire(changed, "changed.yaml").digest
        session.add(
            QuestionnaireFile(
                digest=digest, questionnaire_id=first.questionnaire.id, version=version, content=changed
            )
        )
        session.flush()
        before = session.get_one(Assessment, first.assessment_id)
        values = before.model_dump(exclude={"id", "closed_on"})
        wave = Assessment(**{**values, "wave": 2, "questionnaire_digest": digest, "state": "closing"})
        session.add(wave)
        session.flush()
        return wave.id


@pytest.mark.parametrize(("version", "compared"), [("1.1.0", "1.0.0"), ("2.0.0", None)])
def test_a_wave_is_compared_with_the_last_one_of_its_major_version(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch, version: str, compared: str | None
) -> None:
    first = gather(runtime, 6)
    ask(runtime, first.assessment_id)
    close(runtime, first.assessment_id)
    second = next_wave(runtime, first, version)
    given: list[Questionnaire | None] = []

    def noting(*values: Any, **named: Any) -> Any:
        given.append(named["previous"])
        return build_release(*values, **named)

    monkeypatch.setattr(closing, "build_release", noting)
    assert close(runtime, second)
    assert [each and each.version for each in given] == [compared]
