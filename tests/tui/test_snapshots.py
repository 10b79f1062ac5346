import difflib
import time
from collections.abc import Iterator

import pytest

from tests.tui.snapshots import FOLDER, SIZES, WALK, path_of, pictures


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_is_drawn_as_it_was_last_looked_at(size: str) -> None:
    changed = []
    for name, text in (await pictures(size)).items():
        path = path_of(name, size)
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        if kept != text:
            lines = difflib.unified_diff(
                kept.splitlines(), text.splitlines(), path.name, "now", lineterm=""
            )
            changed.append("\n".join(lines))
    assert not changed, "look at what changed, then `make snapshots`:\n" + "\n\n".join(changed)


def test_no_snapshot_is_of_a_screen_that_nobody_looks_at() -> None:
    names = {path_of(name, size) for name, _ in WALK for size in SIZES}
    assert set(FOLDER.glob("*.txt")) == names
