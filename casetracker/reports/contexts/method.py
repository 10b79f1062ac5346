"""Methodology and limitations: what can be counted is counted, the rest is said as it is."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from casetracker.reports.contexts.citing import counted
from casetracker.reports.speech import guarded
from casetracker.reports.wording import (
    DOES_NOT_APPLY,
    NOT_CHECKED,
    NOT_REPORTED,
    date_label,
    number_of,
    share_of,
)
from casetracker.views.docket import CaseView
from casetracker.views.review import SourceLine

_LIMITATIONS: Final = (
    "This report repeats what published sources say; it establishes neither guilt nor innocence.",
    "The program did not see the court files: what was not published is missing here.",
    f"\u201c{NOT_REPORTED}\u201d: no fact on file gives the value.",
    f"\u201c{NOT_CHECKED}\u201d: passages that nobody has reviewed so far.",
    f"\u201c{DOES_NOT_APPLY}\u201d: a value that cannot exist.",
    "A stage marked as derived follows from a later stage and was reported by nobody.",
    "Several sources may repeat one statement: their number is no measure of independence.",
    "Dates are printed as far as they are known and are never completed.",
    "Inside quotations, double quotation marks of the source are printed as single ones.",
    "Invisible control characters of a source are printed as a replacement sign.",
)


def method_content(
    cases: Sequence[CaseView], sources: Sequence[SourceLine], cited: int
) -> dict[str, Any]:
    """The counted half as rows, the standing half as sentences."""
    return {
        "rows": [
            {"label": label, "value": value, **counted()}
            for label, value in _counts(cases, sources, cited)
        ],
        "publishers": _publishers(sources),
        "limitations": list(_LIMITATIONS),
    }


def _counts(
    cases: Sequence[CaseView], sources: Sequence[SourceLine], cited: int
) -> list[tuple[str, str]]:
    read = sum(source.claims for source in sources)
    accepted = sum(source.accepted for source in sources)
    waiting = sum(source.waiting for source in sources)
    unsourced = sum(case.line.unsourced for case in cases)
    defendants = [line for case in cases for line in case.defendants]
    named = sum(not line.is_placeholder for line in defendants)
    return [
        ("sources on file", f"{number_of(len(sources), 'source')}, {cited} cited here"),
        ("period of publication", _period(sources)),
        ("passages read", f"{read}; accepted {share_of(accepted, read)}"),
        ("passages " + NOT_CHECKED, share_of(waiting, read)),
        ("facts without a source", str(unsourced)),
        ("points in conflict", str(sum(len(case.conflicts) for case in cases))),
        ("persons known by name", share_of(named, len(defendants))),
    ]


def _period(sources: Sequence[SourceLine]) -> str:
    dates = [source.published for source in sources if source.published is not None]
    undated = len(sources) - len(dates)
    without = f"; {undated} of {len(sources)} sources without a date" if undated else ""
    if not dates:
        return NOT_REPORTED + without
    first = min(dates, key=lambda day: (day.earliest or day.latest, str(day)))
    last = max(dates, key=lambda day: (day.latest or day.earliest, str(day)))
    if first == last:
        return date_label(first) + without
    return f"first: {date_label(first)}; last: {date_label(last)}{without}"


def _publishers(sources: Sequence[SourceLine]) -> list[dict[str, Any]]:
    tally = Counter(
        guarded(source.publisher) if source.publisher else f"publisher {NOT_REPORTED}"
        for source in sources
    )
    total = len(sources)
    return [
        {"publisher": name, "sources": share_of(count, total), **counted()}
        for name, count in sorted(tally.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
