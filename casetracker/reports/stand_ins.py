"""Names that a profile keeps back, where it is known whose they are: each with what stands for it.

A mask that reads text cannot tell two people of one name apart; a record can.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Self

from casetracker.model.vocabulary import Confidentiality
from casetracker.views.docket import CaseView, DefendantLine, DefendantView
from casetracker.views.files import PersonFile


class KeptBack(str):
    """A name that is compared as it is on file, and printed as what stands for it."""

    __slots__ = ("stand_in",)
    stand_in: str

    def __new__(cls, name: str, stand_in: str) -> Self:
        """The name, and what is printed."""
        made = super().__new__(cls, name)
        made.stand_in = stand_in
        return made

    def __str__(self) -> str:
        """What stands for the name."""
        return self.stand_in

    def __format__(self, given: str) -> str:
        """What stands for the name."""
        return format(self.stand_in, given)


def stand_ins(persons: Iterable[PersonFile], profile: Confidentiality) -> dict[str, str]:
    """By reference of a person what stands for a name that the profile keeps back."""
    if profile is not Confidentiality.PUBLIC:
        return {}
    return {one.ref: one.pseudonym for one in persons if one.public_reason is None}


def kept_back(line: DefendantLine, known: Mapping[str, str]) -> DefendantLine:
    """The person in a case, with what stands for the name where it is kept back."""
    if line.is_placeholder or line.person_ref not in known:
        return line
    return replace(line, name=KeptBack(line.name, known[line.person_ref]))


def case_kept_back(case: CaseView, known: Mapping[str, str]) -> CaseView:
    """The case with what stands for the names of its people, those who left it too."""
    return replace(
        case,
        defendants=tuple(kept_back(line, known) for line in case.defendants),
        former=tuple(kept_back(line, known) for line in case.former),
    )


def view_kept_back(view: DefendantView, known: Mapping[str, str]) -> DefendantView:
    """The person as a whole, with what stands for the name where it is kept back."""
    return replace(view, line=kept_back(view.line, known))
