"""Which processes work on a database: who runs jobs has a number of its own for as long as it lives.

On SQLite there is one such process, which holds a lock on a file beside the database. On PostgreSQL there
are many, each holding an advisory lock on the lowest free number and sharing one on number 0. The system
gives up both kinds of lock when a process dies, however it dies.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from app.persistence.database import Database

LOCKS = 0x51A6
"""The first half of every advisory lock of this application; the second is the process's number."""
EVERYBODY = 0
MOST_PROCESSES = 64
NOTICE_THE_DEAD = {"tcp_keepalives_idle": 20, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}
"""Half a minute after a whole machine went down, the server gives up the locks of its processes."""


class Occupied(Exception):
    """Another process works on this database."""


class Presence(Protocol):
    """A process's place among those that run jobs, from `take_place` until `leave`."""

    number: int

    def kept(self) -> bool:
        """Whether the place is still ours; one that was lost is taken again where nobody else has."""
        ...

    def leave(self) -> None: ...


def take_place(database: Database) -> Presence:
    """A number that no other living process has. Raises Occupied."""
    return _FilePlace(database) if database.on_sqlite else _NumberedPlace(database)


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Keeps every process that runs jobs away meanwhile. Raises Occupied when one is there."""
    if database.on_sqlite:
        place = _FilePlace(database)
        try:
            yield
        finally:
            place.leave()
        return
    with _own_connection(database) as connection:
        if not _locked(connection, EVERYBODY):
            raise Occupied
        yield


@contextmanager
def abandoned(database: Database, numbers: set[int]) -> Iterator[set[int]]:
    """Those of the numbers that no living process has; nobody can take them meanwhile."""
    if database.on_sqlite or not numbers:
        yield set()
        return
    with _own_connection(database) as connection:
        yield {number for number in sorted(numbers) if _locked(connection, number)}


class _FilePlace:
    number = 1

    def __init__(self, database: Database) -> None:
        path = Path(f"{make_url(database.url).database}.lock")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: TextIOWrapper = path.open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise Occupied from error

    def kept(self) -> bool:
        return True

    def leave(self) -> None:
        self._file.close()


class _NumberedPlace:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection = _connect(database)
        self.number = self._lowest_free()

    def kept(self) -> bool:
        try:
            self._connection.execute(text("SELECT 1"))
        except DBAPIError:
            return self._taken_again()
        return True

    def leave(self) -> None:
        self._connection.invalidate()
        self._connection.close()

    def _lowest_free(self) -> int:
        if _locked(self._connection, EVERYBODY, shared=True):
            for number in range(1, MOST_PROCESSES + 1):
                if _locked(self._connection, number):
                    return number
        self.leave()
        raise Occupied

    def _taken_again(self) -> bool:
        try:
            self.leave()
            self._connection = _connect(self._database)
            return _locked(self._connection, EVERYBODY, shared=True) and _locked(
                self._connection, self.number
            )
        except DBAPIError:
            return False


@contextmanager
def _own_connection(database: Database) -> Iterator[Connection]:
    """A connection whose session, and with it every lock it holds, ends here."""
    connection = _connect(database)
    try:
        yield connection
    finally:
        connection.invalidate()
        connection.close()


def _connect(database: Database) -> Connection:
    connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    for setting, value in NOTICE_THE_DEAD.items():
        connection.execute(text(f"SET {setting} = {value}"))
    return connection


def _locked(connection: Connection, number: int, shared: bool = False) -> bool:
    function = "pg_try_advisory_lock_shared" if shared else "pg_try_advisory_lock"
    return bool(
        connection.execute(
            text(f"SELECT {function}(:locks, :number)"), {"locks": LOCKS, "number": number}
        ).scalar()
    )
