"""The grammar around a verb: its voice, and where its auxiliaries begin."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from casetracker.news.grammar.asides import marks_one_word
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.values import value

_BE: Final = word_set("was were is are been being be 's 're got gets get getting am")
_HAVE: Final = word_set("have has had having 've")
_NOT: Final = word_set("not n't never hardly neither")
_DO: Final = frozenset(["did", "does", "do"])
_AUXILIARY: Final = _BE | _HAVE | _NOT | _DO | {"to"}
_ADVERBS: Final = word_set(
    "also already later then still now soon only just once again first finally both either all"
    " immediately ever previously subsequently since so far yet longer even reportedly allegedly"
    " himself herself themselves earlier therefore thus today yesterday together"
    " jointly separately almost each"
)
_PREPOSITIONS: Final = word_set(
    "in on by at near during from as since last after before while for with within under inside"
    " over along last over between without and or , . ; ) : in-absentia this"
    " against across pending amid despite until because through following ahead upon"
)
_DETERMINERS: Final = word_set(
    "the a an this that these those his her its their our my another recently newly previously"
    " of more other"
)
_GUILT: Final = frozenset(["guilty", "dead", "innocent"])
_TO_WHERE: Final = word_set("sentenced condemned committed referred remanded")
_TIMES: Final = word_set(
    "hours minutes days weeks months years overnight yesterday today next"
    " monday tuesday wednesday thursday friday saturday sunday"
)
_NEWLY: Final = frozenset(["recently", "newly", "previously"])
_CLITICS: Final = {"re": "are", "s": "is", "ve": "have", "d": "had", "ll": "will"}
_PERSONAL: Final = word_set("he she they we it who you i")
_SET_ADVERBS: Final = frozenset(
    [
        ("by", "then"),
        ("by", "now"),
        ("at", "first"),
        ("at", "once"),
        ("at", "last"),
        ("of", "course"),
        ("in", "addition"),
    ]
)
_WEEKDAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday on")
_LINKS: Final = frozenset(["and", "or", "but", ",", "nor", "then", "later"])


class Voice(StrEnum):
    """How a verb form stands in its clause."""

    ACTIVE = "active"
    PASSIVE = "passive"
    REDUCED = "reduced"
    GERUND = "gerund"
    ADJECTIVE = "adjective"
    NOUN = "noun"


@value()
class Frame:
    """A verb's voice; `start` is its first auxiliary; `words` are all auxiliaries, nearest last.

    `via` is the verb that lends its auxiliaries ("were arrested and charged"), None mostly.
    """

    voice: Voice
    start: int
    words: tuple[str, ...]
    via: int | None = None


def frame_of(tokens: Sequence[Token], index: int) -> Frame:
    """The frame of the verb form at an index."""
    tags = lexicon().forms.by_word.get(tokens[index].lower, frozenset())
    start, words = _auxiliaries(tokens, index)
    if "ing" in tags:
        is_attribute = (
            index and tokens[index - 1].lower in ("an", "a") and _is_word(tokens, index + 1)
        )
        return Frame(Voice.ADJECTIVE, index, ()) if is_attribute else _ing(start, words, index)
    is_participle = "part" in tags or (not tags and _is_participle(tokens[index].lower))
    if words and is_participle and _is_passive(words):
        return Frame(Voice.PASSIVE, start, words)
    if words and "part" in tags and _NOT.issuperset(words) and _is_closed(tokens, index):
        return Frame(Voice.PASSIVE, start, words)
    if words:
        return Frame(Voice.ACTIVE, start, words)
    if _is_particle(tokens, index + 1):
        return Frame(Voice.ACTIVE, index, ())
    if "part" in tags or "past" in tags:
        return _bare_participle(tokens, index, tags)
    return Frame(Voice.ACTIVE, index, ())


def before_governor(tokens: Sequence[Token], to: int) -> int:
    """Where the verb group begins that an infinitive hangs on: "is due to be freed", "was said to have"."""
    place = to
    while place > 0 and to - place < _GROUP:
        lower = tokens[place - 1].lower
        is_part = (
            lower in lexicon().cues.governor or lower in _BE | _HAVE | _NOT or _is_adverb(lower)
        )
        if not (is_part or lower in lexicon().cues.modal):
            break
        place -= 1
    is_verb = any(token.lower in _BE | _HAVE for token in tokens[place:to])
    return place if is_verb else to


_GROUP: Final = 6


def _is_closed(tokens: Sequence[Token], index: int) -> bool:
    """Whether no object follows, as in the headline "Six soldiers not charged"."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return after in _PREPOSITIONS or not after[0].isalnum() or after in ("yet", "despite", "over")


