"""How a verb is put that no auxiliary of its own tells of: a demand, the second of two infinitives."""

from collections.abc import Sequence
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.grammar.verb_forms import BULLETS
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.stance.governors import governor_stance
from casetracker.news.stance.stance import Stance

_NOW: Final = word_set("is are am 're 's 'm")
_OWN: Final = word_set("was were is are has have had")


def of_bare_form(tokens: Sequence[Token], index: int, frame: Frame) -> Stance | None:
    """How a verb is put that no auxiliary of its own tells of: a demand, the second of two infinitives."""
    if _is_joined_infinitive(tokens, index, frame):
        return Stance(Modality.PLANNED)
    if _is_demanded(tokens, index, frame):
        return Stance(Modality.REQUESTED)
    if tokens[index].lower == "going" and _NOW & set(frame.words):
        return Stance(Modality.PLANNED)  # "We are going to the Court of Cassation"
    return _of_first_infinitive(tokens, index, frame)


def _is_joined_infinitive(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "in order to identify and detain": the second of two infinitives."""
    if frame.words or index < 3 or tokens[index - 1].lower not in ("and", "or"):  # noqa: PLR2004 - "to find and"
        return False
    tags = lexicon().forms.by_word.get(tokens[index].lower, frozenset())
    return tags == {"base"} and tokens[index - 3].lower == "to"


def _is_demanded(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "- quash his conviction and drop all charges": an item of a list of demands."""
    if frame.words or not _is_base(tokens[index]):
        return False
    items = [p for p in range(index) if tokens[p].lower in BULLETS and _is_base(tokens[p + 1])]
    if not items:
        return False
    between = {token.lower for token in tokens[items[-1] + 2 : index]}
    is_first = index == items[-1] + 1
    return is_first or (tokens[index - 1].lower == "and" and not between & {";", "who", "which"})


def _of_first_infinitive(tokens: Sequence[Token], index: int, frame: Frame) -> Stance | None:
    """As in "called on it to free him, drop all charges and quash": as the first of several is put."""
    if frame.words or index < 3 or tokens[index - 1].lower not in ("and", ",", "or"):  # noqa: PLR2004
        return None
    following = tokens[index + 1].text if index + 1 < len(tokens) else "."
    tags = lexicon().forms.by_word.get(tokens[index].text, frozenset())
    is_taking = following in _OBJECTS or following[0].isupper()
    if tokens[index].lower in _OWN or "base" not in tags:
        return None
    if tags & {"past", "part"} and not is_taking:
        return None
    for place in range(index - 2, max(0, index - _INFINITIVES), -1):
        lower = tokens[place].lower
        if lower in _NO_INFINITIVE:
            return None
        if lower == "to" and "base" in lexicon().forms.by_word.get(tokens[place + 1].text, ()):
            first = Frame(Voice.ACTIVE, place, ("to",))
            return governor_stance(tokens, first, place + 1) or Stance(Modality.PLANNED)
    return None


_INFINITIVES: Final = 28
_OBJECTS: Final = word_set("him her them the all his their")
_NO_INFINITIVE: Final = word_set(
    "; : who which that was were is are said says had has have will would"
)


def _is_base(token: Token) -> bool:
    return lexicon().forms.by_word.get(token.text, frozenset()) == {"base"}
