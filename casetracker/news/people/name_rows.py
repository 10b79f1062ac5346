"""Names in a row: whether what stands between two of them joins them or tells of the first alone."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

TITLES: Final = 6
DASHES: Final = ("-", "\u2013", "\u2014")
BETWEEN_NAMES: Final = frozenset([",", "and", "(", ")", "as", "well", "both"])
FINITE: Final = word_set("was were is are has have had did does do will would may and")
_ASIDE: Final = 32
_TITLED: Final = 6


def is_next_subject(
    tokens: Sequence[Token], first: tuple[int, int, str], second: tuple[int, int, str]
) -> bool:
    """As in "convicted Ivan Test, and Ana Probe was acquitted": the second has a verb of her own."""
    between = [token.lower for token in tokens[first[1] : second[0]]]
    following = tokens[second[1]].lower if second[1] < len(tokens) else "."
    if "and" in between and following in _GETS:
        return True
    return between[:2] == [",", "and"] and following in FINITE - {"and"}


_GETS: Final = word_set("got gets received receives pleaded")


def joins_names(tokens: Sequence[Token]) -> bool:
    """Whether only commas, "and", ages and what somebody is stand between two names."""
    words = [token.lower for token in tokens]
    if words[:1] == [")"] and words[-1] in DASHES:
        return False  # "TESTVILLE, 28 May (Harbor Wire) - Ivan Test was": the dateline ends there
    if _is_other_role(words):
        return True
    if not 0 < len(tokens) <= TITLES + (_LIVING if "of" in words else 2):
        return False
    if "of" in words and words[0] in (",", "of", "("):
        last = words.index("and") if "and" in words else len(words)
        home = tokens[words.index("of") + 1 : last]
        is_home = bool(home) and all(t.text[0].isupper() for t in home if t.lower != ",")
        return is_home and all(
            _may_join(t) for t in tokens[last:]
        )  # "Ivan Test, 39, of Barking, and"
    if words[0] not in BETWEEN_NAMES:
        return False
    return all(_may_join(token) for token in tokens)


def are_told_apart(tokens: Sequence[Token]) -> bool:
    """As in "Ivan Test, former head of the fund, and the physician Ana Probe": asides, then the next one."""
    words = [token.lower for token in tokens]
    if not 4 < len(words) <= _ASIDE or words[0] != "," or not _STOPPED.isdisjoint(words):  # noqa: PLR2004
        return False
    commas = [place for place, word in enumerate(words) if word == ","]
    lead = list(tokens[commas[-1] + 1 :])
    is_last = bool(lead) and lead[0].lower == "and"
    lead = lead[is_last:]
    if len(lead) > _TITLED or not all(_may_join(token) for token in lead):
        return False
    asides = [words[first + 1 : second] for first, second in pairwise(commas)]
    return all(_tells_what(aside, is_last=is_last) for aside in asides)


def _tells_what(aside: Sequence[str], *, is_last: bool) -> bool:
    """Whether what stands between two commas says who somebody is: an age, a post, "who heads"."""
    if not aside or (len(aside) == 1 and aside[0].isdigit()):
        return bool(aside)
    if aside[0] in ("who", "whose"):
        return is_last or len(aside) > 2  # noqa: PLR2004 - a verb and what it takes
    is_opened = aside[0] in _ASIDE_HEADS or aside[0] in lexicon().people.nouns
    return is_opened and _CLAUSAL.isdisjoint(aside)


_STOPPED: Final = frozenset([";", ":", '"', "\u201c", "\u201d", "(", ")", *DASHES])
_ASIDE_HEADS: Final = word_set(
    "a an the his her their former ex co-editor editor head deputy son daughter aged also both one head of"
    " director member chairman chairwoman chief founder co-founder owner secretary president manager"
)
_CLAUSAL: Final = word_set(
    "was were is are has have had said says told will would while but when after before because that"
)


def _is_other_role(words: Sequence[str]) -> bool:
    """As in "The cook, Anna Test, and the head of the farm, Ivan Probe,": one more told by role."""
    if words[:1] == [","] and words[1:2] and words[1].isdigit() and words[2:3] == [","]:
        words = words[2:]  # "The uncle, Ivan Test, 54, and the leader, Oleg Probe,"
    if words[:1] == ["and"]:
        words = [",", *words]  # "Ivan Test and the head of the farm, Ana Probe,"
    is_closed = words[:2] == [",", "and"] and words[-1:] == [","] and 2 < len(words) <= _ROLE  # noqa: PLR2004
    is_role = is_closed and words[2] in ("the", "his", "her", "their", "a", "an")
    never = _NEVER_BETWEEN - {"of", "for"}
    if any(word.endswith("'s") for word in words):
        never -= {"lawyer"}  # "the union's lawyer"
    return is_role and not never & set(words[2:])


_ROLE: Final = 10
_LIVING: Final = 6


def _may_join(token: Token) -> bool:
    """A comma, "and", an age, or a word for what somebody is: "chief mate", "retired railwayman"."""
    words = lexicon()
    lower = token.lower
    if lower in BETWEEN_NAMES or lower in ROLE_WORDS or lower.isdigit():
        return True
    if lower in words.people.nouns or lower in words.people.demonyms or token.text in _OF_CAPTAINS:
        return True
    if token.text.isupper() and 1 < len(lower) <= _SHORT:
        return True  # "retired GP"
    is_plain = token.text.islower() and lower.removesuffix("'s").replace("-", "").isalpha()
    return is_plain and not (
        lower in words.forms.by_word or lower in words.cues.speech or lower in _NEVER_BETWEEN
    )


_SHORT: Final = 4
_OF_CAPTAINS: Final = frozenset(["Group", "Wing", "Squadron"])
_NEVER_BETWEEN: Final = word_set(
    "alias nicknamed aka"
    " who whose which that while but when where was were is are has have had be been will would may could"
    " of in on at by for to from with against after before under over into than then not no nor said told"
    " lawyer lawyers attorney judge prosecutor counsel minister spokesman spokeswoman barrister about"
    " because until since during between among without he she they it him her them"
)


ROLE_WORDS: Final = word_set(
    "the a an his her their fellow former opposition local human rights student trade union political"
    " sgt cpl lt capt maj col gen pvt pte insp"
    " latter's former's mr mrs ms dr . - year old years old-age aged youth army police"
    " captain commander lieutenant brigadier colonel major sergeant corporal retd"
)
