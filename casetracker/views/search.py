"""What a search found, and how a listing is made up."""

from dataclasses import dataclass

from casetracker.model.vocabulary import Listing


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One record that holds the words.

    `ref` is what to show next (for a charge its case), `within` where the record stands, `passage`
    the place in a source where the most of the words stand together; None where the label says it all.
    """

    kind: str
    ref: str
    label: str
    within: tuple[str, ...]
    passage: str | None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found of each kind; `more` names the kinds of which not all are listed.

    `terms` are the words as they were looked for; none means that there was nothing to look for.
    """

    terms: tuple[str, ...]
    hits: tuple[SearchHit, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many defendants stand under one value of a facet, which can be filtered by as `key=value`."""

    key: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SavedViewLine:
    """A listing kept under a name."""

    name: str
    listing: Listing
    filters: tuple[str, ...]
