"""Speakers without an office: who they are, and which words of a speaker are their own name."""

import re
from collections.abc import Iterable
from typing import Final

from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.masking import WITHHELD, Hidden, fold, initials
from casetracker.views.files import PersonFile

OFFICE: Final = re.compile(
    r"\b(?:administration|agency|ambassador|army|assembly|attorney|authorit(?:y|ies)|bureau|cabinet|"
    r"chief|colonel|commission(?:er)?|committee|consul|council|court|department|deputy|director|"
    r"embassy|envoy|forces?|general|government|governor|guards?|investigators?|judges?|justice|"
    r"major|mayor|minist(?:er|ry)|mission|officers?|officials?|ombuds(?:man|person)|office|"
    r"parliament|police|presiden(?:t|cy)|premier|prosecut(?:or|ors|ion)|representative|secretary|"
    r"senator|service|spokes(?:man|woman|person)|staff|state|tribunal|union)\b",
    re.IGNORECASE,
)
_TIE: Final = (
    r"\b(?i:aunt|brother|cousin|daughter|family|father|husband|lawyer|mother|neighbou?r|relatives?|"
    r"sister|son|spouse|uncle|widow|wife|witness|advocate|counsel|defender)\b"
)
# Somebody who speaks for a person held, whatever office the words around name.
_PRIVATE: Final = re.compile(_TIE)
_WORD: Final = r"[^\W\d_a-z][^\s,;()]*"
# Whose lawyer or relative a speaker is: `Tomas Keller's lawyer`, `the mother of Tomas Keller`.
_WHOSE: Final = re.compile(
    rf"(?P<before>(?:{_WORD}\s+)*{_WORD})['\u2019]s?(?=\s+(?:\w+\s+){{0,2}}{_TIE})|"
    rf"{_TIE}\s+(?:of|for)\s+(?P<behind>{_WORD}(?:\s+{_WORD})*)"
)
_POSSESSIVE: Final = re.compile(r"['\u2019]s?$")


def is_private(speaker: str, bodies: frozenset[str]) -> bool:
    """Whether a speaker may be somebody without an office; in doubt it is so."""
    if _PRIVATE.search(speaker):
        return True
    if speaker.casefold() in bodies or OFFICE.search(speaker):
        return False
    return any(
        word[:1].isupper() or word[:1].lower() == word[:1].upper() for word in speaker.split()
    )


def hidden_speakers(
    speakers: Iterable[str],
    bodies: frozenset[str],
    persons: Iterable[PersonFile],
    profile: Confidentiality,
) -> list[Hidden]:
    """Whose names a profile takes out among those who speak, and what stands instead.

    A speaker who bears a word of a name that the profile prints is known by the others, or by the
    whole name.
    """
    persons, is_public = tuple(persons), profile is Confidentiality.PUBLIC
    on_file = [_folded(one.spellings) for one in persons]
    shown = [_folded(one.spellings) for one in persons if not is_public or one.public_reason]
    held = {name for one in persons for name in one.spellings}
    names: dict[frozenset[str], str] = {}
    for speaker in speakers:
        if speaker in held or not is_private(speaker, bodies):
            continue
        own, whose = _names_in(speaker)
        # Nobody's name but that of whom they speak for: that of somebody on file is theirs.
        told = [whose] if not own or is_public else []
        names |= {_folded([name]): name for name in told if not _is_of_one(name, on_file)}
        names |= {_folded([own]): own} if not _is_of_one(own, shown) else {}
    shared = frozenset().union(*shown)
    return [
        Hidden(WITHHELD if is_public else initials(name), (name,), shared=shared)
        for words, name in names.items()
        # `Lawyer Dvorak` and `Irena Dvorak`: one who is told in two ways, where it can be no other.
        if sum(words < longer for longer in names) != 1
    ]


def _names_in(speaker: str) -> tuple[str, str]:
    """The words of a speaker that may be their own name, and those of whom they speak for."""
    spans = [
        match.span("before" if match["before"] else "behind") for match in _WHOSE.finditer(speaker)
    ]
    whose = " ".join(speaker[first:last] for first, last in spans)
    own = speaker
    for first, last in reversed(spans):
        own = f"{own[:first]},{own[last:]}"
    return _capitalised(own), _capitalised(whose)


def _capitalised(text: str) -> str:
    """The words that may be a name: capitalised, and none of those that tell a tie."""
    words = (_POSSESSIVE.sub("", word) for word in re.split(r"[\s,;()]+", text))
    return " ".join(
        word for word in words if word and not word[:1].islower() and not _PRIVATE.search(word)
    )


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for name in names for word in name.split()) - {""}


def _is_of_one(name: str, persons: Iterable[frozenset[str]]) -> bool:
    """Whether all words of a name are those of one of the persons; nobody is called by none."""
    words = _folded([name])
    return not words or any(words <= known for known in persons)
