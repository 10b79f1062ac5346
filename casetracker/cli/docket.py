"""`casetracker case|group|defendant`: the docket, line by line."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Ref, Where, command_group
from casetracker.cli.output import heading, out, out_fields, out_json, out_table
from casetracker.cli.runtime import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casetracker.model.partial_date import PartialDate
    from casetracker.views.common import CitationView, StageView
    from casetracker.views.docket import (
        CaseLine,
        CaseView,
        ChargeView,
        DefendantLine,
        GroupLine,
        StageEventView,
    )
    from casetracker.views.filters import Filters


cases = command_group("See cases: list, show, matrix.", "casetracker case list --json")
groups = command_group("See groups: list, show, matrix.", "casetracker group list --json")
defendants = command_group("See defendants: list, show.", "casetracker defendant list --json")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(cases, name="case")
    app.add_typer(groups, name="group")
    app.add_typer(defendants, name="defendant")


def _when(happened: "PartialDate | None") -> str:
    from casetracker.views.common import date_text

    return date_text(happened) if happened else "date not reported"


def _mix(stages: "Iterable[StageView]") -> str:
    return ", ".join(f"{stage.count} {stage.label}" for stage in stages) or "no stage reported"


def _cited(citations: "Iterable[CitationView]") -> str:
    refs = dict.fromkeys(f"{each.source_ref}/{each.claim_ref}" for each in citations)
    return f"[{', '.join(refs)}]" if refs else "[unsourced]"


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
        ("REF", "TITLE", "PEOPLE", "STAGES", "SOURCES", "MARKS"),
        (
            (
                line.ref,
                line.title,
                line.defendants,
                _mix(line.stage_mix),
                line.sources,
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
    """Show a case with its groups, charges, stages and conflicts."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        case = services.docket.case(ref)
    if as_json:
        out_json(case)
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
    _print_parts(case)


def _print_parts(case: "CaseView") -> None:
    heading("groups")
    for group in case.groups:
        cited = dict(case.group_citations).get(group.ref, ())
        out(f"  {group.ref}  {group.label}; {group.named_members} named  {_cited(cited)}")
    _print_stages(case.stages)
    _print_charges(case.charges)
    if case.conflicts:
        heading("in conflict")
        for conflict in case.conflicts:
            out(f"  {conflict.about}: held {conflict.held}")
            for each in conflict.claims:
                out(f"    {each.stance.value}: “{each.quote}” ({each.speaker or each.title})")


def _print_stages(stages: "Iterable[StageEventView]") -> None:
    heading("stages")
    for event in stages:
        when = _when(event.happened)
        by = f", {event.authority}" if event.authority else ""
        out(f"  {when}  {event.stage.label}{by}  ({event.scope})  {_cited(event.citations)}")


def _print_charges(charges: "Iterable[ChargeView]") -> None:
    heading("charges and accusations")
    for charge in charges:
        article = f"article {charge.article}" if charge.article else "article not reported"
        number = f"{len(charge.defendant_refs)} of {charge.of_defendants}"
        out(
            f"  “{charge.wording}”, {article}, {charge.status.value}, {number}  {_cited(charge.citations)}"
        )


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
            ("stated size", f"{group.line.size}  {_cited(group.citations)}"),
            ("on file", f"{group.line.held_members}, {group.line.named_members} named"),
            ("captured", group.line.captured),
            ("place", group.line.place),
            ("nationality", group.nationality),
            ("part of", group.parent_ref or group.parent_note),
            ("cases", ", ".join(group.line.case_refs)),
            ("stages", _mix(group.line.stage_mix)),
        ]
    )
    heading("history")
    for event in group.events:
        before = "?" if event.count_before is None else event.count_before
        after = "?" if event.count_after is None else event.count_after
        out(f"  {_when(event.happened)}  {event.kind.value}: {before} -> {after}")
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
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """List the defendants."""
    filters = parsed_filters("defendant", where)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.docket.defendants(case, filters)
    print_people(lines, as_json=as_json)


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
    """Show a defendant with stages, charges and custody."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        view = services.docket.defendant(ref)
    if as_json:
        out_json(view)
        return
    line = view.line
    out_fields(
        [
            ("defendant", f"{line.ref}  {line.name} ({line.person_ref})"),
            ("case", f"{line.case_ref}  {view.case_title}"),
            ("groups", ", ".join(line.group_refs)),
            ("role", line.role.value),
            ("stage", line.stage.label if line.stage else None),
            ("nationality", view.nationality),
        ]
    )
    for warning in view.warnings:
        out(f"note: {warning}")
    for name in view.names:
        out(f"also written “{name.text}” ({name.kind})  {_cited(name.citations)}")
    _print_stages(view.stages)
    _print_charges(view.charges)
    heading("custody")
    for episode in view.custody:
        how = episode.how_ended.value if episode.how_ended else "no end reported"
        end = f"{_when(episode.ended)} ({how})" if episode.ended else how
        start = _when(episode.started)
        out(
            f"  {start} to {end}, {episode.place or 'place not reported'}  {_cited(episode.citations)}"
        )
