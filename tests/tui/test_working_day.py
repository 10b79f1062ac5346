import html
import re
from pathlib import Path

import pytest

from tests.tui.working_day import DAY, Step, morning, play, steps

WORDS = re.compile(r"[^\W_]{4,}")


def test_every_picture_of_the_day_has_its_keys_and_what_is_seen() -> None:
    pictures = re.findall(r"^!\[", DAY.read_text(encoding="utf-8"), re.MULTILINE)
    found = list(steps())
    assert len(found) == len(pictures) > 10
    assert all(each.seen for each in found)
    assert sorted({each.file for each in found}) == sorted(
        path.name for path in (DAY.parent / "images").glob("day-*.svg")
    )


async def test_the_keys_of_the_day_lead_where_the_day_says(tmp_path: Path) -> None:
    async for frame in play(morning(tmp_path)):
        for words in frame.step.seen:
            assert words in frame.text, (frame.step.file, words, frame.text)


@pytest.mark.parametrize("step", list(steps()), ids=lambda each: each.file)
def test_a_picture_shows_what_the_day_says_and_fetches_nothing(step: Step) -> None:
    picture = (DAY.parent / "images" / step.file).read_text(encoding="utf-8")
    assert "@font-face" not in picture
    assert re.findall(r"(?:href|src|url)\W+https?:", picture) == []
    shown = html.unescape(re.sub(r"<[^>]+>", " ", picture)).replace("\xa0", " ")
    for words in step.seen:
        assert set(WORDS.findall(words)) <= set(WORDS.findall(shown)), words
