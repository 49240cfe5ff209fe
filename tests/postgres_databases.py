"""Databases to lend to tests: emptied and lent again, since making one takes longer than most tests."""

from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from app.persistence import migrations
from app.persistence.database import Database

OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
TABLES = (
    "SELECT schemaname || '.\"' || tablename || '\"' FROM pg_tables "
    "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
)
KEPT = 'public."alembic_version"'
T = TypeVar("T")


class Databases:
    """All on the server at `address`, with the tables of the newest migration and nothing in them."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._clean: list[str] = []
        self._template = f"template_{uuid4().hex[:8]}"
        self._execute(f"CREATE DATABASE {self._template}")
        template = Database(self.address_of(self._template))
        migrations.upgrade(template)
        template.dispose()
        self._tables = self._within(self._template, _tables)

    def lend(self) -> str:
        if self._clean:
            return self._clean.pop()
        name = f"test_{uuid4().hex[:12]}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {self._template} STRATEGY FILE_COPY")
        return name

    def take_back(self, name: str) -> None:
        """To be lent again, unless its tables are no longer those of the template."""
        try:
            emptied = self._within(name, self._empty)
        except DBAPIError:
            emptied = False
        if emptied:
            self._clean.append(name)
        else:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def address_of(self, name: str) -> str:
        return make_url(self._address).set(database=name).render_as_string(hide_password=False)

    def _empty(self, connection: Connection) -> bool:
        connection.execute(text(OTHERS))
        if _tables(connection) != self._tables:
            return False
        mine = ", ".join(sorted(self._tables - {KEPT}))
        connection.execute(text(f"TRUNCATE {mine}"))
        return True

    def _within(self, name: str, work: Callable[[Connection], T]) -> T:
        engine = create_engine(self.address_of(name), isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                return work(connection)
        finally:
            engine.dispose()

    def _execute(self, statement: str) -> None:
        engine = create_engine(self._address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


def _tables(connection: Connection) -> frozenset[str]:
    return frozenset(connection.execute(text(TABLES)).scalars())
