"""`casetracker reader`: what the reader goes by, how to add to it, and why it read what it read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casetracker.cli.imports import STDIN, say_faults, stdin_bytes
from casetracker.cli.options import AsJson, Db, Published, command_group
from casetracker.cli.output import heading, out, out_fields, out_json, out_table, talk
from casetracker.cli.runtime import opened, settings_for
from casetracker.errors import InputError

if TYPE_CHECKING:
    from casetracker.services.reader_files import ReaderRules
    from casetracker.views.review import RuleStats

app = command_group(
    "Add to the reader's words, and see why it read so.",
    "casetracker reader list",
)


@app.command(
    short_help="Write commented files to add words to.", epilog="Example: casetracker reader new"
)
def new(context: typer.Context, db: Db = None) -> None:
    """Write commented template files into your reader folder; none that is there is written over."""
    from casetracker.services.reader_files import write_templates

    for path in write_templates(settings_for(context, db)):
        out(str(path))


@app.command(
    short_help="Check your own reader files.", epilog="Example: casetracker reader check --json"
)
def check(context: typer.Context, db: Db = None, *, as_json: AsJson = False) -> None:
    """Check your own reader files; each entry that is left out is named with what to do."""
    from casetracker.services.reader_files import own_rules

    rules = own_rules(settings_for(context, db))
    if as_json:
        out_json({"folder": rules.folder, "in_force": len(rules.entries), "left_out": rules.faults})
    else:
        out(f"{rules.folder}: {len(rules.entries)} in force, {len(rules.faults)} left out")
    for fault in rules.faults:
        talk(f"casetracker: {fault}")
    if rules.faults:
        raise typer.Exit(InputError.exit_code)


@app.command(
    "list",
    short_help="List what the reader goes by, and from where.",
    epilog="Example: casetracker reader list --json",
)
def list_rules(context: typer.Context, db: Db = None, *, as_json: AsJson = False) -> None:
    """List what the reader goes by: the tables that ship with it, and each entry of your own files."""
    from casetracker.services.reader_files import own_rules

    rules = own_rules(settings_for(context, db))
    if as_json:
        out_json(rules)
        return
    _say_rules(rules)
    for fault in rules.faults:
        talk(f"casetracker: {fault}")


def _say_rules(rules: "ReaderRules") -> None:
    out_fields([("reader version", rules.version), ("your files", rules.folder)])
    heading("shipped")
    out_table(("TABLE", "ENTRIES"), ((each.name, each.entries) for each in rules.shipped))
    heading("yours")
    if not rules.entries:
        out("nothing: 'casetracker reader new' writes files to begin with")
        return
    out_table(
        ("TABLE", "NAME", "FROM", "SAYS"),
        (
            (
                each.table,
                each.name,
                each.file if each.line is None else f"{each.file}:{each.line}",
                each.says,
            )
            for each in rules.entries
        ),
    )


@app.command(
    short_help="Say for each sentence what was read, and why.",
    epilog="Example: casetracker reader explain news.txt --published 2021-06-11",
)
def explain(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="What to read; - is stdin.")],
    published: Published = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Read a document and say for each sentence which rule fired and why, and what was left out.

    Nothing is stored and no database is opened.
    """
    from casetracker.cli.explanation import lines_of
    from casetracker.model.partial_date import PartialDate
    from casetracker.services.importing import read_file
    from casetracker.services.reader_files import reader_for

    when = PartialDate.parse(published) if published is not None else None
    payload = stdin_bytes() if path == STDIN else read_file(Path(path))
    name = "stdin" if path == STDIN else Path(path).name
    settings = settings_for(context, db)
    say_faults(settings)
    with reader_for(settings) as reader:
        explanations = reader.explain(payload, name=name, published=when)
    if as_json:
        out_json(explanations[0] if len(explanations) == 1 else explanations)
        return
    for explanation in explanations:
        for line in lines_of(explanation):
            out(line)


@app.command(
    short_help="Show how each rule fared in review.",
    epilog="Example: casetracker reader stats --by-version",
)
def stats(
    context: typer.Context,
    db: Db = None,
    *,
    by_version: Annotated[
        bool, typer.Option("--by-version", help="Tell versions of the reader apart.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show how the claims of each rule fared in review: accepted as read, changed, rejected.

    Precision is the share accepted as read of those accepted, changed or rejected.
    """
    with opened(context, db) as services:
        rules = services.review.rule_stats(by_version=by_version)
    if as_json:
        out_json([_plain(rule) for rule in rules])
        return
    version = ("READER",) if by_version else ()
    out_table(
        ("RULE", "PROPOSED", "ACCEPTED", "CHANGED", "REJECTED", "WAITING", *version, "PRECISION"),
        (_row(rule, by_version=by_version) for rule in rules),
    )


def _plain(rule: "RuleStats") -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(rule), "precision": rule.precision}


def _row(rule: "RuleStats", *, by_version: bool) -> tuple[object, ...]:
    numbers = (rule.proposed, rule.accepted, rule.changed, rule.rejected, rule.waiting)
    version = (rule.reader_version,) if by_version else ()
    precision = "-" if rule.precision is None else f"{rule.precision:.2f}"
    return (rule.rule, *numbers, *version, precision)
