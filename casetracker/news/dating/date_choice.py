"""Which of a sentence's dates is that of an event: the nearest that its grammar allows."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.dating.date_ties import (
    CLAUSES,
    DEEDS,
    NOT_ON,
    OPENING,
    heads,
    is_dateline,
    is_joined_to_verb,
    is_of_deed,
    is_of_fronted,
    is_of_noun,
    is_of_other_participle,
    is_of_participle,
    is_of_relative,
    joins_verbs,
    without_asides,
)
from casetracker.news.dating.days_of_others import is_found_on, is_of_others
from casetracker.news.dating.participles import (
    is_ahead,
    is_reduced,
    is_told_of_object,
    main_verb,
)
from casetracker.news.dating.told_tense import is_since_clause, opens_since
from casetracker.news.grammar.frames import Frame
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan

FAR: Final = 24.0
_RELATIVES: Final = word_set("who which that whom because after before when since while")
_UNTIL: Final = word_set("until till through before by")
_PUT_OFF: Final = word_set("adjourned postponed rescheduled deferred moved adjourns put")
_NEVER: Final = word_set("not n't never")
_AT_ONCE: Final = 3
_SAID: Final = word_set("said told stated added says")
# a day named for the verb that two share: "convicted on 2 November and given sentences"
_SHARED: Final = 12.0
_OPENED: Final = 5.0
_OTHERS: Final = 20
_DAYS: Final = ("day", "iso", "numeric", "weekday", "deictic", "month", "month_year", "period")
_VAGUE: Final = ("earlier", "offset", "period", "year", "clock")
_BESIDE: Final = 2
_CLAUSE: Final = 45
# "received 20 years, up from 18 in April": the day of the other term
_THAN: Final = (("up", "from"), ("down", "from"), ("instead", "of"), ("rather", "than"))
# "By Monday noon four had been handed over" tells the day; "by October" only a bound
_BY_DAYS: Final = ("weekday", "deictic", "clock")
_JUDGED: Final = (
    "convict",
    "guilty",
    "found",
    "declared",
    "sentenc",
    "jail",
    "acquit",
    "cleared",
    "given",
)
_BENCH: Final = word_set(
    "u.s u.s. judge justice magistrate chief district senior court his her their prosecutors"
)


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
        date for date in scan.dates if is_found_on(scan, date) or _is_of_speech(scan, date, index)
    ]
    main = main_verb(scan, index, frame)
    is_later = _is_at_another_time(scan, index)
    is_object = is_told_of_object(scan.tokens, frame)
    costed = sorted(
        (
            (
                _SHARED
                if shared <= date.first < index
                else _cost(scan, date, min(first, start) if date.last <= first else start, index),
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
    if best.mention.kind in _VAGUE or _is_any_weekday(scan, best):
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
    days = [date for _, _, date in costed if date.mention.kind in _DAYS]
    if len(days) != 1 or days[0].last > start:
        return None
    tokens = scan.tokens
    before = tokens[days[0].first - 1].lower if days[0].first else ""
    between = [token.lower for token in tokens[days[0].last : start]]
    if before in NOT_ON or len(between) > _CLAUSE or is_of_relative(tokens, days[0]):
        return None
    crossed = _RELATIVES & set(between)
    is_joined = ("and" in between and not crossed) or crossed == {"when"}
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


def _is_of_speech(scan: Scan, date: PlacedDate, index: int) -> bool:
    """Whether a date tells when somebody spoke of the event at a token: "said on Friday"."""
    if index < date.first - 1:
        near = [token.text for token in scan.tokens[max(0, date.first - 5) : date.first]]
        said = next((n for n, word in enumerate(near[1:], 1) if word in _SAID), None)
        if said is not None and near[said - 1] in ("was", "were", "been"):
            said = None  # "a heavier charge was added in May"
        if said is not None and not {",", "that"} & set(near[said:]):
            return True
    for speech in scan.speeches:
        if speech.verb == index or not speech.first <= index < speech.last:
            continue
        if index < speech.verb:  # "..., the ministry said on Friday"
            if date.first > speech.verb or speech.last <= date.first < speech.verb:
                return True
        elif date.first < speech.verb or date.first - speech.verb <= _AT_ONCE:
            between = scan.tokens[speech.verb + 1 : date.first]
            if not any(token.lower in ("that", ",") for token in between):
                return True
    return False


def _preciser(best: PlacedDate, costed: list[tuple[float, int, PlacedDate]]) -> PlacedDate | None:
    """A day or month beside an offset wins: "a week later on June 4"."""
    for cost, _, date in costed:
        is_beside = date.first >= best.last and date.first - best.last <= _BESIDE
        if date is best or (cost > FAR and not is_beside):
            continue
        if date.mention.kind in ("day", "iso", "numeric", "weekday", "month_year") and (
            is_beside or best.mention.kind == "earlier"
        ):
            return date
    return None


def _is_any_weekday(scan: Scan, date: PlacedDate) -> bool:
    """As in "on a Sunday in August, 2022"."""
    before = scan.tokens[date.first - 1].lower if date.first else ""
    return date.mention.kind == "weekday" and before in ("a", "one")


def _cost(scan: Scan, date: PlacedDate, start: int, index: int) -> float:
    """How far a date is from a verb that begins at `start`; more than FAR where grammar forbids it."""
    tokens = scan.tokens
    before = tokens[date.first - 1].lower if date.first else ""
    if before == "the" and date.first > 1:
        before = tokens[date.first - 2].lower
    if before in _UNTIL or (before == "to" and not date.first <= OPENING):
        return _cost_of_bound(tokens, date, index, before)
    is_before = date.last <= start
    first, last = (date.last, start) if is_before else (index + 1, date.first)
    between = without_asides([token.lower for token in tokens[first:last]])
    is_alone = not any(date.last <= each.first < start for each in scan.dates)
    is_listed = is_before and is_alone and _is_of_list(tokens, date, start)
    if is_of_noun(tokens, date) or (";" in between and not is_listed):
        return FAR + 1
    if not is_before and is_since_clause(tokens, index, date):
        between = between[: between.index("since")]
    crossed = _crossed(between)
    if is_before and _is_of_judged_deed(tokens, date):
        return FAR + 1
    fixed = _cost_of_opening(tokens, date, start, between) if is_before else None
    if fixed is not None:
        return fixed
    forms = lexicon().forms.by_word
    cost = float(len(between)) + 14 * crossed + between.count(",")
    if is_before and "and" in between[:2] and any(_is_next(each, index) for each in scan.dates):
        cost += 8  # "took it over in May and filed it in June"
    cost += 5 * sum(
        "part" in forms.get(word, ()) or "past" in forms.get(word, ()) for word in between
    )
    is_behind_which = before in ("which", "who")
    if not is_before and (is_behind_which or _comes_later(between) or _is_fixed(tokens, date)):
        return FAR + 1
    if not is_before:
        is_judged = tokens[index].lower.startswith(_JUDGED)
        is_recent = date.mention.kind in _BY_DAYS
        cost += _OTHERS if is_judged and not is_recent and is_of_deed(between) else 0
        cost += _OTHERS if "since" in between[:-1] else 0
        cost += _OTHERS if is_of_other_participle(tokens, index, date.first) else 0
        cost += 8 * sum(word in ("but", "while") for word in between)
        cost += _OTHERS * any(pair in DEEDS for pair in pairwise(between))
        cost += _OTHERS * any(
            pair in _THAN for pair in pairwise(between[1:])
        )  # not "picked up from"
        cost += 8 * sum(joins_verbs(tokens, place) for place in range(first, last))
        cost += sum(
            16
            for first_word, word in pairwise(between)
            if first_word in (",", "and") and "part" in forms.get(word, ())
        )
    return cost + 4 * (date.mention.kind == "earlier")


def _is_of_list(tokens: Sequence[Token], date: PlacedDate, start: int) -> bool:
    """As in "In July, 12 were sentenced to six years; 13 more got four": the day of all of them."""
    marks = [place for place in range(date.last, start) if tokens[place].lower == ";"]
    is_opening = date.first <= OPENING and tokens[0].lower in ("in", "on", "last", "this")
    clause = {token.lower for token in tokens[marks[-1] + 1 : start + 3]} if marks else _ELSEWHEN
    return (
        is_opening
        and not clause & _ELSEWHEN
        and all(number_at(tokens, place + 1) is not None for place in marks)
    )


_ELSEWHEN: Final = word_set("later since still now subsequently are is have has")


def _comes_later(between: list[str]) -> bool:
    """As in "were remanded and are next due to appear on 10 May": the day of what is still to come."""
    return any(
        (first == "and" and second in ("are", "is", "will") and _DUE & set(between[place:]))
        or (first == "to" and second in _AGAIN)
        or (first in ("pending", "next") and _SITTINGS & set(between[place:]))
        for place, (first, second) in enumerate(pairwise(between))
    )


def _is_fixed(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "granted bail and fixed January 24 for trial": the day of the trial."""
    following = tokens[date.last].lower if date.last < len(tokens) else "."
    return tokens[date.first - 1].lower in ("fixed", "set") and following in ("for", "as")


