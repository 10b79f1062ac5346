"""`casetracker case|group|defendant`: the docket, line by line."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.clock_tables import print_clocks
from casetracker.cli.fact_lines import cited, print_case_parts, print_defendant_parts, when
from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Ref, Where, command_group
from casetracker.cli.output import heading, out, out_fields, out_json, out_table, plain
from casetracker.cli.runtime import opened
from casetracker.cli.similar import SIMILAR_EXAMPLE, SIMILAR_HELP, similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casetracker.views.common import StageView
    from casetracker.views.docket import (
        CaseLine,
        DefendantLine,
        GroupLine,
    )
    from casetracker.views.filters import Filters


cases = command_group("See cases; join and sever them.", "casetracker case list --json")
groups = command_group(
    "See groups; name, split, merge, release, recount them.", "casetracker group list --json"
)
defendants = command_group(
    "See defendants: list, show, similar.", "casetracker defendant list --json"
)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    defendants.command(short_help=SIMILAR_HELP, epilog=SIMILAR_EXAMPLE)(similar)
    app.add_typer(cases, name="case")
    app.add_typer(groups, name="group")
    app.add_typer(defendants, name="defendant")


def _mix(stages: "Iterable[StageView]") -> str:
    return ", ".join(f"{stage.count} {stage.label}" for stage in stages) or "no stage reported"


@cases.command("list", epilog="Example: casetracker case list --find khojavend")
def list_cases(
    context: typer.Context,
    find: Annotated[
        str | None,
        typer.Option("--find", help="Only those that hold this text.", show_default=False),
    ] = None,
    where: Where = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """List the cases."""
    filters = parsed_filters("case", where)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.docket.cases(find, filters)
    print_cases(lines, as_json=as_json)


def parsed_filters(listing: str, where: "list[str] | None") -> "Filters":
    """The filters of a listing as they were typed; raises UsageError."""
    from casetracker.model.vocabulary import Listing
    from casetracker.views.filters import Filters

    return Filters.parse(Listing(listing), where or ())


def print_cases(lines: "Sequence[CaseLine]", *, as_json: bool) -> None:
    """Print cases as rows, or as JSON."""
    if as_json:
        out_json(lines)
        return
    out_table(
        ("REF", "TITLE", "PEOPLE", "STAGES", "SOURCES", "SILENT", "PRIORITY", "MARKS"),
        (
            (
                line.ref,
                line.title,
                line.defendants,
                _mix(line.stage_mix),
                line.sources,
                "-" if line.silent_days is None else f"{line.silent_days} d",
                line.priority.value,
                _marks(line),
            )
            for line in lines
        ),
    )


def _marks(line: "CaseLine") -> str:
    marks = [f"! {line.conflicts} in conflict"] if line.conflicts else []
    marks += [f"? {line.unsourced} unsourced"] if line.unsourced else []
    return ", ".join(marks)


@cases.command("show", epilog="Example: casetracker case show C-0001")
def show_case(
    context: typer.Context,
    ref: Ref,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show a case: groups, charges, steps, hearings, conflicts."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        case = services.docket.case(ref)
        clocks = services.clocks.clocks(ref)
        hearings, sentences = services.court.hearings(ref), services.court.sentences(ref)
    if as_json:
        beside = {"hearings": plain(hearings), "sentences": plain(sentences)}
        out_json({**plain(case), **beside, "clocks": plain(clocks)})
        return
    out_fields(
        [
            ("case", f"{case.line.ref}  {case.line.title}"),
            ("court case number", ", ".join(case.line.numbers) or None),
            ("jurisdiction", case.jurisdiction),
            ("people", case.line.defendants),
            ("stages", _mix(case.line.stage_mix)),
            ("sources", case.line.sources),
            ("last reported", case.line.last_reported),
        ]
    )
    for link in case.links:
        out(f"{link}  {when(link.since)}")
    print_case_parts(case, hearings, sentences)
    print_clocks(clocks)
    if case.former:
        heading("no longer in this case")
        for line in case.former:
            stage = line.stage.label if line.stage else "no stage reported"
            out(f"  {line.ref}  {line.name}, left {when(line.left)}; {stage}")


@groups.command("list", epilog="Example: casetracker group list")
def list_groups(
    context: typer.Context,
    where: Where = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the groups."""
    filters = parsed_filters("group", where)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.docket.groups(filters)
    print_groups(lines, as_json=as_json)


def print_groups(lines: "Sequence[GroupLine]", *, as_json: bool) -> None:
    """Print groups as rows, or as JSON."""
    if as_json:
        out_json(lines)
        return
    out_table(
        ("REF", "GROUP", "STATED", "ON FILE", "NAMED", "CASES", "STAGES"),
        (
            (
                line.ref,
                line.label,
                line.size,
                line.held_members,
                line.named_members,
                ", ".join(line.case_refs),
                _mix(line.stage_mix),
            )
            for line in lines
        ),
    )


