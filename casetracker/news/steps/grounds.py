"""What people are held for, said beside the step: "detained on suspicion of", "remanded on a charge of"."""

from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.language.lexicon import Trigger
from casetracker.news.stance.stance import Stance
from casetracker.news.steps.event import Event

GROUNDS: Final = frozenset(["on_suspicion", "on_charges"])
# a conviction or a trial carries its own charge
_HOLDING: Final = frozenset(["detained", "remanded", "remand_extended", "captured", "released"])


def ground_event(index: int, end: int, trigger: Trigger, before: Event | None) -> Event | None:
    """The charge on those whom the step before it befell; None where no such step was told."""
    if before is None or before.trigger.stage not in _HOLDING or before.bound.is_empty:
        return None
    if before.stance.modality is not Modality.ASSERTED:
        return None
    stance = Stance(trigger.modality or Modality.ASSERTED)
    return Event(trigger, index, end, None, stance, before.bound)
