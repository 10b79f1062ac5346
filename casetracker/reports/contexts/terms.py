"""Terms in the words of a report: `6 years in prison`, `a fine of 500 manats`."""

from typing import Final

from casetracker.model.vocabulary import SentenceKind, SentenceUnit
from casetracker.reports.languages import Label, say
from casetracker.reports.speech import guarded
from casetracker.reports.wording import number_of

_SENTENCES: Final = {
    SentenceKind.PRISON: Label("imprisonment"),
    SentenceKind.LIFE: Label("life imprisonment"),
    SentenceKind.SUSPENDED: Label("a suspended sentence"),
    SentenceKind.CONDITIONAL: Label("a conditional sentence"),
    SentenceKind.FINE: Label("a fine"),
    SentenceKind.DEATH: Label("the death penalty"),
    SentenceKind.HOUSE_ARREST: Label("house arrest"),
    SentenceKind.COMMUNITY_SERVICE: Label("community service"),
    SentenceKind.UNKNOWN: Label("a sentence of a kind not reported"),
}
_IN_PRISON: Final = Label("{amount} in prison")
_OF_AMOUNT: Final = Label("{sentence} of {amount}")
_UNITS: Final = {
    SentenceUnit.YEARS: lambda count: number_of(count, "year"),
    SentenceUnit.MONTHS: lambda count: number_of(count, "month"),
    SentenceUnit.DAYS: lambda count: number_of(count, "day"),
    SentenceUnit.HOURS: lambda count: number_of(count, "hour"),
    SentenceUnit.MONEY: lambda count: say("{count} (currency not reported)", count=count),
}


def term_of(
    kind: SentenceKind, amount: int | None, unit: SentenceUnit | None, currency: str | None
) -> str:
    """A term by itself: `6 years in prison`, `a fine of 500 manats`."""
    told = str(_SENTENCES[kind])
    if amount is None or unit is None:
        return told
    words = _IN_PRISON if kind is SentenceKind.PRISON else _OF_AMOUNT
    return say(words.english, sentence=told, amount=amount_words(amount, unit, currency))


def amount_words(amount: int, unit: SentenceUnit, currency: str | None = None) -> str:
    """How much of what: `6 years`, `500 manats`."""
    if unit is SentenceUnit.MONEY and currency:
        return f"{amount} {guarded(currency)}"
    return _UNITS[unit](amount)
