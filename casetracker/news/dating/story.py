"""The day that a story goes on with: that of the news, or of what the sentence before tells of."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from casetracker.model.vocabulary import DateBasis
from casetracker.news.contract import ReadDate
from casetracker.news.dates.resolve import as_of
from casetracker.news.dating.decisions import Decision
from casetracker.news.dating.told_tense import is_time
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.grammar.verb_forms import BULLETS
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan
from casetracker.news.values import value

_NEWS: Final = 10
_CARRIED: Final = 8
_HEAD: Final = 2
_PLEA: Final = 2
_SOON: Final = 2
_NOW: Final = word_set("have has is are")
_SLOW: Final = word_set(
    "convicted sentenced acquitted on_trial serving_sentence appeal_decided appeal_heard cassation"
    " final sentence_requested appeal_lodged"
)


_WAS: Final = (("was",), ("were",))
_TAKEN: Final = word_set("arrested detained captured seized")
_THEY: Final = word_set("they he she all both defendants accused men women")
_ON_FILE: Final = word_set(
    "investigation_completed file_disclosed indictment_approved sent_to_court accepted_by_court"
)


@value()
class Step:
    """A step that a sentence tells, where it stands, and whether it is done at once and no state."""

    index: int
    frame: Frame | None
    stage: str | None
    is_step: bool
    is_perfect: bool = False
    """Whether a phrase tells it in the perfect: "the measure has been prolonged"."""

    def is_after(self, other: "Step") -> bool:
        """Whether months lie between two steps as a rule: a verdict behind an arrest."""
        return _rank(self.stage) > _rank(other.stage)

    @property
    def is_of_now(self) -> bool:
        """Whether a step is told as what is so by now: "have pleaded guilty", "are unknown"."""
        words = () if self.frame is None else self.frame.words
        return self.is_perfect or bool(_NOW & set(words)) or self.stage == "whereabouts_unknown"


def _rank(stage: str | None) -> int:
    """How far on a step is as a rule: taken into custody, sent to court, tried and judged."""
    return 2 if stage in _SLOW else 1 if stage in _ON_FILE else 0


@dataclass(frozen=True, slots=True)
class Lead:
    """The first day of the news in a text, what before it tells of that day, and days told later."""

    day: ReadDate | None
    stretches: tuple[tuple[int, int], ...]
    decisions: tuple[Decision, ...] = ()


class Story:
    """The day of the news and the time of the sentence before, as a document goes on."""

    def __init__(self, published: dt.date | None) -> None:
        self._published = published
        self._day: ReadDate | None = None
        self._day_at = -1
        self._is_of_step = False
        self._live_at = -1
        self._live_day: ReadDate | None = None
        self._told: ReadDate | None = None
        self._told_at = (-1, -1)
        self._step: Step | None = None
        self._step_at = -1
        self._waiting: list[tuple[int, tuple[int, int]]] = []
        self._past_at = (-1, -1)
        self._asked_at = -1
        self._paragraph = self._item_at = -1
        self._is_of_item = False
        self._headed: ReadDate | None = None
        self._headed_at = -1
        self.lead: Lead | None = None

    def keep(self, scan: Scan, date: ReadDate | None) -> None:
        """Take a day shortly before publication for that of the news."""
        if date is None or date.earliest is None or date.earliest != date.latest:
            return
        if self._published is None or not 0 <= (self._published - date.earliest).days <= _NEWS:
            return
        if self._day is None or self._day.edtf != date.edtf:
            self._is_of_step = False
        self._day, self._day_at = date, scan.sentence.paragraph
        self._is_of_item = self._item_at == scan.sentence.paragraph
        if self.lead is None:
            near = [stretch for at, stretch in self._waiting if scan.number - at <= _SOON]
            self.lead = Lead(_carried(date), tuple(near))

    def read_item(self, scan: Scan) -> None:
        """Keep that a paragraph is an item of a list, whose day is no other's."""
        if scan.sentence.paragraph != self._paragraph:
            self._paragraph = scan.sentence.paragraph
            if _is_item(scan):
                self._item_at = self._paragraph

    def touch(self, scan: Scan) -> None:
        """Let the day of the news hold on from here: an hour of it is named."""
        self._day_at = scan.sentence.paragraph

    def wait(self, scan: Scan) -> None:
        """Let a sentence at the head of a text wait for the first day of the news that is named behind it."""
        if self.lead is None and 0 < scan.sentence.paragraph <= _HEAD:
            self._waiting.append((scan.number, (scan.sentence.start, scan.sentence.end)))

    def tell(self, scan: Scan, step: Step, date: ReadDate | None) -> None:
        """Keep a step that its own sentence dates."""
        if not _is_aside(scan, step):
            self.keep(scan, date)
            self._is_of_step = self._is_of_step or self._day == date
        if date is None or date.edtf is None or not date.wording:
            return
        is_told = step.frame is None or step.frame.voice is not Voice.REDUCED
        if step.is_step and is_told:
            self._told, self._told_at = date, (scan.sentence.paragraph, scan.number)
        if _is_day_of_verdict(scan):
            step = replace(step, stage="convicted")
        self._step, self._step_at = step, scan.number

    def set_scene(self, scan: Scan, date: ReadDate) -> None:
        """Keep the time of a whole sentence that tells no step of its own."""
        place = (scan.sentence.paragraph, scan.number)
        if self._told_at != place:
            self._told, self._told_at = date, place
            self._step = self._step if self._step_at == scan.number else None

    def turn_back(self, scan: Scan) -> None:
        """Keep that a sentence tells of a year of the background, in which the news does not go on."""
        self._past_at = (scan.sentence.paragraph, scan.number)

    def head(self, scan: Scan, date: ReadDate) -> None:
        """Take the day at the head of a paragraph for all of it: "14 April: Police clear the yard"."""
        self._headed, self._headed_at = date, scan.sentence.paragraph

    def is_headed(self, scan: Scan) -> bool:
        """Whether a day stands at the head of this paragraph."""
        return self._headed is not None and self._headed_at == scan.sentence.paragraph

    def go_on(self, scan: Scan) -> None:
        """Let the time of the sentence before hold on over one that names none."""
        paragraph, number = scan.sentence.paragraph, scan.number
        is_asked = scan.tokens[-1].lower == "?"
        if self._told_at == (paragraph, number - 1):
            self._told_at = (paragraph, number)
        if is_asked:
            self._asked_at = number
        if self._step_at == number - 1:
            self._step_at = number

    def day(self, scan: Scan) -> ReadDate | None:
        """The day of the news where it was named a few paragraphs before at most."""
        if self._day is None or scan.sentence.paragraph - self._day_at > _CARRIED:
            return None
        if self._is_of_item and scan.sentence.paragraph != self._day_at:
            return None
        return _carried(self._day)

    def day_just_named(self, scan: Scan) -> ReadDate | None:
        """The day of the news where this paragraph names it."""
        return self.day(scan) if scan.sentence.paragraph == self._day_at else None

    def day_near(self, scan: Scan) -> ReadDate | None:
        """The day of the news where no other time is told just before and it was named near by."""
        is_near = scan.sentence.paragraph - self._day_at <= _PLEA and not _opens_with_place(scan)
        return self.day(scan) if is_near and self.told_before(scan) is None else None

    def day_of(self, scan: Scan, step: Step) -> ReadDate | None:
        """The day of a step that its sentence does not date; None where the story does not say."""
        if self._headed is not None and self.is_headed(scan):
            return _carried(self._headed)
        is_behind = self._past_at == (scan.sentence.paragraph, scan.number - 1)
        if step.is_of_now and (is_behind or self._is_of_other_item(scan)):
            return None
        day = self.day(scan)
        before = self.told_before(scan)
        if before is None:
            return day
        if self._is_of_background(scan, step):
            return None
        if not self._is_news(before) and (step.is_of_now or self._is_of_later(scan, step)):
            return None
        return _carried(before)

    def _is_of_background(self, scan: Scan, step: Step) -> bool:
        """As in "Its leader had been jailed in 2015. They were remanded": of what came long before."""
        before = self._step
        if before is None or before.frame is None or self._step_at != scan.number - 1:
            return False
        is_year = self._told is not None and self._told.edtf is not None
        is_year = is_year and self._told is not None and str(self._told.edtf).isdecimal()
        has_had = step.frame is not None and "had" in step.frame.words
        return is_year and "had" in before.frame.words and not has_had

    def _is_of_other_item(self, scan: Scan) -> bool:
        """Whether the day was that of a step in another paragraph or place, and no live report goes on."""
        is_other = scan.sentence.paragraph != self._day_at or _opens_with_place(scan)
        return is_other and self._is_of_step and not self.is_live(scan)

    def goes_on_with(self, scan: Scan, step: Step) -> bool:
        """As in "six had been convicted on Monday. Two had been acquitted": one time in two sentences."""
        before = self._step
        if before is None or before.frame is None or step.frame is None:
            return False
        is_beside = scan.number - self._step_at <= 1 and self._told_at[0] == scan.sentence.paragraph
        return is_beside and "had" in before.frame.words and "had" in step.frame.words

    def day_before_which(self, scan: Scan, step: Step) -> ReadDate | None:
        """As in "On Monday the trial went on. They were arrested by": some day up to that of the trial."""
        if self._step is None or self._step_at != scan.number - 1 or self._told is None:
            return None
        frame, before = step.frame, self._step
        is_at_once = self._told_at == (scan.sentence.paragraph, scan.number - 1)
        if (
            frame is None
            or not is_at_once
            or frame.words not in _WAS
            or frame.voice is not Voice.PASSIVE
        ):
            return None
        is_late = before.stage in _SLOW or before.stage in _ON_FILE
        is_early = scan.tokens[step.index].lower in _TAKEN
        is_them = scan.tokens[frame.start - 1].lower in _THEY
        return as_of(self._told.latest) if is_late and is_early and is_them else None

    def _is_news(self, date: ReadDate) -> bool:
        if date.earliest is None or self._published is None:
            return False
        return (self._published - date.earliest).days <= _NEWS

    def _is_of_later(self, scan: Scan, step: Step) -> bool:
        """Whether a step came some time after that of the sentence before."""
        if self._step is None or self._step_at != scan.number - 1:
            return False
        return step.is_after(self._step)

    def told_before(self, scan: Scan) -> ReadDate | None:
        """What the sentence just before, in one paragraph or in a question, was dated."""
        paragraph = scan.sentence.paragraph - (self._asked_at == scan.number - 1)
        is_before = self._told_at[0] in (paragraph, scan.sentence.paragraph)
        return self._told if is_before and self._told_at[1] == scan.number - 1 else None

    def is_live(self, scan: Scan) -> bool:
        """Whether a sentence stands in an entry of a live report."""
        return self._live_at == scan.sentence.paragraph

    def read_time(self, scan: Scan) -> None:
        """Take the day of publication for an entry of a live report: "18:40 Derva court extends ..."."""
        if self._published is None or self._live_at == scan.sentence.paragraph:
            return
        if scan.number and is_time(scan.tokens[0].text, scan.tokens[1:2]):
            known = as_of(self._published)
            day = self._published
            if self._live_at < 0 and self._day is not None:
                self._live_day = self._day  # "Our reporter spent May 14 in court."
            today = known and replace(known, edtf=day.isoformat(), earliest=day)
            self._day = self._live_day or today
            self._day_at = self._live_at = scan.sentence.paragraph


