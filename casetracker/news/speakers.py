"""Who says it: no cue of a speaker means the article's own voice, never a fact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casetracker.model.vocabulary import Attribution
from casetracker.news.dates.mentions import MONTHS, WEEKDAYS
from casetracker.news.lexicon import lexicon
from casetracker.news.sentences import Sentence, Token
from casetracker.news.words import word_set

MAX_SPEAKER_TOKENS: Final = 12
_STOP: Final = frozenset(
    [",", ";", ":", '"', "\u201c", "\u201d", "(", ")", "but", "and", "while", "that", "as", "when"]
)
_DROP_FIRST: Final = word_set("meanwhile however earlier later also and but on according to")
_AUXILIARY: Final = word_set(
    "has have had was were is are did does not also earlier later will could can would may must n't"
    " cannot never"
)
PRONOUNS: Final = frozenset(["he", "she", "they", "it", "who"])
_QUOTES: Final = frozenset(['"', "\u201c", "\u201d", "\u00ab", "\u00bb"])


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker and the tokens that are in that voice: from `first` up to `last`."""

    speaker: str
    verb: int
    first: int
    last: int
    is_document: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """How a claim is attributed; `verb` is the word that says so."""

    attribution: Attribution
    speaker: str | None
    verb: str | None = None


OWN: Final = Voice(Attribution.OWN, None)


def speeches(sentence: Sentence) -> list[Speech]:
    """The speakers that a sentence names, in order."""
    tokens = sentence.tokens
    found = [*_according(tokens), *_labelled(tokens)]
    verbs = lexicon().cues.speech
    for index, token in enumerate(tokens):
        if token.lower not in verbs or token.is_quoted:
            continue
        if (token.text[0].islower() or not index) and _is_no_noun(tokens, index):
            speech = _said(tokens, index)
            if speech is not None:
                found.append(speech)
    return found


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
        if tokens[colon].lower != ":" or tokens[colon + 1].lower not in _QUOTES:
            continue
        first = next((p + 1 for p in range(colon - 1, -1, -1) if tokens[p].lower in _LABEL_ENDS), 0)
        words = _without_time(tokens[first:colon])
        if words and _is_source(words) and _is_somebody(words):
            yield Speech(_spelled(words), colon, colon + 1, len(tokens), is_document=False)
        return


_LABEL: Final = 14
_LABEL_ENDS: Final = frozenset(["-", "\u2013", "\u2014", ".", ";"])


def _according(tokens: Sequence[Token]) -> Iterator[Speech]:
    for index, end, _ in lexicon().cues.according.find(tokens):
        stop = end
        while stop < len(tokens) and tokens[stop].lower not in (",", ";", ".", '"', "\u201c"):
            if stop > end and tokens[stop].lower in (_AUXILIARY | PRONOUNS | {"there"}):
                break
            stop += 1
        words = _without_time(tokens[end : min(stop, end + MAX_SPEAKER_TOKENS)])
        if not words or not _is_source(words) or not _is_somebody(words):
            continue
        yield Speech(_spelled(words), index, 0, len(tokens), _is_document(words))


def _said(tokens: Sequence[Token], index: int) -> Speech | None:
    if index and tokens[index - 1].lower in _BEFORE_NOUNS:
        return None
    if _is_hearsay(tokens, index) or not _speaks(tokens, index):
        return None
    span = (
        _before(tokens, index)
        or _with_aside(tokens, index)
        or _inverted(tokens, index)
        or _coordinated(tokens, index)
    )
    if span is None:
        return None
    first, last = span
    if last <= index and tokens[last - 1].lower in ("he", "she", "they"):
        first = last - 1
    words = _without_time(tokens[first:last])
    is_behind = first > 0 and tokens[first - 1].lower == "," and last == index
    is_last = is_behind and _ends_in(tokens, index + 1)
    if (
        not words
        or not _is_somebody(words)
        or not (_is_source(words) or (is_last and tokens[index].lower in _SAID))
    ):
        return None
    is_closing = is_behind and index + 2 >= len(tokens)
    is_guarded = tokens[index].lower in lexicon().cues.guarded
    if is_guarded and not is_closing and not _has_content(tokens, index):
        return None
    start, stop = _scope(tokens, first, last, index)
    return Speech(_spelled(words), index, start, stop, _is_document(words))


