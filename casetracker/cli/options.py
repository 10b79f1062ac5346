"""Options that several commands share, and the groups that commands stand in."""

import sys
from typing import Annotated, Final

import typer

Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="PATH|URL",
        help="The database: a SQLite file, or postgresql+psycopg://… (default: see 'where').",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="When the document was published: 2021-06-11, 2021-06, …",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="What had certainly happened by that day.",
        show_default=False,
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        metavar="DAY|MOMENT",
        help="What was on file then, whatever was changed since.",
        show_default=False,
    ),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="KEY=VALUE",
        help="Only those: stage=on_trial, article=214, updated-since=2021-06.",
        show_default=False,
    ),
]
Reason = Annotated[
    str | None, typer.Option("--reason", help="Why; kept with the decision.", show_default=False)
]
InCase = Annotated[
    str | None,
    typer.Option(
        "--case", metavar="C-0001", help="Where a group stands in several.", show_default=False
    ),
]
Why = Annotated[
    str | None, typer.Option("--reason", help="Why; needed, and kept.", show_default=False)
]
OnDate = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="When, as far as it is known: 2021-06, …",
        show_default=False,
    ),
]
Cited = Annotated[
    str | None,
    typer.Option(
        "--claim", metavar="K-0001", help="The claim that it rests on.", show_default=False
    ),
]
Members = Annotated[
    list[str] | None,
    typer.Option(
        "--member", metavar="D-0001", help="One who is meant; repeat it.", show_default=False
    ),
]
HowMany = Annotated[
    int | None, typer.Option("--count", help="How many are meant.", show_default=False)
]
Ref = Annotated[str, typer.Argument(metavar="REF", help="A reference such as C-0001.")]
USAGE: Final = 2


def command_group(purpose: str, example: str) -> typer.Typer:
    """A group of commands that takes --db before its command, and shows its help without one."""
    group = typer.Typer(
        help=purpose,
        epilog=f"Example: {example}",
        rich_markup_mode=None,
        invoke_without_command=True,
    )
    group.callback()(_without_command)
    return group


def _without_command(context: typer.Context, db: Db = None) -> None:
    # The words of the call are looked at later, by casetracker.cli.runtime.
    del db
    if context.invoked_subcommand is None:
        sys.stderr.write(context.get_help() + "\n")
        raise typer.Exit(USAGE)
