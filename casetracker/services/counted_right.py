"""Whether the number by which a notice sets a group right can be, and is likely."""

from casetracker.errors import RefusedError, UsageError
from casetracker.model.tables import Claim, ClaimSubject, DetaineeGroup
from casetracker.model.vocabulary import ClaimKind
from casetracker.news.matching.accepting import STANDING
from casetracker.procedure.groups import are_far_apart
from casetracker.services.choosing import is_new
from casetracker.services.claims import understood
from casetracker.services.corrections import group_set_right
from casetracker.services.recording.groups import weigh_recount
from casetracker.store.queries.common import id_of
from casetracker.store.sessions import WriteSession


class CorrectionError(RefusedError):
    """A notice that sets a group right by a number that cannot be."""

    def __init__(self, ref: str, group: str, why: str) -> None:
        """Name the claim and the group, and say why."""
        super().__init__(f"{ref} cannot set the number of {group} right: {why}")


class FarCountError(UsageError):
    """A notice that sets a group right by a number far from the one on file, without a reason."""

    def __init__(self, ref: str, group: str, before: int, after: int) -> None:
        """Name both numbers and how to go on."""
        super().__init__(
            f"{ref} would recount {group} from {before} to {after}: look at its passage again (edit the"
            " number where it was misread), or give a reason to accept it all the same"
        )


def check_correction(session: WriteSession, row: Claim, reason: str | None) -> None:
    """Raise CorrectionError where its number cannot be, FarCountError where it needs a reason."""
    claim = understood(row.reading, row.edit)
    after = None if claim.count is None else claim.count.minimum
    if row.kind is not ClaimKind.CORRECTION or after is None or claim.modality not in STANDING:
        return
    group_id = _group_id(session, row)
    group = None if group_id is None else session.get(DetaineeGroup, group_id)
    if group is None:
        return
    try:
        before = weigh_recount(session, group, after).before.size
    except RefusedError as error:
        raise CorrectionError(row.ref, group.ref, str(error)) from error
    if are_far_apart(before, after) and not (reason or "").strip():
        raise FarCountError(row.ref, group.ref, before, after)


def _group_id(session: WriteSession, row: Claim) -> int | None:
    """The group that is chosen for a claim or matched, else that of the claims which it sets right."""
    if row.link_ref and not is_new(row.link_ref):
        return id_of(session, DetaineeGroup, row.link_ref, "group")
    subject = session.get(ClaimSubject, row.subject_id) if row.subject_id else None
    if subject is not None and subject.group_id is not None:
        return subject.group_id
    return group_set_right(session, row)
