"""What can be copied from where one is: references, quotes with their source, links, rows; no widgets."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from casetracker.text import safe_line
from casetracker.views.common import CitationView, date_text
from casetracker.views.review import ClaimView, SourceView
from casetracker.views.search import SearchHit

_REF: Final = re.compile(r"[CDGPS]-\d+(?:-c\d+)?")
Copies = list[tuple[str, str]]


def of_ref(ref: str | None) -> Copies:
    """The reference of a record, where it is one."""
    return [("Reference", ref)] if ref and _REF.fullmatch(ref) else []


def of_row(cells: Sequence[str]) -> Copies:
    """The reference that a row begins with or names first, and its cells with tabs between."""
    ref = next((each for each in map(str.strip, cells) if _REF.fullmatch(each)), None)
    whole = "\t".join(safe_line(each) for each in cells)
    return [*of_ref(ref), *([("Row, tabs between", whole)] if whole.strip() else [])]


def of_citations(citations: Iterable[CitationView]) -> Copies:
    """Every passage in quotes with the source that it stands in, once each."""
    found = {
        each.claim_ref: quoted(
            each.quote, each.source_ref, each.publisher, date_text(each.published), each.title
        )
        for each in citations
    }
    return [("Quote with its source", text) for text in found.values()]


def of_source(source: SourceView | None, claim: ClaimView | None) -> Copies:
    """The passage of the fact under the cursor, the source's reference and its address."""
    if source is None:
        return []
    line, found = source.line, of_ref(source.line.ref)
    if claim is not None:
        words = quoted(claim.quote, line.ref, line.publisher, date_text(line.published), line.title)
        found = [("Quote with its source", words), *of_ref(claim.ref), *found]
    return found + ([("Link", safe_line(source.url))] if source.url else [])


def of_hit(hit: SearchHit) -> Copies:
    """What a search found: its reference, and what it quotes with where that stands."""
    found = of_ref(hit.ref)
    if hit.kind == "source" and hit.passage:
        found.append(("Quote with its source", quoted(hit.passage, hit.ref, hit.label)))
    elif hit.kind == "claim":
        found.append(("Quote with its source", quoted(hit.label, hit.ref, *hit.within)))
    elif hit.kind in ("charge", "note"):
        found.append(("Quote with its record", quoted(hit.label, hit.ref, *hit.within)))
    else:
        found.append(("Name", safe_line(hit.label)))
    return [each for each in found if each[1]]


def quoted(words: str, *origin: str | None) -> str:
    """The words in quotation marks, and behind them what is known of where they stand; one line."""
    known = dict.fromkeys(safe_line(each) for each in origin if each and each != "-")
    return f"“{safe_line(words)}” ({', '.join(known)})"