def subject_speaking(tokens: Sequence[Token], index: int) -> str | None:
    """Whose demand or accusation a verb is: the sources that are its subject; None where none are."""
    span = _before(tokens, index)
    if span is None:
        return None
    words = _without_time(tokens[span[0] : span[1]])
    return _spelled(words) if words and _is_somebody(words) and _is_source(words) else None


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
    if tokens[index].lower.startswith("appeal"):
        return following[:1] in (["for"], ["to"])
    if tokens[index].lower.startswith(("reject", "dismiss")):
        return following[:1] == ["that"] or any(word in _SAYINGS for word in following)
    return True


_SAYINGS: Final = word_set(
    "report reports claim claims accusation accusations allegation allegations statement statements"
    " suggestion suggestions as version charges charge"
)
_BE: Final = word_set("is are was were be been being")


def _before(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The phrase before a verb of speech."""
    last = index
    while last > 0 and (tokens[last - 1].lower in _AUXILIARY or _is_adverb(tokens[last - 1].lower)):
        last -= 1
    first = last
    while first > 0 and last - first < MAX_SPEAKER_TOKENS and not _ends(tokens, first - 1, first):
        first -= 1
    while first < last and tokens[first].lower in _DROP_FIRST:
        first += 1
    return (first, last) if first < last else None


def _is_adverb(lower: str) -> bool:
    return lower.endswith("ly") and lower not in _NO_ADVERBS


_NO_ADVERBS: Final = word_set("family assembly italy july ally weekly monthly daily")


def _with_aside(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The phrase and the name in "The lawyer of two men, Arman Test, told ..."."""
    if index < 3 or tokens[index - 1].lower != ",":  # noqa: PLR2004 - a phrase, a comma, an aside
        return None
    comma = next(
        (p for p in range(index - 2, max(0, index - 10), -1) if tokens[p].lower == ","), None
    )
    if comma is None:
        return None
    span = _before(tokens, comma)
    if span is None or any(token.lower in _AUXILIARY for token in tokens[span[0] : index]):
        return None
    aside = tokens[comma + 1 : index - 1]
    is_named = len(aside) > 1 and all(token.text[0].isupper() for token in aside)
    return (span[0], index - 1) if is_named or _is_source(tokens[span[0] : comma]) else None


def _is_somebody(words: Sequence[Token]) -> bool:
    """Whether a phrase names a speaker: not "nobody", not "of a neighbour who"."""
    return (
        words[0].lower
        not in (
            "nobody",
            "there",
            "of",
            "by",
            "to",
            "from",
            "with",
            "for",
            "year",
        )
        and not words[-1].lower.endswith(("'s", "s'"))
        and not (len(words) > 1 and words[-1].lower in ("who", "which", "that"))
    )


def _without_time(words: Sequence[Token]) -> Sequence[Token]:
    """A speaker's phrase without articles, without "on Tuesday" and "in a statement"."""
    first, last = 0, len(words)
    while first < last and (words[first].lower in _ARTICLES or _is_time(words[first])):
        first += 1
    for place in range(first + 1, last):
        if _is_time(words[place]) or (
            words[place].lower in _BEFORE_TIME
            and any(
                _is_time(word) or word.lower in _OCCASIONS for word in words[place + 1 : place + 4]
            )
        ):
            last = place
            break
    while last > first + 1 and words[last - 1].lower in _BEFORE_TIME:
        last -= 1
    return words[first:last]


def _is_time(word: Token) -> bool:
    lower = word.lower
    return lower in WEEKDAYS or (lower in MONTHS and word.text[0].isupper()) or lower in _TIMES


_ARTICLES: Final = word_set("the a an on in late early also meanwhile")
_BEFORE_TIME: Final = word_set("on in late early earlier at last since")
_OCCASIONS: Final = word_set("statement interview briefing conference post telegram facebook")
_TIMES: Final = word_set("today yesterday tonight")


def _ends(tokens: Sequence[Token], place: int, first: int) -> bool:
    lower = tokens[place].lower
    if lower == "and":
        return not (tokens[first].text[0].isupper() and tokens[place - 1].text[0].isupper())
    return (
        lower in _STOP
        or tokens[place].is_quoted
        or (
            lower in lexicon().cues.speech
            and tokens[place].text[0].islower()
            and _is_no_noun(tokens, place)
        )
    )


def _is_no_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether "state" and "report" are verbs here: "state media" is not."""
    if tokens[index].lower not in ("state", "report", "reports", "claim", "claims", "demand"):
        return True
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if tokens[index].lower == "state":
        return after == "that" or after in _QUOTES
    return index == 0 or tokens[index - 1].lower not in ("media", "news", "a", "the", "no")


def _inverted(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The phrase after the verb in `"...", said the ministry`."""
    if not index or tokens[index - 1].lower not in (",", *_QUOTES):
        return None
    last = index + 1
    while last < len(tokens) and tokens[last].lower not in (*_STOP, ".", "in", "on", "who"):
        last += 1
    if any(token.lower in _AUXILIARY for token in tokens[index + 1 : last]):
        return None
    return (index + 1, last) if last > index + 1 else None


def _coordinated(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The subject of the sentence where "and" joins its verbs: "condemned ... and demanded ..."."""
    if index < 3 or tokens[index - 1].lower != "and":  # noqa: PLR2004 - a subject and a verb
        return None
    for last in range(1, min(index, MAX_SPEAKER_TOKENS)):
        word = tokens[last].lower
        if word in lexicon().cues.speech or (
            word.endswith("ed") and tokens[last].text[0].islower()
        ):
            return (0, last)
        if word in _STOP:
            return None
    return None


def _is_source(words: Sequence[Token]) -> bool:
    cues = lexicon()
    if words[0].lower in ("who", "which", "that", "it", "there", "no") and len(words) > 1:
        return False
    for token in words:
        lower = token.lower.removesuffix("'s")
        if lower in cues.cues.sources or lower in cues.places.speaking:
            return True
    if words[-1].lower in cues.people.nouns and words[0].lower not in ("few", "no"):
        return True
    long = [word for word in words if len(word.text) > 3]  # noqa: PLR2004 - short words join names
    return bool(long) and all(word.text[0].isupper() for word in long)


def _is_document(words: Sequence[Token]) -> bool:
    return any(token.lower in lexicon().cues.document for token in words)


def _has_content(tokens: Sequence[Token], index: int) -> bool:
    """Whether something is said: "that", a quotation, "on/for", or a clause behind the verb."""
    following = [token.lower for token in tokens[index + 1 : index + 7]]
    if "that" in following or any(word in _QUOTES for word in following):
        return True
    if index and tokens[index - 1].lower in _QUOTES:
        return True
    return bool(following) and following[0] not in (".", ",", ";", "by", "in", "and")


def _scope(tokens: Sequence[Token], first: int, last: int, index: int) -> tuple[int, int]:
    """The tokens in a speaker's voice: behind a leading verb, before a trailing one."""
    before = tokens[first - 1].lower if first else ""
    is_trailing = (before == "," or before in _QUOTES) and not _leads(tokens, first, index)
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
    return (
        len(after) == 2  # noqa: PLR2004 - a comma and an auxiliary
        and after[0] == ","
        and after[1] in (_AUXILIARY | _BE)
        and not tokens[first - 1].is_quoted
    )


def _leads(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the clause goes on behind the verb, so that the comma before closed an opener."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if after in (".", ",") or after in ("in", "on", "at", "late", "early", "earlier"):
        return False
    if tokens[index].lower in _TOLD and len(tokens) - index <= _SHORT and after != "that":
        return False  # "..., his brother told the paper."
    return first <= 8 or after == "that"  # noqa: PLR2004 - a short opener


_TOLD: Final = word_set("told tells")
_SHORT: Final = 5


def _clause_start(tokens: Sequence[Token], index: int) -> int:
    while index > 0 and tokens[index - 1].lower != ";":
        index -= 1
    return max(index, 0)


def _spelled(words: Sequence[Token]) -> str:
    text = ""
    for position, token in enumerate(words):
        gap = position and words[position - 1].end != token.start
        text += (" " if gap else "") + token.text
    return text
