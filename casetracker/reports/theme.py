"""What a house may change about a page without writing a template: colours, header, footer."""

import re
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from casetracker.reports.errors import ThemeError
from casetracker.text import safe_line

FILE: Final = "theme.toml"
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_TEXTS: Final = ("header", "footer")
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`; header and footer are one line each, empty for none."""

    accent: str = "#1d2430"
    faint: str = "#5a6474"
    rule: str = "#d5dae2"
    alarm: str = "#a3161f"
    header: str = ""
    footer: str = ""

    def values(self) -> dict[str, str]:
        """The theme as plain values."""
        return asdict(self)


def theme_of(folder: Path | None) -> Theme:
    """The theme in a user's template folder; ours where there is none. Raises ThemeError."""
    path = None if folder is None else folder / FILE
    if path is None or not path.is_file():
        return Theme()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeError(path, safe_line(str(error))) from None
    known = {field.name for field in fields(Theme)}
    for name, value in given.items():
        if name not in known:
            raise ThemeError(path, f"there is no '{safe_line(name)}': {', '.join(sorted(known))}")
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise ThemeError(path, f"'{name}' is not a text of {_LONGEST} characters at most")
        if name not in _TEXTS and _COLOUR.fullmatch(value) is None:
            raise ThemeError(path, f"'{name}' is not a colour such as #1d2430")
    return Theme(**given)
