"""The people that a sentence speaks of: counted, named, or meant by "they" and "the detainees"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import NUMERALS, Number, number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.elliptic_people import ELLIPSIS_NEXT, elliptic
from casetracker.news.people.mention import Mention, are_joined
from casetracker.news.people.no_people import counts_no_people, is_population
from casetracker.news.people.people_nouns import (
    head_before_who,
    head_of,
    is_aged,
    is_of_title,
    with_noun,
)
from casetracker.news.people.quoted_people import opens_quotation, quoted
from casetracker.news.people.shares import (
    PARTITIVE,
    follows,
    of_their_whole,
    partitive,
    with_leader,
    with_parent,
    word_at,
)

_PRONOUNS: Final = word_set("they them he him she her all both everyone each me us")
_CONTRACTED: Final = word_set("he's she's they're they've he'd she'd they'd they'll he'll she'll")
_FIRST: Final = frozenset(["i", "we"])
# what who tells of themselves went through: "we were charged", "I spent a year inside"
_SUFFERS: Final = word_set("was were am spent served got received had")
_DETERMINERS: Final = word_set("the these those its their his her our both all")
_SHARES: Final = word_set("most some several many half few part dozens scores hundreds thousands")
_INDEFINITE: Final = frozenset(["a", "an", "another"])


def find_people(tokens: Sequence[Token], taken: frozenset[int]) -> list[Mention]:
    """The mentions of a sentence in order; `taken` are the tokens that belong to dates."""
    mentions: list[Mention] = []
    index = 0
    starters = _starters(lexicon().people.heads)
    while index < len(tokens):
        lower = tokens[index].lower
        is_start = lower in starters or lower[0].isdigit() or "-" in lower
        mention = _at(tokens, index, taken) if is_start and index not in taken else None
        if mention is None:
            index += 1
            continue
        mentions.append(mention)
        index = max(mention.last, index + 1)
    return _borrow_units(tokens, of_their_whole(mentions))


@cache
def _starters(heads: frozenset[str]) -> frozenset[str]:
    """The words that a mention of people may begin with; most words of a text are none."""
    return heads.union(
        _OTHERS,
        _PLACES,
        _PRONOUNS,
        _FIRST,
        _CONTRACTED,
        _SHARES,
        _DETERMINERS,
        _INDEFINITE,
        NUMERALS,
    )


def _at(tokens: Sequence[Token], index: int, taken: frozenset[int]) -> Mention | None:
    lower = tokens[index].lower
    if _is_pronoun(tokens, index):
        count = Count(2, 2) if lower == "both" else None
        return Mention("pronoun", index, index + 1, count, is_definite=True)
    number = number_at(tokens, index)
    if number is not None:
        return _counted(tokens, index, number, taken)
    if lower in _SHARES:
        return _share(tokens, index) or _share_alone(tokens, index)
    if lower in _DETERMINERS:
        return _definite(tokens, index) or _ordinal(tokens, index)
    if lower in _INDEFINITE:
        return _single(tokens, index) or _ordinal(tokens, index)
    if lower in _OTHERS or (lower in _PLACES and _is_in_headline(tokens, index)):
        return _ordinal(tokens, index)
    return _noun_alone(tokens, index)


def _is_pronoun(tokens: Sequence[Token], index: int) -> bool:
    lower = tokens[index].lower
    if lower == "all" and index and tokens[index - 1].lower in ("in", "after", "above", "at"):
        return False
    if lower in _FIRST:
        return word_at(tokens, index + 1) in _SUFFERS
    if tokens[index].text == "US":
        return False
    is_alone = lower in _PRONOUNS and not _is_determiner_here(tokens, index)
    return is_alone or lower in _CONTRACTED


def _is_determiner_here(tokens: Sequence[Token], index: int) -> bool:
    """Whether "her", "his", "all" or "both" goes with a noun that follows."""
    if tokens[index].lower == "each":
        tags = lexicon().forms.by_word.get(word_at(tokens, index + 1), frozenset())
        return not (word_at(tokens, index + 1) in ELLIPSIS_NEXT or tags & {"past", "part"})
    if tokens[index].lower not in ("her", "all", "both"):
        return False
    if "part" in lexicon().forms.by_word.get(word_at(tokens, index + 1), frozenset()):
        return word_at(tokens, index + 2) in lexicon().people.nouns  # "ordered her held"
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].lower[0].isalnum()
        and tokens[index + 1].lower not in ELLIPSIS_NEXT
        and tokens[index + 1].lower not in _PARTICLES
        and tokens[index + 1].lower not in lexicon().people.stops
    )


_PARTICLES: Final = word_set("off out up away down back over home free again")


def _counted(
    tokens: Sequence[Token], index: int, number: Number, taken: frozenset[int]
) -> Mention | None:
    if any(place in taken for place in range(index, number.last)) or counts_no_people(
        tokens, index, number
    ):
        return None
    base = Mention(
        "counted",
        number.first,
        number.last,
        Count(number.minimum, number.maximum),
        is_about=number.is_about,
        is_definite=follows(tokens, number.first, _WHOLES),
        is_new=follows(tokens, number.first, ("another", "further", "additional")),
        is_subset=_is_subset(tokens, number.first),
        is_whole=_is_whole(tokens, number.first),
        is_other=follows(tokens, number.first, ("other",)),
    )
    base = _one_of(tokens, base)
    end = number.last
    if end < len(tokens) and tokens[end].lower == "of":
        share = partitive(tokens, base, end)
        if share is not None:
            return share
    if opens_quotation(tokens, end):
        return quoted(tokens, base, end + 1)
    head = head_of(tokens, end)
    head = head_before_who(tokens, end) if head is None else head
    if head is not None:
        return with_leader(tokens, with_parent(tokens, with_noun(tokens, base, end, head)))
    if _is_with_named(tokens, base.first, end):
        return replace(base, last=end + 1, unit=tokens[end].lower)
    is_anybody = (
        tokens[base.first].lower == "one" and end < len(tokens) and tokens[end].lower in _GENERIC
    )
    return None if is_anybody else elliptic(tokens, base, end)


def _is_with_named(tokens: Sequence[Token], first: int, end: int) -> bool:
    """As in "Noorzai and four teammates": a plural that the lexicon lacks, beside a name."""
    if first < 2 or end >= len(tokens) or tokens[first - 1].lower != "and":  # noqa: PLR2004 - a name and "and"
        return False
    noun = tokens[end].lower
    people = lexicon().people
    is_plural = noun.isalpha() and noun.endswith("s") and not noun.endswith("ss")
    is_thing = noun in people.not_people or noun in people.things or noun in people.stops
    return is_plural and not is_thing and tokens[first - 2].text[0].isupper()


_WHOLES: Final = ("the", "these", "those", "all", "other", "remaining", "first", "last", "same")


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
    if of > 0 and tokens[of].lower in ("remaining", "other"):
        of -= 1  # "Of the remaining five, two were released"
    if of > 0 and tokens[of].lower in ("the", "those", "these"):
        of -= 1
    if of < 0 or tokens[of].lower != "of":
        return False
    return of == 0 or tokens[of - 1].lower in (",", "and", "but", "out", ";")


_GENERIC: Final = word_set("is can may must should")


def _share(tokens: Sequence[Token], index: int) -> Mention | None:
    """As in "most of them", "some of the detainees": people, but not a number."""
    if index + 2 >= len(tokens) or tokens[index + 1].lower != "of":
        return None
    if tokens[index + 2].lower in ("them", "whom", "those"):
        return Mention("generic", index, index + 3)
    start = index + 3
    number = number_at(tokens, start)
    start = start if number is None else number.last
    head = head_of(tokens, start) if tokens[index + 2].lower in PARTITIVE else None
    if head is None and number is not None and tokens[index + 2].lower in PARTITIVE:
        return Mention("generic", index, number.last)
    if head is None:
        return None
    return with_noun(tokens, Mention("generic", index, index + 1), start, head)


def _share_alone(tokens: Sequence[Token], index: int) -> Mention | None:
    """As in "Most have since been let out": some of those spoken of before."""
    is_meant = word_at(tokens, index + 1) in _HAVE_BEEN and tokens[index].lower != "part"
    return Mention("generic", index, index + 1) if is_meant else None


_HAVE_BEEN: Final = word_set("have has had were was are remain")


def _definite(tokens: Sequence[Token], index: int) -> Mention | None:
    is_numbered = index + 1 < len(tokens) and number_at(tokens, index + 1) is not None
    if is_numbered and not is_aged(tokens, index + 3):
        return None
    head = head_of(tokens, index + 1)
    if head is None and word_at(tokens, index + 1) in _TAKEN:
        head = head_of(tokens, index + 2)  # "the captured rebels"
    if head is None:
        return _those(tokens, index)
    if head + 1 < len(tokens) and tokens[head + 1].lower in ("'s", "'"):
        return None
    is_all = tokens[index].lower == "all" and tokens[index + 1].lower not in PARTITIVE
    own = _own_number(tokens[head].lower)
    kind = "generic" if is_all else "definite"
    mention = Mention(kind, index, head + 1, is_definite=not is_all)
    return replace(
        with_noun(tokens, mention, index + 1, head),
        is_new=False,
        count=_two(tokens[head].lower) if tokens[index].lower == "both" else own,
    )


_TAKEN: Final = word_set("arrested captured detained seized abducted kidnapped imprisoned jailed")


def _those(tokens: Sequence[Token], index: int) -> Mention | None:
    """As in "free those jailed", "Those who repented", "the latter gave himself up"."""
    following = word_at(tokens, index + 1)
    tags = lexicon().forms.by_word.get(following, frozenset())
    if tokens[index].lower == "those" and (following == "who" or "part" in tags):
        return Mention("definite", index, index + 1, is_definite=True)
    if tokens[index].lower == "the" and following in ("latter", "former"):
        behind = lexicon().forms.by_word.get(word_at(tokens, index + 2), frozenset())
        is_one = bool(behind & {"past", "part"}) or word_at(tokens, index + 2) in _HAVE_BEEN
        return Mention("definite", index, index + 2, is_definite=True) if is_one else None
    return None


def _is_in_headline(tokens: Sequence[Token], index: int) -> bool:
    """As in "Three jailed as fourth walks free"."""
    return index > 0 and tokens[index - 1].lower in ("as", "while")


def _ordinal(tokens: Sequence[Token], index: int) -> Mention | None:
    """One of several by its place: "a fourth was freed", "The twenty-sixth, the cook, was"."""
    is_bare = tokens[index].lower in _PLACES and _is_in_headline(tokens, index)
    if is_bare or tokens[index].lower == "another" or tokens[index].lower in _OTHERS:
        last = index + 1
    elif index + 1 < len(tokens) and tokens[index + 1].lower in (_PLACES | _OTHERS):
        last = index + 2
    else:
        return None
    following = tokens[last].lower if last < len(tokens) else ""
    tags = lexicon().forms.by_word.get(following, frozenset())
    is_doing = following in ELLIPSIS_NEXT or bool(tags & {"part", "past"})
    if is_doing or following in (",", "who") or (is_bare and "third" in tags):
        is_several = tokens[last - 1].lower in _OTHERS
        return Mention(
            "generic" if is_several else "counted", index, last, None if is_several else Count(1, 1)
        )
    return None


_OTHERS: Final = word_set("others rest remainder")


_PLACES: Final = word_set(
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third"
    " twenty-fourth twenty-fifth twenty-sixth twenty-seventh other"
)


def _one_of(tokens: Sequence[Token], base: Mention) -> Mention:
    """As in "the first of 18 defendants was": one of them; as it is elsewhere."""
    of = base.first - 1 - (base.first > 0 and tokens[base.first - 1].lower in ("the", "these"))
    if of < 1 or tokens[of].lower != "of" or tokens[of - 1].lower not in ("first", "last"):
        return base
    whole = None if base.count is None else base.count.exact
    opened = of - 1 - (of > 1 and tokens[of - 2].lower == "the")
    return base if whole is None else replace(base, first=opened, count=Count(1, 1, whole))


def _is_single(noun: str) -> bool:
    """Whether a noun is in the singular: its plural is in the list too."""
    return not noun.endswith(("s", "men")) and noun not in _PLURAL


def _own_number(noun: str) -> Count | None:
    """How many a noun means by itself: one in the singular, two for a pair."""
    several = _SETS.get(noun)
    if several is not None:
        return Count(several, several, None, noun)
    return Count(1, 1, None, noun) if _is_single(noun) else None


def _two(noun: str) -> Count:
    return Count(2, 2, None, noun)


_SETS: Final = {"pair": 2, "couple": 2, "duo": 2, "trio": 3}
_PLURAL: Final = word_set(
    "people children crew staff gang accused personnel women pair duo trio couple"
)


def _single(tokens: Sequence[Token], index: int) -> Mention | None:
    head = head_of(tokens, index + 1)
    is_accused = (
        head == index + 1 and tokens[head].lower == "accused"
    )  # "another accused, Ivan Test"
    if head is None or not (is_accused or _is_single(tokens[head].lower)):
        return None
    if word_at(tokens, head + 1) in _OF_PEOPLE:
        return None  # "a prisoner swap": of more than one
    mention = Mention("counted", index, head + 1, Count(1, 1), is_subset=_is_subset(tokens, index))
    return with_noun(tokens, mention, index + 1, head)


_OF_PEOPLE: Final = word_set(
    "magistrate's magistrates magistrates' court justice"
    " swap swaps exchange exchanges transfer release camp van escort count list"
)


def _noun_alone(tokens: Sequence[Token], index: int) -> Mention | None:
    people = lexicon().people
    lower = tokens[index].lower
    if lower not in people.nouns and lower not in people.plural_demonyms:
        return None
    if lower == "general" and is_of_title(tokens, index):
        return None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].text == "Chief" and following is not None and following.text[0].isupper():
        return None  # "before Chief Judge Test"
    if lower in people.demonyms or word_at(tokens, index + 1) in ("'", "'s", "\u2019"):
        return None
    number = next(
        (n for n in (number_at(tokens, p) for p in (index - 2, index - 1) if p > 0) if n), None
    )
    if number is not None and number.last == index and is_population(tokens, number.first):
        return None
    return with_leader(
        tokens, with_noun(tokens, Mention("generic", index, index + 1), index, index)
    )


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
