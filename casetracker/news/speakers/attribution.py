"""Who says it: no cue of a speaker means the article's own voice, never a fact."""

from collections.abc import Iterator, Sequence
from typing import Final

from casetracker.model.vocabulary import Attribution
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import NUMERALS
from casetracker.news.language.sentences import Sentence, Token
from casetracker.news.language.words import word_set
from casetracker.news.speakers.speaker_clauses import QUOTES, is_relative
from casetracker.news.speakers.speaker_phrases import (
    AUXILIARY,
    MAX_SPEAKER_TOKENS,
    PRONOUNS,
    coordinated,
    inverted,
    is_document,
    is_no_noun,
    is_somebody,
    is_source,
    phrase_before,
    spelled,
    with_aside,
    without_time,
)
from casetracker.news.values import value


@value()
class Speech:
    """A speaker and the tokens that are in that voice: from `first` up to `last`."""

    speaker: str
    verb: int
    first: int
    last: int
    is_document: bool


@value()
class Voice:
    """How a claim is attributed; `verb` is the word that says so."""

    attribution: Attribution
    speaker: str | None
    verb: str | None = None


OWN: Final = Voice(Attribution.OWN, None)


def speeches(sentence: Sentence) -> list[Speech]:
    """The speakers that a sentence names, in order."""
    tokens = sentence.tokens
    found = list(_according(sentence))
    verbs = lexicon().cues.speech
    if ":" in sentence.words:
        found += _labelled(tokens)
        verbs = verbs | _WITH_COLON
    if verbs.isdisjoint(sentence.words):
        return found
    for index, token in enumerate(tokens):
        if token.lower not in verbs or token.is_quoted or not _is_speech(tokens, index):
            continue
        if (token.text[0].islower() or not index) and is_no_noun(tokens, index):
            speech = _said(tokens, index)
            if speech is not None:
                found.append(speech)
    return found


def _is_speech(tokens: Sequence[Token], index: int) -> bool:
    """Not "continued" alone; "The head of the judiciary continued: Three defendants were"."""
    if tokens[index].lower in lexicon().cues.speech:
        return True
    return index + 1 < len(tokens) and tokens[index + 1].lower == ":"


_WITH_COLON: Final = word_set("continued continues concluded concludes went pointed")


def voice_at(
    sentence: Sentence, index: int, found: Sequence[Speech], last_speaker: str | None
) -> Voice:
    """In whose voice the token at an index is; the outermost speaker that covers it."""
    covering = [speech for speech in found if speech.first <= index < speech.last]
    if sentence.tokens[index].is_quoted:
        outer = covering[0] if covering else (found[0] if len(found) == 1 else None)
        if outer is not None:
            return Voice(Attribution.DIRECT, outer.speaker, sentence.tokens[outer.verb].lower)
        if _is_whole_quote(sentence):
            return Voice(Attribution.DIRECT, last_speaker)
    if covering:
        outer = covering[0]
        attribution = Attribution.DOCUMENT if outer.is_document else Attribution.REPORTED
        return Voice(attribution, outer.speaker, sentence.tokens[outer.verb].lower)
    return OWN


def _is_whole_quote(sentence: Sentence) -> bool:
    """Whether a sentence is a quotation from end to end (a quoted word inside is not one)."""
    words = [token for token in sentence.tokens if token.lower[0].isalnum()]
    return bool(words) and words[0].is_quoted and words[-1].is_quoted


def _labelled(tokens: Sequence[Token]) -> Iterator[Speech]:
    """As in "A White House official: "Seven are free"": a speaker before a colon and a quotation."""
    for colon in range(1, min(len(tokens) - 1, _LABEL)):
        if tokens[colon].lower != ":" or tokens[colon + 1].lower not in QUOTES:
            continue
        first = next((p + 1 for p in range(colon - 1, -1, -1) if tokens[p].lower in _LABEL_ENDS), 0)
        words = without_time(tokens[first:colon])
        if words and is_source(words) and is_somebody(words):
            yield Speech(spelled(words), colon, colon + 1, len(tokens), is_document=False)
        return


