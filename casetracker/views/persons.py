"""Persons on file, as they are listed and shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Certainty, IdentityVerdict, NameKind
from casetracker.views.common import CitationView
from casetracker.views.docket import DefendantLine


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as one row; `name` is None for a placeholder, `spellings` counts the names on file."""

    ref: str
    name: str | None
    spellings: int
    nationality: str | None
    case_refs: tuple[str, ...]
    group_refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpellingView:
    """One spelling of a name: its script and language, where it comes from, and its passages.

    `claim_ref` is the claim that it was first read in, None where a person typed it.
    """

    text: str
    script: str | None
    language: str | None
    kind: NameKind
    claim_ref: str | None
    citations: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class MembershipView:
    """A person's place in a group; `ended` is None while they are in it."""

    group_ref: str
    label: str
    ordinal: int
    certainty: Certainty
    started: PartialDate | None
    ended: PartialDate | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person, whole."""

    line: PersonLine
    version: int
    birth: PartialDate | None
    occupation: str | None
    names: tuple[SpellingView, ...]
    defendants: tuple[DefendantLine, ...]
    memberships: tuple[MembershipView, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision that stands on two records: of `same`, the second was merged into the first.

    A decision on whether one record is two people names as the second nobody but its own reference with
    a `/2`: of `different`, the record hides two.
    """

    first_ref: str
    first_name: str | None
    second_ref: str
    second_name: str | None
    verdict: IdentityVerdict
    reason: str
    decided_by: str
    decided_at: datetime

    @property
    def is_of_one(self) -> bool:
        """Whether it was decided of one record alone."""
        return self.second_ref == second_of(self.first_ref)

    @property
    def line(self) -> str:
        """Whom it is of and what was decided, without who and why."""
        if self.is_of_one:
            return f"{self.first_ref} alone: {ONE_RECORD[self.verdict]}"
        return f"{self.first_ref} and {self.second_ref}: {self.verdict.value}"


ONE_RECORD: Final = {
    IdentityVerdict.SAME: "one person",
    IdentityVerdict.DIFFERENT: "two people",
    IdentityVerdict.UNSURE: "perhaps two people",
}


def second_of(ref: str) -> str:
    """The reference under which decisions name the second person whom a record may hide."""
    return f"{ref}/2"


@dataclass(frozen=True, slots=True)
class TwofoldLine:
    """One reason why a record may be two people: the rule that saw it, a sentence, and its passages."""

    rule: str
    words: str
    citations: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class TwofoldPerson:
    """A record under whose one name there may be two people; `doubt` is what somebody unsure said."""

    ref: str
    name: str
    evidence: tuple[TwofoldLine, ...]
    doubt: str | None = None
