"""The screen that something found opens, at the right place."""

from casetracker.text import safe_line
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.screens.case import CaseScreen, DefendantScreen
from casetracker.tui.screens.group import GroupScreen
from casetracker.tui.screens.person import PersonScreen
from casetracker.tui.screens.source import SourceScreen
from casetracker.tui.screens.tabbed import TabbedScreen
from casetracker.views.search import SearchHit

_RECORDS: dict[str, type[TabbedScreen]] = {
    "C": CaseScreen,
    "D": DefendantScreen,
    "G": GroupScreen,
    "P": PersonScreen,
}


def screen_for(hit: SearchHit) -> DocketScreen:
    """The record of a hit: a claim in its source, a charge or a note in the tab of its record."""
    if hit.kind == "claim":
        return SourceScreen(hit.within[0] if hit.within else hit.ref, hit.ref)
    if hit.kind == "note":
        return _opened(hit.within[0] if hit.within else hit.ref, "Notes", hit.ref)
    if hit.kind == "charge":
        wording = hit.label.rpartition(", article ")[0] or hit.label
        return _opened(hit.ref, "Charges", safe_line(wording))
    if hit.kind == "source":
        return SourceScreen(hit.ref, passage=hit.passage)
    return _opened(hit.ref)


def _opened(ref: str, tab: str = "", text: str = "") -> DocketScreen:
    kind = _RECORDS.get(ref[:1].upper())
    if kind is None:
        return SourceScreen(ref)
    screen = kind(ref)
    if tab:
        screen.start_at(tab, text)
    return screen