_LABEL: Final = 14
_LABEL_ENDS: Final = frozenset(["-", "\u2013", "\u2014", ".", ";"])


def _according(sentence: Sentence) -> Iterator[Speech]:
    tokens = sentence.tokens
    for index, end, _ in lexicon().cues.according.find(sentence):
        stop = end
        while stop < len(tokens) and tokens[stop].lower not in (",", ";", ".", '"', "\u201c"):
            if stop > end and tokens[stop].lower in (AUXILIARY | PRONOUNS | {"there"}):
                break
            before = tokens[stop - 1].lower
            if (
                stop > end
                and tokens[stop].lower in _OPENS_NEXT
                and before in lexicon().cues.sources
            ):
                break  # "According to the ministry the figure was 16"
            stop += 1
        words = without_time(tokens[end : min(stop, end + MAX_SPEAKER_TOKENS)])
        if not words or not is_source(words) or not is_somebody(words):
            continue
        start, stop = _clause_around(tokens, index)
        yield Speech(spelled(words), index, start, stop, is_document(words))


_OPENS_NEXT: Final = NUMERALS | {"the", "his", "her", "their", "both", "all", "most", "some"}


def _clause_around(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """From one semicolon to the next: each of two clauses has a source of its own."""
    first = next((p + 1 for p in range(index, -1, -1) if tokens[p].lower == ";"), 0)
    last = next((p for p in range(index, len(tokens)) if tokens[p].lower == ";"), len(tokens))
    return first, last


def _said(tokens: Sequence[Token], index: int) -> Speech | None:
    if _is_suffered(tokens, index) or not _speaks(tokens, index):
        return None
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if tokens[index].lower == "suspects" and following in _OF_NOUN:
        return None  # "the files of six fugitive suspects were separated"
    span = (
        phrase_before(tokens, index)
        or with_aside(tokens, index)
        or inverted(tokens, index)
        or coordinated(tokens, index)
    )
    if span is None:
        return None
    if is_relative(tokens, *span):
        return None
    first, last = _before_who(tokens, *span)
    if last <= index and tokens[last - 1].lower in ("he", "she", "they"):
        first = last - 1
    words = _speaking(tokens, first, last)
    is_behind = first > 0 and tokens[first - 1].lower == "," and last == index
    is_last = is_behind and _ends_in(tokens, index + 1)
    if (
        not words
        or not is_somebody(words)
        or not (is_source(words) or (is_last and tokens[index].lower in _SAID))
    ):
        return None
    is_closing = is_behind and index + 2 >= len(tokens)
    is_guarded = tokens[index].lower in lexicon().cues.guarded
    if is_guarded and not is_closing and not _has_content(tokens, index):
        return None
    start, stop = _scope(tokens, first, last, index)
    if tokens[index - 1].lower == "who" or tokens[index - 2].lower == "who":
        stop = min(stop, _clause_end(tokens, index))
    if tokens[index].lower.startswith(("admit", "den", "ask", "sought", "demand", "request")):
        stop = min(stop, _turn(tokens, index))
    return Speech(spelled(words), index, start, stop, is_document(words))


def _speaking(tokens: Sequence[Token], first: int, last: int) -> Sequence[Token]:
    """The words for a speaker; none in "Warrants were issued for nine suspects established"."""
    is_clause = any(token.lower in ("were", "was") for token in tokens[first : last - 1])
    words = without_time(tokens[first:last])
    is_of_who = not {"who", "which", "that"}.isdisjoint(token.lower for token in words)
    return words if is_of_who or not is_clause else []


def _is_suffered(tokens: Sequence[Token], index: int) -> bool:
    """As in "Bail was denied", "He was told that", "a report": nobody's words of their own."""
    before = tokens[index - 1].lower if index else ""
    is_passive = before in _BE and not tokens[index].lower.endswith("ing")
    return before in _BEFORE_NOUNS or is_passive or _is_hearsay(tokens, index)


def _turn(tokens: Sequence[Token], index: int) -> int:
    """As in "admitted assault and was fined", "asked for ten years, but the court gave five"."""
    for place in range(index + 1, len(tokens) - 1):
        pair = (tokens[place].lower, tokens[place + 1].lower)
        if pair in _TURNS:
            return place
    return len(tokens)


_TURNS: Final = frozenset(
    [("and", "was"), ("and", "were"), (",", "but"), ("but", "was"), ("but", "were")]
)


def _clause_end(tokens: Sequence[Token], index: int) -> int:
    """As in "Ivan Test, who said he was innocent, was sentenced": up to where he is told of again."""
    for place in range(index + 1, len(tokens) - 1):
        if tokens[place].lower != ",":
            continue
        following = tokens[place + 1].lower
        tags = lexicon().forms.by_word.get(following, frozenset())
        if following in _OF_NOUN or following == "remains" or "past" in tags:
            return place
    return len(tokens)


_OF_NOUN: Final = word_set("was were is are has have had will would")


def _before_who(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """As in "said the lawyer Ana Test, who added that": the one whom "who" means, where somebody is told."""
    if last - first != 1 or tokens[first].lower != "who" or first < 2:  # noqa: PLR2004 - a name, a comma
        return first, last
    span = phrase_before(tokens, first - (tokens[first - 1].lower == ","))
    if span is None:
        return first, last
    verbs = lexicon().cues.speech
    told = [place for place in range(*span) if tokens[place].lower in verbs]
    return (told[-1] + 1 if told else span[0]), span[1]


def subject_speaking(tokens: Sequence[Token], index: int) -> str | None:
    """Whose demand or accusation a verb is: the sources that are its subject; None where none are."""
    span = phrase_before(tokens, index)
    if span is None:
        return None
    last = next((p for p in range(*span) if tokens[p].lower in _BE), span[1])
    words = without_time(tokens[span[0] : last])  # "Prosecutors are expected to ask"
    return spelled(words) if words and is_somebody(words) and is_source(words) else None


def _ends_in(tokens: Sequence[Token], index: int) -> bool:
    """Whether only a day or an occasion follows to the end of the sentence."""
    rest = tokens[index : index + 8]
    return index + 8 > len(tokens) and not any(token.lower == "that" for token in rest)


_BEFORE_NOUNS: Final = word_set("to the a an be been being of as")
_SAID: Final = frozenset(["said", "says"])


def _is_hearsay(tokens: Sequence[Token], index: int) -> bool:
    """As in "were said to have": nobody speaks."""
    before = {token.lower for token in tokens[max(0, index - 3) : index]}
    return bool(before & _BE) and index + 1 < len(tokens) and tokens[index + 1].lower == "to"


def _speaks(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb that may be an act of procedure is speech here: "appealed for", "rejected reports"."""
    following = [token.lower for token in tokens[index + 1 : index + 6]]
    if tokens[index].lower.startswith("alleg") and following[:1] == ["to"]:
        return False
    if tokens[index].lower in _ARGUED:
        return "that" in following[:2]  # "submitted that her client had", not "submitted the file"
    if tokens[index].lower.startswith("appeal"):
        return following[:1] in (["for"], ["to"])
    if tokens[index].lower.startswith("admit"):
        return (
            following[:1] not in (["him"], ["her"], ["them"], ["the"]) and "bail" not in following
        )
    if tokens[index].lower in ("find", "finds", "found"):
        is_verdict = "guilty" in following  # "found him guilty"
        return not is_verdict and ("that" in following[:3] or following[:1] == ["no"])
    if tokens[index].lower == "testified" and following[:1] in (
        ["against"],
        ["for"],
        ["at"],
        ["in"],
    ):
        return False
    if tokens[index].lower.startswith(("reject", "dismiss")):
        return following[:1] == ["that"] or any(word in _SAYINGS for word in following)
    return True


_ARGUED: Final = frozenset(["submitted", "contended"])
_SAYINGS: Final = word_set(
    "report reports claim claims accusation accusations allegation allegations statement statements"
    " suggestion suggestions as version charges charge"
)
_BE: Final = word_set("is are was were be been being")


def _has_content(tokens: Sequence[Token], index: int) -> bool:
    """Whether something is said: "that", a quotation, "on/for", or a clause behind the verb."""
    following = [token.lower for token in tokens[index + 1 : index + 7]]
    if "that" in following or any(word in QUOTES for word in following):
        return True
    if index and tokens[index - 1].lower in QUOTES:
        return True
    return bool(following) and following[0] not in (".", ",", ";", "by", "in", "and")


def _scope(tokens: Sequence[Token], first: int, last: int, index: int) -> tuple[int, int]:
    """The tokens in a speaker's voice: behind a leading verb, before a trailing one."""
    before = tokens[first - 1].lower if first else ""
    is_trailing = (before == "," or before in QUOTES) and not _leads(tokens, first, index)
    if last > index:
        is_trailing = True
    if is_trailing and _is_inserted(tokens, first, index):
        return _clause_start(tokens, min(first, index) - 1), len(tokens)
    if is_trailing and _goes_on(tokens, index):
        return _clause_start(tokens, min(first, index) - 1), len(tokens)
    if is_trailing:
        return _clause_start(tokens, min(first, index) - 1), min(first, index)
    stop = index + 1
    while stop < len(tokens) and tokens[stop].lower != ";":
        if tokens[stop].lower in ("while", "whereas") and stop > index + 3:
            break
        stop += 1
    return index + 1, stop


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """As in "..., the agency said in a statement, and four were returned": one voice all through."""
    rest = [token.lower for token in tokens[index + 1 :]]
    comma = rest.index(",") if "," in rest else len(rest)
    speech = lexicon().cues.speech
    return rest[comma + 1 : comma + 2] == ["and"] and not any(w in speech for w in rest[comma:])


def _is_inserted(tokens: Sequence[Token], first: int, index: int) -> bool:
    """As in "Six men, a spokesman said, were detained": the clause goes on in the same voice."""
    after = [token.lower for token in tokens[index + 1 : index + 3]]
    if after[:1] == [","] and first > 1 and not _has_verb(tokens[: first - 1]):
        return True  # "At national level, the note adds, 812 people have been prosecuted"
    return (
        len(after) == 2  # noqa: PLR2004 - a comma and an auxiliary
        and after[0] == ","
        and after[1] in (AUXILIARY | _BE)
        and not tokens[first - 1].is_quoted
    )


def _has_verb(tokens: Sequence[Token]) -> bool:
    forms = lexicon().forms.by_word
    return any(
        token.lower in (AUXILIARY | _BE)
        or {"past", "part"} & forms.get(token.lower, frozenset())
        or token.lower.endswith("ed")
        for token in tokens
    )


def _leads(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the clause goes on behind the verb, so that the comma before closed an opener."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if after in (".", ",", ";") or after in ("in", "on", "at", "late", "early", "earlier"):
        return False
    if tokens[index].lower in _TOLD and len(tokens) - index <= _SHORT and after != "that":
        return False  # "..., his brother told the paper."
    following = [token.lower for token in tokens[index + 1 : index + _SHORT]]
    if tokens[index].lower in _TOLD and "," in following and "that" not in following:
        return False  # "..., the lawyer told reporters, and the defence has begun"
    return first <= 8 or after == "that"  # noqa: PLR2004 - a short opener


_TOLD: Final = word_set("told tells")
_SHORT: Final = 5


def _clause_start(tokens: Sequence[Token], index: int) -> int:
    while index > 0 and tokens[index - 1].lower != ";":
        index -= 1
    return max(index, 0)
