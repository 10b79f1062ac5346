"""Lists of the docket that no record holds, as fakes."""

from casetracker.model.partial_date import PartialDate
from casetracker.views.docket import GroupEventView, UnsourcedFact


class FakeLists:
    """Facts without a source, and nothing that befell a group; `dress` stands behind every text."""

    dress: str

    def group_events(self, case_ref: str) -> tuple[tuple[str, GroupEventView], ...]:
        del case_ref
        return ()

    def unsourced(self) -> tuple[UnsourcedFact, ...]:
        name = UnsourcedFact("name", "P-0003", "", f"Ada Example{self.dress}", None, 0)
        term = UnsourcedFact("sentence", "C-0001", "", "imposed", PartialDate.parse("2026-03"), 2)
        return (term, name)
