from pathlib import Path

import pytest
from sqlmodel import select

from app.cli import logs
from app.jobs import engine
from app.persistence.database import Database
from app.persistence.tables import User
from app.services import backups
from tests.cli.commands import run, use
from tests.factories import add_user
from tests.partners import invite


@pytest.fixture
def installation(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    use(monkeypatch, database_url=database_url, folder=tmp_path, secret_key="secret for tests")
    monkeypatch.setattr(logs, "set_up_logs", lambda: None)
    database = Database(database_url)
    engine.migrate(database)
    add_user(database)
    return database


def accounts(database: Database) -> int:
    with database.reading() as session:
        return len(session.exec(select(User)).all())


def test_there_and_back(installation: Database, tmp_path: Path) -> None:
    file = tmp_path / "of today.backup"
    made = run("backup", str(file))
    assert (made.code, made.err) == (0, "")
    assert "1 rows" in made.out
    add_user(installation, "piet@voorbeeld.nl")
    restored = run("restore", str(file))
    assert (restored.code, restored.err, accounts(installation)) == (0, "", 1)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a file"])
def test_a_damaged_file_is_one_line_and_changes_nothing(
    installation: Database, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "damaged"
    file.write_bytes(content)
    outcome = run("restore", str(file))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"{file}: not-a-backup; expected a file that `slagvaardig backup` made\n"
    assert accounts(installation) == 1


def test_a_folder_that_is_not_there(installation: Database, tmp_path: Path) -> None:
    outcome = run("backup", str(tmp_path / "nowhere" / "file"))
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)


def test_restoring_with_another_secret_makes_new_links(
    installation: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(installation)
    run("backup", str(tmp_path / "file"))
    use(monkeypatch, secret_key="another secret", port=0)
    refused = run("serve")
    assert (refused.code, "the secret is not the one" in refused.err) == (2, True)
    restored = run("restore", str(tmp_path / "file"))
    assert (restored.code, "links mailed before no longer open" in restored.out) == (0, True)
    again = run("restore", str(tmp_path / "file"))
    assert "links mailed before" in again.out
    assert not backups.has_other_secret(installation, b"another secret")
