"""What Search and the matrices need of the services besides `ServicesPort`."""

from collections.abc import Sequence
from typing import Protocol, cast

from casetracker.model.vocabulary import Listing
from casetracker.tui.ports import ServicesPort
from casetracker.views.docket import CaseLine, DefendantLine, DefendantView, GroupLine
from casetracker.views.filters import Filters
from casetracker.views.matrix import MatrixView
from casetracker.views.review import SourceLine
from casetracker.views.search import FacetValue, SavedViewLine, SearchResult


class FilteredDocketPort(Protocol):
    """Listings narrowed by filters."""

    def cases(
        self, text: str | None = None, filters: Filters | None = None
    ) -> tuple[CaseLine, ...]:
        """Cases in which somebody fits."""

    def groups(self, filters: Filters | None = None) -> tuple[GroupLine, ...]:
        """Groups in which somebody fits."""

    def defendants(
        self, case_ref: str | None = None, filters: Filters | None = None
    ) -> tuple[DefendantLine, ...]:
        """Defendants who fit."""

    def defendant(self, ref: str) -> DefendantView:
        """A person in a case, whole."""

    def sources(self, filters: Filters | None = None) -> tuple[SourceLine, ...]:
        """Sources that fit."""


class SearchingPort(Protocol):
    """Searching by words, what listings are made of, and listings kept under a name."""

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> SearchResult:
        """What holds all of the words; any text is a query."""

    def facets(self, filters: Filters | None = None, most: int = 20) -> tuple[FacetValue, ...]:
        """How the defendants to whom the filters apply are made up."""

    def views(self) -> tuple[SavedViewLine, ...]:
        """The views on file, by name."""

    def save_view(self, name: str, listing: Listing, texts: Sequence[str]) -> SavedViewLine:
        """Keep a listing under a name."""

    def remove_view(self, name: str) -> None:
        """Set a view aside."""


class MatricesPort(Protocol):
    """Persons against charges and stages."""

    def charges(self, ref: str) -> MatrixView:
        """Persons of a case or a group against charges."""

    def stages(self, ref: str) -> MatrixView:
        """Persons of a case or a group against stages."""


class FindingPort(Protocol):
    """The services that Search and the matrices ask."""

    @property
    def docket(self) -> FilteredDocketPort:
        """The docket."""

    @property
    def searching(self) -> SearchingPort:
        """Searching."""

    @property
    def matrices(self) -> MatricesPort:
        """The matrices."""


def finding(services: ServicesPort) -> FindingPort:
    """The services by this port; every real ones have it."""
    return cast("FindingPort", services)
