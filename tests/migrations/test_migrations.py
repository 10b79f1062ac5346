"""Every revision goes up, down and up again, whole or not at all, and leaves what the models say."""

import ast
import os
import re
from pathlib import Path
from typing import Any, Final

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from casetracker.model.tables import metadata
from casetracker.paths import bundled
from casetracker.services.acting import Actor
from casetracker.services.maintaining import create_database, upgrade_database
from casetracker.services.opening import Services
from casetracker.store import migrating
from casetracker.store.backup import verify_file
from casetracker.store.engine import APPLICATION_ID, create_file, make_engine
from casetracker.store.errors import DatabaseLockedError
from casetracker.store.sessions import Database
from tests.conftest import Opener, settings_for
from tests.support.children import Children
from tests.support.dumps import docket_dump, whole_dump

ACTOR: Final = Actor("mara", "cli")
VERSIONS: Final = sorted((bundled("migrations") / "versions").glob("*.py"))
LATER: Final = """
import sqlalchemy as sa
from alembic import op
revision = '9999'
down_revision = 'HEAD'
branch_labels = None
depends_on = None

def upgrade():
    rebuild = 'always' if op.get_context().dialect.name == 'sqlite' else 'never'
    with op.batch_alter_table('persons', recreate=rebuild) as batch:
        batch.add_column(sa.Column('colour', sa.String(20), nullable=True))
    op.execute("UPDATE persons SET colour = 'grey'")
    with op.batch_alter_table('defendants', recreate=rebuild) as batch:
        batch.add_column(sa.Column('colour', sa.String(20), nullable=True))
    op.create_table('colours', sa.Column('id', sa.Integer(), primary_key=True))

def downgrade():
    op.drop_table('colours')
    with op.batch_alter_table('defendants') as batch:
        batch.drop_column('colour')
    with op.batch_alter_table('persons') as batch:
        batch.drop_column('colour')
"""


def _revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    script = ScriptDirectory.from_config(config)
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def test_the_programs_own_list_of_revisions_is_that_of_the_files() -> None:
    assert tuple(_revisions()) == migrating.KNOWN
    assert migrating.KNOWN[-1] == migrating.HEAD
    assert len(VERSIONS) == len(migrating.KNOWN)


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_revision_stands_on_its_own(path: Path) -> None:
    imported = [
        name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [n.name for n in node.names]
        )
    ]
    assert imported
    assert {name.partition(".")[0] for name in imported} <= {"sqlalchemy", "alembic"}


def _tables(engine: sa.Engine) -> set[str]:
    # SQLite keeps its full text index in tables of its own.
    return {
        name
        for name in sa.inspect(engine).get_table_names()
        if name != "alembic_version" and not name.startswith("search_index")
    }


def test_every_revision_goes_up_down_and_up_on_a_filled_database(
    full: Services, full_url: str, open_at: Opener
) -> None:
    made = _schema(full.database.engine)
    full.database.close()
    engine = make_engine(full_url)
    for revision in reversed(["base", *migrating.KNOWN[:-1]]):
        migrating.run_migrations(engine, revision, down=True)
    assert _tables(engine) == set()
    assert _functions(engine) == []
    for revision in migrating.KNOWN:
        migrating.run_migrations(engine, revision)
    assert _schema(engine) == made
    engine.dispose()
    upgrade_database(settings_for(full_url), ACTOR)
    services = open_at(full_url)
    assert services.docket.home().cases == 0
    assert len(services.stage_codes()) > 20
    assert services.maintenance.verify().faults == ()


def _functions(engine: sa.Engine) -> list[str]:
    if engine.dialect.name == "sqlite":
        return []
    with engine.connect() as connection:
        return list(
            connection.execute(
                sa.text("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace")
            ).scalars()
        )


_SERVER: Final = {
    "columns": """
        SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,
               column_default, datetime_precision
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": """
        SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal""",
    "functions": """
        SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
}


