"""Sentences that look like proceedings and are none."""

from collections.abc import Callable

import pytest

from casetracker.news.contract import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "sentence",
    [
        "The jailed officer's wife spoke to reporters.",
        "The pensioner suffered a cardiac arrest.",
        "The union released a report. The brigade captured two heights.",
        "The tourists booked tickets for four.",
        "The colonel in charge of the unit charged the battery.",
        "She sent a letter to the court.",
        "The mayor appealed for patience.",
        "Armenia handed over minefield maps.",
        "The bodies of five soldiers were returned to Armenia.",
        "The blast killed 31 residents and wounded 140.",
        "A dispute over water ended with a verdict of the arbitration court.",
        "Servicemen of the 4th Corps, unit 31204, held an exercise.",
        "The criminal case No. 77/2020 falls under Articles 214.1 and 279.",
        "A crowd 900-strong walked 12 kilometres on May 9.",
        "Saboteurs crossed the border, the leaflet was titled.",
        "Fifteen buses and 40 houses were damaged.",
    ],
)
def test_no_claim_is_made(read: Read, sentence: str) -> None:
    assert [claim.quote for claim in read(sentence).claims] == []
