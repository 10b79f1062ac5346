"""How each fetch of a feed went."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('feed_fetches',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('feed_id', sa.Integer(), nullable=False),
    sa.Column('fetched_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('status', sa.Integer(), nullable=True),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('entries', sa.Integer(), nullable=False),
    sa.Column('new', sa.Integer(), nullable=False),
    sa.Column('error', sa.String(length=400), nullable=True),
    sa.CheckConstraint('length(error) <= 400', name=op.f('ck_feed_fetches_error_length')),
    sa.ForeignKeyConstraint(['feed_id'], ['feeds.id'], name=op.f('fk_feed_fetches_feed_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feed_fetches'))
    )
    op.create_index('ix_feed_fetches_feed_id', 'feed_fetches', ['feed_id'], unique=False)


def downgrade() -> None:
    op.drop_table('feed_fetches')
