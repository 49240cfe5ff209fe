"""Breakdowns and row export of an assessment, links to share, and action plans.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    with op.batch_alter_table("assessment") as batch:
        batch.add_column(sa.Column("breakdowns", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("row_export", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "share_link",
        sa.Column("id", text(), nullable=False),
        sa.Column("assessment_id", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("token_hash", text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_share_link_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_link")),
        sa.UniqueConstraint("assessment_id", "kind", name=op.f("uq_share_link_assessment_id_kind")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_share_link_token_hash")),
    )
    op.create_table(
        "planned_action",
        sa.Column("id", text(), nullable=False),
        sa.Column("network_id", text(), nullable=False),
        sa.Column("assessment_id", text(), nullable=False),
        sa.Column("criterion", text(), nullable=False),
        sa.Column("finding", text(), nullable=False),
        sa.Column("intervention", text(), nullable=False),
        sa.Column("title", text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("organisation_id", text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_planned_action_network_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_planned_action_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_planned_action_organisation_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_action")),
    )
    for column in ("network_id", "assessment_id", "organisation_id"):
        op.create_index(op.f(f"ix_planned_action_{column}"), "planned_action", [column], unique=False)


def downgrade() -> None:
    op.drop_table("planned_action")
    op.drop_table("share_link")
    with op.batch_alter_table("assessment") as batch:
        batch.drop_column("row_export")
        batch.drop_column("breakdowns")
