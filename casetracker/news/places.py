"""Places and authorities that a sentence names, as the text spells them."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.values import value

_AUTHORITY_NOUNS: Final = word_set(
    "service ministry office court committee police army military prosecutor prosecutors commission"
    " guards forces customs administration tribunal department directorate agency gendarmerie"
    " court-martial guard judge"
)
_CAPITAL_PARTS: Final = word_set("general's state prosecutor's military city regional district")
_LOCATIVE: Final = word_set("in near at from of around outside inside direction")
_JOINTS: Final = frozenset(["of", "on", "for", "the"])
SMALL_WORDS: Final = 2
NEAR: Final = 14


@value()
class Span:
    """A stretch of tokens with its wording."""

    first: int
    last: int
    wording: str


def place_id(wording: str | None) -> str | None:
    """The gazetteer's id of a place by any of its spellings, or None."""
    if not wording:
        return None
    spellings = lexicon().places.by_spelling
    folded = wording.lower().strip()
    if folded in spellings:
        return spellings[folded]
    words = folded.replace(",", " ").split()
    return next((spellings[word] for word in words if word in spellings), None)


def find_places(text: str, tokens: Sequence[Token]) -> list[Span]:
    """The places of a sentence that are narrow enough to say where something happened."""
    places = lexicon().places
    several = places.of_several_words
    spans: list[Span] = []
    index = 0
    while index < len(tokens):
        if several.may_begin(tokens[index].lower):
            last = max((end for end, _ in several.at(tokens, index)), default=index)
            if last > index:
                spans.append(Span(index, last, text[tokens[index].start : tokens[last - 1].end]))
                index = last
                continue
        if not tokens[index].text[0].isupper() and tokens[index].lower not in _OPENERS:
            index += 1
            continue
        name = places.by_spelling.get(tokens[index].lower.removesuffix("'s"))
        named = _named_place(tokens, index) if name is None else None
        if named is not None:
            spans.append(Span(index, named, text[tokens[index].start : tokens[named - 1].end]))
            index = named
            continue
        is_kind = _is_kind_of_place(tokens, index)
        if (name is None or name in places.wide) and not is_kind:
            index += 1
            continue
        if name is None or not tokens[index].lower.endswith("'s"):
            last = _with_kind(tokens, index + 1)
            spans.append(Span(index, last, text[tokens[index].start : tokens[last - 1].end]))
            index = last
        else:
            spans.append(Span(index, index + 1, tokens[index].text[:-2]))
            index += 1
    return spans


_OPENERS: Final = frozenset(["village", "town", "city", "settlement"])


def _named_place(tokens: Sequence[Token], index: int) -> int | None:
    """The end of "village of Sample", or None."""
    if tokens[index].lower not in ("village", "town", "city", "settlement"):
        return None
    if index + 2 < len(tokens) and tokens[index + 1].lower == "of":
        return index + 3 if tokens[index + 2].text[0].isupper() else None
    return None


def _is_kind_of_place(tokens: Sequence[Token], index: int) -> bool:
    """A capitalised word before "region", "village" and the like."""
    return (
        tokens[index].text[0].isupper()
        and index + 1 < len(tokens)
        and tokens[index + 1].lower != "border"
        and tokens[index + 1].lower in lexicon().places.kinds
        and not _is_of_body(tokens, index + 2)
        and index > 0
        and tokens[index - 1].lower in (*_LOCATIVE, "the")
    )


def _is_of_body(tokens: Sequence[Token], place: int) -> bool:
    """As in "the Sample District Court": the name of a body, not where something was done."""
    return (
        place < len(tokens)
        and tokens[place].text[0].isupper()
        and (tokens[place].lower.removesuffix("'s") in _AUTHORITY_NOUNS)
    )


def _with_kind(tokens: Sequence[Token], last: int) -> int:
    """The end of "Hadrut settlement of the Khojavend region"."""
    places = lexicon().places
    if last < len(tokens) and tokens[last].lower in places.kinds:
        last += 1
        step = last
        while step < len(tokens) and tokens[step].lower in ("of", "the", "in"):
            step += 1
        if step > last and step + 1 < len(tokens) and tokens[step + 1].lower in places.kinds:
            return step + 2
    return last


