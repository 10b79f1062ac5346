"""Figures of the reader on third-party texts that stand beside the checkout, and its speed.

Run: python tests/benchmarks/measure_reader.py [--errors]
Skips each part whose data is absent: the texts are not shipped.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.dates.anchoring import Anchor
from casetracker.news.dates.mentions import find_dates, mention_of
from casetracker.news.dates.resolve import resolve
from casetracker.news.dates.tense import looks_ahead
from casetracker.news.reading import read_text

SHARED: Final = Path(__file__).resolve().parents[2].parent / "shared"
HELD: Final = frozenset(["detained", "captured", "remanded"])
ASSERTED: Final = frozenset([Modality.ASSERTED, Modality.ALLEGED])


def say(line: str) -> None:
    """Print a line of figures."""
    sys.stdout.write(f"{line}\n")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def scores(hits: int, found: int, wanted: int) -> str:
    """Precision, recall and F1 as a line."""
    precision = hits / found if found else 0.0
    recall = hits / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def measure_arrests(path: Path, *, show_errors: bool) -> None:
    """Whether a sentence tells of an arrest, against the labels."""
    hits = found = wanted = 0
    for row in rows(path):
        is_arrest = "ARREST" in row["sent_labels"]
        reading = read_text(row["sent_text"], published=None)
        is_read = any(c.stage in HELD and c.modality in ASSERTED for c in reading.claims)
        hits += is_arrest and is_read
        found += is_read
        wanted += is_arrest
        if show_errors and is_arrest != is_read:
            say(f"{'missed' if is_arrest else 'false '} {row['sent_text'].strip()[:300]}")
    say(f"arrests by sentence, {path.parent.name}/{path.name}: {scores(hits, found, wanted)}")


def measure_dates(path: Path, *, show_errors: bool) -> None:
    """Dates given their extent, and dates found and resolved in running text."""
    right = total = right_days = days = hits = found = 0
    for row in rows(path):
        published = date.fromisoformat(row["published"])
        text = row["text"]
        spans = {(each["start"], each["end"]): each["value"] for each in row["dates"]}
        read = list(dates_of(text, published))
        found += len(read)
        for (start, end), value in spans.items():
            total += 1
            values = [edtf for first, last, edtf in read if first < end and start < last]
            given = given_extent(text, start, end, published)
            right += given == value
            days += len(value) == len("2021-06-11")
            right_days += given == value and len(value) == len("2021-06-11")
            hits += value in values
            if show_errors and (given != value or value not in values):
                around = text[max(0, start - 40) : end + 30].replace("\n", " ")
                say(f"want {value} given {given} read {values}: ...{around}...")
    say(f"dates given their extent, {path.name}: {right / total:.3f} of {total}")
    say(f"days given their extent: {right_days / days:.3f} of {days}")
    say(f"dates in running text: {scores(hits, found, total)} (dates outside of the labels count)")


def dates_of(text: str, published: date) -> Iterator[tuple[int, int, str | None]]:
    """Each date found, resolved as the reader would: seen from publication and the day before it."""
    previous = None
    for mention in find_dates(text, 0, len(text)):
        resolved = resolve(
            mention, anchor_at(text, mention.start, mention.end, published, previous)
        )
        if mention.kind not in ("offset", "earlier", "period"):
            previous = resolved.partial() or previous
        yield mention.start, mention.end, resolved.edtf


def given_extent(text: str, start: int, end: int, published: date) -> str | None:
    """A date whose extent is known."""
    mention = mention_of(" ".join(text[start:end].split()))
    if mention is None:
        return None
    previous = None
    for earlier in find_dates(text, 0, start):
        if earlier.kind not in ("offset", "earlier", "period"):
            seen = resolve(
                earlier, anchor_at(text, earlier.start, earlier.end, published, previous)
            )
            previous = seen.partial() or previous
    return resolve(mention, anchor_at(text, start, end, published, previous)).edtf


def anchor_at(
    text: str, start: int, end: int, published: date, previous: PartialDate | None
) -> Anchor:
    """From where a date at an offset is seen."""
    return Anchor(published, previous, is_future=looks_ahead(text, start, end))


def measure_speed(article: Path) -> None:
    """The time for the article and how it grows with length."""
    text = article.read_text(encoding="utf-8")
    published = PartialDate.parse("2021-06-11")
    read_text(text, published=published)
    times = []
    for factor in (1, 4, 16):
        longer = "\n".join([text] * factor)
        start = perf_counter()
        read_text(longer, published=published)
        times.append((perf_counter() - start) * 1000)
    say(f"the article: {times[0]:.1f} ms; four in one {times[1]:.1f}; sixteen {times[2]:.1f}")


def main() -> None:
    """Print every figure whose data is there."""
    show_errors = "--errors" in sys.argv
    parts = (
        (SHARED / "data/police-events/dev.jsonl", measure_arrests),
        (SHARED / "data/news-dates/dev.jsonl", measure_dates),
    )
    for path, measure in parts:
        if path.exists():
            measure(path, show_errors=show_errors)
        else:
            say(f"skipped: {path} is absent")
    article = SHARED / "seed/article.txt"
    if article.exists():
        measure_speed(article)
    else:
        say(f"skipped: {article} is absent")


if __name__ == "__main__":
    main()
