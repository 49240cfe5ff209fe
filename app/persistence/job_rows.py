"""The job engine's own rows, as far as the application has to know of them."""

from sqlalchemy import inspect, text

from app.persistence.database import Database

SCHEMA = "dbos"
"""On PostgreSQL; on SQLite the engine's tables lie among ours."""
KEPT = {"dbos_migrations", "application_versions", "queues"}


def running_executors(database: Database) -> set[str]:
    """The processes that jobs were under way in when they last wrote. SQLite has one process."""
    if database.on_sqlite:
        return set()
    with database.engine.connect() as connection:
        rows = connection.execute(
            text("SELECT DISTINCT executor_id FROM dbos.workflow_status WHERE status = 'PENDING'")
        )
        return {row[0] for row in rows if row[0]}


def made(database: Database) -> bool:
    """Whether the engine's tables are there; whether they are up to date it checks itself."""
    schema = None if database.on_sqlite else "dbos"
    return inspect(database.engine).has_table("workflow_status", schema=schema)
