"""The case status report: where each case stands, who says so, and what nobody says."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from casetracker.reports.contexts import facts, figures, people, register, sittings, stages, summary
from casetracker.reports.contexts.assembling import CONTEXT_VERSION, sealed
from casetracker.reports.contexts.citing import Footnotes, counted
from casetracker.reports.contexts.counting import unsourced_facts
from casetracker.reports.contexts.disputed import points_in_conflict
from casetracker.reports.contexts.method import method_content
from casetracker.reports.contexts.numbering import in_reading_order
from casetracker.reports.head import ReportHead, generation_content, head_content
from casetracker.reports.languages import Label, said
from casetracker.reports.speech import guarded
from casetracker.reports.wording import day_words, number_of, share_of
from casetracker.text import safe_line
from casetracker.views.docket import CaseView
from casetracker.views.review import SourceLine

KIND: Final = "case-status"


def case_status_context(
    cases: tuple[CaseView, ...],
    sources: tuple[SourceLine, ...],
    head: ReportHead,
    *,
    today: date,
) -> dict[str, Any]:
    """The whole content of the report as plain values: the same for every format.

    More than one case makes a docket report, with totals in front. `digest` in the head is the
    SHA-256 of the content without its own making (see `content_digest`).
    """
    footnotes = Footnotes()
    cases = tuple(facts.with_derivations(case) for case in cases)
    written = [_case(case, footnotes, index) for index, case in enumerate(cases, start=1)]
    cited = footnotes.sources()
    context: dict[str, Any] = {
        "context_version": CONTEXT_VERSION,
        "head": head_content(head),
        "is_docket": len(cases) != 1,
        "overview": _overview(cases, today),
        "cases": written,
        "method": method_content(cases, sources, len(cited)),
        "sources": cited,
        "generation": generation_content(head),
    }
    context["head"]["counts"] = _record_counts(cases, sources)
    return sealed(said(in_reading_order(context)))


def _case(case: CaseView, footnotes: Footnotes, index: int) -> dict[str, Any]:
    anchor = f"case-{index}-{_slug(case.line.ref)}"
    told = stages.with_alike_together(case)
    listed = register.actions(case)
    return {
        "anchor": anchor,
        "ref": safe_line(case.line.ref),
        "title": guarded(case.line.title),
        "status": summary.status_line(case),
        "summary": summary.summary_sentences(case, footnotes),
        "case_data": facts.case_data(case, footnotes),
        "groups": people.group_rows(case, footnotes),
        "persons": people.person_rows(case, footnotes),
        "persons_total": people.persons_total(case),
        "charges": facts.charge_rows(case, footnotes),
        "stage_track": {
            "figure": figures.track_figure(told, f"{anchor}-track"),
            "rows": stages.stage_rows(told, footnotes),
        },
        "stage_mix": figures.group_mix_figure(told, f"{anchor}-mix"),
        "register": {
            "figure": figures.timeline_figure(case, listed, f"{anchor}-timeline"),
            "rows": register.register_rows(listed, footnotes),
        },
        "hearings": sittings.hearing_rows(case, footnotes),
        "sentences": sittings.sentence_rows(case, footnotes),
        "conflicts": facts.conflict_rows(case, footnotes),
        "missing": facts.missing_rows(case),
        "context": facts.context_rows(case, footnotes, sittings.told_of_hearings(case)),
    }


def _overview(cases: Sequence[CaseView], today: date) -> dict[str, Any]:
    """The totals of a docket and its stage mix."""
    defendants = sum(case.line.defendants for case in cases)
    named = sum(not line.is_placeholder for case in cases for line in case.defendants)
    held = sum(line.in_custody is True for case in cases for line in case.defendants)
    left = people.left_unnamed(cases)
    totals = [
        (Label("cases"), str(len(cases))),
        (Label("groups"), str(len({group.ref for case in cases for group in case.groups}))),
        (Label("persons accused"), str(defendants)),
        (Label("of these known by name"), share_of(named, defendants)),
        (Label("of these reported in custody"), share_of(held, defendants)),
        *([(Label("of these left custody, not known who"), share_of(left, held))] if left else []),
        (Label("points in conflict"), str(points_in_conflict(cases))),
        (Label("facts without a source"), str(sum(map(unsourced_facts, cases)))),
    ]
    return {
        "day": {"words": day_words(today), "machine": today.isoformat()},
        "totals": [{"label": label, "value": value, **counted()} for label, value in totals],
        "cases": [
            {
                "anchor": f"case-{index}-{_slug(case.line.ref)}",
                "ref": safe_line(case.line.ref),
                "title": guarded(case.line.title),
                "persons": number_of(case.line.defendants, "person"),
                "stage": summary.stage_words(case),
                **counted(),
            }
            for index, case in enumerate(cases, start=1)
        ],
        "stage_mix": figures.docket_mix_figure(cases, "docket-mix"),
    }


def _record_counts(
    cases: Sequence[CaseView], sources: Sequence[SourceLine]
) -> list[dict[str, str]]:
    defendants = sum(case.line.defendants for case in cases)
    return [
        {"label": Label("cases"), "value": str(len(cases))},
        {"label": Label("persons accused"), "value": str(defendants)},
        {"label": Label("sources"), "value": str(len(sources))},
    ]


def _slug(ref: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", ref.casefold()).strip("-")[:40] or "case"
