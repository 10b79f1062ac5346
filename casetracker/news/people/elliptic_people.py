"""Numbers that stand for people without a noun: "17 were", "14 and then 13 more"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.bare_numbers import is_object, is_tried
from casetracker.news.people.mention import Mention
from casetracker.news.people.people_nouns import head_of

ELLIPSIS_NEXT: Final = word_set(
    "will would could may might must should can did do were was is are have had has got remain"
    " remained received who stood went face guilty free spent said be say told faced came left returned"
    " pleaded admitted appeared lost stay stayed stays both walked got walk go get"
    " plead appear die leave return"
)


def elliptic(tokens: Sequence[Token], base: Mention, end: int) -> Mention | None:
    """A number that stands for people without a noun: "17 were", "14 and then 13 more"."""
    before = tokens[base.first - 1].lower if base.first else ""
    if before == "as" and base.first > 1 and tokens[base.first - 2].lower in ("young", "old"):
        before = "count"  # "boys as young as 14 were held": an age
    if end >= len(tokens) or before in _COUNTED:
        is_meant = is_tried(tokens, base.first) or is_object(tokens, base.first, ".")
        return base if is_meant and before not in _COUNTED else None
    following = tokens[end].lower
    if following in lexicon().people.ellipsis or following == "more":
        last = end + 1
        is_told = (
            last < len(tokens) and tokens[last].lower in ELLIPSIS_NEXT
        )  # "13 more got six years"
        if following == "others" or is_told or may_end(tokens, last):
            return replace(base, last=last, is_new=True)
        return None
    if following in _ADVERBS and end + 1 < len(tokens):
        following = tokens[end + 1].lower
    tags = lexicon().forms.by_word.get(following, frozenset())
    is_whose = _is_of_whom(tokens, base.first) or _is_before_some(tokens, end)
    if following in ELLIPSIS_NEXT or following == "serving" or tags & {"part", "past"} or is_whose:
        return base
    if before == "another":
        return replace(base, is_new=True)
    is_whole = base.is_definite or (base.is_whole and base.first == 1)
    if is_whole and following in _BEHIND_WHOLE:
        return base  # "the four to prison", "Of 140, 52 were arrested"
    if _goes_on_counting(tokens, end) or is_tried(tokens, base.first):
        return base
    return base if is_object(tokens, base.first, following) else None


# "charged in Counts 20 through 31 face": no people
_COUNTED: Final = word_set("through count counts article articles section sections paragraph")


def _is_of_whom(tokens: Sequence[Token], first: int) -> bool:
    """As in "of whom three, two of them students, are out on bail"."""
    return first > 1 and [tokens[first - 2].lower, tokens[first - 1].lower] == ["of", "whom"]


def _is_before_some(tokens: Sequence[Token], end: int) -> bool:
    """As in "three, among them the geologist Anna Test, got", "four, including two women, were"."""
    words = [token.lower for token in tokens[end : end + 3]]
    if words == [",", "among", "them"]:
        return True
    behind = [token.lower for token in tokens[end + 2 : end + 12]]
    comma = behind.index(",") if "," in behind else len(behind)
    is_resumed = any(word in ELLIPSIS_NEXT for word in behind[comma + 1 : comma + 2])
    return words[:2] == [",", "including"] and is_resumed


_BEHIND_WHOLE: Final = word_set(
    ", of to in for with from on . at under into before behind guilty free home"
)


def may_end(tokens: Sequence[Token], index: int) -> bool:
    """Whether a phrase may end before a token: a stop word or a mark stands there."""
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
            and (head_of(tokens, end + step + 1) is not None)
        )
    return words[:2] == ["in", "the"] and len(words) > 2 and words[2] in _ORDINALS  # noqa: PLR2004 - three words


_ADVERBS: Final = word_set("originally initially already now later still currently formally also")


_ORDINALS: Final = word_set("first second third fourth fifth other latter same")
