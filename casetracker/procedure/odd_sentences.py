"""Sentences that do not fit the number of people sentenced, raised as other odd facts are."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casetracker.procedure.oddities import Oddity

_NAMED: Final = 5
_LIST: Final = re.compile(r"\b\d{1,2}(?:\s*,\s*\d{1,2})+(?:\s*,?\s*and\s+\d{1,2})?(?=\s+years)")
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class SaidSentenced:
    """People who are said to be sentenced together; `terms` counts the sentences on file by person."""

    about: str
    when: str
    people: frozenset[str]
    terms: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ToldTerms:
    """What one source tells of the sentences of one set of people: (claim, how many, the term)."""

    about: str
    stated: int
    terms: tuple[tuple[str, int, str], ...]


def of_sentences(told: Iterable[SaidSentenced]) -> Iterable[Oddity]:
    """Fewer sentences on file than people said to be sentenced, as soon as there is one; and two of one."""
    for each in told:
        with_term = {person for person in each.people if each.terms.get(person)}
        without = sorted(each.people - with_term)
        if with_term and without:
            count = len(each.people)
            words = (
                f"sentences on file for {len(with_term)} of {count} people said to be sentenced"
                f" on {each.when}: none for {_some(without)}"
            )
            yield Oddity("terms-for-people", each.about, words)


def of_double_sentences(terms: Mapping[str, int]) -> Iterable[Oddity]:
    """People with several sentences imposed, none of which takes the place of another."""
    for person, count in terms.items():
        if count > 1:
            words = f"{count} sentences imposed, and none of them replaces another"
            yield Oddity("two-sentences", person, words)


def of_told_terms(told: Iterable[ToldTerms]) -> Iterable[Oddity]:
    """Terms that one source tells for more or fewer people than it says were sentenced."""
    for each in told:
        counts = [count for _, count, _ in each.terms]
        # A term that all have in common says nothing of how the others were counted.
        if len(counts) < 2 or max(counts) >= each.stated:  # noqa: PLR2004  a list of terms has two
            continue
        if sum(counts) != each.stated:
            claims = ", ".join(dict.fromkeys(claim for claim, _, _ in each.terms))
            words = f"terms for {sum(counts)} people told of {each.stated} sentenced, in {claims}"
            yield Oddity("terms-for-people", each.about, words)


def of_listed_terms(claim: str, people: int, text: str) -> Iterable[Oddity]:
    """A list of terms ("15, 12, 10 and 8 years") that is longer than the people, or one or two short.

    `text` begins with the passage; what stands after its sentence does not count. Much shorter lists
    name the terms that several share.
    """
    end = _SENTENCE_END.search(text)
    found = _LIST.search(text[: end.start()] if end else text)
    listed = len(re.findall(r"\d+", found.group())) if found else 0
    if listed > people or (listed >= _SHORTEST and people - 2 <= listed < people):
        yield Oddity("terms-for-people", claim, f"{listed} terms listed for {people} people")


def _some(refs: list[str]) -> str:
    more = len(refs) - _NAMED
    return ", ".join(refs[:_NAMED]) + (f" and {more} more" if more > 0 else "")
