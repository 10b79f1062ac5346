"""People called by a noun that the lexicon does not know, told by the verb that takes them.

"Police arrested 14 squatters", "Forty-seven beekeepers were charged": a number and a plural beside a verb
that takes nothing but people count as people; elsewhere ("released 14 songs") an unknown noun never does.
"""

from collections.abc import Sequence
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.dates.mentions import MONTHS, WEEKDAYS
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import NUMERALS, number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound
from casetracker.news.people.mention import Mention

# rules whose verb takes nothing but people
TAKES_PEOPLE: Final = frozenset(
    [
        "detained",
        "charged",
        "acquitted",
        "convicted",
        "sentenced",
        "remanded",
        "pardoned",
        "extradited",
        "house_arrest",
        "transferred",
        "accused",
        "captured",
        "trial_opened",
        "put_behind_bars",
        "captive_moved",
        "in_the_dock",
    ]
)
_MODIFIERS: Final = 3
_DETERMINERS: Final = frozenset(["the", "a", "an", "his", "her", "their", "these", "those"])
_AWAY: Final = 2
_SHORTEST: Final = 4


def loose_bound(tokens: Sequence[Token], taken: frozenset[int], index: int, frame: Frame) -> Bound:
    """The counted people at once behind an active verb or before a passive one; empty if none."""
    if frame.voice is Voice.PASSIVE and frame.start:
        alone = lone_name(tokens, _before_age(tokens, frame.start - 1))
        if not alone.is_empty:
            return alone
        place = frame.start - 1
        number = number_at(tokens, place) if tokens[place].text[0].isupper() else None
        if number is not None and number.last == frame.start:  # "Nine to be extradited"
            count = Count(number.minimum, number.maximum)
            return Bound((Mention("counted", place, place + 1, count),), (), place, place + 1)
    if frame.voice in (Voice.PASSIVE, Voice.REDUCED):
        places = range(max(0, frame.start - _MODIFIERS - 4), frame.start)
    else:
        places = range(index + 1, min(len(tokens), index + 1 + _AWAY))
    for place in places:
        mention = None if place in taken else _mention_at(tokens, place)
        if mention is None:
            continue
        if frame.voice in (Voice.PASSIVE, Voice.REDUCED) and mention.last != frame.start:
            continue
        return Bound((mention,), (), mention.first, mention.last)
    return Bound()


def _before_age(tokens: Sequence[Token], place: int) -> int:
    """Where a name stands that an age in commas follows: "Demir, 41, is charged"."""
    is_age = place > 2 and tokens[place].lower == "," and tokens[place - 1].text.isdigit()  # noqa: PLR2004
    return place - 3 if is_age and tokens[place - 2].lower == "," else place


def lone_name(tokens: Sequence[Token], place: int) -> Bound:
    """Somebody called by one capitalised word that is no place, people or office; empty if none."""
    token = tokens[place]
    lower = token.lower.removesuffix("'s")
    people = lexicon().people
    is_name = (
        token.text[0].isupper()
        and len(lower) >= _SHORTEST
        and not token.text.isupper()
        and lower not in lexicon().places.by_spelling
        and lower not in _NOT_NAMED
        and lower not in NUMERALS
        and lower not in lexicon().lists["@states"]
        and lower not in people.demonyms
        and lower not in people.stops
        and lower not in people.nouns
        and "third" not in lexicon().forms.by_word.get(lower, frozenset())  # "Jails", "Acquits"
        and lower not in lexicon().cues.sources
        and lower not in WEEKDAYS
        and lower not in MONTHS
    )
    is_place = place > 0 and tokens[place - 1].lower in ("from", "in", "at", "near")
    if not is_name or is_place or (place and tokens[place - 1].text[0].isupper()):
        return Bound()
    name = token.text.removesuffix("'s").removesuffix("\u2019s")
    return Bound((), (name,), place, place + 1)


def nobody_before(tokens: Sequence[Token], frame: Frame) -> Bound:
    """As in "Nobody has been charged", "no one was arrested": nobody, whom a passive is about."""
    last = frame.start - 1
    if frame.voice is not Voice.PASSIVE or last < 0:
        return Bound()
    words = [token.lower for token in tokens[max(0, last - 1) : last + 1]]
    if words[-1] not in _NOBODY and words != ["no", "one"]:
        return Bound()
    first = last if words[-1] in _NOBODY else last - 1
    nobody = Mention("pronoun", first, last + 1, is_definite=True)  # of those spoken of before
    return Bound((nobody,), (), first, last + 1)


_NOBODY: Final = word_set("nobody no-one neither none")


