"""What somebody says that detained people did: an allegation, never a fact."""

from typing import Final

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.grammar.frames import Voice, frame_of
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.people.binding import Bound, bind_before
from casetracker.news.scan import Scan
from casetracker.news.speakers.attribution import voice_at
from casetracker.news.stance.modality import stance_of_verb
from casetracker.news.steps.event import Event

ACT: Final = Trigger(
    rule="act",
    kind=ClaimKind.CHARGE,
    stage=None,
    shape="verb",
    role="subject",
    needs="person",
    score=0.65,
    modality=Modality.ALLEGED,
    veto_after=frozenset(),
    veto_far=frozenset(),
)
_NEAR: Final = 12


def find_acts(scan: Scan, heard: str | None) -> list[Event]:
    """The acts that a named or unnamed speaker lays to people whom the sentence names."""
    events: list[Event] = []
    covered = -1
    for index, end, _ in lexicon().acts.acts.find(scan.sentence):
        if index < covered:
            continue
        event = _act(scan, index, end, heard)
        if event is not None:
            events.append(event)
            covered = end
    return events


def _act(scan: Scan, index: int, end: int, heard: str | None) -> Event | None:
    frame = frame_of(scan.tokens, index)
    if [token.lower for token in scan.tokens[max(0, index - 2) : index]] == ["subjected", "to"]:
        return None  # "were subjected to torture": what was done to them
    if frame.voice is not Voice.ACTIVE or not _is_predicate(scan, index):
        return None
    stance = stance_of_verb(scan.tokens, index, frame)
    voice = voice_at(scan.sentence, index, scan.speeches, heard)
    if voice.attribution is Attribution.OWN and not stance.is_hearsay:
        return None
    bound = bind_before(scan.scene, _subject_end(scan, frame.start, index))
    people = tuple(m for m in bound.mentions if m.kind in ("definite", "pronoun", "counted"))
    if not people and bound.names and _is_of_prosecution(voice.speaker):
        return Event(ACT, index, end, frame, stance, bound)
    if not people or people[-1].last < index - _NEAR:
        return None
    return Event(
        ACT, index, end, frame, stance, Bound(people, (), people[0].first, people[-1].last)
    )


def _is_of_prosecution(speaker: str | None) -> bool:
    """Whether what somebody named is said to have done is told by those who accuse."""
    return speaker is not None and any(
        word.startswith(_ACCUSERS) for word in speaker.lower().split()
    )


_ACCUSERS: Final = ("indict", "prosecut", "investigat", "charge", "detective", "security")


def _subject_end(scan: Scan, start: int, index: int) -> int:
    """Where the subject of "were said to have attacked" ends: before "were"."""
    governors = lexicon().cues.hearsay
    for place in range(start, max(-1, start - 6), -1):
        if any(stop > start - 1 for stop, _ in governors.at(scan.tokens, place)):
            return place
    return min(start, index)


def _is_predicate(scan: Scan, index: int) -> bool:
    """Whether a form that may be a noun too ("attacks") is the verb here."""
    before = scan.tokens[index - 1].lower if index else ""
    tags = lexicon().forms.by_word.get(scan.tokens[index].lower, frozenset())
    if "past" in tags or "part" in tags:
        return before not in ("the", "a", "an", "of")
    return before in ("they", "to", "who", "have", "had", "would", "and") or before.endswith("men")
