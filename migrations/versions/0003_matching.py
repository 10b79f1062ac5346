"""What matching looks up: sizes, days and numbers by index, passages by print, claims that correct claims."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('passage_prints',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('capture_id', sa.Integer(), nullable=False),
    sa.Column('print', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['capture_id'], ['captures.id'], name=op.f('fk_passage_prints_capture_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passage_prints'))
    )
    op.create_index('ix_passage_prints_capture_id', 'passage_prints', ['capture_id'], unique=False)
    op.create_index('ix_passage_prints_print', 'passage_prints', ['print', 'capture_id'], unique=False)
    op.create_table('claim_links',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('other_claim_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('corrects', 'retracts', name='claim_link_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.CheckConstraint('claim_id <> other_claim_id', name=op.f('ck_claim_links_two_claims')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_claim_links_recorded_order')),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_claim_links_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['other_claim_id'], ['claims.id'], name=op.f('fk_claim_links_other_claim_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_links'))
    )
    op.create_index('ix_claim_links_claim_id', 'claim_links', ['claim_id'], unique=False)
    op.create_index('ix_claim_links_other_claim_id', 'claim_links', ['other_claim_id'], unique=False)
    op.create_index('ix_detainee_groups_size', 'detainee_groups', ['size_min', 'place'], unique=False)
    op.create_index('ix_detainee_groups_captured', 'detainee_groups', ['captured_earliest'], unique=False)
    op.create_index('ix_detainee_groups_ranged', 'detainee_groups', ['size_min'], unique=False, sqlite_where=sa.text('size_max IS NULL OR size_max <> size_min'), postgresql_where=sa.text('size_max IS NULL OR size_max <> size_min'))
    op.create_index('ix_case_numbers_number', 'case_numbers', ['number'], unique=False)
    op.create_index('ix_persons_named', 'persons', ['name'], unique=False, sqlite_where=sa.text('name IS NOT NULL'), postgresql_where=sa.text('name IS NOT NULL'))
    op.create_index('ix_claim_subjects_size', 'claim_subjects', ['size_min'], unique=False)
    op.create_index('ix_claim_subjects_size_of', 'claim_subjects', ['size_of'], unique=False)
    op.create_index('ix_claim_subjects_captured', 'claim_subjects', ['captured_earliest'], unique=False)
    op.create_index('ix_claim_subjects_case_number', 'claim_subjects', ['case_number'], unique=False)


def downgrade() -> None:
    for index, table in (
        ('ix_claim_subjects_case_number', 'claim_subjects'),
        ('ix_claim_subjects_captured', 'claim_subjects'),
        ('ix_claim_subjects_size_of', 'claim_subjects'),
        ('ix_claim_subjects_size', 'claim_subjects'),
        ('ix_persons_named', 'persons'),
        ('ix_case_numbers_number', 'case_numbers'),
        ('ix_detainee_groups_ranged', 'detainee_groups'),
        ('ix_detainee_groups_captured', 'detainee_groups'),
        ('ix_detainee_groups_size', 'detainee_groups'),
    ):
        op.drop_index(index, table_name=table)
    op.drop_table('claim_links')
    op.drop_table('passage_prints')