def collective(tokens: Sequence[Token], frame: Frame) -> Bound:
    """As in "The group was seized", "the whole family was taken away"."""
    place = frame.start - 1
    if frame.voice is not Voice.PASSIVE or place < 1 or tokens[place].lower not in _COLLECTIVES:
        return Bound()
    if tokens[place - 1].lower not in ("the", "whole", "entire", "his", "her", "their"):
        return Bound()
    mention = Mention("definite", place - 1, place + 1, is_definite=True)
    return Bound((mention,), (), place - 1, place + 1)


_COLLECTIVES: Final = word_set("group family patrol squad crew detachment gang unit band")


def name_before_who(tokens: Sequence[Token], place: int) -> Bound:
    """As in "Chiu, who has been held": the one called by a single name before the clause; empty if none."""
    if place >= 0 and tokens[place].lower == "who":
        place -= 1
    if place >= 1 and tokens[place].lower == ",":
        place -= 1
    return Bound() if place < 0 else lone_name(tokens, place)


_NOT_NAMED: Final = word_set(
    "nobody everybody everyone anyone someone none both many most several dozens scores hundreds thousands"
)


_MANY: Final = word_set("men women children people servicemen servicewomen policemen")


def owner_of(tokens: Sequence[Token], place: int) -> Bound:
    """Whose something is: "the suspect's", "six men's", "Demir's"; empty where a thing owns it."""
    lower = tokens[place].lower
    noun = lower.removesuffix("'s") if lower.endswith("'s") else lower.removesuffix("'")
    if noun not in lexicon().people.nouns:
        return lone_name(tokens, place)
    is_one = lower.endswith("'s") and noun not in _MANY
    first, count = place, Count(1, 1, None, noun) if is_one else None
    while first and first > place - _MODIFIERS - 1:
        first -= 1
        number = number_at(tokens, first)
        if number is not None and number.last <= place:
            count = Count(number.minimum, number.maximum, None, noun)
        if number is not None or tokens[first].lower in _DETERMINERS:
            kind = "counted" if number is not None else "definite"
            mention = Mention(kind, first, place + 1, count, noun, is_definite=number is None)
            return Bound((mention,), (), first, place + 1)
        if tokens[first].lower in lexicon().people.stops or not tokens[first].lower[0].isalpha():
            break
    return Bound()


def _called(tokens: Sequence[Token], place: int) -> Mention | None:
    """As in "a forester", "the puppeteers": a word the lexicon lacks that is made like one for people."""
    if tokens[place].lower not in _DETERMINERS | _INDEFINITE:
        return None
    people = lexicon().people
    for last in range(place + 1, min(len(tokens), place + _MODIFIERS + 2)):
        lower = tokens[last].lower
        if lower in people.stops or not lower[0].isalpha() or tokens[last].text[0].isupper():
            return None
        following = tokens[last + 1].lower if last + 1 < len(tokens) else "."
        if following not in people.stops and following[0].isalpha():
            continue
        if lower in people.things or lower in people.not_people or lower in _NO_PERSON:
            return None
        single = lower.removesuffix("s")
        if not single.endswith(_MADE) or len(single) < _LONG:
            return None
        is_one = tokens[place].lower in _INDEFINITE
        count = Count(1, 1, None, lower) if is_one or single == lower else None
        kind = "counted" if is_one else "definite"
        return Mention(kind, place, last + 1, count, lower, is_definite=not is_one)
    return None


_INDEFINITE: Final = frozenset(["a", "an", "another"])
_LONG: Final = 6
# how words for people are made: forester, sculptor, puppeteer, lobbyist, librarian, seamstress
_MADE: Final = ("er", "or", "eer", "ist", "ian", "man", "woman", "ant", "ess", "mate")
_NO_PERSON: Final = word_set(
    "order orders letter letters paper papers newspaper newspapers water power number numbers matter"
    " matters computer computers container containers trailer printer printers recorder camera poster"
    " posters banner banners offer offers manner chapter chapters register sector factor factors error"
    " errors motor motors door doors restaurant restaurants plant plants grant grants warrant warrants"
    " instrument property border borders quarter quarters centre center tanker tankers trawler trawlers"
    " bulldozer bulldozers corner counter answer december september october november transfer transfers"
    " river tower towers disaster weather winter summer carrier carriers cruiser freighter charter career"
    " list lists"
)


def _mention_at(tokens: Sequence[Token], place: int) -> Mention | None:
    number = number_at(tokens, place)
    if number is None:
        return _called(tokens, place)
    people = lexicon().people
    for last in range(number.last, min(len(tokens), number.last + _MODIFIERS + 1)):
        lower = tokens[last].lower
        if lower in people.stops or lower in people.not_people or not lower[0].isalpha():
            return None
        following = tokens[last + 1].lower if last + 1 < len(tokens) else "."
        is_plural = lower.endswith("s") and not lower.endswith("ss") and len(lower) >= _SHORTEST
        if is_plural and (following in people.stops or not following[0].isalpha()):
            count = Count(number.minimum, number.maximum, None, lower)
            return Mention("counted", number.first, last + 1, count, lower)
    return None
