"""Letters of several scripts as sounds, one character a sound; the scripts a name is written in.

`seeds/names/sounds.toml` says which letter has which sound.
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from casetracker.paths import bundled

_SCRIPTS: Final = ("ARMENIAN", "CYRILLIC", "ARABIC", "LATIN", "GEORGIAN", "GREEK", "HEBREW")


@dataclass(frozen=True, slots=True)
class NameTables:
    """What is known of letters and of words in names; `letters` by script, then by letter."""

    letters: dict[str, dict[str, str]]
    together: dict[str, tuple[tuple[str, str], ...]]
    son_of: frozenset[str]
    particles: frozenset[str]
    servant_of: frozenset[str]
    turkic: frozenset[str]
    look_alikes: tuple[str, ...]


@lru_cache(maxsize=1)
def name_tables() -> NameTables:
    """The tables as shipped; read once."""
    read = tomllib.loads((bundled("seeds") / "names" / "sounds.toml").read_text("utf-8"))
    words: dict[str, str] = read["words"]
    return NameTables(
        letters={script: _letters(table) for script, table in read["letters"].items()},
        together={script: _pairs(rows) for script, rows in read["together"].items()},
        son_of=frozenset(words["son_of"].split()),
        particles=frozenset(words["particles"].split()),
        servant_of=frozenset(words["servant_of"].split()),
        turkic=frozenset(words["turkic"]),
        look_alikes=tuple(read["look_alikes"]["pairs"]),
    )


def _letters(table: dict[str, Any]) -> dict[str, str]:
    sounds = (sound.replace("-", "") for sound in table["sounds"].split())
    return dict(zip(table["letters"], sounds, strict=True))


def _pairs(rows: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((row.partition(" ")[0], row.partition(" ")[2]) for row in rows)


def script_of(name: str) -> str | None:
    """The script of a name's first letter, such as "Cyrillic"; None where it has no letter."""
    for letter in name:
        if letter.isalpha():
            known = unicodedata.name(letter, "").partition(" ")[0]
            return known.capitalize() if known in _SCRIPTS else "another script"
    return None


def plain_lower(name: str) -> str:
    """A name in small letters, composed, without the marks that only show how it is stressed."""
    lower = unicodedata.normalize("NFC", name.replace("\u0130", "i")).casefold()
    return "".join(letter for letter in lower if not unicodedata.combining(letter))


def sounds_of(word: str, *, is_turkic: bool = False) -> str:
    """The sounds of one word in small letters; what is no letter is left out."""
    kind = "Latin" if word.isascii() else script_of(word)
    if kind == "Armenian":
        return _armenian(word)
    if kind in ("Cyrillic", "Arabic"):
        letters = name_tables().letters[kind.lower()]
        if kind == "Cyrillic":
            word = word.replace("\u0434\u0436", "\u04b9")
        return "".join(letters.get(letter, "") for letter in word)
    return _latin(word, is_turkic=is_turkic)


def is_turkic(name: str) -> bool:
    """Whether a name in small letters is spelled as Azerbaijani and Turkish are: "c" is a j then."""
    return not name.isascii() and not name_tables().turkic.isdisjoint(name)


_O: Final = "\u0578"
_V: Final = "\u057e"
_W: Final = "\u0582"


def _armenian(word: str) -> str:
    tables = name_tables()
    letters = {**tables.letters["armenian"], _W: "u"}
    if word.startswith(_O) and word[1:2] not in (_V, _W):
        word = _V + word
    for written, kept in tables.together["armenian"]:
        word = word.replace(written, kept)
    return "".join(letters.get(letter, "") for letter in word)


def _latin(word: str, *, is_turkic: bool) -> str:
    if not word.isascii():
        word = _to_ascii(word)
    for letters, sound in name_tables().together["latin"]:
        word = word.replace(letters, sound)
    if is_turkic:
        word = word.replace("c", "j")
    return "".join(letter for letter in word.replace("w", "v") if letter.isalpha())


def _to_ascii(word: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - 80 ms to import, and few names need it

    known = name_tables().letters["latin"]
    return "".join(
        known.get(letter) or (letter if letter.isascii() else str(anyascii(letter)).lower())
        for letter in word
    )
