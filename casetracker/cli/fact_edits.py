"""`casetracker custody edit`: facts on file, set right."""

from typing import Annotated

import typer

from casetracker.cli.charges import word
from casetracker.cli.editing import date_given, given_values
from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import AsJson, Cited, Db, Why

Custody = Annotated[list[int], typer.Argument(metavar="N…", help="Numbers of custody list.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Since when.", show_default=False)
]
CustodyOf = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="administrative, judicial, house_arrest, prisoner_of_war_claimed, sentence, unknown.",
        show_default=False,
    ),
]
Place = Annotated[str | None, typer.Option("--place", help="Where.", show_default=False)]
Facility = Annotated[
    str | None, typer.Option("--facility", help="Which institution.", show_default=False)
]
Body = Annotated[str | None, typer.Option("--authority", help="Which body.", show_default=False)]
Admitted = Annotated[
    str | None,
    typer.Option("--admitted", help="acknowledged, denied or not_reported.", show_default=False),
]
Ended = Annotated[
    str | None, typer.Option("--ended", metavar="DATE", help="Until when.", show_default=False)
]
HowEnded = Annotated[
    str | None,
    typer.Option(
        "--as",
        help="released, transferred, repatriated, extradited, pardoned, died, escaped, unknown;"
        " empty: it goes on.",
        show_default=False,
    ),
]


def edit_custody(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    numbers: Custody,
    *,
    since: Since = None,
    kind: CustodyOf = None,
    place: Place = None,
    facility: Facility = None,
    authority: Body = None,
    admitted: Admitted = None,
    ended: Ended = None,
    how: HowEnded = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Change times in custody that are alike."""
    from dataclasses import replace

    from casetracker.model.vocabulary import Acknowledgement, CustodyEnd, CustodyKind

    given = given_values(
        "--since, --kind, --place, --facility, --authority, --admitted, --ended, --as",
        started=since,
        kind=kind,
        place=place,
        facility=facility,
        authority=authority,
        acknowledged=admitted,
        ended=ended,
        how_ended=how,
    )
    given |= {name: date_given(given[name]) for name in ("started", "ended") if name in given}
    if kind is not None:
        given["kind"] = word("--kind", kind, CustodyKind)
    if admitted is not None:
        given["acknowledged"] = word("--admitted", admitted, Acknowledgement)
    if how:
        given["how_ended"] = word("--as", how, CustodyEnd)
    if how == "":
        given["ended"] = given.get("ended")
    why = grounds(reason, None, claim)
    carry_out(
        context,
        db,
        lambda services: services.amending.edit_custody(
            replace(services.amending.custody_values(numbers), **given), why
        ),
        as_json=as_json,
    )
