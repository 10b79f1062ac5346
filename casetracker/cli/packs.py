"""`casetracker pack`: the rules of jurisdictions, with the grade and source of each."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.options import AsJson, Db, command_group
from casetracker.cli.output import heading, out, out_fields, out_json, out_table, talk
from casetracker.cli.runtime import settings_for
from casetracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casetracker.views.packs import (
        ArticleView,
        CodeView,
        InstitutionView,
        LimitView,
        PackLine,
        PackView,
        RuleSource,
        TransitionView,
    )

app = command_group("See and check the rules of jurisdictions.", "casetracker pack list")
Name = Annotated[str, typer.Argument(metavar="PACK", help="The id of a pack, such as az.")]


@app.command(
    "list", short_help="List the packs in force.", epilog="Example: casetracker pack list --json"
)
def list_packs(context: typer.Context, db: Db = None, *, as_json: AsJson = False) -> None:
    """List the packs in force: those that ship with the program, and your own."""
    from casetracker.services.packs import pack_lines, shelf_for

    shelf = shelf_for(settings_for(context, db))
    lines = pack_lines(shelf)
    if as_json:
        out_json(lines)
    else:
        out_table(
            ("PACK", "VERSION", "RULES", "GRADES", "REVIEWED BY", "FROM", "NAME"),
            (
                (
                    line.id,
                    line.version or "-",
                    line.rules,
                    _grades(line),
                    ", ".join(line.reviewed_by) or "nobody yet",
                    line.origin,
                    line.name or "cannot be used",
                )
                for line in lines
            ),
        )
    for fault in shelf.faults:
        talk(f"casetracker: left out: {fault}")


def _grades(line: "PackLine") -> str:
    return " ".join(f"{number}{grade}" for grade, number in line.grades) or "-"


@app.command(
    "show", short_help="Show a pack, rule by rule.", epilog="Example: casetracker pack show az"
)
def show_pack(
    context: typer.Context, name: Name, db: Db = None, *, as_json: AsJson = False
) -> None:
    """Show a pack: time limits, transitions, laws, articles, bodies, with grade, source and validity."""
    from casetracker.services import packs

    pack = packs.show_pack(packs.shelf_for(settings_for(context, db)), name)
    if as_json:
        out_json(pack)
        return
    out_fields(
        [
            ("pack", f"{pack.line.id} {pack.line.version}  {pack.line.name}"),
            ("from", f"{pack.line.origin}: {pack.line.folder}"),
            ("extends", pack.extends or "nothing"),
            ("covers", pack.line.covers),
            ("reviewed by", ", ".join(pack.line.reviewed_by) or "nobody yet"),
            ("checked on", pack.checked_on or None),
            ("classes of charges", ", ".join(pack.gravity).replace("_", " ") or "none"),
            ("holidays of", pack.holidays or "no country: weekends only"),
            ("sha256", pack.sha256),
            ("note", pack.disclaimer),
        ]
    )
    heading("time limits")
    for limit in pack.limits:
        _print_limit(limit)
    _print_rows(pack)


def _print_limit(limit: "LimitView") -> None:
    out(f"  {limit.id}  [{limit.pack}, grade {limit.grade}]  {limit.label}")
    starts = " or ".join(limit.triggers).replace("_", " ") or "an act recorded by hand"
    out(
        f"    {limit.words} from {starts}; starts {limit.start}, rolls {limit.roll}".replace(
            "_", " "
        )
    )
    if limit.condition:
        out(f"    applies: {limit.condition}")
    out(f"    valid: {limit.valid}; checked on {limit.checked_on or 'a day not known'}")
    for number, link in enumerate(limit.extensions, 1):
        said = f"{_titles(link.sources)} {link.note}".strip()
        out(
            f"    extension {number}: at most {link.words} [grade {link.grade}, valid: {link.valid}] {said}"
        )
    out(f"    source: {_titles(limit.sources) or 'none'}")
    if limit.note:
        out(f"    note: {limit.note}")


def _titles(sources: "Iterable[RuleSource]") -> str:
    return "; ".join(f"{each.title} {each.href}".strip() for each in sources)


def _read_in(row: "ArticleView | CodeView | InstitutionView | TransitionView") -> str:
    """Where a row was read; the note that stands in the place of a source where there is none."""
    return _titles(row.sources) or f"no source: {row.note}"


def _print_rows(pack: "PackView") -> None:
    heading("laws")
    out_table(
        ("ID", "GRADE", "LAW", "IN FORCE", "VALID", "LABEL", "SOURCE"),
        (
            (
                each.id,
                each.grade,
                each.law or "-",
                each.in_force or "not known",
                each.valid,
                each.label,
                _read_in(each),
            )
            for each in pack.codes
        ),
    )
    heading("articles")
    out_table(
        ("ARTICLE", "GRADE", "CLASS", "VALID", "LABEL", "SOURCE"),
        (
            (
                each.article,
                each.grade,
                each.gravity.replace("_", " ") or "-",
                each.valid,
                each.label,
                _read_in(each),
            )
            for each in pack.articles
        ),
    )
    heading("bodies")
    out_table(
        ("ID", "GRADE", "KIND", "VALID", "LABEL", "SOURCE"),
        (
            (
                each.id,
                each.grade,
                each.kind.replace("_", " "),
                each.valid,
                each.label,
                _read_in(each),
            )
            for each in pack.institutions
        ),
    )
    heading("transitions")
    out_table(
        ("FROM", "TO", "KIND", "GRADE", "VALID", "SOURCE"),
        (
            (each.before, each.after, each.kind, each.grade, each.valid, _read_in(each))
            for each in pack.transitions
        ),
    )


@app.command(short_help="Check packs, line by line.", epilog="Example: casetracker pack check az")
def check(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="PACK|FOLDER", help="One pack (default: all).", show_default=False),
    ] = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Check packs against the schema; each fault is named with its file, its line and what would do."""
    from casetracker.services.packs import check_packs, shelf_for

    lines = check_packs(shelf_for(settings_for(context, db)), name)
    if as_json:
        out_json(lines)
    faults = [fault for line in lines for fault in line.faults]
    for line in lines if not as_json else ():
        if not line.faults:
            out(
                f"{line.id} {line.version}: sound, {line.rules} time limits of its own ({line.origin})"
            )
    for fault in faults:
        talk(f"casetracker: {fault}")
    if faults:
        raise typer.Exit(InputError.exit_code)


@app.command(
    short_help="Write a pack of your own to begin with.",
    epilog="Example: casetracker pack new ge",
)
def new(context: typer.Context, name: Name, db: Db = None) -> None:
    """Write a pack of your own to begin with, into your packs folder: sound, and full of comments.

    With the id of a shipped pack it is a copy of that one, to be changed.
    """
    from casetracker.services.packs import SHIPPED, write_pack

    for path in write_pack(settings_for(context, db), name):
        out(str(path))
    if name in SHIPPED:
        talk(f"casetracker: a copy of the shipped {name}; it stands in its place from now on")
