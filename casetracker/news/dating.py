"""Which of a sentence's dates tells when something was done."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from casetracker.model.vocabulary import DateBasis, Modality
from casetracker.news.contract import ReadDate
from casetracker.news.dates.anchoring import Anchor
from casetracker.news.dates.dateline import Dated
from casetracker.news.dates.resolve import as_of, resolve
from casetracker.news.frames import Frame, Voice
from casetracker.news.lexicon import lexicon
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.sentences import Token

FAR = 24.0
FAR_AHEAD = 200
_RELATIVES = frozenset(
    ["who", "which", "that", "whom", "because", "after", "before", "when", "since", "while"]
)
_UNTIL = frozenset(["until", "till", "through", "before", "by"])
_PUT_OFF = frozenset(
    ["adjourned", "postponed", "rescheduled", "deferred", "moved", "adjourns", "put"]
)
_OPENING = 3
_AT_ONCE = 3
_SAID = frozenset(["said", "told", "stated", "added", "says"])
_STALE = 3
_NEWS = 10
_CARRIED = 4
_EARLIER = frozenset(
    [
        "earlier",
        "previously",
        "before",
        "ago",
        "later",
        "since",
        "already",
        "then",
        "once",
        "originally",
        "initially",
    ]
)
_LOOSE = ("offset", "earlier", "period", "lately", "weekend", "clock")
_UNDATED = frozenset(
    [Modality.PLANNED, Modality.POSSIBLE, Modality.REQUESTED, Modality.CONDITIONAL]
)


class DateBook:
    """The dates of a document, so that "a week later" knows what it is later than."""

    def __init__(self, dated: Dated) -> None:
        self.published = dated.day
        self._anchor = Anchor(dated.day)
        self._since = 0
        self._day: ReadDate | None = None
        self._day_at = -1
        self._live_at = -1

    def resolved(
        self, date: PlacedDate, *, is_future: bool = False, is_past: bool = False
    ) -> ReadDate:
        """A date of this sentence, seen from publication and from the date before."""
        anchor = replace(self._anchor, is_future=is_future, is_past=is_past)
        if date.mention.kind == "clock" and self._since > _STALE:
            anchor = replace(anchor, previous=None)
        return resolve(date.mention, anchor)

    def _seen_in(self, scan: Scan, date: PlacedDate, *, is_future: bool, is_past: bool) -> ReadDate:
        """A date of a sentence; "a week later" is later than the day named before it there."""
        kept = self._anchor
        if date.mention.kind in ("offset", "period", "that_day"):
            for earlier in scan.dates:
                partial = None if earlier.first >= date.first else self.resolved(earlier).partial()
                if partial is not None and partial.is_day and earlier.mention.kind not in _LOOSE:
                    self._anchor = replace(self._anchor, previous=partial)
        found = self.resolved(date, is_future=is_future, is_past=is_past)
        self._anchor = kept
        return found

    def remember(self, scan: Scan) -> None:
        """Keep the last day that a sentence names."""
        self._since += 1
        for date in scan.dates:
            self._keep(scan, self.resolved(date, is_past=True))
            if date.mention.kind in _LOOSE:
                continue
            partial = self.resolved(date).partial()
            if partial is not None:
                self._anchor, self._since = replace(self._anchor, previous=partial), 0

    def notes(self, scan: Scan) -> list[str]:
        """Where an offset and a date beside it do not agree."""
        notes: list[str] = []
        for first, second in pairwise(scan.dates):
            if first.mention.kind != "offset" or second.first - first.last > 2:  # noqa: PLR2004 - side by side
                continue
            offset = self.resolved(first)
            stated = self.resolved(second)
            if offset.edtf and stated.edtf and offset.edtf != stated.edtf:
                notes.append(
                    f"\u201c{first.mention.wording}\u201d would be {offset.edtf},"
                    f" \u201c{second.mention.wording}\u201d is {stated.edtf}: the date is kept"
                )
        return notes

    def of_event(
        self, scan: Scan, index: int, frame: Frame | None, modality: Modality
    ) -> ReadDate | None:
        """When the event at a token was, or is to be."""
        date, spoken = _chosen(scan, index, frame)
        is_future = modality in _UNDATED
        words = () if frame is None else frame.words
        is_missed = "have" in words or words[:1] in (("was",), ("were",))
        is_asked = modality is Modality.REQUESTED
        if date is not None and is_asked and date.last <= index and date.first < index:
            date = None  # a day before what is asked for is that of the asking
        if date is not None:
            is_future = is_future and not is_missed
            is_past = modality is Modality.ASSERTED and _is_past(scan, index, frame)
            found = self._seen_in(scan, date, is_future=is_future, is_past=is_past)
            if _is_since(scan, date) and "have" in words and found.earliest is not None:
                return self._up_to_now(found)
            return self.resolved(date) if is_future and self._is_far(found) else found
        if is_future:
            return None
        said_on = None if spoken is None else self.resolved(spoken, is_past=True)
        if said_on is None or said_on.latest is None or self.published is None:
            return as_of(self.published)
        return as_of(min(said_on.latest, self.published))

    def _up_to_now(self, date: ReadDate) -> ReadDate:
        """As in "have arrested 17 since Friday": from that day up to publication."""
        if self.published is None or date.earliest is None or date.earliest >= self.published:
            return date
        edtf = f"{date.earliest.isoformat()}/{self.published.isoformat()}"
        return replace(date, edtf=edtf, latest=self.published)

    def carry(
        self, scan: Scan, frame: Frame | None, date: ReadDate | None, *, is_step: bool
    ) -> ReadDate | None:
        """The day of the story where an event in plain past names none: "He was remanded in custody".

        Only the day of the news is carried, from a few paragraphs before at most.
        """
        if date is None or date.basis is not DateBasis.PUBLICATION:
            self._keep(scan, date)
            return date
        self._read_time(scan)
        is_near = scan.sentence.paragraph - self._day_at <= _CARRIED
        is_told = _is_plain_past(scan, frame) or (is_step and _is_present_step(scan, frame))
        if self._day is None or not is_near or scan.dates or not is_told:
            return date
        return replace(self._day, basis=DateBasis.RELATIVE, wording="")

    def _read_time(self, scan: Scan) -> None:
        """An entry of a live report, "18:40 Baku court extends ...", is of the day of publication."""
        if self.published is None or self._live_at == scan.sentence.paragraph:
            return
        if scan.number and _is_time(scan.tokens[0].text, scan.tokens[1:2]):
            self._day = as_of(self.published)
            if self._day is not None:
                day = self.published
                self._day = replace(self._day, edtf=day.isoformat(), earliest=day)
            self._day_at = self._live_at = scan.sentence.paragraph

    def _keep(self, scan: Scan, date: ReadDate | None) -> None:
        if date is None or date.earliest is None or date.earliest != date.latest:
            return
        if self.published is None or not 0 <= (self.published - date.earliest).days <= _NEWS:
            return
        self._day, self._day_at = date, scan.sentence.paragraph

    def _is_far(self, date: ReadDate) -> bool:
        """Whether a guessed year puts a date further ahead than a plan is likely to be."""
        if date.basis is not DateBasis.INFERRED_YEAR or date.earliest is None:
            return False
        return self.published is not None and (date.earliest - self.published).days > FAR_AHEAD

    def unknown(self) -> ReadDate | None:
        """No day but that it was before publication."""
        return as_of(self.published)

    def is_ahead(self, date: ReadDate | None) -> bool:
        """Whether a date lies after publication."""
        return (
            date is not None
            and date.earliest is not None
            and self.published is not None
            and date.earliest > self.published
            and date.basis is not DateBasis.NONE
        )


def is_told_as_done(tokens: Sequence[Token], index: int, frame: Frame | None) -> bool:
    """Whether a verb says of itself that it is done: "was sent", "have been remanded", "jailed"."""
    if frame is None:
        return False
    if any(word in ("was", "were", "had", "been") for word in frame.words):
        return "to" not in frame.words and not any(w in lexicon().cues.modal for w in frame.words)
    tags = lexicon().forms.by_word.get(tokens[index].lower, frozenset())
    return not frame.words and frame.voice is Voice.ACTIVE and "past" in tags and "base" not in tags


def _is_plain_past(scan: Scan, frame: Frame | None) -> bool:
    """Whether an event is told as a step of the same day: no pluperfect, no state, nothing "earlier"."""
    if frame is not None and any(word in ("had", "is", "are") for word in frame.words):
        return False
    return not any(token.lower in _EARLIER for token in scan.tokens)


def _is_time(first: str, following: Sequence[Token]) -> bool:
    """Whether a paragraph begins with a time of day: "18:40", "7.46 pm"."""
    if not _TIME.fullmatch(first):
        return False
    return ":" in first or bool(
        following and following[0].lower.startswith(("am", "pm", "a.m", "p.m"))
    )


_TIME = re.compile(r"[0-2]?\d[:.][0-5]\d")


def _is_present_step(scan: Scan, frame: Frame | None) -> bool:
    """As in "Test is sent to pre-trial detention": a court reporter's present tense."""
    if frame is None or any(token.lower in _EARLIER for token in scan.tokens):
        return False
    return frame.words in (("is",), ("are",), ()) and frame.voice in (Voice.PASSIVE, Voice.ACTIVE)


