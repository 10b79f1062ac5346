"""`casetracker defendant similar`: who on file may be one person."""

from typing import Annotated, Final

import typer

from casetracker.cli.options import AsJson, Db, KnownAt
from casetracker.cli.output import out, out_json, out_table
from casetracker.cli.runtime import opened

SIMILAR_HELP: Final = "Suggest who on file may be one person."
SIMILAR_EXAMPLE: Final = "Example: casetracker defendant similar D-0007"


def similar(
    context: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="A defendant or a person; all without.")
    ] = None,
    db: Db = None,
    *,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Suggest who on file may be one person, across spellings and scripts; nothing is merged."""
    with opened(context, db, known_at=known_at) as services:
        pairs = services.docket.similar(ref)
    if as_json:
        out_json(pairs)
        return
    out_table(
        ("SCORE", "REF", "NAME", "REF", "NAME", "WHY"),
        (
            (
                f"{pair.score:.2f}",
                pair.first.ref,
                pair.first.name,
                pair.second.ref,
                pair.second.name,
                ", ".join(pair.reasons),
            )
            for pair in pairs
        ),
    )
    if not pairs:
        out("nobody on file reads like anybody else")
