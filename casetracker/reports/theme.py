"""What a house may change without writing a template: logo, colours, header, footer, language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from casetracker.reports.errors import ThemeError
from casetracker.reports.languages import offered
from casetracker.reports.logos import SUFFIXES, Logo, logo_of
from casetracker.text import safe_line

FILE: Final = "theme.toml"
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_COLOURS: Final = ("accent", "faint", "rule", "alarm")
_TEXTS: Final = ("header", "footer", "logo_alt")
_KNOWN: Final = (*_COLOURS, "footer", "header", "language", "logo", "logo_alt")
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`; header and footer are one line each, empty for none.

    `logo_alt` says what the logo shows, for who cannot see it. `language` is the one that reports are
    written in unless another is asked for, empty for English.
    """

    accent: str = "#1d2430"
    faint: str = "#5a6474"
    rule: str = "#d5dae2"
    alarm: str = "#a3161f"
    header: str = ""
    footer: str = ""
    language: str = ""
    logo_alt: str = ""
    logo: Logo | None = None

    def values(self) -> dict[str, str]:
        """What the page is told of it, the logo apart."""
        return {name: getattr(self, name) for name in (*_COLOURS, *_TEXTS)}

    def kept(self) -> dict[str, str]:
        """What is kept of it with a report: the values, and of the logo its name and its hash."""
        if self.logo is None:
            return self.values()
        return {**self.values(), "logo": self.logo.path.name, "logo_sha256": self.logo.sha256}


def theme_of(folder: Path | None) -> Theme:
    """The theme in a user's template folder; ours where there is none. Raises ThemeError."""
    if folder is None:
        return Theme()
    return _theme(folder, _given(folder))


def theme_again(kept: Mapping[str, str], folder: Path) -> Theme:
    """The theme that a report was written with; raises ThemeError where its logo is not there any more."""
    values = {name: value for name, value in kept.items() if name != "logo_sha256"}
    theme = _theme(folder, values)
    if theme.logo is not None and theme.logo.sha256 != kept.get("logo_sha256"):
        raise ThemeError(theme.logo.path, "it is not the logo that the report was written with")
    return theme


def language_of(folder: Path) -> str:
    """The language that a theme asks for; empty where it asks for none. Raises ThemeError.

    Whatever else is wrong with a theme is said where a page is made with it.
    """
    try:
        given = _given(folder)
    except ThemeError:
        return ""
    return _language(folder, given.get("language", ""))


def _given(folder: Path) -> dict[str, Any]:
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeError(path, safe_line(str(error))) from None


def _theme(folder: Path, given: Mapping[str, Any]) -> Theme:
    path = folder / FILE
    for name, value in given.items():
        if name not in _KNOWN:
            known = ", ".join(sorted(_KNOWN))
            raise ThemeError(path, f"there is no '{safe_line(name)}': {known}")
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise ThemeError(path, f"'{name}' is not a text of {_LONGEST} characters at most")
        if name in _COLOURS and _COLOUR.fullmatch(value) is None:
            raise ThemeError(path, f"'{name}' is not a colour such as #1d2430")
    theme = Theme(**{name: value for name, value in given.items() if name != "logo"})
    _language(folder, theme.language)
    return replace(theme, logo=_logo(folder, given.get("logo", "")))


def _language(folder: Path, code: object) -> str:
    if code not in ("", *offered()):
        raise ThemeError(folder / FILE, f"'language' is none of {', '.join(offered())}")
    return str(code)


def _logo(folder: Path, name: str) -> Logo | None:
    if not name:
        return None
    is_beside = re.fullmatch(r"[^./\\:][^/\\:]*", name) is not None
    if not is_beside or Path(name).suffix.lower() not in SUFFIXES:
        raise ThemeError(
            folder / FILE, "'logo' is not the name of a PNG, JPEG or SVG file in the same folder"
        )
    return logo_of(folder / name)