def _is_past(scan: Scan, index: int, frame: Frame | None) -> bool:
    """Whether the verb is in a past tense."""
    words = ("",) if frame is None else frame.words
    near = [token.lower for token in scan.tokens[index : index + 8]] if frame is None else []
    if any(
        word in ("was", "were", "had", "began", "opened", "started") for word in (*words, *near)
    ):
        return True
    tags = lexicon().forms.by_word.get(scan.tokens[index].lower, frozenset())
    return not any(words) and frame is not None and "past" in tags


def _chosen(
    scan: Scan, index: int, frame: Frame | None
) -> tuple[PlacedDate | None, PlacedDate | None]:
    """The date of an event, and the day on which somebody spoke of it."""
    start = index if frame is None else min(frame.start, index)
    spoken = [date for date in scan.dates if _is_of_speech(scan, date, index)]
    costed = sorted(
        (
            (_cost(scan, date, start, index), date.first, date)
            for date in scan.dates
            if date not in spoken and not _is_dateline(scan, date)
        ),
        key=lambda each: each[:2],
    )
    said_on = spoken[0] if spoken else None
    if not costed or costed[0][0] > FAR:
        return None, said_on
    best = costed[0][2]
    if best.mention.kind in ("earlier", "offset", "period", "year"):
        return _preciser(best, costed) or best, said_on
    return best, said_on


