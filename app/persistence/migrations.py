"""The database's schema: up to the newest revision, down again, and what it is now."""

from collections.abc import MutableMapping
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.config import data_folder
from app.persistence import tables
from app.persistence.database import Database


def is_ours(name: str | None, kind: str, parents: MutableMapping[str, str | None]) -> bool:
    """Leaves the job engine's tables, which lie in the same SQLite file, out of comparisons."""
    if kind == "schema":
        return name is None
    table = name if kind == "table" else parents.get("table_name")
    return table in tables.METADATA.tables


def upgrade(database: Database, revision: str = "head") -> None:
    with database.engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(database: Database, revision: str = "base") -> None:
    with database.engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def write_revision(database: Database, message: str, folder: Path | None = None) -> None:
    """A new migration file with what the tables have and the database has not."""
    with database.engine.begin() as connection:
        config = _config(connection)
        command.revision(config, message, autogenerate=True, version_path=str(folder) if folder else None)


def current_revision(database: Database) -> str | None:
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    return ScriptDirectory.from_config(_config(None)).get_current_head()


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(data_folder() / "alembic"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
