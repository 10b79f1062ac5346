"""How a statement is put: what is negated, planned, possible, asked for or doubted is not asserted."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.stance.bare_forms import of_bare_form
from casetracker.news.stance.clause_stance import before_told, from_clause, is_untrue
from casetracker.news.stance.governors import governor_stance
from casetracker.news.stance.noun_stance import behind_noun, noun_modality
from casetracker.news.stance.scope import from_scope
from casetracker.news.stance.stance import ASSERTED, Stance
from casetracker.news.stance.time_clauses import is_awaited

_NOT: Final = frozenset(["not", "n't", "never", "hardly", "neither"])


def stance_of_verb(tokens: Sequence[Token], index: int, frame: Frame) -> Stance:
    """How the verb at an index is put."""
    bare = of_bare_form(tokens, index, frame)
    if bare is not None:
        is_none = bool(frame.words) and _is_of_nobody(tokens, frame.start)
        return Stance(Modality.NEGATED) if is_none else bare
    own = _from_auxiliaries(tokens, index, frame)
    if frame.words[:1] and frame.words[0] in lexicon().cues.modal:
        own = Stance(Modality.NEGATED) if _is_of_nobody(tokens, frame.start) else own
    if own is not None and own.modality is not Modality.ASSERTED:
        return _under_condition(tokens, index, own)
    after = _negated_object(tokens, index)
    if after is not None:
        return after
    is_gerund = frame.voice is Voice.GERUND or "being" in frame.words
    led_to = before_told(tokens, frame.start) if is_gerund else None
    if led_to is not None:
        return Stance(led_to)
    wide = _from_sentence(tokens, index, frame)
    if wide is None and not _is_of_none(tokens, frame) and not _is_beside_question(tokens, frame):
        wide = from_scope(tokens, frame.start, is_finite=_is_finite(frame))
    wide = wide or from_clause(tokens, index, frame)
    if wide is not None:
        return wide
    if frame.words and frame.words[0] == "be":
        return Stance(Modality.REQUESTED)
    is_noun = frame.voice is Voice.GERUND and index > 0 and tokens[index - 1].lower in ("the", "a")
    behind = behind_noun(tokens, index) if is_noun else None
    return own or ASSERTED if behind is None else Stance(behind)  # "the hearing of six may be held"


def stance_of_noun(tokens: Sequence[Token], index: int) -> Stance:
    """How a noun ("the release of ...") is put: by what governs it."""
    before = tokens[index - 1].lower if index else ""
    if before in ("no", "without"):
        return Stance(Modality.NEGATED)
    if tokens[-1].lower == "?":
        return Stance(Modality.POSSIBLE)
    behind = [token.lower for token in tokens[index + 1 :]]
    if is_untrue(behind):
        return Stance(Modality.DENIED)
    modality = noun_modality(tokens, index)
    if modality is not None:
        return Stance(modality)
    return from_scope(tokens, index, is_finite=False) or ASSERTED


def _from_sentence(tokens: Sequence[Token], index: int, frame: Frame) -> Stance | None:
    """What the sentence as a whole makes of a verb: a question, "had they ...", "... are false"."""
    is_aside = frame.voice is Voice.REDUCED and not frame.words and tokens[0].lower not in _ASKS
    is_aside = is_aside or _is_apposed(tokens, frame)
    if tokens[-1].lower == "?" and not is_aside:
        return Stance(Modality.POSSIBLE)
    if _is_under_if(tokens, index, frame):
        return Stance(Modality.CONDITIONAL)
    is_inverted = tokens[0].lower == "had" and "," not in {t.lower for t in tokens[:index]}
    if is_inverted or is_awaited(tokens, index, frame):
        return Stance(Modality.CONDITIONAL)
    behind = [token.lower for token in tokens[index + 1 :]]
    if tokens[0].lower == "how" and _UNKNOWN & set(behind):
        return Stance(Modality.POSSIBLE)  # "How many have been convicted is not known"
    if _is_left_unsaid(tokens, frame.start):
        return Stance(Modality.POSSIBLE)
    if is_untrue(behind):
        return Stance(Modality.DENIED)
    if any(
        first == "not" and second in ("correspond", "reflect") for first, second in pairwise(behind)
    ):
        return Stance(Modality.DENIED)
    return None


def _is_beside_question(tokens: Sequence[Token], frame: Frame) -> bool:
    """As in "whether Ivan Test, convicted in May, can": a fact beside what is open."""
    return _is_apposed(tokens, frame) and _is_open(tokens, frame.start)


def _is_apposed(tokens: Sequence[Token], frame: Frame) -> bool:
    """As in "Ivan Test, who was arrested in May", "Ivan Test, convicted in May": said beside a question."""
    before = tokens[max(0, frame.start - 2) : frame.start]
    if len(before) < 2:  # noqa: PLR2004 - a comma and "who", a name and a comma
        return False
    if before[1].lower == "who":
        return before[0].lower == "," and frame.words[:1] in (("was",), ("were",))
    is_reduced = frame.voice is Voice.REDUCED and not frame.words
    return is_reduced and before[1].lower == "," and before[0].text[0].isupper()


def _is_under_if(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "If leave is refused, the sentence becomes final": in the present, behind a condition."""
    tags = lexicon().forms.by_word.get(tokens[index].lower, frozenset())
    is_now = frame.words[:1] in (("is",), ("are",)) or (not frame.words and "third" in tags)
    return is_now and is_behind_if(tokens, index)


