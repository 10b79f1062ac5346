"""What a point in conflict is about, and what is on file of it, in the words of the report."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from casetracker.model.partial_date import PartialDate, PartialDateError
from casetracker.model.vocabulary import SentenceKind, SentenceUnit
from casetracker.reports.contexts.clauses import article_words
from casetracker.reports.contexts.terms import term_of
from casetracker.reports.languages import say, say_in
from casetracker.reports.retelling import pack_words, retold
from casetracker.reports.speech import guarded
from casetracker.reports.wording import date_label, number_of
from casetracker.views.docket import CaseView

_DATE: Final = re.compile(r"[\dX]{4}-[\dX]{2}[\dX?~%./-]*|\.\./[\dX?~%-]+")
_CHARGE: Final = re.compile("(\u201c[^\u201c\u201d]*\u201d), article (.+), ([a-z_]+)", re.DOTALL)
_NO_ARTICLE: Final = "not reported"
_WHOM: Final = re.compile(r"(.+?) (of|against) (all defendants|\d+ defendants|[A-Z]+-\d+)")


def about_words(text: str) -> str:
    """What is in dispute: `charge against 26 persons`, `investigation completed of G-0001`."""
    found = _WHOM.fullmatch(text)
    told = retold(text)
    if found is None or told != text:
        return guarded(pack_words(told))
    what, link, whom = found.groups()
    named = _whom(whom)
    known = _ABOUT.get(f"{what} {link}")
    if known is not None:
        return known(named)
    return say("{stage} of {whom}", stage=guarded(pack_words(what)), whom=named)


def held_words(text: str) -> str:
    """What is on file: a date as dates stand in a sentence, a charge with its article and status."""
    charge = _CHARGE.fullmatch(text)
    if charge is not None:
        wording, article, status = charge.groups()
        number = None if article == _NO_ARTICLE else article
        return f"{wording}, {article_words(number)}, {say_in('ChargeStatus', status.replace('_', ' '))}"
    term = _term_in(text)
    if term is not None:
        return term
    day, comma, place = text.partition(", ")
    if comma and (_DATE.fullmatch(day) or day == "date not reported"):
        return f"{held_words(day)}, {guarded(place)}"
    if _DATE.fullmatch(day):
        try:
            return date_label(PartialDate.parse(day))
        except PartialDateError:
            return guarded(text)
    return guarded(retold(text))


_ABOUT: Final[Mapping[str, Callable[[str], str]]] = {
    "charge against": lambda whom: say("charge against {whom}", whom=whom),
    "hearing of": lambda whom: say("hearing of {whom}", whom=whom),
    "custody of": lambda whom: say("custody of {whom}", whom=whom),
    "sentence of": lambda whom: say("sentence of {whom}", whom=whom),
    "sentence asked for against": lambda whom: say("sentence asked for against {whom}", whom=whom),
}


def _term_in(text: str) -> str | None:
    """A term on file in the words of a report: `6 years in prison`; None where it is none."""
    kind, comma, rest = text.partition(", ")
    kind = kind.replace(" ", "_")
    much = _MUCH.fullmatch(rest)
    if kind not in set(SentenceKind) or bool(comma) is not bool(much):
        return None
    if much is None:
        return term_of(SentenceKind(kind), None, None, None)
    amount, counted = int(much["amount"]), much["counted"]
    unit = _UNITS.get(counted.removesuffix("s"), SentenceUnit.MONEY)
    currency = counted if unit is SentenceUnit.MONEY and "(" not in counted else None
    return term_of(SentenceKind(kind), amount, unit, currency)


_MUCH: Final = re.compile("(?P<amount>[0-9]+) (?P<counted>.+)")
_UNITS: Final = {
    unit.value.removesuffix("s"): unit for unit in SentenceUnit if unit is not SentenceUnit.MONEY
}


def with_conflicts_once(cases: Iterable[CaseView]) -> list[CaseView]:
    """The cases; a point in conflict that several of them share, after a severance, stands in the first."""
    told: set[tuple[object, ...]] = set()
    found = []
    for case in cases:
        points = {(one.about, one.held, *(claim.claim_ref for claim in one.claims)): one
                  for one in case.conflicts}  # fmt: skip
        fresh = tuple(one for key, one in points.items() if key not in told)
        found.append(replace(case, conflicts=fresh))
        told |= points.keys()
    return found


def points_in_conflict(cases: Iterable[CaseView]) -> int:
    """How many points are in conflict in all cases."""
    return sum(len(case.conflicts) for case in with_conflicts_once(cases))


def _whom(text: str) -> str:
    if text == "all defendants":
        return say("all defendants")
    count = text.removesuffix(" defendants")
    return number_of(int(count), "person") if count.isdigit() else text
