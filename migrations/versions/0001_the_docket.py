"""The source layer, the docket layer and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ('change_sets', 'audit_entries', 'raw_captures', 'captures')


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
    op.create_table('authorities',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.Enum('court', 'prosecutor', 'investigator', 'detention_facility', 'government', 'unknown', name='authority_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('aliases', sa.JSON(), nullable=False),
    sa.Column('pack', sa.String(length=16), nullable=True),
    sa.Column('grade', sa.Enum('A', 'B', 'C', name='grade', native_enum=False, create_constraint=True), nullable=True),
    sa.CheckConstraint('length(name) <= 200', name=op.f('ck_authorities_name_length')),
    sa.CheckConstraint('length(pack) <= 16', name=op.f('ck_authorities_pack_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_authorities_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_authorities_version')),
    sa.ForeignKeyConstraint(['parent_id'], ['authorities.id'], name=op.f('fk_authorities_parent_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_authorities')),
    sa.UniqueConstraint('name', name=op.f('uq_authorities_name'))
    )
    op.create_index('ix_authorities_parent_id', 'authorities', ['parent_id'], unique=False)

    op.create_table('cases',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('title', sa.String(length=400), nullable=False),
    sa.Column('jurisdiction', sa.String(length=16), nullable=True),
    sa.Column('monitoring', sa.Enum('open', 'watched', 'closed', name='monitoring_status', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('confidentiality', sa.Enum('internal', 'partner', 'public', name='confidentiality', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('priority', sa.Enum('low', 'normal', 'high', name='priority', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('opened_edtf', sa.String(length=32), nullable=True),
    sa.Column('opened_earliest', sa.Date(), nullable=True),
    sa.Column('opened_latest', sa.Date(), nullable=True),
    sa.Column('opened_wording', sa.String(length=200), nullable=True),
    sa.CheckConstraint('(opened_edtf IS NULL) = (opened_earliest IS NULL AND opened_latest IS NULL)', name=op.f('ck_cases_opened_whole')),
    sa.CheckConstraint('length(jurisdiction) <= 16', name=op.f('ck_cases_jurisdiction_length')),
    sa.CheckConstraint('length(opened_edtf) <= 32', name=op.f('ck_cases_opened_edtf_length')),
    sa.CheckConstraint('length(opened_wording) <= 200', name=op.f('ck_cases_opened_wording_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_cases_ref_length')),
    sa.CheckConstraint('length(title) <= 400', name=op.f('ck_cases_title_length')),
    sa.CheckConstraint('opened_earliest IS NULL OR opened_latest IS NULL OR opened_earliest <= opened_latest', name=op.f('ck_cases_opened_order')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_cases_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_cases_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cases')),
    sa.UniqueConstraint('ref', name=op.f('uq_cases_ref'))
    )
    op.create_table('change_sets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=80), nullable=False),
    sa.Column('origin', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('summary', sa.String(length=400), nullable=False),
    sa.Column('reason', sa.String(length=400), nullable=True),
    sa.Column('undoes_id', sa.Integer(), nullable=True),
    sa.Column('entry_count', sa.Integer(), nullable=False),
    sa.Column('entries_sha256', sa.String(length=64), nullable=False),
    sa.Column('previous_sha256', sa.String(length=64), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.CheckConstraint('entry_count >= 0', name=op.f('ck_change_sets_entry_count')),
    sa.CheckConstraint('length(actor) <= 80', name=op.f('ck_change_sets_actor_length')),
    sa.CheckConstraint('length(entries_sha256) <= 64', name=op.f('ck_change_sets_entries_sha256_length')),
    sa.CheckConstraint('length(kind) <= 24', name=op.f('ck_change_sets_kind_length')),
    sa.CheckConstraint('length(origin) <= 16', name=op.f('ck_change_sets_origin_length')),
    sa.CheckConstraint('length(previous_sha256) <= 64', name=op.f('ck_change_sets_previous_sha256_length')),
    sa.CheckConstraint('length(reason) <= 400', name=op.f('ck_change_sets_reason_length')),
    sa.CheckConstraint('length(sha256) <= 64', name=op.f('ck_change_sets_sha256_length')),
    sa.CheckConstraint('length(sha256) = 64', name=op.f('ck_change_sets_digest')),
    sa.CheckConstraint('length(summary) <= 400', name=op.f('ck_change_sets_summary_length')),
    sa.ForeignKeyConstraint(['undoes_id'], ['change_sets.id'], name=op.f('fk_change_sets_undoes_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change_sets')),
    sa.UniqueConstraint('previous_sha256', name=op.f('uq_change_sets_previous_sha256')),
    sa.UniqueConstraint('sha256', name=op.f('uq_change_sets_sha256'))
    )
    op.create_index('ix_change_sets_undoes_id', 'change_sets', ['undoes_id'], unique=False)

    op.create_table('detainee_groups',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('label', sa.String(length=200), nullable=False),
    sa.Column('unit', sa.String(length=200), nullable=True),
    sa.Column('size_min', sa.Integer(), nullable=True),
    sa.Column('size_max', sa.Integer(), nullable=True),
    sa.Column('captured_edtf', sa.String(length=32), nullable=True),
    sa.Column('captured_earliest', sa.Date(), nullable=True),
    sa.Column('captured_latest', sa.Date(), nullable=True),
    sa.Column('captured_wording', sa.String(length=200), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=True),
    sa.Column('nationality', sa.String(length=200), nullable=True),
    sa.Column('parent_group_id', sa.Integer(), nullable=True),
    sa.Column('parent_note', sa.String(length=200), nullable=True),
    sa.CheckConstraint('(captured_edtf IS NULL) = (captured_earliest IS NULL AND captured_latest IS NULL)', name=op.f('ck_detainee_groups_captured_whole')),
    sa.CheckConstraint('captured_earliest IS NULL OR captured_latest IS NULL OR captured_earliest <= captured_latest', name=op.f('ck_detainee_groups_captured_order')),
    sa.CheckConstraint('length(captured_edtf) <= 32', name=op.f('ck_detainee_groups_captured_edtf_length')),
    sa.CheckConstraint('length(captured_wording) <= 200', name=op.f('ck_detainee_groups_captured_wording_length')),
    sa.CheckConstraint('length(label) <= 200', name=op.f('ck_detainee_groups_label_length')),
    sa.CheckConstraint('length(nationality) <= 200', name=op.f('ck_detainee_groups_nationality_length')),
    sa.CheckConstraint('length(parent_note) <= 200', name=op.f('ck_detainee_groups_parent_note_length')),
    sa.CheckConstraint('length(place) <= 200', name=op.f('ck_detainee_groups_place_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_detainee_groups_ref_length')),
    sa.CheckConstraint('length(unit) <= 200', name=op.f('ck_detainee_groups_unit_length')),
    sa.CheckConstraint('parent_group_id IS NULL OR parent_group_id <> id', name=op.f('ck_detainee_groups_own_parent')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_detainee_groups_recorded_order')),
    sa.CheckConstraint('size_min IS NULL OR size_max IS NULL OR size_min <= size_max', name=op.f('ck_detainee_groups_size_order')),
    sa.CheckConstraint('size_min IS NULL OR size_min >= 0', name=op.f('ck_detainee_groups_size_min')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_detainee_groups_version')),
    sa.ForeignKeyConstraint(['parent_group_id'], ['detainee_groups.id'], name=op.f('fk_detainee_groups_parent_group_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_detainee_groups')),
    sa.UniqueConstraint('ref', name=op.f('uq_detainee_groups_ref'))
    )
    op.create_index('ix_detainee_groups_parent_group_id', 'detainee_groups', ['parent_group_id'], unique=False)

    op.create_table('persons',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=True),
    sa.Column('birth_edtf', sa.String(length=32), nullable=True),
    sa.Column('birth_earliest', sa.Date(), nullable=True),
    sa.Column('birth_latest', sa.Date(), nullable=True),
    sa.Column('birth_wording', sa.String(length=200), nullable=True),
    sa.Column('nationality', sa.String(length=200), nullable=True),
    sa.Column('occupation', sa.String(length=200), nullable=True),
    sa.Column('pseudonym', sa.String(length=200), nullable=True),
    sa.Column('public_name_reason', sa.String(length=400), nullable=True),
    sa.CheckConstraint('(birth_edtf IS NULL) = (birth_earliest IS NULL AND birth_latest IS NULL)', name=op.f('ck_persons_birth_whole')),
    sa.CheckConstraint('birth_earliest IS NULL OR birth_latest IS NULL OR birth_earliest <= birth_latest', name=op.f('ck_persons_birth_order')),
    sa.CheckConstraint('length(birth_edtf) <= 32', name=op.f('ck_persons_birth_edtf_length')),
    sa.CheckConstraint('length(birth_wording) <= 200', name=op.f('ck_persons_birth_wording_length')),
    sa.CheckConstraint('length(name) <= 200', name=op.f('ck_persons_name_length')),
    sa.CheckConstraint('length(nationality) <= 200', name=op.f('ck_persons_nationality_length')),
    sa.CheckConstraint('length(occupation) <= 200', name=op.f('ck_persons_occupation_length')),
    sa.CheckConstraint('length(pseudonym) <= 200', name=op.f('ck_persons_pseudonym_length')),
    sa.CheckConstraint('length(public_name_reason) <= 400', name=op.f('ck_persons_public_name_reason_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_persons_ref_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_persons_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_persons_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_persons')),
    sa.UniqueConstraint('pseudonym', name=op.f('uq_persons_pseudonym')),
    sa.UniqueConstraint('ref', name=op.f('uq_persons_ref'))
    )
    op.create_table('provisions',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('article', sa.String(length=40), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('label', sa.String(length=400), nullable=False),
    sa.Column('gravity', sa.String(length=40), nullable=True),
    sa.Column('penalty_range', sa.String(length=200), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('pack', sa.String(length=16), nullable=False),
    sa.Column('grade', sa.Enum('A', 'B', 'C', name='grade', native_enum=False, create_constraint=True), nullable=False),
    sa.CheckConstraint('length(article) <= 40', name=op.f('ck_provisions_article_length')),
    sa.CheckConstraint('length(code) <= 40', name=op.f('ck_provisions_code_length')),
    sa.CheckConstraint('length(gravity) <= 40', name=op.f('ck_provisions_gravity_length')),
    sa.CheckConstraint('length(label) <= 400', name=op.f('ck_provisions_label_length')),
    sa.CheckConstraint('length(pack) <= 16', name=op.f('ck_provisions_pack_length')),
    sa.CheckConstraint('length(penalty_range) <= 200', name=op.f('ck_provisions_penalty_range_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_provisions_recorded_order')),
    sa.ForeignKeyConstraint(['parent_id'], ['provisions.id'], name=op.f('fk_provisions_parent_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provisions'))
    )
    op.create_index('ix_provisions_parent_id', 'provisions', ['parent_id'], unique=False)
    op.create_index('uq_provisions_current', 'provisions', ['code', 'article'], unique=True, sqlite_where=sa.text('recorded_to IS NULL'), postgresql_where=sa.text('recorded_to IS NULL'))

    op.create_table('publishers',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=True),
    sa.Column('kind', sa.Enum('agency', 'newspaper', 'broadcaster', 'official', 'court', 'ngo', 'social', 'unknown', name='publisher_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('reliability', sa.String(length=200), nullable=True),
    sa.CheckConstraint('length(country) <= 2', name=op.f('ck_publishers_country_length')),
    sa.CheckConstraint('length(name) <= 200', name=op.f('ck_publishers_name_length')),
    sa.CheckConstraint('length(reliability) <= 200', name=op.f('ck_publishers_reliability_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_publishers_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_publishers_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_publishers')),
    sa.UniqueConstraint('name', name=op.f('uq_publishers_name'))
    )
    op.create_table('raw_captures',
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint('length(sha256) <= 64', name=op.f('ck_raw_captures_sha256_length')),
    sa.CheckConstraint('length(sha256) = 64', name=op.f('ck_raw_captures_digest')),
    sa.CheckConstraint('size >= 0', name=op.f('ck_raw_captures_size')),
    sa.PrimaryKeyConstraint('sha256', name=op.f('pk_raw_captures'))
    )
    op.create_table('ref_counters',
    sa.Column('prefix', sa.String(length=4), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.CheckConstraint('length(prefix) <= 4', name=op.f('ck_ref_counters_prefix_length')),
    sa.PrimaryKeyConstraint('prefix', name=op.f('pk_ref_counters'))
    )
    op.create_table('stages',
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('phase', sa.String(length=40), nullable=False),
    sa.Column('label', sa.String(length=200), nullable=False),
    sa.Column('past', sa.String(length=200), nullable=False),
    sa.Column('letter', sa.String(length=1), nullable=False),
    sa.Column('pack', sa.String(length=16), nullable=False),
    sa.CheckConstraint('length(code) <= 40', name=op.f('ck_stages_code_length')),
    sa.CheckConstraint('length(label) <= 200', name=op.f('ck_stages_label_length')),
    sa.CheckConstraint('length(letter) <= 1', name=op.f('ck_stages_letter_length')),
    sa.CheckConstraint('length(pack) <= 16', name=op.f('ck_stages_pack_length')),
    sa.CheckConstraint('length(past) <= 200', name=op.f('ck_stages_past_length')),
    sa.CheckConstraint('length(phase) <= 40', name=op.f('ck_stages_phase_length')),
    sa.CheckConstraint('position >= 0 AND position < 100', name=op.f('ck_stages_position')),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_stages'))
    )
    op.create_table('audit_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('change_set_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('table_name', sa.String(length=40), nullable=False),
    sa.Column('row_id', sa.String(length=64), nullable=False),
    sa.Column('old', sa.Text(), nullable=True),
    sa.Column('new', sa.Text(), nullable=True),
    sa.CheckConstraint('length(row_id) <= 64', name=op.f('ck_audit_entries_row_id_length')),
    sa.CheckConstraint('length(table_name) <= 40', name=op.f('ck_audit_entries_table_name_length')),
    sa.CheckConstraint('old IS NOT NULL OR new IS NOT NULL', name=op.f('ck_audit_entries_change')),
    sa.ForeignKeyConstraint(['change_set_id'], ['change_sets.id'], name=op.f('fk_audit_entries_change_set_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entries')),
    sa.UniqueConstraint('change_set_id', 'ordinal', name=op.f('uq_audit_entries_change_set_id_ordinal'))
    )
    op.create_index('ix_audit_entries_row', 'audit_entries', ['table_name', 'row_id', 'id'], unique=False)

    op.create_table('case_groups',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_case_groups_recorded_order')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_case_groups_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_case_groups_group_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_groups'))
    )
    op.create_index('ix_case_groups_group_id', 'case_groups', ['group_id'], unique=False)
    op.create_index('uq_case_groups_current', 'case_groups', ['case_id', 'group_id'], unique=True, sqlite_where=sa.text('recorded_to IS NULL'), postgresql_where=sa.text('recorded_to IS NULL'))

    op.create_table('case_links',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('other_case_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('joined_into', 'severed_from', 'appeal_of', 'retrial_of', 'companion', name='case_link_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('since_edtf', sa.String(length=32), nullable=True),
    sa.Column('since_earliest', sa.Date(), nullable=True),
    sa.Column('since_latest', sa.Date(), nullable=True),
    sa.Column('since_wording', sa.String(length=200), nullable=True),
    sa.CheckConstraint('(since_edtf IS NULL) = (since_earliest IS NULL AND since_latest IS NULL)', name=op.f('ck_case_links_since_whole')),
    sa.CheckConstraint('case_id <> other_case_id', name=op.f('ck_case_links_two_cases')),
    sa.CheckConstraint('length(since_edtf) <= 32', name=op.f('ck_case_links_since_edtf_length')),
    sa.CheckConstraint('length(since_wording) <= 200', name=op.f('ck_case_links_since_wording_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_case_links_recorded_order')),
    sa.CheckConstraint('since_earliest IS NULL OR since_latest IS NULL OR since_earliest <= since_latest', name=op.f('ck_case_links_since_order')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_case_links_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['other_case_id'], ['cases.id'], name=op.f('fk_case_links_other_case_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_links'))
    )
    op.create_index('ix_case_links_case_id', 'case_links', ['case_id'], unique=False)
    op.create_index('ix_case_links_other_case_id', 'case_links', ['other_case_id'], unique=False)

    op.create_table('case_numbers',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(length=200), nullable=False),
    sa.Column('authority_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('length(number) <= 200', name=op.f('ck_case_numbers_number_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_case_numbers_recorded_order')),
    sa.ForeignKeyConstraint(['authority_id'], ['authorities.id'], name=op.f('fk_case_numbers_authority_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_case_numbers_case_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_numbers'))
    )
    op.create_index('ix_case_numbers_authority_id', 'case_numbers', ['authority_id'], unique=False)
    op.create_index('uq_case_numbers_current', 'case_numbers', ['case_id', 'number'], unique=True, sqlite_where=sa.text('recorded_to IS NULL'), postgresql_where=sa.text('recorded_to IS NULL'))

    op.create_table('custody_episodes',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('started_edtf', sa.String(length=32), nullable=True),
    sa.Column('started_earliest', sa.Date(), nullable=True),
    sa.Column('started_latest', sa.Date(), nullable=True),
    sa.Column('started_wording', sa.String(length=200), nullable=True),
    sa.Column('ended_edtf', sa.String(length=32), nullable=True),
    sa.Column('ended_earliest', sa.Date(), nullable=True),
    sa.Column('ended_latest', sa.Date(), nullable=True),
    sa.Column('ended_wording', sa.String(length=200), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('facility_id', sa.Integer(), nullable=True),
    sa.Column('authority_id', sa.Integer(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=True),
    sa.Column('kind', sa.Enum('administrative', 'judicial', 'house_arrest', 'prisoner_of_war_claimed', 'sentence', 'unknown', name='custody_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('how_ended', sa.Enum('released', 'transferred', 'repatriated', 'extradited', 'pardoned', 'died', 'escaped', 'unknown', name='custody_end', native_enum=False, create_constraint=True), nullable=True),
    sa.Column('acknowledged', sa.Enum('acknowledged', 'denied', 'not_reported', name='acknowledgement', native_enum=False, create_constraint=True), nullable=False),
    sa.CheckConstraint('(ended_edtf IS NULL) = (ended_earliest IS NULL AND ended_latest IS NULL)', name=op.f('ck_custody_episodes_ended_whole')),
    sa.CheckConstraint('(started_edtf IS NULL) = (started_earliest IS NULL AND started_latest IS NULL)', name=op.f('ck_custody_episodes_started_whole')),
    sa.CheckConstraint('ended_earliest IS NULL OR ended_latest IS NULL OR ended_earliest <= ended_latest', name=op.f('ck_custody_episodes_ended_order')),
    sa.CheckConstraint('ended_edtf IS NULL OR how_ended IS NOT NULL', name=op.f('ck_custody_episodes_how_ended')),
    sa.CheckConstraint('length(ended_edtf) <= 32', name=op.f('ck_custody_episodes_ended_edtf_length')),
    sa.CheckConstraint('length(ended_wording) <= 200', name=op.f('ck_custody_episodes_ended_wording_length')),
    sa.CheckConstraint('length(place) <= 200', name=op.f('ck_custody_episodes_place_length')),
    sa.CheckConstraint('length(started_edtf) <= 32', name=op.f('ck_custody_episodes_started_edtf_length')),
    sa.CheckConstraint('length(started_wording) <= 200', name=op.f('ck_custody_episodes_started_wording_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_custody_episodes_recorded_order')),
    sa.CheckConstraint('started_earliest IS NULL OR started_latest IS NULL OR started_earliest <= started_latest', name=op.f('ck_custody_episodes_started_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_custody_episodes_version')),
    sa.ForeignKeyConstraint(['authority_id'], ['authorities.id'], name=op.f('fk_custody_episodes_authority_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['facility_id'], ['authorities.id'], name=op.f('fk_custody_episodes_facility_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_custody_episodes_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_custody_episodes'))
    )
    op.create_index('ix_custody_episodes_authority_id', 'custody_episodes', ['authority_id'], unique=False)
    op.create_index('ix_custody_episodes_facility_id', 'custody_episodes', ['facility_id'], unique=False)
    op.create_index('ix_custody_episodes_person_id', 'custody_episodes', ['person_id'], unique=False)

    op.create_table('defendants',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('started_edtf', sa.String(length=32), nullable=True),
    sa.Column('started_earliest', sa.Date(), nullable=True),
    sa.Column('started_latest', sa.Date(), nullable=True),
    sa.Column('started_wording', sa.String(length=200), nullable=True),
    sa.Column('ended_edtf', sa.String(length=32), nullable=True),
    sa.Column('ended_earliest', sa.Date(), nullable=True),
    sa.Column('ended_latest', sa.Date(), nullable=True),
    sa.Column('ended_wording', sa.String(length=200), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('suspect', 'accused', 'defendant', 'convicted', name='defendant_role', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('current_stage_code', sa.String(), nullable=True),
    sa.Column('current_stage_event_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(current_stage_code IS NULL) = (current_stage_event_id IS NULL)', name=op.f('ck_defendants_current_stage')),
    sa.CheckConstraint('(ended_edtf IS NULL) = (ended_earliest IS NULL AND ended_latest IS NULL)', name=op.f('ck_defendants_ended_whole')),
    sa.CheckConstraint('(started_edtf IS NULL) = (started_earliest IS NULL AND started_latest IS NULL)', name=op.f('ck_defendants_started_whole')),
    sa.CheckConstraint('ended_earliest IS NULL OR ended_latest IS NULL OR ended_earliest <= ended_latest', name=op.f('ck_defendants_ended_order')),
    sa.CheckConstraint('length(ended_edtf) <= 32', name=op.f('ck_defendants_ended_edtf_length')),
    sa.CheckConstraint('length(ended_wording) <= 200', name=op.f('ck_defendants_ended_wording_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_defendants_ref_length')),
    sa.CheckConstraint('length(started_edtf) <= 32', name=op.f('ck_defendants_started_edtf_length')),
    sa.CheckConstraint('length(started_wording) <= 200', name=op.f('ck_defendants_started_wording_length')),
    sa.CheckConstraint('ordinal >= 1', name=op.f('ck_defendants_ordinal')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_defendants_recorded_order')),
    sa.CheckConstraint('started_earliest IS NULL OR started_latest IS NULL OR started_earliest <= started_latest', name=op.f('ck_defendants_started_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_defendants_version')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_defendants_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['current_stage_code'], ['stages.code'], name=op.f('fk_defendants_current_stage_code'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_defendants_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_defendants')),
    sa.UniqueConstraint('ref', name=op.f('uq_defendants_ref'))
    )
    op.create_index('ix_defendants_person_id', 'defendants', ['person_id'], unique=False)
    op.create_index('ix_defendants_stage', 'defendants', ['current_stage_code', 'case_id'], unique=False)
    op.create_index('uq_defendants_current', 'defendants', ['case_id', 'person_id'], unique=True, sqlite_where=sa.text('recorded_to IS NULL'), postgresql_where=sa.text('recorded_to IS NULL'))

    op.create_table('feeds',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('url', sa.String(length=2000), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('publisher_id', sa.Integer(), nullable=True),
    sa.Column('etag', sa.String(length=200), nullable=True),
    sa.Column('last_modified', sa.String(length=200), nullable=True),
    sa.Column('fetched_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('outcome', sa.String(length=400), nullable=True),
    sa.CheckConstraint('length(etag) <= 200', name=op.f('ck_feeds_etag_length')),
    sa.CheckConstraint('length(kind) <= 16', name=op.f('ck_feeds_kind_length')),
    sa.CheckConstraint('length(last_modified) <= 200', name=op.f('ck_feeds_last_modified_length')),
    sa.CheckConstraint('length(outcome) <= 400', name=op.f('ck_feeds_outcome_length')),
    sa.CheckConstraint('length(url) <= 2000', name=op.f('ck_feeds_url_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_feeds_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_feeds_version')),
    sa.ForeignKeyConstraint(['publisher_id'], ['publishers.id'], name=op.f('fk_feeds_publisher_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feeds')),
    sa.UniqueConstraint('url', name=op.f('uq_feeds_url'))
    )
    op.create_index('ix_feeds_publisher_id', 'feeds', ['publisher_id'], unique=False)

    op.create_table('group_events',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('happened_edtf', sa.String(length=32), nullable=True),
    sa.Column('happened_earliest', sa.Date(), nullable=True),
    sa.Column('happened_latest', sa.Date(), nullable=True),
    sa.Column('happened_wording', sa.String(length=200), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('other_group_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('formed', 'identified', 'split', 'merged', 'transferred', 'partly_released', 'recounted', name='group_event_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('count_before', sa.Integer(), nullable=True),
    sa.Column('count_after', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=400), nullable=True),
    sa.CheckConstraint('(happened_edtf IS NULL) = (happened_earliest IS NULL AND happened_latest IS NULL)', name=op.f('ck_group_events_happened_whole')),
    sa.CheckConstraint('count_after IS NULL OR count_after >= 0', name=op.f('ck_group_events_count_after')),
    sa.CheckConstraint('count_before IS NULL OR count_before >= 0', name=op.f('ck_group_events_count_before')),
    sa.CheckConstraint('happened_earliest IS NULL OR happened_latest IS NULL OR happened_earliest <= happened_latest', name=op.f('ck_group_events_happened_order')),
    sa.CheckConstraint('length(happened_edtf) <= 32', name=op.f('ck_group_events_happened_edtf_length')),
    sa.CheckConstraint('length(happened_wording) <= 200', name=op.f('ck_group_events_happened_wording_length')),
    sa.CheckConstraint('length(note) <= 400', name=op.f('ck_group_events_note_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_group_events_recorded_order')),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_group_events_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['other_group_id'], ['detainee_groups.id'], name=op.f('fk_group_events_other_group_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_events'))
    )
    op.create_index('ix_group_events_group_id', 'group_events', ['group_id'], unique=False)
    op.create_index('ix_group_events_other_group_id', 'group_events', ['other_group_id'], unique=False)

    op.create_table('group_members',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('started_edtf', sa.String(length=32), nullable=True),
    sa.Column('started_earliest', sa.Date(), nullable=True),
    sa.Column('started_latest', sa.Date(), nullable=True),
    sa.Column('started_wording', sa.String(length=200), nullable=True),
    sa.Column('ended_edtf', sa.String(length=32), nullable=True),
    sa.Column('ended_earliest', sa.Date(), nullable=True),
    sa.Column('ended_latest', sa.Date(), nullable=True),
    sa.Column('ended_wording', sa.String(length=200), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('certainty', sa.Enum('stated', 'inferred', 'assumed', name='certainty', native_enum=False, create_constraint=True), nullable=False),
    sa.CheckConstraint('(ended_edtf IS NULL) = (ended_earliest IS NULL AND ended_latest IS NULL)', name=op.f('ck_group_members_ended_whole')),
    sa.CheckConstraint('(started_edtf IS NULL) = (started_earliest IS NULL AND started_latest IS NULL)', name=op.f('ck_group_members_started_whole')),
    sa.CheckConstraint('ended_earliest IS NULL OR ended_latest IS NULL OR ended_earliest <= ended_latest', name=op.f('ck_group_members_ended_order')),
    sa.CheckConstraint('length(ended_edtf) <= 32', name=op.f('ck_group_members_ended_edtf_length')),
    sa.CheckConstraint('length(ended_wording) <= 200', name=op.f('ck_group_members_ended_wording_length')),
    sa.CheckConstraint('length(started_edtf) <= 32', name=op.f('ck_group_members_started_edtf_length')),
    sa.CheckConstraint('length(started_wording) <= 200', name=op.f('ck_group_members_started_wording_length')),
    sa.CheckConstraint('ordinal >= 1', name=op.f('ck_group_members_ordinal')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_group_members_recorded_order')),
    sa.CheckConstraint('started_earliest IS NULL OR started_latest IS NULL OR started_earliest <= started_latest', name=op.f('ck_group_members_started_order')),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_group_members_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_group_members_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_members'))
    )
    op.create_index('ix_group_members_person_id', 'group_members', ['person_id'], unique=False)
    op.create_index('uq_group_members_current', 'group_members', ['group_id', 'ordinal'], unique=True, sqlite_where=sa.text('recorded_to IS NULL'), postgresql_where=sa.text('recorded_to IS NULL'))

    op.create_table('identity_decisions',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('other_person_id', sa.Integer(), nullable=False),
    sa.Column('verdict', sa.Enum('same', 'different', 'unsure', name='identity_verdict', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('reason', sa.String(length=400), nullable=False),
    sa.Column('decided_by', sa.String(length=80), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(decided_by) <= 80', name=op.f('ck_identity_decisions_decided_by_length')),
    sa.CheckConstraint('length(reason) <= 400', name=op.f('ck_identity_decisions_reason_length')),
    sa.CheckConstraint('person_id <> other_person_id', name=op.f('ck_identity_decisions_two_persons')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_identity_decisions_recorded_order')),
    sa.ForeignKeyConstraint(['other_person_id'], ['persons.id'], name=op.f('fk_identity_decisions_other_person_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_identity_decisions_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_identity_decisions'))
    )
    op.create_index('ix_identity_decisions_other_person_id', 'identity_decisions', ['other_person_id'], unique=False)
    op.create_index('ix_identity_decisions_person_id', 'identity_decisions', ['person_id'], unique=False)

    op.create_table('sources',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('publisher_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(length=400), nullable=False),
    sa.Column('url', sa.String(length=2000), nullable=True),
    sa.Column('author', sa.String(length=200), nullable=True),
    sa.Column('language', sa.String(length=16), nullable=True),
    sa.Column('kind', sa.Enum('news', 'statement', 'court_document', 'feed_entry', 'note', name='source_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('published_edtf', sa.String(length=32), nullable=True),
    sa.Column('published_earliest', sa.Date(), nullable=True),
    sa.Column('published_latest', sa.Date(), nullable=True),
    sa.Column('published_wording', sa.String(length=200), nullable=True),
    sa.CheckConstraint('(published_edtf IS NULL) = (published_earliest IS NULL AND published_latest IS NULL)', name=op.f('ck_sources_published_whole')),
    sa.CheckConstraint('length(author) <= 200', name=op.f('ck_sources_author_length')),
    sa.CheckConstraint('length(language) <= 16', name=op.f('ck_sources_language_length')),
    sa.CheckConstraint('length(published_edtf) <= 32', name=op.f('ck_sources_published_edtf_length')),
    sa.CheckConstraint('length(published_wording) <= 200', name=op.f('ck_sources_published_wording_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_sources_ref_length')),
    sa.CheckConstraint('length(title) <= 400', name=op.f('ck_sources_title_length')),
    sa.CheckConstraint('length(url) <= 2000', name=op.f('ck_sources_url_length')),
    sa.CheckConstraint('published_earliest IS NULL OR published_latest IS NULL OR published_earliest <= published_latest', name=op.f('ck_sources_published_order')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_sources_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_sources_version')),
    sa.ForeignKeyConstraint(['publisher_id'], ['publishers.id'], name=op.f('fk_sources_publisher_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sources')),
    sa.UniqueConstraint('ref', name=op.f('uq_sources_ref'))
    )
    op.create_index('ix_sources_publisher_id', 'sources', ['publisher_id'], unique=False)

    op.create_table('captures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('source_id', sa.Integer(), nullable=False),
    sa.Column('raw_sha256', sa.String(64), nullable=False),
    sa.Column('captured_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name', sa.String(length=400), nullable=False),
    sa.Column('media_type', sa.String(length=80), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('text_sha256', sa.String(length=64), nullable=False),
    sa.Column('reader_version', sa.String(length=32), nullable=False),
    sa.Column('family', sa.String(length=64), nullable=True),
    sa.Column('notes', sa.JSON(), nullable=False),
    sa.CheckConstraint('length(family) <= 64', name=op.f('ck_captures_family_length')),
    sa.CheckConstraint('length(media_type) <= 80', name=op.f('ck_captures_media_type_length')),
    sa.CheckConstraint('length(name) <= 400', name=op.f('ck_captures_name_length')),
    sa.CheckConstraint('length(reader_version) <= 32', name=op.f('ck_captures_reader_version_length')),
    sa.CheckConstraint('length(text_sha256) <= 64', name=op.f('ck_captures_text_sha256_length')),
    sa.CheckConstraint('length(text_sha256) = 64', name=op.f('ck_captures_digest')),
    sa.ForeignKeyConstraint(['raw_sha256'], ['raw_captures.sha256'], name=op.f('fk_captures_raw_sha256'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_captures_source_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_captures')),
    sa.UniqueConstraint('source_id', 'raw_sha256', name=op.f('uq_captures_source_id_raw_sha256'))
    )
    op.create_index('ix_captures_raw_sha256', 'captures', ['raw_sha256'], unique=False)
    op.create_index('ix_captures_text_sha256', 'captures', ['text_sha256'], unique=False)

    op.create_table('charges',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('defendant_id', sa.Integer(), nullable=False),
    sa.Column('provision_id', sa.Integer(), nullable=True),
    sa.Column('wording', sa.String(length=400), nullable=False),
    sa.Column('article', sa.String(length=40), nullable=True),
    sa.Column('count_number', sa.Integer(), nullable=True),
    sa.Column('status', sa.Enum('alleged', 'in_indictment', 'amended', 'dropped', 'convicted', 'acquitted', name='charge_status', native_enum=False, create_constraint=True), nullable=False),
    sa.CheckConstraint('count_number IS NULL OR count_number >= 1', name=op.f('ck_charges_count_number')),
    sa.CheckConstraint('length(article) <= 40', name=op.f('ck_charges_article_length')),
    sa.CheckConstraint('length(wording) <= 400', name=op.f('ck_charges_wording_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_charges_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_charges_version')),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_charges_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['provision_id'], ['provisions.id'], name=op.f('fk_charges_provision_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_charges'))
    )
    op.create_index('ix_charges_defendant_id', 'charges', ['defendant_id'], unique=False)
    op.create_index('ix_charges_provision_id', 'charges', ['provision_id'], unique=False)

    op.create_table('stage_events',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reported_edtf', sa.String(length=32), nullable=True),
    sa.Column('reported_earliest', sa.Date(), nullable=True),
    sa.Column('reported_latest', sa.Date(), nullable=True),
    sa.Column('reported_wording', sa.String(length=200), nullable=True),
    sa.Column('happened_edtf', sa.String(length=32), nullable=True),
    sa.Column('happened_earliest', sa.Date(), nullable=True),
    sa.Column('happened_latest', sa.Date(), nullable=True),
    sa.Column('happened_wording', sa.String(length=200), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('stage_code', sa.String(), nullable=False),
    sa.Column('authority_id', sa.Integer(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=True),
    sa.Column('basis', sa.Enum('reported', 'derived', name='basis', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('supersedes_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(happened_edtf IS NULL) = (happened_earliest IS NULL AND happened_latest IS NULL)', name=op.f('ck_stage_events_happened_whole')),
    sa.CheckConstraint('(reported_edtf IS NULL) = (reported_earliest IS NULL AND reported_latest IS NULL)', name=op.f('ck_stage_events_reported_whole')),
    sa.CheckConstraint('group_id IS NULL OR defendant_id IS NULL', name=op.f('ck_stage_events_one_scope')),
    sa.CheckConstraint('happened_earliest IS NULL OR happened_latest IS NULL OR happened_earliest <= happened_latest', name=op.f('ck_stage_events_happened_order')),
    sa.CheckConstraint('length(happened_edtf) <= 32', name=op.f('ck_stage_events_happened_edtf_length')),
    sa.CheckConstraint('length(happened_wording) <= 200', name=op.f('ck_stage_events_happened_wording_length')),
    sa.CheckConstraint('length(place) <= 200', name=op.f('ck_stage_events_place_length')),
    sa.CheckConstraint('length(reported_edtf) <= 32', name=op.f('ck_stage_events_reported_edtf_length')),
    sa.CheckConstraint('length(reported_wording) <= 200', name=op.f('ck_stage_events_reported_wording_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_stage_events_recorded_order')),
    sa.CheckConstraint('reported_earliest IS NULL OR reported_latest IS NULL OR reported_earliest <= reported_latest', name=op.f('ck_stage_events_reported_order')),
    sa.CheckConstraint('supersedes_id IS NULL OR supersedes_id <> id', name=op.f('ck_stage_events_own_past')),
    sa.ForeignKeyConstraint(['authority_id'], ['authorities.id'], name=op.f('fk_stage_events_authority_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_stage_events_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_stage_events_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_stage_events_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['stage_code'], ['stages.code'], name=op.f('fk_stage_events_stage_code'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['supersedes_id'], ['stage_events.id'], name=op.f('fk_stage_events_supersedes_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stage_events'))
    )
    op.create_index('ix_stage_events_authority_id', 'stage_events', ['authority_id'], unique=False)
    op.create_index('ix_stage_events_case_id', 'stage_events', ['case_id'], unique=False)
    op.create_index('ix_stage_events_defendant_id', 'stage_events', ['defendant_id'], unique=False)
    op.create_index('ix_stage_events_group_id', 'stage_events', ['group_id'], unique=False)
    op.create_index('ix_stage_events_stage_code', 'stage_events', ['stage_code'], unique=False)
    op.create_index('ix_stage_events_supersedes_id', 'stage_events', ['supersedes_id'], unique=False)

    op.create_table('charge_updates',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reported_edtf', sa.String(length=32), nullable=True),
    sa.Column('reported_earliest', sa.Date(), nullable=True),
    sa.Column('reported_latest', sa.Date(), nullable=True),
    sa.Column('reported_wording', sa.String(length=200), nullable=True),
    sa.Column('happened_edtf', sa.String(length=32), nullable=True),
    sa.Column('happened_earliest', sa.Date(), nullable=True),
    sa.Column('happened_latest', sa.Date(), nullable=True),
    sa.Column('happened_wording', sa.String(length=200), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('charge_id', sa.Integer(), nullable=False),
    sa.Column('status', sa.Enum('alleged', 'in_indictment', 'amended', 'dropped', 'convicted', 'acquitted', name='charge_status', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('note', sa.String(length=400), nullable=True),
    sa.CheckConstraint('(happened_edtf IS NULL) = (happened_earliest IS NULL AND happened_latest IS NULL)', name=op.f('ck_charge_updates_happened_whole')),
    sa.CheckConstraint('(reported_edtf IS NULL) = (reported_earliest IS NULL AND reported_latest IS NULL)', name=op.f('ck_charge_updates_reported_whole')),
    sa.CheckConstraint('happened_earliest IS NULL OR happened_latest IS NULL OR happened_earliest <= happened_latest', name=op.f('ck_charge_updates_happened_order')),
    sa.CheckConstraint('length(happened_edtf) <= 32', name=op.f('ck_charge_updates_happened_edtf_length')),
    sa.CheckConstraint('length(happened_wording) <= 200', name=op.f('ck_charge_updates_happened_wording_length')),
    sa.CheckConstraint('length(note) <= 400', name=op.f('ck_charge_updates_note_length')),
    sa.CheckConstraint('length(reported_edtf) <= 32', name=op.f('ck_charge_updates_reported_edtf_length')),
    sa.CheckConstraint('length(reported_wording) <= 200', name=op.f('ck_charge_updates_reported_wording_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_charge_updates_recorded_order')),
    sa.CheckConstraint('reported_earliest IS NULL OR reported_latest IS NULL OR reported_earliest <= reported_latest', name=op.f('ck_charge_updates_reported_order')),
    sa.ForeignKeyConstraint(['charge_id'], ['charges.id'], name=op.f('fk_charge_updates_charge_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_charge_updates'))
    )
    op.create_index('ix_charge_updates_charge_id', 'charge_updates', ['charge_id'], unique=False)

    op.create_table('claim_subjects',
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('capture_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('label', sa.String(length=200), nullable=False),
    sa.Column('unit', sa.String(length=200), nullable=True),
    sa.Column('size_min', sa.Integer(), nullable=True),
    sa.Column('size_max', sa.Integer(), nullable=True),
    sa.Column('size_of', sa.Integer(), nullable=True),
    sa.Column('parent_note', sa.String(length=200), nullable=True),
    sa.Column('captured_edtf', sa.String(length=32), nullable=True),
    sa.Column('captured_earliest', sa.Date(), nullable=True),
    sa.Column('captured_latest', sa.Date(), nullable=True),
    sa.Column('captured_wording', sa.String(length=200), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=True),
    sa.Column('nationality', sa.String(length=200), nullable=True),
    sa.Column('case_number', sa.String(length=200), nullable=True),
    sa.Column('persons', sa.JSON(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('score', sa.Float(), nullable=False),
    sa.Column('reasons', sa.JSON(), nullable=False),
    sa.Column('candidates', sa.JSON(), nullable=False),
    sa.Column('is_ambiguous', sa.Boolean(), nullable=False),
    sa.CheckConstraint('(captured_edtf IS NULL) = (captured_earliest IS NULL AND captured_latest IS NULL)', name=op.f('ck_claim_subjects_captured_whole')),
    sa.CheckConstraint('captured_earliest IS NULL OR captured_latest IS NULL OR captured_earliest <= captured_latest', name=op.f('ck_claim_subjects_captured_order')),
    sa.CheckConstraint('length(captured_edtf) <= 32', name=op.f('ck_claim_subjects_captured_edtf_length')),
    sa.CheckConstraint('length(captured_wording) <= 200', name=op.f('ck_claim_subjects_captured_wording_length')),
    sa.CheckConstraint('length(case_number) <= 200', name=op.f('ck_claim_subjects_case_number_length')),
    sa.CheckConstraint('length(key) <= 200', name=op.f('ck_claim_subjects_key_length')),
    sa.CheckConstraint('length(label) <= 200', name=op.f('ck_claim_subjects_label_length')),
    sa.CheckConstraint('length(nationality) <= 200', name=op.f('ck_claim_subjects_nationality_length')),
    sa.CheckConstraint('length(parent_note) <= 200', name=op.f('ck_claim_subjects_parent_note_length')),
    sa.CheckConstraint('length(place) <= 200', name=op.f('ck_claim_subjects_place_length')),
    sa.CheckConstraint('length(unit) <= 200', name=op.f('ck_claim_subjects_unit_length')),
    sa.CheckConstraint('size_min IS NULL OR size_max IS NULL OR size_min <= size_max', name=op.f('ck_claim_subjects_size_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_claim_subjects_version')),
    sa.ForeignKeyConstraint(['capture_id'], ['captures.id'], name=op.f('fk_claim_subjects_capture_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_claim_subjects_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_claim_subjects_group_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_subjects')),
    sa.UniqueConstraint('capture_id', 'key', name=op.f('uq_claim_subjects_capture_id_key'))
    )
    op.create_index('ix_claim_subjects_case_id', 'claim_subjects', ['case_id'], unique=False)
    op.create_index('ix_claim_subjects_group_id', 'claim_subjects', ['group_id'], unique=False)

    op.create_table('claims',
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('capture_id', sa.Integer(), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=True),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('group_size', 'identity', 'stage_reached', 'charge', 'custody', 'hearing', 'sentence', 'release', 'transfer', 'death', 'denial', 'warrant', 'correction', 'retraction', name='claim_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('stage_code', sa.String(), nullable=True),
    sa.Column('quote', sa.String(length=4000), nullable=False),
    sa.Column('start_index', sa.Integer(), nullable=False),
    sa.Column('end_index', sa.Integer(), nullable=False),
    sa.Column('prefix', sa.String(length=32), nullable=False),
    sa.Column('suffix', sa.String(length=32), nullable=False),
    sa.Column('speaker', sa.String(length=200), nullable=True),
    sa.Column('attribution', sa.Enum('own', 'reported', 'direct', 'document', name='attribution', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('modality', sa.Enum('asserted', 'alleged', 'denied', 'negated', 'planned', 'possible', 'requested', 'conditional', name='modality', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('date_edtf', sa.String(length=32), nullable=True),
    sa.Column('date_earliest', sa.Date(), nullable=True),
    sa.Column('date_latest', sa.Date(), nullable=True),
    sa.Column('date_wording', sa.String(length=200), nullable=True),
    sa.Column('date_basis', sa.Enum('explicit', 'relative', 'inferred_year', 'publication', 'none', name='date_basis', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('reading', sa.JSON(), nullable=False),
    sa.Column('rule', sa.String(length=80), nullable=False),
    sa.Column('score', sa.Float(), nullable=False),
    sa.Column('review_status', sa.Enum('new', 'in_review', 'accepted', 'partly_accepted', 'rejected', 'deferred', 'unverifiable', 'duplicate', name='review_status', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('decision', sa.Enum('accept', 'reject', 'defer', 'unverifiable', name='decision', native_enum=False, create_constraint=True), nullable=True),
    sa.Column('edit', sa.JSON(), nullable=True),
    sa.Column('link_ref', sa.String(length=16), nullable=True),
    sa.Column('reason', sa.String(length=400), nullable=True),
    sa.Column('decided_by', sa.String(length=80), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('(date_edtf IS NULL) = (date_earliest IS NULL AND date_latest IS NULL)', name=op.f('ck_claims_date_whole')),
    sa.CheckConstraint('date_earliest IS NULL OR date_latest IS NULL OR date_earliest <= date_latest', name=op.f('ck_claims_date_order')),
    sa.CheckConstraint('length(date_edtf) <= 32', name=op.f('ck_claims_date_edtf_length')),
    sa.CheckConstraint('length(date_wording) <= 200', name=op.f('ck_claims_date_wording_length')),
    sa.CheckConstraint('length(decided_by) <= 80', name=op.f('ck_claims_decided_by_length')),
    sa.CheckConstraint('length(link_ref) <= 16', name=op.f('ck_claims_link_ref_length')),
    sa.CheckConstraint('length(prefix) <= 32', name=op.f('ck_claims_prefix_length')),
    sa.CheckConstraint('length(quote) <= 4000', name=op.f('ck_claims_quote_length')),
    sa.CheckConstraint('length(reason) <= 400', name=op.f('ck_claims_reason_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_claims_ref_length')),
    sa.CheckConstraint('length(rule) <= 80', name=op.f('ck_claims_rule_length')),
    sa.CheckConstraint('length(speaker) <= 200', name=op.f('ck_claims_speaker_length')),
    sa.CheckConstraint('length(suffix) <= 32', name=op.f('ck_claims_suffix_length')),
    sa.CheckConstraint('score >= 0 AND score <= 1', name=op.f('ck_claims_score')),
    sa.CheckConstraint('start_index >= 0 AND end_index > start_index', name=op.f('ck_claims_anchor')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_claims_version')),
    sa.ForeignKeyConstraint(['capture_id'], ['captures.id'], name=op.f('fk_claims_capture_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['stage_code'], ['stages.code'], name=op.f('fk_claims_stage_code'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['subject_id'], ['claim_subjects.id'], name=op.f('fk_claims_subject_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claims')),
    sa.UniqueConstraint('capture_id', 'ordinal', name=op.f('uq_claims_capture_id_ordinal')),
    sa.UniqueConstraint('ref', name=op.f('uq_claims_ref'))
    )
    op.create_index('ix_claims_review_status', 'claims', ['review_status'], unique=False)
    op.create_index('ix_claims_stage_code', 'claims', ['stage_code'], unique=False)
    op.create_index('ix_claims_subject_id', 'claims', ['subject_id'], unique=False)

    op.create_table('person_names',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(length=200), nullable=False),
    sa.Column('script', sa.String(length=16), nullable=True),
    sa.Column('language', sa.String(length=16), nullable=True),
    sa.Column('kind', sa.Enum('as_printed', 'official', 'transliteration', name='name_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('length(language) <= 16', name=op.f('ck_person_names_language_length')),
    sa.CheckConstraint('length(script) <= 16', name=op.f('ck_person_names_script_length')),
    sa.CheckConstraint('length(text) <= 200', name=op.f('ck_person_names_text_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_person_names_recorded_order')),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_person_names_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_person_names_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_names'))
    )
    op.create_index('ix_person_names_claim_id', 'person_names', ['claim_id'], unique=False)
    op.create_index('uq_person_names_current', 'person_names', ['person_id', 'text', 'kind'], unique=True, sqlite_where=sa.text('recorded_to IS NULL'), postgresql_where=sa.text('recorded_to IS NULL'))

    op.create_table('citations',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('stance', sa.Enum('supports', 'contradicts', 'context', name='stance', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('person_name_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('charge_id', sa.Integer(), nullable=True),
    sa.Column('charge_update_id', sa.Integer(), nullable=True),
    sa.Column('stage_event_id', sa.Integer(), nullable=True),
    sa.Column('custody_episode_id', sa.Integer(), nullable=True),
    sa.Column('group_event_id', sa.Integer(), nullable=True),
    sa.Column('group_member_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('CASE WHEN case_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_name_id IS NULL THEN 0 ELSE 1 END + CASE WHEN defendant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN charge_id IS NULL THEN 0 ELSE 1 END + CASE WHEN charge_update_id IS NULL THEN 0 ELSE 1 END + CASE WHEN stage_event_id IS NULL THEN 0 ELSE 1 END + CASE WHEN custody_episode_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_event_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_member_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_citations_one_target')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_citations_recorded_order')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_citations_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['charge_id'], ['charges.id'], name=op.f('fk_citations_charge_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['charge_update_id'], ['charge_updates.id'], name=op.f('fk_citations_charge_update_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_citations_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['custody_episode_id'], ['custody_episodes.id'], name=op.f('fk_citations_custody_episode_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_citations_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_event_id'], ['group_events.id'], name=op.f('fk_citations_group_event_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_citations_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_member_id'], ['group_members.id'], name=op.f('fk_citations_group_member_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_citations_person_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_name_id'], ['person_names.id'], name=op.f('fk_citations_person_name_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['stage_event_id'], ['stage_events.id'], name=op.f('fk_citations_stage_event_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_citations'))
    )
    op.create_index('ix_citations_case_id', 'citations', ['case_id'], unique=False)
    op.create_index('ix_citations_charge_id', 'citations', ['charge_id'], unique=False)
    op.create_index('ix_citations_charge_update_id', 'citations', ['charge_update_id'], unique=False)
    op.create_index('ix_citations_claim_id', 'citations', ['claim_id'], unique=False)
    op.create_index('ix_citations_custody_episode_id', 'citations', ['custody_episode_id'], unique=False)
    op.create_index('ix_citations_defendant_id', 'citations', ['defendant_id'], unique=False)
    op.create_index('ix_citations_group_event_id', 'citations', ['group_event_id'], unique=False)
    op.create_index('ix_citations_group_id', 'citations', ['group_id'], unique=False)
    op.create_index('ix_citations_group_member_id', 'citations', ['group_member_id'], unique=False)
    op.create_index('ix_citations_person_id', 'citations', ['person_id'], unique=False)
    op.create_index('ix_citations_person_name_id', 'citations', ['person_name_id'], unique=False)
    op.create_index('ix_citations_stage_event_id', 'citations', ['stage_event_id'], unique=False)

    for table in APPEND_ONLY:
        forbid_changes(table)


def downgrade() -> None:
    op.drop_table('citations')
    op.drop_table('person_names')
    op.drop_table('claims')
    op.drop_table('claim_subjects')
    op.drop_table('charge_updates')
    op.drop_table('stage_events')
    op.drop_table('charges')
    op.drop_table('captures')
    op.drop_table('sources')
    op.drop_table('identity_decisions')
    op.drop_table('group_members')
    op.drop_table('group_events')
    op.drop_table('feeds')
    op.drop_table('defendants')
    op.drop_table('custody_episodes')
    op.drop_table('case_numbers')
    op.drop_table('case_links')
    op.drop_table('case_groups')
    op.drop_table('audit_entries')
    op.drop_table('stages')
    op.drop_table('ref_counters')
    op.drop_table('raw_captures')
    op.drop_table('publishers')
    op.drop_table('provisions')
    op.drop_table('persons')
    op.drop_table('detainee_groups')
    op.drop_table('change_sets')
    op.drop_table('cases')
    op.drop_table('authorities')
    if op.get_context().dialect.name == 'postgresql':
        for table in APPEND_ONLY:
            op.execute(f'DROP FUNCTION fn_{table}_append_only()')
