"""Why a trigger told of nothing, and what made a statement planned or negated: for a person to read."""

from collections.abc import Mapping, Sequence
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.frames import Voice, frame_of
from casetracker.news.grammar.verb_forms import is_verb
from casetracker.news.language import tables
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.phrases import Pattern, PhraseTable, compile_pattern
from casetracker.news.language.sentences import Sentence, Token
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event
from casetracker.news.steps.event_people import people_of
from casetracker.news.steps.needs import has_what_it_needs
from casetracker.news.steps.vetoes import is_vetoed

_NOBODY: Final = "nobody is found whom it could be about"
_NEEDS: Final[Mapping[str, str]] = {
    "person": _NOBODY,
    "person_near": "nobody is found close enough to be whom it is about",
    "captives": "no soldiers or captives are found whom it could be about",
    "prisoners": "no prisoners or captives are found whom it could be about",
    "number": "no number is found",
    "person_or_term": "nobody is found, and no term",
    "person_and_term": "it needs people and a term",
    "case": "no case is found, and nobody whom it could be about",
    "case_only": "no case is found that it could be about",
    "prosecutor": "its subject is no prosecutor",
    "verdict": "its subject is no verdict",
}
_FALLBACK: Final = "its words stand in a way that tells of something else"
_NEGATIONS: Final = frozenset(["not", "n't", "never", "no", "nor", "neither", "hardly"])


def why_not(scan: Scan, index: int, end: int, trigger: Trigger, events: Sequence[Event]) -> str:
    """Why a trigger whose pattern fits gave no event."""
    for event in events:
        if event.first <= index < event.end or event.index == index:
            return f"the rule {event.trigger.rule} took these words"
    if is_vetoed(scan.tokens, index, trigger):
        return _veto(scan.tokens, index, trigger)
    if trigger.shape == "verb":
        return _why_no_verb(scan, index, end, trigger)
    return _NEEDS.get(trigger.needs, _FALLBACK) if trigger.needs != "none" else _FALLBACK


def _veto(tokens: Sequence[Token], index: int, trigger: Trigger) -> str:
    vetoes = trigger.veto_after | trigger.veto_far
    words = [token.text for token in tokens[max(0, index - 3) : index + 12]]
    found = next((word for word in words if word.lower() in vetoes), "a word")
    return f"“{found}” near it makes it something else"


def _why_no_verb(scan: Scan, index: int, end: int, trigger: Trigger) -> str:
    frame = frame_of(scan.tokens, index)
    if frame.voice is Voice.ADJECTIVE:
        return "it stands as an adjective: background, not news"
    if frame.voice is Voice.NOUN or not is_verb(scan.tokens, index, frame):
        return "it stands as a noun, not as a verb"
    bound = people_of(scan, index, end, frame, trigger, role=trigger.role)
    if has_what_it_needs(scan, index, end, frame, trigger, bound=bound):
        return _FALLBACK
    return _NEEDS.get(trigger.needs, f"the {trigger.needs} that it needs is not found")


def pattern_of(tokens: Sequence[Token], index: int, rule: str) -> str | None:
    """The pattern of a rule that fits at a token, as it is written in its file."""
    for row in tables.table("triggers")["trigger"]:
        for text in row["patterns"] if row["rule"] == rule else ():
            table = PhraseTable([Pattern(compile_pattern(text, lexicon().lists), text)])
            if table.at(tokens, index):
                return str(text)
    return None


def cue_of(sentence: Sentence, index: int, modality: Modality) -> str | None:
    """The nearest words to a token that put a statement so; None where none of the cue list does."""
    found = [
        (abs(index - first), first, end)
        for first, end in _cues(sentence, modality)
        if first != index
    ]
    if not found:
        return None
    _, first, end = min(found)
    return " ".join(token.text for token in sentence.tokens[first:end])


def _cues(sentence: Sentence, modality: Modality) -> list[tuple[int, int]]:
    cues = lexicon().cues
    found = [
        (first, end) for first, end, name in cues.scope.find(sentence) if name == modality.value
    ]
    for index, lower in enumerate(sentence.lowers):
        meanings = (
            cues.modal.get(lower),
            cues.nouns.before.get(lower),
            cues.nouns.behind.get(lower),
        )
        is_negation = lower in _NEGATIONS or lower.endswith("n't")
        if (
            modality in meanings
            or cues.governor.get(lower) == modality.value
            or (modality is Modality.NEGATED and is_negation)
        ):
            found.append((index, index + 1))
    return found