def _is_since(scan: Scan, date: PlacedDate) -> bool:
    return date.first > 0 and scan.tokens[date.first - 1].lower == "since"


def _is_dateline(scan: Scan, date: PlacedDate) -> bool:
    """As in "RIGA, May 28 - On May 27 ...": the day of writing, not that of what is told."""
    tokens = scan.tokens
    return (
        0 < date.first <= _OPENING + 2
        and date.last < len(tokens)
        and tokens[date.last].lower in ("-", "\u2013", "\u2014", "(", ".")
        and tokens[0].text.isupper()
    )


def _is_of_speech(scan: Scan, date: PlacedDate, index: int) -> bool:
    """Whether a date tells when somebody spoke of the event at a token: "said on Friday"."""
    if index < date.first - 1:
        near = [token.lower for token in scan.tokens[max(0, date.first - 4) : date.first]]
        said = next((n for n, word in enumerate(near) if word in _SAID), None)
        if said is not None and not {",", "that"} & set(near[said:]):
            return True
    for speech in scan.speeches:
        if speech.verb == index or not speech.first <= index < speech.last:
            continue
        if index < speech.verb:  # "..., the ministry said on Friday"
            if date.first > speech.verb or speech.last <= date.first < speech.verb:
                return True
        elif date.first < speech.verb or date.first - speech.verb <= _AT_ONCE:
            between = scan.tokens[speech.verb + 1 : date.first]
            if not any(token.lower in ("that", ",") for token in between):
                return True
    return False


def _preciser(best: PlacedDate, costed: list[tuple[float, int, PlacedDate]]) -> PlacedDate | None:
    """A day or month beside an offset wins: "a week later on June 4"."""
    for cost, _, date in costed:
        if date is best or cost > FAR:
            continue
        if date.mention.kind in ("day", "iso", "numeric", "weekday", "month_year") and (
            abs(date.first - best.last) <= 2 or best.mention.kind == "earlier"  # noqa: PLR2004 - side by side
        ):
            return date
    return None


def _cost(scan: Scan, date: PlacedDate, start: int, index: int) -> float:
    tokens = scan.tokens
    before = tokens[date.first - 1].lower if date.first else ""
    if before in _UNTIL or (before == "to" and not date.first <= _OPENING):
        between = [token.lower for token in tokens[index : date.first]]
        return 1.0 if before != "by" and any(word in _PUT_OFF for word in between) else FAR + 1
    is_before = date.last <= start
    first, last = (date.last, start) if is_before else (index + 1, date.first)
    between = [token.lower for token in tokens[first:last]]
    if ";" in between:
        return FAR + 1
    crossed = sum(
        word in _RELATIVES
        and following not in ("a", "an", "the")
        and earlier not in ("by", "under")
        for earlier, word, following in zip(["", *between], between, between[1:], strict=False)
    )
    is_opened = [token.lower for token in tokens[date.last : date.last + 2]] == [",", "when"]
    if is_before and is_opened:
        return 6.0
    if is_before and date.first <= _OPENING:
        return 5.0 + 15 * sum(word in ("who", "which", "whom") for word in between) + 3 * crossed
    forms = lexicon().forms.by_word
    if is_before and (_is_of_participle(tokens, date.first) or _is_of_relative(tokens, date)):
        return FAR + 1
    cost = float(len(between)) + 14 * crossed + between.count(",")
    cost += 5 * sum(
        "part" in forms.get(word, ()) or "past" in forms.get(word, ()) for word in between
    )
    if not is_before:
        cost += 8 * sum(word in ("but", "while", "and") for word in between)
        cost += sum(
            16
            for first_word, word in pairwise(between)
            if first_word in (",", "and") and "part" in forms.get(word, ())
        )
    if date.mention.kind == "earlier":
        cost += 4
    return cost


def _is_of_relative(tokens: Sequence[Token], date: PlacedDate) -> bool:
    """As in "students who raised a flag last September will go on trial": the clause's own date."""
    if date.last < len(tokens) and tokens[date.last].lower == ",":
        return False
    for place in range(date.first - 1, max(-1, date.first - 12), -1):
        lower = tokens[place].lower
        if lower in (",", ";", ":"):
            return False
        if lower in ("who", "which"):
            return place > 0
    return False


def _is_of_participle(tokens: Sequence[Token], first: int) -> bool:
    """As in "held since May": the date belongs to the participle before it, with no joint between."""
    forms = lexicon().forms.by_word
    for place in range(first - 1, max(-1, first - 5), -1):
        if tokens[place].lower in (",", "and", "but", ";"):
            return False
        if "part" in forms.get(tokens[place].lower, ()):
            return True
    return False
