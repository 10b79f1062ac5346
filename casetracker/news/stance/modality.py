"""How a statement is put: what is negated, planned, possible, asked for or doubted is not asserted."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.asides import before_aside
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.people_nouns import head_of
from casetracker.news.stance.clause_stance import before_told, from_clause, is_untrue
from casetracker.news.stance.governors import governor_stance
from casetracker.news.stance.noun_stance import behind_noun, noun_modality
from casetracker.news.stance.stance import ASSERTED, Stance
from casetracker.news.stance.time_clauses import is_awaited

_NOT: Final = frozenset(["not", "n't", "never", "hardly", "neither"])
_NOW: Final = word_set("is are am 're 's 'm")
_SUBORDINATORS: Final = word_set("because after since although while when as whereas")
_DOUBTFUL_SCORE: Final = 0.4


def stance_of_verb(tokens: Sequence[Token], index: int, frame: Frame) -> Stance:
    """How the verb at an index is put."""
    if _is_joined_infinitive(tokens, index, frame):
        return Stance(Modality.PLANNED)
    if _is_demanded(tokens, index, frame):
        return Stance(Modality.REQUESTED)
    joined = _of_first_infinitive(tokens, index, frame)
    if joined is not None:
        return joined
    if tokens[index].lower == "going" and _NOW & set(frame.words):
        return Stance(Modality.PLANNED)  # "We are going to the Court of Cassation"
    own = _from_auxiliaries(tokens, index, frame)
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
    if wide is None and not _is_of_none(tokens, frame):
        wide = _from_scope(tokens, frame.start, is_finite=_is_finite(frame))
    wide = wide or from_clause(tokens, index, frame)
    if wide is not None:
        return wide
    if frame.words and frame.words[0] == "be":
        return Stance(Modality.REQUESTED)
    is_noun = frame.voice is Voice.GERUND and index > 0 and tokens[index - 1].lower in ("the", "a")
    behind = behind_noun(tokens, index) if is_noun else None
    return own or ASSERTED if behind is None else Stance(behind)  # "the hearing of six may be held"


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
    items = [p for p in range(index) if tokens[p].lower in _BULLETS and _is_base(tokens[p + 1])]
    if not items:
        return False
    between = {token.lower for token in tokens[items[-1] + 2 : index]}
    is_first = index == items[-1] + 1
    return is_first or (tokens[index - 1].lower == "and" and not between & {";", "who", "which"})


def _of_first_infinitive(tokens: Sequence[Token], index: int, frame: Frame) -> Stance | None:
    """As in "called on it to free him, drop all charges and quash": as the first of several is put."""
    if frame.words or index < 3 or tokens[index - 1].lower not in ("and", ",", "or"):  # noqa: PLR2004
        return None
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    tags = lexicon().forms.by_word.get(tokens[index].text, frozenset())
    if (
        tokens[index].lower in _OWN
        or "base" not in tags
        or (tags & {"past", "part"} and following not in _OBJECTS)
    ):
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


_BULLETS: Final = frozenset(["-", "\u2013", "\u2014", "\u2022", "*", "\u00b7", "\u25aa"])


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
    return _from_scope(tokens, index, is_finite=False) or ASSERTED


def _from_sentence(tokens: Sequence[Token], index: int, frame: Frame) -> Stance | None:
    """What the sentence as a whole makes of a verb: a question, "had they ...", "... are false"."""
    is_aside = frame.voice is Voice.REDUCED and not frame.words and tokens[0].lower not in _ASKS
    if tokens[-1].lower == "?" and not is_aside:
        return Stance(Modality.POSSIBLE)
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


def _is_left_unsaid(tokens: Sequence[Token], start: int) -> bool:
    """As in "did not say how many of them had been convicted": nobody is said to have been."""
    before = [token.lower for token in tokens[max(0, start - _UNSAID) : start]]
    return any(
        first in _NOT and verb in _SAYING and asked in ("how", "whether", "if")
        for first, verb, asked in zip(before, before[1:], before[2:], strict=False)
    )


_UNSAID: Final = 12
_SAYING: Final = word_set("say disclose specify reveal announce confirm clarify state")


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


def _did_not(tokens: Sequence[Token], index: int) -> bool:
    """As in "was to open last Monday and did not"."""
    words = [token.lower for token in tokens[index + 1 :]]
    return any(
        first == "did" and second == "not" and third in (".", ",", ";", '"', "\u201d")
        for first, second, third in zip(words, words[1:], words[2:], strict=False)
    )


def _reach(tokens: Sequence[Token], index: int) -> int:
    """Where the clause begins that a cue may reach from."""
    breaks = lexicon().cues.breaks
    for place in range(index - 1, -1, -1):
        lower = tokens[place].lower
        if lower in breaks or (lower == "," and _starts_clause(tokens, place)):
            return place + 1
        if lower in _SUBORDINATORS and place < index - 1 and lower != "as":
            return place + 1
    return 0


def _starts_clause(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes a clause: ", and the police", ", who", ", the ministry said"."""
    following = tokens[comma + 1].lower if comma + 1 < len(tokens) else ""
    if following in ("who", "which", "where", "when"):
        return True
    return following == "and" and not any(
        token.lower in ("if", "unless") for token in tokens[:comma]
    )


def _from_scope(tokens: Sequence[Token], start: int, *, is_finite: bool) -> Stance | None:
    """What a phrase before the verb makes of it; nearer phrases are looked at first."""
    cues = lexicon().cues
    if is_finite:
        start = before_aside(tokens, start)
    reach = _reach(tokens, start)
    if is_finite and start > 1 and tokens[start - 1].lower == "and" and tokens[start].lower in _OWN:
        reach = start  # "accused of X and was charged": a clause of its own
    for place in range(start - 1, reach - 1, -1):
        if not cues.scope.may_begin(tokens[place].lower):
            continue
        for _, name in cues.scope.at(tokens, place):
            stance = _scoped(tokens, place, start, name, is_finite=is_finite)
            if stance is not None:
                return stance
    return _negative_subject(tokens, reach, start)


