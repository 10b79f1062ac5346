"""`casetracker note|tag|task|watch|priority`: what a team writes beside any record."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.charges import word
from casetracker.cli.operations import carry_out
from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Why, command_group
from casetracker.cli.output import out_json, out_table
from casetracker.cli.runtime import opened
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

notes = command_group(
    "Keep notes beside records: add, list, edit, drop.", "casetracker note list C-0001"
)
tags = command_group("Keep tags on records: add, list, drop.", "casetracker tag list")
tasks = command_group(
    "Keep tasks about records: add, list, edit, done, drop.", "casetracker task list"
)
watches = command_group("Watch records: add, list, drop.", "casetracker watch list")
Record = Annotated[
    str, typer.Argument(metavar="REF", help="Any record: C-, G-, P-, D-, S- or K-0001.")
]
Records = Annotated[str | None, typer.Argument(metavar="[REF]", help="Of one record; else of all.")]
Words = Annotated[list[str], typer.Argument(metavar="TAG…", help="Words without blanks.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(notes, name="note")
    app.add_typer(tags, name="tag")
    app.add_typer(tasks, name="task")
    app.add_typer(watches, name="watch")
    app.command(epilog='Example: casetracker priority C-0001 high --reason "verdict is near"')(
        priority
    )


class DueDayError(UsageError):
    """A day by which something is due that is none."""

    def __init__(self, text: str) -> None:
        """Say what would do."""
        super().__init__(f"--due {text!r}: give a day such as 2021-06-11")


def day_given(text: str | None) -> "date | None":
    """The day that an option gives; raises DueDayError, PartialDateError."""
    from casetracker.model.partial_date import PartialDate

    if text is None:
        return None
    day = PartialDate.parse(text)
    if not day.is_day:
        raise DueDayError(text)
    return day.latest


@notes.command("add", epilog='Example: casetracker note add C-0001 "ask the court for the list"')
def add_note(
    context: typer.Context,
    ref: Record,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Write a note beside a record; it stands in no report."""
    carry_out(context, db, lambda services: services.noting.add_note(ref, text), as_json=as_json)


@notes.command("list", epilog="Example: casetracker note list C-0001 --json")
def list_notes(
    context: typer.Context,
    ref: Records = None,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List notes, oldest first."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.noting.notes(ref)
    if as_json:
        out_json(views)
        return
    out_table(
        ("NOTE", "RECORD", "WHEN (UTC)", "WHO", "TEXT"),
        (
            (view.ref, view.record, f"{view.at:%Y-%m-%d %H:%M}", view.author, view.text)
            for view in views
        ),
    )


@notes.command("drop", epilog='Example: casetracker note drop N-0001 --reason "settled"')
def drop_note(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="N-0001", help="A note.")],
    db: Db = None,
    *,
    reason: Why = None,
    as_json: AsJson = False,
) -> None:
    """Set a note aside."""
    carry_out(
        context,
        db,
        lambda services: services.noting.drop_note(number, reason or ""),
        as_json=as_json,
    )


@tags.command(
    "add",
    epilog='Example: casetracker tag add G-0001 needs-counsel minors --reason "letter of the lawyer"',
)
def add_tag(
    context: typer.Context,
    ref: Record,
    words: Words,
    db: Db = None,
    *,
    reason: Why = None,
    as_json: AsJson = False,
) -> None:
    """Put tags on a record."""
    carry_out(
        context,
        db,
        lambda services: services.noting.add_tag(ref, tuple(words), reason or ""),
        as_json=as_json,
    )