def place_near(tokens: Sequence[Token], spans: Sequence[Span], index: int) -> str | None:
    """The place that a verb's clause names: behind it first, else at the head of the sentence."""
    best: tuple[int, str] | None = None
    for span in spans:
        if not span.first or not _is_locative(tokens, span.first):
            continue
        distance = span.first - index if span.first > index else index - span.last + 6
        first, last = sorted((span.first, index))
        if any(token.lower == ";" for token in tokens[first:last]) or distance > NEAR + 12:
            continue
        if best is None or distance < best[0]:
            best = (distance, span.wording)
    return None if best is None else best[1]


def _is_locative(tokens: Sequence[Token], index: int) -> bool:
    before = [token.lower for token in tokens[max(0, index - 2) : index]]
    return before[-1] in _LOCATIVE or (before[-1] == "the" and before[0] in _LOCATIVE)


def find_authorities(text: str, tokens: Sequence[Token]) -> list[Span]:
    """The courts, prosecutors and services that a sentence names; a bare "the court" is none."""
    spans: list[Span] = []
    index = 0
    while index < len(tokens):
        noun = tokens[index].lower.removesuffix("'s")
        if noun not in _AUTHORITY_NOUNS:
            index += 1
            continue
        first = _left(tokens, index)
        head = index
        while head + 1 < len(tokens) and _is_named_noun(tokens[head + 1]):
            head += 1
        if head + 1 < len(tokens) and tokens[head + 1].text == "General":
            head += 1  # "Deputy Prosecutor General"
        last = _right(tokens, head + 1)
        named = any(
            token.text[0].isupper() and token.start != tokens[0].start
            for token in tokens[first:last]
        )
        is_opening = first < index and not first and tokens[0].lower not in ("a", "an", "the")
        if named or is_opening:
            spans.append(Span(first, last, text[tokens[first].start : tokens[last - 1].end]))
        index = last
    return spans


def _is_named_noun(token: Token) -> bool:
    """As in "Military Court": the noun behind "Military" is the body's own."""
    return token.text[0].isupper() and token.lower.removesuffix("'s") in _AUTHORITY_NOUNS


def _left(tokens: Sequence[Token], index: int) -> int:
    first = index
    demonyms = lexicon().people.demonyms
    while first > 0 and index - first < 6:  # noqa: PLR2004 - names of bodies are short
        token = tokens[first - 1]
        if not (
            token.lower in demonyms or token.lower in _CAPITAL_PARTS or token.text[0].isupper()
        ):
            break
        if token.lower in ("the", "a", "on", "in", "meanwhile", "earlier", "however", "later"):
            break
        first -= 1
    return first


def _right(tokens: Sequence[Token], last: int) -> int:
    """Past "of Azerbaijan", "on Grave Crimes"."""
    step = last
    while step < min(len(tokens), last + SMALL_WORDS) and tokens[step].lower in _JOINTS:
        step += 1
    if step == last or step >= len(tokens) or not tokens[step].text[0].isupper():
        return last
    if tokens[last].lower == "on" and tokens[step].lower in _DAYS:
        return last
    while step < len(tokens) and tokens[step].text[0].isupper() and step - last < 6:  # noqa: PLR2004 - names of bodies are short
        step += 1
    return step


_DAYS: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december"
)


def _asks(tokens: Sequence[Token], first: int) -> bool:
    """As in "the court granted the petition of the Police Department": who asked, not who decided."""
    before = [token.lower for token in tokens[max(0, first - 3) : first]]
    return (
        before[-1:] != []
        and bool({"of", "by", "from"} & set(before))
        and bool(_PETITIONS & set(before))
    )


_PETITIONS: Final = word_set("petition request motion application appeal submission")


_BESIDE: Final = frozenset(["by", "to", "before", "in"])


def authority_for(
    tokens: Sequence[Token], spans: Sequence[Span], start: int, index: int, *, is_passive: bool
) -> str | None:
    """Who did it: before an active verb, behind "by" or "to" of a passive one."""
    if is_passive:
        for span in spans:
            before = [token.lower for token in tokens[max(0, span.first - 3) : span.first]]
            is_told = index < span.first <= index + NEAR and set(before) & _BESIDE
            if is_told and not any(each.lower == ";" for each in tokens[index : span.first]):
                return span.wording
        return None
    nearest = [
        span
        for span in spans
        if span.last <= start and start - span.last <= NEAR and not _asks(tokens, span.first)
    ]
    return nearest[-1].wording if nearest else None
