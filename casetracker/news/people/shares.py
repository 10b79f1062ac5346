"""Shares of a whole: "five of the captives", "14 of 17 defendants", "two of them"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import Number, number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.elliptic_people import ELLIPSIS_NEXT
from casetracker.news.people.mention import Mention
from casetracker.news.people.people_nouns import head_of, with_noun

PARTITIVE: Final = word_set("the these those them its their his her my your our whom which all")


def with_parent(tokens: Sequence[Token], mention: Mention) -> Mention:
    """As in "six members of two groups of 24 soldiers": the 24 is the whole that they are part of."""
    if mention.last >= len(tokens) or mention.count is None:
        return mention
    if tokens[mention.last].lower != "of":
        return _of_group(tokens, mention)
    stop = min(mention.last + 14, len(tokens))
    for index in range(mention.last + 1, stop):
        if tokens[index].lower in (",", ";", "who", "which", "that", "was", "were"):
            return mention
        if tokens[index - 1].lower not in ("of", "the"):
            continue
        number = number_at(tokens, index)
        if number is None or number.minimum is None:
            continue
        head = head_of(tokens, number.last)
        if head is None:
            continue
        note = " ".join(token.text for token in tokens[mention.last + 1 : head + 1])
        return replace(
            mention, last=head + 1, count=replace(mention.count, of=number.minimum), of_note=note
        )
    return mention


def _of_group(tokens: Sequence[Token], mention: Mention) -> Mention:
    """As in "six servicemen from the group of 32 captured in May": six of 32."""
    words = [token.lower for token in tokens[mention.last : mention.last + 4]]
    is_group = words[:1] == ["from"] and words[2:] == ["group", "of"]
    number = number_at(tokens, mention.last + 4) if is_group else None
    if number is None or number.minimum is None or mention.count is None:
        return mention
    return replace(mention, last=number.last, count=replace(mention.count, of=number.minimum))


def with_leader(tokens: Sequence[Token], mention: Mention) -> Mention:
    """As in "supporters of the former minister": they are meant, not whom they follow."""
    of = mention.last
    if tokens[of - 1].lower not in _FOLLOWERS or word_at(tokens, of) != "of":
        return mention
    if word_at(tokens, of + 1) not in ("the", "a", "an", "his", "her", "their"):
        return mention
    head = head_of(tokens, of + 2)
    return mention if head is None else replace(mention, last=head + 1)


_FOLLOWERS: Final = word_set(
    "supporters followers allies bodyguards guards relatives friends aides associates colleagues"
    " opponents critics sons daughters brothers sisters children parents clients employees"
)


def partitive(tokens: Sequence[Token], base: Mention, of: int) -> Mention | None:
    """As in "five of the captives", "15 of the 62", "two of them"."""
    start = of + 1
    if start >= len(tokens) or base.count is None:
        return None
    is_bare = tokens[start].lower in ("these", "those") and _ends_share(tokens, start + 1)
    if is_bare or tokens[start].lower in ("them", "whom", "us", "those"):
        last = start + 1
        is_aside = (
            tokens[start].lower == "them"
            and follows(tokens, base.first, (",", "("))
            and word_at(tokens, last) not in ELLIPSIS_NEXT
        )
        unit = base.unit
        if last < len(tokens) and tokens[last].lower in lexicon().people.nouns:
            unit, last = tokens[last].lower, last + 1  # "four of them foreigners"
        return replace(base, last=last, unit=unit, is_subset=base.is_subset or is_aside)
    is_rest = [token.lower for token in tokens[start : start + 2]] in _RESTS
    number = number_at(tokens, start)
    if is_rest and start + 2 < len(tokens):
        start += 2  # "two of the remaining five"
        number = number_at(tokens, start)
    elif number is None and (
        tokens[start].lower in PARTITIVE or tokens[start].lower.endswith("'s")
    ):
        start += 1
        number = number_at(tokens, start)
    elif number is None or not _is_share(tokens, base.count, number):
        return None  # "14 of 17 defendants", but not "three of two groups"
    if number is not None:
        base = replace(base, count=replace(base.count, of=number.minimum))
        start = number.last
    head = head_of(tokens, start)
    if head is not None:
        return with_noun(tokens, replace(base), start, head)
    body = _named_body(tokens, start)
    if body is not None:
        return replace(base, last=body)
    is_time = start < len(tokens) and tokens[start].lower in _TIMES
    return replace(base, last=start) if number is not None and not is_time else None


def is_share_of_them(tokens: Sequence[Token], mention: Mention) -> bool:
    """As in "two of them": a share of people spoken of before, whose number is not said again."""
    if mention.count is None or mention.count.of is not None:
        return False
    words = [token.lower for token in tokens[mention.last - 2 : mention.last]]
    return words in (["of", "them"], ["of", "whom"])


def of_their_whole(mentions: list[Mention]) -> list[Mention]:
    """As in "Of the 45 suspects, 38 are in prison and seven abroad": these are 38 and seven of 45."""
    whole: Mention | None = None
    found: list[Mention] = []
    for mention in mentions:
        if mention.is_whole:
            whole = mention
        is_part = whole is not None and not mention.is_whole and mention.unit is None
        found.append(_counted_of(mention, whole) if is_part and whole is not None else mention)
    return found


def _counted_of(mention: Mention, whole: Mention) -> Mention:
    number = None if mention.count is None else mention.count.exact
    total = None if whole.count is None else whole.count.exact
    if mention.count is None or not number or not total or number >= total:
        return mention
    count = replace(mention.count, of=mention.count.of or total)
    return replace(mention, count=count, unit=whole.unit, nationality=whole.nationality)


def is_part(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a number stands for some of those spoken of before, who are still the whole.

    As in "Eleven received", "four of the defendants", "the remaining eight students", "five of 19".
    """
    before = tokens[mention.first - 1].lower if mention.first else "."
    words = [token.lower for token in tokens[mention.first : mention.last]]
    if before == "remaining" or not _REST.isdisjoint(words):
        return True
    count = mention.count
    if count is None or mention.kind != "counted" or mention.is_new:
        return False
    if count.of is not None or mention.is_subset:
        return True
    if any(first == "of" and second in PARTITIVE for first, second in pairwise(words)):
        return True
    number = number_at(tokens, mention.first)
    return number is not None and number.last == mention.last and before not in PARTITIVE


