"""Which of a sentence's dates tells when something was done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casetracker.model.vocabulary import DateBasis, Modality
from casetracker.news.contract import ReadDate
from casetracker.news.date_choice import chosen_date, is_background, sets_scene
from casetracker.news.dates.anchoring import Anchor
from casetracker.news.dates.behind import days_before, moved_back
from casetracker.news.dates.dateline import Dated
from casetracker.news.dates.resolve import as_of, resolve
from casetracker.news.dates.tense import looks_ahead
from casetracker.news.event import Event, told_at
from casetracker.news.frames import Frame, Voice
from casetracker.news.lexicon import lexicon
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.sentences import Token
from casetracker.news.words import word_set

FAR_AHEAD = 200
_STALE = 3
_NEWS = 10
_CARRIED = 8
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
_FROM_ANOTHER = ("offset", "period", "that_day", "deictic", "clock")
_LOOSE = ("offset", "earlier", "period", "lately", "weekend", "clock")
_UNDATED = frozenset(
    [Modality.PLANNED, Modality.POSSIBLE, Modality.REQUESTED, Modality.CONDITIONAL]
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that a sentence tells, where it stands, and whether it is done at once and not a state."""

    index: int
    frame: Frame | None
    stage: str | None
    is_step: bool

    def is_after(self, other: "Step") -> bool:
        """Whether months lie between two steps as a rule: a verdict behind an arrest."""
        return self.stage in _SLOW and other.stage not in _SLOW


