"""The terms and fines that a sentence tells of one step."""

from typing import Final

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.claims.for_each import behind_to
from casetracker.news.claims.listed import list_first
from casetracker.news.contract import ReadSentence
from casetracker.news.grammar.frames import Voice
from casetracker.news.law.bare_terms import NEEDS as BARE
from casetracker.news.law.bare_terms import bare_terms
from casetracker.news.law.changed_terms import term_on_appeal
from casetracker.news.law.exact_terms import exactly
from casetracker.news.law.terms import find_terms, term_at, term_from
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event

Term = tuple[ReadSentence, int]
_ON_APPEAL: Final = frozenset(["appeal_decided", "cassation"])


def terms_of(scan: Scan, event: Event) -> list[Term]:
    """The terms of a step in order, each with the token behind it; none where its sentence names none."""
    stage, is_sentence = event.trigger.stage, event.trigger.kind is ClaimKind.SENTENCE
    terms: list[Term] = []
    if is_sentence or stage == "serving_sentence":
        terms = _behind(scan, event)
    if stage in _ON_APPEAL:
        terms += term_on_appeal(scan.tokens, event.index, event.end, event.frame, scan.term)
    if not is_sentence:
        return terms
    if scan.tokens[event.index].lower.startswith("fine"):
        # "three were fined and two jailed for 15 days"
        fines = [each for each in terms if each[0].kind == "fine"]
        return fines or [(ReadSentence("fine", None, None), event.end)]
    return terms or _before(scan, event) or _of_number(scan, event)


def _behind(scan: Scan, event: Event) -> list[Term]:
    if event.trigger.needs in BARE:
        return bare_terms(scan, event.index)
    is_number = scan.tokens[event.index].lower[0].isdigit()
    told = scan.tokens[: list_first(scan, event.end)]
    start = behind_to(scan, event) or event.index + (not is_number)
    found, behind = find_terms(told, start), event.bound.last or 0
    return find_terms(told, behind) if not found and behind > start else found


def _before(scan: Scan, event: Event) -> list[Term]:
    """As in "Six years were imposed on", "an aggravated life sentence", "Seven years each for"."""
    if event.frame is not None and event.frame.voice is Voice.PASSIVE:
        start = event.frame.start
        return find_terms(scan.tokens[:start], max(0, start - 6))[-1:]
    if event.trigger.shape == "verb":
        return []
    for place in range(max(0, event.index - 2), min(event.end, len(scan.tokens))):
        term = term_from(scan.tokens, place)
        if term is not None:
            return [exactly(scan.tokens, place, term)]
    return []


def _of_number(scan: Scan, event: Event) -> list[Term]:
    """As in "Her cousin was sentenced to nine for" behind a term of years."""
    if scan.tokens[event.index].lower != "sentenced":
        return []
    behind = [token.lower for token in scan.tokens[event.index + 1 : event.index + 2]]
    term = term_at(scan.tokens, event.index + 2, scan.term) if behind == ["to"] else None
    return [] if term is None else [term]
