"""Texts that would steer a terminal: no command lets one through, on either stream."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.cli.calls import Call, Done

# Escape sequences, a clipboard write, C1 controls, direction overrides, a bell, markup.
HOSTILE: Final = (
    "\x1b[31mred\x1b]52;c;ZXZpbA==\x07\x9b2J\u202egnol\u2066\u200b[bold]<b>{{ 1 }}%s\x7f\r"
)
STEERING: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
PAGE: Final = f"""<html><head><title>Border {HOSTILE}</title></head><body><article>
<h1>Border {HOSTILE}</h1>
<p>The Border Police detained 17 servicemen at the Lomna {HOSTILE} crossing on 3 March 2024.</p>
<p>The 17 servicemen are accused of “crossing the border {HOSTILE} at night”, the prosecutor said.</p>
</article></body></html>"""
MANY: Final = 40
FEED: Final = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Wire</title>
<item><title>Row &lt;b&gt; {HOSTILE.replace(chr(27), "").replace(chr(7), "").replace("<b>", "")}</title>
<description>The Border Police detained 9 drivers at the Orsk crossing on 4 March 2024.</description>
</item></channel></rss>"""


def _harmless(done: Done) -> None:
    for stream in (done.out, done.err):
        found = STEERING.search(stream)
        assert found is None, repr(stream[max(found.start() - 60, 0) : found.end() + 60])


@pytest.fixture
def at(call: Call, docket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs a call on a docket in which every text that can be given from outside is hostile."""
    monkeypatch.setenv("CASETRACKER_USER", f"mara{HOSTILE}")

    def run(*arguments: str | Path, stdin: bytes = b"") -> Done:
        done = call("--db", docket, *arguments, stdin=stdin)
        if "--json" in arguments:
            assert done.stdout.isascii()
            assert STEERING.search(done.out) is None
        else:
            _harmless(done)
        return done

    for name, content in (
        (f"page{HOSTILE.replace('/', '')}.html", PAGE),
        ("plain.txt", PAGE),
        ("feed.xml", FEED),
    ):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        run("import", path, "--publisher", f"Post {HOSTILE}", "--published", "2024-03-05")
    waiting = [claim["ref"] for claim in run("review", "list", "--json").json]
    assert len(waiting) >= 2
    fields = ("--place", "--authority", "--speaker", "--charge")
    for ref in waiting:
        run("review", "edit", ref, *(word for field in fields for word in (field, HOSTILE)))
    run("review", "accept", waiting[0], "--link", "new", "--reason", HOSTILE)
    run("review", "defer", *waiting[1:], "--reason", HOSTILE)
    return run


def test_no_listing_and_no_report_lets_a_control_character_through(at: Call) -> None:
    stored = at("source", "list", "--json").out + at("history", "--json").out
    assert "\\u001b[31m" in stored
    assert "\\u202e" in stored

    listed = {
        "case": ("case", "list"),
        "group": ("group", "list"),
        "defendant": ("defendant", "list"),
        "source": ("source", "list"),
        "review": ("review", "list", "--status", "all"),
    }
    for kind, words in listed.items():
        at(*words)
        records = at(*words, "--json").json
        assert records
        # Unnamed people differ in their number only: the ends of a long list stand for the rest.
        for record in records if len(records) <= MANY else [*records[:2], *records[-4:]]:
            at(kind, "show", record["ref"])
            at(kind, "show", record["ref"], "--json")
            if kind == "source":
                at(kind, "show", record["ref"], "--text")
    at("history")
    at("db", "check")
    at("db", "verify")
    for each in ("md", "html", "text"):
        assert at("report", "case-status", "--format", each).code == 0


def test_a_reading_that_is_only_printed_is_harmless(call: Call) -> None:
    for content in (PAGE, FEED):
        done = call("read", "-", "--published", "2024-03-05", stdin=content.encode())
        assert done.code == 0
        _harmless(done)


def test_a_hostile_text_makes_no_further_line(at: Call) -> None:
    at("review", "edit", "K-0015", "--place", "Lomna\nK-9999  S-9999  accepted")

    assert not any(line.startswith("K-9999") for line in at("review", "list").out.splitlines())
    assert not any(
        line.startswith("K-9999") for line in at("review", "show", "K-0015").out.splitlines()
    )


@pytest.mark.parametrize(
    "words",
    [
        (HOSTILE,),
        (f"--{HOSTILE}",),
        ("case", "show", HOSTILE),
        ("case", "list", "--find", HOSTILE),
        ("review", "list", "--status", HOSTILE),
        ("import", HOSTILE),
        ("read", HOSTILE),
        ("import", "x", "--published", HOSTILE),
        ("review", "accept", "K-0001", "--stage", HOSTILE),
        ("review", "accept", "K-0001", "--count", HOSTILE),
        ("report", "case-status", HOSTILE),
        ("report", "case-status", "--format", HOSTILE),
        ("history", "--limit", HOSTILE),
        ("db", "verify", "--anchor", HOSTILE),
        ("case", "list", "--db", HOSTILE),
        ("where", "--db", HOSTILE),
        ("where", "--db", f"postgresql://{HOSTILE}@h/x"),
    ],
    ids=lambda words: " ".join(words[:2]).encode("unicode_escape").decode()[:30],
)
def test_a_hostile_word_in_a_call_is_answered_harmlessly(
    call: Call, docket: Path, words: tuple[str, ...]
) -> None:
    done = call("--db", docket, *words)

    _harmless(done)
    assert done.code != 70