class DateBook:
    """The dates of a document, so that "a week later" knows what it is later than."""

    def __init__(self, dated: Dated) -> None:
        self.published = dated.day
        self._anchor = Anchor(dated.day)
        self._since = 0
        self._day: ReadDate | None = None
        self._day_at = -1
        self._live_at = -1
        self._told: ReadDate | None = None
        self._told_at = (-1, -1)
        self._told_step: Step | None = None
        self._told_step_at = -1
        self._event: PartialDate | None = None
        self._event_at = (-1, -1)
        self._event_worded = False

    def resolved(
        self, date: PlacedDate, *, is_future: bool = False, is_past: bool = False
    ) -> ReadDate:
        """A date of this sentence, seen from publication and from the date before."""
        anchor = replace(
            self._anchor, is_future=is_future, is_past=is_past, is_told_on=self._is_told_on()
        )
        if self._is_stale(date):
            anchor = replace(anchor, previous=None)
        return resolve(date.mention, anchor)

    def _is_told_on(self) -> bool:
        """Whether the date named before is of a story of another year that may go on here."""
        previous = self._anchor.previous
        if previous is None or previous.earliest is None or self.published is None:
            return False
        is_old = previous.earliest.year < self.published.year - 1
        return is_old and self._since <= _STALE

    def _is_stale(self, date: PlacedDate) -> bool:
        """Whether the date named before is too far off for a time of day, or too loose for a day."""
        previous = self._anchor.previous
        if previous is None or not is_from_another(date):
            return False
        is_of_now = date.mention.kind == "clock" or date.mention.wording.lower().endswith("the day")
        if not previous.is_day:
            return self._since >= (0 if is_of_now else 1)
        return date.mention.kind == "clock" and self._since > _STALE

    def _seen_in(self, scan: Scan, date: PlacedDate, *, is_future: bool, is_past: bool) -> ReadDate:
        """A date of a sentence; "a week later" is later than the day named before it there."""
        kept, since = self._anchor, self._since
        if is_from_another(date):
            is_new = scan.number > self._event_at[1] or not self._event_worded
            if self._event is not None and is_new and scan.number - self._event_at[1] <= self._since:
                self._anchor, self._since = replace(kept, previous=self._event), 0
            for earlier in scan.dates:
                partial = None if earlier.first >= date.first else self.resolved(earlier, is_past=True).partial()
                if partial is not None and earlier.mention.kind not in _LOOSE:
                    self._anchor, self._since = replace(self._anchor, previous=partial), -1
        found = self.resolved(date, is_future=is_future, is_past=is_past)
        self._anchor, self._since = kept, since
        return found

    def happened(self, scan: Scan, date: ReadDate | None) -> None:
        """Keep when the last step that was told of was, so that "the same evening" knows its day."""
        partial = None if date is None or date.earliest is None else date.partial()
        if partial is not None and date is not None and (not date.wording or self._event_at[1] < scan.number):
            self._event, self._event_at = partial, (scan.sentence.paragraph, scan.number)
            self._event_worded = bool(date.wording)

    def remember(self, scan: Scan) -> None:
        """Keep the last day that a sentence names."""
        self._since += 1
        self._read_time(scan)
        scene = self._scene_of(scan)
        if scene is not None and self._told_at != (scan.sentence.paragraph, scan.number):
            self._told, self._told_at = scene, (scan.sentence.paragraph, scan.number)
        for date in scan.dates:
            self._keep(scan, self.resolved(date, is_past=True))
            if date.mention.kind in _LOOSE:
                continue
            is_past = not looks_ahead(scan.text, date.mention.start, date.mention.end)
            partial = self.resolved(date, is_past=is_past).partial()
            if partial is not None:
                self._anchor, self._since = replace(self._anchor, previous=partial), 0

    def _scene_of(self, scan: Scan) -> ReadDate | None:
        """The only past time that a sentence without a step of its own sets: "The rally was in May 2019"."""
        dates = [date for date in scan.dates if date.mention.kind not in _LOOSE]
        if len(dates) != 1 or not sets_scene(scan, dates[0]):
            return None
        found = self.resolved(dates[0], is_past=True)
        if found.latest is None or self.published is None or found.latest > self.published:
            return None
        return found

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

    def of_event(self, scan: Scan, event: Event, modality: Modality) -> ReadDate | None:
        """When an event was, or is to be."""
        index, frame = told_at(scan, event), event.frame
        first = event.first if event.trigger.shape == "phrase" else index
        date, spoken = chosen_date(scan, index, frame, first)
        gap = days_before(scan.tokens, index if frame is None else frame.start)
        if gap is not None:
            return self._gap_before(scan, index, gap)
        is_future = modality in _UNDATED
        words = () if frame is None else frame.words
        is_missed = "have" in words or words[:1] in (("was",), ("were",))
        is_asked = modality is Modality.REQUESTED
        if is_asked or (is_future and _is_ordered(scan, event.first)):
            return self._asked_on(scan, index, date, spoken)
        if date is not None:
            is_future = is_future and not is_missed
            is_past = modality is Modality.ASSERTED and _is_past(scan, index, frame)
            found = self._seen_in(scan, date, is_future=is_future, is_past=is_past)
            is_on = _is_going_on(words) and scan.tokens[index].lower not in _LASTING
            if _is_since(scan, date) and is_on and found.earliest is not None:
                return self._up_to_now(found)
            return self.resolved(date) if is_future and self._is_far(found) else found
        if is_future:
            return self._only_day_ahead(scan)
        said_on = None if spoken is None else self.resolved(spoken, is_past=True)
        if said_on is not None and spoken is not None and _is_announced(scan, spoken, event):
            return said_on
        if said_on is None or said_on.latest is None or self.published is None:
            return as_of(self.published)
        return as_of(min(said_on.latest, self.published))

    def of_statement(self, scan: Scan, index: int) -> ReadDate | None:
        """When a denial at a token was made: the day that its sentence names, or the one just before it."""
        date, spoken = chosen_date(scan, index, None, index)
        named = date or spoken
        before = {token.lower for token in scan.tokens[max(0, index - 3) : index]}
        if named is not None:
            if scan.tokens[named.first - 1].lower == "to":
                return None
            return self._seen_in(scan, named, is_future=False, is_past=True)
        is_near = scan.sentence.paragraph == self._day_at and self._since <= 1
        is_past = "past" in lexicon().forms.by_word.get(scan.tokens[index].lower, ())
        if self._day is None or not is_near or not is_past or before & _NOT_THEN:
            return None
        return replace(self._day, basis=DateBasis.RELATIVE, wording="")

    def _asked_on(
        self, scan: Scan, index: int, date: PlacedDate | None, spoken: PlacedDate | None
    ) -> ReadDate | None:
        """When something was asked for: a day before it, or the day of the story; not that of the step."""
        named = [each for each in (spoken, date) if each is not None]
        before = [each for each in named if each is spoken or each.last <= index]
        if before:
            return self.resolved(before[0], is_past=True)
        is_near = scan.sentence.paragraph - self._day_at <= _CARRIED
        if named or self._day is None or not is_near:
            return None
        return replace(self._day, basis=DateBasis.RELATIVE, wording="")

    def _only_day_ahead(self, scan: Scan) -> ReadDate | None:
        """The day of a plan: the only one of its sentence that is still to come."""
        ahead = [
            found
            for found in (self.resolved(date, is_future=True) for date in scan.dates)
            if self.is_ahead(found)
        ]
        return ahead[0] if len(ahead) == 1 and not self._is_far(ahead[0]) else None

    def _gap_before(self, scan: Scan, index: int, days: int) -> ReadDate | None:
        """As in "on Thursday, two days after six men were arrested": two days before Thursday."""
        named = [date for date in scan.dates if date.mention.kind not in _LOOSE]
        nearest = min(named, key=lambda date: abs(date.first - index), default=None)
        base = None if nearest is None else self.resolved(nearest, is_past=True)
        moved = None if base is None else moved_back(base, days)
        return as_of(self.published) if moved is None else moved

    def _up_to_now(self, date: ReadDate) -> ReadDate:
        """As in "have arrested 17 since Friday": from that day up to publication."""
        if self.published is None or date.earliest is None or date.earliest >= self.published:
            return date
        edtf = f"{date.earliest.isoformat()}/{self.published.isoformat()}"
        return replace(date, edtf=edtf, latest=self.published)

    def carry(self, scan: Scan, step: Step, date: ReadDate | None) -> ReadDate | None:
        """The day of the story where an event in plain past names none: "He was remanded in custody".

        Only the day of the news is carried, from a few paragraphs before at most.
        """
        index, frame, is_step = step.index, step.frame, step.is_step
        if date is None or date.basis is not DateBasis.PUBLICATION:
            self._keep(scan, date)
            if date is not None and date.edtf is not None and date.wording:
                if is_step:
                    self._told, self._told_at = date, (scan.sentence.paragraph, scan.number)
                self._told_step, self._told_step_at = step, scan.number
            return date
        self._read_time(scan)
        told_before = self._of_sentence_before(scan)
        is_near = scan.sentence.paragraph - self._day_at <= _CARRIED
        is_told = _is_plain_past(scan, index, frame) or (is_step and _is_present_step(scan, frame))
        if self._day is None or not is_near or self._names_a_past_day(scan, index) or not is_told:
            return date
        if told_before is not None and not self._is_news(told_before) and self._is_of_later(scan, step):
            return date
        return replace(told_before or self._day, basis=DateBasis.RELATIVE, wording="")

    def _is_news(self, date: ReadDate) -> bool:
        return (
            date.earliest is not None
            and self.published is not None
            and (self.published - date.earliest).days <= _NEWS
        )

    def _is_of_later(self, scan: Scan, step: Step) -> bool:
        """Whether a step came some time after what the sentence before tells of long ago."""
        if step.frame is not None and {"have", "has", "is", "are"} & set(step.frame.words):
            return True
        if step.stage == "whereabouts_unknown":
            return True
        is_known = self._told_step is not None and self._told_step_at == scan.number - 1
        return is_known and self._told_step is not None and step.is_after(self._told_step)

    def _of_sentence_before(self, scan: Scan) -> ReadDate | None:
        """What the sentence just before, in one paragraph, was dated, where that is another time."""
        if self._told is None or self._told_at != (scan.sentence.paragraph, scan.number - 1):
            return None
        return self._told

    def _names_a_past_day(self, scan: Scan, index: int) -> bool:
        """Whether a sentence names another day for a step than one that is still to come."""
        dates = [date for date in scan.dates if not is_background(scan, date, index)]
        found = [self.resolved(date, is_future=True).earliest for date in dates]
        return any(day is None or self.published is None or day <= self.published for day in found)

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


