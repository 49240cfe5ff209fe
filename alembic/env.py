"""Runs the migrations on the connection, or the address, that `app.persistence.migrations` hands over."""

from alembic import context
from sqlalchemy import Connection

from app.persistence import tables
from app.persistence.migrations import is_ours
from app.persistence.moments import Moment


def render(kind: str, column_type: object, _context: object) -> str | bool:
    return "sa.DateTime()" if kind == "type" and isinstance(column_type, Moment) else False


connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=tables.SQLModel.metadata,
    include_name=is_ours,
    render_as_batch=True,
    render_item=render,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
