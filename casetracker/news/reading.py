"""A text into claims: sentence by sentence, each claim on an exact passage."""

import hashlib
from dataclasses import dataclass, replace
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.adding.force import in_force, reader_version
from casetracker.news.claims.document_claims import correction_claims
from casetracker.news.claims.repeats import without_repeats
from casetracker.news.claims.sentence_claims import SentenceReader
from casetracker.news.claims.settling import settled
from casetracker.news.claims.subjects import SubjectBook
from casetracker.news.claims.wholes import with_wholes
from casetracker.news.contract import ReadClaim, ReadDocument, Reading
from casetracker.news.dates.dateline import Dated, dated_by
from casetracker.news.dating.retold import with_days_told_later
from casetracker.news.language.detection import language_of
from casetracker.news.language.headline import headline_end
from casetracker.news.language.noise import NoiseFilter
from casetracker.news.language.normal import normalise
from casetracker.news.language.sentences import split_sentences
from casetracker.news.language.topics import TopicBook
from casetracker.news.watching import Watch

MAX_CLAIMS: Final = 2000
CAPTION_FACTOR: Final = 0.5


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a document beside its text; `sha256` is that of the raw bytes."""

    sha256: str | None = None
    media_type: str = "text/plain"
    language: str | None = None
    author: str | None = None
    url: str | None = None
    publisher: str | None = None
    notes: tuple[str, ...] = ()


PLAIN: Final = Origin()


def read_text(
    text: str,
    *,
    published: PartialDate | None,
    title: str | None = None,
    origin: Origin = PLAIN,
    watch: Watch | None = None,
) -> Reading:
    """The claims of a text; without a day of publication relative dates stay unresolved.

    Where the origin has no hash, that of the text in UTF-8 is taken. `watch` is told of each sentence.
    """
    text = normalise(text)
    dated = dated_by(text, published)
    read, book, notes = _claims(text, dated, watch)
    claims, subjects = with_wholes(read, book.subjects())
    document = ReadDocument(
        title=title,
        published=published if published is not None else dated.published,
        language=origin.language or language_of(text),
        sha256=origin.sha256 or hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        author=origin.author,
        url=origin.url,
        publisher=origin.publisher,
        media_type=origin.media_type,
        notes=(*origin.notes, *dated.notes, *notes),
    )
    return Reading(document, claims, subjects, reader_version())


def _claims(
    text: str, dated: Dated, watch: Watch | None
) -> tuple[tuple[ReadClaim, ...], SubjectBook, tuple[str, ...]]:
    reader = SentenceReader(text, dated)
    topic = TopicBook()
    noise = NoiseFilter(text)
    claims: list[ReadClaim] = []
    asked = 0
    sentences = list(split_sentences(text))
    for number, sentence in enumerate(sentences):
        passed_over = noise.why(sentence)
        if passed_over is not None:
            if watch is not None:
                watch.skipped(sentence, passed_over)
            continue
        topic.read(sentence)
        found = list(correction_claims(text, sentences, number, reader.book))
        found = reader.of_correction(found, sentence)
        is_correction = bool(found)
        found = found or reader.read(sentence, number)
        if sentence.is_caption:
            found = [
                replace(claim, score=round(claim.score * CAPTION_FACTOR, 2)) for claim in found
            ]
        if reader.says_no:
            claims[asked:] = [_refused(claim) for claim in claims[asked:]]
        elif reader.says_untrue:
            claims[asked:] = [_called_untrue(claim) for claim in claims[asked:]]
        asked = len(claims)
        claims += found
        if watch is not None:
            watch.read(sentence, None if is_correction else reader.scan, len(found))
        if len(claims) >= MAX_CLAIMS:
            break
    claims = [_with_subject(claim, reader.book) for claim in claims[:MAX_CLAIMS]]
    claims = with_days_told_later(settled(claims, text), reader.lead)
    kept = () if topic.is_elsewhere else without_repeats(claims, headline_end(text))
    if watch is not None:
        watch.ended(claims, kept, is_elsewhere=topic.is_elsewhere)
    return kept, reader.book, (*reader.notes, *_own_notes(noise.skipped))


def _own_notes(skipped: int) -> list[str]:
    """What a reviewer is told of the reader itself: what it passed over, what is not in force."""
    notes: list[str] = []
    if skipped:
        what = "1 sentence was" if skipped == 1 else f"{skipped} sentences were"
        notes.append(f"{what} passed over as noise: 'casetracker reader explain' shows which")
    faults = len(in_force().faults)
    if faults:
        what = "1 entry" if faults == 1 else f"{faults} entries"
        notes.append(f"{what} of your own for the reader left out: see 'casetracker reader check'")
    return notes


def _refused(claim: ReadClaim) -> ReadClaim:
    """A claim in a question that was answered with no."""
    is_open = claim.modality is Modality.POSSIBLE
    return replace(claim, modality=Modality.NEGATED) if is_open else claim


def _called_untrue(claim: ReadClaim) -> ReadClaim:
    """A claim that the next sentence calls wrong: the article denies it, not whoever said it."""
    if claim.modality is not Modality.ASSERTED:
        return claim
    return replace(claim, modality=Modality.DENIED, speaker=None, attribution=Attribution.OWN)


def _with_subject(claim: ReadClaim, book: SubjectBook) -> ReadClaim:
    """A correction may stand before the people that it is about are named."""
    if claim.kind is not ClaimKind.CORRECTION or claim.subject is not None or claim.count is None:
        return claim
    number = claim.count.exact
    key, unit = book.corrected(() if number is None else (number,))
    return replace(claim, subject=key, count=replace(claim.count, unit=claim.count.unit or unit))
