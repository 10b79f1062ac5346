"""Rules with a time limit, as a pack states them."""

from dataclasses import dataclass, field, replace
from datetime import date

from casetracker.model.vocabulary import Grade, LegalStatus
from casetracker.procedure.clocks.durations import Duration
from casetracker.procedure.clocks.vocabulary import LimitKind, Pick, Roll, Start
from casetracker.procedure.stages import SourceNote
from casetracker.procedure.validity import Validity


@dataclass(frozen=True, slots=True)
class Extension:
    """By how much a limit may be made longer at most; `needs` is the stage that reports an order."""

    longest: Duration
    needs: str
    grade: Grade
    sources: tuple[SourceNote, ...] = ()
    note: str = ""
    validity: Validity = field(default_factory=Validity)


@dataclass(frozen=True, slots=True)
class Limit:
    """One version of a rule with a time limit.

    `triggers` and `satisfied_by` are stage codes, `shown_by` those by whose day it was met, whenever
    that was; `ended_by` those with which there is nothing left that the rule could ask for;
    `suspended_by` are pairs of codes between which the time stands still. `period` is None where the
    rule says `without delay`. `gravity` are the classes of charge it is for, empty for all; `status` is
    the legal status it hangs on; `proviso` is a condition in words that nothing on file can answer.
    `valid_from` and `valid_to` are None where not read; `version_by` is `trigger` or the stage whose
    day picks the version of the law.
    """

    id: str
    label: str
    kind: LimitKind
    triggers: tuple[str, ...]
    pick: Pick
    period: Duration | None
    start: Start
    roll: Roll
    satisfied_by: tuple[str, ...]
    shown_by: tuple[str, ...]
    suspended_by: tuple[tuple[str, str], ...]
    extensions: tuple[Extension, ...]
    gravity: tuple[str, ...]
    status: LegalStatus | None
    proviso: str
    valid_from: date | None
    valid_to: date | None
    version_by: str
    grade: Grade
    sources: tuple[SourceNote, ...]
    note: str
    checked_on: date | None
    pack: str = ""
    ended_by: tuple[str, ...] = ()

    def of_pack(self, pack: str) -> "Limit":
        """The same rule, signed with the id and version of its pack."""
        return replace(self, pack=pack)

    @property
    def validity(self) -> str:
        """From when to when this version holds, as far as it was read."""
        return Validity(self.valid_from, self.valid_to).words
