"""Groups that live, reconciliation, hearings, sentences, and what a team writes beside a record."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

PRESENT = sa.text('recorded_to IS NULL AND ended_edtf IS NULL')
HELD = sa.text('recorded_to IS NULL')


def _defendants_unique(where: sa.TextClause) -> None:
    op.drop_index('uq_defendants_current', table_name='defendants')
    op.create_index(
        'uq_defendants_current', 'defendants', ['case_id', 'person_id'], unique=True,
        sqlite_where=where, postgresql_where=where,
    )


def upgrade() -> None:
    _defendants_unique(PRESENT)
    op.create_table('hearings',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('happened_edtf', sa.String(length=32), nullable=True),
    sa.Column('happened_earliest', sa.Date(), nullable=True),
    sa.Column('happened_latest', sa.Date(), nullable=True),
    sa.Column('happened_wording', sa.String(length=200), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('court_id', sa.Integer(), nullable=True),
    sa.Column('judge', sa.String(length=200), nullable=True),
    sa.Column('kind', sa.Enum('remand', 'preparatory', 'trial', 'judgment', 'appeal', 'cassation', 'unknown', name='hearing_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('openness', sa.Enum('open', 'partly_closed', 'closed', 'unknown', name='openness', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('language', sa.String(length=200), nullable=True),
    sa.Column('result', sa.Enum('scheduled', 'held', 'adjourned', 'not_held', name='hearing_result', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('note', sa.String(length=400), nullable=True),
    sa.Column('scheduled_edtf', sa.String(length=32), nullable=True),
    sa.Column('scheduled_earliest', sa.Date(), nullable=True),
    sa.Column('scheduled_latest', sa.Date(), nullable=True),
    sa.Column('scheduled_wording', sa.String(length=200), nullable=True),
    sa.Column('adjourned_edtf', sa.String(length=32), nullable=True),
    sa.Column('adjourned_earliest', sa.Date(), nullable=True),
    sa.Column('adjourned_latest', sa.Date(), nullable=True),
    sa.Column('adjourned_wording', sa.String(length=200), nullable=True),
    sa.Column('adjourned_why', sa.String(length=400), nullable=True),
    sa.CheckConstraint('(adjourned_edtf IS NULL) = (adjourned_earliest IS NULL AND adjourned_latest IS NULL)', name=op.f('ck_hearings_adjourned_whole')),
    sa.CheckConstraint('(happened_edtf IS NULL) = (happened_earliest IS NULL AND happened_latest IS NULL)', name=op.f('ck_hearings_happened_whole')),
    sa.CheckConstraint('(scheduled_edtf IS NULL) = (scheduled_earliest IS NULL AND scheduled_latest IS NULL)', name=op.f('ck_hearings_scheduled_whole')),
    sa.CheckConstraint('adjourned_earliest IS NULL OR adjourned_latest IS NULL OR adjourned_earliest <= adjourned_latest', name=op.f('ck_hearings_adjourned_order')),
    sa.CheckConstraint('group_id IS NULL OR defendant_id IS NULL', name=op.f('ck_hearings_one_scope')),
    sa.CheckConstraint('happened_earliest IS NULL OR happened_latest IS NULL OR happened_earliest <= happened_latest', name=op.f('ck_hearings_happened_order')),
    sa.CheckConstraint('length(adjourned_edtf) <= 32', name=op.f('ck_hearings_adjourned_edtf_length')),
    sa.CheckConstraint('length(adjourned_why) <= 400', name=op.f('ck_hearings_adjourned_why_length')),
    sa.CheckConstraint('length(adjourned_wording) <= 200', name=op.f('ck_hearings_adjourned_wording_length')),
    sa.CheckConstraint('length(happened_edtf) <= 32', name=op.f('ck_hearings_happened_edtf_length')),
    sa.CheckConstraint('length(happened_wording) <= 200', name=op.f('ck_hearings_happened_wording_length')),
    sa.CheckConstraint('length(judge) <= 200', name=op.f('ck_hearings_judge_length')),
    sa.CheckConstraint('length(language) <= 200', name=op.f('ck_hearings_language_length')),
    sa.CheckConstraint('length(note) <= 400', name=op.f('ck_hearings_note_length')),
    sa.CheckConstraint('length(scheduled_edtf) <= 32', name=op.f('ck_hearings_scheduled_edtf_length')),
    sa.CheckConstraint('length(scheduled_wording) <= 200', name=op.f('ck_hearings_scheduled_wording_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_hearings_recorded_order')),
    sa.CheckConstraint('scheduled_earliest IS NULL OR scheduled_latest IS NULL OR scheduled_earliest <= scheduled_latest', name=op.f('ck_hearings_scheduled_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_hearings_version')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_hearings_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['court_id'], ['authorities.id'], name=op.f('fk_hearings_court_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_hearings_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_hearings_group_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hearings'))
    )
    op.create_index(op.f('ix_hearings_case_id'), 'hearings', ['case_id'], unique=False)
    op.create_index(op.f('ix_hearings_court_id'), 'hearings', ['court_id'], unique=False)
    op.create_index(op.f('ix_hearings_defendant_id'), 'hearings', ['defendant_id'], unique=False)
    op.create_index(op.f('ix_hearings_group_id'), 'hearings', ['group_id'], unique=False)
    op.create_table('sentences',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('reported_edtf', sa.String(length=32), nullable=True),
    sa.Column('reported_earliest', sa.Date(), nullable=True),
    sa.Column('reported_latest', sa.Date(), nullable=True),
    sa.Column('reported_wording', sa.String(length=200), nullable=True),
    sa.Column('happened_edtf', sa.String(length=32), nullable=True),
    sa.Column('happened_earliest', sa.Date(), nullable=True),
    sa.Column('happened_latest', sa.Date(), nullable=True),
    sa.Column('happened_wording', sa.String(length=200), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('defendant_id', sa.Integer(), nullable=False),
    sa.Column('charge_id', sa.Integer(), nullable=True),
    sa.Column('court_id', sa.Integer(), nullable=True),
    sa.Column('standing', sa.Enum('asked_for', 'imposed', name='sentence_standing', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('kind', sa.Enum('prison', 'life', 'suspended', 'conditional', 'fine', 'unknown', name='sentence_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('amount', sa.Integer(), nullable=True),
    sa.Column('unit', sa.Enum('years', 'months', 'days', 'money', name='sentence_unit', native_enum=False, create_constraint=True), nullable=True),
    sa.Column('regime', sa.String(length=200), nullable=True),
    sa.Column('credited_days', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=400), nullable=True),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(amount IS NULL) = (unit IS NULL)', name=op.f('ck_sentences_amount_unit')),
    sa.CheckConstraint('(happened_edtf IS NULL) = (happened_earliest IS NULL AND happened_latest IS NULL)', name=op.f('ck_sentences_happened_whole')),
    sa.CheckConstraint('(reported_edtf IS NULL) = (reported_earliest IS NULL AND reported_latest IS NULL)', name=op.f('ck_sentences_reported_whole')),
    sa.CheckConstraint('amount IS NULL OR amount >= 0', name=op.f('ck_sentences_amount')),
    sa.CheckConstraint('credited_days IS NULL OR credited_days >= 0', name=op.f('ck_sentences_credited_days')),
    sa.CheckConstraint('happened_earliest IS NULL OR happened_latest IS NULL OR happened_earliest <= happened_latest', name=op.f('ck_sentences_happened_order')),
    sa.CheckConstraint('length(happened_edtf) <= 32', name=op.f('ck_sentences_happened_edtf_length')),
    sa.CheckConstraint('length(happened_wording) <= 200', name=op.f('ck_sentences_happened_wording_length')),
    sa.CheckConstraint('length(note) <= 400', name=op.f('ck_sentences_note_length')),
    sa.CheckConstraint('length(regime) <= 200', name=op.f('ck_sentences_regime_length')),
    sa.CheckConstraint('length(reported_edtf) <= 32', name=op.f('ck_sentences_reported_edtf_length')),
    sa.CheckConstraint('length(reported_wording) <= 200', name=op.f('ck_sentences_reported_wording_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_sentences_recorded_order')),
    sa.CheckConstraint('replaces_id IS NULL OR replaces_id <> id', name=op.f('ck_sentences_own_past')),
    sa.CheckConstraint('reported_earliest IS NULL OR reported_latest IS NULL OR reported_earliest <= reported_latest', name=op.f('ck_sentences_reported_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_sentences_version')),
    sa.ForeignKeyConstraint(['charge_id'], ['charges.id'], name=op.f('fk_sentences_charge_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['court_id'], ['authorities.id'], name=op.f('fk_sentences_court_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_sentences_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['replaces_id'], ['sentences.id'], name=op.f('fk_sentences_replaces_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sentences'))
    )
    op.create_index(op.f('ix_sentences_charge_id'), 'sentences', ['charge_id'], unique=False)
    op.create_index(op.f('ix_sentences_court_id'), 'sentences', ['court_id'], unique=False)
    op.create_index(op.f('ix_sentences_defendant_id'), 'sentences', ['defendant_id'], unique=False)
    op.create_index(op.f('ix_sentences_replaces_id'), 'sentences', ['replaces_id'], unique=False)
    op.create_table('court_citations',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('stance', sa.Enum('supports', 'contradicts', 'context', name='stance', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('hearing_id', sa.Integer(), nullable=True),
    sa.Column('sentence_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(hearing_id IS NULL) <> (sentence_id IS NULL)', name=op.f('ck_court_citations_one_target')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_court_citations_recorded_order')),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_court_citations_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['hearing_id'], ['hearings.id'], name=op.f('fk_court_citations_hearing_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['sentence_id'], ['sentences.id'], name=op.f('fk_court_citations_sentence_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_court_citations'))
    )
    op.create_index(op.f('ix_court_citations_claim_id'), 'court_citations', ['claim_id'], unique=False)
    op.create_index(op.f('ix_court_citations_hearing_id'), 'court_citations', ['hearing_id'], unique=False)
    op.create_index(op.f('ix_court_citations_sentence_id'), 'court_citations', ['sentence_id'], unique=False)
    op.create_table('notes',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('source_id', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('text', sa.String(length=4000), nullable=False),
    sa.Column('author', sa.String(length=80), nullable=False),
    sa.CheckConstraint('CASE WHEN case_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END + CASE WHEN defendant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN source_id IS NULL THEN 0 ELSE 1 END + CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_notes_one_record')),
    sa.CheckConstraint('length(author) <= 80', name=op.f('ck_notes_author_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_notes_ref_length')),
    sa.CheckConstraint('length(text) <= 4000', name=op.f('ck_notes_text_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_notes_recorded_order')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_notes_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_notes_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_notes_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_notes_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_notes_person_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_notes_source_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notes')),
    sa.UniqueConstraint('ref', name=op.f('uq_notes_ref'))
    )
    op.create_index(op.f('ix_notes_case_id'), 'notes', ['case_id'], unique=False)
    op.create_index(op.f('ix_notes_claim_id'), 'notes', ['claim_id'], unique=False)
    op.create_index(op.f('ix_notes_defendant_id'), 'notes', ['defendant_id'], unique=False)
    op.create_index(op.f('ix_notes_group_id'), 'notes', ['group_id'], unique=False)
    op.create_index(op.f('ix_notes_person_id'), 'notes', ['person_id'], unique=False)
    op.create_index(op.f('ix_notes_source_id'), 'notes', ['source_id'], unique=False)
    op.create_table('record_priorities',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('source_id', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('priority', sa.Enum('low', 'normal', 'high', name='priority', native_enum=False, create_constraint=True), nullable=False),
    sa.CheckConstraint('CASE WHEN case_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END + CASE WHEN defendant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN source_id IS NULL THEN 0 ELSE 1 END + CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_record_priorities_one_record')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_record_priorities_recorded_order')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_record_priorities_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_record_priorities_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_record_priorities_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_record_priorities_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_record_priorities_person_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_record_priorities_source_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record_priorities'))
    )
    op.create_index(op.f('ix_record_priorities_case_id'), 'record_priorities', ['case_id'], unique=False)
    op.create_index(op.f('ix_record_priorities_claim_id'), 'record_priorities', ['claim_id'], unique=False)
    op.create_index(op.f('ix_record_priorities_defendant_id'), 'record_priorities', ['defendant_id'], unique=False)
    op.create_index(op.f('ix_record_priorities_group_id'), 'record_priorities', ['group_id'], unique=False)
    op.create_index(op.f('ix_record_priorities_person_id'), 'record_priorities', ['person_id'], unique=False)
    op.create_index(op.f('ix_record_priorities_source_id'), 'record_priorities', ['source_id'], unique=False)
    op.create_table('stated_totals',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('label', sa.String(length=200), nullable=False),
    sa.Column('stated', sa.Integer(), nullable=False),
    sa.Column('speaker', sa.String(length=200), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('on_edtf', sa.String(length=32), nullable=True),
    sa.Column('on_earliest', sa.Date(), nullable=True),
    sa.Column('on_latest', sa.Date(), nullable=True),
    sa.Column('on_wording', sa.String(length=200), nullable=True),
    sa.CheckConstraint('(on_edtf IS NULL) = (on_earliest IS NULL AND on_latest IS NULL)', name=op.f('ck_stated_totals_on_whole')),
    sa.CheckConstraint('length(label) <= 200', name=op.f('ck_stated_totals_label_length')),
    sa.CheckConstraint('length(on_edtf) <= 32', name=op.f('ck_stated_totals_on_edtf_length')),
    sa.CheckConstraint('length(on_wording) <= 200', name=op.f('ck_stated_totals_on_wording_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_stated_totals_ref_length')),
    sa.CheckConstraint('length(speaker) <= 200', name=op.f('ck_stated_totals_speaker_length')),
    sa.CheckConstraint('on_earliest IS NULL OR on_latest IS NULL OR on_earliest <= on_latest', name=op.f('ck_stated_totals_on_order')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_stated_totals_recorded_order')),
    sa.CheckConstraint('stated >= 0', name=op.f('ck_stated_totals_stated')),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_stated_totals_claim_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stated_totals')),
    sa.UniqueConstraint('ref', name=op.f('uq_stated_totals_ref'))
    )
    op.create_index(op.f('ix_stated_totals_claim_id'), 'stated_totals', ['claim_id'], unique=False)
    op.create_table('tags',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('source_id', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('word', sa.String(length=40), nullable=False),
    sa.CheckConstraint('CASE WHEN case_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END + CASE WHEN defendant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN source_id IS NULL THEN 0 ELSE 1 END + CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_tags_one_record')),
    sa.CheckConstraint('length(word) <= 40', name=op.f('ck_tags_word_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_tags_recorded_order')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_tags_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_tags_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_tags_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_tags_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_tags_person_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_tags_source_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tags'))
    )
    op.create_index(op.f('ix_tags_case_id'), 'tags', ['case_id'], unique=False)
    op.create_index(op.f('ix_tags_claim_id'), 'tags', ['claim_id'], unique=False)
    op.create_index(op.f('ix_tags_defendant_id'), 'tags', ['defendant_id'], unique=False)
    op.create_index(op.f('ix_tags_group_id'), 'tags', ['group_id'], unique=False)
    op.create_index(op.f('ix_tags_person_id'), 'tags', ['person_id'], unique=False)
    op.create_index(op.f('ix_tags_source_id'), 'tags', ['source_id'], unique=False)
    op.create_index(op.f('ix_tags_word'), 'tags', ['word'], unique=False)
    op.create_table('tasks',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('source_id', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=16), nullable=False),
    sa.Column('text', sa.String(length=400), nullable=False),
    sa.Column('assignee', sa.String(length=80), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('outcome', sa.String(length=400), nullable=True),
    sa.CheckConstraint('CASE WHEN case_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END + CASE WHEN defendant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN source_id IS NULL THEN 0 ELSE 1 END + CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_tasks_one_record')),
    sa.CheckConstraint('length(assignee) <= 80', name=op.f('ck_tasks_assignee_length')),
    sa.CheckConstraint('length(outcome) <= 400', name=op.f('ck_tasks_outcome_length')),
    sa.CheckConstraint('length(ref) <= 16', name=op.f('ck_tasks_ref_length')),
    sa.CheckConstraint('length(text) <= 400', name=op.f('ck_tasks_text_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_tasks_recorded_order')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_tasks_version')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_tasks_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_tasks_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_tasks_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_tasks_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_tasks_person_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_tasks_source_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tasks')),
    sa.UniqueConstraint('ref', name=op.f('uq_tasks_ref'))
    )
    op.create_index(op.f('ix_tasks_case_id'), 'tasks', ['case_id'], unique=False)
    op.create_index(op.f('ix_tasks_claim_id'), 'tasks', ['claim_id'], unique=False)
    op.create_index(op.f('ix_tasks_defendant_id'), 'tasks', ['defendant_id'], unique=False)
    op.create_index(op.f('ix_tasks_group_id'), 'tasks', ['group_id'], unique=False)
    op.create_index(op.f('ix_tasks_person_id'), 'tasks', ['person_id'], unique=False)
    op.create_index(op.f('ix_tasks_source_id'), 'tasks', ['source_id'], unique=False)
    op.create_table('watches',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('defendant_id', sa.Integer(), nullable=True),
    sa.Column('source_id', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=400), nullable=False),
    sa.Column('watcher', sa.String(length=80), nullable=False),
    sa.CheckConstraint('CASE WHEN case_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_id IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END + CASE WHEN defendant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN source_id IS NULL THEN 0 ELSE 1 END + CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_watches_one_record')),
    sa.CheckConstraint('length(reason) <= 400', name=op.f('ck_watches_reason_length')),
    sa.CheckConstraint('length(watcher) <= 80', name=op.f('ck_watches_watcher_length')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_watches_recorded_order')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_watches_case_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_watches_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['defendant_id'], ['defendants.id'], name=op.f('fk_watches_defendant_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_watches_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_watches_person_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_watches_source_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_watches'))
    )
    op.create_index(op.f('ix_watches_case_id'), 'watches', ['case_id'], unique=False)
    op.create_index(op.f('ix_watches_claim_id'), 'watches', ['claim_id'], unique=False)
    op.create_index(op.f('ix_watches_defendant_id'), 'watches', ['defendant_id'], unique=False)
    op.create_index(op.f('ix_watches_group_id'), 'watches', ['group_id'], unique=False)
    op.create_index(op.f('ix_watches_person_id'), 'watches', ['person_id'], unique=False)
    op.create_index(op.f('ix_watches_source_id'), 'watches', ['source_id'], unique=False)
    op.create_table('difference_explanations',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('total_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('double_count', 'separate_case', 'not_charged', 'unknown', name='difference_kind', native_enum=False, create_constraint=True), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=400), nullable=False),
    sa.Column('explained_by', sa.String(length=80), nullable=False),
    sa.CheckConstraint('CASE WHEN group_id IS NULL THEN 0 ELSE 1 END + CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END + CASE WHEN total_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_difference_explanations_one_statement')),
    sa.CheckConstraint('length(explained_by) <= 80', name=op.f('ck_difference_explanations_explained_by_length')),
    sa.CheckConstraint('length(reason) <= 400', name=op.f('ck_difference_explanations_reason_length')),
    sa.CheckConstraint('people >= 1', name=op.f('ck_difference_explanations_people')),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_difference_explanations_recorded_order')),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_difference_explanations_claim_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_difference_explanations_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['total_id'], ['stated_totals.id'], name=op.f('fk_difference_explanations_total_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_difference_explanations'))
    )
    op.create_index(op.f('ix_difference_explanations_claim_id'), 'difference_explanations', ['claim_id'], unique=False)
    op.create_index(op.f('ix_difference_explanations_group_id'), 'difference_explanations', ['group_id'], unique=False)
    op.create_index(op.f('ix_difference_explanations_total_id'), 'difference_explanations', ['total_id'], unique=False)
    op.create_table('stated_total_parts',
    sa.Column('recorded_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('total_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.CheckConstraint('recorded_to IS NULL OR recorded_to >= recorded_from', name=op.f('ck_stated_total_parts_recorded_order')),
    sa.ForeignKeyConstraint(['group_id'], ['detainee_groups.id'], name=op.f('fk_stated_total_parts_group_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['total_id'], ['stated_totals.id'], name=op.f('fk_stated_total_parts_total_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stated_total_parts'))
    )
    op.create_index(op.f('ix_stated_total_parts_group_id'), 'stated_total_parts', ['group_id'], unique=False)
    op.create_index(op.f('ix_stated_total_parts_total_id'), 'stated_total_parts', ['total_id'], unique=False)


def downgrade() -> None:
    op.drop_table('stated_total_parts')
    op.drop_table('difference_explanations')
    op.drop_table('watches')
    op.drop_table('tasks')
    op.drop_table('tags')
    op.drop_table('stated_totals')
    op.drop_table('record_priorities')
    op.drop_table('notes')
    op.drop_table('court_citations')
    op.drop_table('sentences')
    op.drop_table('hearings')
    _defendants_unique(HELD)
