"""What an attacker reads who holds the files of the database after closing, and not the secret."""

from collections import Counter
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from app.persistence import closing as closing_rows
from app.persistence.database import Database, StillRead
from app.persistence.tables import Invitation, Response
from app.services import closing, comments, releases
from app.services.runtime import Runtime
from tests.factories import START, make_runtime
from tests.services.gatherings import Gathering, answers_of, gather
from tests.services.on_disk import Lying, Secrets, leaks, lying, secrets_of, tells_an_order

TODAY = date(2026, 3, 21)
K = 5
WRITTEN = {number: f"Meer overleg met wijk {number}, zegt Jansen-{number}" for number in range(8)}


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


def analyze(runtime: Runtime) -> None:
    """As PostgreSQL does by itself after a while: it samples what the tables hold."""
    if not runtime.database.on_sqlite:
        with runtime.database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


def everything_in(gathering: Gathering) -> Secrets:
    """What must be gone after closing without row export: answers and texts too."""
    secrets = secrets_of(gathering.runtime, (f"Jansen-{number}" for number in WRITTEN))
    first = gathering.questionnaire.items[0].id
    secrets.add("answers", (f'"{first}": {value}' for value in range(-9, 10)))
    return secrets


def redact(gathering: Gathering) -> None:
    """The first name is left out, every other is replaced."""
    runtime = gathering.runtime
    with runtime.database.writing() as session:
        assessment = closing_rows.hold(session, gathering.assessment_id)
        assert assessment
        (question,) = comments.to_read(session, assessment, runtime.settings.secret)
        wanted = {each.key: each.text.split(", zegt")[0] for each in question.comments}
        wanted[question.comments[0].key] = ""
        assert not comments.rewrite(session, assessment.id, runtime.settings.secret, wanted)


def close(gathering: Gathering, compact: bool = True) -> None:
    runtime = gathering.runtime
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, gathering.assessment_id, START)
    with runtime.database.reading() as session:
        assessment = closing_rows.hold(session, gathering.assessment_id)
        assert assessment
        reviewing = assessment.state == "reviewing"
    if reviewing:
        redact(gathering)
        with runtime.database.writing() as session:
            closing.request_release(session, runtime.jobs, gathering.assessment_id)
    with runtime.database.writing() as session:
        assert closing.close(session, gathering.assessment_id, TODAY)
    if compact:
        runtime.database.compact()


def responses(runtime: Runtime) -> list[Response]:
    with runtime.database.reading() as session:
        return list(session.exec(select(Response)))


def test_without_row_export_nothing_of_an_answer_is_left(runtime: Runtime) -> None:
    gathering = gather(runtime, 12, WRITTEN)
    secrets = everything_in(gathering)
    analyze(runtime)
    assert leaks(runtime.database, secrets) == {"response id", "receipt", "draft", "answers", "text"}, (
        "the check sees what is there; a token never is"
    )
    close(gathering)
    assert leaks(runtime.database, secrets) == set()
    assert responses(runtime) == []
    with runtime.database.reading() as session:
        results = releases.published(session, gathering.assessment_id).results
    assert results.respondents == 12, "the release is there all the same"


def test_with_row_export_answers_stay_and_what_ties_them_goes(runtime: Runtime) -> None:
    gathering = gather(runtime, 36, WRITTEN, row_export=True)
    secrets = secrets_of(runtime, (f"Jansen-{number}" for number in WRITTEN))
    analyze(runtime)
    close(gathering)
    assert leaks(runtime.database, secrets) == set()
    kept = responses(runtime)
    expected = [answers_of(gathering.questionnaire, number) for number in range(36)]
    assert Counter(map(repr, map(sorted_items, (row.answers for row in kept)))) == Counter(
        map(repr, map(sorted_items, expected))
    )
    assert {row.receipt_hash for row in kept} == {None}
    assert {row.organisation for row in kept} == {None}


def sorted_items(answers: dict[str, object]) -> list[tuple[str, object]]:
    return sorted(answers.items())


def test_what_stays_beside_a_row_is_shared_by_k_and_tells_the_published_groups(runtime: Runtime) -> None:
    gathering = gather(runtime, 48, row_export=True)
    close(gathering)
    kept = responses(runtime)
    combinations = Counter((row.sector, row.level, row.line) for row in kept)
    assert len(kept) == 48
    assert min(combinations.values()) >= K
    assert len(combinations) > 1, "something is told at all"
    with runtime.database.reading() as session:
        published = releases.published(session, gathering.assessment_id).results
    assert published.breakdowns
    for breakdown in published.breakdowns:
        told = Counter(getattr(row, breakdown.dimension) for row in kept)
        assert sorted(told.values()) == sorted(group.respondents for group in breakdown.groups)
        named = {group.id: group.respondents for group in breakdown.groups if not group.merged}
        assert {value: told[value] for value in named} == named


def test_too_few_rows_are_erased_whatever_was_agreed(runtime: Runtime) -> None:
    gathering = gather(runtime, 3 * K - 1, row_export=True)
    close(gathering)
    assert responses(runtime) == []


