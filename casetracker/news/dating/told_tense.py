"""In which tense a step is told, and which small words around its verb say of its day."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.contract import ReadDate
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.steps.event import Event

_EARLIER: Final = word_set(
    "earlier previously before ago later since already then once originally initially"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LASTING: Final = word_set("held kept incarcerated imprisoned jailed serving been behind")
_REFUSED: Final = word_set("rejected refused denied dismissed declined")
_ASKED: Final = word_set("demanded asked called urged requested sought pleaded appealed petitioned")
_ORDER: Final = 10
_NEARBY: Final = 9
_PERFECT: Final = 6
_UNTIL_NOW: Final = word_set("has have had remain remains")
_TIME: Final = re.compile(r"[0-2]?\d[:.][0-5]\d")
# a matter of its own, and so not of the day that was told of before
_ELSEWHERE: Final = word_set("meanwhile separately elsewhere")
_OTHER_CASES: Final = word_set("another separate different unrelated other")
_BENCH: Final = word_set(
    "court courts judge judges magistrate magistrates justice tribunal prosecutor prosecutors"
)


def is_told_as_done(tokens: Sequence[Token], index: int, frame: Frame | None) -> bool:
    """Whether a verb says of itself that it is done: "was sent", "have been remanded", "jailed"."""
    if frame is None:
        return False
    if any(word in ("was", "were", "had", "been") for word in frame.words):
        return "to" not in frame.words and not any(w in lexicon().cues.modal for w in frame.words)
    tags = lexicon().forms.by_word.get(tokens[index].lower, frozenset())
    return not frame.words and frame.voice is Voice.ACTIVE and "past" in tags and "base" not in tags


def lasts(word: str) -> bool:
    """Whether a verb tells of what goes on: "held", "serving"."""
    return word in _LASTING


def is_going_on(words: Sequence[str]) -> bool:
    """Whether a verb tells of what was done again and again: "has detained", not "has been held"."""
    return "have" in words or ("has" in words and "been" not in words)


def is_elsewhere(scan: Scan) -> bool:
    """Whether a sentence turns to a matter of its own: "Meanwhile, the service ...", "In all, 3,305 ..."."""
    lowers = [token.lower for token in scan.tokens[:3]]
    is_sum = lowers[:2] in (["in", "all"], ["in", "total"], ["so", "far"], ["to", "date"])
    is_other = lowers[:1] == ["in"] and not _OTHER_CASES.isdisjoint(lowers[1:])
    is_other = is_other and "case" in {token.lower for token in scan.tokens[2:5]}
    return lowers[0] in _ELSEWHERE or (is_sum and lowers[2:] == [","]) or is_other


def is_of_another_time(scan: Scan, date: ReadDate) -> bool:
    """As in "during the 2019 uprising", "served ten months and was let out": not of the story's day."""
    if date.latest is None:
        return False
    lowers, words = scan.sentence.lowers, scan.sentence.words
    is_served = "served" in words and any(
        verb == "served" and unit in ("months", "years")
        for verb, unit in zip(lowers, lowers[2:], strict=False)
    )
    is_around = not _AROUND.isdisjoint(words) and any(
        span in _AROUND and unit in _PERIODS and turn in ("after", "following", "before", "of")
        for span, unit, turn in zip(lowers, lowers[1:], lowers[2:], strict=False)
    )
    return (
        is_served
        or is_around
        or (lowers[0] == "since" and lowers[1:2] not in _CAUSES)
        or any(
            _YEAR.fullmatch(word) is not None
            and int(word) < date.latest.year - 1
            and lowers[place - 1] == "the"
            and "during" in lowers[max(0, place - _NEARBY) : place]
            for place, word in enumerate(lowers if "during" in words else ())
        )
    )


# "Since his term exceeds five years, the judge ordered": a reason, no time
_CAUSES: Final = (
    ["his"],
    ["her"],
    ["their"],
    ["he"],
    ["she"],
    ["they"],
    ["it"],
    ["neither"],
    ["no"],
)
# "arrested in the days after the fire", "within hours of the attack"
_AROUND: Final = word_set("the within")
_PERIODS: Final = word_set("hours days weeks months years")


def is_plain_past(scan: Scan, index: int, frame: Frame | None) -> bool:
    """Whether an event is told as a step of the same day: no pluperfect, no state, nothing "earlier"."""
    start = index if frame is None else frame.start
    if frame is not None and _is_in_relative(scan.tokens, start):
        return False
    if frame is not None and any(word in ("had", "is", "are") for word in frame.words):
        owned = {token.lower for token in scan.tokens[start:index]} & {"his", "her", "their"}
        if not owned:  # not "had his appeal rejected"
            return False
    dated = {date.first for date in scan.dates if _is_closed(scan.tokens, date)}
    first = max(0, start - _NEARBY)
    near = scan.tokens[first : index + _NEARBY]
    behind = range(index - first + 1, len(near))
    ends = next((n for n in behind if near[n].lower == ";" or _is_and_later(near, n)), len(near))
    return not any(
        token.lower in _EARLIER
        and place + 1 not in dated
        and not _is_in_aside(scan.tokens, place, start)
        and not _is_same_day(scan.tokens, place, start)
        for place, token in enumerate(near[:ends], start=first)
    )


