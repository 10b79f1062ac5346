"""The overview: the docket in numbers, every number with its denominator."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import HearingResult
from casetracker.reports.contexts import figures
from casetracker.reports.contexts.assembling import Material, assembled
from casetracker.reports.contexts.chronology import Line, chronology_lines
from casetracker.reports.contexts.citing import Footnotes, counted
from casetracker.reports.contexts.clauses import article_words
from casetracker.reports.contexts.counting import unsourced_facts
from casetracker.reports.contexts.court_counts import hearings_counted, sentences_counted
from casetracker.reports.contexts.disputed import points_in_conflict
from casetracker.reports.contexts.durations import (
    Days,
    both_known,
    days_between,
    days_until,
    spread_words,
)
from casetracker.reports.contexts.facts import is_opening_dated, with_derivations
from casetracker.reports.contexts.people import left_unnamed
from casetracker.reports.languages import Label, labels, say, say_many, term
from casetracker.reports.retelling import pack_words
from casetracker.reports.sections import (
    bars_table,
    cell,
    figure,
    mix_table,
    pairs,
    row,
    section,
    table,
)
from casetracker.reports.speech import guarded
from casetracker.reports.wording import (
    NOT_REPORTED,
    count_of,
    day_words,
    language_words,
    month_words,
    number_of,
    share_of,
)
from casetracker.views.docket import CaseView, DefendantLine, GroupLine, StageEventView
from casetracker.views.files import SourceFile
from casetracker.views.proceeding import HearingView

KIND: Final = "overview"
_SPANS: Final = (
    ("detained", "charged"),
    ("detained", "investigation_completed"),
    ("detained", "sent_to_court"),
    ("charged", "sent_to_court"),
    ("indictment_approved", "sent_to_court"),
    ("sent_to_court", "on_trial"),
    ("on_trial", "convicted"),
    ("detained", "convicted"),
    ("convicted", "released"),
)
_WHOLE: Final = "all defendants"
_MOST_BARS: Final = 36
# So many months without an event stand one by one, where there are too many to show all.
_SHORT_GAP: Final = 3
_MOST_MONTHS: Final = 60
_MIX_KEY: Final = Label("Lengths to one scale; the letters are those of the table.")
_BARS_KEY: Final = Label("Lengths to one scale; the numbers are those of the table.")


def overview_context(
    material: Material, files: tuple[SourceFile, ...], *, day: date
) -> dict[str, Any]:
    """The statistics of the cases in scope; `day` is the day up to which silence is counted."""
    cases = tuple(with_derivations(case) for case in material.cases)
    by_case = figures.docket_mix_figure(cases, "mix-by-case")
    parts = [
        section("totals", Label("The docket in numbers"), [_totals(cases, day)]),
        section("by-case", Label("Persons by stage and case"),
                [figure("stage_mix", by_case, _MIX_KEY), mix_table(by_case)]),
        section("by-group", Label("Persons by stage and group"), _by_group(cases)),
        section("by-article", Label("Accusations"), _by_article(cases)),
        section("durations", Label("From stage to stage"), [_durations(cases)]),
        section("court", Label("In court"), [hearings_counted(cases), sentences_counted(cases)]),
        section("by-month", Label("Events by month"), _by_month(cases)),
        section("silence", Label("Silence"), _silence(cases, day)),
        section("read", Label("What was read"), _by_publisher(files)),
        section("complete", Label("How complete the file is"), [_completeness(cases)]),
    ]  # fmt: skip
    counts = [
        (Label("cases"), str(len(cases))),
        (Label("persons accused"), str(sum(case.line.defendants for case in cases))),
        (Label("sources"), str(len(files))),
    ]
    return assembled(material, [one for one in parts if one["blocks"]], Footnotes(), counts)


def _totals(cases: Sequence[CaseView], day: date) -> dict[str, Any]:
    people = _people(cases)
    total = len(people)
    named = sum(not line.is_placeholder for line in people)
    held = sum(line.in_custody is True for line in people)
    unknown = sum(line.in_custody is None for line in people)
    free = total - held - unknown
    left = left_unnamed(cases)
    groups = {group.ref for case in cases for group in case.groups}
    rows = [
        (Label("day of the overview"), cell(day_words(day))),
        (Label("cases"), cell(str(len(cases)), "number")),
        (Label("groups"), cell(str(len(groups)), "number")),
        (Label("persons accused"), cell(str(total), "people")),
        (Label("known by name"), cell(share_of(named, total), "people")),
        (Label("reported in custody"), _of_custody(held, total)),
        *(
            [(Label("of these left custody, not known who"), cell(share_of(left, held), "people"))]
            if left
            else []
        ),
        *([(Label("reported not in custody"), _of_custody(free, total))] if free else []),
        (Label("custody not reported"), _of_custody(unknown, total)),
        (
            Label("points in conflict"),
            cell(str(points_in_conflict(cases)), "number"),
        ),
        (
            Label("facts without a source"),
            cell(str(sum(map(unsourced_facts, cases))), "number"),
        ),
    ]
    return pairs(Label("Counted by the program"), [(*one, counted()) for one in rows])


def _of_custody(count: int, total: int) -> dict[str, Any]:
    """One of the numbers that together make up all the accused."""
    return {**cell(share_of(count, total), "people"), "is_part": True}


def _by_group(cases: Iterable[CaseView]) -> list[dict[str, Any] | None]:
    groups: dict[str, GroupLine] = {group.ref: group for case in cases for group in case.groups}
    if not groups:
        return []
    named = [
        (f"{group.ref} {guarded(group.label)}", group.held_members, group.stage_mix)
        for group in groups.values()
    ]
    drawn = figures.mix("mix-by-group", Label("Stage mix by group"), named, {})
    return [figure("stage_mix", drawn, _MIX_KEY), mix_table(drawn)]


def _by_article(cases: Sequence[CaseView]) -> list[dict[str, Any] | None]:
    accused: dict[str, set[str]] = {}
    for case in cases:
        for charge in case.charges:
            accused.setdefault(article_words(charge.article), set()).update(charge.defendant_refs)
    if not accused:
        return []
    people = sum(case.line.defendants for case in cases)
    tally = {article: len(refs) for article, refs in accused.items()}
    drawn = bars("articles", Label("Accusations by article, a person counted once for each"), tally)
    drawn["counts"] = "people"
    for one in drawn["bars"]:
        one["words"] = count_of(one["count"], people)
    drawn["description"] = _told(drawn)
    return [figure("bars", drawn, _BARS_KEY), bars_table(drawn, Label("Article"))]


def _durations(cases: Sequence[CaseView]) -> dict[str, Any] | None:
    """Days between two stages over all persons who have a date for both, with the number they are."""
    people = sum(case.line.defendants for case in cases)
    rows = []
    for first, then in _SPANS:
        found = [days for case in cases for days in _days_of(case, first, then)]
        known = both_known(found)
        if found:
            low, middle, high = spread_words(known)
            cells = (
                say("{first} to {last}", first=_label(cases, first), last=_label(cases, then)),
                cell(count_of(len(known), people), "people"),
                cell(low, "number"),
                cell(middle, "number"),
                cell(high, "number"),
            )
            rows.append(row(cells, counted()))
    caption = Label("Days; each person for whom both dates have bounds is counted once")
    columns = labels("From and to", "Persons", "Least", "Median", "Most")
    return table(
        caption, columns, rows, empty=Label("No two dated stages of a person are on file.")
    )


def _days_of(case: CaseView, first: str, then: str) -> Iterable[Days]:
    starts = [event for event in case.stages if event.stage.code == first]
    ends = [event for event in case.stages if event.stage.code == then]
    for start in starts:
        for end in ends:
            if _same_people(start, end):
                days = days_between(start.happened, end.happened)
                yield from [days] * min(start.defendants, end.defendants)


def _same_people(first: StageEventView, then: StageEventView) -> bool:
    return first.scope == then.scope or _WHOLE in (first.scope, then.scope)


def _label(cases: Iterable[CaseView], code: str) -> str:
    for case in cases:
        for event in case.stages:
            if event.stage.code == code:
                return guarded(pack_words(event.stage.label))
    return pack_words(code.replace("_", " "))


def _by_month(cases: Sequence[CaseView]) -> list[dict[str, Any] | None]:
    tally: Counter[tuple[int, int]] = Counter()
    vague = 0
    # What is only set for a day has not happened.
    done = [replace(case, hearings=_not_to_come(case)) for case in cases]
    for line in _each_once(chronology_lines(done)):
        month = _month(line.action.happened)
        if month is None:
            vague += 1
        else:
            tally[month] += 1
    if not tally:
        return []
    drawn = bars("months", Label("Events by month"), {})
    drawn["bars"] = _newest(_months(tally))
    drawn["description"] = _told(drawn)
    note = say_many("event not placed in one month", "events not placed in one month", vague)
    drawn["bars"].append({"label": note, "count": vague, "words": str(vague)})
    return [figure("bars", drawn, _BARS_KEY), bars_table(drawn, Label("Month"))]


def _each_once(lines: Iterable[Line]) -> Iterable[Line]:
    """The lines; what two cases tell of the same event, after a severance, is one event."""
    told: dict[tuple[object, ...], Line] = {}
    for number, line in enumerate(lines):
        told.setdefault(line.action.known_as or (number,), line)
    return told.values()


def _not_to_come(case: CaseView) -> tuple[HearingView, ...]:
    return tuple(one for one in case.hearings if one.result is not HearingResult.SCHEDULED)


def _months(tally: Counter[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    """A bar a month from the first to the last; where they are many, one for a long time without an event."""
    first, last = min(tally), max(tally)
    span = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    whole = [(number // 12, number % 12 + 1) for number in span]
    for is_busy, run in groupby(whole, key=lambda month: tally[month] > 0):
        months = list(run)
        if is_busy or len(months) <= _SHORT_GAP or len(whole) <= _MOST_BARS:
            yield from (_bar(month_words(date(y, m, 1)), tally[(y, m)]) for y, m in months)
        else:
            empty = number_of(len(months), "month")
            yield _bar(say("{months} without an event", months=empty), 0)


def _newest(months: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The newest bars, where there are too many, below the number of events before them."""
    drawn = list(months)
    left_out = sum(one["count"] for one in drawn[:-_MOST_MONTHS])
    if not left_out:
        return drawn
    earlier = {"label": Label("earlier events, not drawn"), "count": 0, "words": str(left_out)}
    return [earlier, *drawn[-_MOST_MONTHS:]]


