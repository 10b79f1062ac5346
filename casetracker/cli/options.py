"""Options that several commands share."""

from typing import Annotated

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
Reason = Annotated[
    str | None, typer.Option("--reason", help="Why; kept with the decision.", show_default=False)
]
Ref = Annotated[str, typer.Argument(metavar="REF", help="A reference such as C-0001.")]
