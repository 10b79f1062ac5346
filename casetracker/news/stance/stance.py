"""What a statement's wording makes of it."""

from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.values import value


@value()
class Stance:
    """A modality; `is_hearsay` where nobody is named who says so; `factor` scales the score."""

    modality: Modality
    is_hearsay: bool = False
    factor: float = 1.0


ASSERTED: Final = Stance(Modality.ASSERTED)