_OWN: Final = word_set("was were is are has have had")


def _scoped(
    tokens: Sequence[Token], place: int, start: int, name: str, *, is_finite: bool
) -> Stance | None:
    distance = start - place
    between = tokens[place:start]
    if name == "conditional":
        crosses = any(token.lower == "," for token in between)
        return None if crosses else Stance(Modality.CONDITIONAL)
    if name in ("denied", "undenied"):
        words = {token.lower for token in between}
        if is_finite and "and" in words and "that" not in words:
            return None  # "Bail was denied and Ivan Test was remanded"
        if is_finite and "," in words and tokens[place - 1].lower == "who":
            return None  # "Ivan Test, who denies wrongdoing, is under house arrest"
        if name == "undenied" or _is_undenied(tokens, place):
            return Stance(Modality.ASSERTED, factor=_DOUBTFUL_SCORE)
        if any(token.lower in _ADDING for token in between):
            return None  # "denied that he had been beaten, saying he was arrested lawfully"
        has_that = not is_finite or any(token.lower == "that" for token in between[:8])
        return Stance(Modality.DENIED) if has_that or distance <= 8 else None  # noqa: PLR2004 - one short clause
    if name == "negated":
        is_past = (
            is_finite and tokens[place].lower in _OF_A_PHRASE
        )  # "without bail and six were freed"
        ends = _EMBEDDED | {"and"} if is_past else _EMBEDDED
        ends = ends | {"after", "before"} if tokens[place].lower == "without" else ends
        is_near = distance <= 9 and not any(  # noqa: PLR2004 - the same phrase
            token.lower in ends for token in between
        )
        return Stance(Modality.NEGATED) if is_near else None
    if name == "alleged":
        return _alleged(tokens, place, is_finite=is_finite)
    is_that = place + 1 < len(tokens) and tokens[place + 1].lower == "that"
    is_doubt = tokens[place].lower in _DOUBTS or is_that
    if is_finite and (name != "possible" or not is_doubt):
        return None
    return Stance(Modality(name)) if distance <= 14 else None  # noqa: PLR2004 - the same clause


_ADDING: Final = word_set("saying insisting adding claiming arguing explaining")


def _is_of_people(tokens: Sequence[Token], place: int) -> bool:
    """As in "the alleged ringleader": it doubts what somebody is, not what befell him."""
    if tokens[place].lower != "alleged":
        return False
    return head_of(tokens, place + 1) is not None


def _alleged(tokens: Sequence[Token], place: int, *, is_finite: bool) -> Stance | None:
    """What a word of hearsay makes of a verb behind it; None where it only says what somebody is."""
    if _is_of_people(tokens, place) or _is_called_accused(tokens, place):
        return None
    following = [token.lower for token in tokens[place + 1 : place + 3]]
    if is_finite and following == ["to", "be"] and tokens[place - 1].lower not in _NAMELESS:
        return None  # "a man alleged to be his accomplice was jailed"
    if is_finite and tokens[place].lower in ("accused", "suspected"):
        return None  # "the trial of six accused of plotting opened": only the plot is alleged
    return Stance(Modality.ALLEGED, is_hearsay=tokens[place].lower in _NAMELESS)


def _is_called_accused(tokens: Sequence[Token], place: int) -> bool:
    """As in "nine of the accused were cleared of all charges": what they are called."""
    before = tokens[place - 1].lower if place else ""
    return tokens[place].lower == "accused" and (before in _CALLS or before[:1].isdigit())


_CALLS: Final = word_set("the these those all both other of four five six seven eight nine ten")
_OF_A_PHRASE: Final = word_set("without instead rather lack absence spared escaped avoided")
_EMBEDDED: Final = word_set(", why where how when what who")
_NAMELESS: Final = word_set("allegedly reportedly purportedly supposedly it is are was were")
_DOUBTS: Final = word_set(
    "assumed thought imagined supposed possibly probably perhaps maybe unconfirmed"
    " rumours rumors rumour rumor unclear unknown"
    " uncertain unsure can't couldn't whether apparently could cannot no likely not"
    " did does do has have had didn't doesn't hasn't fears fear feared hopes hoped"
)


def _is_numbering(tokens: Sequence[Token], place: int) -> bool:
    """As in "Law No. 3713", and where "no" ends what somebody said."""
    following = tokens[place + 1].lower if place + 1 < len(tokens) else "."
    return following == "." or following[0].isdigit()


def _is_undenied(tokens: Sequence[Token], place: int) -> bool:
    return any(
        token.lower in _NOT or token.lower.endswith("n't") or token.lower in ("without", "cannot")
        for token in tokens[max(0, place - 3) : place]
    )


def _negative_subject(tokens: Sequence[Token], reach: int, start: int) -> Stance | None:
    """As in "No arrests were made", "nor were they released"."""
    for place in range(start - 1, max(reach, start - 6) - 1, -1):
        if tokens[place].lower in ("no", "nor") and not _is_numbering(tokens, place):
            if place and tokens[place - 1].lower == "of":
                return None  # "Ivan Test, 22, of no fixed address, was charged"
            following = {token.lower for token in tokens[place:start]}
            if following & {"doubt", "longer", "article"} and "longer" not in following:
                return None
            return Stance(Modality.NEGATED)
    return None
