"""`casetracker review add`: a passage that the reader did not find, made a claim by hand."""

from typing import Annotated

import typer

from casetracker.cli.charges import word
from casetracker.cli.options import AsJson, Db
from casetracker.cli.output import out, out_json
from casetracker.cli.review import Number, Speaker, Stage, Term, When, Where, Who, Wording, app
from casetracker.cli.runtime import opened


def register() -> None:
    """Add the command to those on review."""
    app.command(
        "add",
        short_help="Make a claim of a passage by hand.",
        epilog='Example: casetracker review add S-0001 --quote "as it stands there" --stage charged',
    )(add)


def add(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="S-0001", help="The source it stands in.")],
    *,
    quote: Annotated[str, typer.Option("--quote", help="The passage, as the text has it.")],
    nth: Annotated[
        int | None,
        typer.Option("--nth", help="Which, where it stands several times.", show_default=False),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="What it is about, such as identity.", show_default=False),
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option("--person", help="Whom it names; repeat it.", show_default=False),
    ] = None,
    stage: Stage = None,
    count: Number = None,
    date: When = None,
    place: Where = None,
    authority: Who = None,
    speaker: Speaker = None,
    charge: Wording = None,
    term: Term = None,
    modality: Annotated[
        str, typer.Option("--modality", help="How it is put, such as alleged or denied.")
    ] = "asserted",
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Make a claim of a passage that the reader did not find; it is decided on and cited as any other."""
    from casetracker.model.vocabulary import ClaimKind, Modality
    from casetracker.services.marking import Passage
    from casetracker.views.review import ClaimEdit

    said = ClaimEdit(
        stage=stage,
        count=count,
        date=date,
        place=place,
        authority=authority,
        speaker=speaker,
        charge=charge,
        modality=word("--modality", modality, Modality),
        term=term,
    )
    about = None if kind is None else word("--kind", kind, ClaimKind)
    passage = Passage(source, quote, said, nth, about, tuple(person or ()))
    with opened(context, db) as services:
        claim = services.review.add(passage)
    if as_json:
        out_json(claim)
        return
    out(f"{claim.ref}: {claim.summary}")
    out(f"        “{claim.quote}” [{claim.start}:{claim.end}] of {claim.source_ref}")
    out(f"        {claim.effect_text}")
