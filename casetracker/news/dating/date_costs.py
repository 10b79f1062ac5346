"""How far a date of a sentence is from a step, as its grammar has it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.dating.date_ties import (
    DEEDS,
    OPENING,
    heads,
    is_joined_to_verb,
    is_of_decision,
    is_of_deed,
    is_of_fronted,
    is_of_noun,
    is_of_other_participle,
    is_of_participle,
    is_of_relative,
    joins_verbs,
    without_asides,
)
from casetracker.news.dating.told_tense import is_since_clause, opens_since
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan

FAR: Final = 24.0
RELATIVES: Final = word_set(
    "who which that whom because after before when since while although though"
)
_UNTIL: Final = word_set("until till through before by")
_PUT_OFF: Final = word_set("adjourned postponed rescheduled deferred moved adjourns put")
_NEVER: Final = word_set("not n't never")
_OPENED: Final = 5.0
_OTHERS: Final = 20
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


def cost_of(scan: Scan, date: PlacedDate, start: int, index: int) -> float:
    """How far a date is from a verb that begins at `start`; more than FAR where grammar forbids it."""
    tokens = scan.tokens
    before = tokens[date.first - 1].lower if date.first else ""
    if before == "the" and date.first > 1:
        before = tokens[date.first - 2].lower
    if before in _UNTIL or (before == "to" and not date.first <= OPENING):
        return _cost_of_bound(tokens, date, index, before)
    if is_of_decision(tokens, date) and date.first > index:
        return _OPENED
    is_before = date.last <= start
    first, last = (date.last, start) if is_before else (index + 1, date.first)
    between = without_asides([token.lower for token in tokens[first:last]])
    is_alone = not any(date.last <= each.first < start for each in scan.dates)
    is_listed = is_before and is_alone and _is_of_list(tokens, date, start)
    is_cut = ";" in between and not is_listed
    is_judged = is_before and is_of_judged_deed(tokens, date)
    if is_of_noun(tokens, date) or is_cut or is_judged:
        return FAR + 1
    if not is_before and is_since_clause(tokens, index, date):
        between = between[: between.index("since")]
    crossed = _crossed(between)
    fixed = _cost_of_opening(tokens, date, start, between) if is_before else None
    if fixed is not None:
        return fixed
    if not is_before and _is_forbidden(tokens, date, index, between):
        return FAR + 1
    forms = lexicon().forms.by_word
    cost = float(len(between)) + 14 * crossed + between.count(",")
    if is_before and "and" in between[:2] and any(_is_next(each, index) for each in scan.dates):
        cost += 8  # "took it over in May and filed it in June"
    cost += 5 * sum(
        "part" in forms.get(word, ()) or "past" in forms.get(word, ()) for word in between
    )
    if not is_before:
        cost += _cost_behind(tokens, date, index, between)
    return cost + 4 * (date.mention.kind == "earlier")


def _is_forbidden(
    tokens: Sequence[Token], date: PlacedDate, index: int, between: list[str]
) -> bool:
    """Whether a date behind a verb is never that of the verb."""
    is_allowed = tokens[index].lower in ("allowed", "permitted")  # "allowed to return on Tuesday"
    is_later = not is_allowed and _comes_later(between)
    before = tokens[date.first - 1].lower
    if before == "the" and date.first > 1:
        before = tokens[date.first - 2].lower
    is_which = _is_of_which(between)
    return before in ("which", "who") or is_which or is_later or _is_fixed(tokens, date)


def _is_of_which(between: list[str]) -> bool:
    """As in "was held on a notice, which the agency deleted in February": the day of what "which" tells."""
    if "which" not in between or between[between.index("which") - 1] != ",":
        return False
    forms = lexicon().forms.by_word
    behind = between[between.index("which") + 1 :]
    return "," not in behind and any(
        "past" in forms.get(word, ()) or word.endswith("ed") for word in behind
    )


def _cost_behind(
    tokens: Sequence[Token], date: PlacedDate, index: int, between: list[str]
) -> float:
    """What stands between a verb and a date behind it, beside the distance."""
    forms = lexicon().forms.by_word
    is_judged = tokens[index].lower.startswith(_JUDGED)
    is_recent = date.mention.kind in _BY_DAYS
    cost = _OTHERS if is_judged and not is_recent and is_of_deed(between) else 0
    cost += _OTHERS if "since" in between[:-1] else 0
    cost += _OTHERS if is_of_other_participle(tokens, index, date.first) else 0
    cost += 8 * sum(word in ("but", "while", "although", "though") for word in between)
    cost += _OTHERS * any(pair in DEEDS for pair in pairwise(between))
    cost += _OTHERS * any(pair in _THAN for pair in pairwise(between[1:]))  # not "picked up from"
    cost += 8 * sum(joins_verbs(tokens, place) for place in range(index + 1, date.first))
    return cost + sum(
        16
        for first_word, word in pairwise(between)
        if first_word in (",", "and") and "part" in forms.get(word, ())
    )


def _is_of_list(tokens: Sequence[Token], date: PlacedDate, start: int) -> bool:
    """As in "In July, 12 were sentenced to six years; 13 more got four": the day of all of them."""
    marks = [place for place in range(date.last, start) if tokens[place].lower == ";"]
    is_opening = date.first <= OPENING and tokens[0].lower in ("in", "on", "last", "this")
    clause = {token.lower for token in tokens[marks[-1] + 1 : start + 3]} if marks else _ELSEWHEN
    return (
        is_opening
        and not clause & _ELSEWHEN
        and all(
            number_at(tokens, place + 1) is not None or tokens[place + 1].lower in ("all", "both")
            for place in marks
        )
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


def is_of_judged_deed(tokens: Sequence[Token], date: PlacedDate) -> bool:
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
    if tokens[0].lower == "when" and tokens[date.last].lower == "," and date.last < start:
        return _OPENED + 1  # "When the charge was put to them on Wednesday, all denied it"
    if heads(tokens, date) or (opens_since(tokens, date) and "," in between):
        return _OPENED
    if date.last == start and is_joined_to_verb(tokens, date):
        return 1.0
    is_of_other = is_of_participle(tokens, date, start)
    if date.last == start and _is_behind_who(tokens, date, is_of_other=is_of_other):
        return 1.0
    crossed = _crossed(between)
    if _opens(tokens, date) and not is_of_other:
        return (
            _OPENED + 15 * sum(word in ("who", "which", "whom") for word in between) + 3 * crossed
        )
    if is_of_fronted(tokens, date):
        return _OPENED + 1 + 3 * crossed
    return FAR + 1 if is_of_other or is_of_relative(tokens, date) else None


def _is_behind_who(tokens: Sequence[Token], date: PlacedDate, *, is_of_other: bool) -> bool:
    """As in "a court, which last week denied them bail", "who in May had asked for life"."""
    opening = [token.lower for token in tokens[max(0, date.first - 2) : date.first]]
    is_beside = opening[-1:] in (["which"], ["who"]) and not is_of_other
    return is_beside or opening in (["who", "in"], ["who", "on"], ["which", "in"], ["which", "on"])


def _opens(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """Whether a date opens a sentence, or stands at once behind its dateline."""
    if date.first <= OPENING:
        return True
    dash = next((n for n, token in enumerate(tokens[:_LINE]) if token.lower in _DASHES), None)
    is_line = dash is not None and tokens[0].text.isupper()
    return dash is not None and is_line and 0 < date.first - dash <= OPENING


_LINE: Final = 12
_DASHES: Final = word_set("- -- \u2013 \u2014")


def _crossed(words: list[str]) -> int:
    """How many clauses begin among words: "who", "after they"; not "after a raid", "before a judge"."""
    return sum(
        word in RELATIVES
        and following not in ("a", "an", "the")
        and earlier not in ("by", "under")
        and not (word == "before" and following in _BENCH)
        for earlier, word, following in zip(["", *words], words, words[1:], strict=False)
    )
