"""`casetracker flags`: odd facts to look at."""

from typing import Annotated

import typer

from casetracker.cli.options import AsJson, AsOf, Db, KnownAt
from casetracker.cli.output import out, out_json, out_table
from casetracker.cli.runtime import opened


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        short_help="List odd facts: impossible orders, dates, numbers.",
        epilog="Example: casetracker flags C-0001",
    )(flags)


def flags(
    context: typer.Context,
    case: Annotated[
        str | None,
        typer.Argument(metavar="[CASE]", help="A case such as C-0001; without one, all cases."),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List facts that cannot be or are odd, to be looked at; nothing is changed or refused."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        found = services.flagging.flags(case)
    if as_json:
        out_json(found)
    elif not found:
        out("nothing odd")
    else:
        out_table(
            ("CASE", "FLAG", "ABOUT", "WHAT"),
            ((each.case_ref, each.rule, each.about, each.words) for each in found),
        )