def is_behind_if(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence opens with a condition that a comma ends before a token."""
    is_open = tokens[0].lower in ("if", "unless", "should")
    return is_open and any(tokens[place].lower == "," for place in range(index))


def _is_left_unsaid(tokens: Sequence[Token], start: int) -> bool:
    """As in "did not say how many of them had been convicted": nobody is said to have been."""
    begins = max(0, start - _UNSAID)
    words = [token.lower for token in tokens[begins:start]]
    for place in range(1, len(words)):
        first, verb = words[place - 1], words[place]
        if verb not in _SAYING or not (first in _NOT or first.endswith("n't")):
            continue
        if words[place + 1 : place + 2] and words[place + 1] in ("how", "whether", "if"):
            return True
        if verb in _MERELY_SAYING and _is_clause(tokens, begins + place + 1, start):
            return True
    return False


def _is_clause(tokens: Sequence[Token], first: int, start: int) -> bool:
    """Whether what was said opens with "that", or with nothing but the subject of the verb."""
    words = [token.lower for token in tokens[first:start]]
    if not _ASKED.isdisjoint(words):
        return False  # "did not say where the six who were arrested": they were
    if "that" in words:
        return "," not in words[words.index("that") :]
    return 0 < len(words) <= _SUBJECT and _BETWEEN.isdisjoint(words)


_UNSAID: Final = 12
_SAYING: Final = word_set(
    "say disclose specify reveal announce confirm clarify state claim suggest"
)
# not "did not reveal that he had been convicted", which takes it that he was
_MERELY_SAYING: Final = word_set("say claim suggest state")
_ASKED: Final = word_set("where why when who whom which what how after before because")
_BETWEEN: Final = word_set("of for in on at to anything more much , ; : and but")
_SUBJECT: Final = 5


def _is_of_none(tokens: Sequence[Token], frame: Frame) -> bool:
    """As in "None of the three men held has been charged": the three are held."""
    is_reduced = frame.voice is Voice.REDUCED and not frame.words
    return is_reduced and tokens[0].lower in ("none", "neither") and frame.start < _WHOLE


_WHOLE: Final = 8
_UNKNOWN: Final = word_set("known unknown unclear")
_ASKS: Final = word_set("was were is are has have had did do does")


def _is_finite(frame: Frame) -> bool:
    if frame.voice is Voice.GERUND:
        return False
    return not (frame.words and frame.words[0] in ("be", "to", "being"))


def _from_auxiliaries(tokens: Sequence[Token], index: int, frame: Frame) -> Stance | None:
    words = frame.words
    if "to" in words:
        governed = governor_stance(tokens, frame, index)
        if governed is not None:
            return governed
    modal = lexicon().cues.modal
    if words[:1] in (("may",), ("might",)) and _NOT & set(words):
        return Stance(Modality.POSSIBLE)  # "may never be tried"
    if words[:1] in (("should",), ("ought",)) and {"not", "never"} & set(words) and "have" in words:
        return ASSERTED  # "should never have been charged": but was
    for word in words:
        if word in _NOT and not _is_not_only(tokens, frame.start, index):
            return ASSERTED if _is_only_later(tokens, index, words) else Stance(Modality.NEGATED)
    if words == ("been",) and any(
        t.lower == "had" for t in tokens[max(0, frame.start - 5) : frame.start]
    ):
        return Stance(Modality.CONDITIONAL)
    found = next((modal[word] for word in words if word in modal), None)
    if "cannot" in words:
        return Stance(Modality.NEGATED)
    if found is not None:
        return Stance(_of_modal(tokens, frame.start, found))
    return _by_adverb(tokens, frame.start, index)


def _is_of_nobody(tokens: Sequence[Token], start: int) -> bool:
    """As in "No one will be charged", "No case will be opened", "none of the men can be freed"."""
    for place in range(start - 1, max(-1, start - _SUBJECT - 2), -1):
        lower = tokens[place].lower
        if lower in _NONE or (lower == "not" and tokens[place + 1].lower in ("one", "a")):
            following = tokens[place + 1].lower
            is_of = place > 0 and tokens[place - 1].lower in ("of", "with")
            return not is_of and following not in _NOT_NONE and not following[0].isdigit()
        if lower in _ENDS_SUBJECT or not lower[0].isalnum():
            return False
    return False


_NONE: Final = word_set("no nobody no-one none neither")
_NOT_NONE: Final = word_set("doubt longer later fewer less more matter .")
_ENDS_SUBJECT: Final = word_set(
    "that who which whom and or but if whether when where was were is are be been has have had in by"
)


def _by_adverb(tokens: Sequence[Token], start: int, index: int) -> Stance | None:
    """What an adverb among the auxiliaries makes of a verb: "was nearly freed", "were reportedly held"."""
    between = {token.lower for token in tokens[start:index]}
    if between & {"almost", "nearly", "narrowly"}:
        return Stance(Modality.NEGATED)
    if between & {"allegedly", "reportedly", "purportedly", "supposedly"}:
        return Stance(Modality.ALLEGED, is_hearsay=True)
    return Stance(Modality.POSSIBLE) if between & {"probably", "possibly", "presumably"} else None


def _of_modal(tokens: Sequence[Token], start: int, found: Modality) -> Modality:
    """What "will" or "could" makes of a verb in its clause."""
    if found is Modality.PLANNED and _is_open(tokens, start):
        return Modality.POSSIBLE
    if found is Modality.POSSIBLE and _is_forestalled(tokens, start):
        return Modality.NEGATED
    if found is Modality.PLANNED and any(t.lower in _ANYBODY for t in tokens[:start]):
        return Modality.CONDITIONAL
    return found


def _is_open(tokens: Sequence[Token], start: int) -> bool:
    """As in "has yet to say whether she will appeal"."""
    return any(token.lower == "whether" for token in tokens[max(0, start - 8) : start])


_ANYBODY: Final = frozenset(["anyone", "anybody", "whoever"])


def _is_forestalled(tokens: Sequence[Token], start: int) -> bool:
    """As in "fled before he could be arrested"."""
    return any(token.lower == "before" for token in tokens[max(0, start - 4) : start])


def _is_only_later(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    """As in "charges were not brought until 2021": it was done, only later."""
    if not any(word in ("was", "were", "did") for word in words):
        return False
    return any(token.lower == "until" for token in tokens[index + 1 : index + 4])


def _is_not_only(tokens: Sequence[Token], start: int, index: int) -> bool:
    return any(
        tokens[place].lower == "not" and tokens[place + 1].lower in ("only", "just", "merely")
        for place in range(start, index)
    )


def _negated_object(tokens: Sequence[Token], index: int) -> Stance | None:
    """As in "arrested nobody", "made no arrests"."""
    following = [token.lower for token in tokens[index + 1 : index + 3]]
    if following == ["no", "evidence"]:
        return None  # "The Crown offered no evidence": it gave the case up
    if following[:1] and following[0] in ("no", "nobody", "none", "neither", "nothing"):
        return Stance(Modality.NEGATED)
    return Stance(Modality.NEGATED) if following == ["no", "one"] else None


def _under_condition(tokens: Sequence[Token], index: int, stance: Stance) -> Stance:
    """A planned or possible statement is conditional where the sentence has an "if"."""
    if stance.modality is Modality.NEGATED:
        near = {token.lower for token in tokens[max(0, index - 8) : index]}
        behind = {token.lower for token in tokens[index : index + 3]}
        is_tied = near & {"condition", "unless", "if"} or "unless" in behind
        return Stance(Modality.CONDITIONAL) if is_tied else stance
    is_early = tokens[0].lower in ("if", "unless")
    if stance.modality is Modality.POSSIBLE and (is_early or _is_told_if(tokens, index)):
        return Stance(Modality.CONDITIONAL)  # "If found guilty, they could be jailed"
    if stance.modality is not Modality.PLANNED:
        return stance
    if _did_not(tokens, index):
        return Stance(Modality.NEGATED)
    is_quoted = tokens[index].is_quoted
    words = [token.lower for token in tokens[:index] if is_quoted or not token.is_quoted]
    words += [token.lower for token in tokens[index : index + 12]]
    is_tied = any(
        word in ("if", "unless", "provided") and (word, following) not in _SET_PHRASES
        for word, following in pairwise([*words, ""])
    )
    return Stance(Modality.CONDITIONAL) if is_tied else stance


# "to the regional court and, if need be, to Europe"
_SET_PHRASES: Final = frozenset([("if", word) for word in ("need", "needed", "necessary", "any")])


def _is_told_if(tokens: Sequence[Token], index: int) -> bool:
    """As in "may be handed back, if their governments ask"."""
    words = [token.lower for token in tokens[index : index + 12]]
    return (",", "if") in pairwise(words)


_BILLS: Final = word_set("bill amendment motion proposal law draft resolution")
_LOST: Final = word_set("voted rejected defeated vetoed scrapped shelved withdrawn blocked")


def _did_not(tokens: Sequence[Token], index: int) -> bool:
    """As in "was to open last Monday and did not", "a bill that would free them was voted down"."""
    words = [token.lower for token in tokens[index + 1 :]]
    is_lost = not _LOST.isdisjoint(words) and any(
        be in ("was", "were", "been") and word in _LOST for be, word in pairwise(words)
    )
    if is_lost and not _BILLS.isdisjoint(token.lower for token in tokens[:index]):
        return True
    return any(
        first == "did" and second == "not" and third in (".", ",", ";", '"', "\u201d")
        for first, second, third in zip(words, words[1:], words[2:], strict=False)
    )
