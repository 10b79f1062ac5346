"""The people that a sentence speaks of: counted, named, or meant by "they" and "the detainees"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.bare_numbers import is_object, is_tried
from casetracker.news.contract import Count
from casetracker.news.lexicon import lexicon
from casetracker.news.mention import Mention, are_joined
from casetracker.news.numbers import Number, number_at
from casetracker.news.sentences import Token
from casetracker.news.words import word_set

MAX_MODIFIERS: Final = 5
MAX_AGE: Final = 110

_QUOTES: Final = frozenset(['"', "\u201c", "\u201d"])
_MORE: Final = word_set("more others other another additional further")
_ELLIPSIS_NEXT: Final = word_set(
    "will would could may might must should can did do were was is are have had has got remain"
    " remained received who stood went face"
)
_PARTITIVE: Final = word_set("the these those them its their his our whom which all")
_PRONOUNS: Final = word_set("they them he him she her all both everyone")
_DETERMINERS: Final = word_set("the these those its their his her our both all")
_SHARES: Final = word_set("most some several many half few part")
_INDEFINITE: Final = frozenset(["a", "an", "another"])
_NUMBERED: Final = re.compile(r"\d")


def find_people(tokens: Sequence[Token], taken: frozenset[int]) -> list[Mention]:
    """The mentions of a sentence in order; `taken` are the tokens that belong to dates."""
    mentions: list[Mention] = []
    index = 0
    while index < len(tokens):
        mention = None if index in taken else _at(tokens, index, taken)
        if mention is None:
            index += 1
            continue
        mentions.append(mention)
        index = max(mention.last, index + 1)
    return _borrow_units(tokens, mentions)


def _at(tokens: Sequence[Token], index: int, taken: frozenset[int]) -> Mention | None:
    lower = tokens[index].lower
    if lower in _PRONOUNS and not _is_determiner_here(tokens, index):
        return Mention("pronoun", index, index + 1, is_definite=True)
    number = number_at(tokens, index)
    if number is not None:
        return _counted(tokens, index, number, taken)
    if lower in _SHARES:
        return _share(tokens, index)
    if lower in _DETERMINERS:
        return _definite(tokens, index)
    if lower in _INDEFINITE:
        return _single(tokens, index)
    return _noun_alone(tokens, index)


def _is_determiner_here(tokens: Sequence[Token], index: int) -> bool:
    """Whether "her", "his", "all" or "both" goes with a noun that follows."""
    if tokens[index].lower not in ("her", "all", "both"):
        return False
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].lower[0].isalnum()
        and (tokens[index + 1].lower not in _ELLIPSIS_NEXT)
    )


def _counted(
    tokens: Sequence[Token], index: int, number: Number, taken: frozenset[int]
) -> Mention | None:
    if any(place in taken for place in range(index, number.last)) or _is_ruled_out(
        tokens, index, number
    ):
        return None
    base = Mention(
        "counted",
        number.first,
        number.last,
        Count(number.minimum, number.maximum),
        is_about=number.is_about,
        is_definite=_follows(tokens, number.first, ("the", "these", "those", "all", "all the")),
        is_new=_follows(tokens, number.first, ("another", "further", "additional")),
        is_subset=_is_subset(tokens, number.first),
        is_whole=_is_whole(tokens, number.first),
    )
    end = number.last
    if end < len(tokens) and tokens[end].lower == "of":
        partitive = _partitive(tokens, base, end)
        if partitive is not None:
            return partitive
    head = _head(tokens, end)
    if head is not None:
        return _with_parent(tokens, _with_noun(tokens, base, end, head))
    return _elliptic(tokens, base, end)


def _follows(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    return index > 0 and tokens[index - 1].lower in words


def _is_ruled_out(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Whether a number is an age, an article, money, a clock, a length of time and the like."""
    people = lexicon().people
    before = tokens[number.first - 1].lower if number.first else ""
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    if before in people.before_not_people or after in people.not_people:
        return True
    if before == "-" and tokens[number.first - 1].end < tokens[number.first].start:
        before = ":"  # a dash between words, not a hyphen
    if after in ("-", "\u2013", "/", ":") or before in ("-", "/", ":"):
        return not (before == ":" and after not in ("-", "/", ":"))
    if before in ("(", ",") and after in (")", ",") and _NUMBERED.match(tokens[index].lower):
        value = number.minimum or 0
        return value <= MAX_AGE and _is_name_token(tokens, number.first - 2)
    return before == "and" and index >= 2 and tokens[index - 2].lower in people.before_not_people  # noqa: PLR2004 - two tokens back


