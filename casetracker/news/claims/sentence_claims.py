"""A sentence's events into claims: quotes, counts, dates, speakers, subjects."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import TAKEN, Attribution, ClaimKind, Modality
from casetracker.news.claims.act_claims import find_acts
from casetracker.news.claims.asking import who_asks
from casetracker.news.claims.charge_wording import articles_of, is_of_others, wording_start
from casetracker.news.claims.claim_voice import put_in, without_speaker
from casetracker.news.claims.denial_claims import denial_claims
from casetracker.news.claims.event_terms import Term, terms_of
from casetracker.news.claims.for_each import are_told_out, told_of_each
from casetracker.news.claims.gapped import gapped_terms, told_apart
from casetracker.news.claims.holding_denied import holding_denied
from casetracker.news.claims.interviews import InterviewBook, is_called_untrue, is_refusal
from casetracker.news.claims.label_claims import label_claims
from casetracker.news.claims.labels import label_of
from casetracker.news.claims.listed import ListBook
from casetracker.news.claims.repeats import without_inner
from casetracker.news.claims.shared_terms import without_totals
from casetracker.news.claims.subjects import SubjectBook, is_one
from casetracker.news.claims.told_again import told_again
from casetracker.news.claims.told_counts import with_told_counts
from casetracker.news.contract import ReadCharge, ReadClaim, ReadSentence
from casetracker.news.dates.dateline import Dated
from casetracker.news.dating.days import DateBook
from casetracker.news.dating.event_dates import date_of
from casetracker.news.dating.story import Lead
from casetracker.news.grammar.frames import Voice as Grammar
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Sentence
from casetracker.news.language.words import word_set
from casetracker.news.law.charges import (
    act_start,
    case_number,
    charges_after,
    with_articles,
)
from casetracker.news.people.case_targets import counted_target, speaks_of_case
from casetracker.news.people.examples import is_among_others
from casetracker.news.people.mention import Mention
from casetracker.news.people.name_spans import learn_names
from casetracker.news.people.officers import opens_with
from casetracker.news.people.shares import befallen, is_part
from casetracker.news.places import authority_for, place_near
from casetracker.news.scan import Scan, scan_of
from casetracker.news.speakers.attribution import OWN, Voice, speeches, voice_at
from casetracker.news.speakers.speaker_memory import SpeakerMemory
from casetracker.news.stance.plots import PlotBook
from casetracker.news.steps.event import Event
from casetracker.news.steps.events import find_events
from casetracker.news.steps.gapped_people import gapped_people
from casetracker.news.steps.matter_names import named
from casetracker.news.steps.needs import PATIENTS

RECENT: Final = 2
# what needs nobody for itself may still tell of whom it is
_OF_NOBODY: Final = frozenset(["none", *PATIENTS])
_PROSECUTORS: Final = word_set("prosecutor prosecutors prosecution")
_LONG: Final = ("years", "months")
_OPENS: Final = word_set("began opened started begins opens starts held continued resumed resumes")
_OF_ARTICLES: Final = frozenset(["case_opened", "convicted", "serving_sentence"])
_CHARGED: Final = frozenset(["charged", "accused", "convicted", "sentenced", "acquitted"])


class SentenceReader:
    """Reads the sentences of one document in order."""

    def __init__(self, text: str, dated: Dated) -> None:
        self.book = SubjectBook()
        self.notes: list[str] = []
        self.says_no = self.says_untrue = False
        self.scan: Scan | None = None
        self._text = text
        self._dates = DateBook(dated)
        self._speakers = SpeakerMemory()
        self._recent: list[ReadClaim] = []
        self._lists = ListBook(self.book)
        self._interview = InterviewBook()
        self._plots = PlotBook()
        self._surnames: dict[str, str] = {}
        self._last = 0
        self._term: ReadSentence | None = None
        self._term_at = 0
        self._prosecutor_at = -RECENT - 1

    @property
    def lead(self) -> Lead | None:
        """The first day of the news, for what was told before it was named."""
        return self._dates.lead

    def of_correction(self, claims: list[ReadClaim], sentence: Sentence) -> list[ReadClaim]:
        """The claims of a sentence that takes back or puts right, with the day on which it was done."""
        if not claims:
            return claims
        scan = scan_of(self._text, sentence, 0, self._surnames)
        day = self._dates.of_retraction(scan)
        return [
            replace(claim, date=day) if claim.kind is ClaimKind.RETRACTION else claim
            for claim in claims
        ]

    def read(self, sentence: Sentence, number: int) -> list[ReadClaim]:
        """The claims of a sentence."""
        heard = self._speakers.near(sentence)
        self.scan = scan = scan_of(
            self._text,
            sentence,
            number,
            self._surnames,
            speeches=self._speakers.resolve(sentence, speeches(sentence)),
            term=self._term if number - self._term_at <= RECENT + 1 else None,
            is_of_prosecutor=number - self._prosecutor_at <= RECENT,
        )
        self._interview.read(scan)
        self.says_no, self.says_untrue = is_refusal(scan), is_called_untrue(scan)
        if self._plots.is_plot(self._text, sentence, number):
            return []
        claims: list[ReadClaim] = []
        events = find_events(scan)
        told = [named(scan, found) for found in (*events, *gapped_people(scan, events))]
        for event in (*told, *find_acts(scan, heard)):
            voice = self._voice(scan, event.index, heard)
            claims += self._of_event(scan, without_speaker(scan, event, voice), voice)
        if any(claim.rule == "act" for claim in claims):
            claims = [claim for claim in claims if claim.rule != "said_to_have"]
        denials = [
            replace(denial, date=self._dates.of_statement(scan, index))
            for denial, index in denial_claims(scan, heard, [*self._recent, *claims], self.book)
        ]
        for denial in denials:
            self.book.learn(denial.subject)
        claims += denials
        claims += holding_denied(scan, claims, self.book, self._speakers.named)
        if not denials:
            claims += label_claims(scan, heard, self.book, self._speakers.named)
        listed = self._lists.read(scan, claims)
        claims += [replace(each, date=self._dates.of_list(scan, each.date)) for each in listed]
        recent = self._recent if number - self._last <= RECENT else []
        claims += told_again(scan, claims, recent, self._speakers.named, self._dates)
        self._remember(scan, claims, number)
        return with_told_counts(without_totals(without_inner(claims), scan), scan)

    def _remember(self, scan: Scan, claims: list[ReadClaim], number: int) -> None:
        """Keep what the sentences behind this one may point back to."""
        for claim in claims:
            if claim.sentence is not None and claim.sentence.unit in _LONG:
                self._term, self._term_at = claim.sentence, number
        self._recent = claims or (self._recent if number - self._last < RECENT else [])
        self._last = number if claims else self._last
        if not scan.sentence.words.isdisjoint(_PROSECUTORS):
            self._prosecutor_at = number
        for mention in scan.scene.mentions if claims else ():
            if mention.is_subset and mention.unit is not None:
                self._key_of(scan, mention, label_of(scan, mention))  # "among them five women"
        learn_names(self._surnames, scan.scene.names)
        self.book.hear([name for _, _, name in scan.scene.names])
        opener = None if claims or scan.speeches else opens_with(scan.scene)
        if opener is not None:
            self.book.speak_of(opener, label_of(scan, opener), number)
        self.notes += self._dates.notes(scan)
        self._dates.remember(scan)

    def _voice(self, scan: Scan, index: int, heard: str | None) -> Voice:
        voice = voice_at(scan.sentence, index, scan.speeches, heard)
        if voice != OWN:
            return voice
        asked = self._interview.speaker(scan)
        told = None if scan.speeches else self._speakers.going_on(scan.sentence)
        if told is not None:
            return Voice(Attribution.REPORTED, told)
        return OWN if asked is None else Voice(Attribution.DIRECT, asked)

    def _asking(self, scan: Scan, event: Event, modality: Modality) -> Voice:
        """In whose voice a demand or an accusation is; the article's own where nobody is told."""
        speaker = who_asks(scan, event, modality)
        if speaker is None:
            return OWN
        return Voice(Attribution.REPORTED, self._speakers.named(speaker))

    def _of_event(self, scan: Scan, event: Event, voice: Voice) -> list[ReadClaim]:
        modality, voice = put_in(event, voice)
        if voice == OWN:
            voice = self._asking(scan, event, modality)
        date, modality = date_of(self._dates, scan, event, modality)
        charges, end = self._charges(scan, event)
        draft = ReadClaim(
            kind=event.trigger.kind,
            stage=event.trigger.stage,
            quote="",
            start=event.first,
            end=max(event.end, end),
            count=None,
            persons=event.bound.names,
            modality=modality,
            attribution=voice.attribution,
            speaker=voice.speaker,
            date=date,
            charges=charges,
            authority=_authority(scan, event),
            place=place_near(scan.tokens, scan.places, event.index),
            sentence=None,
            rule=event.trigger.rule,
            score=round(event.trigger.score * event.stance.factor, 2),
        )
        return self._per_subject(scan, event, draft)

    def _charges(self, scan: Scan, event: Event) -> tuple[tuple[ReadCharge, ...], int]:
        """The charges worded after the trigger, and the token after them."""
        tokens = scan.tokens
        if event.trigger.kind is ClaimKind.CHARGE:
            is_act = event.trigger.rule == "act"
            start = act_start(tokens, event.index) if is_act else wording_start(scan, event)
            dates = [(date.first, date.last) for date in scan.dates]
            if start is None:
                return (), 0
            charges, end = charges_after(scan.text, tokens, start, dates)
            return with_articles(charges, articles_of(scan, event)), end
        if event.trigger.rule in _CHARGED or event.trigger.stage in _OF_ARTICLES:
            for first, after, _ in lexicon().acts.charge_nouns.find(scan.sentence):
                if first >= event.index - 1 and not is_of_others(scan, event.end, first):
                    days = [(date.first, date.last) for date in scan.dates]
                    charges = charges_after(scan.text, tokens, after, days)[0]
                    return with_articles(charges, articles_of(scan, event)), 0
            return with_articles((), articles_of(scan, event)), 0
        return (), 0

    def _per_subject(self, scan: Scan, event: Event, draft: ReadClaim) -> list[ReadClaim]:
        """One claim for each count that the event is about; one where there is none."""
        terms: list[Term | None] = [*terms_of(scan, event)]
        terms = terms or [None]
        claims = self._of_bound(scan, event, draft, terms)
        first = terms[0]
        if first is not None and len(claims) == 1:
            others = self._gapped(scan, event, draft, first)
            if others:
                return told_apart([*claims, *others], terms, least=1)
        return told_apart(claims, terms, least=len(claims))

    def _of_bound(
        self, scan: Scan, event: Event, draft: ReadClaim, terms: Sequence[Term | None]
    ) -> list[ReadClaim]:
        mentions = event.bound.mentions
        is_told_out = are_told_out(scan, terms, event.bound.names)
        if event.bound.names and (is_told_out or not any(m.count for m in mentions)):
            return self._named(scan, event, draft, terms)
        if not mentions and event.trigger.needs in _OF_NOBODY:
            target = counted_target(scan.scene, event.index, event.end)
            mentions = () if target is None else (target,)
        if not mentions:
            is_known = speaks_of_case(scan.tokens, event.first, event.end)
            is_known = is_known or draft.stage == "sentence_requested"
            is_theirs = any(t.lower == "their" for t in scan.tokens[: event.index])
            key = self.book.latest(scan.number, is_theirs=is_theirs) if is_known else None
            own = told_of_each(scan, event, terms[0], (None, None))
            return [self._finished(scan, draft, None, key, own)]
        claims = []
        for place, told in enumerate(mentions):
            mention = self.book.with_whole(told, scan.tokens, scan.number)
            label = ", ".join(event.bound.names) or label_of(scan, mention)
            key = self._key_of(scan, mention, label)
            is_of_nobody = key is None and not self._surnames
            if is_of_nobody and event.trigger.shape == "noun" and mention.first == event.index:
                continue  # "their return" where nobody was named before
            term = terms[min(place, len(terms) - 1)]
            term = told_of_each(scan, event, term, (mention.first, mention.last), mention.count)
            one = self.book.one_of(key) if is_one(scan.tokens, mention) else None
            his = draft if one is None else replace(draft, persons=(one,))
            claims.append(self._finished(scan, his, mention, key, term))
        return claims

    def _key_of(self, scan: Scan, mention: Mention, label: str) -> str | None:
        told = is_part(scan.tokens, mention)
        known = self.book.of_stage(befallen(scan.tokens, mention), scan.number)
        return known or self.book.of_mention(mention, label, scan.number, is_part=told)

    def _named(
        self, scan: Scan, event: Event, draft: ReadClaim, terms: Sequence[Term | None]
    ) -> list[ReadClaim]:
        names = draft.persons
        span = (event.bound.first, event.bound.last)
        if are_told_out(scan, terms, names):
            self.book.of_names(names, scan.number)  # one verdict, one case
            return [
                self._finished(
                    scan,
                    replace(draft, persons=(name,)),
                    span,
                    self.book.of_names((name,), scan.number),
                    term,
                )
                for name, term in zip(names, terms, strict=True)
            ]
        key = self.book.of_names(names, scan.number)
        if is_among_others(scan.tokens, event.index):
            self.book.among(key, scan.number, draft.stage)
        return [self._finished(scan, draft, span, key, told_of_each(scan, event, terms[0], span))]

    def _gapped(self, scan: Scan, event: Event, draft: ReadClaim, first: Term) -> list[ReadClaim]:
        """The others whom the sentence gives a term of their own without saying the verb again."""
        claims: list[ReadClaim] = []
        told = gapped_terms(scan, first[1], first[0])
        others = [other for other in told if other.mention not in event.bound.mentions]
        if draft.persons and others and all(other.names for other in others):
            theirs = self.book.of_names(draft.persons, scan.number)
            self.book.learn(theirs, names=[name for other in others for name in other.names])
        for other in others:
            own = replace(draft, start=other.first, end=other.last, persons=other.names)
            if other.mention is None:
                key: str | None = self.book.of_names(other.names, scan.number)
            else:
                key = self._key_of(scan, other.mention, label_of(scan, other.mention))
            claims.append(self._finished(scan, own, other.mention, key, (other.term, other.last)))
        return claims

    def _finished(
        self,
        scan: Scan,
        draft: ReadClaim,
        whom: Mention | tuple[int | None, int | None] | None,
        key: str | None,
        term: Term | None,
    ) -> ReadClaim:
        """The draft with its quote, count, sentence and subject; token spans become offsets."""
        first, last = draft.start, draft.end
        count = None
        if isinstance(whom, Mention):
            first, last = min(first, whom.first), max(last, whom.last)
            count = whom.count
        elif whom is not None and whom[0] is not None and whom[1] is not None:
            first, last = min(first, whom[0]), max(last, whom[1])
        if term is not None:
            last = max(last, term[1])
        start, end = scan.tokens[first].start, scan.tokens[min(last, len(scan.tokens)) - 1].end
        self._learn(scan, draft, key)
        return replace(
            draft,
            start=start,
            end=end,
            quote=scan.text[start:end],
            count=count,
            sentence=None if term is None else term[0],
            subject=key,
        )

    def _learn(self, scan: Scan, draft: ReadClaim, key: str | None) -> None:
        is_taken = draft.stage in TAKEN and draft.modality is Modality.ASSERTED
        is_capture = is_taken and draft.kind is not ClaimKind.CUSTODY  # "in custody on 3 May"
        dated = draft.date if is_capture and draft.date and draft.date.wording else None
        self.book.learn(
            key,
            captured=dated,
            place=draft.place if is_capture or draft.rule == "act" else None,
            case_number=case_number(scan.text, scan.sentence.start, scan.sentence.end),
            names=draft.persons,
            stage=draft.stage,
        )


def _authority(scan: Scan, event: Event) -> str | None:
    if event.trigger.shape == "event":
        opened_by = [span for span in scan.authorities if span.last <= event.first]
        if opened_by and scan.tokens[event.index].lower in _OPENS:
            return opened_by[-1].wording
    is_passive = event.frame is None or event.frame.voice is not Grammar.ACTIVE
    return authority_for(
        scan.tokens, scan.authorities, event.first, event.index, is_passive=is_passive
    )
