"""`casetracker history`: who changed what."""

from typing import Annotated

import typer

from casetracker.cli.options import AsJson, Db, KnownAt
from casetracker.cli.output import out_json, out_table
from casetracker.cli.runtime import opened


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog="Example: casetracker history --limit 50")(history)


def history(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="How many.")] = 20,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the latest changes: who did what, when, and why."""
    with opened(context, db, known_at=known_at) as services:
        lines = services.docket.changes(limit)
    if as_json:
        out_json(lines)
        return
    out_table(
        ("CHANGE", "WHEN (UTC)", "WHO", "WHAT", "WHY"),
        (
            (line.id, f"{line.at:%Y-%m-%d %H:%M}", line.actor, line.summary, line.reason)
            for line in lines
        ),
    )
