"""Whether a word that may be a noun too stands as a verb, and who is its subject."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set


def is_court_jailing(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "The court jails nine": what a court does by its sentence."""
    if frame.voice is not Voice.ACTIVE or not tokens[index].lower.startswith(("jail", "imprison")):
        return False
    before = [token.lower for token in tokens[max(0, frame.start - 5) : frame.start]]
    return any(
        word in ("court", "courts", "judge", "judges", "tribunal", "court-martial")
        for word in before
    )


def _is_of_law(tokens: Sequence[Token], index: int) -> bool:
    """As in "prosecuting counsel", "Ana Test, prosecuting, said", "on remand", "a 10-day remand"."""
    before = tokens[index - 1].lower if index else ""
    lower = tokens[index].lower
    is_noun = before in ("on", "a", "the", "of", "for") or before.endswith("day")
    return lower == "prosecuting" or (lower == "remand" and is_noun)


def is_verb(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """Whether a form that may be a noun too stands as a verb here."""
    lower = tokens[index].lower
    if _is_never_verb(tokens, index) or (not frame.words and _is_of_law(tokens, index)):
        return False
    tags = lexicon().forms.by_word.get(lower)
    if tags is None or not tags & {"base", "third"} or tags & {"past", "part", "ing"}:
        return True
    if frame.words:
        return True
    is_hung = index > 1 and tokens[index - 2].lower in _ON and tokens[index - 1].text[0].islower()
    if lower in ("charges", "charge") and is_hung:
        return False  # "seven years on tax charges"
    before = tokens[index - 1].lower if index else ""
    if lower in _NOUN_TOO:
        if not index and _is_suffered(tokens, 1):
            return False  # "Charges dropped against two", "Charges are yet to be framed"
        if before in _ARTICLES:
            return False  # "learned of the sentence three days later"
        after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
        is_subject_before = before in ("they", "we", "who", "police", "authorities", "to")
        return (
            is_subject_before
            or (before in _SINGULAR and "third" in tags and after in _OBJECTS)
            or (index > 0 and _counts(tokens, index + 1))
            or (index > 0 and "third" in tags and _is_headline_verb(tokens, index))
            or (index > 0 and _is_present(tokens, index, tags))
            or ((not index or before in BULLETS) and after not in _BEHIND_NOUN)
        )
    return before not in ("the", "a", "an", "of", "his", "her", "their", "its", "no", "for")


def _is_never_verb(tokens: Sequence[Token], index: int) -> bool:
    """As in "a source close to the case", "a statement read at the sentencing", the organisation's name."""
    lower = tokens[index].lower
    if lower == "close":
        return index + 1 < len(tokens) and tokens[index + 1].lower == "to"
    if lower in ("jail", "prison") and index > 1 and tokens[index - 1].lower == "to":
        return any(token.lower in _SENT for token in tokens[max(0, index - 10) : index - 1])
    if lower == "amnesty":
        return tokens[index].text[0].isupper()
    return lower in _NOUNS_IN_ING and index > 0 and tokens[index - 1].lower in _ARTICLES


def _is_suffered(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    lower = tokens[index].lower
    return lower in _HELPERS or "part" in lexicon().forms.by_word.get(lower, ())


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number follows, "six" or "more than 300", so that "jails" is what a court does."""
    if [token.lower for token in tokens[index : index + 2]] in _ABOUT:
        index += 2
    return index < len(tokens) and number_at(tokens, index) is not None


_ABOUT: Final = (["more", "than"], ["at", "least"], ["up", "to"])


def _is_headline_verb(tokens: Sequence[Token], index: int) -> bool:
    """As in "Court jails journalist": somebody without an article behind a form in -s."""
    if index + 1 >= len(tokens) or tokens[index - 1].lower in _BEFORE_NOUN:
        return False
    people = lexicon().people
    following = tokens[index + 1].lower
    is_former = following.startswith("ex-")
    return is_former or following in people.nouns or following in people.demonyms


def _is_present(tokens: Sequence[Token], index: int, tags: frozenset[str]) -> bool:
    """As in "Gendarmes arrest the pair", "A judge frees him": a subject before, an object behind."""
    people = lexicon().people
    before = tokens[index - 1].lower
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or before in _BEFORE_NOUN or before in people.stops - {"who"}:
        return False
    if before == ",":
        return number_at(tokens, index + 1) is not None or tokens[index + 1].lower in _THEM
    if not before[0].isalpha() or before.endswith(("'s", "s'")) or before in people.demonyms:
        return False
    is_plural = (before.endswith("s") and not before.endswith("ss")) or before in _PLURALS
    if before != "who" and is_plural != ("base" in tags):
        return False
    lower = following.lower
    return (
        lower in _OBJECTS
        or lower in people.nouns
        or lower in people.demonyms
        or _counts(tokens, index + 1)
        or (following.text[0].isupper() and following.text[0].isalpha())
    )


_SENT: Final = word_set(
    "send sends sent sending went go goes gone taken took return returned committed driven"
)
_NOUNS_IN_ING: Final = frozenset(["sentencing", "serving"])
_ARTICLES: Final = word_set("the a at his her their its")
# "Charges against two caretakers were dropped": a noun, though it opens the sentence
_BEHIND_NOUN: Final = frozenset(["of", "in", "for", "against", ",", ".", ":"])
BULLETS: Final = frozenset(["-", "\u2013", "\u2014", "\u2022", "*", "\u00b7", "\u25aa"])
_HELPERS: Final = word_set("are is were was have has had will would could may")
_ON: Final = word_set("on of over face faces facing with under")
_THEM: Final = word_set("the him her them all each both")
_PLURALS: Final = word_set("police people troops men women gendarmes they we")
_SINGULAR: Final = word_set("he she it")
_OBJECTS: Final = word_set(
    "the a an him her them his their its another dozens hundreds scores several some all both"
)
_BEFORE_NOUN: Final = word_set(
    "the a an of his her their its no for new more fresh mass any all these those several many"
    " some two three four five six criminal terrorism treason espionage"
)


_NOUN_TOO: Final = word_set(
    "convict convicts bail arrest arrests release releases charge charges"
    " sentence sentences transfer transfers jail jails seize"
    " halt return"
    " file files returns exchange exchanges appeal appeals capture captures"
    " pardon pardons swap swaps handover"
    " move moves book books hold holds catch fine fines free trial"
)
