"""PostgreSQL takes no samples of what partners left: its planner's statistics would outlive the rows.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None

TABLES = ("response", "draft", "invitation")


def upgrade() -> None:
    _sample(0)


def downgrade() -> None:
    _sample(-1)


def _sample(target: int) -> None:
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    for table in TABLES:
        for column in sa.inspect(connection).get_columns(table):
            op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column["name"]}" SET STATISTICS {target}')
