"""What can be read of an assessment from the files of a database, and what must not be."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Draft, Invitation, Response
from app.services import invitations
from app.services.runtime import Runtime

PARTNER_TABLES = ("response", "invitation", "draft", "upload", "export")


@dataclass
class Secrets:
    """What stood in the database before closing and must be gone; tokens never stood there."""

    found: dict[str, set[bytes]] = field(default_factory=dict)

    def add(self, kind: str, values: Iterable[str | bytes]) -> None:
        known = self.found.setdefault(kind, set())
        known |= {value.encode() if isinstance(value, str) else value for value in values}


def secrets_of(runtime: Runtime, texts: Iterable[str]) -> Secrets:
    """Of everything that is in the database now. `texts`: pieces of open answers."""
    secrets = Secrets()
    with runtime.database.reading() as session:
        rows = session.exec(select(Response)).all()
        secrets.add("response id", (row.id for row in rows))
        secrets.add("receipt", (row.receipt_hash for row in rows if row.receipt_hash))
        drafts = session.exec(select(Draft)).all()
        secrets.add("draft", (piece for draft in drafts for piece in _pieces(draft.sealed)))
        invited = session.exec(select(Invitation)).all()
        secrets.add("token", (invitations.token_of(each, runtime.settings.secret) for each in invited))
    secrets.add("text", texts)
    return secrets


def _pieces(value: bytes) -> list[bytes]:
    """Long values are stored in parts: pieces that are short enough to lie within one."""
    return [value[start : start + 32] for start in range(0, len(value), 256)]


def leaks(database: Database, secrets: Secrets) -> set[str]:
    """The kinds of secret of which something can still be read, whether or not a query would find it."""
    held = raw_bytes(database)
    return {kind for kind, values in secrets.found.items() if any(value in held for value in values)}


def raw_bytes(database: Database) -> bytes:
    """All that lies on disk: on SQLite every file, free pages included; on PostgreSQL the heaps, indexes and
    overflow tables of what partners left, and the planner's samples, dead rows included."""
    if database.on_sqlite:
        path = Path(str(make_url(database.url).database))
        return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
    with database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("CHECKPOINT"))
        return b"".join(_file(connection, name) for name in sorted(_files(connection)))


def _files(connection: Connection) -> set[str]:
    """The file of each partner table, of its overflow table, and of all their indexes."""
    tables = connection.execute(
        text(
            "WITH heaps AS (SELECT oid, reltoastrelid FROM pg_class WHERE relname = ANY(:names) "
            " AND relkind = 'r' AND relnamespace = 'public'::regnamespace), "
            "own AS (SELECT oid FROM heaps UNION SELECT reltoastrelid FROM heaps WHERE reltoastrelid <> 0 "
            " UNION SELECT 'pg_statistic'::regclass::oid) "
            "SELECT pg_relation_filepath(oid) FROM own UNION "
            "SELECT pg_relation_filepath(indexrelid) FROM pg_index JOIN own ON indrelid = own.oid"
        ),
        {"names": list(PARTNER_TABLES)},
    ).scalars()
    return {str(path) for path in tables if path}


def _file(connection: Connection, path: str) -> bytes:
    return bytes(connection.execute(text("SELECT pg_read_binary_file(:path)"), {"path": path}).scalar_one())


@dataclass(frozen=True)
class Lying:
    """Rows as they lie: their ids in physical order, and on PostgreSQL the transactions that wrote them."""

    ids: tuple[str, ...]
    writers: frozenset[str]


def lying(database: Database, table: str, assessment_id: str) -> Lying:
    where = f"FROM {table} WHERE assessment_id = :id"
    columns = "id, '' AS writer" if database.on_sqlite else "id, xmin::text AS writer"
    order = "" if database.on_sqlite else "ORDER BY ctid"
    with database.engine.connect() as connection:
        if database.on_sqlite:
            where = f"FROM {table} NOT INDEXED WHERE assessment_id = :id"
        rows: list[Any] = list(
            connection.execute(text(f"SELECT {columns} {where} {order}"), {"id": assessment_id})
        )
    return Lying(tuple(row.id for row in rows), frozenset(row.writer for row in rows))


def tells_an_order(found: Lying) -> bool:
    """Whether where rows lie, or who wrote them, says more than their random ids do."""
    return len(found.writers) > 1 or list(found.ids) != sorted(found.ids)