def _auxiliaries(tokens: Sequence[Token], index: int) -> tuple[int, tuple[str, ...]]:
    """The first auxiliary before a verb and all of them; adverbs between are stepped over."""
    cues = lexicon().cues
    words: list[str] = []
    start, place = index, index - (index > 0 and marks_one_word(tokens, index - 1))
    while place > 0 and index - place < 9:  # noqa: PLR2004 - auxiliaries stand close
        lower = tokens[place - 1].lower
        is_modal = lower in cues.modal and not _is_month(tokens, place - 1)
        if lower in _AUXILIARY or is_modal:
            words.insert(0, lower)
            start = place - 1
        elif lower.endswith("n't") and len(lower) > 3:  # noqa: PLR2004 - more than the ending
            words[:0] = [lower[:-3], "not"]
            start = place - 1
        elif lower.partition("'")[2] in _CLITICS and lower.partition("'")[0] in _PERSONAL:
            words.insert(0, _CLITICS[lower.partition("'")[2]])
            break
        elif lower in _STAYS and place == index:
            words.insert(0, _STAYS[lower])  # "38 people remain jailed"
            start = place - 1
        elif place > 1 and (tokens[place - 2].lower, lower) in _SET_ADVERBS:
            place -= 1
        elif lower == "and" and _is_between_adverbs(tokens, place - 1):
            pass  # "to immediately and unconditionally release"
        elif (lower, tokens[place].lower) == ("shown", "arrested"):
            pass  # "were shown arrested": how arrests in a further case are told in South Asia
        elif not (_is_adverb(lower) or _is_time(tokens, place - 1, index)):
            break
        place -= 1
    return start, tuple(words)


_STAYS: Final = {"remain": "are", "remains": "is", "remained": "were"}


def _is_month(tokens: Sequence[Token], index: int) -> bool:
    """Whether "May" is the month here."""
    if tokens[index].text not in ("May", "March"):
        return False
    before = tokens[index - 1].lower if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if before[:1].isdigit() or after in _FINITE:
        return True  # "detained on 3 May were"
    return after[:1].isdigit() or before in ("in", "of", "since", "by", "last", "on", "until", ",")


_FINITE: Final = word_set("was were is are has had have")


def _is_adverb(lower: str) -> bool:
    return lower in _ADVERBS or (lower.endswith("ly") and lower not in ("family", "only", "july"))


