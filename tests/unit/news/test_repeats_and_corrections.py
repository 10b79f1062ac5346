"""The headline, a recap and a correction, against what the body says."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.contract import Reading

Read = Callable[..., Reading]


def test_the_body_speaks_for_the_headline(read: Read) -> None:
    text = "Court jails nine traders\n\nA court in Ganja jailed nine traders on Monday, its office said."
    (claim,) = read(text).claims
    assert claim.start > len("Court jails nine traders")
    assert claim.date is not None
    assert claim.date.edtf == "2021-06-07"


def test_the_body_names_those_whom_the_headline_counts(read: Read) -> None:
    text = "Court jails two traders\n\nA court in Ganja jailed Anar Test and Elin Probe on Monday."
    (claim,) = read(text).claims
    assert claim.persons == ("Anar Test", "Elin Probe")
    text = (
        "Court jails three traders\n\nA court in Ganja jailed Anar Test and Elin Probe on Monday."
    )
    assert [claim.persons for claim in read(text).claims] == [(), ("Anar Test", "Elin Probe")]


def test_a_headline_with_another_number_stays(read: Read) -> None:
    text = "Fifteen traders detained\n\nFourteen traders were detained on Monday."
    assert [c.count.exact for c in read(text).claims if c.count] == [15, 14]


def test_a_plain_repetition_is_dropped_and_another_voice_stays(read: Read) -> None:
    text = (
        "Nine traders were detained on Monday. The nine traders were detained."
        " The nine traders were detained, relatives said."
    )
    assert [claim.speaker for claim in read(text).claims] == [None, "relatives"]


@pytest.mark.parametrize(
    "correction",
    [
        "An earlier version gave the number as 25; it is 26.",
        "The ministry later gave the number as 26.",
        "Correction: 26 traders were detained, not 25.",
        "The figure was corrected from 25 to 26.",
    ],
)
def test_a_correction_is_of_those_whose_number_it_names(read: Read, correction: str) -> None:
    detained, corrected = read(f"Police detained 25 traders near Goris. {correction}").claims
    assert corrected.kind is ClaimKind.CORRECTION
    assert corrected.subject == detained.subject
    assert corrected.count is not None
    assert (corrected.count.exact, corrected.count.unit) == (26, "traders")


def test_the_number_of_an_earlier_version_is_not_the_one_that_holds(read: Read) -> None:
    text = "Nine traders were freed and 25 were charged. An earlier version said 12."
    assert read(text).claims[-1].count is None


def test_labels_stay_short(read: Read) -> None:
    text = (
        "Police detained six members of two armed and heavily equipped reconnaissance and sabotage"
        " groups of 24 Examplian servicemen near Goris."
    )
    assert all(len(subject.label) < 80 for subject in read(text).subjects)
    assert read(text).subjects


def test_a_day_that_is_put_right_is_no_number_of_people(read: Read) -> None:
    text = (
        "Correction: an earlier version of this article said the 19 servicemen were detained on"
        " 3 March 2021. They were detained on 4 March 2021.\n\n"
        "The 19 servicemen were charged with mining routes."
    )
    claims = read(text).claims
    (correction,) = [claim for claim in claims if claim.kind is ClaimKind.CORRECTION]
    assert correction.count is None


def test_a_number_that_is_put_right_beside_a_day_is_kept(read: Read) -> None:
    text = (
        "Correction: an earlier version of this article, published on 3 March 2021, said that 19"
        " servicemen were detained. There were 21.\n\nThe servicemen were charged with mining routes."
    )
    claims = read(text).claims
    (correction,) = [claim for claim in claims if claim.kind is ClaimKind.CORRECTION]
    assert correction.count is not None
    assert correction.count.exact == 21
