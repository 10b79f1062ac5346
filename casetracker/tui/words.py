"""Values of the views put into words and marks: plain strings, not yet made safe."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from casetracker.views.common import StageView

_BAR: Final = 24
_TOLD: Final = 3  # steps that a passing message names one by one


def words(value: str) -> str:
    """A vocabulary value as words."""
    return value.replace("_", " ")


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun, in the right number."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_short(lines: Iterable[str]) -> str:
    """What was done in one sentence: of many steps the first and the last, and how many there were."""
    told = tuple(lines)
    if len(told) <= _TOLD:
        return "; ".join(told)
    return f"{told[0]}; … {told[-1]} ({len(told)} steps)"


def moment(at: datetime) -> str:
    """A moment in the machine's own time zone, to the minute."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def stage_letters(codes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """One letter for each stage code: the first free letter of its label, else any free sign."""
    letters: dict[str, str] = {}
    taken: set[str] = set()
    spare = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789"
    for code, label in codes:
        wanted = [sign for sign in label.upper() if sign in spare]
        letter = next((sign for sign in [*wanted, *spare] if sign not in taken), "#")
        letters[code] = letter
        taken.add(letter)
    return letters


def mix_cell(mix: Iterable["StageView"], letters: Mapping[str, str]) -> str:
    """One stage in words, several in a few characters, furthest stage first: `27 C  26 I  6 D`."""
    ordered = sorted(mix, key=lambda stage: -stage.position)
    if len(ordered) == 1:
        return ordered[0].label
    return "  ".join(f"{stage.count} {_letter(stage, letters)}" for stage in ordered)


def _letter(stage: "StageView", letters: Mapping[str, str]) -> str:
    return stage.letter or letters.get(stage.code, "#")


def mix_words(mix: Iterable["StageView"]) -> str:
    """A stage mix in words, furthest stage first: `27 sent to court, 26 investigated`."""
    parts = [
        f"{stage.count} {stage.label}" for stage in sorted(mix, key=lambda stage: -stage.position)
    ]
    return ", ".join(parts) or "no stage on file"


def mix_bars(
    mix: Iterable["StageView"], letters: Mapping[str, str], bar: int = _BAR
) -> tuple[str, ...]:
    """A stage mix as lines of letter, number, block bar and label, furthest stage first."""
    ordered = sorted(mix, key=lambda stage: -stage.position)
    largest = max((stage.count for stage in ordered), default=1) or 1
    return tuple(
        f"{_letter(stage, letters)} {stage.count:>4,} "
        f"{('█' * max(round(bar * stage.count / largest), 1)):<{bar}} {stage.label}"
        for stage in ordered
    )
