"""`casetracker report runs|verify|again`: reports that were written, recognised and made again."""

from pathlib import Path
from typing import Annotated

import typer

from casetracker.cli.options import AsJson, Db, KnownAt
from casetracker.cli.output import out, out_json, out_paths, out_table
from casetracker.cli.report_words import Formats, chosen_formats
from casetracker.cli.runtime import opened


def register(app: typer.Typer) -> None:
    """Add the commands to the group."""
    app.command("runs", epilog="Example: casetracker report runs --json")(list_runs)
    app.command("verify", epilog="Example: casetracker report verify overview-all-2021-06-14.pdf")(
        verify
    )
    app.command("again", epilog="Example: casetracker report again R-0001 --out again/")(again)


def list_runs(
    context: typer.Context,
    db: Db = None,
    *,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List the reports that were written to files."""
    with opened(context, db, known_at=known_at) as services:
        lines = services.reporting.runs.lines()
    if as_json:
        out_json(lines)
        return
    out_table(
        ("REF", "WHEN (UTC)", "WHO", "FOR", "PASSAGES", "FORMATS", "REPORT"),
        (
            (
                line.ref,
                f"{line.made_at:%Y-%m-%d %H:%M}",
                line.made_by,
                line.profile.value,
                line.claims,
                ", ".join(file.format for file in line.files),
                line.title,
            )
            for line in lines
        ),
    )


def verify(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A report that was written.")],
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Say whether a file is one of ours, and unchanged."""
    with opened(context, db) as services:
        line = services.reporting.runs.verify(file)
    if as_json:
        out_json(line)
        return
    out(f"{file}: {line.ref}, as it was written")
    out(f"{line.title}, for {line.profile.value}")
    out(f"made {line.made_at:%Y-%m-%d %H:%M} UTC by {line.made_by}, {line.claims} passages cited")


def again(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="RUN", help="A reference such as R-0001.")],
    db: Db = None,
    *,
    folder: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Where the files go.")
    ] = Path(),
    formats: Formats = "",
) -> None:
    """Write a report again, byte for byte."""
    from casetracker.services.report_runs import OtherTemplatesError

    chosen = chosen_formats(formats) if formats else ()
    with opened(context, db) as services:
        try:
            paths = services.reporting.write_again(ref, chosen, folder)
        except OtherTemplatesError as error:
            out_paths(error.paths)
            raise
        out_paths(paths)
