"""Articles within articles, and steps in the history of a charge that do not fit together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ChargeStatus

_NUMBER: Final = re.compile(r"\d+(?:-\d+)?(?:\.\d+(?:-\d+)?)*")
_ENDS: Final = (ChargeStatus.DROPPED, ChargeStatus.ACQUITTED)


def article_number(text: str) -> str:
    """The number in the words of an article ("Art. 214.2.1" is 214.2.1); the text where there is none."""
    found = _NUMBER.search(text)
    return found.group() if found else text.strip()


def is_within(article: str, wider: str) -> bool:
    """Whether an article is the wider one or a part of it: 214.2.1 is within 214, 214-1 is not."""
    return article == wider or article.startswith(f"{wider}.")


@dataclass(frozen=True, slots=True)
class ChargeStep:
    """A dated step of a charge, in the order in which the steps were recorded."""

    status: ChargeStatus
    happened: PartialDate | None
    reported: PartialDate | None = None


def place_of_standing(steps: Sequence[ChargeStep]) -> int:
    """The place, among the steps of a charge, of the one by which it stands: the last by date.

    A step that was certainly over before another one happened is none of the last. Of the others the one
    recorded last stands, since dates do not order them: two of one day, one known by its month alone, one
    without a date. A charge that another one replaced stays amended, whatever is dated after.
    """
    amended = [at for at, step in enumerate(steps) if step.status is ChargeStatus.AMENDED]
    if amended:
        return amended[-1]
    known = [step.happened.earliest for step in steps if step.happened is not None]
    begun = max((day for day in known if day is not None), default=date.min)
    return max(at for at, step in enumerate(steps) if _certain(step) >= begun)


def _certain(step: ChargeStep) -> date:
    """The day by which a step had certainly happened; the last of all days where none is known."""
    told = step.happened or step.reported
    return date.max if told is None or told.latest is None else told.latest


def odd_steps(steps: Sequence[ChargeStep]) -> Iterator[str]:
    """Sentences on steps that are out of order, repeated or after the end; nothing is refused."""
    for before, after in pairwise(steps):
        first, second = _words(before.status), _words(after.status)
        if _surely_after(before.happened, after.happened):
            yield f"{second.capitalize()} is dated before {first}."
        if before.status is after.status:
            yield f"{second.capitalize()} is recorded twice."
        elif before.status in _ENDS:
            yield f"{second.capitalize()} after {first} is unusual."


def _words(status: ChargeStatus) -> str:
    return status.value.replace("_", " ")


def _surely_after(first: PartialDate | None, second: PartialDate | None) -> bool:
    return (
        first is not None
        and second is not None
        and first.earliest is not None
        and second.latest is not None
        and first.earliest > second.latest
    )
