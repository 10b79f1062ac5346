"""The defendant sheet: one person in one case, on a page or two."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.reports.contexts import facts, figures, people, register, stages
from casetracker.reports.contexts.assembling import Material, assembled
from casetracker.reports.contexts.bearing import stay_told
from casetracker.reports.contexts.citing import Footnotes, absent, how_put, own_record
from casetracker.reports.contexts.clauses import ALONE
from casetracker.reports.contexts.durations import days_between, days_until, days_words
from casetracker.reports.contexts.sittings import (
    hearing_rows,
    hearings_table,
    sentence_rows,
    sentences_table,
)
from casetracker.reports.languages import Label, labels, say, say_in, term
from casetracker.reports.retelling import pack_words, record_words
from casetracker.reports.sections import (
    anchor,
    cell,
    date_cell,
    figure,
    marks_of,
    pairs,
    paragraph,
    row,
    section,
    sentences,
    table,
)
from casetracker.reports.speech import guarded
from casetracker.reports.wording import NOT_REPORTED, date_label, day_words, in_a_row, script_words
from casetracker.text import safe_line
from casetracker.views.common import CitationView
from casetracker.views.docket import CaseView, CustodyView, DefendantView
from casetracker.views.files import PersonFile

KIND: Final = "defendant-sheet"
NEWEST: Final = 10
TRACK_KEY: Final = Label(
    "Filled: reported with a source. Hollow and dashed: derived, or without a source."
    " The table gives the same in words."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A defendant with the case and the person behind."""

    defendant: DefendantView
    case: CaseView
    person: PersonFile


def defendant_sheet_context(
    material: Material, sheets: tuple[Sheet, ...], *, day: date
) -> dict[str, Any]:
    """One part a defendant; `day` is the day up to which days in custody are counted."""
    footnotes = Footnotes()
    parts = list(chain.from_iterable(_sheet(sheet, footnotes, day) for sheet in sheets))
    return assembled(material, parts, footnotes, [(Label("persons"), str(len(sheets)))])


def _sheet(sheet: Sheet, footnotes: Footnotes, day: date) -> list[dict[str, Any]]:
    ref = safe_line(sheet.defendant.line.ref)
    own = _own(sheet)

    def part(name: str, *blocks: dict[str, Any] | None) -> dict[str, Any]:
        return section(f"{ref} {name}", Label(name), blocks, level=3)

    title = f"{ref} \u00b7 {people.person_name(sheet.defendant.line)}"
    parts = [
        section(ref, title, [_standing(sheet, own, footnotes), _identity(sheet, own, footnotes)]),
        part("Also written", _spellings(sheet.defendant, footnotes)),
        part("Custody", *_custody(sheet.defendant.custody, footnotes, day)),
        part("Charges and accusations", _charges(own, footnotes)),
        part("Stages", *_stages(own, footnotes)),
        part("Between stages", _between(own, footnotes)),
        part("Hearings", hearings_table(hearing_rows(own, footnotes))),
        part("Sentences", sentences_table(sentence_rows(own, footnotes))),
        part("Chronology", _chronology(own, footnotes)),
        part("What is missing or out of order", *_missing(sheet, own)),
    ]
    return [one for one in parts if one["blocks"]]


def _own(sheet: Sheet) -> CaseView:
    """The case as far as it is about this person."""
    view, names = sheet.defendant, _names(sheet)
    everybody = (*sheet.case.former, *sheet.case.defendants)
    others = tuple(one for one in everybody if one.ref != view.line.ref)

    def of_them(citations: tuple[CitationView, ...]) -> tuple[CitationView, ...]:
        return people.not_of_others(citations, names, others)

    return facts.with_derivations(
        replace(
            sheet.case,
            line=replace(sheet.case.line, defendants=ALONE),
            defendants=(view.line,),
            stages=tuple(
                replace(event, defendants=1, citations=of_them(event.citations))
                for event in view.stages
            ),
            charges=tuple(replace(charge, of_defendants=ALONE) for charge in view.charges),
            custody=tuple(replace(one, citations=of_them(one.citations)) for one in view.custody),
        )
    )


def _names(sheet: Sheet) -> tuple[str, ...]:
    """The names of the person on file; none of whoever is unnamed."""
    view = sheet.defendant
    named = () if view.line.is_placeholder else (view.line.name,)
    return (*named, *(one.text for one in view.names))


