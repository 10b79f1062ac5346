"""Indexes over every row where there were some over current rows only."""

from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_case_groups_case_id', 'case_groups', ['case_id'], unique=False)
    op.create_index('ix_case_numbers_case_id', 'case_numbers', ['case_id'], unique=False)
    op.create_index('ix_defendants_case_id', 'defendants', ['case_id'], unique=False)
    op.create_index('ix_group_members_group_id', 'group_members', ['group_id'], unique=False)
    op.create_index('ix_person_names_person_id', 'person_names', ['person_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_person_names_person_id', table_name='person_names')
    op.drop_index('ix_group_members_group_id', table_name='group_members')
    op.drop_index('ix_defendants_case_id', table_name='defendants')
    op.drop_index('ix_case_numbers_case_id', table_name='case_numbers')
    op.drop_index('ix_case_groups_case_id', table_name='case_groups')