def _bar(label: str, count: int) -> dict[str, Any]:
    return {"label": label, "count": count, "words": str(count)}


def _month(happened: PartialDate | None) -> tuple[int, int] | None:
    if happened is None or happened.earliest is None or happened.latest is None:
        return None
    first = (happened.earliest.year, happened.earliest.month)
    return first if first == (happened.latest.year, happened.latest.month) else None


def _silence(cases: Iterable[CaseView], day: date) -> list[dict[str, Any] | None]:
    """How long ago each case was last reported on, the longest silence first."""
    known = [(case, days_until(case.line.last_reported, day)) for case in cases]
    known.sort(key=lambda entry: -(entry[1].least or 0))
    drawn = {
        "id": "silence-bars",
        "counts": "things",
        "title": say("Days since the last report on each case, up to {day}", day=day_words(day)),
        "bars": [
            {
                "label": f"{case.line.ref} {guarded(case.line.title)}",
                "count": days.least or 0,
                "words": NOT_REPORTED if days.least is None else number_of(days.least, "day"),
            }
            for case, days in known
        ],
    }
    drawn["description"] = _told(drawn)
    return [figure("bars", drawn, _BARS_KEY), bars_table(drawn, Label("Case"))] if known else []


def _by_publisher(files: Iterable[SourceFile]) -> list[dict[str, Any] | None]:
    listed = list(files)
    publishers = Counter(
        guarded(one.line.publisher or Label("publisher not reported")) for one in listed
    )
    languages = Counter(language_words(one.language) for one in listed)
    kinds = Counter(
        NOT_REPORTED if one.publisher_kind is None else term(one.publisher_kind) for one in listed
    )
    drawn = bars(
        "publishers", Label("Sources by publisher"), dict(publishers.most_common(_MOST_BARS))
    )
    tables = [
        table(
            caption,
            (what, Label("Sources")),
            [row((name, cell(share_of(n, len(listed)), "number")), counted())
             for name, n in tally.most_common()],
        )
        for caption, what, tally in (
            (Label("Sources by language"), Label("Language"), languages),
            (Label("Sources by kind of publisher"), Label("Kind"), kinds),
        )
    ]  # fmt: skip
    if not listed:
        return []
    return [figure("bars", drawn, _BARS_KEY), bars_table(drawn, Label("Publisher")), *tables]