def _schema(engine: sa.Engine) -> dict[str, list[str]]:
    """Every definition, whatever order its parts were written in."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            rows = connection.exec_driver_sql(
                "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            )
            return {name: _clauses(sql) for name, sql in rows if "alembic" not in name}
        return {
            kind: sorted(
                str(tuple(row))
                for row in connection.execute(sa.text(query))
                if "alembic_version" not in str(tuple(row))
            )
            for kind, query in _SERVER.items()
        }


def _clauses(sql: str) -> list[str]:
    body = re.sub(r"\s+", " ", sql.replace('"', "")).strip()
    if not body.upper().startswith("CREATE TABLE"):
        return [body]
    inner = body[body.index("(") + 1 : body.rindex(")")]
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(inner):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(inner[start:place].strip())
            start = place + 1
    return sorted([*parts, inner[start:].strip()])


def test_a_migrated_database_is_defined_as_one_made_from_the_models(
    empty_url: str, request: pytest.FixtureRequest
) -> None:
    name = "sqlite_url" if empty_url.startswith("sqlite") else "postgres_url"
    database_url = str(request.getfixturevalue(name))
    if empty_url.startswith("sqlite"):
        create_file(Path(empty_url.removeprefix("sqlite:///")))
    created, migrated = make_engine(empty_url), make_engine(database_url)
    with created.begin() as connection:
        SQLModel.metadata.create_all(connection)
    first, second = _schema(created), _schema(migrated)
    assert first.keys() == second.keys()
    for name, definition in first.items():
        assert second[name] == definition, name
    assert sum(len(parts) for parts in first.values()) > 300
    created.dispose()
    migrated.dispose()


def test_every_foreign_key_is_led_by_an_index(database: Database) -> None:
    inspector = sa.inspect(database.engine)
    seen = 0
    for table in metadata.tables:
        leading = {index["column_names"][0] for index in inspector.get_indexes(table)}
        leading |= {unique["column_names"][0] for unique in inspector.get_unique_constraints(table)}
        for key in inspector.get_foreign_keys(table):
            seen += 1
            assert key["constrained_columns"][0] in leading, (table, key["constrained_columns"])
            assert key["options"].get("ondelete") == "RESTRICT", (table, key)
    assert seen > 40


def test_a_new_file_carries_the_mark_of_the_program(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    engine.dispose()
    assert (mark, mode) == (APPLICATION_ID, "wal")


def test_a_ready_database_is_left_as_it_is_by_init_and_upgrade(full: Services) -> None:
    before = whole_dump(full.database)
    settings = settings_for(full.database.engine.url.render_as_string(hide_password=False))
    if full.database.engine.dialect.name == "sqlite":
        settings = settings_for(full.database_label)
    assert create_database(settings, ACTOR) is False
    assert upgrade_database(settings, ACTOR) is None
    assert whole_dump(full.database) == before


def _statements(lines: list[dict[str, Any]]) -> int:
    return next(int(line["ran"]) for line in lines if "ran" in line)


def test_a_first_migration_that_dies_leaves_nothing_and_can_be_run_again(
    empty_url: str,
) -> None:
    with Children() as children:
        for dies_at in (12, 30, 60, 95):
            if empty_url.startswith("sqlite"):
                create_file(Path(empty_url.removeprefix("sqlite:///")))
            pid = children.start("migrate", url=empty_url, dies_at=dies_at)
            assert children.until_ended(pid)[1] == -9, dies_at
            engine = make_engine(empty_url)
            assert sa.inspect(engine).get_table_names() == [], dies_at
            engine.dispose()
        assert _statements(children.succeed("migrate", url=empty_url)) > 95
    migrated = make_engine(empty_url)
    assert _tables(migrated) == set(metadata.tables)
    migrated.dispose()


def test_a_way_down_that_dies_leaves_the_filled_database_whole(
    full: Services, full_url: str, open_at: Opener
) -> None:
    before = whole_dump(full.database)
    full.database.close()
    with Children() as children:
        for dies_at in (8, 20, 30):
            arguments = {"url": full_url, "down": True, "target": "base", "dies_at": dies_at}
            assert children.until_ended(children.start("migrate", **arguments))[1] == -9
            services = open_at(full_url)
            assert whole_dump(services.database) == before, dies_at
            services.database.close()
    assert open_at(full_url).maintenance.verify().faults == ()


@pytest.fixture
def later_program(tmp_path: Path) -> Path:
    """The migrations of a program that knows one revision more and rebuilds two tables."""
    folder = tmp_path / "later"
    (folder / "versions").mkdir(parents=True)
    for path in (bundled("migrations") / "env.py", *VERSIONS):
        kept = folder / ("versions" if path in VERSIONS else ".") / path.name
        kept.write_bytes(path.read_bytes())
    (folder / "versions" / "9999_later.py").write_text(LATER.replace("HEAD", migrating.HEAD))
    return folder


def test_a_later_upgrade_keeps_every_row_and_a_copy_of_the_file_before(
    full: Services, full_url: str, later_program: Path, tmp_path: Path
) -> None:
    before = docket_dump(full.database)
    full.database.close()
    with Children() as children:
        children.succeed("upgrade_from", url=full_url, folder=str(later_program))
    assert docket_dump(full.database) == before
    with full.database.engine.connect() as connection:
        colours = connection.exec_driver_sql("SELECT DISTINCT colour FROM persons").scalars()
        assert list(colours) == ["grey"]
        if full.database.engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    copies = list(tmp_path.glob(f"full-before-{migrating.HEAD}-*.db"))
    assert len(copies) == int(full_url.startswith("sqlite"))
    for copy in copies:
        verify_file(copy)
        kept = Database(f"sqlite:///{copy}", label="copy")
        assert docket_dump(kept) == before
        kept.close()


def test_a_later_upgrade_that_dies_leaves_the_old_version_whole_and_runs_again(
    full: Services, full_url: str, later_program: Path, open_at: Opener
) -> None:
    before = whole_dump(full.database)
    full.database.close()
    with Children() as children:
        for dies_at in (6, 9, 12, 16, 20) if full_url.startswith("sqlite") else (6, 8, 10, 12):
            arguments = {"url": full_url, "folder": str(later_program), "dies_at": dies_at}
            lines, status = children.until_ended(children.start("upgrade_from", **arguments))
            assert status == -9, (dies_at, lines)
            services = open_at(full_url)
            assert whole_dump(services.database) == before, dies_at
            services.database.close()
        children.succeed("upgrade_from", url=full_url, folder=str(later_program))
    engine = make_engine(full_url)
    assert "colours" in _tables(engine)
    engine.dispose()


def test_two_upgrades_of_one_file_do_not_run_at_once(full_file: Path) -> None:
    engine = make_engine(f"sqlite:///{full_file}")
    with (
        migrating._one_at_a_time(full_file, "first"),
        pytest.raises(DatabaseLockedError),
    ):
        migrating.upgrade(engine, "second")
    engine.dispose()
    assert os.access(full_file, os.W_OK)
