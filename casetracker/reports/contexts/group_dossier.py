"""The group dossier: people reported together, how they are counted, and where each of them stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, Final

from casetracker.model.vocabulary import Stance
from casetracker.reports.contexts import facts, figures, people, register
from casetracker.reports.contexts.assembling import Material, assembled
from casetracker.reports.contexts.bearing import stating
from casetracker.reports.contexts.chronology import TIMELINE_KEY
from casetracker.reports.contexts.citing import (
    Footnotes,
    absent,
    against,
    counted,
    own_record,
)
from casetracker.reports.contexts.clauses import group_clause
from casetracker.reports.contexts.disputed import with_conflicts_once
from casetracker.reports.contexts.group_counts import counts_compared
from casetracker.reports.contexts.group_custody import held_table
from casetracker.reports.contexts.group_events import shared_actions
from casetracker.reports.contexts.stages import together
from casetracker.reports.languages import Label, labels, say, term
from casetracker.reports.retelling import pack_words
from casetracker.reports.sections import (
    anchor,
    cell,
    date_cell,
    figure,
    marks_of,
    mix_table,
    row,
    section,
    sentences,
    table,
)
from casetracker.reports.speech import attributed, guarded, put_words, quoted, said_by
from casetracker.reports.wording import (
    NOT_REPORTED,
    count_of,
    number_of,
    size_words,
)
from casetracker.text import safe_line
from casetracker.views.common import CitationView
from casetracker.views.docket import CaseView, GroupView, StageEventView

KIND: Final = "group-dossier"
_MIX_KEY: Final = Label("Lengths to one scale; the letters are those of the table.")


def group_dossier_context(
    material: Material, groups: tuple[GroupView, ...], *, day: date
) -> dict[str, Any]:
    """One part a group; `day` is the day up to which days in custody are counted."""
    footnotes = Footnotes()
    parts = list(
        chain.from_iterable(_group(group, material, footnotes, day=day) for group in groups)
    )
    counts = [
        (Label("groups"), str(len(groups))),
        (Label("persons on file in them"), str(sum(group.line.held_members for group in groups))),
    ]
    return assembled(material, parts, footnotes, counts)


def _group(
    group: GroupView, material: Material, footnotes: Footnotes, *, day: date
) -> list[dict[str, Any]]:
    ref = safe_line(group.line.ref)
    cases = [_only(case, group) for case in material.cases if case.line.ref in group.line.case_refs]
    mix = figures.mix(
        f"{anchor(ref)}-mix",
        say("Stage mix of {ref}", ref=ref),
        [(f"{ref} {guarded(group.line.label)}", group.line.held_members, group.line.stage_mix)],
        {},
    )

    def part(name: str, *blocks: dict[str, Any] | None) -> dict[str, Any]:
        return section(f"{ref} {name}", Label(name), blocks, level=3)

    parts = [
        section(ref, f"{ref} \u00b7 {guarded(group.line.label)}", [_summary(group, footnotes)]),
        part(
            "How the group is reported",
            _stated(group, footnotes),
            *counts_compared(group, footnotes),
        ),
        part("Membership", _members(cases, footnotes)),
        part("Cases of the group", _cases(cases, group)),
        part("Events of the group", *_events(cases, group, footnotes)),
        part("Departures from the common track", _departures(cases, footnotes)),
        part("Stage mix", figure("stage_mix", mix, _MIX_KEY), mix_table(mix)),
        part("Who says what", _voices(cases, group, footnotes)),
        part("Time in custody", held_table(cases, group, footnotes, day)),
        part("Open questions", _conflicts(cases, footnotes), _missing(cases)),
    ]
    return [one for one in parts if one["blocks"]]


def _only(case: CaseView, group: GroupView) -> CaseView:
    """The case as far as it is about the members of the group."""
    case = facts.with_derivations(case)
    members = tuple(line for line in case.defendants if group.line.ref in line.group_refs)
    persons = {line.person_ref for line in members}
    own = {line.ref for line in members}
    known = {group.line.ref, "all defendants", "the case", *own}
    return replace(
        case,
        line=replace(case.line, defendants=len(members)),
        defendants=members,
        stages=tuple(event for event in case.stages if event.scope in known),
        custody=tuple(one for one in case.custody if one.person_ref in persons),
        charges=tuple(one for one in case.charges if own & {*one.defendant_refs}),
    )


def _summary(group: GroupView, footnotes: Footnotes) -> dict[str, Any]:
    line = group.line
    support = stating(group.citations, line.size)
    clause = group_clause(size_words(line.size), line.captured, line.place)
    told = (
        attributed(support[0], clause)
        if support
        else say("On file without a source: {clause}.", clause=clause)
    )
    rows = [
        {"text": told, **footnotes.marks((*support, *against(group.citations)))},
        {
            "text": say(
                "On file: {number}, {counted} named.",
                number=number_of(line.held_members, "person"),
                counted=count_of(line.named_members, line.held_members),
            ),
            **counted(),
        },
    ]
    disputing = sum(each.stance is Stance.CONTRADICTS for each in group.citations)
    if disputing:
        number = number_of(disputing, "passage")
        disputed = (
            say("{number} on file disputes the count.", number=number)
            if disputing == 1
            else say("{number} on file dispute the count.", number=number)
        )
        rows.append({"text": disputed, **counted()})
    return sentences(rows, Label("Nothing is on file about this group."))


def _stated(group: GroupView, footnotes: Footnotes) -> dict[str, Any] | None:
    rows = [
        row(
            (one["stated"], one["said_by"], one["published"], cell(one["quote"], "quote")),
            marks_of(one),
        )
        for one in people.stated_rows(group.line, group.citations, footnotes)
    ]
    caption = Label("Each statement about the size of the group, in its own words")
    return table(caption, labels("Stated", "Said by", "Published", "Wording"), rows)


def _members(cases: Iterable[CaseView], footnotes: Footnotes) -> dict[str, Any] | None:
    rows = [
        row(
            (
                one["name"],
                one["ref"],
                safe_line(case.line.ref),
                one["role"],
                *people.standing(one),
            ),
            marks_of(one),
        )
        for case in cases
        for one in people.person_rows(case, footnotes)
    ]
    caption = Label("Unnamed persons of whom the same is known share a row")
    columns = labels("Person", "Reference", "Case", "Role", "Stage", "Since", "Custody")
    return table(caption, columns, rows, empty=Label("No person of this group is on file."))


def _cases(cases: Iterable[CaseView], group: GroupView) -> dict[str, Any] | None:
    rows = [
        row(
            (
                safe_line(case.line.ref),
                guarded(case.line.title),
                ", ".join(guarded(one) for one in case.line.numbers) or NOT_REPORTED,
                cell(count_of(len(case.defendants), group.line.held_members), "people"),
                term(case.line.monitoring),
            ),
            own_record(),
        )
        for case in cases
    ]
    columns = labels("Case", "Title", "Court case number", "Members in it", "Followed as")
    return table(Label("Where the members stand before the courts"), columns, rows,
                 empty=Label("No case is on file for this group."))  # fmt: skip


def _events(
    cases: Sequence[CaseView], group: GroupView, footnotes: Footnotes
) -> list[dict[str, Any] | None]:
    listed = shared_actions(cases, group)
    rows = [
        row(
            (
                cell(str(number), "number"),
                date_cell(facts.dated(action.happened)),
                date_cell(facts.dated(action.reported)),
                cell(register.action_sentence(action), "quote"),
            ),
            register.action_marks(action, footnotes),
        )
        for number, action in enumerate(listed, start=1)
    ]
    ref = safe_line(group.line.ref)
    drawn = figures.timeline(listed, f"{anchor(ref)}-timeline", say("Timeline of {ref}", ref=ref))
    columns = labels("No.", "Happened", "Reported", "Event")
    return [
        figure("timeline", drawn, TIMELINE_KEY) if rows else None,
        table(Label("What happened to the members together"), columns, rows,
              empty=Label("No event is on file for this group.")),
    ]  # fmt: skip


def _departures(cases: Iterable[CaseView], footnotes: Footnotes) -> dict[str, Any] | None:
    rows = [
        _departure(case, event, footnotes)
        for case in cases
        for event in together(_of_individuals(case))
    ]
    return table(
        Label("Steps of single members"), labels("Person", "Stage", "Happened", "Basis"), rows
    )


def _of_individuals(case: CaseView) -> list[StageEventView]:
    own = {line.ref for line in case.defendants}
    return [event for event in case.stages if event.scope in own]


def _departure(case: CaseView, event: StageEventView, footnotes: Footnotes) -> dict[str, Any]:
    names = {line.ref: people.person_name(line) for line in case.defendants}
    who = names.get(event.scope) or number_of(event.defendants, "person")
    return row(
        (
            f"{who} ({safe_line(event.scope)})",
            guarded(pack_words(event.stage.label)),
            date_cell(facts.dated(event.happened)),
            term(event.basis),
        ),
        footnotes.marks(event.citations),
    )


def _voices(
    cases: Iterable[CaseView], group: GroupView, footnotes: Footnotes
) -> dict[str, Any] | None:
    """Every passage on the group and its cases by whoever speaks: side by side, judged by nobody."""
    found: dict[str, CitationView] = {}
    for one in chain(group.citations, *(_cited(case) for case in cases)):
        found.setdefault(one.claim_ref, one)
    ordered = sorted(found.values(), key=_voice)
    rows = [
        row(
            (
                said_by(one),
                _stance(one),
                cell(quoted(one.quote), "quote"),
            ),
            {"notes": footnotes.ids((one,)), "against": [], "mark": None},
        )
        for one in ordered
    ]
    caption = Label("Each side in its own words; this report does not decide between them")
    return table(caption, labels("Said by", "Put as", "Wording"), rows)


def _voice(one: CitationView) -> tuple[str, str, str]:
    """A key that sorts by whoever speaks, in every language alike."""
    speaker = one.speaker or one.publisher or one.title
    return (speaker.casefold(), (one.publisher or "").casefold(), one.claim_ref)


def _cited(case: CaseView) -> Iterator[CitationView]:
    for event in case.stages:
        yield from event.citations
    for charge in case.charges:
        yield from charge.passages
    for custody in case.custody:
        yield from custody.citations
    yield from case.context


def _stance(one: CitationView) -> str:
    if one.stance is Stance.CONTRADICTS:
        return say("{modality}, against what is on file", modality=put_words(one))
    return put_words(one)


def _conflicts(cases: Iterable[CaseView], footnotes: Footnotes) -> dict[str, Any] | None:
    rows = [
        row(
            (one["about"], cell(one["side"], "quote"), one["said_by"]),
            marks_of(one),
        )
        for case in with_conflicts_once(cases)
        for one in facts.conflict_rows(case, footnotes)
    ]
    caption = Label("Conflicts: both sides as they stand, neither preferred")
    return table(caption, labels("About", "Side", "Said by"), rows,
                 empty=Label("No conflict between sources is on file."))  # fmt: skip


def _missing(cases: Iterable[CaseView]) -> dict[str, Any] | None:
    rows = [
        row((safe_line(case.line.ref), one["what"], one["state"], one["detail"]), absent())
        for case in cases
        for one in facts.missing_rows(case)
    ]
    return table(Label("Missing from the file"), labels("Case", "What", "State", "Detail"), rows)
