"""`casetracker change` and `casetracker bulk`: what was changed, undo and redo, and many records at once."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.charges import word
from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import AsJson, Cited, Db, KnownAt, OnDate, Why, command_group
from casetracker.cli.output import out, out_json, out_table
from casetracker.cli.runtime import opened
from casetracker.errors import NotFoundError

if TYPE_CHECKING:
    from casetracker.services.bulk import BulkChange

changes = command_group(
    "See what was changed; undo it, do it again.", "casetracker change list C-0001"
)
bulk = command_group(
    "Change many records at once: tag, watch, priority, stage.",
    "casetracker bulk watch C-0001 C-0002 --reason 'verdicts expected'",
)
Number = Annotated[int, typer.Argument(metavar="N", help="The number of a change.")]
Latest = Annotated[
    int | None, typer.Argument(metavar="[N]", help="The number of a change; else the latest.")
]
Refs = Annotated[list[str], typer.Argument(metavar="REF…", help="Any records, such as C-0001.")]
Preview = Annotated[
    bool, typer.Option("--preview", help="Show what would change, and change nothing.")
]


class NoSuchChangeError(NotFoundError):
    """A number under which no change is on file."""

    def __init__(self, number: int) -> None:
        """Name it, and the command that lists those there are."""
        super().__init__(f"no change {number} on file: see 'casetracker change list'")


@changes.command("list", epilog="Example: casetracker change list D-0001 --json")
def list_changes(
    context: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="Of one record; else of all.")
    ] = None,
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="How many.")] = 50,
    known_at: KnownAt = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """List the changes of a record with each value before and after."""
    with opened(context, db, known_at=known_at) as services:
        found = services.histories.history(ref, limit)
    if as_json:
        out_json(found)
        return
    out_table(
        ("CHANGE", "WHEN (UTC)", "WHO", "STATE", "WHAT"),
        (
            (
                each.id,
                f"{each.at:%Y-%m-%d %H:%M}",
                each.actor,
                "undone" if each.can_redo else "",
                each.summary,
            )
            for each in found
        ),
    )


@changes.command(epilog="Example: casetracker change show 12")
def show(
    context: typer.Context,
    number: Number,
    db: Db = None,
    *,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Show one change: who, when, why, and every value before and after."""
    with opened(context, db, known_at=known_at) as services:
        found = services.histories.change(number)
    if found is None:
        raise NoSuchChangeError(number)
    if as_json:
        out_json(found)
        return
    out(f"change {found.id}: {found.summary}")
    out(f"{found.at:%Y-%m-%d %H:%M} UTC, {found.actor}, {found.origin}")
    if found.reason:
        out(f"because: {found.reason}")
    for row in found.rows:
        out(f"  {row}")
    if found.more:
        out(f"  and {found.more} more rows")


@changes.command(epilog="Example: casetracker change undo 12")
def undo(
    context: typer.Context, number: Latest = None, db: Db = None, *, as_json: AsJson = False
) -> None:
    """Take a change back, or the latest."""
    carry_out(context, db, lambda services: services.docket.undo(number), as_json=as_json)


@changes.command(epilog="Example: casetracker change redo")
def redo(
    context: typer.Context, number: Latest = None, db: Db = None, *, as_json: AsJson = False
) -> None:
    """Do a change again that was undone, or the one undone last."""
    carry_out(context, db, lambda services: services.docket.redo(number), as_json=as_json)


def _many(
    context: typer.Context, db: str | None, refs: list[str], change: "BulkChange",
    *, is_preview: bool, as_json: bool,
) -> None:  # fmt: skip
    if not is_preview:
        carry_out(context, db, lambda services: services.bulk.apply(refs, change), as_json=as_json)
        return
    with opened(context, db) as services:
        lines = services.bulk.preview(refs, change)
    if as_json:
        out_json(lines)
        return
    out_table(
        ("REF", "NOW", "THEN", "WHAT"),
        (
            (each.ref, each.before, each.after if each.changes else "=", each.label)
            for each in lines
        ),
    )


@bulk.command(
    epilog='Example: casetracker bulk tag D-0001 D-0002 --tag minors --reason "births reported"'
)
def tag(
    context: typer.Context,
    refs: Refs,
    *,
    words: Annotated[list[str], typer.Option("--tag", help="A tag; repeat it.")],
    reason: Why = None,
    preview: Preview = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Put tags on many records."""
    from casetracker.services.bulk import BulkChange

    change = BulkChange(tags=tuple(words), grounds=grounds(reason))
    _many(context, db, refs, change, is_preview=preview, as_json=as_json)


@bulk.command(epilog='Example: casetracker bulk watch C-0001 C-0002 --reason "verdicts expected"')
def watch(
    context: typer.Context,
    refs: Refs,
    *,
    reason: Annotated[str, typer.Option("--reason", help="Why they are watched.")],
    preview: Preview = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Watch many records for one reason."""
    from casetracker.services.bulk import BulkChange

    _many(context, db, refs, BulkChange(watch=reason), is_preview=preview, as_json=as_json)


@bulk.command(
    epilog='Example: casetracker bulk priority C-0001 C-0002 --to high --reason "verdicts near"'
)
def priority(
    context: typer.Context,
    refs: Refs,
    *,
    urgency: Annotated[str, typer.Option("--to", help="low, normal or high.")],
    reason: Why = None,
    preview: Preview = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Say how urgent many records are."""
    from casetracker.model.vocabulary import Priority
    from casetracker.services.bulk import BulkChange

    change = BulkChange(priority=word("--to", urgency, Priority), grounds=grounds(reason))
    _many(context, db, refs, change, is_preview=preview, as_json=as_json)


@bulk.command(
    epilog='Example: casetracker bulk stage D-0001 D-0002 --stage convicted --reason "judgment"'
)
def stage(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    refs: Refs,
    *,
    code: Annotated[str, typer.Option("--stage", help="The code of a stage.")],
    authority: Annotated[
        str | None, typer.Option("--authority", help="Which body.", show_default=False)
    ] = None,
    place: Annotated[str | None, typer.Option("--place", help="Where.", show_default=False)] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    preview: Preview = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record a stage of many defendants, groups or cases."""
    from casetracker.services.bulk import BulkChange
    from casetracker.services.proceeding import Happening

    change = BulkChange(
        stage=Happening(code, authority, place), grounds=grounds(reason, date, claim)
    )
    _many(context, db, refs, change, is_preview=preview, as_json=as_json)
