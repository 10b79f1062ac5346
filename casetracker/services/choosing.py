"""Whether a claim says whom it is about: what is not said, or may be several, is asked."""

from collections.abc import Sequence
from typing import Final

from casetracker.errors import RefusedError
from casetracker.model.tables import Claim, ClaimSubject, DetaineeGroup
from casetracker.model.vocabulary import ClaimKind
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.accepting import STANDING
from casetracker.services.claims import understood
from casetracker.store.sessions import WriteSession
from casetracker.views.common import SizeView

NEW_RECORD: Final = "new"
_CLAIM: Final = "K-"
CORRECTING: Final = frozenset({ClaimKind.CORRECTION, ClaimKind.RETRACTION})


class NothingToLinkError(RefusedError):
    """A claim that says nothing of whom it is about."""

    def __init__(self, ref: str) -> None:
        """Say how to link it."""
        super().__init__(
            f"{ref} does not say whom it is about: link it to a group first (l in the inbox, --link "
            "G-0001 on the command line), or reject it"
        )


class ChoiceNeededError(RefusedError):
    """A claim that may be about more than one record on file."""

    def __init__(self, ref: str, candidates: Sequence[str]) -> None:
        """Name the candidates and how to choose."""
        named = ", ".join(candidates)
        super().__init__(
            f"{ref} may be about {named}, or about nobody on file: say which (l in the inbox, --link "
            f"{candidates[0]} or --link new on the command line)"
        )


class NoSharedCaseError(RefusedError):
    """A claim whose people cannot be put into the new case of another claim."""

    def __init__(self, ref: str, other: str) -> None:
        """Say of which claims they can."""
        super().__init__(
            f"{ref} cannot stand in the new case of {other}: that is an accepted claim of the same source "
            "about other people, before the first one about these; --link new opens a case of their own"
        )


class NumberMissingError(RefusedError):
    """A claim about people nobody has counted, where a group would have to be formed for them."""

    def __init__(self, ref: str) -> None:
        """Say how to give the number, or do without it."""
        super().__init__(
            f"{ref} does not say how many people it is about, and a new group needs a number: write it "
            "(e in the inbox, review edit --count on the command line), or link the claim to a group on "
            "file (l, or --link G-0001)"
        )


def is_new(link: str | None) -> bool:
    """Whether a record that is not on file was chosen, in a case of its own or in that of another claim."""
    return link == NEW_RECORD or is_shared(link)


def is_shared(link: str | None) -> bool:
    """Whether the new case of another claim was chosen."""
    return link is not None and link.startswith(_CLAIM)


def needs_a_link(row: Claim) -> bool:
    """Whether a claim would change the docket but does not say whom it is about."""
    has_link = row.link_ref is not None and not is_new(row.link_ref)
    claim = understood(row.reading, row.edit)
    return row.subject_id is None and not has_link and claim.modality in STANDING


def refuse_a_guess(session: WriteSession, row: Claim) -> None:
    """Raise ChoiceNeededError where several groups fit and nobody has said which."""
    if row.subject_id is None or row.link_ref is not None:
        return
    subject = session.get(ClaimSubject, row.subject_id)
    if subject is None or subject.group_id is not None or not subject.is_ambiguous:
        return
    if understood(row.reading, row.edit).modality in STANDING:
        raise ChoiceNeededError(row.ref, [str(each["ref"]) for each in subject.candidates])


def number_told(subject: ClaimSubject, claim: ReadClaim) -> int | None:
    """How many people a new group would have: as told of them, else by their names, else of the step."""
    if subject.size_min or subject.size_max or subject.persons:
        return subject.size_min or subject.size_max or len(subject.persons)
    return None if claim.count is None else claim.count.minimum or claim.count.maximum


def size_told(subject: ClaimSubject, number: int | None) -> SizeView:
    """The size of a new group as it is told, else that number of people."""
    if subject.size_min is None and subject.size_max is None:
        return SizeView(number, number, subject.unit)
    return SizeView(subject.size_min, subject.size_max, subject.unit)


def group_on_file(session: WriteSession, row: Claim, subject: ClaimSubject) -> DetaineeGroup | None:
    """The group that those of a claim stand in; None where one would be formed for them.

    A match is none where a new record was asked for, nor where the change that formed it was undone.
    """
    if is_new(row.link_ref) and subject.case_id is None:
        return None
    group = None if subject.group_id is None else session.get(DetaineeGroup, subject.group_id)
    return group if group is not None and group.recorded_to is None else None


def refuse_unnumbered(session: WriteSession, row: Claim) -> None:
    """Raise NumberMissingError where accepting would form a group of nobody knows how many."""
    is_on_file = row.link_ref is not None and not is_new(row.link_ref)
    if row.subject_id is None or is_on_file or row.kind in CORRECTING:
        return
    subject = session.get(ClaimSubject, row.subject_id)
    claim = understood(row.reading, row.edit)
    if subject is None or claim.modality not in STANDING:
        return
    if number_told(subject, claim) is None and group_on_file(session, row, subject) is None:
        raise NumberMissingError(row.ref)
