"""Methodology and limitations: what can be counted is counted, the rest is said as it is."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from casetracker.reports.contexts.citing import counted
from casetracker.reports.contexts.counting import unsourced_facts
from casetracker.reports.contexts.disputed import points_in_conflict
from casetracker.reports.languages import Label, labels, say
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

_FIRST: Final = labels(
    "This report repeats what published sources say; it establishes neither guilt nor innocence.",
    "The program did not see the court files: what was not published is missing here.",
)
_THEN: Final = labels(
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
        "limitations": [*map(str, _FIRST), *_meanings(), *map(str, _THEN)],
    }


def _counts(
    cases: Sequence[CaseView], sources: Sequence[SourceLine], cited: int
) -> list[tuple[str, str]]:
    read = sum(source.claims for source in sources)
    accepted = sum(source.accepted for source in sources)
    waiting = sum(source.waiting for source in sources)
    unsourced = sum(map(unsourced_facts, cases))
    defendants = [line for case in cases for line in case.defendants]
    named = sum(not line.is_placeholder for line in defendants)
    return [
        (
            Label("sources on file"),
            say(
                "{number}, {cited} cited here",
                number=number_of(len(sources), "source"),
                cited=cited,
            ),
        ),
        (Label("period of publication"), _period(sources)),
        (
            Label("passages read"),
            say("{read}; accepted {share}", read=read, share=share_of(accepted, read)),
        ),
        (Label("passages not yet checked"), share_of(waiting, read)),
        (Label("facts without a source"), str(unsourced)),
        (Label("points in conflict"), str(points_in_conflict(cases))),
        (Label("persons known by name"), share_of(named, len(defendants))),
    ]


def _period(sources: Sequence[SourceLine]) -> str:
    dates = [source.published for source in sources if source.published is not None]
    undated = len(sources) - len(dates)
    without = (
        say(
            "; {undated} of {sources} sources without a date", undated=undated, sources=len(sources)
        )
        if undated
        else ""
    )
    if not dates:
        return NOT_REPORTED + without
    first = min(dates, key=lambda day: (day.earliest or day.latest, str(day)))
    last = max(dates, key=lambda day: (day.latest or day.earliest, str(day)))
    if first == last:
        return date_label(first) + without
    return say(
        "first: {first}; last: {last}{without}",
        first=date_label(first),
        last=date_label(last),
        without=without,
    )


def _publishers(sources: Sequence[SourceLine]) -> list[dict[str, Any]]:
    tally = Counter(
        guarded(source.publisher) if source.publisher else Label("publisher not reported")
        for source in sources
    )
    total = len(sources)
    return [
        {"publisher": name, "sources": share_of(count, total), **counted()}
        for name, count in sorted(tally.items(), key=lambda entry: (-entry[1], entry[0]))
    ]


def _meanings() -> list[str]:
    """What the three kinds of unknown mean."""
    return [
        say("\u201c{unknown}\u201d: no fact on file gives the value.", unknown=NOT_REPORTED),
        say(
            "\u201c{unknown}\u201d: passages that nobody has reviewed so far.", unknown=NOT_CHECKED
        ),
        say("\u201c{unknown}\u201d: a value that cannot exist.", unknown=DOES_NOT_APPLY),
    ]
