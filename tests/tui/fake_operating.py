"""What groups, people, charges and clocks ask for, made of memory, with the same dress on every text."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from casetracker.errors import ConflictError, RefusedError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Certainty, ChargeStatus, NameKind
from casetracker.views.charges import ChargeLine, ProvisionLine
from casetracker.views.clocks import ClockSlice
from casetracker.views.docket import DefendantLine, NamedPerson, SimilarPeople
from casetracker.views.editing import CaseValues
from casetracker.views.persons import (
    MembershipView,
    PersonLine,
    PersonView,
    SpellingView,
    TwofoldLine,
    TwofoldPerson,
)
from casetracker.views.reconciling import ExplanationView, PartView, ReconciliationView
from casetracker.views.review import ApplyOutcome
from tests.tui.fake_beside import FakeBeside
from tests.tui.fake_clocks import FakeClocks
from tests.tui.fakes import FakeServices, citation


class OperatingDocket(FakeServices):
    """A docket that knows who may be whom."""

    def similar(self, ref: str | None = None) -> tuple[SimilarPeople, ...]:
        dress = self.dress
        one, other = (
            NamedPerson(each, f"Arman Exampleyan{dress}", (f"Արման{dress}",), ("G-0001",), ("C-0001",))
            for each in (ref or "P-0001", "P-0002")
        )  # fmt: skip
        return (SimilarPeople(one, other, 0.91, (f"same name{dress}",)),)


class OperatingClocks(FakeClocks):
    """Clocks in one slice."""

    def listing(self, after: int = 0, states: Collection[Any] = ()) -> ClockSlice:
        del after, states
        return ClockSlice(self.clocks(), None)


class OperatingBeside(FakeBeside):
    """Charges by article, and a case that somebody else changed."""

    def charges(self, search: Any) -> tuple[ChargeLine, ...]:
        del search
        dress = self._dress
        return (
            ChargeLine((1,), "C-0001", f"318.2{dress}", None, f"crossing the border{dress}", 1,
                       ChargeStatus.IN_INDICTMENT, PartialDate.parse("2026-03"), ("D-0001",)),
        )  # fmt: skip

    def provisions(self) -> tuple[ProvisionLine, ...]:
        dress = self._dress
        return (
            ProvisionLine(f"318.2{dress}", f"crossing the border{dress}", 0, 1, 1, ("D-0001",),
                          ("C-0001",)),
        )  # fmt: skip

    def accused(self, search: Any) -> tuple[DefendantLine, ...]:
        del search
        return (FakeServices(self._dress).person(1),)

    def case_values(self, ref: str) -> CaseValues:
        self.times = getattr(self, "times", 0) + 1
        return replace(super().case_values(ref), title=f"Border group {self.times}{self._dress}")

    def edit_case(self, values: CaseValues, grounds: Any) -> ApplyOutcome:
        del grounds
        raise ConflictError(values.ref)


class Refusing:
    """Groups and stated numbers; whatever is asked to be changed is refused."""

    def __init__(self, dress: str) -> None:
        self._dress = dress

    def __getattr__(self, verb: str) -> Any:  # noqa: D105 - a fake
        def refuse(*_: Any, **__: Any) -> ApplyOutcome:
            raise RefusedError(f"{verb}: refused{self._dress}")

        return refuse

    def reconciliation(
        self, group: str | None = None, *, only_open: bool = False
    ) -> tuple[ReconciliationView, ...]:
        dress = self._dress
        parts = (PartView("G-0002", f"a part{dress}", 20),)
        reasons = (ExplanationView("released", 2, f"let go{dress}", f"mara{dress}"),)
        return (
            ReconciliationView(
                f"G-0001 {group}"[:6], f"held in December{dress}", f"Office{dress}",
                PartialDate.parse("2026-03-03"), 26, 26, parts, 20, 6, 4, only_open or True, reasons,
                f"26 stated, 20 on file{dress}",
            ),
        )  # fmt: skip


class OperatingPersons:
    """One person."""

    def __init__(self, dress: str) -> None:
        self._dress = dress

    def ids(self, text: str | None = None, filters: Sequence[str] = ()) -> Sequence[int]:
        del text, filters
        return (1,)

    def lines(self, ids: Sequence[int]) -> tuple[PersonLine, ...]:
        dress = self._dress
        return tuple(
            PersonLine(f"P-{each:04}", f"Arman Exampleyan{dress}", 2, f"ex{dress}", ("C-0001",),
                       ("G-0001",)) for each in ids
        )  # fmt: skip

    def person(self, ref: str) -> PersonView:
        dress = self._dress
        name = SpellingView(f"Արման Օրինակյան{dress}", "Armn", "hy", NameKind.AS_PRINTED, f"K-0001{ref}",
                            (citation(dress=dress),))  # fmt: skip
        member = MembershipView("G-0001", f"a group{dress}", 1, Certainty.STATED, None, None)
        return PersonView(
            self.lines((1,))[0], 1, None, f"teacher{dress}", (name,),
            (FakeServices(dress).person(1),), (member,),
        )  # fmt: skip


class OperatingIdentity(Refusing):
    """One record that may be two people."""

    def twofold(self, ref: str | None = None) -> tuple[TwofoldPerson, ...]:
        dress = self._dress
        line = TwofoldLine("names", f"two names{dress}", (citation(dress=dress),))
        return (TwofoldPerson(ref or "P-0001", f"Arman{dress}", (line,), f"unsure{dress}"),)


class OperatingServices(FakeServices):
    """Everything a screen may ask for."""

    def __init__(self, dress: str = "") -> None:
        super().__init__(dress)
        self.docket = OperatingDocket(dress)
        self.clocks = OperatingClocks(self.calls, dress)
        beside = OperatingBeside(dress)
        self.charges = self.court = self.noting = self.histories = self.bulk = beside
        self.editing = self.people = beside
        self.reconciling = Refusing(dress)
        self.persons = OperatingPersons(dress)
        self.identity = OperatingIdentity(dress)
