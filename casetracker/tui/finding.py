"""What is typed in Search, taken apart and looked for: words, and filters such as `stage=trial`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casetracker.errors import UsageError
from casetracker.model.vocabulary import Listing
from casetracker.tui.finding_ports import FindingPort
from casetracker.tui.words import mix_words, words
from casetracker.views.common import date_text
from casetracker.views.docket import CaseLine, DefendantLine, GroupLine
from casetracker.views.filters import KEYS, Filters
from casetracker.views.review import SourceLine
from casetracker.views.search import FacetValue, SearchHit, SearchResult

# In the order in which they are shown.
KINDS: Final = {
    "case": "Cases",
    "group": "Groups",
    "person": "People",
    "charge": "Charges",
    "claim": "Claims",
    "note": "Notes",
    "source": "Sources",
}
LISTINGS: Final = {
    "case": Listing.CASE,
    "group": Listing.GROUP,
    "person": Listing.DEFENDANT,
    "source": Listing.SOURCE,
}
KIND_OF: Final = {listing: kind for kind, listing in LISTINGS.items()}
FEW: Final = 10
MANY: Final = 200
_FACETS: Final = 12
_KEYS: Final = {key: told for keys in KEYS.values() for key, told in keys.items()}
_PART: Final = re.compile(r'([a-z][a-z-]*)=("[^"]*"?|\S*)|-?"[^"]*"?\*?|\S+', re.IGNORECASE)
_OPEN: Final = re.compile(r"(?:^|\s)([^\s\"*-][^\s\"*]+)$")
_BREAK: Final = re.compile(r'[\s"]')


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed: words, filters, and the filter that still lacks its value.

    `beginning` are the words with the last of them as the beginning of one; empty where it is whole.
    """

    words: str = ""
    filters: tuple[str, ...] = ()
    beginning: str = ""
    hint: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.words or self.filters)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of a kind were found; `is_more` where there are still others."""

    count: int
    is_more: bool = False

    def __str__(self) -> str:
        """The number as it is shown."""
        return f"{self.count:,}{'+' if self.is_more else ''}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought; `terms` are the words as they were looked for."""

    query: Query
    hits: tuple[SearchHit, ...] = ()
    tallies: tuple[tuple[str, Tally], ...] = ()
    terms: tuple[str, ...] = ()


class NoListingError(UsageError):
    """Filters over a kind of record that has no listing."""

    def __init__(self, kind: str) -> None:
        """Say which have one."""
        super().__init__(
            f"filters narrow cases, groups, people and sources; {KINDS[kind].lower()} are found by words"
        )


def parsed(text: str) -> Query:
    """What a text asks for; any text asks for something or for nothing."""
    rest, filters, hint = [], [], ""
    for match in _PART.finditer(text):
        key = (match.group(1) or "").lower()
        if key not in _KEYS:
            rest.append(match.group())
            continue
        value = match.group(2).strip('"').strip()
        if value:
            filters.append(f"{key}={value}")
        else:
            hint = f"{key}= takes {_KEYS[key]}"
    wanted = " ".join(rest)
    is_going_on = bool(rest) and text.endswith(rest[-1]) and _OPEN.search(wanted) is not None
    return Query(wanted, tuple(filters), f"{wanted}*" if is_going_on else "", hint)


def typed(filters: Iterable[str]) -> str:
    """Filters as one would type them."""
    parts = []
    for each in filters:
        key, _, value = each.partition("=")
        plain = value.replace('"', " ")
        parts.append(f'{key}="{plain}"' if _BREAK.search(value) else each)
    return " ".join(parts)


def find(services: FindingPort, query: Query, kind: str = "") -> Found:
    """What the query finds, of one kind or some of each; raises UsageError for a filter's value."""
    if not query:
        return Found(query)
    if query.filters:
        return _listed(services, query, kind)
    kinds, limit = ((kind,), MANY) if kind else ((), FEW)
    search = services.searching.search
    found = search(query.words, kinds, limit)
    if query.beginning:
        found = _joined(found, search(query.beginning, kinds, limit), limit)
    tallies = []
    for each in KINDS:
        count = sum(hit.kind == each for hit in found.hits)
        if count:
            tallies.append((each, Tally(count, each in found.more)))
    return Found(query, found.hits, tuple(tallies), found.terms)


def _joined(whole: SearchResult, begun: SearchResult, limit: int) -> SearchResult:
    """Both results, those with the whole words first."""
    hits: list[SearchHit] = []
    more = set(whole.more) | set(begun.more)
    for kind in KINDS:
        both = (*whole.hits, *begun.hits)
        of_kind = {(hit.ref, hit.label): hit for hit in reversed(both) if hit.kind == kind}
        ordered = [hit for hit in both if of_kind.get((hit.ref, hit.label)) is hit]
        if len(ordered) > limit:
            more.add(kind)
        hits += ordered[:limit]
    return SearchResult(begun.terms, tuple(hits), tuple(kind for kind in KINDS if kind in more))