def _is_announced(scan: Scan, spoken: PlacedDate, event: Event) -> bool:
    """As in "the court announced on Monday that six had been pardoned": done by being said."""
    if event.frame is not None and event.frame.voice is Voice.REDUCED:
        return False
    said = scan.tokens[max(0, spoken.first - 3) : event.first]
    return any(token.lower == "announced" for token in said)


def refused_at(scan: Scan, index: int) -> int | None:
    """The token of the verb that turns a step down: "rejected motions to free the six"."""
    for place in range(index - 1, max(-1, index - _ORDER), -1):
        if scan.tokens[place].lower in _REFUSED:
            return place
    return None


_REFUSED = word_set("rejected refused denied dismissed declined")
_ORDER = 10


def _is_ordered(scan: Scan, index: int) -> bool:
    """As in "ordered their release": told of the day of the order."""
    before = [token.lower for token in scan.tokens[max(0, index - 5) : index + 1]]
    return bool({"ordered", "directed"} & set(before)) and not {";", "until"} & set(before)


def is_from_another(date: PlacedDate) -> bool:
    """Whether a date is seen from the one before it: "the same day", "a week later", "at noon"."""
    return date.mention.kind in _FROM_ANOTHER


def is_told_as_done(tokens: Sequence[Token], index: int, frame: Frame | None) -> bool:
    """Whether a verb says of itself that it is done: "was sent", "have been remanded", "jailed"."""
    if frame is None:
        return False
    if any(word in ("was", "were", "had", "been") for word in frame.words):
        return "to" not in frame.words and not any(w in lexicon().cues.modal for w in frame.words)
    tags = lexicon().forms.by_word.get(tokens[index].lower, frozenset())
    return not frame.words and frame.voice is Voice.ACTIVE and "past" in tags and "base" not in tags


