"""Case data, charges, stages, register, conflicts and context of one case, as rows."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis, Stance
from casetracker.reports.contexts.bearing import bearing_out
from casetracker.reports.contexts.citing import (
    Footnotes,
    absent,
    how_put,
    knowing,
    own_record,
    supporting,
    wording_of,
)
from casetracker.reports.contexts.clauses import article_words, charge_words, persons_of
from casetracker.reports.contexts.disputed import about_words, held_words
from casetracker.reports.languages import Label, say, say_in, term
from casetracker.reports.speech import attributed_words, guarded, put_words, quoted, said_by
from casetracker.reports.wording import NOT_REPORTED, date_label, date_machine, in_a_row
from casetracker.text import safe_line
from casetracker.views.common import CitationView
from casetracker.views.docket import CaseView, ChargeView, ConflictView, StageEventView

COURT_PHASES: Final = ("court", "judgment", "appeal", "execution")


def with_derivations(case: CaseView) -> CaseView:
    """The case with each derived stage resting on the passages of the next stage that was reported."""
    ordered = in_stage_order(case.stages)
    stages = tuple(
        replace(event, citations=_later_citations(event, ordered))
        if event.basis is Basis.DERIVED and not event.citations
        else event
        for event in case.stages
    )
    return replace(case, stages=stages)


def dated(partial: PartialDate | None) -> dict[str, Any]:
    """A date for a cell: its words, its machine form, and how the source put it where it was vague."""
    worded = None
    label = date_label(partial)
    if partial is not None and partial.wording and not partial.is_day and partial.wording != label:
        worded = quoted(partial.wording)
    return {"label": label, "machine": date_machine(partial), "worded": worded}


def case_data(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """The data of a case file, label and value; what nobody reports is printed as such."""
    numbers = ", ".join(guarded(number) for number in case.line.numbers)
    cited = footnotes.marks(case.citations)
    rows = [
        (Label("case"), safe_line(case.line.ref), own_record()),
        (Label("court case number"), numbers or None, cited),
        (
            Label("jurisdiction"),
            say("rules of the pack {name}", name=guarded(case.jurisdiction))
            if case.jurisdiction
            else None,
            own_record(),
        ),
        _opened_row(case, footnotes, cited),
        *(_authority_row(case, footnotes, label, phases) for label, phases in _AUTHORITIES),
        _judge_row(case, footnotes),
        *_link_rows(case),
        (
            Label("followed here as"),
            say(
                "{monitoring}, {priority} priority",
                monitoring=term(case.line.monitoring),
                priority=term(case.line.priority),
            ),
            own_record(),
        ),
    ]
    return [
        {"label": label, "value": value or NOT_REPORTED, **(marks if value else absent())}
        for label, value, marks in rows
    ]


_AUTHORITIES: Final = (
    (Label("authority named for detention and investigation"), ("detention", "investigation")),
    (Label("authority named for the indictment"), ("indictment",)),
    (Label("court named"), COURT_PHASES),
)


def charge_rows(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """Charges and accusations: the wording, who says so, the article, against how many."""
    told = (one for charge in case.charges for one in charge.as_told())
    return [_charge(charge, footnotes) for charge in told]


def conflict_rows(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """Each point in conflict with its sides, one row a side."""
    rows: list[dict[str, Any]] = []
    for conflict in case.conflicts:
        about = about_words(conflict.about)
        ours = footnotes.marks(_held_citations(case, conflict))
        held = held_words(conflict.held)
        rows.append(
            {
                "about": about,
                "side": say("on file: {held}", held=held),
                "said_by": Label("this docket"),
                **ours,
            }
        )
        rows.extend(
            {
                "about": about,
                "side": quoted(claim.quote),
                "said_by": _said_by(claim, conflict.claims),
                "notes": footnotes.ids((claim,)),
                "against": [],
                "mark": None,
            }
            for claim in conflict.claims
            if claim.stance is not Stance.SUPPORTS
        )
    return rows


def _said_by(claim: CitationView, claims: Iterable[CitationView]) -> str:
    """Who says otherwise; and that they came round, where a later word of theirs bears the fact out."""
    since = [
        one.published
        for one in supporting(claims)
        if (one.speaker or one.publisher) == (claim.speaker or claim.publisher)
        and None not in (one.published, claim.published)
        and date_order(one.published) > date_order(claim.published)
    ]
    if not since:
        return said_by(claim)
    day = date_label(min(since, key=date_order))
    return say("{who}; later ({day}) as on file", who=said_by(claim), day=day)


def missing_rows(case: CaseView) -> list[dict[str, Any]]:
    """What a case file needs and no source on file gives, with its state."""
    named = sum(not line.is_placeholder for line in case.defendants)
    total = case.line.defendants
    names = (
        Label("some names of the persons accused")
        if named
        else Label("names of the persons accused")
    )
    without_article = sum(charge.article is None for charge in case.charges)
    lacks = [
        (Label("court"), not _named_by(case, COURT_PHASES)),
        (Label("judge"), not any(one.judge for one in case.hearings)),
        (Label("court case number"), not case.line.numbers),
        (Label("articles of law"), without_article > 0 or not case.charges),
        (names, named < total),
        (Label("date the case was opened"), not is_opening_dated(case)),
    ]
    details = {
        "articles of law": say(
            "charges without one: {missing}; in all: {charges}",
            missing=without_article,
            charges=len(case.charges),
        )
        if case.charges
        else Label("no charge on file"),
        names: say("{missing} of {total} not reported", missing=total - named, total=total),
    }
    return [
        {"what": what, "state": NOT_REPORTED, "detail": details.get(what, ""), **absent()}
        for what, is_missing in lacks
        if is_missing
    ]


def context_rows(
    case: CaseView, footnotes: Footnotes, told: frozenset[str]
) -> list[dict[str, Any]]:
    """Statements that change nothing on file: planned, denied, requested; each attributed.

    `told` are the claims that another part of the report tells of.
    """
    return [
        {
            "put": put_words(claim),
            "text": attributed_words(claim),
            "notes": footnotes.ids((claim,)),
            "against": [],
            "mark": None,
        }
        for claim in case.context
        if claim.claim_ref not in told
    ]


def in_stage_order(events: Iterable[StageEventView]) -> list[StageEventView]:
    """Events by the order of the procedure, then by date."""
    return sorted(events, key=lambda event: (event.stage.position, *date_order(event.happened)))


def date_order(partial: PartialDate | None) -> tuple[bool, str, str]:
    """A key that sorts by the earliest day, an open start by its latest, no date at the end."""
    if partial is None:
        return (True, "", "")
    first, last = partial.chronological
    return (False, str(first), str(last))


def first_reported(
    citations: Iterable[CitationView],
    happened: PartialDate | None,
    known: PartialDate | None = None,
) -> PartialDate | None:
    """The earliest publication of what bears a fact out, none before it; `known` is one on file besides."""
    published = [one.published for one in knowing(citations, happened)]
    return min((one for one in (known, *published) if one), key=date_order, default=None)


def step_letter(index: int) -> str:
    """The letter of a step of a track; after Z the number."""
    return chr(ord("A") + index) if index < 26 else str(index + 1)  # noqa: PLR2004 - the alphabet


def _later_citations(
    event: StageEventView, ordered: Iterable[StageEventView]
) -> tuple[CitationView, ...]:
    for later in ordered:
        is_later = later.scope == event.scope and later.stage.position > event.stage.position
        if is_later and later.basis is Basis.REPORTED:
            return supporting(later.citations)
    return ()


def _charge(charge: ChargeView, footnotes: Footnotes) -> dict[str, Any]:
    worded_by = wording_of(charge.citations, charge.wording)
    against = len(charge.defendant_refs)
    status, basis = term(charge.status), str(how_put(charge.citations))
    return {
        "wording": charge_words(charge),
        "said_by": NOT_REPORTED if worded_by is None else said_by(worded_by),
        "article": guarded(charge.article) if charge.article else article_words(None),
        "persons": persons_of(against, charge.of_defendants, charge.recorded_for),
        "status": status,
        # Said once where both say the same.
        "basis": basis.removeprefix(f"{status}, "),
        "since": dated(charge.since),
        **footnotes.marks(charge.citations),
    }


def _authority_row(
    case: CaseView, footnotes: Footnotes, label: str, phases: tuple[str, ...]
) -> tuple[str, str | None, dict[str, Any]]:
    return _named_row(footnotes, label, _named_by(case, phases))


def _named_row(
    footnotes: Footnotes, label: str, found: list[tuple[str, tuple[CitationView, ...]]]
) -> tuple[str, str | None, dict[str, Any]]:
    if not found:
        return (label, None, absent())
    names = in_a_row(list(dict.fromkeys(guarded(name) for name, _ in found)))
    return (label, names, footnotes.marks(chain.from_iterable(cited for _, cited in found)))


def _named_by(
    case: CaseView, phases: tuple[str, ...]
) -> list[tuple[str, tuple[CitationView, ...]]]:
    """The authorities that stages of some phases name, courts also by their hearings, with passages."""
    found = [
        (event.authority, event.citations)
        for event in case.stages
        if event.authority and event.stage.phase in phases
    ]
    if phases == COURT_PHASES:
        found += [(one.court, bearing_out(one)) for one in case.hearings if one.court]
    return found


def _judge_row(case: CaseView, footnotes: Footnotes) -> tuple[str, str | None, dict[str, Any]]:
    found = [(one.judge, bearing_out(one)) for one in case.hearings if one.judge]
    return _named_row(footnotes, Label("judge"), found)


def is_opening_dated(case: CaseView) -> bool:
    """Whether a record or a step says when the case was opened."""
    return case.opened is not None or bool(_openings(case))


def _openings(case: CaseView) -> list[StageEventView]:
    return [one for one in case.stages if one.stage.code == "case_opened" and one.happened]


def _opened_row(
    case: CaseView, footnotes: Footnotes, cited: dict[str, Any]
) -> tuple[str, str | None, dict[str, Any]]:
    """When the case was opened: by its own record, else by the step that says so."""
    label = Label("case opened")
    if case.opened is not None:
        return (label, date_label(case.opened), cited)
    for event in _openings(case):
        return (label, date_label(event.happened), footnotes.marks(event.citations))
    return (label, None, absent())


def _link_rows(case: CaseView) -> list[tuple[str, str | None, dict[str, Any]]]:
    return [
        (
            Label("related case"),
            ", ".join(
                (
                    f"{say_in('CaseLinkKind', link.words)} {safe_line(link.other_ref)}",
                    guarded(link.other_title),
                    date_label(link.since),
                )
            ),
            own_record(),
        )
        for link in case.links
    ]


def _held_citations(case: CaseView, conflict: ConflictView) -> tuple[CitationView, ...]:
    """What bears out the side on file: the conflict's own support, else that of the fact disputed."""
    own = supporting(conflict.claims)
    if own:
        return own
    refs = {claim.claim_ref for claim in conflict.claims}
    facts = [
        *(event.citations for event in case.stages),
        *(charge.passages for charge in case.charges),
        *(custody.citations for custody in case.custody),
        *(citations for _, citations in case.group_citations),
        case.citations,
    ]
    return tuple(
        chain.from_iterable(
            supporting(citations)
            for citations in facts
            if any(one.claim_ref in refs for one in citations)
        )
    )
