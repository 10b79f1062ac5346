"""Which of a sentence's dates is that of an event: the nearest that its grammar allows."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.dating.date_costs import FAR, RELATIVES, cost_of
from casetracker.news.dating.date_ties import (
    CLAUSES,
    NOT_ON,
    OPENING,
    is_dateline,
    is_of_noun,
    is_of_relative,
)
from casetracker.news.dating.days_of_others import is_found_on, is_of_others
from casetracker.news.dating.participles import (
    is_ahead,
    is_reduced,
    is_told_of_object,
    main_verb,
)
from casetracker.news.dating.spoken import is_of_speech
from casetracker.news.grammar.frames import Frame
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.scan import PlacedDate, Scan

# a day named for the verb that two share: "convicted on 2 November and given sentences"
_SHARED: Final = 12.0
_DAYS: Final = (
    *("day", "iso", "numeric", "weekday", "deictic", "month", "month_year", "period", "year"),
    *("month_relative_year", "day_relative_year"),
)
_VAGUE: Final = ("earlier", "offset", "period", "year", "clock")
_BESIDE: Final = 2
_CLAUSE: Final = 45


def chosen_date(
    scan: Scan, index: int, frame: Frame | None, first: int
) -> tuple[PlacedDate | None, PlacedDate | None]:
    """The date of an event, and the day on which somebody spoke of it; None where there is none.

    `index` is the token that a day behind the event is near to, `first` one that a day before it is near to.
    """
    if not scan.dates:
        return None, None
    is_own = frame is not None and frame.via is None
    start = min(frame.start, index) if frame is not None and is_own else index
    shared = index if frame is None or is_own else frame.start
    spoken = [
        date for date in scan.dates if is_found_on(scan, date) or is_of_speech(scan, date, index)
    ]
    main = main_verb(scan, index, frame)
    is_later = _is_at_another_time(scan, index)
    is_object = is_told_of_object(scan.tokens, frame)
    costed = sorted(
        (
            (
                _SHARED
                if shared <= date.first < index and not is_of_relative(scan.tokens, date)
                else cost_of(scan, date, min(first, start) if date.last <= first else start, index),
                date.first,
                date,
            )
            for date in scan.dates
            if date not in spoken
            and not (is_later and date.last <= index)
            and not is_dateline(scan, date)
            and not is_of_others(scan, date, index, start)
            and not (main is not None and (date.last <= start or date.first > main))
            and not (is_object and date.last <= start)
            and not (is_reduced(frame) and date.last <= start and is_ahead(scan, date))
        ),
        key=lambda each: each[:2],
    )
    said_on = spoken[0] if spoken else None
    if not costed or costed[0][0] > FAR:
        return _shared_by_clauses(scan, costed, start), said_on
    best = costed[0][2]
    others = [date for cost, _, date in costed[1:] if cost <= FAR and date.first <= OPENING]
    if best.mention.kind == "clock" and others:
        best = others[0]  # "last summer two were held in the evening"
    if best.mention.kind in _VAGUE or is_any_weekday(scan, best):
        return _preciser(best, costed) or best, said_on
    return best, said_on


def _is_at_another_time(scan: Scan, index: int) -> bool:
    """As in "was arrested in May and later released": on no day that is told before."""
    taken = scan.scene.taken  # "and a week later released" has a day of its own
    near = (place for place in range(max(0, index - _LATER), index) if place not in taken)
    before = {scan.tokens[place].lower for place in near}
    return bool({"later", "subsequently", "since"} & before) and "and" in before


_LATER: Final = 5


def _shared_by_clauses(
    scan: Scan, costed: list[tuple[float, int, PlacedDate]], start: int
) -> PlacedDate | None:
    """The only day of a sentence, for a further clause: "Six were fined on Monday and three got a week"."""
    days = [
        date
        for _, _, date in costed
        if date.mention.kind in _DAYS
        and date.last <= start
        and not is_of_relative(scan.tokens, date)
        and not is_of_noun(scan.tokens, date)
    ]
    if len(days) != 1 or days[0].last > start:
        return None
    tokens = scan.tokens
    before = tokens[days[0].first - 1].lower if days[0].first else ""
    between = [token.lower for token in tokens[days[0].last : start]]
    if (
        before in NOT_ON
        or "now" in between
        or len(between) > _CLAUSE
        or is_of_relative(tokens, days[0])
    ):
        return None
    crossed = RELATIVES & set(between)
    is_joined = ("and" in between and not crossed) or crossed == {"when"}
    is_joined = is_joined or between[:1] == ["as"] or between[-2:] == ["and", "who"]
    if is_joined and len(between) <= FAR:
        return days[0]
    is_main = not CLAUSES & {token.lower for token in tokens[: days[0].first]}
    return days[0] if is_main and _goes_on_with(tokens, start) else None


def _goes_on_with(tokens: Sequence[Token], start: int) -> bool:
    """Whether a verb goes on with what its sentence began: ", but reduced", ", handing life to nine"."""
    before = [token.lower for token in tokens[max(0, start - 2) : start]]
    if before[-1:] == [","]:
        return "ing" in lexicon().forms.by_word.get(tokens[start].lower, frozenset())
    return before in ([",", "and"], [",", "but"])


def _preciser(best: PlacedDate, costed: list[tuple[float, int, PlacedDate]]) -> PlacedDate | None:
    """A day or month beside an offset wins: "a week later on June 4"."""
    for cost, _, date in costed:
        is_beside = date.first >= best.last and date.first - best.last <= _BESIDE
        if date is best or (cost > FAR and not is_beside):
            continue
        is_earlier = best.mention.kind == "earlier"
        is_precise = date.mention.kind in ("day", "iso", "numeric", "weekday", "month_year")
        is_precise = is_precise or (is_earlier and date.mention.kind in ("year", "month"))
        if is_precise and (is_beside or is_earlier):
            return date
    return None


def is_any_weekday(scan: Scan, date: PlacedDate) -> bool:
    """As in "on a Sunday in August, 2022"."""
    before = scan.tokens[date.first - 1].lower if date.first else ""
    return date.mention.kind == "weekday" and before in ("a", "one")
