"""What a trigger in a sentence comes to: its grammar, how it is put, and whom it is about."""

from typing import Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import Trigger
from casetracker.news.people.binding import Bound
from casetracker.news.scan import Scan
from casetracker.news.stance.stance import Stance
from casetracker.news.values import value


@value()
class Event:
    """A trigger that was found, with its grammar and those whom it is about."""

    trigger: Trigger
    index: int
    end: int
    frame: Frame | None
    stance: Stance
    bound: Bound

    @property
    def first(self) -> int:
        """The first token of trigger and auxiliaries."""
        return self.index if self.frame is None else min(self.frame.start, self.index)


def with_default(trigger: Trigger, stance: Stance) -> Stance:
    """The stance, or the one that a rule gives where nothing else was said."""
    is_plain = stance.modality in (Modality.ASSERTED, Modality.ALLEGED)
    if trigger.modality is None or not is_plain:
        return stance
    return Stance(trigger.modality, stance.is_hearsay, stance.factor)


def goes_on(scan: Scan, earlier: Event, frame: Frame, role: str) -> bool:
    """As in "was placed under arrest and in March was moved": the subject of the verb before."""
    is_subject = (role == "subject") != (frame.voice in (Voice.PASSIVE, Voice.REDUCED))
    if not is_subject or earlier.bound.is_empty or earlier.end > frame.start:
        return False
    between = [token.lower for token in scan.tokens[earlier.end : frame.start]]
    is_joined = bool({"and", "then", "but", "before"} & set(between)) and ";" not in between
    is_clear = not any(earlier.end <= m.first < frame.start for m in scan.scene.mentions)
    return is_joined and is_clear and len(between) <= _JOINED


_JOINED: Final = 14


def told_at(scan: Scan, event: Event) -> int:
    """The token that a day is looked for from: the last of "the file was forwarded to the court"."""
    is_long = event.trigger.shape in ("noun", "phrase") and event.end - event.index > _LONG
    is_long = is_long or event.trigger.rule == "remand_imposed"
    is_long = is_long and event.trigger.kind is not ClaimKind.CUSTODY
    has_date = any(event.index <= date.first < event.end for date in scan.dates)
    is_of_last = event.trigger.shape == "event" or event.trigger.rule == "trial_began"
    is_spanning = is_of_last or (is_long and not has_date)
    return event.end - 1 if is_spanning else event.index


_LONG: Final = 4