def test_where_rows_lie_tells_nothing(runtime: Runtime) -> None:
    gathering = gather(runtime, 36, row_export=True)
    arrived = [row.id for row in gathering.invited]
    for table in ("response", "invitation"):
        if not runtime.database.on_sqlite:
            assert tells_an_order(lying(runtime.database, table, gathering.assessment_id)), "before closing"
    close(gathering)
    for table in ("response", "invitation"):
        found = lying(runtime.database, table, gathering.assessment_id)
        assert len(found.ids) in (36, 38)
        assert not tells_an_order(found)
    kept = lying(runtime.database, "invitation", gathering.assessment_id)
    assert sorted(kept.ids) == sorted(arrived)
    assert list(kept.ids) != arrived


def rank_correlation_with_arrival(gathering: Gathering) -> float:
    """Spearman's, between where rows lie and when they came: 1 in the order of arrival."""
    came = {repr(sorted_items(answers_of(gathering.questionnaire, number))): number for number in range(36)}
    by_id = {row.id: came[repr(sorted_items(row.answers))] for row in responses(gathering.runtime)}
    places = [
        by_id[id_] for id_ in lying(gathering.runtime.database, "response", gathering.assessment_id).ids
    ]
    squares = sum((place - number) ** 2 for place, number in enumerate(places))
    return 1 - 6 * squares / (36 * (36**2 - 1))


def test_rows_do_not_lie_in_the_order_in_which_they_came(runtime: Runtime) -> None:
    """By chance beyond 0.8 less than once in a hundred thousand closings (0.8 is 4.7 standard errors)."""
    gathering = gather(runtime, 36, row_export=True)
    close(gathering)
    assert abs(rank_correlation_with_arrival(gathering)) < 0.8


def test_the_check_finds_the_order_of_arrival(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: not shuffled, under numbers that count on."""
    if runtime.database.on_sqlite:
        return
    gathering = gather(runtime, 36, row_export=True)
    numbers = count()
    monkeypatch.setattr(closing, "new_id", lambda: f"{next(numbers):032}")
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, gathering.assessment_id, START)
        closing.close(session, gathering.assessment_id, TODAY, shuffle=lambda _: None)
    runtime.database.compact()
    assert rank_correlation_with_arrival(gathering) > 0.99


def test_the_check_finds_rows_that_were_only_deleted(runtime: Runtime) -> None:
    """Planted: the files are not rewritten. SQLite overwrites what it deletes, yet not in its log."""
    gathering = gather(runtime, 12, WRITTEN)
    secrets = everything_in(gathering)
    close(gathering, compact=False)
    assert leaks(runtime.database, secrets) >= {"response id", "receipt", "draft", "text"}


def test_the_check_finds_receipts_and_ids_that_were_kept(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the rows are left as they were."""
    gathering = gather(runtime, 12)
    secrets = everything_in(gathering)
    monkeypatch.setattr(closing_rows, "replace_responses", lambda *_: None)
    close(gathering)
    assert leaks(runtime.database, secrets) == {"response id", "receipt", "answers"}


def test_the_check_finds_invitations_that_were_not_written_anew(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: who answered last was changed by another transaction than the others."""
    if runtime.database.on_sqlite:
        return
    gathering = gather(runtime, 12)
    monkeypatch.setattr(closing_rows, "rewrite_invitations", lambda *_: None)
    close(gathering)
    assert tells_an_order(lying(runtime.database, "invitation", gathering.assessment_id))


def test_the_check_finds_what_the_query_planner_remembers(runtime: Runtime) -> None:
    """Planted: PostgreSQL samples the columns of responses, as it does by default."""
    if runtime.database.on_sqlite:
        return
    gathering = gather(runtime, 12)
    secrets = everything_in(gathering)
    with runtime.database.engine.connect() as connection:
        for column in ("id", "receipt_hash"):
            connection.execute(text(f"ALTER TABLE response ALTER COLUMN {column} SET STATISTICS 100"))
        connection.commit()
    analyze(runtime)
    close(gathering)
    with runtime.database.engine.connect() as connection:
        for column in ("id", "receipt_hash"):
            connection.execute(text(f"ALTER TABLE response ALTER COLUMN {column} SET STATISTICS 0"))
        connection.commit()
    assert leaks(runtime.database, secrets) == {"response id", "receipt"}


def test_the_check_finds_rows_in_order_of_arrival() -> None:
    assert tells_an_order(Lying(("b", "a"), frozenset({"7"})))
    assert tells_an_order(Lying(("a", "b"), frozenset({"7", "8"})))
    assert not tells_an_order(Lying(("a", "b"), frozenset({"7"})))


def test_nothing_is_rewritten_while_somebody_still_reads_what_was_removed(runtime: Runtime) -> None:
    if runtime.database.on_sqlite:
        return
    gathering = gather(runtime, 12, WRITTEN)
    secrets = everything_in(gathering)
    with runtime.database.engine.connect() as plain:
        reader = plain.execution_options(isolation_level="REPEATABLE READ")
        reader.execute(select(Invitation.id))
        close(gathering, compact=False)
        with pytest.raises(StillRead):
            runtime.database.compact()
    runtime.database.compact()
    assert leaks(runtime.database, secrets) == set()
