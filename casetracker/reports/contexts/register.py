"""The register of actions of a case: everything dated, in the order in which it happened."""

from dataclasses import dataclass
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis
from casetracker.reports.contexts.citing import Footnotes, against, knowing, teller
from casetracker.reports.contexts.clauses import custody_clause, custody_end_clause, stage_clause
from casetracker.reports.contexts.facts import date_order, dated, first_reported
from casetracker.reports.contexts.sittings import (
    bearing_out,
    hearing_clause,
    hearing_name,
    sentence_clause,
    sentence_name,
    sentences_alike,
    told,
)
from casetracker.reports.contexts.stages import told_together
from casetracker.reports.languages import Label, say
from casetracker.reports.retelling import pack_words
from casetracker.reports.speech import attributed
from casetracker.reports.wording import in_runs
from casetracker.views.common import CitationView
from casetracker.views.docket import CaseView, CustodyView

# After the stages of the same day.
_SITTING: Final = 1000


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the register before it is numbered."""

    happened: PartialDate | None
    reported: PartialDate | None
    order: int
    name: str
    clause: str
    is_derived: bool
    citations: tuple[CitationView, ...]


def actions(case: CaseView) -> list[Action]:
    """What happened in a case: stages and custody, by date; what has no date comes last."""
    found = [*_stages(case), *_custody(case), *_hearings(case), *_sentences(case)]
    return sorted(found, key=lambda action: (*date_order(action.happened), action.order))


def register_rows(listed: list[Action], footnotes: Footnotes) -> list[dict[str, Any]]:
    """The actions as numbered rows, each attributed to whoever says so."""
    return [
        {
            "number": number,
            "happened": dated(action.happened),
            "reported": dated(action.reported),
            "text": action_sentence(action),
            "is_derived": action.is_derived,
            **footnotes.marks(action.citations),
        }
        for number, action in enumerate(listed, start=1)
    ]


def action_sentence(action: Action) -> str:
    """The action as a sentence with its attribution; a bare sentence where nobody says so."""
    said_by = teller(action.citations, action.happened)
    if action.is_derived:
        return say("Derived by the program from a later stage: {clause}.", clause=action.clause)
    if said_by is None:
        return say("On file without a source: {clause}.", clause=action.clause)
    return attributed(said_by, action.clause)


def _stages(case: CaseView) -> list[Action]:
    """Steps of the proceedings; what the same voice says of several people is one action."""
    return [
        Action(
            happened=event.happened,
            reported=first_reported(event.citations, event.happened, event.reported),
            order=event.stage.position,
            name=pack_words(event.stage.label),
            clause=stage_clause(event, case.line.defendants, _of_persons(event.scope)),
            is_derived=event.basis is Basis.DERIVED,
            citations=event.citations,
        )
        for event in told_together(case.stages)
    ]


def _custody(case: CaseView) -> list[Action]:
    """Times in custody; those of people of whom the same is known are one action."""
    alike: dict[tuple[object, ...], list[CustodyView]] = {}
    for custody in case.custody:
        alike.setdefault(_what_it_says(custody), []).append(custody)
    found = []
    total = case.line.defendants
    for same in alike.values():
        whom = {one.person_ref for one in same}
        first, persons = same[0], len(whom)
        refs = in_runs([line.ref for line in case.defendants if line.person_ref in whom])
        began = custody_clause(first, persons, total, refs)
        found.append(_custody_action(first, first.started, Label("held"), began))
        if first.ended is not None or first.how_ended is not None:
            left = custody_end_clause(first, persons, total, refs)
            found.append(_custody_action(first, first.ended, Label("left custody"), left))
    return found


def _custody_action(
    custody: CustodyView, happened: PartialDate | None, name: str, clause: str
) -> Action:
    return Action(
        happened=happened,
        reported=first_reported(custody.citations, happened),
        order=0,
        name=name,
        clause=clause,
        is_derived=False,
        citations=(*knowing(custody.citations, happened), *against(custody.citations)),
    )


def _hearings(case: CaseView) -> list[Action]:
    return [
        Action(
            happened=hearing.held or hearing.scheduled,
            reported=first_reported(bearing_out(hearing), None),
            order=_SITTING,
            name=hearing_name(hearing),
            clause=hearing_clause(hearing),
            is_derived=False,
            citations=bearing_out(hearing),
        )
        for hearing in case.hearings
    ]


def _sentences(case: CaseView) -> list[Action]:
    return [
        Action(
            happened=same[0].happened,
            reported=first_reported(same[0].citations, same[0].happened),
            order=_SITTING,
            name=sentence_name(same[0]),
            clause=sentence_clause(
                same[0],
                len(same),
                case.line.defendants,
                in_runs([one.defendant_ref for one in same]),
            ),
            is_derived=False,
            citations=told(same[0].citations),
        )
        for same in sentences_alike(case.sentences)
    ]


def _of_persons(scope: str) -> str:
    """The references of single people; nothing of a group or of the whole case."""
    return scope if scope.startswith("D-") else ""


def _what_it_says(custody: CustodyView) -> tuple[object, ...]:
    return (
        custody.facility,
        custody.authority,
        custody.place,
        custody.kind,
        custody.started,
        custody.ended,
        custody.how_ended,
        tuple(one.claim_ref for one in custody.citations),
    )
