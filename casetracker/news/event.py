"""What a trigger in a sentence comes to: its grammar, how it is put, and whom it is about."""

from dataclasses import dataclass

from casetracker.news.binding import Bound
from casetracker.news.frames import Frame
from casetracker.news.lexicon import Trigger
from casetracker.news.stance import Stance


@dataclass(frozen=True, slots=True)
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
