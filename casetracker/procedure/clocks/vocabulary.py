"""The words of clocks: states, kinds of rules, how they start and roll, what is on file for them."""

from enum import StrEnum


class ClockState(StrEnum):
    """How a clock stands. Nothing here says that a rule was broken: that is for people to find."""

    NOT_STARTED = "not_started"
    NOT_APPLICABLE = "not_applicable"
    RUNNING = "running"
    DUE_SOON = "due_soon"
    SUSPENDED = "suspended"
    MET = "met"
    MET_LATE = "met_late"
    PASSED_NO_RECORD = "passed_no_record"
    UNCERTAIN = "uncertain"

    @property
    def words(self) -> str:
        """The state in words."""
        return (
            "passed, nothing on file" if self is self.PASSED_NO_RECORD else self.replace("_", " ")
        )


class LimitKind(StrEnum):
    """What a rule binds."""

    LIMIT_ON_AUTHORITY = "limit_on_authority"
    RIGHT = "right"
    FILING_DEADLINE = "filing_deadline"
    STANDARD = "standard"


class Pick(StrEnum):
    """Which of several triggers counts."""

    FIRST = "first"
    LAST = "last"


class Start(StrEnum):
    """What is counted first: the moment (hours), the day of the trigger, or the day after it."""

    INSTANT = "instant"
    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    UNKNOWN = "unknown"


class Roll(StrEnum):
    """What happens to a last day that is no working day."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS = "previous"
    UNKNOWN = "unknown"
