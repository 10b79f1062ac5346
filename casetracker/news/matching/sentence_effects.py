"""What a claim that tells a term would do to the sentences on file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from casetracker.model.vocabulary import (
    ClaimKind,
    Effect,
    Modality,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.news.contract import ReadClaim, ReadSentence
from casetracker.news.law.measures import one_currency
from casetracker.news.matching.accepting import Act, PeopleNote, judge_act, judge_people
from casetracker.news.matching.outlines import GroupOutline, TermOutline
from casetracker.news.naming.likeness import names_agree
from casetracker.views.proceeding import SentenceView
from casetracker.views.term import term_text, unit_words

_STANDINGS: Final = {
    "sentenced": SentenceStanding.IMPOSED,
    "sentence_requested": SentenceStanding.ASKED_FOR,
}
STANDING_WORDS: Final = {
    SentenceStanding.IMPOSED: "sentence imposed",
    SentenceStanding.ASKED_FOR: "sentence asked for",
}
_OTHERWISE: Final = frozenset([ClaimKind.CORRECTION, ClaimKind.RETRACTION, ClaimKind.DENIAL])
_WHOLE: Final = frozenset([SentenceKind.LIFE, SentenceKind.DEATH])
_MONTHS: Final = 12
_WEEK: Final = 7
# what both engines hold as a number
_MOST: Final = 2_000_000_000


class TermAct(StrEnum):
    """What is done with a term that a claim tells."""

    RECORDED = "recorded"
    """As the sentence of each of those meant who has none on file."""
    ON_FILE = "on_file"
    DISPUTED = "disputed"
    LEFT = "left"
    """It stays with its passage: whose it is, or how much just, is not told."""


_EFFECTS: Final = {
    TermAct.RECORDED: Effect.NEW,
    TermAct.ON_FILE: Effect.CONFIRMS,
    TermAct.DISPUTED: Effect.CONFLICTS,
    TermAct.LEFT: Effect.CONTEXT,
}


@dataclass(frozen=True, slots=True)
class ToldTerm:
    """A sentence as the docket holds one: of what kind, how much of what; `currency` of money."""

    standing: SentenceStanding
    kind: SentenceKind
    amount: int | None = None
    unit: SentenceUnit | None = None
    currency: str | None = None
    regime: str | None = None

    @classmethod
    def of(cls, term: TermOutline | SentenceView) -> "ToldTerm":
        """A sentence on file."""
        return cls(term.standing, term.kind, term.amount, term.unit, term.currency)

    def __str__(self) -> str:
        """The sentence in words: `prison, 6 years`."""
        return term_text(self.kind, self.amount, unit_words(self.unit, self.currency))

    def is_beside(self, other: "ToldTerm") -> bool:
        """Whether one does not take the place of the other: a fine stands beside a term."""
        is_fine = self.kind is SentenceKind.FINE
        return self.standing is not other.standing or is_fine is not (
            other.kind is SentenceKind.FINE
        )

    def says(self, other: "ToldTerm") -> bool:
        """Whether two sentences say the same: 18 months and a year and a half."""
        currencies = {one_currency(each.currency) for each in (self, other) if each.currency}
        return len(currencies) < 2 and self.measure() == other.measure()  # noqa: PLR2004 - two differ

    def measure(self) -> tuple[object, ...]:
        """The same for two that say the same, but for the currency."""
        amount, unit = self.amount, self.unit
        if unit is SentenceUnit.YEARS and amount is not None:
            amount, unit = amount * _MONTHS, SentenceUnit.MONTHS
        return self.standing, self.kind, amount, unit


@dataclass(frozen=True, slots=True)
class TermNote:
    """What is done with the term of a claim.

    `told` is None where it is left; `fresh` people get it, `known` have it on file, and `held` is
    another one that somebody has there.
    """

    act: TermAct
    told: ToldTerm | None = None
    held: ToldTerm | None = None
    fresh: int = 0
    known: int = 0

    @property
    def effect(self) -> Effect:
        """The effect on the sentences alone."""
        return _EFFECTS[self.act]


def told_terms(claim: ReadClaim) -> tuple[ReadClaim, ...]:
    """A claim once for its term and once more for a fine beside it."""
    term = claim.sentence
    if term is None or term.fine is None:
        return (claim,)
    return (claim, replace(claim, sentence=term.fine))


def term_note(claim: ReadClaim, group: GroupOutline, step: Effect | None) -> TermNote | None:
    """What a claim would do to the sentences of a group; None where it tells no term.

    `step` is the effect of the claim on the stage that it names.
    """
    if claim.sentence is None or claim.modality is not Modality.ASSERTED:
        return None
    told = told_term(claim)
    people = judge_people(claim, group, claim.persons)
    act = Act.RECORDED if step is not Effect.NEW else judge_act(claim, group, people)
    on_file = [
        term for term in group.terms if told is None or not told.is_beside(ToldTerm.of(term))
    ]
    is_step = step in (Effect.NEW, Effect.CONFIRMS, Effect.REFINES)
    if told is None or not is_step or not _says_of_whom(claim, group, people):
        return TermNote(TermAct.LEFT)
    if act is Act.OF_PART:
        size = (claim.count.exact if claim.count else None) or 0
        return TermNote(TermAct.LEFT) if on_file else _compared(told, [], size)
    if act is not Act.RECORDED or (not people.only and _is_of_some(claim, group)):
        return TermNote(TermAct.LEFT)
    if people.only:
        on_file = [
            term
            for term in on_file
            if term.person and any(names_agree(name, term.person) for name in people.only)
        ]
    number = len(people.only) or group.minimum or 0
    return _compared(told, on_file, number)


def _compared(told: ToldTerm, on_file: Sequence[TermOutline], number: int) -> TermNote:
    """What a term told of so many people would do to the sentences that they have on file."""
    fresh = max(0, number - len({term.holder for term in on_file}))
    others = [each for each in map(ToldTerm.of, on_file) if not each.says(told)]
    known = len(on_file) - len(others)
    if others:
        return TermNote(TermAct.DISPUTED, told, others[0], fresh, known)
    return TermNote(TermAct.RECORDED if fresh else TermAct.ON_FILE, told, None, fresh, known)


def told_term(claim: ReadClaim) -> ToldTerm | None:
    """The sentence that a claim tells, where the docket can hold it as it is told; else None."""
    standing = _STANDINGS.get(claim.stage or "")
    term = claim.sentence
    if term is None or standing is None or not term.is_exact or claim.kind in _OTHERWISE:
        return None
    measured = _measured(term)
    if term.kind not in set(SentenceKind) or measured is None:
        return None
    kind = SentenceKind(term.kind)
    if measured[0] is None and kind not in _WHOLE:
        return None
    return ToldTerm(standing, kind, *measured, regime=term.regime)


def _measured(
    term: ReadSentence,
) -> tuple[int | None, SentenceUnit | None, str | None] | None:
    """(amount, unit, currency) in whole numbers; None where there are none."""
    amount, unit = term.amount, term.unit
    if amount is None or unit is None:
        return None, None, None
    if unit == "years" and not amount.is_integer():
        amount, unit = amount * _MONTHS, "months"
    elif unit == "weeks":
        amount, unit = amount * _WEEK, "days"
    if not amount.is_integer() or amount > _MOST:
        return None
    if unit in set(SentenceUnit) and unit != SentenceUnit.MONEY:
        return int(amount), SentenceUnit(unit), None
    return int(amount), SentenceUnit.MONEY, unit


def _says_of_whom(claim: ReadClaim, group: GroupOutline, people: PeopleNote) -> bool:
    """Whether everybody meant is known: "he" and "the rest" may be any of a group, as may a name too many.

    Whoever gets a name now may be one of the unnamed who have a sentence on file.
    """
    if people.unclear or people.over:
        return False
    if people.given and any(term.person is None for term in group.terms):
        return False
    return bool(claim.persons) or claim.count is not None or group.minimum == group.maximum == 1


def _is_of_some(claim: ReadClaim, group: GroupOutline) -> bool:
    """Whether a claim may be about some of a group only: by a number that is not the group's own."""
    count = claim.count
    return count is not None and (count.minimum, count.maximum) != (group.minimum, group.maximum)
