"""`casetracker group new|edit`: groups entered and corrected by hand."""

from typing import Annotated

import typer

from casetracker.cli.editing import Case, Nationality, date_given, given_values
from casetracker.cli.groups import Group
from casetracker.cli.operations import carry_out, grounds, set_right
from casetracker.cli.options import AsJson, Cited, Db, Why

app = typer.Typer()
Unit = Annotated[
    str | None,
    typer.Option("--unit", help="What its people are, such as servicemen.", show_default=False),
]
Captured = Annotated[
    str | None,
    typer.Option(
        "--captured",
        metavar="DATE",
        help="When they were taken into custody.",
        show_default=False,
    ),
]
Place = Annotated[
    str | None, typer.Option("--place", help="Where, as the source puts it.", show_default=False)
]


@app.command(
    epilog='Example: casetracker group new C-0001 12 "Twelve drivers" --unit drivers --reason "list"'
)
def new(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    case: Case,
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="How many people.")],
    label: Annotated[str, typer.Argument(metavar="LABEL", help="What it is called.")],
    *,
    unit: Unit = None,
    captured: Captured = None,
    place: Place = None,
    nationality: Nationality = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Enter a group known by a number; its people are unnamed."""
    from casetracker.services.recording.people import GroupDraft

    draft = GroupDraft(
        label, unit, captured=date_given(captured), place=place, nationality=nationality
    )
    why = grounds(reason, None, claim)
    carry_out(
        context,
        db,
        lambda services: services.forming.form(case, number, draft, why),
        as_json=as_json,
    )


@app.command(
    epilog='Example: casetracker group edit G-0001 --place "near Orsk" --reason "the second notice"'
)
def edit(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Group,
    *,
    label: Annotated[
        str | None, typer.Option("--label", help="What it is called.", show_default=False)
    ] = None,
    unit: Unit = None,
    captured: Captured = None,
    place: Place = None,
    nationality: Nationality = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Change what is on file of a group; recount counts it again."""
    given = given_values(
        "--label, --unit, --captured, --place, --nationality",
        label=label,
        unit=unit,
        captured=captured,
        place=place,
        nationality=nationality,
    )
    given |= {"label": label or ""} if "label" in given else {}
    given |= {"captured": date_given(captured)} if "captured" in given else {}
    set_right(
        context,
        db,
        given,
        lambda services: (services.forming.values(ref), services.forming.edit),
        why=grounds(reason, None, claim),
        as_json=as_json,
    )
