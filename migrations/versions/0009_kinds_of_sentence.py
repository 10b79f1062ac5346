"""Further kinds of sentence, hours as what one counts, and the currency of a fine."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

KINDS = ['prison', 'life', 'suspended', 'conditional', 'fine', 'unknown']
MORE_KINDS = [*KINDS[:-1], 'death', 'house_arrest', 'community_service', KINDS[-1]]
UNITS = ['years', 'months', 'days', 'money']
MORE_UNITS = [*UNITS, 'hours']
LENGTH = 'length(currency) <= 200'


def upgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        _rebuild(_words(more=False), _words(more=True))
        return
    op.add_column('sentences', sa.Column('currency', sa.String(200), nullable=True))
    op.create_check_constraint(op.f('ck_sentences_currency_length'), 'sentences', LENGTH)
    _check(MORE_KINDS, MORE_UNITS)


def downgrade() -> None:
    newer = op.get_bind().exec_driver_sql(
        "SELECT count(*) FROM sentences WHERE kind IN ('death', 'house_arrest', 'community_service')"
        " OR unit = 'hours' OR currency IS NOT NULL"
    )
    if newer.scalar():
        raise RuntimeError('sentences are on file that the older version cannot hold')
    if op.get_bind().dialect.name == 'sqlite':
        _rebuild(_words(more=True), _words(more=False))
        return
    op.drop_column('sentences', 'currency')
    _check(KINDS, UNITS)


def _check(kinds: list[str], units: list[str]) -> None:
    for name, values in (('kind', kinds), ('unit', units)):
        check = op.f(f'ck_sentences_sentence_{name}')
        op.drop_constraint(check, 'sentences', type_='check')
        if name == 'kind':
            op.alter_column('sentences', name, type_=sa.String(max(map(len, kinds))))
        op.create_check_constraint(check, 'sentences', f'{name} IN ({_listed(values)})')


def _words(*, more: bool) -> list[str]:
    """What the definition of the table says that the two versions tell differently."""
    kinds, units = (MORE_KINDS, MORE_UNITS) if more else (KINDS, UNITS)
    return [
        f'kind VARCHAR({max(map(len, kinds))})',
        f'kind IN ({_listed(kinds)})',
        f'unit IN ({_listed(units)})',
        'currency VARCHAR(200), \n\tregime' if more else 'regime',
        (f'CONSTRAINT ck_sentences_currency_length CHECK ({LENGTH}), \n\t' if more else '')
        + 'CONSTRAINT ck_sentences_note_length',
    ]


def _rebuild(old: list[str], new: list[str]) -> None:
    """SQLite changes a check only with its table, which is made anew from its own words."""
    bind = op.get_bind()
    made = bind.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'sentences'").scalar()
    indexes = bind.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'sentences' AND type = 'index' AND sql IS NOT NULL"
    ).scalars().all()
    made = 'CREATE TABLE sentences_anew (' + made.partition('(')[2]
    for before, after in zip(old, new, strict=True):
        if before not in made:
            raise RuntimeError('the table of sentences is not as it was made')
        made = made.replace(before, after, 1)
    names = [column['name'] for column in sa.inspect(bind).get_columns('sentences')]
    kept = ', '.join(name for name in names if name != 'currency')
    bind.exec_driver_sql(made)
    bind.exec_driver_sql(f'INSERT INTO sentences_anew ({kept}) SELECT {kept} FROM sentences')
    bind.exec_driver_sql('DROP TABLE sentences')
    bind.exec_driver_sql('ALTER TABLE sentences_anew RENAME TO sentences')
    for index in indexes:
        bind.exec_driver_sql(index)


def _listed(values: list[str]) -> str:
    return ', '.join(f"'{value}'" for value in values)
