"""Orders and acts for clocks, and who says which status in law somebody has."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('clock_orders',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('happened_edtf', sa.String(length=32), nullable=True),
    sa.Column('happened_earliest', sa.Date(), nullable=True),
    sa.Column('happened_latest', sa.Date(), nullable=True),
    sa.Column('happened_wording', sa.String(length=200), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('rule', sa.String(length=60), nullable=False),
    sa.Column('kind', sa.Enum('start', 'extension', 'suspension', 'act', name='clock_order_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('until_edtf', sa.String(length=32), nullable=True),
    sa.Column('until_earliest', sa.Date(), nullable=True),
    sa.Column('until_latest', sa.Date(), nullable=True),
    sa.Column('until_wording', sa.String(length=200), nullable=True),
    sa.Column('adds', sa.String(length=16), nullable=True),
    sa.Column('note', sa.String(length=400), nullable=True),
    sa.Column('authority_id', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("adds IS NULL OR kind = 'extension'", name=op.f('ck_clock_orders_adds_of_extension')),
    sa.CheckConstraint("until_edtf IS NULL OR kind IN ('extension', 'suspension')", name=op.f('ck_clock_orders_until_of_span')),
    sa.CheckConstraint('(happened_edtf IS NULL) = (happened_earliest IS NULL AND happened_latest IS NULL)', name=op.f('ck_clock_orders_happened_whole')),
    sa.CheckConstraint('(until_edtf IS NULL) = (until_earliest IS NULL AND until_latest IS NULL)', name=op.f('ck_clock_orders_until_whole')),
    sa.CheckConstraint('group_id IS NULL OR defendant_id IS NULL', name=op.f('ck_clock_orders_one_scope')),
    sa.CheckConstraint('happened_earliest IS NULL OR happened_latest IS NULL OR happened_earliest <= happened_latest', name=op.f('ck_clock_orders_happened_order')),
    sa.CheckConstraint('adds IS NULL OR until_edtf IS NULL', name=op.f('ck_clock_orders_one_end')),
    sa.CheckConstraint('length(happened_edtf) <= 32', name=op.f('ck_clock_orders_happened_edtf_length')),
    sa.CheckConstraint('length(happened_wording) <= 200', name=op.f('ck_clock_orders_happened_wording_length')),
    sa.CheckConstraint('length(adds) <= 16', name=op.f('ck_clock_orders_adds_length')),
    sa.CheckConstraint('length(note) <= 400', name=op.f('ck_clock_orders_note_length')),
    sa.CheckConstraint('length(rule) <= 60', name=op.f('ck_clock_orders_rule_length')),
    sa.CheckConstraint('length(until_edtf) <= 32', name=op.f('ck_clock_orders_until_edtf_length')),
    sa.CheckConstraint('length(until_wording) <= 200', name=op.f('ck_clock_orders_until_wording_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_clock_orders_recorded_order')),
    sa.CheckConstraint('until_earliest IS NULL OR until_latest IS NULL OR until_earliest <= until_latest', name=op.f('ck_clock_orders_until_order')),
    sa.ForeignKeyConstraint(['authority_id'], ['authorities.id'], name=op.f('fk_clock_orders_authority_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_clock_orders_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_clock_orders_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_clock_orders_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_clock_orders_group_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clock_orders'))
    )
    op.create_index('ix_clock_orders_authority_id', 'clock_orders', ['authority_id'], unique=False)
    op.create_index('ix_clock_orders_case_id', 'clock_orders', ['case_id'], unique=False)
    op.create_index('ix_clock_orders_claim_id', 'clock_orders', ['claim_id'], unique=False)
    op.create_index('ix_clock_orders_defendant_id', 'clock_orders', ['defendant_id'], unique=False)
    op.create_index('ix_clock_orders_group_id', 'clock_orders', ['group_id'], unique=False)
    op.create_table('status_claims',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('happened_edtf', sa.String(length=32), nullable=True),
    sa.Column('happened_earliest', sa.Date(), nullable=True),
    sa.Column('happened_latest', sa.Date(), nullable=True),
    sa.Column('happened_wording', sa.String(length=200), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.Enum('prisoner_of_war', 'civilian', 'minor', name='legal_status', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('is_denied', sa.Boolean(), nullable=False),
    sa.Column('speaker', sa.String(length=200), nullable=False),
    sa.Column('note', sa.String(length=400), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(happened_edtf IS NULL) = (happened_earliest IS NULL AND happened_latest IS NULL)', name=op.f('ck_status_claims_happened_whole')),
    sa.CheckConstraint('group_id IS NULL OR defendant_id IS NULL', name=op.f('ck_status_claims_one_scope')),
    sa.CheckConstraint('happened_earliest IS NULL OR happened_latest IS NULL OR happened_earliest <= happened_latest', name=op.f('ck_status_claims_happened_order')),
    sa.CheckConstraint('length(happened_edtf) <= 32', name=op.f('ck_status_claims_happened_edtf_length')),
    sa.CheckConstraint('length(happened_wording) <= 200', name=op.f('ck_status_claims_happened_wording_length')),
    sa.CheckConstraint('length(note) <= 400', name=op.f('ck_status_claims_note_length')),
    sa.CheckConstraint('length(speaker) <= 200', name=op.f('ck_status_claims_speaker_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_status_claims_recorded_order')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_status_claims_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_status_claims_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_status_claims_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_status_claims_group_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_status_claims'))
    )
    op.create_index('ix_status_claims_case_id', 'status_claims', ['case_id'], unique=False)
    op.create_index('ix_status_claims_claim_id', 'status_claims', ['claim_id'], unique=False)
    op.create_index('ix_status_claims_defendant_id', 'status_claims', ['defendant_id'], unique=False)
    op.create_index('ix_status_claims_group_id', 'status_claims', ['group_id'], unique=False)


def downgrade() -> None:
    op.drop_table('status_claims')
    op.drop_table('clock_orders')
