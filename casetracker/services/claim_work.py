"""An accepted claim on its way into the docket, and the people whom it names."""

from collections.abc import Collection
from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import COURT_TARGETS, Case, Claim, Defendant, DetaineeGroup
from casetracker.model.vocabulary import ClaimLinkKind, Stance
from casetracker.news.contract import ReadClaim
from casetracker.services.choosing import STANDING
from casetracker.services.corrections import facts_of, link_claims, set_right
from casetracker.services.recording.court import cite_court
from casetracker.services.recording.naming import NamingError, name_loose
from casetracker.services.recording.parts import borne_by, defendants_named
from casetracker.services.recording.people import defendants_of_group, saved_id
from casetracker.services.recording.proceedings import Scope, cite
from casetracker.services.recording.rosters import roster
from casetracker.store.sessions import WriteSession


@dataclass(slots=True)
class Applying:
    """One accepted claim on its way into the docket; `lines` say what was changed."""

    session: WriteSession
    row: Claim
    claim: ReadClaim
    group: DetaineeGroup
    case: Case
    reported: PartialDate | None
    lines: list[str]
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
        put = cite_court if target in COURT_TARGETS else cite
        put(self.session, self.claim_id, target, ids, stance)


def support_number(work: Applying) -> None:
    """A claim that states the group's own number, or names all its people, supports that number."""
    claim, group = work.claim, work.group
    if claim.modality not in STANDING:
        return
    stated = None if claim.count is None else (claim.count.minimum, claim.count.maximum)
    if stated is None and claim.persons:
        stated = (len(claim.persons), len(claim.persons))
    if stated is not None and stated[0] and stated == (group.size_min, group.size_max):
        work.cite("group_id", [saved_id(group)])


def say_named(work: Applying) -> None:
    """The names are given before the facts are recorded: nothing is left but to say so."""
    if not work.lines:
        work.cite("group_id", [saved_id(work.group)])
        work.lines.append(f"{work.row.ref}: {work.group.ref}: named already")


def name_them(work: Applying) -> None:
    """Give the names of a claim to unnamed people of the group; who is named may stand alone.

    A name that may be that of somebody in the group, or of its whole and in no part, is given to
    nobody else. Raises NamingError where the names would have to be given to people of its parts.
    """
    names = work.claim.persons
    if not names or work.claim.modality not in STANDING:
        return
    known = borne_by(work.session, work.group, names)
    fresh = tuple(name for name in names if not known[name])
    there = roster(work.session, work.group)
    try:
        spellings = name_loose(work.session, there, fresh, work.claim_id)
    except NamingError as error:
        raise NamingError(f"{work.row.ref}: {error}") from error
    if spellings:
        work.cite("person_name_id", spellings)
        work.lines.append(f"{work.row.ref}: {work.group.ref}: {len(spellings)} named")
    for name, people in known.items():
        spelled = [each for each in people if (each.name or "").casefold() != name.casefold()]
        work.lines += [
            f"{work.row.ref}: “{name}” may be {each.ref} “{each.name}”: left as it is"
            for each in spelled
        ]
    _let_stand_alone(work, names)


def _let_stand_alone(work: Applying, names: Collection[str]) -> None:
    """Take a claim as one about those whom it names, where they are some of the group, or beside it."""
    now_known = borne_by(work.session, work.group, names)
    if any(len(people) != 1 for people in now_known.values()):
        return
    chosen = [people[0] for people in now_known.values()]
    there = {member.person_id for member in roster(work.session, work.group).members}
    beside = [person for person in chosen if person.id not in there]
    whole = work.group.size_min
    if not beside and (whole is None or len(names) >= whole):
        return
    work.named = defendants_named(work.session, saved_id(work.case), chosen) or None
    work.lines += [
        f"{work.row.ref}: {person.ref} “{person.name}” does not stand in {work.group.ref} on file"
        for person in beside
    ]


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
