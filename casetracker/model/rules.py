"""Rules that every table keeps, added to the metadata once all tables are known.

Texts keep their limits on both engines, partial dates keep their parts together, what was recorded
ends after it began, versions count up from 1, and every foreign key has an index.
"""

from typing import Final

import sqlalchemy as sa

from casetracker.model.source_tables import CITATION_TARGETS

APPEND_ONLY: Final = (
    "change_sets",
    "audit_entries",
    "raw_captures",
    "captures",
    "report_runs",
    "report_files",
)


def complete(metadata: sa.MetaData) -> None:
    """Add the common rules to every table of the metadata."""
    for table in metadata.sorted_tables:
        _limit_texts(table)
        _bind_partial_dates(table)
        _bind_record_times(table)
        _index_foreign_keys(table)
        if table.name in APPEND_ONLY:
            _forbid_changes(table)
    _one_target(metadata.tables["citations"])
    _index_words(metadata.tables["search_documents"])


def _check(table: sa.Table, rule: str, name: str) -> None:
    table.append_constraint(sa.CheckConstraint(rule, name=name))


def _limit_texts(table: sa.Table) -> None:
    for column in table.columns:
        kind = column.type
        if isinstance(kind, sa.String) and not isinstance(kind, sa.Enum) and kind.length:
            _check(table, f"length({column.name}) <= {kind.length}", f"{column.name}_length")


def _bind_partial_dates(table: sa.Table) -> None:
    for column in table.columns:
        prefix, _, part = column.name.rpartition("_")
        if part != "edtf":
            continue
        edtf, first, last = (f"{prefix}_{part}" for part in ("edtf", "earliest", "latest"))
        _check(
            table,
            f"({edtf} IS NULL) = ({first} IS NULL AND {last} IS NULL)",
            f"{prefix}_whole",
        )
        _check(
            table,
            f"{first} IS NULL OR {last} IS NULL OR {first} <= {last}",
            f"{prefix}_order",
        )


def _bind_record_times(table: sa.Table) -> None:
    if "recorded_to" in table.columns:
        _check(table, "recorded_to IS NULL OR recorded_to >= recorded_from", "recorded_order")
    if "version" in table.columns:
        _check(table, "version >= 1", "version")


def _index_foreign_keys(table: sa.Table) -> None:
    # An index over some of the rows answers no question about the others.
    leading = {
        next(iter(index.columns)).name
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is None
    }
    leading |= {
        next(iter(constraint.columns)).name
        for constraint in table.constraints
        if isinstance(constraint, sa.UniqueConstraint)
    }
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        if key.parent.name not in leading:
            sa.Index(None, key.parent)


def _one_target(citations: sa.Table) -> None:
    count = " + ".join(f"CASE WHEN {name} IS NULL THEN 0 ELSE 1 END" for name in CITATION_TARGETS)
    _check(citations, f"{count} = 1", "one_target")


def _forbid_changes(table: sa.Table) -> None:
    for verb in ("update", "delete"):
        name = f"tr_{table.name}_no_{verb}"
        sqlite = _ddl(
            f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
        )
        sa.event.listen(table, "after_create", sqlite.execute_if(dialect="sqlite"))
    function = _ddl(
        f"CREATE OR REPLACE FUNCTION fn_{table.name}_append_only() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{table.name} is append-only'; END $$ LANGUAGE plpgsql"
    )
    trigger = _ddl(
        f"CREATE TRIGGER tr_{table.name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
        f"ON {table.name} FOR EACH STATEMENT EXECUTE FUNCTION fn_{table.name}_append_only()"
    )
    for statement in (function, trigger):
        sa.event.listen(table, "after_create", statement.execute_if(dialect="postgresql"))


def _index_words(documents: sa.Table) -> None:
    """The full text index of each engine; SQLite's keeps no second copy of the texts."""
    for dialect, statements in WORD_INDEX.items():
        for statement in statements:
            sa.event.listen(documents, "after_create", _ddl(statement).execute_if(dialect=dialect))
    gone = _ddl("DROP TABLE IF EXISTS search_index").execute_if(dialect="sqlite")
    sa.event.listen(documents, "before_drop", gone)


WORD_INDEX: Final = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_index USING fts5(words, content='', contentless_delete=1)",
    ),
    "postgresql": (
        "ALTER TABLE search_documents ADD COLUMN words tsvector",
        "CREATE INDEX ix_search_documents_words ON search_documents USING gin (words)",
    ),
}


def _ddl(statement: str) -> sa.DDL:
    return sa.DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
