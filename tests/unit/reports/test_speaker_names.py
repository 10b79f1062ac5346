"""Whose name a speaker bears: their own is taken out, that of whom they speak for is somebody else's."""

import pytest

from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.disclosure import Roster, hidden
from casetracker.reports.masking import Mask
from casetracker.views.files import PersonFile

HELD = PersonFile("P-0001", "Tomas Keller", ("Tomas Keller",), "P-1001", None, None, None, None)
RELEASED = PersonFile(
    "P-0001", "Tomas Keller", ("Tomas Keller",), "P-1001", "asked by the family", None, None, None
)
PARTNER, PUBLIC = Confidentiality.PARTNER, Confidentiality.PUBLIC


def masked(
    text: str, *speakers: str, profile: Confidentiality = PARTNER, held: PersonFile = HELD
) -> str:
    return Mask(hidden(profile, Roster(persons=(held,), speakers=speakers))).line(text)


@pytest.mark.parametrize(
    "speaker",
    [
        "Keller's lawyer, Irena Dvorak",
        "Tomas Keller\u2019s defence lawyer, Irena Dvorak",
        "Lawyer Irena Dvorak",
        "Irena Dvorak, lawyer for Tomas Keller",
        "Irena Dvorak, counsel of Keller",
    ],
)
def test_a_lawyer_has_the_initials_of_the_own_name_and_the_person_held_keeps_theirs(
    speaker: str,
) -> None:
    told = masked(f"{speaker} said that Tomas Keller was held, and Keller with him", speaker)
    assert "I. D." in told
    assert "Dvorak" not in told
    assert told.endswith("said that Tomas Keller was held, and Keller with him")


def test_one_lawyer_told_in_several_ways_is_one() -> None:
    spoken = ("Keller's lawyer, Irena Dvorak", "Lawyer Irena Dvorak", "lawyer Dvorak")
    assert masked("Irena Dvorak", *spoken) == "I. D."
    assert masked("the lawyer Dvorak said so", *spoken) == "the lawyer I. D. said so"


@pytest.mark.parametrize("speaker", ["Keller's mother", "the mother of Tomas Keller"])
def test_who_is_told_by_a_tie_alone_has_no_name_to_hide(speaker: str) -> None:
    assert masked(f"{speaker} said that Tomas Keller is well", speaker) == (
        f"{speaker} said that Tomas Keller is well"
    )
    assert "N." in masked("Novak's mother", "Novak's mother")


@pytest.mark.parametrize(
    ("profile", "held", "shown"),
    [(PARTNER, HELD, "A. K."), (PUBLIC, RELEASED, "[name withheld]")],
)
def test_a_relative_of_the_same_name_does_not_take_that_of_somebody_who_is_named(
    profile: Confidentiality, held: PersonFile, shown: str
) -> None:
    told = masked("Tomas Keller is well, said his mother Anna Keller; and then Anna saw Keller",
                  "mother Anna Keller", profile=profile, held=held)  # fmt: skip
    assert told.startswith(f"Tomas Keller is well, said his mother {shown}; ")
    assert told.endswith(" saw Keller")
    assert "Anna" not in told


def test_in_public_whom_a_lawyer_speaks_for_keeps_the_pseudonym() -> None:
    speaker = "Keller's lawyer, Irena Dvorak"
    told = masked("Tomas Keller; Novak's lawyer; Keller's lawyer, Irena Dvorak",
                  speaker, "Novak's lawyer", profile=PUBLIC)  # fmt: skip
    assert told == "P-1001; [name withheld]'s lawyer; P-1001's lawyer, [name withheld]"