def _is_name_token(tokens: Sequence[Token], index: int) -> bool:
    return index >= 0 and (tokens[index].text[0].isupper() or tokens[index].lower in (",", ")"))


def _is_subset(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1].lower if index else ""
    if before == "but" and index > 1 and tokens[index - 2].lower == "all":
        return True
    if index > 1 and tokens[index - 2].lower == "among" and before == "them":
        return True
    return before in ("including", "among", "incl") or (
        index > 1 and tokens[index - 2].lower in ("including", "among") and before == "the"
    )


def _is_whole(tokens: Sequence[Token], index: int) -> bool:
    """As in "Of the 27": the whole, not those who are spoken of."""
    of = index - 1
    if of > 0 and tokens[of].lower in ("the", "those", "these"):
        of -= 1
    if of < 0 or tokens[of].lower != "of":
        return False
    return of == 0 or tokens[of - 1].lower in (",", "and", "but", "out", ";")


def _head(tokens: Sequence[Token], start: int) -> int | None:
    """The index of a noun for people within a few modifiers, or None."""
    people = lexicon().people
    head = None
    for index in range(start, min(start + MAX_MODIFIERS + 1, len(tokens))):
        lower = tokens[index].lower
        if lower == "accused" and tokens[min(index + 1, len(tokens) - 1)].lower == "of":
            # "academics accused of": what they are called stands before the participle
            return head if head is not None else (index - 1 if index > start else None)
        if lower in people.nouns or lower in people.plural_demonyms:
            if lower in people.demonyms and not _ends_phrase(tokens, index):
                continue
            head = index
            if _ends_phrase(tokens, index):
                break
        elif head is not None:
            break
        elif lower in _QUOTES:
            continue
        elif lower in people.stops or not lower[0].isalpha() or lower in people.not_people:
            return None
    return head


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether no further noun for people follows at once ("army officers", "soldier prisoners")."""
    people = lexicon().people
    return index + 1 >= len(tokens) or tokens[index + 1].lower not in people.nouns


def _with_noun(tokens: Sequence[Token], base: Mention, start: int, head: int) -> Mention:
    people = lexicon().people
    words = [token.lower for token in tokens[start : head + 1]]
    return replace(
        base,
        last=head + 1,
        unit=tokens[head].lower,
        count=None if base.count is None else replace(base.count, unit=tokens[head].lower),
        nationality=next(
            (
                word if word in people.demonyms else people.plural_demonyms[word]
                for word in words
                if word in people.demonyms or word in people.plural_demonyms
            ),
            None,
        ),
        is_new=base.is_new or any(word in _MORE for word in words),
    )


def _with_parent(tokens: Sequence[Token], mention: Mention) -> Mention:
    """As in "six members of two groups of 24 soldiers": the 24 is the whole that they are part of."""
    if mention.last >= len(tokens) or tokens[mention.last].lower != "of" or mention.count is None:
        return mention
    stop = min(mention.last + 14, len(tokens))
    for index in range(mention.last + 1, stop):
        if tokens[index].lower in (",", ";", "who", "which", "that", "was", "were"):
            return mention
        if tokens[index - 1].lower not in ("of", "the"):
            continue
        number = number_at(tokens, index)
        if number is None or number.minimum is None:
            continue
        head = _head(tokens, number.last)
        if head is None:
            continue
        note = " ".join(token.text for token in tokens[mention.last + 1 : head + 1])
        return replace(
            mention, last=head + 1, count=replace(mention.count, of=number.minimum), of_note=note
        )
    return mention


def _partitive(tokens: Sequence[Token], base: Mention, of: int) -> Mention | None:
    """As in "five of the captives", "15 of the 62", "two of them"."""
    start = of + 1
    if start >= len(tokens) or base.count is None:
        return None
    if tokens[start].lower in ("them", "whom", "us", "those"):
        is_aside = tokens[start].lower == "them" and _follows(tokens, base.first, (",", "("))
        last = start + 1
        if last < len(tokens) and tokens[last].lower in lexicon().people.nouns:
            last += 1
        return replace(base, last=last, is_subset=base.is_subset or is_aside)
    if tokens[start].lower not in _PARTITIVE and not tokens[start].lower.endswith("'s"):
        return None
    start += 1
    number = number_at(tokens, start) if start < len(tokens) else None
    if number is not None:
        base = replace(base, count=replace(base.count, of=number.minimum))
        start = number.last
    head = _head(tokens, start)
    if head is not None:
        return _with_noun(tokens, replace(base), start, head)
    return replace(base, last=start) if number is not None else None


def _elliptic(tokens: Sequence[Token], base: Mention, end: int) -> Mention | None:
    """A number that stands for people without a noun: "17 were", "14 and then 13 more"."""
    if end >= len(tokens):
        is_meant = is_tried(tokens, base.first) or is_object(tokens, base.first, ".")
        return base if is_meant else None
    following = tokens[end].lower
    if following in lexicon().people.ellipsis or following == "more":
        last = end + 1
        if following == "others" or _may_end(tokens, last):
            return replace(base, last=last, is_new=True)
        return None
    tags = lexicon().forms.by_word.get(following, frozenset())
    if following in _ELLIPSIS_NEXT or tags & {"part", "past"}:
        return base
    if base.first and tokens[base.first - 1].lower == "another":
        return replace(base, is_new=True)
    if _goes_on_counting(tokens, end) or is_tried(tokens, base.first):
        return base
    return base if is_object(tokens, base.first, following) else None


def _may_end(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return True
    lower = tokens[index].lower
    return not lower[0].isalpha() or lower in lexicon().people.stops


def _goes_on_counting(tokens: Sequence[Token], end: int) -> bool:
    """As in "14 and then 13", "29 in the first case"."""
    words = [token.lower for token in tokens[end : end + 4]]
    if words[0] in ("and", ",", "then"):
        step = 1
        while step < len(words) and words[step] in ("and", "then", "later", "another"):
            step += 1
        return (
            end + step < len(tokens)
            and number_at(tokens, end + step) is not None
            and (_head(tokens, end + step + 1) is not None)
        )
    return words[:2] == ["in", "the"] and len(words) > 2 and words[2] in _ORDINALS  # noqa: PLR2004 - three words


_ORDINALS: Final = word_set("first second third fourth fifth other latter same")


def _share(tokens: Sequence[Token], index: int) -> Mention | None:
    """As in "most of them", "some of the detainees": people, but not a number."""
    if index + 2 >= len(tokens) or tokens[index + 1].lower != "of":
        return None
    if tokens[index + 2].lower in ("them", "whom"):
        return Mention("generic", index, index + 3)
    start = index + 3
    number = number_at(tokens, start) if start < len(tokens) else None
    start = start if number is None else number.last
    head = _head(tokens, start) if tokens[index + 2].lower in _PARTITIVE else None
    if head is None and number is not None and tokens[index + 2].lower in _PARTITIVE:
        return Mention("generic", index, number.last)
    if head is None:
        return None
    return _with_noun(tokens, Mention("generic", index, index + 1), start, head)


def _definite(tokens: Sequence[Token], index: int) -> Mention | None:
    if index + 1 < len(tokens) and number_at(tokens, index + 1) is not None:
        return None
    head = _head(tokens, index + 1)
    if head is None:
        return None
    if head + 1 < len(tokens) and tokens[head + 1].lower in ("'s", "'"):
        return None
    is_all = tokens[index].lower == "all" and tokens[index + 1].lower not in _PARTITIVE
    kind = "generic" if is_all else "definite"
    mention = Mention(kind, index, head + 1, is_definite=not is_all)
    return replace(
        _with_noun(tokens, mention, index + 1, head),
        is_new=False,
        count=Count(1, 1, None, tokens[head].lower) if _is_single(tokens[head].lower) else None,
    )


def _is_single(noun: str) -> bool:
    """Whether a noun is in the singular: its plural is in the list too."""
    return not noun.endswith(("s", "men")) and noun not in _PLURAL


_PLURAL: Final = frozenset(
    ["people", "children", "crew", "accused", "personnel", "women", "pair", "duo", "trio"]
)


def _single(tokens: Sequence[Token], index: int) -> Mention | None:
    head = _head(tokens, index + 1)
    if head is None or not _is_single(tokens[head].lower):
        return None
    mention = Mention("counted", index, head + 1, Count(1, 1))
    return _with_noun(tokens, mention, index + 1, head)


def _noun_alone(tokens: Sequence[Token], index: int) -> Mention | None:
    people = lexicon().people
    lower = tokens[index].lower
    if lower not in people.nouns and lower not in people.plural_demonyms:
        return None
    if lower in people.demonyms:
        return None
    return _with_noun(tokens, Mention("generic", index, index + 1), index, index)


def _borrow_units(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Give an elliptic count the unit of the count that it is joined to."""
    for place in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[place], mentions[place + 1]
        if (
            mention.unit is None
            and mention.kind == "counted"
            and are_joined(tokens, mention, following)
        ):
            count = mention.count
            mentions[place] = replace(
                mention,
                unit=following.unit,
                nationality=following.nationality,
                count=None if count is None else replace(count, unit=following.unit),
            )
    return mentions