def _listed(services: FindingPort, query: Query, kind: str) -> Found:
    """The listings that have these filters, narrowed further by the words."""
    if kind and kind not in LISTINGS:
        raise NoListingError(kind)
    hits: list[SearchHit] = []
    tallies = []
    refused: UsageError | None = None
    is_listed = False
    terms: tuple[str, ...] = ()
    for each in (kind,) if kind else LISTINGS:
        try:
            lines = _LISTED[each](services, Filters.parse(LISTINGS[each], query.filters))
        except UsageError as error:
            refused = refused or error
            continue
        is_listed = True
        if query.words:
            terms, lines = _narrowed(services, query, each, lines)
        if lines:
            tallies.append((each, Tally(len(lines))))
            hits += lines if kind else lines[:FEW]
    if refused is not None and not is_listed:
        raise refused
    return Found(query, tuple(hits), tuple(tallies), terms)


def _narrowed(
    services: FindingPort, query: Query, kind: str, lines: Sequence[SearchHit]
) -> tuple[tuple[str, ...], list[SearchHit]]:
    """The terms, and the lines that hold the words themselves or in a record that search knows."""
    kinds = (kind, "charge") if kind == "case" else (kind,)
    found = services.searching.search(query.beginning or query.words, kinds, MANY)
    whole = services.searching.search(query.words, kinds, MANY)
    hits = (*found.hits, *whole.hits)
    refs = {hit.ref for hit in hits}
    if kind == "person":
        # A person is found as such, and listed as a defendant.
        refs |= {ref for hit in hits for ref in hit.within}
    wanted = query.words.casefold().split()
    kept = []
    for line in lines:
        said = " ".join((line.ref, line.label, *line.within)).casefold()
        if line.ref in refs or all(word in said for word in wanted):
            kept.append(line)
    return found.terms, kept


def facets_of(services: FindingPort, query: Query) -> tuple[FacetValue, ...]:
    """What those whom the filters leave are made up of; raises UsageError."""
    people = [each for each in query.filters if each.partition("=")[0] in KEYS[Listing.DEFENDANT]]
    found = services.searching.facets(Filters.parse(Listing.DEFENDANT, people), _FACETS)
    return tuple(each for each in found if f"{each.key}={each.value}" not in query.filters)


def _cases(services: FindingPort, filters: Filters) -> list[SearchHit]:
    return [_case(line) for line in services.docket.cases(None, filters)]


def _case(line: CaseLine) -> SearchHit:
    return SearchHit("case", line.ref, line.title, (mix_words(line.stage_mix),), None)


def _groups(services: FindingPort, filters: Filters) -> list[SearchHit]:
    return [_group(line) for line in services.docket.groups(filters)]


def _group(line: GroupLine) -> SearchHit:
    within = (", ".join(line.case_refs), mix_words(line.stage_mix))
    return SearchHit("group", line.ref, line.label, within, None)


def _people(services: FindingPort, filters: Filters) -> list[SearchHit]:
    return [_person(line) for line in services.docket.defendants(None, filters)]


def _person(line: DefendantLine) -> SearchHit:
    stage = line.stage.label if line.stage is not None else "no stage on file"
    return SearchHit("person", line.ref, line.name, (line.case_ref, stage, words(line.role)), None)


def _sources(services: FindingPort, filters: Filters) -> list[SearchHit]:
    return [_source(line) for line in services.docket.sources(filters)]


def _source(line: SourceLine) -> SearchHit:
    within = (line.publisher or "publisher not known", date_text(line.published))
    return SearchHit("source", line.ref, line.title, within, None)


_LISTED: Final[dict[str, Callable[[FindingPort, Filters], list[SearchHit]]]] = {
    "case": _cases,
    "group": _groups,
    "person": _people,
    "source": _sources,
}


class Marker:
    """Finds the words of a search in a text that is shown; names also by what they sound like."""

    def __init__(self, terms: Iterable[str]) -> None:
        """The terms as the search took them."""
        wanted = [term for term in terms if not term.startswith("-")]
        self._whole = {word for term in wanted for word in term.rstrip("*").split()}
        begun = [term.rstrip("*").split() for term in wanted if term.endswith("*")]
        self._begun = tuple(words[-1] for words in begun if words)  # a bare "*" begins nothing

    def spans(self, text: str, *, is_name: bool = False) -> Iterator[tuple[int, int]]:
        """Where the words stand in a text, as (start, end)."""
        # It brings a table of all scripts along: the first frame does not wait for it.
        from casetracker.model.folding import folded_words, sound_of  # noqa: PLC0415

        sounds = {sound_of(word) for word in self._whole if not word.isdigit()} if is_name else {""}
        for match in re.finditer(r"\w+", text):
            said = folded_words(match.group())
            if said and (
                said[0] in self._whole
                or (self._begun and said[0].startswith(self._begun))
                or (is_name and sound_of(said[0]) in sounds - {""})
            ):
                yield match.span()
