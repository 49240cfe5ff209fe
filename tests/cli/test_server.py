from pathlib import Path

import pytest
from sqlalchemy import text

from app.cli import logs
from app.persistence import job_rows, migrations
from app.persistence.database import Database
from app.persistence.presence import take_place
from tests.cli.commands import run, use


@pytest.fixture
def installation(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The tables of the application are there, those of the job engine not yet."""
    use(monkeypatch, database_url=database_url, folder=tmp_path, secret_key="secret for tests", port=0)
    monkeypatch.setattr(logs, "set_up_logs", lambda: None)
    return Database(database_url)


def test_migrate_makes_all_tables_and_may_be_run_again(installation: Database) -> None:
    migrations.downgrade(installation)
    for _ in range(2):
        outcome = run("migrate")
        assert (outcome.code, outcome.out) == (0, "The tables are at revision 0004.\n")
    assert migrations.current_revision(installation) == migrations.newest_revision()
    assert job_rows.made(installation)


def test_what_runs_must_be_stopped_first(installation: Database, tmp_path: Path) -> None:
    run("migrate")
    place = take_place(installation)
    for words in (("migrate",), ("restore", str(tmp_path / "backup"))):
        outcome = run(*words)
        assert (outcome.code, outcome.err.count("\n")) == (2, 1)
        assert "stop `slagvaardig serve`" in outcome.err
    place.leave()


def test_serve_and_worker_need_tables(installation: Database) -> None:
    for command in ("serve", "worker"):
        outcome = run(command)
        assert (outcome.code, outcome.err.count("\n")) == (2, 1)
        wanted = "PostgreSQL" if installation.on_sqlite and command == "worker" else "slagvaardig migrate"
        assert wanted in outcome.err


def test_serve_says_when_the_engine_has_become_newer_than_its_tables(installation: Database) -> None:
    run("migrate")
    table = "dbos_migrations" if installation.on_sqlite else "dbos.dbos_migrations"
    with installation.engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET version = 1"))
    outcome = run("serve")
    assert (outcome.code, outcome.err) == (
        2,
        "slagvaardig: the tables are not there or not up to date; run `slagvaardig migrate`\n",
    )
    take_place(installation).leave()


def test_one_serve_on_a_file(installation: Database) -> None:
    if not installation.on_sqlite:
        return
    run("migrate")
    place = take_place(installation)
    outcome = run("serve", "--port", "0")
    assert (outcome.code, "is running on this database already" in outcome.err) == (2, True)
    place.leave()


def test_the_file_of_the_database_is_for_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, folder=tmp_path / "data", database_url="")
    run("migrate")
    assert (tmp_path / "data" / "slagvaardig.db").stat().st_mode & 0o077 == 0
