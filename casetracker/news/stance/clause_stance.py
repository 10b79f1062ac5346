"""What the clause around a verb makes of it where the verb itself looks like a plain statement."""

from collections.abc import Mapping, Sequence
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.stance.noun_stance import before_noun
from casetracker.news.stance.stance import Stance

_REACH: Final = 12
_WISHES: Final = word_set(
    "want wants wanted wanting need needs needed seek seeks sought seeking demand demands demanded"
    " demanding see like request requests requested requesting prefer prefers get have order"
)
_PHRASE_OPENERS: Final = word_set(
    "the a an all these those their his her its our my your them him both more"
)
_PROMISES: Final = (
    "expect expects expected promise promises promised agree agrees agreed pledge pledges pledged"
    " vow vows vowed deal agreement plan terms"
)
_OPEN_ENDED: Final[Mapping[str, Modality]] = {
    word: modality
    for modality, words in (
        (Modality.REQUESTED, "demand demands demanded ask asks asked urge urges urged want wants"),
        (
            Modality.PLANNED,
            _PROMISES,
        ),
        (Modality.POSSIBLE, "hope hopes hoped hoping wish wishes fear fears feared hopeful"),
        (Modality.CONDITIONAL, "when whenever once until till before unless after moment"),
    )
    for word in words.split()
}
_STOPS: Final = frozenset([";", ":", "but", "who", "which", "because", "while", "although"])


def from_clause(tokens: Sequence[Token], index: int, frame: Frame) -> Stance | None:
    """A stance that is not asserted, or None."""
    if frame.voice is Voice.GERUND and _is_of_verdict(tokens, index):
        modality = None
    elif frame.voice is Voice.GERUND or frame.words[:1] == ("being",):
        modality = before_noun(tokens, frame.start)
    elif _is_present(tokens, index, frame):
        modality = _open_ended(tokens, frame.start)
    elif not frame.words and frame.voice is Voice.REDUCED:
        modality = _wished(tokens, index)
    else:
        modality = None
    return None if modality is None else Stance(modality)


def before_told(tokens: Sequence[Token], start: int) -> Modality | None:
    """How "before being freed" is put: as what leads to it is, "spent five months" or "would serve"."""
    if start < 2 or tokens[start - 1].lower != "before":  # noqa: PLR2004 - a verb stands before it
        return None
    forms, modal = lexicon().forms.by_word, lexicon().cues.modal
    for place in range(start - 2, -1, -1):
        token = tokens[place]
        is_infinitive = token.lower == "to" and tokens[place + 1].lower not in _PHRASE_OPENERS
        if token.lower in modal:
            return modal[token.lower]
        if token.lower in _STOPS or is_infinitive:
            return None
        tags = forms.get(token.lower, frozenset())
        is_attribute = tokens[place - 1].lower in _PHRASE_OPENERS
        if token.lower in _PAST or ("past" in tags and "base" not in tags and not is_attribute):
            return Modality.ASSERTED
    return None


_PAST: Final = word_set("was were had spent took led made went gave kept lay saw")


def _is_present(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """Whether a verb is in the present tense and so may speak of what is yet to come."""
    if frame.words:
        return frame.words[0] in ("is", "are") and "been" not in frame.words
    tags = lexicon().forms.by_word.get(tokens[index].lower, frozenset())
    return bool(tags & {"base", "third"}) and not tags & {"past", "part"}


def _is_phrase(tokens: Sequence[Token], place: int, start: int) -> bool:
    """As in "were held after the protest and remain in custody": no clause that something waits for."""
    if tokens[place].lower not in ("after", "before", "until", "till"):
        return False
    forms = lexicon().forms.by_word
    between = [token.lower for token in tokens[place + 1 : start - 1]]
    is_joined = tokens[start - 1].lower in ("and", "but")
    return is_joined and not any(word in forms or word in _VERBS for word in between)


_VERBS: Final = word_set("is are was were has have had been be")


def _open_ended(tokens: Sequence[Token], start: int) -> Modality | None:
    """As in "demand the men are freed", "once they are convicted": present, but not done."""
    for place in range(start - 1, max(-1, start - 1 - _REACH), -1):
        lower = tokens[place].lower
        if lower in _STOPS:
            return None
        modality = None if _is_phrase(tokens, place, start) else _OPEN_ENDED.get(lower)
        if lower == "that" and tokens[place - 1].lower in _SEEN_TO:
            return Modality.REQUESTED
        if modality is None:
            if lower == "," and not _is_under(tokens, place):
                return None
            continue
        if lower == "after" and tokens[-1].lower != ".":
            return None  # a headline tells in the present what was done
        return modality
    return None


def _is_of_verdict(tokens: Sequence[Token], index: int) -> bool:
    """As in "has sentenced five men, finding them guilty": done with what stands before the comma."""
    is_beside = index > 1 and tokens[index - 1].lower == ","
    before = {token.lower for token in tokens[max(0, index - _VERDICT) : index]}
    is_told = bool(_GAVE & before) and not _TO_BE & before
    return is_beside and tokens[index].lower in ("finding", "convicting", "acquitting") and is_told


_VERDICT: Final = 30
_GAVE: Final = word_set("sentenced gave handed jailed convicted ruled")
_TO_BE: Final = word_set("will would may could might")
# "see to it that their convictions are quashed", "make sure that", "ensure that"
_SEEN_TO: Final = word_set("it sure ensure guarantee")


def _is_under(tokens: Sequence[Token], comma: int) -> bool:
    """As in "Under the deal, ...": the comma closes what the clause depends on."""
    return comma <= _REACH and tokens[0].lower == "under"


def _wished(tokens: Sequence[Token], index: int) -> Modality | None:
    """As in "want the men released", "hopes to see six soldiers freed"."""
    for place in range(index - 2, max(-1, index - 1 - _REACH), -1):
        lower = tokens[place].lower
        if lower in _STOPS or lower in (",", "and", "that", "by"):
            return None
        if lower in _WISHES:
            following = tokens[place + 1].lower
            is_phrase = (
                following in _PHRASE_OPENERS
                or tokens[place + 1].text[0].isupper()
                or following in lexicon().people.nouns
                or following in lexicon().people.demonyms
                or number_at(tokens, place + 1) is not None
            )
            is_seen = lower == "see" and lexicon().cues.modal.get(tokens[place - 1].lower)
            wished = is_seen or Modality.REQUESTED  # "the deal will see six soldiers freed"
            return wished if is_phrase else None
    return None


def is_untrue(behind: Sequence[str]) -> bool:
    """As in "... are false", "... was denied by the army"; not "after he was denied medicine"."""
    if _FORGED.isdisjoint(behind) and _UNTRUE.isdisjoint(behind):
        return False
    if any(
        be in _IS and article in ("a", "an") and word in _FORGED
        for be, article, word in zip(behind, behind[1:], behind[2:], strict=False)
    ):
        return True
    return any(
        be in _IS
        and word in _UNTRUE
        and (word != "denied" or not after[0].isalpha() or after == "by")
        for be, word, after in zip(behind, behind[1:], [*behind[2:], "."], strict=False)
    )


_FORGED: Final = frozenset(["forgery", "fake", "fabrication", "hoax", "lie", "invention", "rumour"])
_IS: Final = frozenset(["is", "are", "was", "were", "as"])
_UNTRUE: Final = frozenset(
    [
        "false",
        "untrue",
        "unfounded",
        "baseless",
        "incorrect",
        "fake",
        "inaccurate",
        "groundless",
        "denied",
        "devoid",
    ]
)