def _is_and_later(near: Sequence[Token], place: int) -> bool:
    """As in "All were arrested and later released": of the second verb only."""
    words = [token.lower for token in near[place : place + 2]]
    return words in (["and", "later"], ["and", "subsequently"])


def _is_in_aside(tokens: Sequence[Token], place: int, start: int) -> bool:
    """As in "The four, whose terms matched the time they had already spent, were freed"."""
    before = [token.lower for token in tokens[:place]]
    opening = max((n for n, word in enumerate(before) if word in ("who", "whose")), default=0)
    is_closed = any(token.lower == "," for token in tokens[place:start])
    return opening > 0 and before[opening - 1] == "," and is_closed


def is_beside_another(scan: Scan, index: int, frame: Frame | None) -> bool:
    """As in "Both were beaten when they were arrested": told beside what happened then, of no other day."""
    if frame is None or frame.start < 2 or scan.tokens[index].lower not in _TAKEN:  # noqa: PLR2004 - "when they"
        return False
    before = [token.lower for token in scan.tokens[frame.start - 2 : frame.start]]
    return before[0] in ("when", "after", "since") and before[1] in ("they", "he", "she")


_TAKEN: Final = word_set("arrested detained captured seized caught kidnapped")


def is_of_present(tokens: Sequence[Token], index: int, frame: Frame | None) -> bool:
    """As in "He remains in custody", "Two women are under house arrest": what is so now."""
    if frame is None:
        near = (token.lower for token in tokens[max(0, index - 2) : index + 6])
        return next((word in _BEING for word in near if word in _BEING or word in _WAS), False)
    return not frame.words and tokens[index].lower in _REMAINING


_BEING: Final = word_set("is are remain remains stay stays")
_WAS: Final = word_set("was were had been spent")
_REMAINING: Final = word_set("remain remains stay stays")


