from pathlib import Path

import pytest
from sqlmodel import select

from app.domain.problems import Conflict
from app.persistence.database import Database
from app.persistence.tables import Assessment, Response
from app.services import closing, comments, releases
from app.services.runtime import Runtime
from tests.factories import START, make_runtime
from tests.services.gatherings import Gathering, gather

WRITTEN = {number: f"Tekst {number} over mevrouw Jansen" for number in range(6)}


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def gathering(runtime: Runtime) -> Gathering:
    """Eight people answered, six of whom wrote something; the comments wait to be read."""
    made = gather(runtime, 8, WRITTEN)
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, made.assessment_id, START)
    return made


def read(gathering: Gathering) -> dict[str, str]:
    """The texts of the only question with comments, by key, as they are shown."""
    runtime = gathering.runtime
    with runtime.database.reading() as session:
        assessment = session.get_one(Assessment, gathering.assessment_id)
        questions = comments.to_read(session, assessment, runtime.settings.secret)
    assert [each.question.id for each in questions] in ([gathering.question], [])
    return {comment.key: comment.text for each in questions for comment in each.comments}


def rewrite(gathering: Gathering, wanted: dict[str, str]) -> dict[str, int]:
    runtime = gathering.runtime
    with runtime.database.writing() as session:
        secret = runtime.settings.secret
        return dict(comments.rewrite(session, gathering.assessment_id, secret, wanted))


def stored(gathering: Gathering) -> list[str]:
    with gathering.runtime.database.reading() as session:
        found = session.exec(select(Response)).all()
    return sorted(row.answers[gathering.question] for row in found if gathering.question in row.answers)


def test_all_texts_are_shown_under_keys_that_lead_nowhere(gathering: Gathering) -> None:
    shown = read(gathering)
    assert sorted(shown.values()) == sorted(WRITTEN.values())
    assert list(shown) == sorted(shown), "by key, which is random to whoever has not the secret"
    with gathering.runtime.database.reading() as session:
        ids = {row.id for row in session.exec(select(Response))}
    assert not any(id_ in key or key in id_ for key in shown for id_ in ids)


def test_two_texts_of_one_person_have_keys_that_do_not_match(runtime: Runtime) -> None:
    made = gather(runtime, 8, WRITTEN)
    other = [each.id for each in made.questionnaire.questions if each.kind == "open"][1]
    with runtime.database.writing() as session:
        for row in session.exec(select(Response)):
            if made.question in row.answers:
                row.answers = {**row.answers, other: f"Ook dit: {row.answers[made.question]}"}
        closing.request_close(session, runtime.jobs, made.assessment_id, START)
        assessment = session.get_one(Assessment, made.assessment_id)
        first, second = comments.to_read(session, assessment, runtime.settings.secret)
    assert {each.key for each in first.comments}.isdisjoint(each.key for each in second.comments)
    orders = [[each.text[-24:] for each in question.comments] for question in (first, second)]
    assert sorted(orders[0]) == sorted(orders[1])


def test_what_is_replaced_or_left_out_is_gone(gathering: Gathering) -> None:
    shown = read(gathering)
    first, second, *rest = shown
    assert rewrite(gathering, {first: "  Over [naam]\r\n", second: "", "unknown": "x"}) == {}
    expected = sorted(["Over [naam]", *(shown[key] for key in rest)])
    assert stored(gathering) == sorted(read(gathering).values()) == expected


def test_the_release_shows_what_was_left(gathering: Gathering) -> None:
    runtime = gathering.runtime
    rewrite(
        gathering, {key: text.replace("mevrouw Jansen", "[naam]") for key, text in read(gathering).items()}
    )
    with runtime.database.writing() as session:
        closing.request_release(session, runtime.jobs, gathering.assessment_id)
        closing.close(session, gathering.assessment_id, START.date())
    with runtime.database.reading() as session:
        shown = releases.published(session, gathering.assessment_id).results.comments
    assert sorted(shown[gathering.question] or ()) == [f"Tekst {number} over [naam]" for number in range(6)]


def test_with_too_few_left_none_is_shown(gathering: Gathering) -> None:
    runtime = gathering.runtime
    rewrite(gathering, dict.fromkeys(list(read(gathering))[:2], ""))
    assert read(gathering) == {}
    with runtime.database.writing() as session:
        closing.request_release(session, runtime.jobs, gathering.assessment_id)
        closing.close(session, gathering.assessment_id, START.date())
    with runtime.database.reading() as session:
        assert (
            releases.published(session, gathering.assessment_id).results.comments[gathering.question] is None
        )


def test_a_text_that_is_too_long_changes_nothing(gathering: Gathering) -> None:
    before = read(gathering)
    first, second, *_ = before
    assert rewrite(gathering, {first: "x" * 1001, second: "kort"}) == {first: 1000}
    assert read(gathering) == before


def test_only_while_they_wait_to_be_read(runtime: Runtime) -> None:
    made = gather(runtime, 8, WRITTEN)
    with pytest.raises(Conflict, match="not-reviewing"):
        read(made)
    with pytest.raises(Conflict, match="not-reviewing"):
        rewrite(made, {})
