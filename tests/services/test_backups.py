import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from app.files.backup_files import BackupRefused
from app.jobs import engine
from app.jobs.engine import JobQueue
from app.persistence import migrations, snapshots
from app.persistence.database import Database
from app.persistence.tables import Assessment, Export, Invitation, Mail, User
from app.services import backups, closing, comments
from app.services.runtime import Runtime
from tests.factories import START, add_user, make_runtime
from tests.services.gatherings import gather
from tests.services.test_closing import gathered

TODAY = date(2026, 3, 2)


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    engine.migrate(database)
    return make_runtime(database, tmp_path)


def filled(runtime: Runtime) -> Runtime:
    """One assessment under way, one closed, mails in every state, an account."""
    gathered(runtime)
    closed = gathered(runtime, 3)
    add_user(runtime.database)
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, closed, START)
        closing.close(session, closed, TODAY)
        found = session.exec(select(Invitation).join(Assessment).where(Assessment.state == "open")).all()
        states = ("queued", "sending", "accepted", "refused", "uncertain", "cancelled", "planned")
        for state, invitation in zip(states, found, strict=True):
            session.add(
                Mail(
                    assessment_id=invitation.assessment_id,
                    invitation_id=invitation.id,
                    kind="invitation",
                    recipient="jan@school.nl",
                    state=state,
                    reason="Ë ‘quoted’ \n second line",
                    queued_at=START + timedelta(microseconds=5),
                )
            )
    return runtime


def contents(database: Database, without: str = "") -> dict[str, list[dict[str, Any]]]:
    with snapshots.snapshot(database) as connection:
        return {
            table.name: list(map(dict, snapshots.rows(connection, table)))
            for table in snapshots.tables()
            if table.name != without
        }


def mail_states(database: Database) -> dict[str, str]:
    """By id."""
    with database.reading() as session:
        return dict(session.exec(select(Mail.id, Mail.state)).all())


def restore(database: Database, path: Path) -> None:
    backups.restore(database, JobQueue(database), path, TODAY)


def backed_up(runtime: Runtime, folder: Path) -> Path:
    path = folder / "slagvaardig.backup"
    backups.write(filled(runtime).database, path, START)
    return path


def wreck(database: Database) -> None:
    with database.writing() as session:
        snapshots.empty(session)
        session.add(User(email="other@voorbeeld.nl", password_hash="x", role="reader"))


def test_everything_comes_back(runtime: Runtime, tmp_path: Path) -> None:
    path = backed_up(runtime, tmp_path)
    before, mails = contents(runtime.database, without="mail"), mail_states(runtime.database)
    wreck(runtime.database)
    restore(runtime.database, path)
    assert contents(runtime.database, without="mail") == before
    doubted = {"queued": "uncertain", "sending": "uncertain", "planned": "uncertain"}
    assert mail_states(runtime.database) == {id_: doubted.get(state, state) for id_, state in mails.items()}


def test_a_mail_planned_for_a_later_day_stays_planned(runtime: Runtime, tmp_path: Path) -> None:
    filled(runtime)
    with runtime.database.writing() as session:
        opening = session.exec(select(Assessment).where(Assessment.state == "open")).one()
        opening.opens_on = date(2026, 3, 3)
    backups.write(runtime.database, tmp_path / "backup", START)
    restore(runtime.database, tmp_path / "backup")
    assert sorted(mail_states(runtime.database).values()).count("planned") == 1


def sqlite_database(folder: Path) -> Database:
    made = Database(f"sqlite:///{folder / 'other.db'}")
    migrations.upgrade(made)
    engine.migrate(made)
    return made


def test_a_backup_moves_to_another_kind_of_database_and_back(runtime: Runtime, tmp_path: Path) -> None:
    """From each database to SQLite, and from there back into the first."""
    first = backed_up(runtime, tmp_path)
    other = sqlite_database(tmp_path)
    restore(other, first)
    before = contents(other)
    backups.write(other, tmp_path / "second", START)
    wreck(runtime.database)
    restore(runtime.database, tmp_path / "second")
    assert contents(runtime.database) == before
    other.dispose()


