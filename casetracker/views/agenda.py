"""What lies ahead: hearings and tasks of the coming days, as they are listed."""

from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A hearing or a task with its day; `record` is the case or the record that it is about.

    `task` is the reference of a task, None of a hearing. `is_late` of a task whose day has passed.
    """

    on: PartialDate
    what: str
    record: str
    task: str | None = None
    is_late: bool = False
