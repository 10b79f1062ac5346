"""What Search lists, as rows and as the text of the preview; no widgets."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rich.text import Text

from casetracker.model.vocabulary import Listing
from casetracker.tui.finding import KIND_OF, KINDS, Found, Marker, Query, Tally, typed
from casetracker.tui.safe import cell
from casetracker.tui.widgets.vtable import Column, Row
from casetracker.tui.words import count
from casetracker.views.search import FacetValue, SavedViewLine, SearchHit

COLUMNS: Final = (
    Column("", 8),
    Column("Record", 9),
    Column("What", 30, 4),
    Column("Where", 12, 1),
)
_QUOTED: Final = {"claim", "charge", "note"}
_MARK: Final = "bold underline"
_LATE: Final = 20
_LEAD: Final = 8
_LONGEST: Final = 2_000
_ONE: Final = {
    "case": "Case",
    "group": "Group",
    "person": "Person",
    "charge": "Charge",
    "claim": "Claim",
    "note": "Note",
    "source": "Source",
}
_LISTS: Final = {
    Listing.CASE: "cases",
    Listing.GROUP: "groups",
    Listing.DEFENDANT: "people",
    Listing.SOURCE: "sources",
}
HOW: Final = (
    "Any script; all words must be there; most spellings of a name are found.\n"
    '"two words" together · -word left out · word* its beginning\n'
    "stage=trial narrows: f chooses · ^PgDn one kind alone · esc clears"
)


@dataclass(frozen=True, slots=True)
class More:
    """There is more of a kind than is shown."""

    kind: str


@dataclass(frozen=True, slots=True)
class Narrow:
    """The way to the facets."""


Entry = SearchHit | More | Narrow | SavedViewLine


def entries_of(found: Found, kind: str, views: Iterable[SavedViewLine]) -> tuple[Entry, ...]:
    """What to list: the hits with what is left out behind each kind, or the ways to begin."""
    if not found.query:
        return (*views, Narrow()) if not kind else ()
    if kind:
        return found.hits
    tallies = dict(found.tallies)
    entries: list[Entry] = []
    for each in KINDS:
        of_kind = [hit for hit in found.hits if hit.kind == each]
        entries += of_kind
        tally = tallies.get(each)
        if tally is not None and (tally.is_more or tally.count > len(of_kind)):
            entries.append(More(each))
    return tuple(entries)


def row_of(entry: Entry, before: Entry | None, marker: Marker) -> Row:
    """An entry as a row; the kind stands at the first of its kind only."""
    if isinstance(entry, SearchHit):
        is_first = not isinstance(before, SearchHit) or before.kind != entry.kind
        return (
            cell(KINDS[entry.kind] if is_first else "", "bold"),
            cell(entry.ref),
            _marked(entry.kind, said_of(entry), marker),
            cell(where_of(entry), "dim"),
        )
    if isinstance(entry, More):
        return (
            cell(""),
            cell("..."),
            cell(f"more {KINDS[entry.kind].lower()}: enter shows all"),
            cell(""),
        )
    if isinstance(entry, SavedViewLine):
        is_first = not isinstance(before, SavedViewLine)
        return (
            cell("Views" if is_first else "", "bold"),
            cell(_LISTS[entry.listing]),
            cell(entry.name),
            cell(typed(entry.filters), "dim"),
        )
    return (
        cell("Narrow", "bold"),
        cell(""),
        cell("by stage, custody, article, court..."),
        cell("enter or f", "dim"),
    )


def said_of(hit: SearchHit) -> str:
    """The words that a hit is known by; what a source, a claim or a charge says stands in quotes."""
    if hit.kind == "source" and hit.passage:
        return f"“{hit.passage}”"
    return f"“{hit.label}”" if hit.kind in _QUOTED else hit.label


def where_of(hit: SearchHit) -> str:
    """Where the record stands; of a source its title, where the words were met in its text."""
    if hit.kind == "source" and hit.passage:
        return hit.label
    return ", ".join(part for part in hit.within if part)


def _marked(kind: str, text: str, marker: Marker) -> Text:
    """The words that were met are marked; where they come late, the line begins shortly before them."""
    line = cell(text[:_LONGEST])
    spans = list(marker.spans(line.plain, is_name=kind == "person"))
    for start, end in spans:
        line.stylize(_MARK, start, end)
    if not spans or spans[0][0] <= _LATE:
        return line
    begin = line.plain.rfind(" ", 0, spans[0][0] - _LEAD)
    # What is quoted stays in quotes.
    sign = "“…" if line.plain.startswith("“") else "…"
    return cell(sign).append_text(line[begin + 1 :]) if begin > 0 else line


def preview_of(entry: Entry) -> str:
    """All of an entry."""
    if isinstance(entry, SearchHit):
        label = f"“{entry.label}”" if entry.kind in _QUOTED else entry.label
        parts = [f"{_ONE[entry.kind]} {entry.ref}  {label}"]
        within = ", ".join(part for part in entry.within if part)
        parts += [within] if within else []
        parts += [f"“{entry.passage}”"] if entry.passage else []
        return "\n".join(parts)
    if isinstance(entry, More):
        return f"enter shows all {KINDS[entry.kind].lower()} alone; [ and ] go through the kinds"
    if isinstance(entry, SavedViewLine):
        kept = typed(entry.filters) or "everything"
        return (
            f"View {entry.name}: {_LISTS[entry.listing]} with {kept}\nenter shows what it holds now"
        )
    return HOW


def nothing_text(query: Query, kind: str, terms: tuple[str, ...]) -> str:
    """What to do where there is nothing to list."""
    among = f" among {KINDS[kind].lower()}" if kind else ""
    if not query:
        return query.hint or f"Type what to look for{among}."
    if not query.filters and not terms:
        return "Signs alone find nothing: type letters or digits."
    if not query.filters and all(term.startswith("-") for term in terms):
        return "Only words to leave out: add one to look for."
    way = "] shows other kinds" if kind else "try fewer words, or a beginning: deta*"
    return f"Nothing on file{among} holds that: {way}."


def told(found: Found, kind: str, at: int) -> str:
    """The status: how much was found, and how the words were taken."""
    shown = dict(found.tallies)
    total = sum(tally.count for tally in shown.values())
    is_more = any(tally.is_more for tally in shown.values())
    what = f"{Tally(total, is_more)} found" if not kind else f"{at + 1:,} of {shown.get(kind, 0)}"
    parts = [what, *found.query.filters]
    if found.terms:
        parts.append(f"words: {' '.join(found.terms)}")
    return " · ".join(parts)


def facet_choices(facets: Iterable[FacetValue]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """The filters that facets stand for, and how to offer them."""
    filters, choices = [], []
    for each in facets:
        filters.append(f"{each.key}={each.value}")
        label = f"  {each.label}" if each.label != each.value else ""
        choices.append((typed((filters[-1],)), f"{count(each.count, 'person', 'people')}{label}"))
    return tuple(filters), choices


def kind_of(view: SavedViewLine) -> str:
    """The kind of record that a view lists."""
    return KIND_OF[view.listing]
