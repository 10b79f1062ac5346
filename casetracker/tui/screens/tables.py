"""The tabs of a case and of a defendant: views turned into tables with their proof, no widgets."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import Basis, Stance
from casetracker.text import shorten
from casetracker.tui.fact_words import since_text
from casetracker.tui.safe import cell
from casetracker.tui.screens.lines import SOURCED, Line, Sheet, charge_target, source_marks
from casetracker.tui.widgets.vtable import Column
from casetracker.tui.words import count, mix_bars, mix_words, words
from casetracker.views.charges import ChargeLine
from casetracker.views.common import CitationView, date_text
from casetracker.views.docket import (
    CaseView,
    ChargeView,
    ConflictView,
    CustodyView,
    DefendantLine,
    DefendantView,
    GroupLine,
    StageEventView,
)
from casetracker.views.quoting import as_called

FIELDS: Final = (Column("", 14), Column("", 30, 1), Column("", 10))
_STAGES: Final = (
    Column("When", 16),
    Column("Stage", 20, 2),
    Column("Who", 14, 1),
    Column("Body or place", 14, 1, from_width=82),
    SOURCED,
)
_PEOPLE: Final = (
    Column("Ref", 8),
    Column("Name", 18, 2),
    Column("Stage", 18, 1),
    Column("Held since", 12),
    Column("Charges", 7, is_right=True, from_width=78),
    Column("", 2),
)
_CHARGES: Final = (
    Column("Wording", 30, 3),
    Column("Article", 12),
    Column("Status", 10),
    Column("Against", 9),
    SOURCED,
)
_SOURCES: Final = (
    Column("Source", 8),
    Column("Published", 12),
    Column("Publisher", 16, 1),
    Column("Passages", 8, is_right=True),
    Column("Title", 20, 2),
)


def case_tabs(
    case: CaseView, letters: Mapping[str, str], charged: Iterable[ChargeLine] = ()
) -> tuple[Sheet, ...]:
    """The tabs of a case."""
    return (
        Sheet("Overview", FIELDS, tuple(_case_fields(case, letters)), has_header=False, counts=False,
              kind="overview"),
        Sheet("Defendants", _PEOPLE, tuple(_person(each) for each in case.defendants),
            "Nobody is on file one by one: n enters somebody.", kind="people"),
        Sheet("Charges", _CHARGES, tuple(_charge(each, charged) for each in case.charges),
              kind="charges"),
        Sheet("Stages", _STAGES, tuple(_stage(each) for each in case.stages), kind="stages"),
        Sheet("Sources", _SOURCES, source_lines(case), kind="sources"),
    )  # fmt: skip


def defendant_tabs(person: DefendantView, charged: Iterable[ChargeLine] = ()) -> tuple[Sheet, ...]:
    """The tabs of a defendant."""
    names = tuple(
        replace(
            _field(words(name.kind), name.text, name.citations, note=name.script or ""),
            target=("name", name.text),
        )
        for name in person.names
    )
    line = person.line
    overview = [
        _plain(
            "Name", line.name, "A placeholder: no name is on file." if line.is_placeholder else ""
        ),
        _plain("Case", f"{line.case_ref}  {person.case_title}"),
        *([_plain("Left it", date_text(line.left))] if line.left else []),
        _plain("Role", words(line.role)),
        _reached(person),
        _plain("Nationality", person.nationality or "-"),
        _plain("Groups", ", ".join(line.group_refs) or "-"),
    ]
    return (
        Sheet("Overview", FIELDS, tuple(overview), has_header=False, counts=False, kind="overview"),
        Sheet(
            "Names",
            FIELDS,
            names,
            "No spelling on file: n adds one.",
            has_header=False,
            kind="names",
        ),
        Sheet("Stages", _STAGES, tuple(_stage(each) for each in person.stages), kind="stages"),
        Sheet(
            "Charges",
            _CHARGES,
            tuple(_charge(each, charged) for each in person.charges),
            kind="charges",
        ),
        Sheet(
            "Custody",
            FIELDS,
            tuple(_custody(each) for each in person.custody),
            has_header=False,
            kind="custody",
        ),
    )


def _field(
    label: str,
    value: str,
    citations: tuple[CitationView, ...],
    *,
    note: str = "",
    opens: str | None = None,
) -> Line:
    return Line((cell(label, "dim"), cell(value), source_marks(citations)), citations, note, opens)


def _reached(person: DefendantView) -> Line:
    """The stage that somebody stands at, with the passages that say so."""
    stage = person.line.stage
    if stage is None:
        return _plain("Stage", "-", "No stage is on file.")
    since = f" since {date_text(stage.since)}" if stage.since else ""
    cited = tuple(
        each
        for event in person.stages
        if event.stage.code == stage.code
        for each in event.citations
    )
    note = "\n".join(f"! {warning}" for warning in person.warnings)
    return _field("Stage", f"{stage.label}{since}", cited, note=note)


def _plain(label: str, value: str, note: str = "") -> Line:
    return Line((cell(label, "dim"), cell(value), cell("")), (), note, is_fact=False)


def _case_fields(case: CaseView, letters: Mapping[str, str]) -> list[Line]:
    line = case.line
    found = [
        _titled(case),
        _plain("Numbers", ", ".join(line.numbers) or "-"),
        _plain("Jurisdiction", case.jurisdiction or "-"),
        _plain("Opened", date_text(case.opened)),
        _plain("Followed", f"{words(line.monitoring)}, {words(line.priority)} priority"),
        _plain("Stages", mix_words(line.stage_mix), "\n".join(mix_bars(line.stage_mix, letters))),
    ]
    proofs = dict(case.group_citations)
    found += [_group(each, proofs.get(each.ref, ())) for each in case.groups]
    found += [
        Line(
            (
                cell(link.words, "dim"),
                cell(f"{link.other_ref}  {link.other_title}"),
                cell(""),
            ),
            note=since_text("linked", link.since),
            opens=link.other_ref,
            is_fact=False,
            target=("link", link.other_ref),
        )
        for link in case.links
    ]
    found += _held(case.custody)
    found += [_conflict(each) for each in case.conflicts]
    if case.context:
        label = count(len(case.context), "passage")
        found.append(_field("Background", f"{label} on the case as a whole", case.context))
    return found


def _titled(case: CaseView) -> Line:
    """The case itself; that nothing is cited for the record as such is no fault."""
    value = f"{case.line.ref}  {case.line.title}"
    if case.citations:
        return _field("Case", value, case.citations)
    return _plain("Case", value, "The other rows carry their own sources.")


def _held(episodes: tuple[CustodyView, ...]) -> list[Line]:
    """Times in custody, one row for all people who share one."""
    shared: dict[tuple[str, tuple[str, ...]], list[CustodyView]] = {}
    for each in episodes:
        refs = tuple(citation.claim_ref for citation in each.citations)
        shared.setdefault((_held_text(each), refs), []).append(each)
    return [
        _custody(same[0])
        if len(same) == 1
        else _custody(
            same[0],
            f"Held: {len(same)}",
            ", ".join(each.person_ref for each in same),
            tuple(each.number for each in same),
        )
        for same in shared.values()
    ]


def _group(group: GroupLine, citations: tuple[CitationView, ...]) -> Line:
    size = "" if group.label.startswith(group.size.number) else str(group.size)
    captured = date_text(group.captured) if group.captured else ""
    known = ", ".join(part for part in (size, captured, group.place) if part)
    left = f"; left custody: {group.held_text}" if group.held_text else ""
    value = f"{group.label} ({known}){left}" if known else group.label + left
    on_file = f"{group.held_members} on file, {group.named_members} named"
    note = f"{group.ref} {group.label}: {on_file}; {mix_words(group.stage_mix)}{left}"
    return _field(f"Group {group.ref}", value, citations, note=note, opens=group.ref)


def _conflict(conflict: ConflictView) -> Line:
    """What differs from what is on file stands first; what says the same comes after it."""
    against = [each for each in conflict.claims if each.stance is Stance.CONTRADICTS]
    agreeing = [each for each in conflict.claims if each.stance is not Stance.CONTRADICTS]
    # The row names what it is about last: a narrow window shows both values.
    told = f"; otherwise “{shorten(against[0].quote, 40)}”" if against else ""
    row = (
        cell("! Conflict", "bold"),
        cell(f"on file {shorten(conflict.held, 20)}{told} · {conflict.about}"),
        source_marks(tuple(against)) if against else cell("!"),
    )
    same = f", and {count(len(agreeing), 'passage')} below as on file" if agreeing else ""
    note = (
        f"{conflict.about}. The docket holds {conflict.held}; "
        f"{count(len(against), 'passage')} otherwise{same}:"
    )
    return Line(row, (*against, *agreeing), note)


def _held_text(custody: CustodyView) -> str:
    until = date_text(custody.ended) if custody.ended else "now"
    how = f" ({words(custody.how_ended)})" if custody.how_ended else ""
    where = ", ".join(part for part in (custody.facility, custody.place, custody.authority) if part)
    return f"{date_text(custody.started)} to {until}{how}  {where}"


def _custody(
    custody: CustodyView, label: str = "", people: str = "", numbers: tuple[int, ...] = ()
) -> Line:
    note = f"{people or custody.person_ref}: {words(custody.kind)}; {words(custody.acknowledged)}"
    label = label or f"Held {custody.person_ref}"
    line = _field(label, _held_text(custody), custody.citations, note=note)
    return replace(line, target=("custody", numbers or (custody.number,)))


def _person(line: DefendantLine) -> Line:
    row = (
        cell(line.ref),
        cell(line.name, "dim" if line.is_placeholder else ""),
        cell(line.stage.label if line.stage else "-"),
        cell(date_text(line.custody_since) if line.in_custody else "-"),
        cell(str(line.charges)),
        cell("?" if line.is_unsourced else "", "bold"),
    )
    held = {True: "in custody", False: "not in custody", None: "custody not known"}[line.in_custody]
    groups = f" · {', '.join(line.group_refs)}" if line.group_refs else ""
    name = "no name on file" if line.is_placeholder else line.name
    note = f"{line.person_ref}  {name} · {words(line.role)} · {held}{groups}"
    if line.is_unsourced:
        note += "\n? Unsourced: nothing on file supports this."
    return Line(row, (), note, line.ref, is_fact=False, target=("person", line.ref))


def _charge(charge: ChargeView, charged: Iterable[ChargeLine] = ()) -> Line:
    against = len(charge.defendant_refs)
    row = (
        cell(charge.wording),
        cell(charge.article or "-"),
        cell(words(charge.status)),
        cell(f"{against} of {charge.of_defendants}"),
        source_marks(charge.citations),
    )
    said = as_called(charge.wording, charge.passages, charge.pack)
    note = f"{said}\n{since_text(words(charge.status), charge.since)}"
    target = charge_target(charge, charged)
    if target is not None:
        numbers = target[1][0]
        note += f"\ncharge {', '.join(map(str, numbers[:8]))}" + (", …" if len(numbers) > 8 else "")  # noqa: PLR2004  eight are named
    return Line(row, charge.passages, note, target=target)


def _stage(event: StageEventView) -> Line:
    row = (
        cell(date_text(event.happened or event.reported)),
        cell(
            f"{'! ' if event.marks else ''}{event.stage.label}",
            "dim" if event.basis is Basis.DERIVED else "",
        ),
        cell(f"{event.scope} ({event.defendants})"),
        cell(event.authority or event.place or "-"),
        source_marks(event.citations),
    )
    parts = [f"{event.stage.label}: {event.scope}, {count(event.defendants, 'defendant')}"]
    if event.happened is None and event.reported is not None:
        parts.append(f"the day is not known; reported {date_text(event.reported)}")
    if event.basis is Basis.DERIVED:
        parts.append("not reported: follows from a later stage")
    parts += [f"! {mark}" for mark in event.marks]
    parts += [part for part in (event.authority, event.place) if part]
    target = ("stage", event) if event.basis is not Basis.DERIVED else None
    return Line(row, event.citations, " · ".join(parts), target=target)


def source_lines(case: CaseView) -> tuple[Line, ...]:
    """The sources that a case rests on, with the passages of each."""
    every: list[CitationView] = [*case.citations, *case.context]
    for facts in (case.charges, case.stages, case.custody):
        for fact in facts:
            every += fact.citations
    for _, citations in case.group_citations:
        every += citations
    for conflict in case.conflicts:
        every += conflict.claims
    by_source: dict[str, dict[str, CitationView]] = {}
    for each in every:
        by_source.setdefault(each.source_ref, {}).setdefault(each.claim_ref, each)
    return tuple(
        _source(ref, tuple(sorted(by_source[ref].values(), key=lambda each: each.start)))
        for ref in sorted(by_source)
    )


def _source(ref: str, citations: tuple[CitationView, ...]) -> Line:
    first = citations[0]
    row = (
        cell(ref),
        cell(date_text(first.published)),
        cell(first.publisher or "-"),
        cell(str(len(citations))),
        cell(first.title),
    )
    return Line(row, citations)


# What the tabs of other records are made of.
PEOPLE, STAGES, person_line, fact_line, plain_line = _PEOPLE, _STAGES, _person, _field, _plain
