"""Which of a sentence's dates tells when something was done."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import DateBasis, Modality
from casetracker.news.contract import ReadDate
from casetracker.news.dates.behind import Gap, gap_before, moved_back
from casetracker.news.dates.dateline import Dated
from casetracker.news.dates.resolve import as_of
from casetracker.news.dates.tense import looks_ahead
from casetracker.news.dating.clock import LOOSE, Clock
from casetracker.news.dating.date_choice import (
    chosen_date,
    is_any_weekday,
)
from casetracker.news.dating.date_costs import is_of_judged_deed, is_put_off_to
from casetracker.news.dating.date_ties import (
    heads,
    is_background,
    is_dateline,
    is_of_noun,
    sets_scene,
)
from casetracker.news.dating.days_of_others import (
    is_asked_before,
    is_bound,
    is_from,
    is_told_of_them,
    latest_day,
    own_days,
    ran_on,
    taken_back_on,
)
from casetracker.news.dating.decisions import Decision, decision_in
from casetracker.news.dating.matters import (
    is_bare_year,
    is_head,
    is_line,
    is_of_any_matter,
    is_of_report,
)
from casetracker.news.dating.participles import is_told_beside
from casetracker.news.dating.story import Lead, Step, Story
from casetracker.news.dating.told_tense import (
    is_announced,
    is_asked_by_now,
    is_asked_on,
    is_beside_another,
    is_elsewhere,
    is_of_another_time,
    is_of_present,
    is_ordered,
    is_plain_past,
    is_present_step,
    is_told_in_past,
    was_due,
)
from casetracker.news.dating.until_now import (
    is_until_now,
    no_later_than,
    sum_wording,
    up_to_now,
)
from casetracker.news.grammar.frames import Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.steps.event import Event, told_at

FAR_AHEAD: Final = 200
_WEEK: Final = 7
_NOT_THEN: Final = word_set("has have had always 've")
_UNDATED: Final = frozenset(
    [Modality.PLANNED, Modality.POSSIBLE, Modality.REQUESTED, Modality.CONDITIONAL]
)
_TO_COME: Final = frozenset(
    [
        ("to", "be"),
        ("will", "be"),
        ("could", "be"),
        ("may", "be"),
        ("to", "begin"),
        ("expected", "to"),
    ]
)


class DateBook(Clock):
    """The dates of a document and the story that they make."""

    def __init__(self, dated: Dated) -> None:
        super().__init__(dated)
        self._story = Story(dated.day)
        self._decisions: list[Decision] = []

    def remember(self, scan: Scan) -> None:
        """Keep the last day that a sentence names."""
        self._since += 1
        self._story.read_item(scan)
        self._story.read_time(scan)
        if not scan.dates:
            self._story.go_on(scan)
            return
        scene = self._scene_of(scan)
        if scene is not None:
            self._story.set_scene(scan, scene)
        dates = [date for date in scan.dates if not is_of_any_matter(scan, date)]
        dates = [date for date in dates if not is_any_weekday(scan, date)] or dates[:1]
        if scene is None and not dates:
            self._story.go_on(scan)
        for date in dates:
            # from "adjourned to October 17" no "same day" is seen
            if not is_put_off_to(scan.tokens, date) and not is_dateline(scan, date):
                self._remember_date(scan, date)

    def _look_back(self, scan: Scan, date: PlacedDate) -> None:
        """As the clock does; "earlier in the day" is of the day of the news where none is nearer."""
        super()._look_back(scan, date)
        previous = self._anchor.previous
        day = self._story.day(scan)
        is_since = date.mention.wording.lower().startswith("since")
        is_of_day = date.mention.kind in ("that_day", "clock") and not is_since
        is_loose = previous is None or not previous.is_day or self._is_stale(date)
        partial = None if day is None else day.partial()
        if is_of_day and is_loose and partial is not None and not self._is_before(scan):
            self._anchor, self._since = replace(self._anchor, previous=partial), 0

    def _is_before(self, scan: Scan) -> bool:
        """Whether the sentence before tells of another time than that of the news."""
        return self._story.told_before(scan) is not None

    def _remember_date(self, scan: Scan, date: PlacedDate) -> None:
        if date.mention.kind == "clock" and self._story.day(scan) is not None:
            self._story.touch(scan)
            return  # an hour is of the day that is told already
        is_past = not looks_ahead(scan.text, date.mention.start, date.mention.end)
        found = self.resolved(date, is_past=is_past)
        is_news = not is_of_report(scan, date) and not is_of_noun(scan.tokens, date)
        is_news = is_news and not (found.earliest == self.published and is_line(scan, date))
        if is_past and is_news and not is_from(scan, date):
            self._story.keep(scan, found)
        is_since = date.mention.wording.lower().startswith("since")
        if date.mention.kind in LOOSE or is_bound(scan, date) or is_since:
            return
        if is_bare_year(scan, date) and self._is_fine_near(scan):
            return
        decision = decision_in(scan, date, found) if is_past else None
        if decision is not None:
            self._decisions.append(decision)
        if is_head(scan, date):
            self._story.head(scan, found)
        partial = found.partial()
        if partial is not None:
            self._anchor, self._since = replace(self._anchor, previous=partial), 0
            self._keep_fine(scan, partial)

    def _scene_of(self, scan: Scan) -> ReadDate | None:
        """The only past time that a sentence without a step of its own sets: "The rally was in May 2019"."""
        dates = [date for date in scan.dates if date.mention.kind not in LOOSE]
        dates = [date for date in dates if not is_any_weekday(scan, date)] or dates
        if len(dates) != 1 or not sets_scene(scan, dates[0]) or is_of_report(scan, dates[0]):
            return None
        if is_bare_year(scan, dates[0]):
            self._story.turn_back(scan)
            return None
        if is_of_judged_deed(scan.tokens, dates[0]):
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
        if event.trigger.stage == "on_trial" and scan.dates:
            date = ran_on(scan, event.index, is_first=event.trigger.rule == "trial_began") or date
        gap = gap_before(scan.tokens, index if frame is None else frame.start)
        if gap is not None:
            return self._gap_before(scan, index, gap)
        is_future = modality in _UNDATED
        start = index if frame is None else frame.start
        if is_future and date is not None and is_told_of_them(scan, date, start):
            date = None
        is_asked = modality is Modality.REQUESTED
        said_on = None if spoken is None else self.resolved(spoken, is_past=True)
        if is_asked or (is_future and is_ordered(scan, event.first)):
            asked_on = self._asked_on(scan, index, date, spoken)
            return self._settled_on(date) if asked_on is None and not is_asked else asked_on
        if date is not None:
            return self._named(scan, event, date, said_on, modality)
        latest = latest_day(scan, index)
        if latest is not None:
            return no_later_than(self.resolved(latest, is_future=is_future))
        if is_future:
            return self._only_day_ahead(scan)
        if said_on is not None and spoken is not None and is_announced(scan, spoken, event):
            return said_on
        if said_on is None or said_on.latest is None or self.published is None:
            return as_of(self.published)
        return as_of(min(said_on.latest, self.published))

    def _named(
        self,
        scan: Scan,
        event: Event,
        date: PlacedDate,
        said_on: ReadDate | None,
        modality: Modality,
    ) -> ReadDate | None:
        """The days that a date of its sentence gives an event."""
        index, frame = told_at(scan, event), event.frame
        words = () if frame is None else frame.words
        is_missed = "have" in words or words[:1] in (("was",), ("were",))
        is_future = modality in _UNDATED and not is_missed and not self._is_behind(scan, date)
        is_future = is_future or is_put_off_to(scan.tokens, date)
        is_future = is_future and not was_due(scan, date)
        # A verb's step without a frame is one of further people, told by the verb before.
        is_gapped = frame is None and event.trigger.shape == "verb"
        is_past = is_gapped or is_told_in_past(scan, index, frame)
        is_past = modality is Modality.ASSERTED and is_past
        found = self._seen_in(scan, date, is_future=is_future, is_past=is_past)
        if is_past and found.earliest == self.published and self._is_before_another(scan, date):
            return moved_back(found, Gap(_WEEK, 0))
        if found.earliest is not None and is_until_now(scan, event, date):
            return up_to_now(found, said_on, self.published)
        is_printed = date.mention.kind == "day"  # "31 February": no such day, and said to be so
        if found.edtf is None and modality is Modality.ASSERTED and not is_printed:
            return as_of(self.published)  # "a month later" than what no sentence dates
        # "on Friday set the trial for 9 May": the day of the trial
        is_set = event.trigger.shape == "event" and modality in _UNDATED and len(scan.dates) > 1
        ahead = self._only_day_ahead(scan) if is_set and not self.is_ahead(found) else None
        return ahead or (self.resolved(date) if is_future and self._is_far(found) else found)

    def _is_before_another(self, scan: Scan, date: PlacedDate) -> bool:
        """As in "arrested on Tuesday and charged on Thursday", told on a Tuesday: of a week before."""
        behind = [each for each in scan.dates if each.first > date.first]
        if date.mention.kind != "weekday" or not behind or behind[0].mention.kind != "weekday":
            return False
        between = [token.lower for token in scan.tokens[date.last : behind[0].first]]
        is_other = behind[0].mention.wording.lower() != date.mention.wording.lower()
        is_past = not looks_ahead(scan.text, behind[0].mention.start, behind[0].mention.end)
        return is_other and is_past and "and" in between and not {",", ";"} & set(between)

    def _is_behind(self, scan: Scan, date: PlacedDate) -> bool:
        """As in "agreed on Monday to his extradition": the weekday on which it was settled."""
        before = [token.lower for token in scan.tokens[: date.first]]
        if date.mention.kind != "weekday" or _TO_COME & set(pairwise(before)):
            return False
        return not looks_ahead(scan.text, date.mention.start, date.mention.end)

    def of_statement(self, scan: Scan, index: int) -> ReadDate | None:
        """When a denial at a token was made: the day that its sentence names, or the one just before it."""
        date, spoken = chosen_date(scan, index, None, index)
        named = date or spoken
        before = {token.lower for token in scan.tokens[max(0, index - 3) : index]}
        if named is not None:
            if scan.tokens[named.first - 1].lower == "to":
                return None
            return self._seen_in(scan, named, is_future=False, is_past=True)
        is_told = "past" in lexicon().forms.by_word.get(scan.tokens[index].lower, ())
        if not is_told or before & _NOT_THEN:
            return None
        near = None if self._since > 1 else self._story.day_just_named(scan)
        is_plea = scan.tokens[index].lower == "pleaded"
        return self._story.day_near(scan) if near is None and is_plea else near

    def of_list(self, scan: Scan, date: ReadDate | None) -> ReadDate | None:
        """When those of a list were concerned: on the day at its head, or as the step that it is of."""
        self._story.read_time(scan)
        headed = [each for each in scan.dates if heads(scan.tokens, each)]
        if headed:
            return self.resolved(headed[0], is_past=True)
        day = self._story.day(scan) if self._story.is_live(scan) and not scan.dates else None
        return day or date

    def of_retraction(self, scan: Scan) -> ReadDate | None:
        """When a report was taken back: a day beside the verb, not that of the report."""
        date = taken_back_on(scan)
        return None if date is None else self.resolved(date, is_past=True)

    def _asked_on(
        self, scan: Scan, index: int, date: PlacedDate | None, spoken: PlacedDate | None
    ) -> ReadDate | None:
        """When something was asked for: a day before it, or the day of the story; not that of the step."""
        named = [each for each in (spoken, date) if each is not None]
        before = [each for each in named if each is spoken or is_asked_before(scan, each, index)]
        before = before or [date for date in scan.dates if is_asked_on(scan, date, index)]
        if before:
            return self.resolved(before[0], is_past=True)
        return None if named or is_asked_by_now(scan, index) else self._story.day(scan)

    def _settled_on(self, date: PlacedDate | None) -> ReadDate | None:
        """As in "ordered his extradition in July last year": when it was ordered; no day to come."""
        found = None if date is None else self.resolved(date, is_past=True)
        return None if found is None or self.is_ahead(found) else found

    def _only_day_ahead(self, scan: Scan) -> ReadDate | None:
        """The day of a plan: the only one of its sentence that is still to come."""
        own = [date for date in own_days(scan) if not self._is_behind(scan, date)]
        days = (self.resolved(date, is_future=True) for date in own)
        ahead = [found for found in days if self.is_ahead(found)]
        return ahead[0] if len(ahead) == 1 and not self._is_far(ahead[0]) else None

    def _gap_before(self, scan: Scan, index: int, gap: Gap) -> ReadDate | None:
        """As in "on Thursday, two days after six men were arrested": two days before Thursday."""
        named = [date for date in scan.dates if date.mention.kind not in LOOSE]
        nearest = min(named, key=lambda date: abs(date.first - index), default=None)
        base = None if nearest is None else self.resolved(nearest, is_past=True)
        moved = None if base is None else moved_back(base, gap)
        return as_of(self.published) if moved is None else moved

    def carry(self, scan: Scan, step: Step, date: ReadDate | None) -> ReadDate | None:
        """The day of the story where an event in plain past names none: "He was remanded in custody".

        Only the day of the news is carried, from a few paragraphs before at most.
        """
        if date is None or date.basis is not DateBasis.PUBLICATION:
            self._story.tell(scan, step, date)
            return date
        self._story.read_item(scan)
        summed = sum_wording(scan, step.index)
        if summed is not None:
            return replace(date, wording=summed)
        behind = self._story.day_before_which(scan, step)
        if behind is not None:
            return behind
        if scan.dates and is_told_beside(scan, step.index, step.frame):
            return date
        self._story.read_time(scan)
        is_live = step.is_step or self._story.is_live(scan) or self._story.is_headed(scan)
        is_told = is_plain_past(scan, step.index, step.frame)
        is_now = not step.is_step and is_of_present(scan.tokens, step.index, step.frame)
        is_told = is_told and (self._story.is_live(scan) or not is_now)
        is_told = is_told or (is_live and is_present_step(scan, step.frame))
        is_told = is_told or self._story.goes_on_with(scan, step)
        start = step.index if step.frame is None else step.frame.start
        is_told = is_told and gap_before(scan.tokens, start) is None
        is_told = is_told and not is_of_another_time(scan, date)
        is_told = is_told and not is_beside_another(scan, step.index, step.frame)
        if is_elsewhere(scan) or not is_told or self._names_a_past_day(scan, step.index):
            return date
        day = self._story.day_of(scan, step)
        if (
            day is None
            and step.is_step
            and (step.frame is None or step.frame.voice is not Voice.REDUCED)
        ):
            self._story.wait(scan)
        return day or date

    @property
    def lead(self) -> Lead | None:
        """The first day of the news, for what was told before it was named, and days told later."""
        lead = self._story.lead or Lead(None, ())
        return replace(lead, decisions=tuple(self._decisions))

    def _names_a_past_day(self, scan: Scan, index: int) -> bool:
        """Whether a sentence names another day for a step than one that is still to come."""
        dates = [date for date in scan.dates if not is_background(scan, date, index)]
        found = [self.resolved(date, is_future=True).earliest for date in dates]
        return any(day is None or self.published is None or day <= self.published for day in found)

    def _is_far(self, date: ReadDate) -> bool:
        """Whether a guessed year puts a date further ahead than a plan is likely to be."""
        if date.basis is not DateBasis.INFERRED_YEAR or date.earliest is None:
            return False
        return self.published is not None and (date.earliest - self.published).days > FAR_AHEAD

    def unknown(self) -> ReadDate | None:
        """No day but that it was before publication."""
        return as_of(self.published)
