"""`casetracker source`: what was captured, with what it says."""

from typing import Annotated

import typer

from casetracker.cli.options import AsJson, Db, Ref, command_group
from casetracker.cli.output import out, out_fields, out_json, out_table, out_text
from casetracker.cli.runtime import opened

app = command_group("See sources: list, show.", "casetracker source list --json")


@app.command("list", epilog="Example: casetracker source list")
def list_sources(context: typer.Context, db: Db = None, *, as_json: AsJson = False) -> None:
    """List the sources."""
    with opened(context, db) as services:
        lines = services.docket.sources()
    if as_json:
        out_json(lines)
        return
    out_table(
        ("REF", "PUBLISHED", "PUBLISHER", "CLAIMS", "WAITING", "TITLE"),
        (
            (
                line.ref,
                line.published or "not reported",
                line.publisher or "not reported",
                line.claims,
                line.waiting,
                line.title,
            )
            for line in lines
        ),
    )


@app.command("show", epilog="Example: casetracker source show S-0001 --text")
def show_source(
    context: typer.Context,
    ref: Ref,
    *,
    text: Annotated[bool, typer.Option("--text", help="Print the stored text as well.")] = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show a source with its captures and claims."""
    with opened(context, db) as services:
        source = services.review.source(ref)
    if as_json:
        out_json(source)
        return
    out_fields(
        [
            ("source", f"{source.line.ref}  {source.line.title}"),
            ("publisher", source.line.publisher),
            ("author", source.author),
            ("published", source.line.published),
            ("address", source.url),
            ("language", source.language),
        ]
    )
    for capture in source.captures:
        out(
            f"captured {capture.captured_at:%Y-%m-%d %H:%M} UTC  {capture.name}  sha256 {capture.sha256}"
        )
    out()
    out_table(
        ("REF", "STATUS", "EFFECT", "WHAT"),
        ((each.ref, each.status.value, each.effect_text, each.summary) for each in source.claims),
    )
    if text:
        out()
        out_text(source.text.rstrip("\n") + "\n")
