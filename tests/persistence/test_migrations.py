from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from app.persistence import migrations
from app.persistence.database import Database
from app.persistence.tables import METADATA


def test_the_migrations_make_exactly_the_tables(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": migrations.is_ours})
        assert compare_metadata(context, METADATA) == []
    assert migrations.current_revision(database) == migrations.newest_revision()


def test_down_to_nothing_and_up_again(database: Database) -> None:
    migrations.downgrade(database)
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    migrations.upgrade(database)
    assert set(METADATA.tables) <= set(inspect(database.engine).get_table_names())


def test_rows_that_partners_make_do_not_lie_in_order_of_arrival_on_sqlite(database: Database) -> None:
    if not database.on_sqlite:
        return
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        made = {str(row.name): str(row.sql) for row in rows}
    for table in ("response", "invitation", "draft"):
        assert "WITHOUT ROWID" in made[table]
