"""Full text search, saved views, and what was changed since a moment."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('saved_views',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('listing', sa.Enum('case', 'group', 'defendant', 'source', name='listing', native_enum=False, create_constraint=True, length=9), nullable=False),
    sa.Column('filters', sa.JSON(), nullable=False),
    sa.CheckConstraint('length(name) <= 200', name=op.f('ck_saved_views_name_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_saved_views_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_saved_views_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_views'))
    )
    op.create_index('uq_saved_views_current', 'saved_views', ['name'], unique=True, sqlite_where=sa.text('recorded_to IS NULL'), postgresql_where=sa.text('recorded_to IS NULL'))
    op.create_table('search_documents',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('label', sa.String(length=400), nullable=False),
    sa.CheckConstraint('length(kind) <= 16', name=op.f('ck_search_documents_kind_length')),
    sa.CheckConstraint('length(label) <= 400', name=op.f('ck_search_documents_label_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_search_documents_ref_length')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_documents')),
    sa.UniqueConstraint('kind', 'owner_id', name=op.f('uq_search_documents_kind_owner_id'))
    )
    if op.get_bind().dialect.name == 'sqlite':
        op.execute("CREATE VIRTUAL TABLE search_index USING fts5(words, content='', contentless_delete=1)")
    else:
        op.execute('ALTER TABLE search_documents ADD COLUMN words tsvector')
        op.execute('CREATE INDEX ix_search_documents_words ON search_documents USING gin (words)')
    op.create_index('ix_audit_entries_changed', 'audit_entries', ['change_set_id'], unique=False, sqlite_where=sa.text('old IS NOT NULL'), postgresql_where=sa.text('old IS NOT NULL'))


def downgrade() -> None:
    op.drop_index('ix_audit_entries_changed', table_name='audit_entries')
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('DROP TABLE search_index')
    op.drop_table('search_documents')
    op.drop_table('saved_views')
