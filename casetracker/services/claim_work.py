"""An accepted claim on its way into the docket, and the people whom it names."""

from collections.abc import Sequence
from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import LABEL_TARGET, Case, Claim, Defendant, DetaineeGroup, Person
from casetracker.model.vocabulary import ClaimLinkKind, Stance
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.accepting import STANDING, Act, PeopleNote
from casetracker.services.corrections import facts_of, link_claims, set_right
from casetracker.services.labelling import differing_label
from casetracker.services.proposing import naming_lines
from casetracker.services.recording.groups import cases_of
from casetracker.services.recording.naming import NamingError, name_loose
from casetracker.services.recording.parts import borne_by, defendants_named
from casetracker.services.recording.people import defendants_of_group, saved_id
from casetracker.services.recording.proceedings import Scope, cite
from casetracker.services.recording.rosters import roster
from casetracker.store.sessions import WriteSession


@dataclass(slots=True)
class Applying:
    """One accepted claim on its way into the docket; `lines` say what was changed.

    `people` and `act` are the decision on whom it names and on its step, `is_formed` is whether the
    group was formed of it.
    """

    session: WriteSession
    row: Claim
    claim: ReadClaim
    group: DetaineeGroup
    case: Case
    reported: PartialDate | None
    people: PeopleNote
    act: Act
    lines: list[str]
    is_formed: bool = False
    named: list[Defendant] | None = None

    @property
    def claim_id(self) -> int:
        """The id of the claim."""
        return saved_id(self.row)

    @property
    def scope(self) -> Scope:
        """The group in its case."""
        return Scope(saved_id(self.case), saved_id(self.group))

    def defendants(self) -> list[Defendant]:
        """Those whom the claim names, else the group's defendants in the case."""
        if self.named is not None:
            return self.named
        return defendants_of_group(self.session, saved_id(self.group), saved_id(self.case))

    def cite(self, target: str, ids: list[int], stance: Stance = Stance.SUPPORTS) -> None:
        """Let the claim bear on facts, those of a court among them."""
        cite(self.session, self.claim_id, target, ids, stance)


def support_number(work: Applying) -> None:
    """A claim that states the group's own number, or names all its people, supports that number.

    So does one that is about all of those of whom the group was formed, whoever "they" are.
    """
    claim, group = work.claim, work.group
    if claim.modality not in STANDING:
        return
    stated = None if claim.count is None else (claim.count.minimum, claim.count.maximum)
    if stated is None and claim.persons:
        stated = (len(claim.persons), len(claim.persons))
    elif stated is None and work.is_formed:
        stated = (group.size_min, group.size_max)
    if stated is not None and stated[0] and stated == (group.size_min, group.size_max):
        work.cite("group_id", [saved_id(group)])


def say_named(work: Applying) -> None:
    """The names are given before the facts are recorded: nothing is left but to say so."""
    if not work.lines:
        work.cite("group_id", [saved_id(work.group)])
        work.lines.append(f"{work.row.ref}: {work.group.ref}: named already")


def name_them(work: Applying) -> None:
    """Give the names of a claim to unnamed people of the group, as decided; who is named may stand alone.

    A name that may be that of somebody in the group, or of its whole and in no part, is given to
    nobody else. Raises NamingError where the names would have to be given to people of its parts.
    """
    note = work.people
    there = roster(work.session, work.group)
    try:
        spellings = name_loose(work.session, there, (*note.given, *note.over), work.claim_id)
    except NamingError as error:
        raise NamingError(f"{work.row.ref}: {error}") from error
    if spellings:
        work.cite("person_name_id", spellings)
    work.lines += [f"{work.row.ref}: {work.group.ref}: {each}" for each in naming_lines(note)]
    if note.only and not note.unclear:
        found = borne_by(work.session, work.group, note.only)
        _stand_alone(work, [people[0] for people in found.values()])


def _stand_alone(work: Applying, persons: Sequence[Person]) -> None:
    """Let the facts be of those people only, in the case in which they stand."""
    for case in (work.case, *cases_of(work.session, work.group)):
        found = defendants_named(work.session, saved_id(case), persons)
        if found:
            work.case, work.named = case, found
            return


def take_back(work: Applying) -> None:
    """A report was withdrawn: nothing is removed; what rests on it alone is disputed."""
    taken = set_right(work.session, work.row, saved_id(work.group))
    ids = [each.id for each in taken]
    link_claims(work.session, work.claim_id, ids, ClaimLinkKind.RETRACTS)
    facts = facts_of(work.session, ids)
    for target, fact, is_alone in facts:
        work.cite(target, [fact], Stance.CONTRADICTS if is_alone else Stance.CONTEXT)
    if not facts:
        work.cite("group_id", [saved_id(work.group)], Stance.CONTEXT)
    what = ", ".join(each.ref for each in taken) or "what is held"
    disputed = sum(is_alone for *_, is_alone in facts)
    work.lines.append(
        f"{work.row.ref}: {what} of {work.group.ref} withdrawn; {disputed} facts rest on it alone"
    )


def tell_label(work: Applying) -> None:
    """Keep that an accepted claim calls the people of a group what they cannot be beside their label."""
    label = differing_label(work.claim, work.group.unit)
    if label is None:
        return
    work.cite(LABEL_TARGET, [saved_id(work.group)], Stance.CONTRADICTS)
    work.lines.append(
        f"{work.row.ref}: “{label}” kept beside “{work.group.unit}”, as a conflict of"
        f" {work.group.ref}"
    )