_LASTING = word_set("held kept incarcerated imprisoned jailed serving been behind")


def _is_going_on(words: Sequence[str]) -> bool:
    """Whether a verb tells of what was done again and again: "has detained", not "has been held"."""
    return "have" in words or ("has" in words and "been" not in words)


def _is_plain_past(scan: Scan, index: int, frame: Frame | None) -> bool:
    """Whether an event is told as a step of the same day: no pluperfect, no state, nothing "earlier"."""
    start = index if frame is None else frame.start
    if scan.tokens[0].lower in _ELSEWHERE:
        return False
    if frame is not None and any(word in ("had", "is", "are") for word in frame.words):
        owned = {token.lower for token in scan.tokens[start:index]} & {"his", "her", "their"}
        if not owned:  # not "had his appeal rejected"
            return False
    first = max(0, start - _NEARBY)
    near = scan.tokens[first : index + _NEARBY]
    return not any(
        token.lower in _EARLIER and not _is_same_day(scan.tokens, place, start)
        for place, token in enumerate(near, start=first)
    )


def _is_same_day(tokens: Sequence[Token], place: int, start: int) -> bool:
    """Whether a word that looks back does not here: "an hour later", "then freed six", "before a judge"."""
    lower = tokens[place].lower
    if lower == "later":
        return tokens[place - 1].lower in ("hour", "hours", "minutes", "moments")
    forms = lexicon().forms.by_word
    if lower == "then":
        return place == start - 1 and "part" not in forms.get(tokens[place - 1].lower, ())
    following = [token.lower for token in tokens[place + 1 : place + 5]]
    bench = next((n for n, word in enumerate(following) if word in _BENCH), None)
    if lower != "before" or bench is None:
        return False
    return "past" not in forms.get("".join(following[bench + 1 : bench + 2]), ())


# a matter of its own, and so not of the day that was told of before
_ELSEWHERE = word_set("meanwhile separately elsewhere")
_NOT_THEN = word_set("has have had always 've")
_SLOW = word_set(
    "convicted sentenced acquitted on_trial serving_sentence appeal_decided appeal_heard cassation"
    " final sentence_requested appeal_lodged"
)
_BENCH = word_set("court courts judge judges magistrate magistrates justice tribunal prosecutor prosecutors")


_NEARBY = 9


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


def _is_since(scan: Scan, date: PlacedDate) -> bool:
    return date.first > 0 and scan.tokens[date.first - 1].lower == "since"
