"""The four themes; each also says everything by marks, weight and reverse."""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="casetracker-dark",
    primary="#7fb2d9",
    secondary="#8fa3b8",
    accent="#e0b354",
    warning="#e0b354",
    error="#e5837b",
    success="#8fc08b",
    foreground="#d8dde3",
    background="#12161b",
    surface="#171c22",
    panel="#222a33",
    dark=True,
)
LIGHT: Final = Theme(
    name="casetracker-light",
    primary="#1d5a8a",
    secondary="#4a5c6e",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a3281f",
    success="#2d6a2a",
    foreground="#1c2229",
    background="#fafaf7",
    surface="#f2f2ee",
    panel="#e2e4e2",
    dark=False,
)
HIGH_CONTRAST: Final = Theme(
    name="casetracker-high-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#00ffff",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    dark=True,
)
MONO: Final = Theme(
    name="casetracker-mono",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
)
THEMES: Final = (DARK, LIGHT, HIGH_CONTRAST, MONO)


def next_theme(name: str) -> str:
    """The theme after that one, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
