"""One engine and its two kinds of transaction: reading and writing."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlmodel import Session

BUSY_SECONDS = 15
LOG_MILLISECONDS = 1000
OLDER_READERS_TRIES = 20
FILES = ("upload", "export")
"""Tables of files that stay for a day."""
_OLDER_READERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND age(backend_xmin) > age(CAST(:now AS xid))
"""


class StillRead(Exception):
    """What was removed can still be read, from the write-ahead log or by a transaction: try again."""


class Database:
    """SQLite takes one writer at a time: the process queues for it here, which keeps the slowest fast."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.on_sqlite = url.startswith("sqlite")
        self.engine = (
            _sqlite_engine(url)
            if self.on_sqlite
            else create_engine(url, pool_size=20, max_overflow=20, hide_parameters=True)
        )
        self._writer = threading.Lock() if self.on_sqlite else nullcontext()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is committed at the end of the block, or undone as a whole when it raises."""
        with self._writer, self.engine.connect() as plain:
            connection = plain.execution_options(slagvaardig_writing=True)
            with Session(connection, expire_on_commit=False) as session:
                yield session
                session.commit()

    def answers(self) -> bool:
        """Whether the database can be reached and holds the application's tables."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT version_num FROM alembic_version"))
        except Exception:
            return False
        return True

    def compact(self) -> None:
        """Rewrite the tables so that nothing deleted or reordered can be read from the file.

        Rows lie in the order of their random ids from then on. Raises StillRead.
        """
        with self._writer, self.engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            if self.on_sqlite:
                connection.exec_driver_sql("VACUUM")
                _empty_log(connection)
            else:
                _wait_for_older_readers(connection)
                _rewrite(connection, ("response", "invitation", "draft", *FILES))

    def erase_removed_files(self) -> None:
        """See to it that removed uploads and documents can't be read from the disk. Raises StillRead."""
        with self._writer, self.engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            if self.on_sqlite:
                _empty_log(connection)
            else:
                _wait_for_older_readers(connection)
                _rewrite(connection, FILES)

    def dispose(self) -> None:
        self.engine.dispose()


def _rewrite(connection: Connection, tables: Sequence[str]) -> None:
    for table in tables:
        connection.exec_driver_sql(f"CLUSTER {table} USING pk_{table}")


def _empty_log(connection: Connection) -> None:
    """Soon or not at all, because writers have to wait for it. Raises StillRead."""
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {LOG_MILLISECONDS}")
    busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    if busy:
        raise StillRead


def _wait_for_older_readers(connection: Connection) -> None:
    """PostgreSQL keeps removed rows for as long as a transaction runs that began before. Raises StillRead."""
    now = connection.execute(text("SELECT pg_current_xact_id()::xid::text")).scalar()
    for _ in range(OLDER_READERS_TRIES):
        if not connection.execute(text(_OLDER_READERS), {"now": now}).scalar():
            return
        time.sleep(LOG_MILLISECONDS / 1000 / OLDER_READERS_TRIES)
    raise StillRead


def _sqlite_engine(url: str) -> Engine:
    path = make_url(url).database
    engine = create_engine(
        url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}
    )

    @event.listens_for(engine, "do_connect")
    def _make_for_the_owner_alone(*_: object) -> None:
        if path and path != ":memory:":
            Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            Path(path).touch(mode=0o600, exist_ok=True)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - sqlite3's connection, untyped here
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("isolation_level") == "AUTOCOMMIT":
            return
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("slagvaardig_writing") else "BEGIN")

    return engine
