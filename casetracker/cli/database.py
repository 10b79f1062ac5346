"""`casetracker init|demo|where|db`: databases made, looked after and found."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from casetracker.cli.options import AsJson, Db, command_group
from casetracker.cli.output import out, out_fields, out_json, progress, progress_done, talk
from casetracker.cli.runtime import named_database, opened, settings_for
from casetracker.errors import IntegrityError

database = command_group(
    "Look after the database: check, verify, backup, upgrade.",
    "casetracker db verify",
)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog="Example: casetracker init --seed --db trial.db")(init)
    app.command(
        short_help="Do the main job on the shipped news.", epilog="Example: casetracker demo"
    )(demo)
    app.command(epilog="Example: casetracker where --json")(where)
    app.add_typer(database, name="db")


def init(
    context: typer.Context,
    db: Db = None,
    *,
    seed: Annotated[bool, typer.Option("--seed", help="Load the seed docket as well.")] = False,
) -> None:
    """Make a database ready for use."""
    from casetracker.services.acting import Actor
    from casetracker.services.maintaining import create_database

    settings = settings_for(context, db, writes=True)
    is_new = create_database(settings, Actor(settings.user, "cli"))
    out(f"{settings.database_label}: {'made, ready for use' if is_new else 'there already'}")
    if not seed:
        return
    from casetracker.paths import bundled
    from casetracker.services.seeding import seed_docket

    with opened(context, db) as services:
        actor = Actor(services.user, "cli")
        added = seed_docket(services.database, actor, bundled("seeds") / "docket.toml")
    out("the seed docket is loaded" if added else "the seed docket is there already")


def demo(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Where the demonstration is kept.")
    ] = Path("demo"),
    size: Annotated[
        int | None,
        typer.Option(
            "--size",
            min=1,
            max=1_000_000,
            help="Invent a docket of so many defendants instead.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", help="With --size: the same number, the same docket.")
    ] = 1,
    db: Db = None,
) -> None:
    """Do the main job on the shipped news: a docket, updates read and reviewed, a report written.

    With --size an invented docket of that many defendants is made instead, to try things on.
    """
    from casetracker.services.demonstrating import demonstrate, demonstrate_scale

    named = named_database(context, db)
    own = str(folder / "casetracker.db")
    settings = settings_for(context, own if named is None else named, writes=True)
    try:
        if size is None:
            outcome = demonstrate(settings, folder, progress)
        else:
            outcome = demonstrate_scale(settings, folder, size, seed, progress)
    finally:
        progress_done()
    for line in outcome.lines:
        out(line)
    out(f"look at it   {_program()} --db {settings.database_label}")


def _program() -> str:
    """What a person types to run this program again: a checkout's one is mostly not on the path."""
    called = Path(sys.argv[0])
    found = shutil.which("casetracker")
    if called.name != "casetracker" or (found is not None and Path(found).samefile(called)):
        return "casetracker"
    return str(called)


def where(context: typer.Context, db: Db = None, *, as_json: AsJson = False) -> None:
    """Print every place in use."""
    from casetracker.paths import bundled
    from casetracker.settings import config_file

    settings = settings_for(context, db)
    places = {
        "database": settings.database_label,
        "configuration": str(config_file()),
        "own templates": str(settings.template_folder),
        "own reader files": str(settings.reader_rules_folder),
        "own packs": str(settings.packs_folder),
        "state and crash notes": str(settings.state_folder),
        "reports": str(settings.reports_folder),
        "shipped templates": str(bundled("templates")),
        "shipped seeds": str(bundled("seeds")),
        "migrations": str(bundled("migrations")),
    }
    if as_json:
        out_json(places)
    else:
        out_fields(list(places.items()))


@database.command(epilog="Example: casetracker db upgrade")
def upgrade(context: typer.Context, db: Db = None) -> None:
    """Bring the database to the version of the program; a copy is kept."""
    from casetracker.services.acting import Actor
    from casetracker.services.maintaining import upgrade_database

    settings = settings_for(context, db, writes=True)
    copy = upgrade_database(settings, Actor(settings.user, "cli"))
    out(f"{settings.database_label}: up to date" + (f"; a copy is at {copy}" if copy else ""))


@database.command(
    short_help="Look whether the file is sound.", epilog="Example: casetracker db check"
)
def check(context: typer.Context, db: Db = None, *, as_json: AsJson = False) -> None:
    """Look whether the file is sound; set kept stages and statuses of charges right that do not follow."""
    with opened(context, db) as services:
        outcome = services.maintenance.check()
    if as_json:
        out_json(outcome)
    elif not outcome.faults:
        mended = (
            f"; {outcome.repaired} kept stages or statuses set right" if outcome.repaired else ""
        )
        out(f"sound{mended}")
    for fault in outcome.faults:
        talk(f"casetracker: {fault}")
    if outcome.faults:
        raise typer.Exit(IntegrityError.exit_code)


@database.command(epilog="Example: casetracker db verify --anchor 3f2a…")
def verify(
    context: typer.Context,
    anchor: Annotated[
        str | None,
        typer.Option("--anchor", help="A chain link noted down earlier.", show_default=False),
    ] = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Compare everything stored with the audit trail."""
    with opened(context, db) as services:
        outcome = services.maintenance.verify(anchor)
    if as_json:
        out_json(outcome)
        return
    out(
        f"as recorded: {outcome.change_sets} changes, {outcome.rows} rows, "
        f"{outcome.captures} captures"
    )
    out(f"last link {outcome.head}")


@database.command(
    short_help="Make the full text index anew.", epilog="Example: casetracker db reindex"
)
def reindex(context: typer.Context, db: Db = None) -> None:
    """Make the full text index anew from what is on file."""
    with opened(context, db) as services:
        out(f"{services.searching.reindex()} records indexed")


@database.command(
    short_help="Write a verified copy of the database.",
    epilog="Example: casetracker db backup copy.db",
)
def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to write.")],
    db: Db = None,
) -> None:
    """Write a verified copy of the database, also while others work in it."""
    with opened(context, db) as services:
        out(str(services.maintenance.backup(target)))


@database.command(epilog="Example: casetracker db path")
def path(context: typer.Context, db: Db = None) -> None:
    """Print where the database is."""
    out(settings_for(context, db).database_label)
