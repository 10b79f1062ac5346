"""Hearings and sentences of a case: as rows of their own, and as actions for the register."""

from collections.abc import Iterable
from typing import Any, Final

from casetracker.model.vocabulary import (
    HearingKind,
    HearingResult,
    SentenceStanding,
)
from casetracker.reports.contexts.alike import alike
from casetracker.reports.contexts.bearing import bearing_out
from casetracker.reports.contexts.citing import Footnotes, supporting
from casetracker.reports.contexts.clauses import persons_of
from casetracker.reports.contexts.facts import dated
from casetracker.reports.contexts.people import person_name
from casetracker.reports.contexts.terms import term_of
from casetracker.reports.languages import Label, labels, say, term
from casetracker.reports.sections import cell, date_cell, marks_of, row, table
from casetracker.reports.speech import guarded
from casetracker.reports.wording import NOT_REPORTED, date_label, date_words, number_of
from casetracker.text import safe_line
from casetracker.views.docket import CaseView
from casetracker.views.proceeding import HearingView, SentenceView

_ALL: Final = "all defendants"
_KINDS: Final = {
    HearingKind.REMAND: Label("a remand hearing for {whom}"),
    HearingKind.PREPARATORY: Label("a preparatory hearing for {whom}"),
    HearingKind.TRIAL: Label("a trial hearing for {whom}"),
    HearingKind.JUDGMENT: Label("a hearing for judgment on {whom}"),
    HearingKind.APPEAL: Label("an appeal hearing for {whom}"),
    HearingKind.CASSATION: Label("a cassation hearing for {whom}"),
    HearingKind.UNKNOWN: Label("a hearing for {whom}"),
}
_HEARD: Final = {
    HearingResult.SCHEDULED: Label("{hearing} had been set for {day}{court}"),
    HearingResult.HELD: Label("{hearing} had been held {when}{court}"),
    HearingResult.ADJOURNED: Label("{hearing} had been adjourned {when}{court}"),
    HearingResult.NOT_HELD: Label("{hearing} had not been held {when}{court}"),
}
_NAMES: Final = {
    HearingResult.SCHEDULED: Label("hearing set"),
    HearingResult.HELD: Label("hearing held"),
    HearingResult.ADJOURNED: Label("hearing adjourned"),
    HearingResult.NOT_HELD: Label("hearing not held"),
}
_GIVEN: Final = {
    SentenceStanding.ASKED_FOR: Label("{sentence} had been asked for against {persons} {when}"),
    SentenceStanding.IMPOSED: Label("{persons} had been given {sentence} {when}"),
}
_ASKED: Final = Label("sentence asked for")
_IMPOSED: Final = Label("sentence imposed")


def hearing_clause(hearing: HearingView) -> str:
    """What became of a hearing: `a trial hearing for G-0001 had been set for 20 June 2021`."""
    day = hearing.held or hearing.scheduled
    told = say(
        _HEARD[hearing.result].english,
        hearing=say(_KINDS[hearing.kind].english, whom=_whom(hearing)),
        day=NOT_REPORTED if day is None else date_label(day),
        when=date_words(day),
        court=say(" (court: {court})", court=guarded(hearing.court)) if hearing.court else "",
    )
    if hearing.adjourned_to is None:
        return told
    return say("{told}, to {day}", told=told, day=date_label(hearing.adjourned_to))


def hearing_name(hearing: HearingView) -> str:
    """What became of a hearing in two or three words, for a chart."""
    return str(_NAMES[hearing.result])


def sentence_name(sentence: SentenceView) -> str:
    """That a sentence was asked for or imposed, for a chart."""
    return str(_ASKED if sentence.standing is SentenceStanding.ASKED_FOR else _IMPOSED)


def sentence_words(sentence: SentenceView) -> str:
    """A sentence in words: `6 years in prison, 200 days credited`."""
    told = term_of(sentence.kind, sentence.amount, sentence.unit, sentence.currency)
    if sentence.regime:
        told = say("{sentence}, regime {regime}", sentence=told, regime=guarded(sentence.regime))
    if sentence.credited_days is not None:
        days = number_of(sentence.credited_days, "day")
        told = say("{sentence}, {days} credited", sentence=told, days=days)
    return told


