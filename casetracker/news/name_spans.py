"""Runs of capitalised words that may be persons' names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casetracker.news.lexicon import lexicon
from casetracker.news.sentences import Token
from casetracker.news.words import word_set


def name_spans(tokens: Sequence[Token], known: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Runs of two to four capitalised words that may be a person's name.

    `known` gives the full name behind a family name that stands alone.
    """
    index = 0
    while index < len(tokens):
        if tokens[index].text[0].islower() and tokens[index].lower not in _PARTICLES:
            index += 1
            continue
        end = index
        while end < len(tokens) and end - index < 5 and _may_be_name(tokens, end):  # noqa: PLR2004 - long enough
            end += 1
        first = index
        while (
            first < end
            and (tokens[first].text == "." or tokens[first].lower in _NOT_FIRST)
            and not _is_initial(tokens, first)
        ):
            first += 1
        while end - first > 2 and _is_calling(tokens, first):  # noqa: PLR2004 - two words of a name stay
            first += 1
        if end - first >= 2:  # noqa: PLR2004 - a first and a family name
            yield first, end, _joined(tokens[first:end])
        elif end - first == 1 and tokens[first].text in known:
            yield first, end, known[tokens[first].text]
        elif end - first == 1 and (shared := _shared_surname(tokens, end)) is not None:
            yield first, end, f"{tokens[first].text} {shared}"
        elif end - first == 1 and _has_title(tokens, first):
            yield first, end, tokens[first].text
        index = max(end, index + 1)


def _is_calling(tokens: Sequence[Token], index: int) -> bool:
    """As in "Dissident Ivan Test": a word for people that opens the sentence is no part of the name."""
    lower = tokens[index].lower
    is_noun = index == 0 and lower in lexicon().people.nouns
    return is_noun or lower.startswith(("ex-", "co-"))


def _is_initial(tokens: Sequence[Token], index: int) -> bool:
    return len(tokens[index].text) == 1 and tokens[min(index + 1, len(tokens) - 1)].text == "."


def _shared_surname(tokens: Sequence[Token], end: int) -> str | None:
    """As in "Lee and Jason Dunkley": the family name that the second name gives the first."""
    if end + 2 >= len(tokens) or tokens[end].lower != "and":
        return None
    if not (_may_be_name(tokens, end + 1) and _may_be_name(tokens, end + 2)):
        return None
    is_longer = end + 3 < len(tokens) and _may_be_name(tokens, end + 3)
    return None if is_longer or not tokens[end + 2].text.isalpha() else tokens[end + 2].text


def _has_title(tokens: Sequence[Token], first: int) -> bool:
    """As in "Mr Demir", "Ms. Usenka": a family name that nobody has spelled out."""
    place = first - 1
    if place > 0 and tokens[place].text == ".":
        place -= 1
    return place >= 0 and tokens[place].lower in _TITLES


def _joined(tokens: Sequence[Token]) -> str:
    text = ""
    for position, token in enumerate(tokens):
        gap = position and tokens[position - 1].end != token.start
        text += (" " if gap else "") + token.text
    return text


_TITLES: Final = word_set("mr mr. mrs mrs. ms ms. miss mx sheikh dr dr.")
_NOT_FIRST: Final = word_set(
    "the a an in on at by of for but and meanwhile earlier however according after before former"
    " judge lawyer general colonel captain major lieutenant sergeant mr mrs ms dr president"
    " minister prosecutor private when if as officer police court lawyers since mr. mrs. ms. dr. miss sheikh"
    " father imam pastor sister brother comrade citizen then later however while although despite under with"
    " from to his her their its this that both also last next justice sir lord lady"
)
_INSTITUTION: Final = word_set(
    "ministry service office court army police committee prosecutor prosecutors republic state"
    " parliament supreme defense defence foreign national security military armed forces union"
    " commission council agency cross red rights human watch amnesty international prison colony"
    " hospital district region village settlement article code criminal general's prosecutor's"
    " street avenue boulevard airport stadium university group party federation people's news press"
    " times post corps united nations"
    " european north south east west northern southern eastern western case war day"
)
_PARTICLES: Final = word_set(
    "oglu o\u011flu ogly qizi q\u0131z\u0131 kizi bin ibn al el de van von"
)


def _may_be_name(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if not token.text[0].isupper() and token.text != "." and token.lower not in _PARTICLES:
        return False
    lower = token.lower.removesuffix("'s")
    if lower in _PARTICLES or (token.text == "." and index and len(tokens[index - 1].text) == 1):
        return True
    words = lexicon()
    return (
        token.text[0].isupper()
        and token.text[0].isalpha()
        and lower not in _INSTITUTION
        and lower not in _MONTHS_AND_DAYS
        and lower not in words.people.demonyms
        and lower not in words.people.plural_demonyms
        and lower not in words.places.by_spelling
        and not (token.text.isupper() and len(token.text) > 1)
    )


_MONTHS_AND_DAYS: Final = word_set(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday"
)
