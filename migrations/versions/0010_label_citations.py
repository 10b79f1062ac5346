"""Claims that call the people of a group something else than what they are called on file."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('label_citations',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('stance', sa.Enum('supports', 'contradicts', 'context', name='stance', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('labelled_group_id', sa.Integer(), nullable=False),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_label_citations_recorded_order')),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_label_citations_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['labelled_group_id'], ['detainee_groups.id'], name=op.f('fk_label_citations_labelled_group_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_label_citations'))
    )
    op.create_index(op.f('ix_label_citations_claim_id'), 'label_citations', ['claim_id'], unique=False)
    op.create_index(op.f('ix_label_citations_labelled_group_id'), 'label_citations', ['labelled_group_id'], unique=False)


def downgrade() -> None:
    op.drop_table('label_citations')
