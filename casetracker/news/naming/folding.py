"""A name taken apart into words, each as sounds with its spelling habits evened out."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casetracker.news.naming.scripts import (
    is_turkic,
    name_tables,
    plain_lower,
    script_of,
    sounds_of,
)

_WORD: Final = re.compile(r"[^\W\d_]+\.?")
_APOSTROPHES: Final = re.compile(
    "(?<=\\w)['`\u00b4\u02b9\u02bb\u02bc\u02be\u02bf\u2018\u2019](?=\\w)|[\u02be\u02bf]"
)
_DOUBLE: Final = re.compile(r"(.)\1+")
_RULES: Final = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (r"y", "i"),
        (r"tC", "C"),
        (r"^ius[ei]f$", "iusuf"),
        (r"^(?:ie)(?=[^v])", "e"),
        (r"(?<=.{3})(?:i|j|e)an(?:Ti?|ti|c|t[sz])?$", "Y"),
        (r"^h?o(?:v?h|G|g|v)a(?=n)", "oha"),
        (r"^(?:G|g)e(?=Ham)", "ge"),
        (r"^abd[uaeo]l(?=.{3})", "abd"),
        (r"^abd[uaeo]r(?=a)", "abdr"),
        (r"(?<=.{3}[^aeiouAOU])[aeuA]d{1,2}in$", "din"),
        (r"^(al|ol)eksi?", r"\1ex"),
        (r"ks", "x"),
        (r"(?<=[aAe])i(?=[^aeiouAOUY]|$)", "I"),
        (r"[aAe]I", "ei"),
        (r"i?ov(?:a?)$", lambda found: "ova" if found.group().endswith("a") else "ov"),
        (r"of{1,2}$", "ov"),
        (r"i+e?v(?=a?$)", "ev"),
        (r"(?<=sk)[iy]+$", "i"),
        (r"zadeh$", "zade"),
        (r"ii+", "i"),
    )
)
_WOMENS: Final = re.compile(r"(?:[oe]va|skaia|Ain)$")
_MENS: Final = re.compile(r"(?:[oe]v|ski)$")
_MALE_PATRONYMIC: Final = re.compile(r"(?<=.{3})(?:[oe]viC|iC)$")
_FEMALE_PATRONYMIC: Final = re.compile(r"(?<=.{3})(?:[oe]vna|iCna)$")


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name: its sounds; `is_initial` where only the first letter is written."""

    sounds: str
    is_initial: bool


@dataclass(frozen=True, slots=True)
class FoldedName:
    """A name as it sounds; patronymics stand apart, because many sources leave them out."""

    text: str
    words: tuple[NameWord, ...]
    patronymics: tuple[str, ...]
    script: str | None
    is_womans: bool | None

    @property
    def full(self) -> tuple[str, ...]:
        """The words that are written out."""
        return tuple(word.sounds for word in self.words if not word.is_initial)

    @property
    def key(self) -> str:
        """The words in the order of the alphabet, as one key that is equal for most spellings."""
        return " ".join(sorted(word.sounds for word in self.words))


@lru_cache(maxsize=50_000)
def folded(name: str) -> FoldedName:
    """A name as it sounds; the same name is worked on once."""
    return fold(name)


def fold(name: str) -> FoldedName:
    """A name as it sounds, for whoever keeps of very many names only what is sought in them."""
    lower = plain_lower(_APOSTROPHES.sub("", name[:_MOST]))
    turkic = is_turkic(lower)
    parts = _joined(_WORD.findall(lower.replace("-", " ")))
    words: list[NameWord] = []
    patronymics: list[str] = []
    for index, part in enumerate(parts):
        if part in name_tables().son_of:
            # The father's name stands before "oglu": "Rashad Chingiz oglu Aliyev".
            if len(words) > 1 or (words and index + 1 < len(parts)):
                patronymics.append(words.pop().sounds)
            continue
        sounds = _sounds(part, turkic=turkic)
        if not sounds:
            continue
        if words and index and _is_patronymic(sounds, has_room=len(parts) > _TWO):
            patronymics.append(_father(sounds))
        else:
            words.append(NameWord(sounds, _is_initial(part)))
    return FoldedName(
        text=name,
        words=tuple(words),
        patronymics=tuple(patronymics),
        script=script_of(name),
        is_womans=_is_womans([word.sounds for word in words]),
    )


_TWO: Final = 2
_MOST: Final = 200


def _joined(parts: list[str]) -> list[str]:
    """The words, with "Abd al-Rahman" and "Salah ad-Din" as one word each and no particles."""
    joined: list[str] = []
    tables = name_tables()
    for part in parts:
        word = part.removeprefix(_ARABIC_ARTICLE) if len(part) > _LONG else part
        if word in tables.particles and len(parts) > 1:
            continue
        if joined and joined[-1] in tables.servant_of:
            joined[-1] = f"abd{word}"
        elif joined and word == "din":
            joined[-1] += word
        else:
            joined.append(word)
    return joined


_LONG: Final = 4
_ARABIC_ARTICLE: Final = "\u0627\u0644"


def _is_initial(part: str) -> bool:
    return len(part.rstrip(".")) == 1 or (part.endswith(".") and len(part) <= _LONG)


@lru_cache(maxsize=10_000)
def _sounds(part: str, *, turkic: bool) -> str:
    sounds = sounds_of(part.rstrip("."), is_turkic=turkic)
    sounds = _DOUBLE.sub(r"\1", sounds)
    for pattern, kept in _RULES:
        sounds = pattern.sub(kept, sounds)
    return _DOUBLE.sub(r"\1", sounds)


def _is_patronymic(sounds: str, *, has_room: bool) -> bool:
    return has_room and bool(_MALE_PATRONYMIC.search(sounds) or _FEMALE_PATRONYMIC.search(sounds))


def _father(sounds: str) -> str:
    return _FEMALE_PATRONYMIC.sub("", _MALE_PATRONYMIC.sub("", sounds))


def _is_womans(words: list[str]) -> bool | None:
    """Whether the surname has a woman's ending, or a man's; None where it says nothing."""
    if any(_WOMENS.search(word) for word in words[-1:]):
        return True
    return False if any(_MENS.search(word) for word in words[-1:]) else None