def _completeness(cases: Sequence[CaseView]) -> dict[str, Any] | None:
    people = _people(cases)
    total = len(people)
    charged = sum(line.charges > 0 for line in people)
    dated = sum(line.stage is not None and line.stage.since is not None for line in people)
    fields = [
        (Label("person: name"), sum(not line.is_placeholder for line in people), total, "people"),
        (Label("person: stage"), sum(line.stage is not None for line in people), total, "people"),
        (Label("person: date of the stage"), dated, total, "people"),
        (Label("person: start of custody"), sum(line.custody_since is not None for line in people), total,
         "people"),
        (Label("person: a charge or accusation"), charged, total, "people"),
        (Label("case: court case number"), sum(bool(case.line.numbers) for case in cases), len(cases),
         "number"),
        (Label("case: date opened"), sum(is_opening_dated(case) for case in cases), len(cases), "number"),
    ]  # fmt: skip
    rows = [
        row(
            (
                what,
                cell(share_of(known, whole), "people" if kind == "people" else "number"),
                cell(share_of(whole - known, whole), "people" if kind == "people" else "number"),
            ),
            counted(),
        )
        for what, known, whole, kind in fields
    ]
    return table(
        Label("Fields that the sources give"), (Label("Field"), Label("Known"), NOT_REPORTED), rows
    )


def bars(name: str, title: str, tally: dict[str, int] | Counter[str]) -> dict[str, Any]:
    """A chart of one bar a label."""
    drawn: dict[str, Any] = {
        "id": f"{name}-bars",
        "title": title,
        "counts": "things",
        "bars": [_bar(label, number) for label, number in tally.items()],
    }
    drawn["description"] = _told(drawn)
    return drawn


def _told(drawn: dict[str, Any]) -> str:
    return "; ".join(f"{one['label']}: {one['words']}" for one in drawn["bars"]) + "."


def _people(cases: Iterable[CaseView]) -> list[DefendantLine]:
    return [line for case in cases for line in case.defendants]
