"""`casetracker note edit` and `casetracker task edit`: what stands beside records, worded anew."""

from typing import Annotated

import typer

from casetracker.cli.editing import given_values
from casetracker.cli.operations import carry_out
from casetracker.cli.options import AsJson, Db
from casetracker.cli.records import day_given, notes, tasks


def register() -> None:
    """Add the commands to those on notes and on tasks."""
    note_example = 'Example: casetracker note edit N-0001 "the court was asked"'
    notes.command("edit", epilog=note_example)(edit_note)
    tasks.command("edit", epilog="Example: casetracker task edit T-0001 --due 2021-07-08")(
        edit_task
    )


def edit_note(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="N-0001", help="A note.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note as it should be.")],
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Change the text of a note; its history keeps the one before."""
    carry_out(
        context, db, lambda services: services.noting.edit_note(number, text), as_json=as_json
    )


def edit_task(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="T-0001", help="A task.")],
    *,
    text: Annotated[
        str | None, typer.Option("--text", help="What is to be done.", show_default=False)
    ] = None,
    assignee: Annotated[
        str | None, typer.Option("--by", help="Who does it; '' for nobody.", show_default=False)
    ] = None,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="DAY", help="By which day; '' for none.", show_default=False),
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Change what an open task asks for, of whom, or by when."""
    from dataclasses import replace

    given = given_values("--text, --by, --due", text=text, assignee=assignee, due_on=due)
    given |= {"due_on": day_given(due or None)} if "due_on" in given else {}
    given |= {"text": text or ""} if "text" in given else {}
    carry_out(
        context,
        db,
        lambda services: services.noting.edit_task(
            number, replace(services.noting.duty(number), **given)
        ),
        as_json=as_json,
    )
