"""Reports that were written, and their files."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

APPEND_ONLY = ('report_runs', 'report_files')


def forbid_changes(table: str) -> None:
    if op.get_context().dialect.name == 'sqlite':
        for verb in ('update', 'delete'):
            op.execute(
                f"CREATE TRIGGER tr_{table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE OR REPLACE FUNCTION fn_{table}_append_only() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{table} is append-only'; END $$ LANGUAGE plpgsql"
    )
    op.execute(
        f"CREATE TRIGGER tr_{table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
        f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION fn_{table}_append_only()"
    )


def upgrade() -> None:
    op.create_table('report_runs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('scope', sa.String(length=16), nullable=True),
    sa.Column('profile', sa.Enum('internal', 'partner', 'public', name='confidentiality', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('parameters', sa.JSON(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_by', sa.String(length=80), nullable=False),
    sa.Column('program_version', sa.String(length=32), nullable=False),
    sa.Column('templates_sha256', sa.String(length=64), nullable=False),
    sa.Column('content_sha256', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('claims', sa.JSON(), nullable=False),
    sa.Column('title', sa.String(length=400), nullable=False),
    sa.CheckConstraint('length(content_sha256) <= 64', name=op.f('ck_report_runs_content_sha256_length')),
    sa.CheckConstraint('length(content_sha256) = 64', name=op.f('ck_report_runs_content_digest')),
    sa.CheckConstraint('length(kind) <= 40', name=op.f('ck_report_runs_kind_length')),
    sa.CheckConstraint('length(made_by) <= 80', name=op.f('ck_report_runs_made_by_length')),
    sa.CheckConstraint('length(program_version) <= 32', name=op.f('ck_report_runs_program_version_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_report_runs_ref_length')),
    sa.CheckConstraint('length(scope) <= 16', name=op.f('ck_report_runs_scope_length')),
    sa.CheckConstraint('length(templates_sha256) <= 64', name=op.f('ck_report_runs_templates_sha256_length')),
    sa.CheckConstraint('length(templates_sha256) = 64', name=op.f('ck_report_runs_templates_digest')),
    sa.CheckConstraint('length(title) <= 400', name=op.f('ck_report_runs_title_length')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_runs')),
    sa.UniqueConstraint('ref', name=op.f('uq_report_runs_ref'))
    )
    op.create_index(op.f('ix_report_runs_content_sha256'), 'report_runs', ['content_sha256'], unique=False)
    op.create_table('report_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('format', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.CheckConstraint('length(format) <= 16', name=op.f('ck_report_files_format_length')),
    sa.CheckConstraint('length(name) <= 200', name=op.f('ck_report_files_name_length')),
    sa.CheckConstraint('length(sha256) <= 64', name=op.f('ck_report_files_sha256_length')),
    sa.CheckConstraint('length(sha256) = 64', name=op.f('ck_report_files_digest')),
    sa.CheckConstraint('size >= 0', name=op.f('ck_report_files_size')),
    sa.ForeignKeyConstraint(['run_id'], ['report_runs.id'], name=op.f('fk_report_files_run_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_files')),
    sa.UniqueConstraint('run_id', 'format', name=op.f('uq_report_files_run_id_format'))
    )
    op.create_index(op.f('ix_report_files_sha256'), 'report_files', ['sha256'], unique=False)
    for table in APPEND_ONLY:
        forbid_changes(table)


def downgrade() -> None:
    for table in reversed(APPEND_ONLY):
        op.drop_table(table)
        if op.get_context().dialect.name == 'postgresql':
            op.execute(f'DROP FUNCTION fn_{table}_append_only()')
