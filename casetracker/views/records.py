"""What a team writes beside records, and how long a record has been silent."""

from dataclasses import dataclass
from datetime import date, datetime

from casetracker.model.vocabulary import Priority


@dataclass(frozen=True, slots=True)
class NoteView:
    """A remark beside a record."""

    ref: str
    record: str
    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something to do about a record; `is_late` where its day has passed and it is not done."""

    ref: str
    record: str
    text: str
    assignee: str | None
    due_on: date | None
    done_at: datetime | None
    outcome: str | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class TagView:
    """A word with the records that carry it."""

    word: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WatchView:
    """A record that is watched: why, by whom, how urgent, and when it was last heard of.

    `silent_days` counts from the last publication that bears on a case or a defendant; None where
    there is none, or where the record is of another kind.
    """

    record: str
    label: str
    reason: str | None
    watcher: str | None
    priority: Priority
    last_heard: date | None
    silent_days: int | None
