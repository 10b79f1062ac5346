"""`casetracker report`: reports to files or to stdout."""

from pathlib import Path
from typing import Annotated

import typer

from casetracker.cli.options import AsOf, Db, KnownAt, command_group
from casetracker.cli.output import out, out_text
from casetracker.cli.runtime import opened
from casetracker.errors import UsageError

app = command_group(
    "Write reports, each sentence with its source.",
    "casetracker report case-status --format html --out reports/",
)
_NAMES = {"md": "markdown", "markdown": "markdown", "html": "html", "text": "text", "txt": "text"}


class UnknownFormatError(UsageError):
    """A format that reports are not written in."""

    def __init__(self, name: str) -> None:
        """Name those that there are."""
        super().__init__(
            f"--format {name!r}: take md, html or text, or several with commas between"
        )


@app.command(
    "case-status", epilog="Example: casetracker report case-status C-0001 --format md,html --out ."
)
def case_status(
    context: typer.Context,
    scope: Annotated[
        str | None,
        typer.Argument(metavar="[CASE]", help="A case such as C-0001; without one, all cases."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="md, html or text; several with commas between.")
    ] = "md",
    folder: Annotated[
        str, typer.Option("--out", metavar="FOLDER|-", help="Where files go; - prints to stdout.")
    ] = "-",
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
) -> None:
    """Print or write the case status report."""
    chosen = _formats(formats)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        if folder == "-":
            for name in chosen:
                out_text(services.reporting.render(scope, name))
            return
        for path in services.reporting.write(scope, chosen, Path(folder)):
            out(str(path))


def _formats(names: str) -> tuple[str, ...]:
    chosen = []
    for name in names.split(","):
        if name.strip().lower() not in _NAMES:
            raise UnknownFormatError(name.strip())
        chosen.append(_NAMES[name.strip().lower()])
    return tuple(dict.fromkeys(chosen))