def _counsel(sheet: Sheet) -> list[CitationView]:
    """What is quoted of those who speak as the lawyer of this person, a passage each."""
    case, names = sheet.case, _names(sheet)
    cited = chain(
        case.context,
        *(said for _, said in case.group_citations),
        *(one.citations for one in case.stages),
        *(one.passages for one in case.charges),
        *(one.citations for one in case.custody),
        *(one.citations for one in case.hearings),
        *(one.citations for one in case.sentences),
    )
    heard = {
        one.claim_ref: one for one in cited if people.is_counsel(one.speaker, one.quote, names)
    }
    return list(heard.values())


def _standing(sheet: Sheet, own: CaseView, footnotes: Footnotes) -> dict[str, Any]:
    """The last step on the track as a sentence, and the one accusation after the other."""
    line = sheet.defendant.line
    stage = line.stage
    latest = [event for event in own.stages if stage is not None and event.stage.code == stage.code]
    rows = []
    if latest:
        found = register.actions(
            replace(own, stages=(latest[-1],), custody=(), hearings=(), sentences=())
        )
        rows = [
            {"text": register.action_sentence(one), **footnotes.marks(one.citations)}
            for one in found
        ]
    return sentences(rows, say("No stage is reported for {ref}.", ref=safe_line(line.ref)))


def _identity(sheet: Sheet, own: CaseView, footnotes: Footnotes) -> dict[str, Any]:
    line, person = sheet.defendant.line, sheet.person
    marks = footnotes.marks(people.membership(own, line))
    named = [one.citations for one in sheet.defendant.names]
    born = date_label(person.birth) if person.birth else None
    role, counsel = people.role_words(line), _counsel(sheet)
    lawyers = dict.fromkeys(guarded(one.speaker) for one in counsel if one.speaker)
    heard = {"notes": footnotes.ids(counsel), "against": [], "mark": None}
    is_house_word = line.is_placeholder and not any(named)
    data = footnotes.marks(sheet.defendant.citations)
    rows: list[tuple[str, str | None, dict[str, Any]]] = [
        (Label("name"), people.person_name(line),
         own_record() if is_house_word else footnotes.marks(chain.from_iterable(named))),
        (Label("reference"), say("{ref}, person {person}", ref=safe_line(line.ref),
                          person=safe_line(line.person_ref)), own_record()),
        (Label("case"), f"{safe_line(line.case_ref)} {guarded(sheet.defendant.case_title)}", own_record()),
        (Label("role"), None if role == NOT_REPORTED else role, own_record()),
        (Label("group"), ", ".join(map(safe_line, line.group_refs)) or None, marks),
        (Label("counsel"), in_a_row(list(lawyers)) if lawyers else None, heard),
        (Label("born"), born, data),
        (Label("nationality"), guarded(person.nationality) if person.nationality else None, data),
        (Label("occupation"), guarded(person.occupation) if person.occupation else None, data),
    ]  # fmt: skip
    return pairs(
        Label("Who it is, as far as it is reported"),
        [
            (label, value or NOT_REPORTED, found if value else absent())
            for label, value, found in rows
        ],
    )


def _spellings(view: DefendantView, footnotes: Footnotes) -> dict[str, Any] | None:
    rows = [
        row(
            (
                guarded(one.text),
                script_words(one.script),
                say_in("NameKind", one.kind.replace("_", " ")),
            ),
            footnotes.marks(one.citations),
        )
        for one in view.names
    ]
    made = table(
        Label("Each form in which the name was met"), labels("Name", "Script", "Kind"), rows
    )
    return None if made is None else {**made, "holds": "spellings"}


def _custody(
    episodes: Iterable[CustodyView], footnotes: Footnotes, day: date
) -> list[dict[str, Any] | None]:
    listed = list(episodes)
    rows = [
        row(
            (
                guarded(one.facility or one.authority or NOT_REPORTED),
                guarded(one.place or NOT_REPORTED),
                term(one.kind),
                date_cell(facts.dated(one.started)),
                _until(one),
                _held(one, day),
                term(one.acknowledged),
            ),
            footnotes.marks_of_all(stay_told(one)),
        )
        for one in listed
    ]
    columns = labels(
        "Held by", "Place", "Form of custody", "From", "Until", "Days held", "Acknowledged"
    )
    caption = say("Days without a reported end are counted up to {day}", day=day_words(day))
    return [
        table(
            caption,
            columns,
            rows,
            empty=Label("Time in custody: not reported."),
        )
    ]


