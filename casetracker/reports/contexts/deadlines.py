"""The time-limit report: what ends when, by which rule, worked out how, and what cannot be computed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.contexts.assembling import Material, assembled, sealed
from casetracker.reports.contexts.bearing import bearing_out, bearing_out_end
from casetracker.reports.contexts.citing import Footnotes, absent, counted, own_record, supporting
from casetracker.reports.contexts.clocks_together import together
from casetracker.reports.contexts.entries import calendar_entries, is_open, state_words
from casetracker.reports.languages import Label, labels, say, say_in, term
from casetracker.reports.retelling import pack_words, retold, signature_words
from casetracker.reports.sections import cell, pairs, paragraph, row, section, table
from casetracker.reports.speech import guarded, in_house_words
from casetracker.reports.wording import NOT_REPORTED, count_of, day_words, in_runs, number_of
from casetracker.text import safe_line
from casetracker.views.clocks import ClockView
from casetracker.views.common import CitationView
from casetracker.views.docket import CaseView

KIND: Final = "deadlines"
_COLUMNS: Final = labels(
    "Ends",
    "Days from today",
    "Case",
    "For",
    "Time limit",
    "Binds",
    "Counted from",
    "Met",
    "Rule",
    "Stands",
)
_WORKINGS: Final = labels("Case", "For", "Rule", "Condition", "Working")
_RULES: Final = labels("Rule", "What it says", "Pack and grade", "In force", "Source", "Note")
_WAITING: Final = labels("Case", "For", "Rule", "Stands", "What is missing")
_NO_ADVICE: Final = Label(
    "Computed from what is on file; an aid, and no legal advice. A time limit that has passed with"
    " nothing on file says what is on file, and not that a rule was broken."
)
_DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_NO_END: Final = Label("no last day")
_HEARING: Final = "hearing_id"
_CUSTODY: Final = "custody_episode_id"


def deadlines_context(material: Material, clocks: Sequence[ClockView]) -> dict[str, Any]:
    """Every clock that was computed, those with a last day first; `calendar` holds those for .ics."""
    footnotes = Footnotes()
    cited = {event.id: event.citations for case in material.cases for event in case.stages}
    clocks = _together([told_by_outcome(one, material.cases) for one in clocks], cited)
    dated = [one for one in clocks if one.last_days is not None]
    going = [one for one in clocks if one.trigger is not None]
    waiting = [one for one in clocks if one.trigger is None]
    main = table(
        Label("By the day they end on"),
        _COLUMNS,
        [_limit(one, footnotes, cited) for one in going],
        empty=Label("No time limit has started."),
        is_main=True,
    )
    parts = [
        section("standing", Label("How the time limits stand"), [_standing(clocks)]),
        section("time-limits", Label("Time limits"), [paragraph(_NO_ADVICE), main]),
        section("workings", Label("How each was worked out"), [_workings(going, footnotes, cited)]),
        section(
            "not-computed",
            Label("What could not be computed"),
            [_waiting(waiting, footnotes, cited)],
        ),
        section("rules", Label("The rules that were used"), [_rules(clocks)]),
    ]
    counts = [
        (Label("time limits with a last day"), str(len(dated))),
        (Label("time limits without one"), str(len(clocks) - len(dated))),
    ]
    context = assembled(material, parts, footnotes, counts)
    return sealed({**context, "calendar": calendar_entries(dated)})


def _together(
    clocks: Iterable[ClockView], cited: Mapping[int, tuple[CitationView, ...]]
) -> list[ClockView]:
    """The clocks; those that differ only in whose events on file they go by are one."""

    def told(one: ClockView) -> tuple[object, ...]:
        facts, conditions = _facts(one, cited), [passages for _, passages in one.statuses]
        passages = {passage.claim_ref for fact in (*facts, *conditions) for passage in fact}
        return (
            one.is_of_record,
            frozenset(passages),
            all(map(supporting, facts)),
            all(map(supporting, conditions)),
        )

    return together(clocks, told)


def told_by_outcome(one: ClockView, cases: Iterable[CaseView]) -> ClockView:
    """The clock with those passages alone that bear out what it goes by: a hearing held, custody ended."""
    if not one.beside:
        return one
    borne: dict[tuple[str, int], tuple[CitationView, ...]] = {}
    for case in cases:
        borne |= {(_HEARING, each.number): bearing_out(each) for each in case.hearings}
        borne |= {(_CUSTODY, each.number): bearing_out_end(each) for each in case.custody}
    beside = tuple(
        (column, number, borne.get((column, number), passages))
        for column, number, passages in one.beside
    )
    return replace(one, beside=beside)


def _whom(one: ClockView) -> str:
    """Whom a clock is for: everybody of a case, or how many of them and who they are."""
    whom, refs = guarded(retold(one.whom)), one.defendant_refs
    if len(refs) <= 1 or len(refs) >= one.of_defendants:
        return whom
    return f"{whom}: {safe_line(in_runs(refs))}"


def span_words(days: Bounds | None) -> str:
    """The days between two bounds: `13 March 2021`, `between … and …`, `on or before …`."""
    if days is None or (days.earliest is None and days.latest is None):
        return NOT_REPORTED
    if days.earliest is None or days.latest is None:
        known = days.latest or days.earliest
        if known is None:
            return str(NOT_REPORTED)
        if days.earliest is None:
            return say("on or before {date}", date=day_words(known))
        return say("on or after {date}", date=day_words(known))
    if days.earliest == days.latest:
        return day_words(days.earliest)
    return say(
        "between {first} and {last}", first=day_words(days.earliest), last=day_words(days.latest)
    )


def _standing(clocks: Sequence[ClockView]) -> dict[str, Any]:
    tally = Counter(one.state for one in clocks)
    open_ones = Counter(one.state for one in clocks if is_open(one))
    rows = [
        (term(state), cell(_number(tally[state], open_ones[state]), "number"), counted())
        for state in ClockState
    ]
    return pairs(Label("Each counted once for all who share it"), rows)


def _number(count: int, conditional: int) -> str:
    """How many, and how many of them only where a rule applies that may not."""
    number = number_of(count, "time limit")
    if not conditional:
        return number
    return say(
        "{number}, {open} only if they apply", number=number, open=count_of(conditional, count)
    )


def _limit(
    one: ClockView, footnotes: Footnotes, cited: Mapping[int, tuple[CitationView, ...]]
) -> dict[str, Any]:
    met = Label("nothing on file") if one.met is None else span_words(one.met)
    return row(
        (
            _span_cell(one.last_days, _NO_END),
            cell(_days_from(one), "text"),
            safe_line(one.case_ref),
            cell(_whom(one), "people"),
            guarded(pack_words(one.label)),
            guarded(say_in("LimitKind", one.kind.replace("_", " "))),
            _span_cell(one.trigger, NOT_REPORTED),
            cell(met, "date"),
            cell(f"{safe_line(one.rule)} ({guarded(signature_words(one.signature))})", "code"),
            state_words(one),
        ),
        clock_marks(one, footnotes, cited),
    )


def clock_marks(
    one: ClockView, footnotes: Footnotes, cited: Mapping[int, tuple[CitationView, ...]]
) -> dict[str, Any]:
    """The passages for what a clock goes by, and `unsourced` where a part of it has none.

    An order or act put on file without a claim is such a part.
    """
    facts = _facts(one, cited)
    return footnotes.marks_of_all(facts) if facts else own_record()


def _facts(
    one: ClockView, cited: Mapping[int, tuple[CitationView, ...]]
) -> list[tuple[CitationView, ...]]:
    """What was said of each stage event, other record, order and act that a clock goes by."""
    brought = dict(one.brought)
    told = [cited.get(each) or brought.get(each, ()) for each in one.event_ids]
    return [*told, *(passages for _, _, passages in (*one.beside, *one.orders))]


def _with_condition(
    one: ClockView, footnotes: Footnotes, cited: Mapping[int, tuple[CitationView, ...]]
) -> dict[str, Any]:
    """The same with the passages for who claims or denies the status that it hangs on."""
    facts = [*_facts(one, cited), *(passages for _, passages in one.statuses)]
    return footnotes.marks_of_all(facts) if facts else own_record()


def _workings(
    clocks: Iterable[ClockView], footnotes: Footnotes, cited: Mapping[int, tuple[CitationView, ...]]
) -> dict[str, Any] | None:
    rows = [
        row(
            (
                safe_line(one.case_ref),
                cell(_whom(one), "people"),
                guarded(pack_words(one.label)),
                in_house_words(retold(one.condition)) if one.condition else Label("none"),
                guarded(_days_in_words(" ".join(map(retold, one.working))))
                if one.working
                else Label("no arithmetic"),
            ),
            _with_condition(one, footnotes, cited),
        )
        for one in clocks
    ]
    return table(
        Label("The arithmetic in words"), _WORKINGS, rows, empty=Label("No time limit has started.")
    )


def _waiting(
    clocks: Iterable[ClockView], footnotes: Footnotes, cited: Mapping[int, tuple[CitationView, ...]]
) -> dict[str, Any] | None:
    rows = [
        row(
            (
                safe_line(one.case_ref),
                cell(_whom(one), "people"),
                guarded(pack_words(one.label)),
                term(one.state),
                _missing(one),
            ),
            _with_condition(one, footnotes, cited) if one.statuses else absent(),
        )
        for one in clocks
    ]
    return table(
        Label("Rules without a start, or for nobody"),
        _WAITING,
        rows,
        empty=Label("Every rule has a start."),
    )


def _missing(one: ClockView) -> str:
    told = [retold(one.condition), " ".join(map(retold, one.working))]
    return in_house_words(". ".join(filter(None, told))) if any(told) else Label("not said")


def _rules(clocks: Iterable[ClockView]) -> dict[str, Any] | None:
    known = {(one.rule, one.signature, one.valid): one for one in clocks}
    rows = [
        row(
            (
                cell(safe_line(one.rule), "code"),
                guarded(pack_words(one.label)),
                guarded(signature_words(one.signature)),
                guarded(_days_in_words(retold(one.valid))),
                _sources(one),
                guarded(pack_words(one.note)) if one.note else Label("none"),
            ),
            own_record(),
        )
        for _, one in sorted(known.items())
    ]
    caption = Label("A: read in the text; B: reported by a page; C: put together from fragments")
    return table(caption, _RULES, rows, empty=Label("No rule was used."))


def _days_in_words(text: str) -> str:
    """The text with the days of a pack, which it writes in figures, as days stand in a sentence."""
    return _DAY.sub(_named_day, text)


def _named_day(match: re.Match[str]) -> str:
    try:
        return day_words(date.fromisoformat(match[0]))
    except ValueError:
        return match[0]


def _sources(one: ClockView) -> str:
    return "; ".join(guarded(source.title) for source in one.sources) or NOT_REPORTED


def _span_cell(days: Bounds | None, without: str) -> dict[str, Any]:
    if days is None:
        return cell(without, "date")
    first, last = days.earliest or "..", days.latest or ".."
    machine = str(first) if days.is_day else f"{first}/{last}"
    return cell(span_words(days), "date", machine)


def _days_from(one: ClockView) -> str:
    """How far off the end is: `in 3 days`, `4 to 9 days ago`."""
    days = one.last_days
    known = [] if days is None else [each for each in (days.earliest, days.latest) if each]
    away = sorted({(each - one.computed_on).days for each in known})
    if not away:
        return _NO_END
    first, last = away[0], away[-1]
    if first >= 0:
        return Label("today") if last == 0 else say("in {range}", range=_range(first, last))
    if last <= 0:
        return say("{range} ago", range=_range(-last, -first))
    return say(
        "{past} ago to in {future}",
        past=number_of(-first, "day"),
        future=number_of(last, "day"),
    )


def _range(low: int, high: int) -> str:
    return (
        number_of(low, "day")
        if low == high
        else say("{low} to {number}", low=low, number=number_of(high, "day"))
    )
