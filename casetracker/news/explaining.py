"""How a reading came about, sentence by sentence: what fired, how it is put, what was left out and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from casetracker.model.vocabulary import Modality
from casetracker.news.adding.force import in_force
from casetracker.news.contract import ReadClaim, Reading, claim_to_wire
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Sentence
from casetracker.news.reading import Origin, read_text
from casetracker.news.reasons import cue_of, pattern_of, why_not
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event
from casetracker.news.steps.events import find_events

SHIPPED: Final = "shipped"
_ELSEWHERE: Final = "the text is not about law: it has more words of sport, medicine or the like"
_REPEATS: Final = "it repeats another claim of the text"
_UNREAD: Final = "the text has more claims than are read of one document"
_CLAIM_KEYS: Final = (
    "rule",
    "kind",
    "stage",
    "quote",
    "start",
    "end",
    "count",
    "persons",
    "modality",
    "attribution",
    "speaker",
    "date",
    "charges",
    "authority",
    "place",
    "sentence",
    "score",
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence as it was read; its claims are those from `first` up to `last` of the document."""

    sentence: Sentence
    scan: Scan | None
    skipped: str | None
    first: int
    last: int


class _Notebook:
    """Takes down what a reading comes to."""

    def __init__(self, latest: date | None) -> None:
        self.latest = latest
        self.seen: list[_Seen] = []
        self.claims: Sequence[ReadClaim] = ()
        self.kept: Sequence[ReadClaim] = ()
        self.is_elsewhere = False
        self._count = 0

    def skipped(self, sentence: Sentence, why: str) -> None:
        """A sentence that is not read."""
        self.seen.append(_Seen(sentence, None, why, self._count, self._count))

    def read(self, sentence: Sentence, scan: Scan | None, claims: int) -> None:
        """A sentence that was read."""
        first, self._count = self._count, self._count + claims
        self.seen.append(_Seen(sentence, scan, None, first, self._count))

    def ended(
        self, claims: Sequence[ReadClaim], kept: Sequence[ReadClaim], *, is_elsewhere: bool
    ) -> None:
        """All claims, and those that are kept."""
        self.claims, self.kept, self.is_elsewhere = claims, kept, is_elsewhere


def explanation_of(reading: Reading) -> dict[str, Any]:
    """How a reading came about, as plain JSON values; its text is read once more, under watch.

    `{"title", "published", "reader_version", "sentences": [{"number", "start", "end", "text",
    "is_caption", "skipped", "claims": [...], "left_out": [{"rule", "from", "words", "why"}]}]}`. A
    claim has the keys of the contract, and `from` (where its rule stands), `words` and `pattern` (what
    fired), `put_by` (what makes it planned, negated ...), `left_out` (why it is not among the claims of
    the document, or null).
    """
    document = reading.document
    notebook = _Notebook(None if document.published is None else document.published.latest)
    again = read_text(
        document.text,
        published=document.published,
        origin=Origin(sha256=document.sha256, language=document.language),
        watch=notebook,
    )
    return {
        "title": document.title,
        "published": None if document.published is None else document.published.edtf,
        "reader_version": again.reader_version,
        "sentences": [
            _sentence(notebook, seen, number, document.text)
            for number, seen in enumerate(notebook.seen, 1)
        ],
    }


def _sentence(notebook: _Notebook, seen: _Seen, number: int, text: str) -> dict[str, Any]:
    events = find_events(seen.scan) if seen.scan is not None else []
    claims = notebook.claims[seen.first : seen.last]
    unread = seen.last - seen.first - len(claims)
    left_out = list(_left_out(seen.scan, events, claims)) if seen.scan is not None else []
    if unread:
        left_out.append({"rule": None, "from": None, "words": "", "why": _UNREAD})
    return {
        "number": number,
        "start": seen.sentence.start,
        "end": seen.sentence.end,
        "text": text[seen.sentence.start : seen.sentence.end],
        "is_caption": seen.sentence.is_caption,
        "skipped": seen.skipped,
        "claims": [_claim(notebook, claim, seen, events) for claim in claims],
        "left_out": left_out,
    }


def _claim(
    notebook: _Notebook, claim: ReadClaim, seen: _Seen, events: Sequence[Event]
) -> dict[str, Any]:
    wire = claim_to_wire(claim)
    told: dict[str, Any] = {key: wire[key] for key in _CLAIM_KEYS}
    told |= {"from": _origin(claim.rule), "words": None, "pattern": None, "put_by": None}
    told["left_out"] = None
    if not any(claim is each for each in notebook.kept):
        told["left_out"] = _ELSEWHERE if notebook.is_elsewhere else _REPEATS
    event = next((each for each in events if seen.scan and _is_of(seen.scan, each, claim)), None)
    if seen.scan is None or event is None:
        return told
    tokens = seen.scan.tokens
    told["words"] = seen.scan.text[tokens[event.index].start : tokens[event.end - 1].end]
    told["pattern"] = pattern_of(tokens, event.index, event.trigger.rule)
    if claim.modality is not Modality.ASSERTED:
        told["put_by"] = _put_by(notebook, seen.scan, event, claim)
    return told


def _put_by(notebook: _Notebook, scan: Scan, event: Event, claim: ReadClaim) -> str:
    if event.trigger.modality is claim.modality:
        return "its rule"
    cue = cue_of(scan.sentence, event.index, claim.modality)
    if cue is not None:
        return f"“{cue}”"
    is_ahead = (
        claim.modality is Modality.PLANNED
        and notebook.latest is not None
        and claim.date is not None
        and claim.date.earliest is not None
        and claim.date.earliest > notebook.latest
    )
    return "its date, after that of publication" if is_ahead else "the form of the sentence"


def _is_of(scan: Scan, event: Event, claim: ReadClaim) -> bool:
    """Whether a claim came of an event."""
    start = scan.tokens[event.index].start
    return event.trigger.rule == claim.rule and claim.start <= start < claim.end


def _left_out(
    scan: Scan, events: Sequence[Event], claims: Sequence[ReadClaim]
) -> Iterator[dict[str, Any]]:
    """Each rule whose words stand in the sentence and that gave no claim."""
    told: set[tuple[int, str]] = set()
    for index in range(len(scan.tokens)):
        for end, trigger in lexicon().triggers.at(scan.tokens, index):
            fired = [event for event in events if _fired(event, index, trigger.rule)]
            if any(_is_of(scan, event, claim) for event in fired for claim in claims):
                continue
            if (index, trigger.rule) in told:
                continue
            told.add((index, trigger.rule))
            why = (
                "nobody was named before whom it could be about"
                if fired
                else why_not(scan, index, end, trigger, events)
            )
            words = scan.text[scan.tokens[index].start : scan.tokens[end - 1].end]
            yield {
                "rule": trigger.rule,
                "from": _origin(trigger.rule),
                "words": words,
                "why": why,
            }


def _fired(event: Event, index: int, rule: str) -> bool:
    return event.trigger.rule == rule and event.first <= index < max(event.end, event.index + 1)


def _origin(rule: str) -> str:
    """Where a rule stands: "shipped", or a user's file with the line."""
    for entry in in_force().entries:
        if entry.table == "trigger" and entry.name == rule:
            return entry.file if entry.line is None else f"{entry.file} line {entry.line}"
    return SHIPPED
