"""Lists of the docket that no record holds, as fakes."""

from dataclasses import replace
from typing import Any

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Stance
from casetracker.procedure.sides import Relation
from casetracker.views.docket import GroupEventView, GroupLine, UnsourcedFact
from casetracker.views.home import HomeView
from casetracker.views.sides import FactSides, SideView


class FakeLists:
    """The docket at a glance, facts without a source; `dress` stands behind every text."""

    dress: str

    def home(self) -> HomeView:
        raise NotImplementedError

    def glance(self) -> HomeView:
        return replace(self.home(), conflicts=None, unsourced=None)

    def doubts(self) -> tuple[int, int]:
        return self.home().conflicts or 0, self.home().unsourced or 0

    def group_events(self, case_ref: str) -> tuple[tuple[str, GroupEventView], ...]:
        del case_ref
        return ()

    def groups(self, filters: Any = None) -> tuple[GroupLine, ...]:
        raise NotImplementedError

    def group_refs(self) -> tuple[str, ...]:
        return tuple(each.ref for each in self.groups())

    def conflicts(self, case_ref: str | None = None) -> tuple[FactSides, ...]:
        del case_ref
        dress, day = self.dress, PartialDate.parse("2026-03-02")
        side = SideView(
            f"a lawyer{dress}", "K-0003", "S-0002", None, day, f"24 people{dress}", f"24{dress}",
            Stance.CONTRADICTS, Relation.DIFFERS, ("number",),
        )  # fmt: skip
        fact = FactSides(
            ("C-0001",), f"number of people in G-0001{dress}", f"26{dress}", None, is_disputed=True,
            is_open=True, first_cited=day, last_cited=day, publishers=2, sides=(side,),
        )  # fmt: skip
        return (fact,)

    def unsourced(self, most: int | None = None) -> tuple[UnsourcedFact, ...]:
        name = UnsourcedFact("name", "P-0003", "", f"Ada Example{self.dress}", None, 0)
        term = UnsourcedFact("sentence", "C-0001", "", "imposed", PartialDate.parse("2026-03"), 2)
        return (term, name)[:most]
