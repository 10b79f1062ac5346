"""`casetracker review queue` and `review flag`: what waits, and who else is to read it."""

from typing import Annotated

import typer

from casetracker.cli.charges import word
from casetracker.cli.operations import carry_out
from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Reason
from casetracker.cli.output import out, out_json, out_table
from casetracker.cli.review import app
from casetracker.cli.runtime import opened


def register() -> None:
    """Add the commands to those on review."""
    app.command(
        "queue",
        short_help="List the sources that wait, in the order of the Inbox.",
        epilog="Example: casetracker review queue --by case",
    )(list_queue)
    app.command(
        "flag",
        short_help="Ask for a second reader of a source.",
        epilog='Example: casetracker review flag S-0001 --reason "the numbers differ"',
    )(flag)


def list_queue(
    context: typer.Context,
    by: Annotated[
        str, typer.Option("--by", help="Their order: oldest, conflicts, case or publisher.")
    ] = "oldest",
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the sources that wait, the cases that they bear on, and why a second reader is asked for."""
    from casetracker.views.review import QueueOrder

    order = word("--by", by, QueueOrder)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.review.queue(order)
    if as_json:
        out_json(lines)
        return
    out_table(
        ("REF", "PUBLISHED", "WAITING", "CONFLICTS", "CASES", "SECOND READER", "TITLE"),
        (
            (
                line.ref,
                line.published or "not reported",
                line.waiting,
                line.conflicts,
                ", ".join(line.cases) or "none on file",
                line.second_reader or "-",
                line.title,
            )
            for line in lines
        ),
    )
    if not lines:
        out("nothing waits for a decision")


def flag(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A source such as S-0001.")],
    *,
    off: Annotated[bool, typer.Option("--off", help="Ask for one no longer.")] = False,
    reason: Reason = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Ask for a second reader of a source, with a reason; it carries the tag second-reader until --off."""
    carry_out(
        context,
        db,
        lambda services: services.noting.second_reader(ref, reason or "", is_asked=not off),
        as_json=as_json,
    )