def _is_item(scan: Scan) -> bool:
    """Whether a paragraph opens as an item: "3. Ferry disaster. A captain ...", "RUSSIA.", "- Testa: ..."."""
    first = scan.tokens[0]
    following = scan.tokens[1].lower if len(scan.tokens) > 1 else ""
    is_numbered = first.lower.isdecimal() and len(first.text) < _YEAR_LONG
    if first.lower in BULLETS or (is_numbered and following in (".", ")")):
        return True
    is_name = following == "." and len(scan.tokens) == 2 and first.text[0].isupper()  # noqa: PLR2004 - "Testa."
    is_first = scan.sentence.paragraph <= _HEAD
    return is_name and not is_first and (first.text.isupper() or bool(scan.places))


_YEAR_LONG: Final = 3


def _is_day_of_verdict(scan: Scan) -> bool:
    """As in "He was arrested on 9 February, the day a court handed down the verdict": with it."""
    for date in scan.dates:
        words = [token.lower for token in scan.tokens[date.last : date.last + 3]]
        if words[-3:] == [",", "the", "day"]:
            return any(token.lower == "verdict" for token in scan.tokens[date.last :])
    return False


def _opens_with_place(scan: Scan) -> bool:
    """As in "In Mombasa, the Court of Appeal has quashed": told of another place."""
    tokens = scan.tokens
    comma = next((p for p in range(2, min(5, len(tokens))) if tokens[p].lower == ","), 0)
    is_place = comma > 0 and all(token.text[0].isupper() for token in tokens[1:comma])
    return is_place and tokens[0].lower == "in" and not any(d.first < comma for d in scan.dates)


def _carried(date: ReadDate) -> ReadDate:
    return replace(date, basis=DateBasis.RELATIVE, wording="")


def _is_aside(scan: Scan, step: Step) -> bool:
    """As in "A man who was arrested on Tuesday has been bailed": told beside the news, of another day."""
    if step.frame is None:
        return False
    is_clause = step.frame.start > 0 and scan.tokens[step.frame.start - 1].lower == "who"
    return is_clause or step.frame.voice is Voice.REDUCED
