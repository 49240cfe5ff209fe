"""Backups: every row of the application in one file, which fits on SQLite and on PostgreSQL alike.

The installation's secret is not in it: links and drafts can't be read from a backup.
"""

import base64
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Date, DateTime, LargeBinary, Table
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.types import TypeEngine
from sqlmodel import AutoString, Session

from app.domain.tokens import invitation_token, token_hash
from app.files.backup_files import Backup, BackupRefused, Manifest, reading_backup, writing_backup
from app.persistence import migrations, snapshots
from app.persistence.database import Database
from app.persistence.moments import Moment
from app.persistence.tables import Invitation
from app.services import closing
from app.services.jobs import Jobs


class TablesNotReady(Exception):
    """The database is not at the newest revision."""


def write(database: Database, path: Path, now: datetime) -> Manifest:
    """Back up what the database holds at this moment; it may be in use meanwhile."""
    revision = _revision(database)
    with writing_backup(path) as backup:
        with snapshots.snapshot(database) as connection:
            for table in snapshots.backed_up():
                backup.add(table.name, map(_plain, snapshots.rows(connection, table)))
        return backup.finish(version("slagvaardig"), revision, now.isoformat())


def restore(database: Database, jobs: Jobs, path: Path, today: date) -> Manifest:
    """Put the rows of a backup in the place of all that is there, or change nothing: BackupRefused.

    Mails of which it is not known whether they went out after the backup was made become uncertain, and
    assessments that were closing are closed anew. Nothing else may work on the database meanwhile.
    """
    revision = _revision(database)
    tables = snapshots.backed_up()
    with reading_backup(path, revision, [table.name for table in tables]) as backup:
        try:
            with database.writing() as session:
                snapshots.empty(session)
                for table in tables:
                    snapshots.fill(session, table, _typed_rows(backup, table))
                snapshots.doubt_mails(session, today)
                closing.take_up_again(session, jobs)
        except SQLAlchemyError as error:
            raise BackupRefused(path, "inconsistent", "rows that belong together") from error
    database.compact()
    return backup.manifest


def has_other_secret(database: Database, secret: bytes) -> bool:
    """Whether the links of this database were made with another secret."""
    with database.reading() as session:
        invitation = snapshots.any_invitation(session)
    return invitation is not None and _hash(secret, invitation) != invitation.token_hash


def renew_links(session: Session, secret: bytes) -> None:
    """Links made with this secret open from now on, those of before no longer, nor the drafts behind them."""
    snapshots.remove_drafts(session)
    for invitation in snapshots.invitations(session):
        invitation.token_hash = _hash(secret, invitation)


def _hash(secret: bytes, invitation: Invitation) -> str:
    return token_hash(invitation_token(secret, invitation.id, invitation.generation))


def _revision(database: Database) -> str:
    revision = migrations.current_revision(database)
    if revision is None or revision != migrations.newest_revision():
        raise TablesNotReady
    return revision


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON values: dates and moments as ISO 8601, bytes as base64."""
    return {name: _plain_value(value) for name, value in row.items()}


def _plain_value(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def _typed_rows(backup: Backup, table: Table) -> Iterator[dict[str, Any]]:
    names = {column.name for column in table.columns}
    for number, row in enumerate(backup.rows(table.name), start=1):
        place = f"damaged {table.name}.jsonl:{number}"
        if set(row) != names:
            raise BackupRefused(backup.path, place, "the columns of the table")
        try:
            typed = {column.name: _typed(column.type, row[column.name]) for column in table.columns}
        except (TypeError, ValueError) as error:
            raise BackupRefused(backup.path, place, "values that fit the columns") from error
        yield typed


def _typed(kind: TypeEngine[Any], value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value, validate=True)
    if isinstance(kind, Moment | DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, JSON):
        return value
    expected = str if isinstance(kind, AutoString) else kind.python_type
    if type(value) is not expected:
        raise TypeError
    return value
