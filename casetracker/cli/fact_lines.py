"""The facts of a record on the command line: one line each, with what it rests on."""

from typing import TYPE_CHECKING

from casetracker.cli.output import heading, out, part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casetracker.model.partial_date import PartialDate
    from casetracker.views.common import CitationView
    from casetracker.views.docket import (
        CaseView,
        ChargeView,
        CustodyView,
        DefendantView,
        StageEventView,
    )
    from casetracker.views.proceeding import HearingView, SentenceView


def when(happened: "PartialDate | None") -> str:
    """A date in words, said to be unreported where there is none."""
    from casetracker.views.common import date_text

    return date_text(happened) if happened else "date not reported"


def cited(citations: "Iterable[CitationView]") -> str:
    """The sources and claims that a fact rests on, in brackets."""
    refs = dict.fromkeys(f"{each.source_ref}/{each.claim_ref}" for each in citations)
    return f"[{', '.join(refs)}]" if refs else "[unsourced]"


def print_case_parts(
    case: "CaseView", hearings: "Sequence[HearingView]", sentences: "Sequence[SentenceView]"
) -> None:
    """Print the groups, steps, charges, hearings and sentences of a case, and what is in conflict."""
    rests_on = dict(case.group_citations)
    part(
        "groups",
        (
            f"{group.ref}  {group.label}; {group.named_members} named"
            f"  {cited(rests_on.get(group.ref, ()))}"
            for group in case.groups
        ),
    )
    part("stages", map(_stage, case.stages))
    part("charges and accusations", map(_charge, case.charges))
    part("hearings", map(_hearing, hearings))
    part("sentences", map(_sentence, sentences))
    if case.conflicts:
        heading("in conflict")
        for conflict in case.conflicts:
            out(f"  {conflict.about}: held {conflict.held}")
            for each in conflict.claims:
                out(f"    {each.stance.value}: “{each.quote}” ({each.speaker or each.title})")


def print_defendant_parts(
    view: "DefendantView", hearings: "Sequence[HearingView]", sentences: "Sequence[SentenceView]"
) -> None:
    """Print the steps, charges, times in custody, hearings and sentences of a defendant."""
    part("stages", map(_stage, view.stages))
    part("charges and accusations", map(_charge, view.charges))
    part("custody", map(_stay, view.custody))
    part("hearings", map(_hearing, hearings))
    part("sentences", map(_sentence, sentences))


def hearing_result(view: "HearingView") -> str:
    """What became of a hearing: `adjourned to 2021-07-12 (counsel absent)`."""
    words = view.result.value.replace("_", " ")
    if view.adjourned_to is not None:
        words += f" to {when(view.adjourned_to)}"
    return f"{words} ({view.adjourned_why})" if view.adjourned_why else words


def _stage(event: "StageEventView") -> str:
    by = f", {event.authority}" if event.authority else ""
    marks = f"  ! {', '.join(event.marks)}" if event.marks else ""
    told = f"{when(event.happened)}  {event.stage.label}{by}"
    return f"{told}  ({event.scope})  {cited(event.citations)}{marks}"


def _charge(charge: "ChargeView") -> str:
    from casetracker.views.quoting import as_called

    article = f"article {charge.article}" if charge.article else "article not reported"
    number = f"{len(charge.defendant_refs)} of {charge.of_defendants}"
    status = charge.status.value.replace("_", " ")
    words = as_called(charge.wording, charge.passages, charge.pack)
    told = ", ".join(dict.fromkeys((words, article, status, number)))
    return f"{told}  {cited(charge.citations)}"


def _stay(episode: "CustodyView") -> str:
    how = episode.how_ended.value.replace("_", " ") if episode.how_ended else "no end reported"
    end = f"{when(episode.ended)} ({how})" if episode.ended else how
    place = episode.place or "place not reported"
    return f"{when(episode.started)} to {end}, {place}  {cited(episode.citations)}"


def _hearing(view: "HearingView") -> str:
    kind = "" if view.kind.value == "unknown" else f"{view.kind.value}, "
    before = "".join(f", {each}" for each in (view.court, view.judge) if each)
    told = f"{when(view.held or view.scheduled)}  {kind}{hearing_result(view)}{before}"
    return f"{told}  ({view.scope})  {cited(view.citations)}"


def _sentence(view: "SentenceView") -> str:
    standing = "replaced" if view.is_replaced else view.standing.value.replace("_", " ")
    told = f"{when(view.happened)}  {view.defendant_ref} {view.name}: {view}, {standing}"
    return f"{told}  {cited(view.citations)}"