def sentence_clause(sentence: SentenceView, persons: int, total: int, whom: str = "") -> str:
    """To what how many were sentenced, or what was asked for them, when and by whom.

    `whom` are their references, told where they are not all.
    """
    told = say(
        _GIVEN[sentence.standing].english,
        sentence=sentence_words(sentence),
        persons=persons_of(persons, total, whom=whom),
        when=date_words(sentence.happened),
    )
    if not sentence.court:
        return told
    return say("{told} (court: {court})", told=told, court=guarded(sentence.court))


def sentences_alike(sentences: Iterable[SentenceView]) -> list[tuple[SentenceView, ...]]:
    """The sentences, those of several people that say the same by the same passages together."""
    return [tuple(same) for same in alike(sentences, _said_of)]


def _said_of(one: SentenceView) -> tuple[object, ...]:
    """Everything that a sentence says but of whom."""
    refs = tuple(cited.claim_ref for cited in one.citations)
    said = (
        one.standing,
        one.kind,
        one.amount,
        one.unit,
        one.currency,
        one.regime,
        one.credited_days,
    )
    return (*said, one.court, one.happened, one.is_replaced, refs)


def told_of_hearings(case: CaseView) -> frozenset[str]:
    """The claims that hearings rest on: what they say is told there."""
    return frozenset(
        one.claim_ref for hearing in case.hearings for one in supporting(hearing.citations)
    )


def hearing_rows(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """The hearings by their day: what for, for whom, where, and what became of each."""
    return [
        {
            "day": dated(one.held or one.scheduled),
            "kind": term(one.kind),
            "whom": _whom(one),
            "result": _result(one),
            "court": guarded(one.court) if one.court else NOT_REPORTED,
            "judge": guarded(one.judge) if one.judge else NOT_REPORTED,
            "openness": NOT_REPORTED if one.openness.value == "unknown" else term(one.openness),
            **footnotes.marks(bearing_out(one)),
        }
        for one in case.hearings
    ]


def sentence_rows(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """The sentences asked for and imposed; those of several people that say the same share a row."""
    lines = {line.ref: line for line in (*case.former, *case.defendants)}
    total = case.line.defendants
    return [
        {
            "persons": person_name(lines[same[0].defendant_ref])
            if len(same) == 1 and same[0].defendant_ref in lines
            else persons_of(len(same), max(total, len(same))),
            "standing": term(same[0].standing),
            "sentence": sentence_words(same[0]),
            "day": dated(same[0].happened),
            "court": guarded(same[0].court) if same[0].court else NOT_REPORTED,
            "state": Label("replaced by a later one") if same[0].is_replaced else Label("stands"),
            **footnotes.marks(same[0].citations),
        }
        for same in sentences_alike(case.sentences)
    ]


def hearings_table(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The hearings for the formats that print every kind alike; None where there is none."""
    listed = [
        row(
            (
                date_cell(one["day"]),
                one["kind"],
                one["whom"],
                one["result"],
                one["court"],
                one["judge"],
                one["openness"],
            ),
            marks_of(one),
        )
        for one in rows
    ]
    columns = labels("Day", "Kind", "Whom", "Result", "Court", "Judge", "Public")
    return table(HEARINGS, columns, listed, empty=NO_HEARING)


def sentences_table(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The sentences for the formats that print every kind alike; None where there is none."""
    listed = [
        row(
            (
                cell(one["persons"], "people"),
                one["standing"],
                one["sentence"],
                date_cell(one["day"]),
                one["court"],
                one["state"],
            ),
            marks_of(one),
        )
        for one in rows
    ]
    columns = labels("Persons", "Asked for or imposed", "Sentence", "Day", "Court", "State")
    return table(SENTENCES, columns, listed, empty=NO_SENTENCE)


HEARINGS: Final = Label("Hearings by their day: set, held, adjourned, not held")
SENTENCES: Final = Label("Sentences asked for and imposed, with time served that counts")
NO_HEARING: Final = Label("No hearing is on file.")
NO_SENTENCE: Final = Label("No sentence is on file.")


def _whom(hearing: HearingView) -> str:
    return say("all defendants") if hearing.scope == _ALL else safe_line(hearing.scope)


def _result(hearing: HearingView) -> str:
    words = term(hearing.result)
    if hearing.adjourned_to is not None:
        words = say("{result} to {day}", result=words, day=date_label(hearing.adjourned_to))
    if hearing.adjourned_why:
        words = say("{result}: {why}", result=words, why=guarded(hearing.adjourned_why))
    return words
