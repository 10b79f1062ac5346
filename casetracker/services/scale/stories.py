"""What happens to an invented group: a course of stages, and how the news words it."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from casetracker.model.partial_date import PartialDate

# Stage, days after the one before it at the least and the most, and what a report says of it.
_COURSE: Final = (
    ("detained", 0, 0, "{people} were detained {where} {when}"),
    ("case_opened", 1, 20, "A criminal case against {people} was opened {when}"),
    ("charged", 1, 30, "{people} were charged with {charge} {when}"),
    ("remanded", 0, 5, "A court remanded {people} in custody {when}"),
    ("remand_extended", 40, 90, "The detention of {people} was extended {when}"),
    ("investigation_completed", 20, 200, "The investigation against {people} was completed {when}"),
    ("indictment_approved", 5, 60, "The indictment against {people} was approved {when}"),
    ("sent_to_court", 1, 20, "The case against {people} was sent to court {when}"),
    ("preparatory_hearing", 5, 40, "A preparatory hearing against {people} was held {when}"),
    ("on_trial", 5, 60, "The trial of {people} began {when}"),
    ("convicted", 30, 200, "A court found {people} guilty {when}"),
    ("sentenced", 0, 3, "{people} were sentenced {when}"),
    ("appeal_lodged", 5, 30, "An appeal for {people} was lodged {when}"),
    ("appeal_decided", 40, 160, "The court of appeal decided on {people} {when}"),
    ("final", 1, 30, "The judgment on {people} became final {when}"),
    ("serving_sentence", 1, 40, "{people} began to serve their sentences {when}"),
)
_FIRST: Final = date(2012, 1, 1)
_DAYS: Final = 4000
_MONTHLY: Final = 0.15


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that was reached, with the day behind the date that is told of it."""

    stage: str
    day: date
    happened: PartialDate
    words: str


def course(chance: Random) -> tuple[Step, ...]:
    """The steps of one group, as far as it has come."""
    day = _FIRST + timedelta(days=chance.randrange(_DAYS))
    steps = []
    for stage, least, most, words in _COURSE[: chance.randint(4, len(_COURSE))]:
        day += timedelta(days=chance.randint(least, most))
        is_month = chance.random() < _MONTHLY
        happened = PartialDate.parse(f"{day:%Y-%m}") if is_month else PartialDate.day(day)
        steps.append(Step(stage, day, happened, words))
    return tuple(steps)


def own_date(chance: Random, step: Step) -> PartialDate:
    """The date of a step for one of the group: mostly that of all, sometimes some days later."""
    if chance.random() < 1 - _MONTHLY or not step.happened.is_day:
        return step.happened
    return PartialDate.day(step.day + timedelta(days=chance.randint(1, 3)))


def worded(when: PartialDate) -> str:
    """A date as news puts it."""
    if when.earliest is None:
        return ""
    day = f"{when.earliest.day} " if when.is_day else ""
    return f"{'on' if day else 'in'} {day}{when.earliest:%B %Y}"
