"""The languages that reports are written in: one catalogue each, and the one that is spoken now.

English is the source: its messages are those in the code and in the templates. Every other language
is a `catalogues/CODE.po`, read as it is: no step of a build stands between. A language is offered
where its catalogue is there; a test holds that each of them is complete.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, Final

from casetracker.reports.errors import UnknownLanguageError
from casetracker.reports.rows import Rows

SOURCE: Final = "en"
FOLDER: Final = Path(__file__).parent / "catalogues"
_WRITTEN_OUT: Final = {"ngo": "non-governmental organisation"}
_SPOKEN: Final[ContextVar[str]] = ContextVar("spoken", default=SOURCE)


class Label(str):
    """A message of ours that is turned into the language spoken when it is printed.

    It equals its English words, so that code may compare it, whatever language is spoken.
    """

    __slots__ = ()

    def __str__(self) -> str:
        """The words in the language spoken."""
        return _catalogue(_SPOKEN.get()).gettext(str.__str__(self))

    @property
    def english(self) -> str:
        """The words as they stand in the code."""
        return str.__str__(self)

    def __format__(self, given: str) -> str:
        """The words in the language spoken."""
        return format(str(self), given)

    def __add__(self, other: str) -> str:
        """The words in the language spoken, and more."""
        return f"{self}{other}"

    def __radd__(self, other: str) -> str:
        """More, and the words in the language spoken."""
        return f"{other}{self}"


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Write in a language until the end of the block; raises UnknownLanguageError."""
    before = _SPOKEN.set(known_language(code))
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken_now() -> str:
    """The code of the language that is spoken."""
    return _SPOKEN.get()


@cache
def offered() -> tuple[str, ...]:
    """The codes of the languages there are, English first."""
    return (SOURCE, *sorted(path.stem for path in FOLDER.glob("*.po")))


def known_language(code: str) -> str:
    """The code as it is offered; raises UnknownLanguageError."""
    wanted = code.strip().lower()
    if wanted not in offered():
        raise UnknownLanguageError(code, offered())
    return wanted


def labels(*texts: str) -> tuple[Label, ...]:
    """Several messages, such as the heads of columns."""
    return tuple(map(Label, texts))


def say(message: str, **values: object) -> str:
    """A message in the language spoken, with values in the places that it names."""
    code = _SPOKEN.get()
    text = message if code == SOURCE else _catalogue(code).gettext(message)
    return text.format(**values) if values else text


def say_in(context: str, message: str) -> str:
    """A message that is kept apart from others of the same words by what it is about."""
    return _catalogue(_SPOKEN.get()).pgettext(context, message)


def say_many(one: str, many: str, count: int) -> str:
    """A message with a number in it, in the form that the language has for that number."""
    return _catalogue(_SPOKEN.get()).ngettext(one, many, count).format(count=count)


def term(value: Enum) -> str:
    """A word of a closed vocabulary."""
    return say_in(type(value).__name__, plain_words(value))


def plain_words(value: Enum) -> str:
    """A word of a closed vocabulary as the catalogues have it: English, abbreviations written out."""
    words = getattr(value, "words", None) or str(value.value).replace("_", " ")
    return _WRITTEN_OUT.get(words, words)


def said(value: Any) -> Any:
    """The value with every message within it in the language spoken, as plain text."""
    if value.__class__ is str:
        return value
    if isinstance(value, Label):
        return str(value)
    if isinstance(value, dict):
        return {key: said(one) for key, one in value.items()}
    return [said(one) for one in value] if isinstance(value, list | tuple | Rows) else value


def messages_of(code: str) -> dict[str, str]:
    """By English message, context and EOT sign before it where it has one, what a catalogue says."""
    found = _catalogue(code)
    kept: dict[Any, str] = getattr(found, "_catalog", {})
    named = ((key[0] if isinstance(key, tuple) else key, text) for key, text in kept.items())
    return {key: text for key, text in named if key}


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == SOURCE:
        return NullTranslations()
    # Only here: English, which most reports are written in, does without.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    with (FOLDER / f"{code}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
