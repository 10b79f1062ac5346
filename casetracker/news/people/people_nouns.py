"""The noun that says what people are, some modifiers behind their number."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.mention import Mention

MORE: Final = word_set("more others other another additional further")

MAX_MODIFIERS: Final = 5


_QUOTES: Final = frozenset(['"', "\u201c", "\u201d"])


def head_of(tokens: Sequence[Token], start: int) -> int | None:
    """Give the index of a noun for people within a few modifiers, or None."""
    if is_aged(tokens, start + 2):
        named = head_of(tokens, start + 3)
        return start + 2 if named is None else named
    people = lexicon().people
    head = None
    for index in range(start, min(start + MAX_MODIFIERS + 1, len(tokens))):
        lower = tokens[index].lower
        if lower == "accused" and tokens[min(index + 1, len(tokens) - 1)].lower == "of":
            # "academics accused of": what they are called stands before the participle
            return head if head is not None else (index - 1 if index > start else None)
        if _is_stepped_over(tokens, index):
            continue
        if _is_for_people(tokens, index):
            if lower in people.demonyms and not _ends_phrase(tokens, index):
                continue
            head = index
            if _ends_phrase(tokens, index):
                break
        elif head is not None:
            break
        elif lower not in _QUOTES and (
            _is_no_modifier(lower) or (index > start and number_at(tokens, index) is not None)
        ):
            return None
    return head


def _is_stepped_over(tokens: Sequence[Token], index: int) -> bool:
    lower = tokens[index].lower
    if lower == "and":
        return _is_between(tokens, index)
    return lower in _ADJECTIVES_TOO and _is_noun_next(tokens, index)


def _is_between(tokens: Sequence[Token], index: int) -> bool:
    """As in "four current and former journalists": "and" between two words for what people are."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return tokens[index - 1].lower in _KINDS and following in _KINDS


_KINDS: Final = word_set(
    "current former serving retired active past local foreign senior junior civilian military male female"
    " young old elderly regional national public private opposition independent suspended dismissed"
)


def head_before_who(tokens: Sequence[Token], start: int) -> int | None:
    """As in "eight young falconers who": a noun that the lexicon lacks, and that "who" takes up."""
    for index in range(start, min(start + _FEW, len(tokens))):
        if _is_called_who(tokens, index):
            return index
        if _is_no_modifier(tokens[index].lower):
            return None
    return None


_FEW: Final = 3


def _is_called_who(tokens: Sequence[Token], index: int) -> bool:
    people, lower = lexicon().people, tokens[index].lower
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return (
        following in ("who", "whom")
        and tokens[index].text.isalpha()
        and lower not in people.things
        and not _is_no_modifier(lower)
        and lower not in lexicon().forms.by_word
    )


def _is_no_modifier(lower: str) -> bool:
    people = lexicon().people
    return lower in people.stops or not lower[0].isalpha() or lower in people.not_people


# "the suspect vaccine", "a private company": they tell of a thing before another noun
_ADJECTIVES_TOO: Final = word_set(
    "terrorist extremist rebel separatist suspect private major general minor juvenile criminal captive"
)


def _is_noun_next(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and following.text[0].islower()
        and following.lower.isalpha()
        and following.lower not in lexicon().people.stops
        and following.lower not in lexicon().forms.by_word
        and not following.lower.endswith("ed")
    )


def is_aged(tokens: Sequence[Token], index: int) -> bool:
    """As in "a 19-year-old", "two 19-year-olds": people called by their age."""
    return (
        1 < index < len(tokens) and tokens[index].lower in _AGED and tokens[index - 1].text == "-"
    )


_AGED: Final = frozenset(["year-old", "year-olds"])


_CALLED: Final = frozenset(["head", "figure", "figures"])


def _is_figure(tokens: Sequence[Token], index: int) -> bool:
    """As in "seven opposition figures": people, where it is said what kind."""
    if tokens[index].lower == "head":
        return index + 1 < len(tokens) and tokens[index + 1].lower == "of" and _leads(tokens, index)
    return tokens[index].lower in ("figure", "figures") and tokens[index - 1].lower in _FIGURES


def _leads(tokens: Sequence[Token], index: int) -> bool:
    """As in "the former head of a trade union": somebody, not a part of the body."""
    return index > 0 and tokens[index - 1].lower in ("the", "a", "former", "deputy", "acting", "ex")


_FIGURES: Final = word_set(
    "opposition political public religious senior leading prominent business media government military"
    " cultural underworld crime party tribal separatist pro-democracy democracy dissident government"
)


def _is_for_people(tokens: Sequence[Token], index: int) -> bool:
    people, lower = lexicon().people, tokens[index].lower
    if lower == "general" and is_of_title(tokens, index):
        return False
    if lower in people.nouns or lower in people.plural_demonyms or _is_trade(lower):
        return True
    if lower in _CALLED and _is_figure(tokens, index):
        return True
    if tokens[index].text[0].isupper():
        return _is_of_a_land(tokens, index) or _is_one_of_a_land(tokens, index)
    return lower.startswith("ex-") and lower[3:] in people.nouns


def is_of_title(tokens: Sequence[Token], index: int) -> bool:
    """As in "Prosecutor General", "Court of General Jurisdiction": no general of an army."""
    before = tokens[index - 1].lower if index else ""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return before in _GENERALS or following in _OF_ALL


_GENERALS: Final = word_set(
    "prosecutor attorney secretary inspector director solicitor consul governor"
)
_OF_ALL: Final = word_set(
    "jurisdiction assembly council staff court prosecutor's directorate department office election elections"
    " strike amnesty regime prosecutor"
)


def _is_of_a_land(tokens: Sequence[Token], index: int) -> bool:
    """As in "200 Torvians": people of a land that no list has, behind their number."""
    is_plural = tokens[index].lower.endswith(("ians", "eans"))
    return is_plural and index > 0 and number_at(tokens, index - 1) is not None


def _is_one_of_a_land(tokens: Sequence[Token], index: int) -> bool:
    """As in "two Germans and a Pole": one by nationality alone, at the end of the phrase."""
    if tokens[index].lower not in lexicon().people.demonyms or not index:
        return False
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    is_end = not following[0].isalnum() or following in _BEHIND_ONE
    return is_end and tokens[index - 1].lower in ("a", "an")


_BEHIND_ONE: Final = word_set("and was were is are who has had in on")


def _is_trade(lower: str) -> bool:
    return lower.endswith(_TRADES) and lower not in _TRADES


# what people do for a living, where the list lacks it: "geologist", "wreath-makers"
_TRADES: Final = tuple(
    ending + number
    for ending in (
        "ologist",
        "ographer",
        "maker",
        "keeper",
        "worker",
        "breeder",
        "seller",
        "grower",
    )
    for number in ("", "s")
)


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether no further noun for people follows at once ("army officers", "soldier prisoners")."""
    people = lexicon().people
    return index + 1 >= len(tokens) or tokens[index + 1].lower not in people.nouns


def with_noun(tokens: Sequence[Token], base: Mention, start: int, head: int) -> Mention:
    """The mention with what its noun says: unit, nationality, whether they are further ones."""
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
        is_new=base.is_new or any(word in MORE for word in words),
    )
