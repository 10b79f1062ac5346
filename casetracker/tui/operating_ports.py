"""What the screens of groups, persons, charges and clocks need of the services besides `ServicesPort`."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from casetracker.model.vocabulary import DifferenceKind, IdentityVerdict
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.tui.ports import ClocksPort, DocketPort, ServicesPort
from casetracker.views.charges import ChargeLine, ProvisionLine
from casetracker.views.clocks import ClockSlice, OrderView, RuleLine, StatusClaimView
from casetracker.views.docket import DefendantLine, SimilarPeople
from casetracker.views.persons import PersonLine, PersonView, TwofoldPerson
from casetracker.views.reconciling import ReconciliationView
from casetracker.views.review import ApplyOutcome

if TYPE_CHECKING:
    # Their modules read the tables: importing them here would keep the first frame waiting.
    from casetracker.services.charging import Search
    from casetracker.services.grouping import Chosen, Part
    from casetracker.services.joining import Severed
    from casetracker.services.operating import Grounds
    from casetracker.services.recording.dividing import SecondPerson


class SimilarPort(DocketPort, Protocol):
    """The docket, with who may be whom."""

    def similar(self, ref: str | None = None) -> tuple[SimilarPeople, ...]:
        """Pairs of people who may be one, the likeliest first."""


class ListedClocksPort(ClocksPort, Protocol):
    """The clocks, slice by slice."""

    def listing(self, after: int = 0, states: Collection[ClockState] = ...) -> ClockSlice:
        """The clocks of a slice of the cases, without their working."""

    def rules(self, ref: str) -> tuple[RuleLine, ...]:
        """The rules of the case that a reference means."""

    def orders(self, ref: str | None = None) -> tuple[OrderView, ...]:
        """The orders and acts on file, of the case that a reference means or of all."""

    def statuses(self, ref: str | None = None) -> tuple[StatusClaimView, ...]:
        """The claims of status on file, of the case that a reference means or of all."""


class JoiningPort(Protocol):
    """Cases joined and severed."""

    def join(self, refs: Sequence[str], into: str, grounds: "Grounds") -> ApplyOutcome:
        """Join cases into another."""

    def sever(self, ref: str, severed: "Severed", grounds: "Grounds") -> ApplyOutcome:
        """Sever defendants of a case into another one, or a new one."""


class GroupsPort(Protocol):
    """What a person does with groups."""

    def name(
        self, ref: str, names: Sequence[str], grounds: "Grounds", *, member: str | None = None
    ) -> ApplyOutcome:
        """Give names to unnamed members, or one to a member told."""

    def split(self, ref: str, parts: Sequence["Part"], grounds: "Grounds") -> ApplyOutcome:
        """Tell parts of a group apart."""

    def merge(self, refs: Sequence[str], grounds: "Grounds", *, label: str | None) -> ApplyOutcome:
        """Take groups together as a new one."""

    def transfer(self, chosen: "Chosen", target: str, grounds: "Grounds") -> ApplyOutcome:
        """Move people from one group to another on a date."""

    def move(self, chosen: "Chosen", target: str, grounds: "Grounds") -> ApplyOutcome:
        """Hold that people always were of another group."""

    def release(
        self,
        chosen: Sequence["Chosen"],
        grounds: "Grounds",
        *,
        stage: str = "released",
        place: str | None = None,
    ) -> ApplyOutcome:
        """Record that some left custody."""

    def recount(
        self, ref: str, number: int, grounds: "Grounds", *, case: str | None = None
    ) -> ApplyOutcome:
        """Set the number of a group right."""


class ReconcilingPort(Protocol):
    """Stated numbers against those on file."""

    def reconciliation(
        self, group: str | None = None, *, only_open: bool = False
    ) -> tuple[ReconciliationView, ...]:
        """Every stated number with its parts, of all groups or those that bear on one."""

    def state_total(
        self,
        number: int,
        groups: Sequence[str],
        grounds: "Grounds",
        *,
        label: str,
        speaker: str | None = None,
    ) -> ApplyOutcome:
        """Keep a total that somebody stated over several groups."""

    def explain(
        self, key: str, kind: DifferenceKind, grounds: "Grounds", *, people: int | None = None
    ) -> ApplyOutcome:
        """Explain a difference, or so many people of it."""


class PersonsPort(Protocol):
    """Persons as they are read."""

    def ids(self, text: str | None = None, filters: Sequence[str] = ()) -> Sequence[int]:
        """Everybody's id, or of those whose reference or name holds the text and who fit."""

    def lines(self, ids: Sequence[int]) -> tuple[PersonLine, ...]:
        """Persons as rows, in the order of their ids."""

    def person(self, ref: str) -> PersonView:
        """One person, whole."""


class IdentityPort(Protocol):
    """Whether two records are one person, and one record two."""

    def twofold(self, ref: str | None = None) -> tuple[TwofoldPerson, ...]:
        """Records that may be two people, with the evidence."""

    def decide_alone(self, ref: str, verdict: IdentityVerdict, grounds: "Grounds") -> ApplyOutcome:
        """Keep whether one record is one person or two."""

    def split(self, ref: str, second: "SecondPerson", grounds: "Grounds") -> ApplyOutcome:
        """Put what is another person's under a second record."""

    def decide(
        self, first: str, second: str, verdict: IdentityVerdict, grounds: "Grounds"
    ) -> ApplyOutcome:
        """Keep what was decided; the same person: the first record takes the second in."""


class ChargesPort(Protocol):
    """Charges as they are read."""

    def charges(self, search: "Search") -> tuple[ChargeLine, ...]:
        """Charges as rows."""

    def provisions(self) -> tuple[ProvisionLine, ...]:
        """Articles and their parts with who is accused under each."""

    def accused(self, search: "Search") -> tuple[DefendantLine, ...]:
        """The defendants whom the charges are brought against."""


class OperatingPort(ServicesPort, Protocol):
    """All services, with those that change groups and those that read what they are about."""

    @property
    def docket(self) -> SimilarPort:
        """The docket."""

    @property
    def clocks(self) -> ListedClocksPort:
        """The clocks."""

    @property
    def groups(self) -> GroupsPort:
        """What is done with groups."""

    @property
    def reconciling(self) -> ReconcilingPort:
        """Stated numbers against those on file."""

    @property
    def joining(self) -> JoiningPort:
        """Cases joined and severed."""

    @property
    def persons(self) -> PersonsPort:
        """Persons."""

    @property
    def identity(self) -> IdentityPort:
        """Decisions on who is the same person."""

    @property
    def charges(self) -> ChargesPort:
        """Charges."""

    def rehearsal(self) -> "OperatingPort":
        """Services that make, tell and take back each change."""


def operating(services: ServicesPort) -> OperatingPort:
    """The services by the wider port; every real ones have it."""
    return cast("OperatingPort", services)
