"""Every rule of the tables is held by the database itself, on both engines."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
import sqlalchemy as sa

from casetracker.model.moments import UtcMoment
from casetracker.model.tables import CITATION_TARGETS, COURT_TARGETS, RECORDS, metadata
from casetracker.store.audit import primary_key
from casetracker.store.sessions import Database

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
DAY: Final = date(2026, 1, 5)
Row = dict[str, Any]


@contextmanager
def _without_links(database: Database) -> Iterator[sa.Connection]:
    """A connection on which foreign keys are not looked at; nothing that is done on it stays."""
    with database.engine.connect() as connection:
        if database.engine.dialect.name == "sqlite":
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys=OFF")
        transaction = connection.begin()
        if database.engine.dialect.name != "sqlite":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield connection
        transaction.rollback()
        connection.invalidate()


_NUMBERS: Final = itertools.count(1_000_000)


def _kind(column: sa.Column[Any]) -> sa.types.TypeEngine[Any]:
    kind = column.type
    return kind.impl_instance if isinstance(kind, sa.types.TypeDecorator) else kind


def _value(column: sa.Column[Any]) -> Any:
    number = next(_NUMBERS)
    if isinstance(column.type, UtcMoment):
        return NOW
    kind = _kind(column)
    if isinstance(kind, sa.Enum):
        return kind.enums[0]
    if isinstance(kind, sa.JSON):
        return []
    if isinstance(kind, sa.String):
        if column.name.endswith("sha256"):
            return f"{number:064d}"
        return f"{number}"[-min(kind.length or 9, 9) :]
    plain: dict[type, Any] = {
        sa.Integer: number,
        sa.Float: 0.5,
        sa.Boolean: False,
        sa.Date: DAY,
        sa.LargeBinary: b"x",
    }
    found = [value for each, value in plain.items() if isinstance(kind, each)]
    assert found, (column.table, column.name, kind)
    return found[0]


_BESIDE: Final = ("notes", "tags", "tasks", "watches", "record_priorities")
_FIRST: Final[dict[str, Row]] = {
    "stages": {"position": 1},
    "claims": {"start_index": 0, "end_index": 1, "score": 0.5},
    "citations": {"case_id": 1},
    "audit_entries": {"new": "{}"},
    "change_sets": {"entry_count": 0},
    "court_citations": {"hearing_id": 1},
    "sentences": {"amount": 1, "unit": "years"},
    "stated_totals": {"stated": 62},
    "difference_explanations": {"group_id": 1, "people": 9},
    **{name: {"case_id": 1} for name in _BESIDE},
}


def _good_row(table: sa.Table) -> Row:
    row: Row = {
        column.name: None if column.nullable else _value(column) for column in table.columns
    }
    return {**row, **_FIRST.get(table.name, {})}


def _special() -> Iterator[tuple[str, str, Row]]:
    """Rows that break the rules of one table: (table, rule, what is different in them)."""
    yield "case_links", "two_cases", {"case_id": 5, "other_case_id": 5}
    yield "identity_decisions", "two_persons", {"person_id": 5, "other_person_id": 5}
    yield "claim_links", "two_claims", {"claim_id": 5, "other_claim_id": 5}
    yield "detainee_groups", "size_min", {"size_min": -1}
    yield "detainee_groups", "own_parent", {"id": 5, "parent_group_id": 5}
    for table in ("detainee_groups", "claim_subjects"):
        yield table, "size_order", {"size_min": 3, "size_max": 2}
    for table in ("group_members", "defendants"):
        yield table, "ordinal", {"ordinal": 0}
    yield "group_events", "count_before", {"count_before": -1}
    yield "group_events", "count_after", {"count_after": -1}
    yield "stages", "position", {"position": 100}
    yield "stages", "position", {"position": -1}
    yield "defendants", "current_stage", {"current_stage_code": "detained"}
    yield "defendants", "current_stage", {"current_stage_event_id": 1}
    yield "charges", "count_number", {"count_number": 0}
    yield "stage_events", "one_scope", {"group_id": 1, "defendant_id": 1}
    yield "stage_events", "own_past", {"id": 5, "supersedes_id": 5}
    ended = {"ended_edtf": "2026", "ended_earliest": DAY, "ended_latest": DAY}
    yield "custody_episodes", "how_ended", ended
    yield "raw_captures", "size", {"size": -1}
    for table, column in (
        ("raw_captures", "sha256"),
        ("captures", "text_sha256"),
        ("change_sets", "sha256"),
        ("report_files", "sha256"),
    ):
        yield table, "digest", {column: "short"}
    yield "report_files", "size", {"size": -1}
    yield "report_runs", "content_digest", {"content_sha256": "short"}
    yield "report_runs", "templates_digest", {"templates_sha256": "short"}
    yield "claims", "anchor", {"start_index": -1}
    yield "claims", "anchor", {"start_index": 4, "end_index": 4}
    yield "claims", "score", {"score": 1.01}
    yield "claims", "score", {"score": -0.01}
    yield "change_sets", "entry_count", {"entry_count": -1}
    yield "audit_entries", "change", {"old": None, "new": None}
    yield "citations", "one_target", {"case_id": None}
    for first, second in itertools.combinations(CITATION_TARGETS, 2):
        yield "citations", "one_target", {"case_id": None, first: 1, second: 1}
    yield from _special_of_court()
    yield from _special_of_clocks()
    yield from _special_of_work()


def _special_of_court() -> Iterator[tuple[str, str, Row]]:
    yield "hearings", "one_scope", {"group_id": 1, "defendant_id": 1}
    yield "sentences", "amount", {"amount": -1}
    yield "sentences", "amount_unit", {"amount": None}
    yield "sentences", "amount_unit", {"unit": None}
    yield "sentences", "credited_days", {"credited_days": -1}
    yield "sentences", "own_past", {"id": 5, "replaces_id": 5}
    yield "court_citations", "one_target", {"hearing_id": None}
    yield "court_citations", "one_target", {"sentence_id": 1}


def _special_of_clocks() -> Iterator[tuple[str, str, Row]]:
    until = {"until_edtf": "2026", "until_earliest": DAY, "until_latest": DAY}
    yield "clock_orders", "adds_of_extension", {"kind": "suspension", "adds": "P1M"}
    yield "clock_orders", "until_of_span", {"kind": "act", **until}
    yield "clock_orders", "one_end", {"kind": "extension", "adds": "P1M", **until}
    for table in ("clock_orders", "status_claims"):
        yield table, "one_scope", {"group_id": 1, "defendant_id": 1}


def _special_of_work() -> Iterator[tuple[str, str, Row]]:
    yield "stated_totals", "stated", {"stated": -1}
    yield "difference_explanations", "people", {"people": 0}
    yield "difference_explanations", "one_statement", {"group_id": None}
    yield "difference_explanations", "one_statement", {"claim_id": 1}
    yield "difference_explanations", "one_statement", {"total_id": 1}
    for table in _BESIDE:
        yield table, "one_record", {"case_id": None}
        for column in RECORDS[1:]:
            yield table, "one_record", {column: 1}


def _common(table: sa.Table) -> Iterator[tuple[str, Row]]:
    """Rows that break the rules which all tables share: (rule, what is different in them)."""
    for column in table.columns:
        kind = column.type
        if isinstance(kind, sa.Enum):
            yield kind.name or "", {column.name: "?"}
        elif isinstance(kind, sa.String) and kind.length:
            too_long = {column.name: "x" * (kind.length + 1)}
            yield f"{column.name}_length", {**too_long, **_bounds(column)}
        prefix, _, part = column.name.rpartition("_")
        if part == "edtf":
            first, last = f"{prefix}_earliest", f"{prefix}_latest"
            beside = {"kind": "extension"} if prefix == "until" else {}
            yield f"{prefix}_whole", {**beside, column.name: "2026"}
            yield f"{prefix}_whole", {first: DAY}
            yield f"{prefix}_whole", {last: DAY}
            later = DAY + timedelta(days=1)
            yield f"{prefix}_order", {**beside, column.name: "2026", first: later, last: DAY}
    if "recorded_to" in table.columns:
        yield "recorded_order", {"recorded_to": NOW - timedelta(microseconds=1)}
    if "version" in table.columns:
        yield "version", {"version": 0}


def _bounds(column: sa.Column[Any]) -> Row:
    """The bounds that stand beside the text of a partial date."""
    prefix, _, part = column.name.rpartition("_")
    if part != "edtf":
        return {"kind": "extension"} if column.name == "adds" else {}
    beside: Row = {f"{prefix}_earliest": DAY, f"{prefix}_latest": DAY}
    if column.name == "ended_edtf" and "how_ended" in _names(column):
        beside["how_ended"] = "released"
    if column.name == "until_edtf":
        beside["kind"] = "extension"
    return beside


def _names(column: sa.Column[Any]) -> list[str]:
    return list(column.table.columns.keys())


def _plain_table(table: sa.Table) -> sa.Table:
    """The table without its vocabularies, so that a value which is none can be sent."""
    return sa.Table(
        table.name,
        sa.MetaData(),
        *(
            sa.Column(column.name, sa.String if isinstance(column.type, sa.Enum) else column.type)
            for column in table.columns
        ),
    )


def _refusal(connection: sa.Connection, table: sa.Table, row: Row) -> str | None:
    """The words in which the database refuses a row; None where it takes it."""
    savepoint = connection.begin_nested()
    try:
        connection.execute(sa.insert(_plain_table(table)).values(**row))
    except sa.exc.DBAPIError as error:
        return str(error.orig)
    finally:
        savepoint.rollback()
    return None


def _rules_of(table: sa.Table) -> set[str]:
    return {
        str(constraint.name).removeprefix(f"ck_{table.name}_")
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint)
    }


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_a_row_that_breaks_any_rule_of_its_table_is_refused(
    database: Database, table: sa.Table
) -> None:
    special = [(rule, change) for name, rule, change in _special() if name == table.name]
    broken = [*_common(table), *special]
    with _without_links(database) as connection:
        good = _good_row(table)
        assert _refusal(connection, table, good) is None
        for rule, change in broken:
            words = _refusal(connection, table, {**good, **change})
            assert words is not None, (rule, change)
            assert f"ck_{table.name}_{rule}" in words or "value too long" in words, (rule, words)
        for column in table.columns:
            if not column.nullable and column is not primary_key(table):
                words = _refusal(connection, table, {**good, column.name: sa.null()})
                assert words is not None, column.name
                assert "null" in words.lower(), (column.name, words)
    tried = {rule for rule, _ in broken}
    unnamed = {rule for rule in _rules_of(table) if "_type_" in rule}
    assert _rules_of(table) - unnamed <= tried


def test_the_longest_text_that_is_allowed_is_taken(database: Database) -> None:
    with _without_links(database) as connection:
        for table in metadata.sorted_tables:
            row = _good_row(table)
            for column in table.columns:
                kind = column.type
                if isinstance(kind, sa.String) and not isinstance(kind, sa.Enum) and kind.length:
                    longest = {**row, column.name: "ж" * kind.length, **_bounds(column)}
                    assert _refusal(connection, table, longest) is None, column.name


def _arc(table: sa.Table) -> tuple[str, ...]:
    """The columns of which a row of the table fills exactly one."""
    arcs = {"citations": CITATION_TARGETS, "court_citations": COURT_TARGETS}
    arcs["difference_explanations"] = ("group_id", "claim_id", "total_id")
    arcs |= dict.fromkeys(_BESIDE, RECORDS)
    return arcs.get(table.name, ())


def test_a_link_to_a_row_that_is_not_there_is_refused(database: Database) -> None:
    links = 0
    for table in metadata.sorted_tables:
        for link in table.foreign_keys:
            row = _good_row(table)
            if link.parent.nullable:
                row |= dict.fromkeys(_arc(table) if link.parent.name in _arc(table) else ())
            row[link.parent.name] = "none" if isinstance(link.parent.type, sa.String) else -7
            with pytest.raises(sa.exc.IntegrityError), database.engine.begin() as connection:  # noqa: PT012 - the block as a whole fails
                connection.execute(sa.insert(_plain_table(table)).values(**row))
                connection.exec_driver_sql("SELECT 1")
            links += 1
    assert links > 40


@pytest.mark.parametrize("name", ["case_numbers", "case_groups", "group_members", "defendants"])
def test_only_one_row_of_a_kind_is_held_at_a_time_but_superseded_ones_may_repeat(
    database: Database, name: str
) -> None:
    table = metadata.tables[name]
    key = primary_key(table).name
    with _without_links(database) as connection:
        row = _good_row(table)
        again = {**row, key: row[key] + 1, **({"ref": "D-9"} if "ref" in row else {})}
        superseded = {**again, "recorded_to": NOW}
        connection.execute(sa.insert(_plain_table(table)).values(**row))
        assert _refusal(connection, table, superseded) is None
        words = _refusal(connection, table, again)
        assert words is not None
        assert "unique" in words.lower()
