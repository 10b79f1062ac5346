"""`casetracker case join|sever|link`: how cases stand to one another."""

from typing import Annotated

import typer

from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import AsJson, Cited, Db, Members, OnDate, Why
from casetracker.errors import UsageError

app = typer.Typer()
Case = Annotated[str, typer.Argument(metavar="REF", help="A case such as C-0001.")]


class LinkKindError(UsageError):
    """A word that is no way in which one case stands to another."""

    def __init__(self, kind: str) -> None:
        """Name those that are."""
        super().__init__(f"--as {kind!r}: take appeal_of, retrial_of or companion")


@app.command(
    epilog="Example: casetracker case join C-0002 --into C-0001 --date 2021-06 "
    '--reason "tried together"'
)
def join(
    context: typer.Context,
    refs: Annotated[list[str], typer.Argument(metavar="REF…", help="Cases such as C-0002.")],
    *,
    into: Annotated[
        str, typer.Option("--into", metavar="C-0001", help="The case they are joined into.")
    ],
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Join cases into another: their defendants move there."""
    why = grounds(reason, date, claim)
    carry_out(context, db, lambda services: services.joining.join(refs, into, why), as_json=as_json)


@app.command(
    epilog='Example: casetracker case sever C-0001 --group G-0005 --title "Case of 13" '
    '--reason "a file of its own"'
)
def sever(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Case,
    *,
    group: Annotated[
        list[str] | None,
        typer.Option(
            "--group", metavar="G-0001", help="A group that goes; repeat it.", show_default=False
        ),
    ] = None,
    member: Members = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="C-0002", help="A case on file; else a new one.", show_default=False
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="Of the new case.", show_default=False)
    ] = None,
    number: Annotated[
        str | None,
        typer.Option("--number", help="Its court case number.", show_default=False),
    ] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Sever people of a case into another; both keep their history."""
    from casetracker.services.joining import Severed

    severed = Severed(tuple(group or ()), tuple(member or ()), into, title, number)
    why = grounds(reason, date, claim)
    carry_out(
        context, db, lambda services: services.joining.sever(ref, severed, why), as_json=as_json
    )


@app.command(
    epilog="Example: casetracker case link C-0005 --as appeal_of --other C-0001 "
    '--reason "court list"'
)
def link(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Case,
    *,
    kind: Annotated[str, typer.Option("--as", help="appeal_of, retrial_of or companion.")],
    other: Annotated[str, typer.Option("--other", metavar="C-0001", help="The other case.")],
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Say how one case stands to another, such as its appeal."""
    from casetracker.model.vocabulary import CaseLinkKind

    if kind not in ("appeal_of", "retrial_of", "companion"):
        raise LinkKindError(kind)
    why = grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.joining.link(ref, CaseLinkKind(kind), other, why),
        as_json=as_json,
    )