def test_comments_that_were_to_be_read_still_are(runtime: Runtime, tmp_path: Path) -> None:
    gathering = gather(runtime, 8, dict.fromkeys(range(5), "Goed zo"))
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, gathering.assessment_id, START)
    backups.write(runtime.database, tmp_path / "backup", START)
    wreck(runtime.database)
    restore(runtime.database, tmp_path / "backup")
    with runtime.database.writing() as session:
        assessment = session.get_one(Assessment, gathering.assessment_id)
        (question,) = comments.to_read(session, assessment, runtime.settings.secret)
        assert [each.text for each in question.comments] == ["Goed zo"] * 5
        assert not closing.close(session, assessment.id, TODAY), "nobody has released it"


def test_the_engine_forgets_its_jobs_and_closes_what_was_closing(runtime: Runtime, tmp_path: Path) -> None:
    assessment_id = gathered(runtime)
    queue = JobQueue(runtime.database)
    with runtime.database.writing() as session:
        closing.request_close(session, queue, assessment_id, START)
        queue.send_mail(session, "some-mail", 1)
    backups.write(runtime.database, tmp_path / "backup", START)
    restore(runtime.database, tmp_path / "backup")
    table = "workflow_status" if runtime.database.on_sqlite else "dbos.workflow_status"
    with runtime.database.engine.connect() as connection:
        jobs = connection.execute(text(f"SELECT workflow_uuid FROM {table}")).scalars().all()
    assert jobs == [f"close-{assessment_id}"]


def test_the_file_is_for_its_owner_and_holds_no_secret(runtime: Runtime, tmp_path: Path) -> None:
    path = backed_up(runtime, tmp_path)
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in tmp_path.glob("*.part")] == []
    with zipfile.ZipFile(path) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert runtime.settings.secret not in whole
    assert not backups.has_other_secret(runtime.database, runtime.settings.secret)
    assert backups.has_other_secret(runtime.database, b"another")


def test_writing_that_fails_leaves_the_older_backup(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backed_up(runtime, tmp_path)
    before = path.read_bytes()

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="No space"):
        backups.write(runtime.database, path, START)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.part")] == []


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def with_manifest(
    members: dict[str, bytes], change: Callable[[dict[str, Any]], object] = lambda manifest: manifest
) -> None:
    """As somebody would who knows how the checks are made."""
    manifest = json.loads(members["manifest.json"])
    del manifest["sha256"]
    for name in manifest["tables"]:
        content = members.get(f"{name}.jsonl", b"")
        manifest["tables"][name] = {
            "rows": content.count(b"\n"),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    change(manifest)
    manifest["sha256"] = hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 200)


