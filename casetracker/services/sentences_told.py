"""Sentences that accepted claims tell: of each of those meant, on file already, or held otherwise."""

from typing import Final

from casetracker.model.columns import date_columns
from casetracker.model.tables import Defendant, Sentence
from casetracker.model.vocabulary import Stance
from casetracker.news.matching.sentence_effects import STANDING_WORDS, TermNote, ToldTerm
from casetracker.services.claim_work import Applying
from casetracker.services.claims import happened
from casetracker.services.outline_terms import terms_of_defendants
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import authority_id
from casetracker.text import people_words

_LISTED: Final = 5


def tell_sentence(work: Applying, note: TermNote) -> None:
    """Record the sentence that an accepted claim tells, of each who has none, and cite the claim."""
    told = note.told
    if told is None:
        return
    people = work.defendants()
    known = [
        term
        for term in terms_of_defendants(work.session, [saved_id(each) for each in people])
        if not told.is_beside(ToldTerm.of(term))
    ]
    same = [term.sentence_id for term in known if ToldTerm.of(term).says(told)]
    other = [term.sentence_id for term in known if not ToldTerm.of(term).says(told)]
    have = {term.holder for term in known}
    without = [each for each in people if each.person_id not in have]
    added = _record(work, told, without)
    work.cite("sentence_id", [*same, *added])
    work.cite("sentence_id", other, Stance.CONTRADICTS)
    words = f"{work.row.ref}: {STANDING_WORDS[told.standing]}: {told}"
    if added:
        listed = without if len(without) <= _LISTED else []
        refs = f" ({', '.join(each.ref for each in listed)})" if listed else ""
        work.lines.append(f"{words}, {people_words(len(added))}{refs}")
    if same:
        work.lines.append(f"{words}: one more source for what is known")
    if other:
        work.lines.append(f"{words}: kept beside what is held ({note.held}), as a conflict")


def _record(work: Applying, told: ToldTerm, people: list[Defendant]) -> list[int]:
    session, claim = work.session, work.claim
    row = {
        "standing": told.standing,
        "kind": told.kind,
        "amount": told.amount,
        "unit": told.unit,
        "currency": told.currency,
        "regime": told.regime,
        "court_id": authority_id(session, claim.authority),
        "recorded_from": session.started_at,
        **date_columns("happened", happened(claim)),
        **date_columns("reported", work.reported),
    }
    return session.insert_rows(
        Sentence, [{"defendant_id": saved_id(each), **row} for each in people]
    )
