"""The register of actions of a case: everything dated, in the order in which it happened."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis
from casetracker.reports.contexts.alike import alike
from casetracker.reports.contexts.bearing import bearing_out, bearing_out_end, is_over, told
from casetracker.reports.contexts.citing import (
    Footnotes,
    against,
    each_once,
    knowing,
    own_record,
    supporting,
    teller,
)
from casetracker.reports.contexts.clauses import custody_clause, custody_end_clause, stage_clause
from casetracker.reports.contexts.facts import date_order, dated, first_reported
from casetracker.reports.contexts.sittings import (
    hearing_clause,
    hearing_name,
    sentence_clause,
    sentence_name,
    sentences_alike,
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
    """One line of the register before it is numbered.

    `is_own_record` is a step in the keeping of the file: its passages are the reason for it, and say no
    such thing.
    """

    happened: PartialDate | None
    reported: PartialDate | None
    order: int
    name: str
    clause: str
    is_derived: bool
    citations: tuple[CitationView, ...]
    # What makes it one event, in whichever case it is told; empty: it is told in one only.
    known_as: tuple[object, ...] = ()
    is_own_record: bool = False


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
            **action_marks(action, footnotes),
        }
        for number, action in enumerate(listed, start=1)
    ]


def action_marks(action: Action, footnotes: Footnotes) -> dict[str, Any]:
    """What the row of an action ends in: its passages, or that it is a record of our own."""
    if action.is_own_record and not supporting(action.citations):
        return own_record()
    return footnotes.marks(action.citations)


def action_sentence(action: Action) -> str:
    """The action as a sentence with its attribution; a bare sentence where nobody says so."""
    said_by = teller(action.citations, action.happened)
    if action.is_derived:
        return say("Derived by the program from a later stage: {clause}.", clause=action.clause)
    if action.is_own_record:
        return _as_kept(action)
    if said_by is None:
        return say("On file without a source: {clause}.", clause=action.clause)
    return attributed(said_by, action.clause)


def _as_kept(action: Action) -> str:
    if supporting(action.citations):
        return say("Recorded in this file because of the passage: {clause}.", clause=action.clause)
    return say("Recorded in this file: {clause}.", clause=action.clause)


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
            known_as=("stage", event.id),
        )
        for event in told_together(case.stages)
    ]


def _custody(case: CaseView) -> list[Action]:
    """Times in custody: people taken by the same body at once are one action, those who left at once too."""
    left = filter(is_over, case.custody)
    return [
        *(_held(case, same) for same in alike(case.custody, _beginning)),
        *(_left(case, same) for same in alike(left, _ending)),
    ]


def _held(case: CaseView, same: Sequence[CustodyView]) -> Action:
    first, whom = same[0], _persons(same)
    clause = custody_clause(first, len(whom), case.line.defendants, _refs(case, whom))
    known_as = ("held", *_beginning(first))
    cited = ((*knowing(one.citations, one.started), *against(one.citations)) for one in same)
    passages = each_once(chain.from_iterable(cited))
    return _custody_action(first.started, Label("held"), clause, passages, known_as)


def _left(case: CaseView, same: Sequence[CustodyView]) -> Action:
    first, whom = same[0], _persons(same)
    clause = custody_end_clause(first, len(whom), case.line.defendants, _refs(case, whom))
    known_as = ("left", *_ending(first))
    cited = each_once(chain.from_iterable(map(bearing_out_end, same)))
    return _custody_action(first.ended, Label("left custody"), clause, cited, known_as)


def _custody_action(
    happened: PartialDate | None,
    name: str,
    clause: str,
    cited: tuple[CitationView, ...],
    known_as: tuple[object, ...],
) -> Action:
    return Action(
        happened=happened,
        reported=first_reported(cited, happened),
        order=0,
        name=name,
        clause=clause,
        is_derived=False,
        citations=cited,
        known_as=known_as if supporting(cited) else (),
    )


def _persons(same: Iterable[CustodyView]) -> set[str]:
    return {one.person_ref for one in same}


def _refs(case: CaseView, whom: Collection[str]) -> str:
    """The references of people; nothing where somebody has none here, or several."""
    refs = [line.ref for line in case.defendants if line.person_ref in whom]
    return in_runs(refs) if len(refs) == len(whom) else ""


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


def _beginning(custody: CustodyView) -> tuple[object, ...]:
    """Everything that the beginning of a time in custody says but of whom."""
    hands = (custody.facility, custody.authority, custody.place, custody.kind)
    return (
        *hands,
        custody.started,
        custody.recorded_for,
        *_voices(custody.citations, custody.started),
    )


def _ending(custody: CustodyView) -> tuple[object, ...]:
    return (custody.ended, custody.how_ended, *_voices(bearing_out_end(custody), custody.ended))


def _voices(
    citations: tuple[CitationView, ...], happened: PartialDate | None
) -> tuple[object, ...]:
    """Who says so first, and who disputes it."""
    said_by = teller(citations, happened)
    disputed = tuple(one.claim_ref for one in against(citations))
    return (None if said_by is None else said_by.claim_ref, disputed)