@groups.command("show", epilog="Example: casetracker group show G-0001")
def show_group(
    context: typer.Context,
    ref: Ref,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show a group with its members and its history."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        group = services.docket.group(ref)
    if as_json:
        out_json(group)
        return
    out_fields(
        [
            ("group", f"{group.line.ref}  {group.line.label}"),
            ("stated size", f"{group.line.size}  {cited(group.citations)}"),
            ("on file", f"{group.line.held_members}, {group.line.named_members} named"),
            *([("left custody", group.held_text)] if group.held_text else []),
            ("captured", group.line.captured),
            ("place", group.line.place),
            ("nationality", group.nationality),
            ("part of", group.parent_ref or group.parent_note),
            ("cases", ", ".join(group.line.case_refs)),
            ("stages", _mix(group.line.stage_mix)),
        ]
    )
    heading("history")
    if not group.events:
        out("  nothing on file")
    for event in group.events:
        before = "?" if event.count_before is None else event.count_before
        after = "?" if event.count_after is None else event.count_after
        note = f"  ({event.note})" if event.note else ""
        kind = event.kind.value.replace("_", " ")
        rests_on = cited(event.citations)
        out(f"  {when(event.happened)}  {kind}: {before} -> {after}{note}  {rests_on}")
    if group.parts:
        heading("parts")
        for part in group.parts:
            out(f"  {part.ref}  {part.label}; {part.held_members} on file")
    heading("members")
    print_people(group.members)


def print_people(lines: "Sequence[DefendantLine]", *, as_json: bool = False) -> None:
    """Print defendants as rows, or as JSON."""
    if as_json:
        out_json(lines)
        return
    out_table(
        ("REF", "NAME", "CASE", "ROLE", "STAGE", "CHARGES"),
        (
            (
                line.ref,
                line.name,
                line.case_ref,
                line.role.value,
                line.stage.label if line.stage else "not reported",
                line.charges,
            )
            for line in lines
        ),
    )


@defendants.command("list", epilog="Example: casetracker defendant list --case C-0001")
def list_defendants(
    context: typer.Context,
    case: Annotated[
        str | None, typer.Option("--case", help="Only of this case.", show_default=False)
    ] = None,
    where: Where = None,
    *,
    by_silence: Annotated[
        bool, typer.Option("--silent", help="Those longest unheard of first, with the days.")
    ] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """List the defendants."""
    filters = parsed_filters("defendant", where)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.docket.defendants(case, filters)
        if by_silence:
            lines = services.noting.by_silence(lines)
    if by_silence and not as_json:
        _print_silent(lines)
    else:
        print_people(lines, as_json=as_json)


def _print_silent(lines: "Iterable[DefendantLine]") -> None:
    out_table(
        ("REF", "NAME", "CASE", "STAGE", "SILENT"),
        (
            (
                line.ref,
                line.name,
                line.case_ref,
                line.stage.label if line.stage else "not reported",
                "never heard of" if line.silent_days is None else f"{line.silent_days} days",
            )
            for line in lines
        ),
    )


@defendants.command("show", epilog="Example: casetracker defendant show D-0001")
def show_defendant(
    context: typer.Context,
    ref: Ref,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show a defendant: steps, charges, custody, hearings."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        view = services.docket.defendant(ref)
        clocks = services.clocks.clocks(ref)
        hearings, sentences = services.court.hearings(ref), services.court.sentences(ref)
    if as_json:
        beside = {"hearings": plain(hearings), "sentences": plain(sentences)}
        out_json({**plain(view), **beside, "clocks": plain(clocks)})
        return
    line = view.line
    where_to = f"{when(line.left)}: 'casetracker person show {line.person_ref}' says where to"
    left = [("left it", where_to)] if line.left else []
    out_fields(
        [
            ("defendant", f"{line.ref}  {line.name} ({line.person_ref})"),
            ("case", f"{line.case_ref}  {view.case_title}"),
            *left,
            ("groups", ", ".join(line.group_refs)),
            ("role", line.role.value),
            ("stage", line.stage.label if line.stage else None),
            ("nationality", view.nationality),
        ]
    )
    for warning in view.warnings:
        out(f"note: {warning}")
    for name in view.names:
        kind = name.kind.replace("_", " ")
        out(f"also written “{name.text}” ({kind})  {cited(name.citations)}")
    print_defendant_parts(view, hearings, sentences)
    print_clocks(clocks)
