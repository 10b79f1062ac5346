"""Invented people, places and words; the same for the same seed."""

from dataclasses import dataclass
from random import Random
from typing import Final

# One syllable in Latin, Cyrillic, Armenian, Georgian and Arabic letters: no name is anybody's.
_GIVEN: Final = (
    ("Lo", "Ло", "Լո", "ლო", "لو"),
    ("Ore", "Оре", "Օրե", "ორე", "اوري"),
    ("Sa", "Са", "Սա", "სა", "سا"),
    ("Ve", "Ве", "Վե", "ვე", "في"),
    ("Ta", "Та", "Տա", "ტა", "تا"),
    ("Ni", "Ни", "Նի", "ნი", "ني"),
    ("Ma", "Ма", "Մա", "მა", "ما"),
    ("Ru", "Ру", "Րու", "რუ", "رو"),
)
_MIDDLE: Final = (
    ("ri", "ри", "րի", "რი", "ري"),
    ("do", "до", "դո", "დო", "دو"),
    ("mi", "ми", "մի", "მი", "مي"),
    ("va", "ва", "վա", "ვა", "فا"),
    ("ne", "не", "նե", "ნე", "ني"),
    ("lu", "лу", "լու", "ლუ", "لو"),
    ("sto", "сто", "ստո", "სტო", "ستو"),
    ("", "", "", "", ""),
)
_END: Final = (
    ("n", "н", "ն", "ნ", "ن"),
    ("sk", "ск", "սկ", "სკ", "سك"),
    ("r", "р", "ր", "რ", "ر"),
    ("m", "м", "մ", "მ", "م"),
    ("l", "л", "լ", "ლ", "ل"),
    ("t", "т", "տ", "ტ", "ت"),
)
_SURNAME_END: Final = (
    ("nar", "нар", "նար", "ნარ", "نار"),
    ("orsk", "орск", "օրսկ", "ორსკ", "اورسك"),
    ("melin", "мелин", "մելին", "მელინ", "ميلين"),
    ("dovar", "довар", "դովար", "დოვარ", "دوفار"),
    ("tesk", "теск", "տեսկ", "ტესკ", "تيسك"),
)
SCRIPTS: Final = ("Latn", "Cyrl", "Armn", "Geor", "Arab")
PLACES: Final = ("Lomna", "Orsk crossing", "Veltra", "Dormin", "Sarnholm", "Tesk valley", "Nirova")
UNITS: Final = ("servicemen", "drivers", "residents", "journalists", "fishermen", "volunteers")
ALONE: Final = {
    "servicemen": "serviceman",
    "drivers": "driver",
    "residents": "resident",
    "journalists": "journalist",
    "fishermen": "fisherman",
    "volunteers": "volunteer",
}
NATIONALITIES: Final = ("Lomnian", "Orskan", "Veltran", None)
COURTS: Final = ("Lomna District Court", "Orsk Military Court", "Court of Appeal of Veltra")
BODIES: Final = ("Border Police of Lomna", "Prosecution Office of Orsk", "Investigation Bureau")
PUBLISHERS: Final = (
    ("Lomna Post", "newspaper"),
    ("Orsk Wire", "agency"),
    ("Veltra Radio", "broadcaster"),
    ("Prosecution Office of Orsk", "official"),
    ("Open Trial Watch", "ngo"),
)
CHARGES: Final = (
    ("illegal crossing of the state border", "318.1"),
    ("illegal possession of weapons", "228.3"),
    ("participation in an armed formation", "279.2"),
    ("spreading false information", "148.1"),
    ("resisting an official", "315.2"),
    ("organising an unauthorised gathering", None),
)


@dataclass(frozen=True, slots=True)
class InventedName:
    """A name in two scripts: as it was printed, and in Latin letters."""

    printed: str
    script: str
    latin: str


def name(chance: Random) -> InventedName:
    """A name that nobody bears, as some source printed it."""
    parts = [
        [chance.choice(_GIVEN), chance.choice(_MIDDLE), chance.choice(_END)],
        [chance.choice(_GIVEN), chance.choice(_MIDDLE), chance.choice(_SURNAME_END)],
    ]
    script = chance.choices(range(len(SCRIPTS)), weights=(50, 25, 10, 8, 7))[0]
    written = [
        " ".join("".join(syllable[letters] for syllable in word) for word in parts)
        for letters in (script, 0)
    ]
    return InventedName(written[0], SCRIPTS[script], written[1])
