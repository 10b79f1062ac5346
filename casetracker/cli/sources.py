"""`casetracker source`: the documents on file."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.docket import parsed_filters
from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Ref, Where, command_group
from casetracker.cli.output import out, out_fields, out_json, out_table, out_text
from casetracker.cli.runtime import opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casetracker.views.review import SourceLine

app = command_group("See sources: list, show.", "casetracker source list --json")


@app.command("list", epilog="Example: casetracker source list")
def list_sources(
    context: typer.Context,
    where: Where = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the sources."""
    filters = parsed_filters("source", where)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.docket.sources(filters)
    print_sources(lines, as_json=as_json)


def print_sources(lines: "Sequence[SourceLine]", *, as_json: bool) -> None:
    """Print sources as rows, or as JSON."""
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
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show a source with its captures and claims."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
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