def _is_closed(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """Whether a comma ends what a date is part of: ", held since May,"."""
    return date.last < len(tokens) and tokens[date.last].lower == ","


def _is_in_relative(tokens: Sequence[Token], start: int) -> bool:
    """As in "a woman who was arrested": who somebody is; not "those who came back", "and who were flown"."""
    before = [token.lower for token in tokens[max(0, start - 2) : start]]
    return before[-1:] in (["who"], ["which"], ["whom"]) and before[0] not in ("those", "and")


def _is_same_day(tokens: Sequence[Token], place: int, start: int) -> bool:
    """Whether a word that looks back does not here: "an hour later", "then freed six", "before a judge"."""
    lower = tokens[place].lower
    if lower == "later":
        return tokens[place - 1].lower in ("hour", "hours", "minutes", "moments")
    forms = lexicon().forms.by_word
    if lower == "then" and tokens[place - 1].lower in ("was", "were"):
        return True  # "was then taken to prison"
    if lower == "then":
        return place == start - 1 and "part" not in forms.get(tokens[place - 1].lower, ())
    following = [token.lower for token in tokens[place + 1 : place + 5]]
    if lower == "before" and place > start and following[:1] in (["his"], ["her"], ["their"]):
        return True  # "was taken into custody before his wife had put on her coat"
    bench = next((n for n, word in enumerate(following) if word in _BENCH), None)
    if lower != "before" or bench is None:
        return False
    return "past" not in forms.get("".join(following[bench + 1 : bench + 2]), ())


def is_present_step(scan: Scan, frame: Frame | None) -> bool:
    """As in "Test is sent to pre-trial detention": a court reporter's present tense."""
    if frame is None or any(token.lower in _EARLIER for token in scan.tokens):
        return False
    return frame.words in (("is",), ("are",), ()) and frame.voice in (Voice.PASSIVE, Voice.ACTIVE)


def is_told_in_past(scan: Scan, index: int, frame: Frame | None) -> bool:
    """Whether the verb is in a past tense."""
    words = ("",) if frame is None else frame.words
    near = (
        [token.lower for token in scan.tokens[max(0, index - 2) : index + 8]]
        if frame is None
        else []
    )
    if frame is None and _is_behind_past(scan.tokens, index):
        return True
    if any(
        word in ("was", "were", "had", "began", "opened", "started", "resumed", "continued")
        for word in (*words, *near)
    ):
        return True
    if words[-1:] in (("has",), ("have",)):
        return True  # "and has appealed"
    tags = lexicon().forms.by_word.get(scan.tokens[index].lower, frozenset())
    return not any(words) and frame is not None and "past" in tags


def _is_behind_past(tokens: Sequence[Token], index: int) -> bool:
    """As in "announced an amnesty for 63": a noun behind a verb in the past."""
    forms = lexicon().forms.by_word
    near = tokens[max(0, index - _PERFECT) : index]
    return any("past" in forms.get(token.text, ()) or token.text in _TOLD for token in near)


_TOLD: Final = word_set("announced reported said confirmed")


def is_since(scan: Scan, date: PlacedDate) -> bool:
    """Whether a date stands behind "since", or in the clause that "since" opens a sentence with."""
    tokens = scan.tokens
    return date.first > 0 and (tokens[date.first - 1].lower == "since" or opens_since(tokens, date))


def opens_since(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "Since the state of siege was declared on May 6, 40 people have been arrested"."""
    if tokens[0].lower != "since" or not date.first:
        return False
    return not any(token.lower == "," for token in tokens[1 : date.first])


def is_since_clause(tokens: Sequence[Token], index: int, date: PlacedDate) -> bool:
    """As in "has been missing since he left Derva in May": from the day of what the clause tells."""
    near = {token.lower for token in tokens[max(0, index - _PERFECT) : index + 1]}
    between = [token.lower for token in tokens[index + 1 : date.first]]
    return bool(near & _UNTIL_NOW) and "since" in between and "," not in between


def is_since_it_began(tokens: Sequence[Token], index: int, date: PlacedDate) -> bool:
    """As in "400 have been arrested since the strike began on 3 March": from then until now."""
    between = {token.lower for token in tokens[index + 1 : date.first]}
    return is_since_clause(tokens, index, date) and bool(between & _BEGAN)


_BEGAN: Final = word_set("began started erupted broke begun")


def is_told_until_now(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "since May there have been 40 arrests"."""
    return "have" in {token.lower for token in scan.tokens[date.last : index]}


def is_announced(scan: Scan, spoken: PlacedDate, event: Event) -> bool:
    """As in "the court announced on Monday that six had been pardoned": done by being said.

    Nor does "on Monday denied the charge when their trial opened" tell of words only.
    """
    if event.frame is not None and event.frame.voice is Voice.REDUCED:
        return False
    said = {token.lower for token in scan.tokens[max(0, spoken.first - 3) : event.first]}
    return "announced" in said or ("when" in said and bool(said & {"denied", "pleaded"}))


def is_asked_on(scan: Scan, date: PlacedDate, index: int) -> bool:
    """As in "demanded in May that the men be released"."""
    asked = {token.lower for token in scan.tokens[max(0, date.first - 3) : date.first]}
    return date.last <= index and bool(asked & _ASKED)


def is_asked_by_now(scan: Scan, index: int) -> bool:
    """As in "The UN has demanded their release": on no day that was told before."""
    near = scan.tokens[max(0, index - _NEARBY) : index]
    asked = next((n for n, token in enumerate(near) if token.lower in _ASKED), 0)
    return bool({"has", "have"} & {token.lower for token in near[max(0, asked - 2) : asked]})


def refused_at(scan: Scan, index: int) -> int | None:
    """The token of the verb that turns a step down: "rejected motions to free the six".

    Not that of "rejected the motion and ordered the release of the six".
    """
    for place in range(index - 1, max(-1, index - _ORDER), -1):
        if scan.tokens[place].lower == "ordered" and scan.tokens[place - 1].lower == "and":
            return None
        if scan.tokens[place].lower in _REFUSED:
            return place
    return None


def is_ordered(scan: Scan, index: int) -> bool:
    """As in "ordered their release": told of the day of the order."""
    before = [token.lower for token in scan.tokens[max(0, index - 5) : index + 1]]
    return bool({"ordered", "directed"} & set(before)) and not {";", "until"} & set(before)


def is_time(first: str, following: Sequence[Token]) -> bool:
    """Whether a paragraph begins with a time of day: "18:40", "7.46 pm"."""
    if not _TIME.fullmatch(first):
        return False
    return ":" in first or bool(
        following and following[0].lower.startswith(("am", "pm", "a.m", "p.m"))
    )


def was_due(scan: Scan, date: PlacedDate) -> bool:
    """As in "The trial was due to open on Monday": a day that is over."""
    before = [token.lower for token in scan.tokens[max(0, date.first - _DUE_BEFORE) : date.first]]
    return any(pair in _WAS_DUE for pair in pairwise(before))


_DUE_BEFORE: Final = 6
_WAS_DUE: Final = frozenset([("was", "due"), ("were", "due")])