def one_bit(path: Path) -> None:
    """In the middle of what the largest file inside holds."""
    with zipfile.ZipFile(path) as backup:
        largest = max(backup.infolist(), key=lambda each: each.compress_size)
    content = bytearray(path.read_bytes())
    name, extra = content[largest.header_offset + 26], content[largest.header_offset + 28]
    content[largest.header_offset + 30 + name + extra + largest.compress_size // 2] ^= 4
    path.write_bytes(content)


def strange_version(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 108
    path.write_bytes(content)


def text_file(path: Path) -> None:
    path.write_text("id;name\n1;Jan\n")


def another_zip(path: Path) -> None:
    rewritten(path, lambda members: members.pop("manifest.json"))


def a_row_less(path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["response.jsonl"] = members["response.jsonl"].split(b"\n", 1)[1]

    rewritten(path, change)


def other_numbers(path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = re.sub(rb'"rows": \d+', b'"rows": 0', members["manifest.json"])

    rewritten(path, change)


def other_revision(path: Path) -> None:
    rewritten(path, lambda members: with_manifest(members, lambda found: found.update(revision="0002")))


def other_format(path: Path) -> None:
    rewritten(path, lambda members: with_manifest(members, lambda found: found.update(format=2)))


def a_table_less(path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        del members["draft.jsonl"]
        with_manifest(members, lambda found: found["tables"].pop("draft"))

    rewritten(path, change)


def orphans(path: Path) -> None:
    """Checksums in order, but responses to an assessment that is not there."""

    def change(members: dict[str, bytes]) -> None:
        members["response.jsonl"] = re.sub(
            rb'"assessment_id": "\w+"', b'"assessment_id": "gone"', members["response.jsonl"]
        )
        with_manifest(members)

    rewritten(path, change)


def wrong_values(path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["assessment.jsonl"] = re.sub(
            rb'"opens_on": "[\d-]+"', b'"opens_on": "soon"', members["assessment.jsonl"]
        )
        with_manifest(members)

    rewritten(path, change)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut_short, "not-a-backup"),
        (one_bit, "damaged"),
        (strange_version, "not-a-backup"),
        (text_file, "not-a-backup"),
        (another_zip, "not-a-backup"),
        (a_row_less, "damaged response.jsonl"),
        (other_numbers, "damaged manifest.json"),
        (other_revision, "other-revision 0002; expected 0004"),
        (other_format, "other-format 2; expected 1"),
        (a_table_less, "other-tables"),
        (orphans, "inconsistent"),
        (wrong_values, "damaged assessment.jsonl:1"),
        (Path.unlink, "unreadable"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_damaged_backup_is_refused_with_the_database_as_it_was(
    runtime: Runtime, tmp_path: Path, damage: Callable[[Path], None], said: str
) -> None:
    path = backed_up(runtime, tmp_path)
    before = contents(runtime.database)
    damage(path)
    with pytest.raises(BackupRefused) as refused:
        restore(runtime.database, path)
    message = str(refused.value)
    assert said in message
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert contents(runtime.database) == before


def test_a_snapshot_is_of_one_moment(runtime: Runtime) -> None:
    filled(runtime)
    table = next(table for table in snapshots.tables() if table.name == "user")
    with snapshots.snapshot(runtime.database) as connection:
        assert len(list(snapshots.rows(connection, table))) == 1
        with runtime.database.writing() as session:
            _add(session, 5)
        assert len(list(snapshots.rows(connection, table))) == 1


def _add(session: Session, users: int) -> None:
    for number in range(users):
        session.add(User(email=f"{number}@voorbeeld.nl", password_hash="x", role="reader"))


def test_tables_of_another_revision_are_neither_written_nor_restored(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(backups.TablesNotReady):
        backups.write(database, tmp_path / "backup", START)
    assert not (tmp_path / "backup").exists()
    database.dispose()


def test_another_secret_means_other_links_and_no_drafts(runtime: Runtime, tmp_path: Path) -> None:
    filled(runtime)
    with runtime.database.writing() as session:
        backups.renew_links(session, b"another")
    assert backups.has_other_secret(runtime.database, runtime.settings.secret)
    assert not backups.has_other_secret(runtime.database, b"another")
    assert contents(runtime.database)["draft"] == []


def test_documents_that_were_made_are_in_no_backup(runtime: Runtime, tmp_path: Path) -> None:
    """They may hold answers, and can be made again; restoring leaves none of those that were there."""
    filled(runtime)
    with runtime.database.writing() as session:
        closed = session.exec(select(Assessment).where(Assessment.state == "closed")).one()
        user = session.exec(select(User)).one()
        made = Export(
            assessment_id=closed.id,
            user_id=user.id,
            kind="answers-csv",
            language="nl",
            state="ready",
            content=b"5;4;1",
            asked_at=START,
        )
        session.add(made)
    backups.write(runtime.database, tmp_path / "backup", START)
    with zipfile.ZipFile(tmp_path / "backup") as archive:
        assert "export.jsonl" not in archive.namelist()
        assert not any(b"answers-csv" in archive.read(name) for name in archive.namelist())
    restore(runtime.database, tmp_path / "backup")
    with runtime.database.reading() as session:
        assert session.exec(select(Export)).all() == []