@tags.command("list", epilog="Example: casetracker tag list --json")
def list_tags(
    context: typer.Context,
    ref: Records = None,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List tags with the records that carry them."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.noting.tags(ref)
    if as_json:
        out_json(views)
        return
    out_table(("TAG", "RECORDS"), ((view.word, ", ".join(view.records)) for view in views))


@tags.command(
    "drop", epilog='Example: casetracker tag drop G-0001 minors --reason "all are of age"'
)
def drop_tag(
    context: typer.Context,
    ref: Record,
    words: Words,
    db: Db = None,
    *,
    reason: Why = None,
    as_json: AsJson = False,
) -> None:
    """Take tags off a record."""
    carry_out(
        context,
        db,
        lambda services: services.noting.drop_tag(ref, tuple(words), reason or ""),
        as_json=as_json,
    )


@tasks.command(
    "add",
    epilog='Example: casetracker task add C-0001 "call the registry" --by mara --due 2021-07-01',
)
def add_task(
    context: typer.Context,
    ref: Record,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be done.")],
    *,
    assignee: Annotated[
        str | None, typer.Option("--by", help="Who does it.", show_default=False)
    ] = None,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="DAY", help="By which day.", show_default=False),
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Note something to do about a record."""
    from casetracker.services.noting import Duty

    duty = Duty(text, assignee, day_given(due))
    carry_out(context, db, lambda services: services.noting.add_task(ref, duty), as_json=as_json)


@tasks.command("list", epilog="Example: casetracker task list --open")
def list_tasks(
    context: typer.Context,
    ref: Records = None,
    *,
    only_open: Annotated[bool, typer.Option("--open", help="Only what is not done.")] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """List tasks, those that are due first in front."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.noting.tasks(ref)
    views = tuple(view for view in views if view.done_at is None or not only_open)
    if as_json:
        out_json(views)
        return
    out_table(
        ("TASK", "RECORD", "DUE", "BY", "STATE", "WHAT"),
        (
            (
                view.ref,
                view.record,
                view.due_on or "-",
                view.assignee or "-",
                "done" if view.done_at else "! late" if view.is_late else "open",
                f"{view.text} ({view.outcome})" if view.outcome else view.text,
            )
            for view in views
        ),
    )


@tasks.command(epilog='Example: casetracker task done T-0001 --outcome "list is with us"')
def done(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="T-0001", help="A task.")],
    *,
    outcome: Annotated[
        str | None, typer.Option("--outcome", help="What came of it.", show_default=False)
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Hold that a task is done."""
    carry_out(
        context,
        db,
        lambda services: services.noting.finish_task(number, outcome),
        as_json=as_json,
    )


@tasks.command("drop", epilog='Example: casetracker task drop T-0001 --reason "asked twice"')
def drop_task(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="T-0001", help="A task.")],
    db: Db = None,
    *,
    reason: Why = None,
    as_json: AsJson = False,
) -> None:
    """Set a task aside that nobody has to do."""
    carry_out(
        context,
        db,
        lambda services: services.noting.drop_task(number, reason or ""),
        as_json=as_json,
    )


@watches.command("add", epilog='Example: casetracker watch add C-0001 "verdict expected"')
def add_watch(
    context: typer.Context,
    ref: Record,
    reason: Annotated[str, typer.Argument(metavar="REASON", help="Why it is watched.")],
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Watch a record, for a reason."""
    carry_out(context, db, lambda services: services.noting.watch(ref, reason), as_json=as_json)


@watches.command("list", epilog="Example: casetracker watch list --json")
def list_watches(
    context: typer.Context,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List what is watched or urgent, and how long it has been silent."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.noting.watched()
    if as_json:
        out_json(views)
        return
    out_table(
        ("RECORD", "PRIORITY", "LAST HEARD", "SILENT", "WHO", "WHAT", "WHY"),
        (
            (
                view.record,
                view.priority.value,
                view.last_heard or "-",
                silent(view.silent_days),
                view.watcher or "-",
                view.label,
                view.reason or "",
            )
            for view in views
        ),
    )


def silent(days: int | None) -> str:
    """Days of silence in words."""
    if days is None:
        return "-"
    return "1 day" if days == 1 else f"{days} days"


@watches.command("drop", epilog='Example: casetracker watch drop C-0001 --reason "judged"')
def drop_watch(
    context: typer.Context,
    ref: Record,
    db: Db = None,
    *,
    reason: Why = None,
    as_json: AsJson = False,
) -> None:
    """Watch a record no longer."""
    carry_out(
        context, db, lambda services: services.noting.unwatch(ref, reason or ""), as_json=as_json
    )


def priority(
    context: typer.Context,
    ref: Record,
    urgency: Annotated[str, typer.Argument(metavar="low|normal|high", help="How urgent.")],
    db: Db = None,
    *,
    reason: Why = None,
    as_json: AsJson = False,
) -> None:
    """Say how urgent a record is."""
    from casetracker.model.vocabulary import Priority

    wanted = word("priority", urgency, Priority)
    carry_out(
        context,
        db,
        lambda services: services.noting.prioritise(ref, wanted, reason or ""),
        as_json=as_json,
    )
