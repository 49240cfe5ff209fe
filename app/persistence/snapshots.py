"""All rows of the application at one moment, out of the database and back into it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, inspect, or_, select, text, update
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as sqlmodel_select

from app.persistence.database import Database
from app.persistence.tables import Assessment, Draft, Export, Invitation, Mail

BATCH = 500


def tables() -> list[Table]:
    """Every table after those that it refers to."""
    return list(SQLModel.metadata.sorted_tables)


def backed_up() -> list[Table]:
    """Without documents that were made: they can be made again, and hold what may be gone by then."""
    return [table for table in tables() if table.name != Export.__tablename__]


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """A connection that sees the rows of one moment, whatever is written meanwhile."""
    with database.engine.connect() as plain:
        options = {} if database.on_sqlite else {"isolation_level": "REPEATABLE READ"}
        yield plain.execution_options(**options)


def rows(connection: Connection, table: Table) -> Iterator[Mapping[str, Any]]:
    """In order of their ids, which are random: in no order of arrival."""
    statement = select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=BATCH).execute(statement).mappings():
        yield dict(row)


def empty(session: Session) -> None:
    """Remove every row of the application, and all that the job engine remembers."""
    connection = session.connection()
    for table in reversed(tables()):
        connection.execute(table.delete())
    for name in _engine_tables(connection):
        connection.execute(text(f"DELETE FROM {name}"))  # noqa: S608 - the names are the database's own


def fill(session: Session, table: Table, given: Iterable[Mapping[str, Any]]) -> None:
    batch: list[Mapping[str, Any]] = []
    for row in given:
        batch.append(row)
        if len(batch) == BATCH:
            session.connection().execute(table.insert(), batch)
            batch = []
    if batch:
        session.connection().execute(table.insert(), batch)


def doubt_mails(session: Session, today: date) -> None:
    """Nobody knows whether mails that were on their way went out since; those planned for later did not."""
    later = select(col(Assessment.id)).where(col(Assessment.opens_on) > today)
    session.connection().execute(
        update(Mail)
        .where(
            or_(
                col(Mail.state).in_(("queued", "sending")),
                and_(col(Mail.state) == "planned", col(Mail.assessment_id).not_in(later)),
            )
        )
        .values(state="uncertain")
    )


def any_invitation(session: Session) -> Invitation | None:
    return session.exec(sqlmodel_select(Invitation).limit(1)).first()


def invitations(session: Session) -> Sequence[Invitation]:
    return session.exec(sqlmodel_select(Invitation)).all()


def remove_drafts(session: Session) -> None:
    session.connection().execute(delete(Draft))


def _engine_tables(connection: Connection) -> list[str]:
    """The job engine's tables with rows to forget; which of its migrations were run is not forgotten."""
    inspector = inspect(connection)
    if connection.dialect.name == "postgresql":
        names = {f"dbos.{name}" for name in inspector.get_table_names(schema="dbos")}
    else:
        ours = {table.name for table in tables()} | {"alembic_version"}
        names = set(inspector.get_table_names()) - ours
    kept = {name for name in names if name.endswith("_migrations")}
    return _dependents_first(connection, names - kept)


def _dependents_first(connection: Connection, names: set[str]) -> list[str]:
    inspector = inspect(connection)
    schema = "dbos" if connection.dialect.name == "postgresql" else None
    ordered = [name for name, _ in inspector.get_sorted_table_and_fkc_names(schema=schema) if name]
    full = [f"{schema}.{name}" if schema else name for name in ordered]
    return [name for name in reversed(full) if name in names]
