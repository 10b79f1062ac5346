"""Days of what a case is about, not of its steps: "charged over the riot on August 4"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan

_REACH: Final = 14
_LATE: Final = ("weekday", "deictic", "clock", "lately", "that_day")
_ENDS: Final = word_set(", ; : and but who which that was were has had have is are said when")
_ONS: Final = word_set("on in at of the early late last during")
_WITH: Final = frozenset(
    [("connection", "with"), ("relation", "to"), ("linked", "to"), ("related", "to")]
)
_FACED: Final = frozenset(
    [("accused", "of"), ("suspected", "of"), ("guilty", "to"), ("guilty", "of")]
)
_CHARGED: Final = ("charged", "with")
_LONG_AGO: Final = ("year", "month_year", "year_span", "month_span")
_ONE: Final = word_set("a an the his her their its this that last")
_RUN: Final = word_set("ended opened closed began started concluded")
_DONE: Final = word_set("committed perpetrated")
# "freed under a deal reached in January": the time of the deal
_ADOPTED: Final = word_set("passed adopted signed reached agreed issued enacted approved concluded")
_LAWS: Final = word_set("law laws decree deal agreement act amnesty treaty accord pact resolution")
_HAPPENINGS: Final = word_set(
    "riot riots disorder unrest violence clash clashes fighting protest protests rally rallies march"
    " demonstration demonstrations strike uprising attack attacks assault assaults bombing bombings"
    " blast blasts explosion explosions fire fires crash collapse shooting shootings stabbing murder"
    " murders killing killings death deaths theft robbery robberies burglary incident incidents coup"
    " ambush arson rape kidnapping abduction assassination massacre derailment sinking brawl raid"
)


def is_of_matter(scan: Scan, date: PlacedDate, index: int) -> bool:
    """Whether a date is that of what is charged, and so of no step before it: "over a fire on 3 May"."""
    tie = _tie(scan.tokens, date)
    return tie is not None and not tie < index < date.first


def is_of_any_matter(scan: Scan, date: PlacedDate) -> bool:
    """Whether a date is that of what somebody is charged with, of whatever step is told there."""
    return _tie(scan.tokens, date) is not None


def _tie(tokens: Sequence[Token], date: PlacedDate) -> int | None:
    """The word that ties a date to a deed: the "over" of "over the death of a student in June"."""
    if date.mention.kind in _LATE:
        return None
    last = date.first - 1
    while last >= 0 and tokens[last].lower in _ONS:
        last -= 1
    if last >= 0 and tokens[last].lower in _DONE:
        return last
    law = {token.lower for token in tokens[max(0, last - 3) : last]}
    if last >= 0 and tokens[last].lower in _ADOPTED and law & _LAWS:
        return last
    is_told = False
    for place in range(last, max(-1, last - _REACH), -1):
        lower = tokens[place].lower
        if lower in _ENDS or lower in _RUN:
            return None
        pair = (tokens[place - 1].lower if place else "", lower)
        if pair in _FACED or (pair == _CHARGED and date.mention.kind in _LONG_AGO):
            is_doing = tokens[place + 1].lower.endswith("ing") and place + 1 < last
            return place if is_doing or is_told else None
        if lower in ("over", "for") or pair in _WITH:
            is_one = lower != "for" or tokens[place + 1].lower in _ONE
            return place if is_told and is_one else None
        is_told = is_told or lower in _HAPPENINGS
    return None


def is_of_report(scan: Scan, date: PlacedDate) -> bool:
    """As in "published its annual review on Tuesday": not the day of what the review tells."""
    near = {token.lower for token in scan.tokens[max(0, date.first - _ISSUED) : date.first]}
    return bool(near & _PUBLISHED) and bool(near & _REPORTS)


_ISSUED: Final = 8
_PUBLISHED: Final = word_set("published released issued presented launched publishes")
_REPORTS: Final = word_set(
    "report reports review survey study index figures statistics tally bulletin article piece story"
)


def is_bare_year(scan: Scan, date: PlacedDate) -> bool:
    """As in "The house was bought in 2008": a year of the background, in which nothing else happened."""
    if date.mention.kind != "year" or date.first <= 1 or scan.tokens[date.first - 1].lower != "in":
        return False
    words = {token.lower for token in scan.tokens}
    forms = lexicon().forms.by_word
    is_told = any("past" in forms.get(word, ()) or word in ("was", "were") for word in words)
    return is_told and not words & (_HAPPENINGS | _BEGUN)


_BEGUN: Final = word_set("began broke erupted started happened place war revolution campaign")


def is_head(scan: Scan, date: PlacedDate) -> bool:
    """Whether a day stands alone at the head of what is told: "14 April 2023: Police ...", "April 14."."""
    if date.first or date.mention.kind not in ("day", "iso", "numeric"):
        return False
    following = scan.tokens[date.last].lower if date.last < len(scan.tokens) else "."
    return following == ":" or (following == "." and date.last + 1 >= len(scan.tokens))


def is_line(scan: Scan, date: PlacedDate) -> bool:
    """Whether a sentence is only the line of a service with its day: "Radio Test, 10 November 2022"."""
    words = scan.sentence.lowers
    if date.last != len(words) or date.first <= 1 or len(words) > _LINE:
        return False
    forms = lexicon().forms.by_word
    return not any("past" in forms.get(word, ()) or word in _VERBS for word in words)


_LINE: Final = 14
_VERBS: Final = word_set("is are was were has have had will")
