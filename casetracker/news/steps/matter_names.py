"""Whose appeal, term or warrant a step without people of its own is about, and the names of any step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.apposed_names import with_names
from casetracker.news.people.binding import Bound, Scene
from casetracker.news.people.name_binding import NameSpan, is_kin, names_after, names_before
from casetracker.news.people.officers import OFFICES, client_of, without_officers
from casetracker.news.people.told_beside import HARMED
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event
from casetracker.news.steps.owned_subjects import OWNED


def named(scan: Scan, event: Event) -> Event:
    """The event with the names of those whom it is about, as far as its sentence tells them."""
    bound = with_names(scan.scene, event.bound)
    if bound.is_empty:
        bound = _of_matter(scan.scene, event.index, event.trigger.stage)
    told = without_officers(scan.tokens, bound, event.index, event.trigger.rule)
    if told.is_empty and bound.names:  # "Attorney Ana Probe applied for bail for Ivan Test"
        told = _of_matter(scan.scene, event.index, event.trigger.stage)
    bound = told
    if event.trigger.stage in _OF_FILES and bound.names and _is_official(scan.tokens, bound):
        bound = Bound()  # "The Prosecutor General, Ivan Test, approved it and the case was sent"
    is_told = bool(bound.names) or any(each.kind != "pronoun" for each in bound.mentions)
    if event.trigger.stage == "appeal_lodged" and not is_told:
        client = client_of(scan.scene, event.index)
        bound = bound if client.is_empty else client
    return event if bound is event.bound else replace(event, bound=bound)


def _is_official(tokens: Sequence[Token], bound: Bound) -> bool:
    first = bound.first or 0
    before = {token.lower for token in tokens[max(0, first - 5) : first]}
    return (
        bool(before & (OFFICES | {"head", "investigator", "director"})) and "former" not in before
    )


_OF_FILES: Final = frozenset(
    ["sent_to_court", "indictment_approved", "accepted_by_court", "investigation_completed"]
)


def _of_matter(scene: Scene, index: int, stage: str | None) -> Bound:
    """Whose appeal, term or warrant a step without people is about; empty where nobody is named near it.

    "A hearing in the appeal of the blogger Karim Test was held", "Anna Probe's whereabouts are unknown".
    """
    behind = next((span for span in scene.names if span[0] > index), None)
    if behind is not None and is_kin(scene.tokens, behind):
        return Bound()  # "a case was opened against Petrov's wife": not against him
    if behind is not None and behind[0] - index <= _NEAR and _is_meant(scene, index, behind, stage):
        found = names_after(scene.tokens, scene.names, behind[0])
        names = (behind[2],) if found is None else found[2]
        return Bound((), names, behind[0], behind[1] if found is None else found[1])
    about = next((span for span in scene.names if _is_named_case(scene.tokens, span)), None)
    if about is not None:
        return Bound((), (about[2],), about[0], about[1])
    before = next((span for span in reversed(scene.names) if span[1] <= index), None)
    is_owner = before is not None and before[1] == index and _is_owner(scene.tokens, index)
    if before is not None and (
        is_owner
        or _is_whose(scene.tokens, before, index)
        or _is_in_case_of(scene.tokens, before)
        or _is_owned(scene.tokens, before, index)
    ):
        return Bound((), (before[2],), before[0], before[1])
    return _receiver(scene, index)


_NEAR: Final = 14
_OF: Final = frozenset(["of", "for", "against"])
_ALSO: Final[Mapping[str, frozenset[str]]] = {
    "appeal_lodged": frozenset(["by"]),
    "appeal_heard": frozenset(["by"]),
    "appeal_decided": frozenset(["by", "to", "on"]),
    "sentenced": frozenset(["to", "on"]),
    "released": frozenset(["to"]),
    "file_disclosed": frozenset(["on", "to"]),
}


def _is_named_case(tokens: Sequence[Token], span: NameSpan) -> bool:
    """As in "The hearing in the Test case was adjourned", "The Test trial resumes"."""
    first, last, _ = span
    is_the = first > 0 and tokens[first - 1].lower == "the"
    return is_the and last < len(tokens) and tokens[last].lower in ("case", "trial")


def _is_owner(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index - 1].text.endswith(("'s", "\u2019s"))


def _is_whose(tokens: Sequence[Token], span: NameSpan, index: int) -> bool:
    """As in "the poet Karim Test, whose trial has been set for May": whom "whose" points back to."""
    if tokens[span[1]].lower == "whose":
        whose = span[1]
    elif tokens[span[1]].lower == "," and tokens[min(span[1] + 1, index)].lower == "whose":
        whose = span[1] + 1
    else:
        return False
    between = [token.lower for token in tokens[whose + 1 : index]]
    own = between[:1] == ["own"]
    is_matter = not between or between[own] in OWNED or between[own] in _FILES
    return is_matter and not set(between) & _CLOSED and "," not in between


_FILES: Final = word_set("file files case release appeal application request whereabouts fate name")


def _receiver(scene: Scene, index: int) -> Bound:
    """As in "The owner, Karim Test, 47, received the longest term": who got it; empty elsewhere."""
    tokens = scene.tokens
    for place in range(index - 1, max(1, index - _FEW), -1):
        if tokens[place].lower in _GETS:
            start = place - (tokens[place - 1].lower in ("is", "was", "has", "had"))
            row = names_before(tokens, scene.names, start)
            return Bound() if row is None else Bound((), row[2], row[0], row[1])
    return Bound()


_FEW: Final = 6
_GETS: Final = word_set("received receives got gets awaiting awaits")


def _is_in_case_of(tokens: Sequence[Token], span: NameSpan) -> bool:
    """As in "In the case of Karim Test, 73, the order was suspended"."""
    words = [token.lower for token in tokens[: span[0]]]
    return words in (["in", "the", "case", "of"], ["against"], ["for"])


def _is_owned(tokens: Sequence[Token], span: NameSpan, index: int) -> bool:
    """As in "the term of detention of Anna Probe, an accountant, was prolonged"."""
    before = [token.lower for token in tokens[max(0, span[0] - 7) : span[0]]]
    behind = [token.lower for token in tokens[span[1] : index]]
    of = max((n for n, word in enumerate(before) if word in ("of", "against")), default=0)
    is_theirs = of > 0 and before[of - 1] in OWNED
    return is_theirs and len(behind) <= _NEAR and not set(behind) & _CLOSED and "and" not in behind


_SEATS: Final = word_set(
    "court courts tribunal prosecutor prison city town district province region"
)


def _is_meant(scene: Scene, index: int, span: NameSpan, stage: str | None) -> bool:
    """Whether a name behind a step belongs to it: by "of" or "against", in the same clause."""
    if scene.tokens[span[0] - 2].lower in _SEATS | HARMED:
        return False  # "the criminal court of Ain Testa", "the inquiry into the death of Ivan Test"
    tokens = scene.tokens
    between = [token.lower for token in tokens[index + 1 : span[0]]]
    ties = _OF | _ALSO.get(stage or "", frozenset())
    is_placed = any(w == "in" and n != "the" for w, n in pairwise([*between, "."]))
    if (
        is_placed
        or not set(between) & ties
        or set(between) & _CLOSED
        or (set(between[-4:]) & OFFICES and "former" not in between[-4:])
    ):
        return False
    following = tokens[span[1]].lower if span[1] < len(tokens) else "."
    return following not in lexicon().cues.speech


_CLOSED: Final = word_set("; : who which while but because when after before said told at where")
