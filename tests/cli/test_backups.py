from pathlib import Path

import pytest
from sqlmodel import select

from app.jobs import engine
from app.persistence.database import Database
from app.persistence.tables import User
from tests.cli.commands import run, use
from tests.factories import add_user


@pytest.fixture
def installation(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    use(monkeypatch, database_url=database_url, folder=tmp_path, secret_key="secret for tests")
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