def befallen(tokens: Sequence[Token], mention: Mention) -> str | None:
    """The stage that "those convicted", "those who were freed" have reached; None for others."""
    if mention.kind != "definite" or tokens[mention.first].lower != "those":
        return None
    behind = [token.lower for token in tokens[mention.first + 1 : mention.first + 5]]
    if behind[:1] == ["who"] and behind[1:2] in (["were"], ["are"]):
        behind = behind[2:]
    is_of_some = behind[1:2] != [] and behind[1] in _NARROWED  # "those detained at the factory"
    return _REACHED.get(behind[0]) if behind and not is_of_some else None


_NARROWED: Final = word_set("at in on during over for by from with after of under near since")
_REACHED: Final = {
    "convicted": "convicted",
    "charged": "charged",
    "detained": "detained",
    "arrested": "detained",
    "held": "detained",
    "acquitted": "acquitted",
    "released": "released",
    "freed": "released",
    "remanded": "remanded",
    "sentenced": "sentenced",
    "captured": "captured",
}
_REST: Final = frozenset(["remaining", "rest"])


def _named_body(tokens: Sequence[Token], start: int) -> int | None:
    """Where a group ends, as in "five of the gang", "40 of the so-called Front Line remain"; else None."""
    if word_at(tokens, start) in _COLLECTIVES | _BEFALLEN:
        return start + 1
    place = start + (word_at(tokens, start) == "so-called")
    first = place
    while place < len(tokens) and (
        tokens[place].text[0].isupper() or word_at(tokens, place) == "group"
    ):
        place += 1
    is_told = tokens[start - 1].lower == "the" and word_at(tokens, place) in ELLIPSIS_NEXT
    return place if place > first and is_told else None


_RESTS: Final = (["the", "remaining"], ["the", "other"])
_TIMES: Final = word_set("years months weeks days hours counts charges episodes")


def _is_share(tokens: Sequence[Token], part: Count, whole: Number) -> bool:
    """Whether "14 of 17 defendants" are counted; "one of six men" only tells who somebody is."""
    is_people = head_of(tokens, whole.last) is not None
    return is_people and 1 < (part.maximum or 0) < (whole.minimum or 0)


_COLLECTIVES: Final = word_set(
    "others group gang team crew band cell network party movement company total rest"
)


# "six of the convicted", "26 of the captured"
_BEFALLEN: Final = word_set(
    "convicted captured arrested detained accused freed released condemned sentenced"
)


def _ends_share(tokens: Sequence[Token], index: int) -> bool:
    """Whether "four of these" is the whole phrase."""
    following = tokens[index].lower if index < len(tokens) else "."
    return following in ELLIPSIS_NEXT or following in (",", ".", "since", "later")


def word_at(tokens: Sequence[Token], index: int) -> str:
    """A word in lower case; behind the end, a full stop."""
    return tokens[index].lower if index < len(tokens) else "."


def follows(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    """Whether a token comes right behind one of some words."""
    return index > 0 and tokens[index - 1].lower in words
