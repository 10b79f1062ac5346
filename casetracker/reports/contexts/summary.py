"""The status line and the summary of a case: at most 120 words, every sentence attributed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from casetracker.model.vocabulary import Basis, Modality
from casetracker.reports.contexts.bearing import stating
from casetracker.reports.contexts.citing import Footnotes, counted, supporting, teller, wording_of
from casetracker.reports.contexts.clauses import charge_clause, group_clause, stage_clause
from casetracker.reports.contexts.counting import unsourced_facts
from casetracker.reports.contexts.facts import in_stage_order, missing_rows
from casetracker.reports.contexts.people import left_of_case
from casetracker.reports.contexts.stages import as_one, published_together
from casetracker.reports.languages import Label, say, term
from casetracker.reports.retelling import pack_words
from casetracker.reports.speech import attributed, guarded
from casetracker.reports.wording import (
    NOT_REPORTED,
    count_of,
    date_label,
    in_a_row,
    number_of,
    shorten_words,
    size_words,
)
from casetracker.views.common import CitationView
from casetracker.views.docket import CaseView, StageEventView

LONGEST: Final = 120
_LONGEST_SENTENCE: Final = 55
_QUOTED_WORDS: Final = 14
_VERDICT: Final = "judgment"

Sentence = tuple[str, tuple[CitationView, ...] | None]


def status_line(case: CaseView) -> list[dict[str, str]]:
    """The few values that say where a case stands, label and value."""
    line, left = case.line, left_of_case(case)
    return [
        {"label": Label("stage"), "value": stage_words(case)},
        *(
            [{"label": Label("left custody, not known who"), "value": in_a_row(left)}]
            if left
            else []
        ),
        {"label": Label("last reported"), "value": date_label(line.last_reported)},
        {"label": Label("followed as"), "value": term(line.monitoring)},
        {"label": Label("sources"), "value": str(line.sources)},
        {"label": Label("conflicts"), "value": str(len(case.conflicts))},
        {"label": Label("without source"), "value": str(unsourced_facts(case))},
    ]


def stage_words(case: CaseView) -> str:
    """The stage mix of a case in words: `26 of 26 investigation completed`."""
    total = case.line.defendants
    parts = [
        f"{count_of(stage.count, total)} {guarded(pack_words(stage.label))}"
        for stage in case.line.stage_mix
    ]
    return "; ".join(parts) or NOT_REPORTED


def summary_sentences(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """Sentences with their footnotes in their order, at most 120 words; those of least weight are left out.

    A verdict and a conflict weigh most, then the later stage more than the earlier.
    """
    written = [
        *_stages(case),
        *((0, one) for one in _conflicts(case)),
        *((2, one) for one in (*_groups(case), *_charges(case), *_missing(case))),
    ]
    lines = [_cut(text) for _, (text, _) in written]
    by_weight = sorted(range(len(written)), key=lambda number: written[number][0])
    kept, words = set[int](), 0
    for number in by_weight:
        length = len(lines[number].split())
        if words + length <= LONGEST:
            kept.add(number)
            words += length
    sentences: list[dict[str, Any]] = []
    for number in sorted(kept):
        _, (_, citations) = written[number]
        marks = counted() if citations is None else footnotes.marks(citations)
        sentences.append({"text": lines[number], **marks})
    return sentences


def _cut(text: str) -> str:
    """A sentence cut short where it is long, its quotation closed again where the cut fell inside one."""
    if len(text.split()) <= _LONGEST_SENTENCE:
        return text
    short = shorten_words(text, _LONGEST_SENTENCE)
    return f"{short}\u201d" if short.count("\u201c") > short.count("\u201d") else short


def _stages(case: CaseView) -> list[tuple[float, Sentence]]:
    """The last stage and the last verdict of each scope, as reported, and how little each weighs.

    Below 1: a verdict; up to 2: the later, the less.
    """
    ordered = in_stage_order(case.stages)
    verdicts = [event for event in ordered if event.stage.phase == _VERDICT]
    last = {event.id for found in (ordered, verdicts) for event in _last(found)}
    told = published_together(event for event in ordered if event.id in last)
    return [
        (0 if same[0].stage.phase == _VERDICT else 2 - number / len(told), _stage(case, same))
        for number, same in enumerate(told, start=1)
    ]


def _last(events: Iterable[StageEventView]) -> Iterable[StageEventView]:
    """The last of the events in each scope."""
    return {event.scope: event for event in events}.values()


def _stage(case: CaseView, same: Sequence[StageEventView]) -> Sentence:
    """The step of one scope or of several people; where several speak of them, their outlet does."""
    event = as_one(same)
    clause, support = stage_clause(event, case.line.defendants), supporting(event.citations)
    said_by = teller(event.citations, event.happened)
    if event.basis is Basis.DERIVED:
        told = say("Derived by the program from a later stage: {clause}.", clause=clause)
        return (told, support)
    if said_by is None:
        return (say("On file without a source: {clause}.", clause=clause), ())
    tellers = {one.speaker for each in same if (one := teller(each.citations, each.happened))}
    outlet = replace(said_by, speaker=None)
    return (attributed(said_by if len(tellers) == 1 else outlet, clause), event.citations)


def _groups(case: CaseView) -> list[Sentence]:
    citations = dict(case.group_citations)
    found: list[Sentence] = []
    for group in case.groups:
        support = stating(citations.get(group.ref, ()), group.size)
        clause = group_clause(size_words(group.size), group.captured, group.place)
        if support:
            found.append((attributed(support[0], clause), support))
        else:
            found.append((say("On file without a source: {clause}.", clause=clause), ()))
    return found


def _charges(case: CaseView) -> list[Sentence]:
    """The accusations: that they are made is asserted, whatever they are."""
    found: list[Sentence] = []
    for charge in (told for each in case.charges for told in each.as_told()):
        clause = charge_clause(charge, _QUOTED_WORDS)
        worded_by = wording_of(charge.citations, charge.wording)
        if worded_by is not None:
            telling = replace(worded_by, modality=Modality.ASSERTED)
            found.append((attributed(telling, clause), charge.citations))
        else:
            found.append((say("On file without a source: {clause}.", clause=clause), ()))
    return found


def _conflicts(case: CaseView) -> list[Sentence]:
    if not case.conflicts:
        return []
    points = number_of(len(case.conflicts), "point")
    return [(say("Sources disagree on {points}, set out below.", points=points), None)]


def _missing(case: CaseView) -> list[Sentence]:
    missing = [row["what"] for row in missing_rows(case)]
    return [(say("Not reported: {list}.", list=in_a_row(missing)), None)] if missing else []