def _is_between_adverbs(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and all(
        tokens[each].lower.endswith("ly") for each in (place - 1, place + 1) if each < len(tokens)
    )


def _is_time(tokens: Sequence[Token], place: int, index: int) -> bool:
    """Whether "on Friday" stands between the auxiliary and the verb."""
    return (
        tokens[place].lower in _WEEKDAYS
        and index - place <= 3  # noqa: PLR2004 - at once before the verb
        and place > 0
    )


def _is_passive(words: tuple[str, ...]) -> bool:
    return any(word in _BE for word in words)


def _is_word(tokens: Sequence[Token], index: int) -> bool:
    return (
        index < len(tokens)
        and tokens[index].lower.isalpha()
        and tokens[index].lower not in _PREPOSITIONS
    )


def _ing(start: int, words: tuple[str, ...], index: int) -> Frame:
    if words and _is_passive(words):
        return Frame(Voice.ACTIVE, start, words)
    return Frame(Voice.GERUND, index, words)


def _word_before(tokens: Sequence[Token], index: int) -> str:
    """In lower case, but for a name: "Police in Nghe An arrested" has no article before the verb."""
    if not index:
        return ""
    before = tokens[index - 1]
    return before.text if index > 1 and before.text[0].isupper() else before.lower


def _bare_participle(tokens: Sequence[Token], index: int, tags: frozenset[str]) -> Frame:
    """Active past, reduced passive, adjective, or one that shares another verb's auxiliaries."""
    lent = _lent(tokens, index)
    if lent is not None:
        return lent
    before = _word_before(tokens, index)
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    is_of_all = after in ("all", "both", "each") and _is_object(tokens, index + 2)
    if "part" not in tags or is_of_all:
        return Frame(Voice.ACTIVE, index, ())
    if before in _NEWLY and not (index > 1 and tokens[index - 2].lower in _DETERMINERS):
        before = ""
    if before in _DETERMINERS and after[0].isalpha() and after not in _PREPOSITIONS:
        return Frame(Voice.ADJECTIVE, index, ())
    if _is_counted_attribute(tokens, index, after) or _is_of_heading(tokens, index, after):
        return Frame(Voice.ADJECTIVE, index, ())
    if before in _DETERMINERS and before not in ("another", "of", "more", "other", "that", "those"):
        return Frame(Voice.ADJECTIVE, index, ())
    if (
        after in _GUILT
        or after == "of"  # "accused of": nobody is accused by them
        or (after == "to" and tokens[index].lower in _TO_WHERE)
        or after in _PREPOSITIONS
        or not after[0].isalnum()
        or after in _TIMES
        or after in _ADVERBS
        or _is_adverb(after)
        or _is_ago(tokens, index + 1)
    ):
        return Frame(Voice.REDUCED, index, ())
    is_given = "past" not in tags and after not in _DETERMINERS  # "Nine given jail terms"
    is_taken = before in lexicon().people.nouns and before not in lexicon().lists["@court_people"]
    is_given = is_given or (tokens[index].lower == "handed" and is_taken)
    return Frame(Voice.REDUCED if is_given else Voice.ACTIVE, index, ())


def _lent(tokens: Sequence[Token], index: int) -> Frame | None:
    """The frame that a participle shares with the verb before it; None where it stands alone."""
    lender = _lender(tokens, index)
    if lender is None or _is_of_another(tokens, lender, index):
        return None
    lent = frame_of(tokens, lender)
    words = lent.words
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if lent.voice is Voice.REDUCED and tokens[index - 1].lower == "," and after == "the":
        return Frame(Voice.ACTIVE, index, ())  # "a judgment published on Friday, fined the rapper"
    if lent.voice not in (Voice.PASSIVE, Voice.REDUCED, Voice.ACTIVE):
        return None
    if _takes_others(tokens, index):
        return Frame(Voice.ACTIVE, index, ())  # "ordered four detained and released the other six"
    is_apposed = tokens[index - 1].lower == "," and index - lender > 2  # noqa: PLR2004 - whom it takes
    is_closed = after in _ON_WHICH or (after == "to" and tokens[index].lower in _TO_WHERE)
    if lent.voice is Voice.ACTIVE and is_apposed and is_closed:
        return None  # "freed Camille Test, imprisoned for three years"
    is_name = index + 1 < len(tokens) and tokens[index + 1].text[0].isupper()
    if words == ("be",) and (is_name or after in _DETERMINERS or after in _OBJECTS):
        return Frame(
            Voice.ACTIVE, index, ()
        )  # "rejected the request that he be heard, and freed her"
    if tokens[index - 1].lower == "but" or tokens[index - 2].lower == "but":
        words = tuple(word for word in words if word not in _NOT)
    return Frame(lent.voice, lent.start, words, via=lender)


def _takes_others(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb has people of its own behind it: "the other six", "the six", not "the same day"."""
    words = [token.lower for token in tokens[index + 1 : index + 4]]
    if words[:1] != ["the"]:
        return False
    if words[1:2] in (["other"], ["others"], ["rest"], ["remaining"]):
        return True
    return number_at(tokens, index + 2) is not None and words[2:3] not in ([d] for d in _DAYS)


_DAYS: Final = word_set("day days week weeks month months year years night hours")
_OBJECTS: Final = word_set("him her them")
_ON_WHICH: Final = word_set("for in since by")


def _is_ago(tokens: Sequence[Token], place: int) -> bool:
    """As in "arrested four years ago": how long since, not who was arrested."""
    return place + 2 < len(tokens) and tokens[place + 2].lower in (
        "ago",
        "earlier",
        "before",
        "later",
    )


def _is_of_another(tokens: Sequence[Token], lender: int, index: int) -> bool:
    """As in "in which five were killed, and registered 16 cases": done by others than those killed."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    is_hurt = tokens[lender].lower in lexicon().people.casualties
    return is_hurt and (after[0].isdigit() or after in ("a", "an", "the"))


def _is_object(tokens: Sequence[Token], place: int) -> bool:
    """As in "remanded all three", "freed both men": whom the verb takes stands behind "all"."""
    lower = tokens[place].lower if place < len(tokens) else "."
    return lower in _GIVEN or lower in lexicon().people.nouns or lower[0].isdigit() or lower == "of"


def _is_particle(tokens: Sequence[Token], place: int) -> bool:
    """Whether "over" goes with its verb and what is given follows: "handed over 18 prisoners"."""
    if place + 1 >= len(tokens) or tokens[place].lower != "over" or not place:
        return False
    if not tokens[place - 1].lower.startswith(("hand", "turn")):
        return False
    following = tokens[place + 1].lower
    return following[0].isdigit() or following in _GIVEN


_GIVEN: Final = word_set(
    "the a an two three four five six seven eight nine ten all both some several dozens its his their"
)


def _is_of_heading(tokens: Sequence[Token], index: int, after: str) -> bool:
    """As in "Detained journalists: the year in numbers": what is spoken of, no step."""
    is_people = index == 0 and after in lexicon().people.nouns and after.endswith(("s", "men"))
    return is_people and len(tokens) > index + 2 and tokens[index + 2].lower == ":"


def _is_counted_attribute(tokens: Sequence[Token], index: int, after: str) -> bool:
    """As in "two of the 13 detained students", "13 detained Armenians were": in a counted phrase."""
    if index < 1 or after not in lexicon().people.nouns or number_at(tokens, index - 1) is None:
        return False
    following = tokens[index + 2].lower if index + 2 < len(tokens) else "."
    is_whole = index > 1 and tokens[index - 2].lower in ("the", "of", "these", "those")
    verb = index - 2
    while verb > 0 and tokens[verb].lower in _ABOUT:
        verb -= 1
    is_taken = index > 1 and tokens[verb].lower.endswith("ed")  # "killed at least 12 captured men"
    is_said = following in _BE | _HAVE or following in lexicon().cues.modal
    return is_whole or is_taken or is_said


_ABOUT: Final = word_set("at least most about some around nearly almost over more than up to")


def _lender(tokens: Sequence[Token], index: int) -> int | None:
    """The verb before "and" whose auxiliaries a participle shares, or None."""
    place = index - 1
    if _is_aged(tokens, place):
        return None  # "named as Ivan Test, 36, arrested on Friday": he was arrested
    while place > 0 and (tokens[place].lower in _LINKS or _is_adverb(tokens[place].lower)):
        place -= 1
    if place == index - 1 or not any(token.lower in _LINKS for token in tokens[place + 1 : index]):
        return None
    # "go home until mitigation is heard, and remanded two": the main verb goes on
    is_resumed = [token.lower for token in tokens[index - 2 : index]] == [",", "and"]
    for candidate in range(place, max(-1, place - 9), -1):
        word = tokens[candidate].lower
        if word in (";", ":", "who", "which", "that") or (is_resumed and word in _UNTIL):
            return None
        if _is_participle(word) and candidate != index:
            return candidate
    return None


_UNTIL: Final = frozenset(["until", "till"])


def _is_aged(tokens: Sequence[Token], comma: int) -> bool:
    """Whether an age stands before a comma: "Ivan Test, 36,"."""
    before = [token.lower for token in tokens[max(0, comma - 2) : comma + 1]]
    return before[:1] == before[2:] == [","] and before[1].isdigit()


def _is_participle(word: str) -> bool:
    tags = lexicon().forms.by_word.get(word)
    if tags is not None:
        return "part" in tags
    return (word.endswith("ed") and len(word) > 4) or word in _IRREGULAR  # noqa: PLR2004 - no short adjective


_IRREGULAR: Final = word_set("killed wounded beaten shot hurt brought sent taken held")