_SITTINGS: Final = word_set("hearing session appearance")
_AGAIN: Final = word_set("appear reappear return attend surrender answer")
_DUE: Final = word_set("due to will expected set scheduled")


def _is_of_judged_deed(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "was convicted over a strike in 2015 and was given 18 years": the day of the strike."""
    words = [token.lower for token in tokens[: date.first]]
    judged = next((n for n, word in enumerate(words) if word.startswith(_JUDGED)), None)
    is_recent = date.mention.kind in _BY_DAYS
    return judged is not None and not is_recent and is_of_deed(words[judged + 1 :])


def _is_next(date: PlacedDate, index: int) -> bool:
    return index < date.first <= index + _NEXT


_NEXT: Final = 10


def _cost_of_bound(tokens: Sequence[Token], date: PlacedDate, index: int, before: str) -> float:
    """Of a date behind "until" or "by", which is that of a step only as in "adjourned until Monday"."""
    if before == "by" and date.mention.kind in _BY_DAYS:
        hour = date.mention.wording.lower().split()[-1]
        following = tokens[date.last].lower if date.last < len(tokens) else "."
        if date.first <= OPENING or {hour, following} & _HOURS:
            return _OPENED
    around = {token.lower for token in tokens[max(0, index - 3) : index + 1]}
    if before in ("until", "till") and _NEVER & around:
        return 1.0  # "charges were not brought until May"
    opening = max(0, index - 3)
    near = [token.lower for token in tokens[opening : date.first]]
    put_off = next((opening + n for n, word in enumerate(near) if word in _PUT_OFF), None)
    if put_off is None or before == "by":
        return FAR + 1
    between = tokens[min(index, put_off) : max(index, put_off)]
    return FAR + 1 if any(token.lower == "and" for token in between) else -1.0


_HOURS: Final = word_set("noon midday morning afternoon evening night midnight")


def is_put_off_to(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "has been put back until February": a day that is still to come."""
    before = [token.lower for token in tokens[max(0, date.first - _AFAR) : date.first]]
    return before[-1:] in (["until"], ["till"], ["to"]) and bool(_PUT_OFF & set(before[:-1]))


_AFAR: Final = 9


def _cost_of_opening(
    tokens: Sequence[Token], date: PlacedDate, start: int, between: list[str]
) -> float | None:
    """Of a date before a verb, where its place alone decides; None where the distance does."""
    if [token.lower for token in tokens[date.last : date.last + 2]] == [",", "when"]:
        return _OPENED + 1
    if heads(tokens, date) or (opens_since(tokens, date) and "," in between):
        return _OPENED
    if date.last == start and is_joined_to_verb(tokens, date):
        return 1.0
    is_of_other = is_of_participle(tokens, date, start)
    if date.last == start and not is_of_other and tokens[date.first - 1].lower in ("which", "who"):
        return 1.0  # "a court, which last week denied them bail"
    crossed = _crossed(between)
    if date.first <= OPENING and not is_of_other:
        return (
            _OPENED + 15 * sum(word in ("who", "which", "whom") for word in between) + 3 * crossed
        )
    if is_of_fronted(tokens, date):
        return _OPENED + 1 + 3 * crossed
    return FAR + 1 if is_of_other or is_of_relative(tokens, date) else None


def _crossed(words: list[str]) -> int:
    """How many clauses begin among words: "who", "after they"; not "after a raid", "before a judge"."""
    return sum(
        word in _RELATIVES
        and following not in ("a", "an", "the")
        and earlier not in ("by", "under")
        and not (word == "before" and following in _BENCH)
        for earlier, word, following in zip(["", *words], words, words[1:], strict=False)
    )
