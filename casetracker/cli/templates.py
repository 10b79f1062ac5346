"""`casetracker template`: the templates that reports are printed with."""

from typing import Annotated

import typer

from casetracker.cli.options import AsJson, Db, command_group
from casetracker.cli.output import out, out_json, out_table, out_text
from casetracker.cli.report_words import Kind, chosen_format, known_kind
from casetracker.cli.runtime import opened, settings_for

app = command_group(
    "Change how reports look: list, new, check, preview.", "casetracker template list"
)
Format = Annotated[
    str, typer.Option("--format", help="md, html, text or docx: those that have templates.")
]
Scope = Annotated[
    str | None, typer.Argument(metavar="[REF]", help="What the report is about; all without one.")
]


@app.command("list", epilog="Example: casetracker template list --json")
def list_templates(context: typer.Context, db: Db = None, *, as_json: AsJson = False) -> None:
    """List the templates in use; yours stand before ours."""
    from casetracker.services.report_templates import template_lines

    lines = template_lines(settings_for(context, db).template_folder)
    if as_json:
        out_json(lines)
        return
    out_table(
        ("TEMPLATE", "WHOSE", "FILE"),
        ((line.name, "yours" if line.is_own else "ours", line.path) for line in lines),
    )


@app.command("new", epilog="Example: casetracker template new chronology --format html")
def new(context: typer.Context, kind: Kind, db: Db = None, *, template: Format = "md") -> None:
    """Copy our template into your folder, for you to change."""
    from casetracker.services.report_templates import new_template

    settings = settings_for(context, db)
    out(str(new_template(known_kind(kind), chosen_format(template), settings.template_folder)))


@app.command("check", epilog="Example: casetracker template check")
def check(context: typer.Context, db: Db = None) -> None:
    """Fill in every template of yours with the docket; name what fails."""
    with opened(context, db) as services:
        for line in services.reporting.check_templates():
            out(line)


@app.command("preview", epilog="Example: casetracker template preview chronology --format html")
def preview(
    context: typer.Context,
    kind: Kind,
    scope: Scope = None,
    db: Db = None,
    *,
    template: Format = "md",
) -> None:
    """Print a report with your templates, and keep nothing."""
    from casetracker.services.report_material import ReportScope

    name = chosen_format(template, is_text=True)
    with opened(context, db) as services:
        reporting = services.reporting
        wanted = ReportScope(known_kind(kind), scope, language=reporting.language())
        (content,) = reporting.produce((wanted,), (name,))
    out_text(content.decode())