def _until(one: CustodyView) -> str:
    if one.how_ended is None:
        return Label("no end reported")
    return f"{date_label(one.ended)} ({term(one.how_ended)})"


def _held(one: CustodyView, day: date) -> str:
    if one.how_ended is None:
        return say("{days} so far", days=days_words(days_until(one.started, day)))
    return days_words(days_between(one.started, one.ended))


def _charges(own: CaseView, footnotes: Footnotes) -> dict[str, Any] | None:
    rows = [
        row(
            (
                cell(one["wording"], "quote"),
                one["said_by"],
                one["article"],
                f"{one['status']}; {one['basis']}",
                date_cell(one["since"]),
            ),
            marks_of(one),
        )
        for one in facts.charge_rows(own, footnotes)
    ]
    columns = labels("Wording", "Said by", "Article", "Status", "Since")
    return table(Label("In quotation marks: the words of those who make them"), columns, rows,
                 empty=Label("No charge or accusation is on file."))  # fmt: skip


def _stages(own: CaseView, footnotes: Footnotes) -> list[dict[str, Any] | None]:
    ref = safe_line(own.defendants[0].ref)
    drawn = figures.track_figure(own, f"{anchor(ref)}-track")
    drawn["title"] = say("Stage track of {ref}", ref=ref)
    rows = [
        row(
            (
                one["letter"],
                one["stage"],
                one["scope"],
                date_cell(one["since"]),
                one["basis"],
                one["authority"],
            ),
            marks_of(one),
        )
        for one in stages.stage_rows(own, footnotes)
    ]
    if not rows:
        return [paragraph(Label("Stages: not reported."))]
    columns = labels("Step", "Stage", "Whom", "Since", "Basis", "Authority")
    caption = Label("Stages reached, in procedural order")
    return [figure("stage_track", drawn, TRACK_KEY), table(caption, columns, rows)]


def _between(own: CaseView, footnotes: Footnotes) -> dict[str, Any] | None:
    """The days from each dated stage to the next one."""
    told = [event for event in facts.in_stage_order(own.stages) if event.happened is not None]
    rows = [
        row(
            (
                guarded(pack_words(first.stage.label)),
                guarded(pack_words(then.stage.label)),
                _gap(first.happened, then.happened),
            ),
            footnotes.marks_of_all((first.citations, then.citations)),
        )
        for first, then in pairwise(told)
    ]
    return table(Label("Days from one dated stage to the next"), labels("From", "To", "Days"), rows)


def _gap(first: PartialDate | None, then: PartialDate | None) -> str:
    is_backwards = (
        first is not None
        and then is not None
        and first.earliest is not None
        and then.latest is not None
        and then.latest < first.earliest
    )
    return (
        Label("does not apply: out of order")
        if is_backwards
        else days_words(days_between(first, then))
    )


def _chronology(own: CaseView, footnotes: Footnotes) -> dict[str, Any] | None:
    listed = register.actions(own)[-NEWEST:]
    rows = [
        row(
            (
                date_cell(facts.dated(one.happened)),
                cell(register.action_sentence(one), "quote"),
                how_put(one.citations, is_derived=one.is_derived),
            ),
            footnotes.marks(one.citations),
        )
        for one in listed
    ]
    caption = say("The newest {newest} events at most, in date order", newest=NEWEST)
    return table(caption, labels("Happened", "Event", "Standing"), rows)


def _missing(sheet: Sheet, own: CaseView) -> list[dict[str, Any] | None]:
    view = sheet.defendant
    lacks = [
        (Label("name"), view.line.is_placeholder),
        (Label("counsel"), not _counsel(sheet)),
        (Label("start of custody"), not any(one.started for one in view.custody)),
        (Label("articles of law"), not any(one.article for one in view.charges)),
        (
            Label("court"),
            not any(one.authority for one in view.stages if one.stage.phase == "court")
            and not any(one.court for one in own.hearings),
        ),
    ]
    rows = [row((what, NOT_REPORTED), absent()) for what, is_missing in lacks if is_missing]
    odd = [
        row((record_words(one), Label("to be looked at")), own_record()) for one in view.warnings
    ]
    return [
        table(Label("Missing from the file"), labels("What", "State"), rows),
        table(Label("Steps that do not follow each other"), labels("What", "State"), odd),
    ]
