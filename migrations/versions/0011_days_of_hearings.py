"""Indexes by which hearings of the coming days are found."""

from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_hearings_result_adjourned_latest', 'hearings', ['result', 'adjourned_latest'], unique=False)
    op.create_index('ix_hearings_result_scheduled_latest', 'hearings', ['result', 'scheduled_latest'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_hearings_result_scheduled_latest', table_name='hearings')
    op.drop_index('ix_hearings_result_adjourned_latest', table_name='hearings')
