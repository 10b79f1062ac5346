"""Footnotes: every passage that is cited gets one short id, the same throughout a report."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality, Stance
from casetracker.reports.languages import Label, say, term
from casetracker.reports.speech import guarded, put_words, quoted
from casetracker.reports.wording import date_label, date_machine, number_of
from casetracker.text import safe_line
from casetracker.views.common import CitationView
from casetracker.views.quoting import holds

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_IN_REVIEW: Final = {
    "authority": Label("authority"),
    "charge": Label("charge"),
    "count": Label("number of people"),
    "date": Label("date"),
    "modality": Label("how it is put"),
    "place": Label("place"),
    "speaker": Label("speaker"),
    "stage": Label("stage"),
    "term": Label("term"),
}


class Footnotes:
    """The passages cited so far: `2b` is the second passage cited of the second source cited."""

    def __init__(self) -> None:
        """Start with none."""
        self._passages: dict[str, dict[str, CitationView]] = {}
        self._ids: dict[tuple[str, str], str] = {}

    def ids(self, citations: Iterable[CitationView]) -> list[str]:
        """The footnote ids of the passages, each once, in the order given."""
        return list(dict.fromkeys(self._id(citation) for citation in citations))

    def marks(self, citations: Iterable[CitationView]) -> dict[str, Any]:
        """What a row ends in: `notes` that support it, notes `against` it, `mark` where none does."""
        given = tuple(citations)
        notes = self.ids(supporting(given))
        return {
            "notes": notes,
            "against": self.ids(against(given)),
            "mark": None if notes else "unsourced",
        }

    def marks_of_all(self, facts: Iterable[Iterable[CitationView]]) -> dict[str, Any]:
        """What a row ends in that rests on several facts: `unsourced` besides, where one has no source."""
        given = [tuple(one) for one in facts]
        marks = self.marks(chain.from_iterable(given))
        return marks if all(map(supporting, given)) else {**marks, "mark": "unsourced"}

    def sources(self) -> list[dict[str, Any]]:
        """The sources cited with their passages, in the order of their footnotes."""
        return [
            _source_entry(str(number), tuple(passages.items()))
            for number, passages in enumerate(self._passages.values(), start=1)
        ]

    def _id(self, citation: CitationView) -> str:
        key = (citation.source_ref, f"{citation.claim_ref}:{citation.start}:{citation.end}")
        if key not in self._ids:
            passages = self._passages.setdefault(citation.source_ref, {})
            number = list(self._passages).index(citation.source_ref) + 1
            note = f"{number}{letters(len(passages))}"
            passages[note] = citation
            self._ids[key] = note
        return self._ids[key]


def counted() -> dict[str, Any]:
    """What a row ends in that the program counted itself."""
    return {"notes": [], "against": [], "mark": "counted"}


def own_record() -> dict[str, Any]:
    """What a row ends in that states how the house keeps its file."""
    return {"notes": [], "against": [], "mark": "record"}


def absent() -> dict[str, Any]:
    """What a row ends in that says that nothing on file gives a value."""
    return {"notes": [], "against": [], "mark": "absent"}


def each_once(citations: Iterable[CitationView]) -> tuple[CitationView, ...]:
    """The citations, a passage that stands for several facts in the same way once."""
    return tuple({(one.claim_ref, one.stance): one for one in citations}.values())


def supporting(citations: Iterable[CitationView]) -> tuple[CitationView, ...]:
    """The citations that bear a fact out, what is asserted first."""
    given = [one for one in citations if one.stance is Stance.SUPPORTS]
    return tuple(sorted(given, key=lambda one: one.modality is not Modality.ASSERTED))


def teller(citations: Iterable[CitationView], happened: PartialDate | None) -> CitationView | None:
    """Whoever a fact is put in the mouth of: the first who can have known its date; None of nobody."""
    return next(iter(knowing(citations, happened)), None)


def knowing(
    citations: Iterable[CitationView], happened: PartialDate | None
) -> tuple[CitationView, ...]:
    """The citations that bear a fact out without those published before it.

    All where none is left: an impossible date stays in the mouth of who printed it.
    """
    given = tuple(citations)
    return published_since(given, happened) or supporting(given)


def published_since(
    citations: Iterable[CitationView], happened: PartialDate | None
) -> tuple[CitationView, ...]:
    """The citations that bear a fact out, without those published before it."""
    return tuple(one for one in supporting(citations) if _may_know(one.published, happened))


def wording_of(citations: Iterable[CitationView], wording: str) -> CitationView | None:
    """Whoever words a charge so: the first whose passage holds the words, else the first; None of nobody."""
    support = supporting(citations)
    return next((one for one in support if holds(one.quote, wording)), (*support, None)[0])


def _may_know(published: PartialDate | None, happened: PartialDate | None) -> bool:
    """Whether who published then can have known; nobody is too early for what has no first day."""
    told = None if published is None else published.latest
    first = None if happened is None else happened.earliest
    return told is None or first is None or told >= first


def against(citations: Iterable[CitationView]) -> tuple[CitationView, ...]:
    """The citations that contradict a fact."""
    return tuple(one for one in citations if one.stance is Stance.CONTRADICTS)


def how_put(citations: Iterable[CitationView], *, is_derived: bool = False) -> str:
    """How a fact stands: asserted, alleged or derived, and on how many sources."""
    given = tuple(citations)
    support = supporting(given)
    if is_derived and not support:
        return Label("derived")
    if not support:
        return Label("no source")
    put = Label("derived") if is_derived else term(support[0].modality)
    sources = len({one.source_ref for one in support})
    weight = Label("single source") if sources == 1 else number_of(sources, "source")
    disputed = any(one.stance is Stance.CONTRADICTS for one in given)
    return f"{put}, {weight}" + (Label(", disputed") if disputed else "")


def letters(index: int) -> str:
    """`a` to `z`, then `aa`, `ab`: the letters of a passage by its place."""
    name = ""
    left = index + 1
    while left:
        left, digit = divmod(left - 1, len(_LETTERS))
        name = _LETTERS[digit] + name
    return name


def _source_entry(number: str, passages: tuple[tuple[str, CitationView], ...]) -> dict[str, Any]:
    first = passages[0][1]
    return {
        "number": number,
        "ref": safe_line(first.source_ref),
        "title": quoted(first.title),
        "publisher": guarded(first.publisher)
        if first.publisher
        else Label("publisher not reported"),
        "published": date_label(first.published),
        "published_machine": date_machine(first.published),
        "passages": [_passage(note, citation) for note, citation in passages],
    }


def _passage(note: str, citation: CitationView) -> dict[str, Any]:
    return {
        "id": note,
        "claim_ref": safe_line(citation.claim_ref),
        "quote": quoted(citation.quote),
        "speaker": guarded(citation.speaker)
        if citation.speaker
        else Label("the source in its own voice"),
        "voice": term(citation.attribution),
        "put": _put(citation),
    }


def _put(citation: CitationView) -> str:
    """How a passage puts it, and what of it stands as a reviewer set it, not as it was read."""
    put = put_words(citation)
    changed = ", ".join(str(_IN_REVIEW[name]) for name in citation.set_in_review)
    return f"{put}; {say('set in review')}: {changed}" if changed else put
