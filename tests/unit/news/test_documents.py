"""Bytes from outside into readings."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest

from casetracker.errors import InputError
from casetracker.model.partial_date import PartialDate
from casetracker.news import problems
from casetracker.news.documents import read_documents
from casetracker.news.formats.limits import MAX_BYTES, MAX_TEXT

PAGE = """<html><head><title>Border news</title>
<meta property="article:published_time" content="2021-06-11T09:00:00+04:00"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Border news</h1>
<p>Border guards detained seven farmers near Goris on Friday, a district official told reporters.</p>
<p>The farmers were charged with illegal crossing of the state border and await a decision.</p>
</article><footer>About us</footer></body></html>"""

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Sample Agency</title>
<item><title>Seven held</title><link>https://news.example/1</link>
<pubDate>Fri, 11 Jun 2021 01:30:00 +0400</pubDate>
<description>&lt;p&gt;Police detained seven men on Friday.&lt;/p&gt;</description></item>
<item><title>Two freed</title><link>javascript:alert(1)</link>
<description>Two men were released.</description></item></channel></rss>"""


def test_a_page_gives_its_text_title_and_date() -> None:
    (reading,) = read_documents(PAGE.encode(), name="page.html", published=None)
    assert reading.document.title == "Border news"
    assert reading.document.published == PartialDate.parse("2021-06-11")
    assert "About us" not in reading.document.text
    assert [claim.stage for claim in reading.claims] == ["detained", "charged"]


def test_each_entry_of_a_feed_is_a_document_of_its_own() -> None:
    first, second = read_documents(FEED.encode(), name="feed.xml", published=None)
    assert first.document.publisher == "Sample Agency"
    assert first.document.url == "https://news.example/1"
    assert first.document.sha256 != second.document.sha256


def test_an_entry_has_the_local_day_that_the_feed_prints() -> None:
    first, _ = read_documents(FEED.encode(), name="feed.xml", published=None)
    assert first.document.published == PartialDate.parse("2021-06-11")


def test_a_link_that_is_no_web_address_is_left_out() -> None:
    _, second = read_documents(FEED.encode(), name="feed.xml", published=None)
    assert second.document.url is None


def test_a_date_that_is_given_goes_before_that_of_the_page() -> None:
    day = PartialDate.parse("2021-06-14")
    (reading,) = read_documents(PAGE.encode(), name="page.html", published=day)
    assert reading.document.published == day


def test_the_hash_is_that_of_the_raw_bytes() -> None:
    raw = b"\xef\xbb\xbfSeven men were detained.\r\n"
    (reading,) = read_documents(raw, name="a.txt", published=None)
    assert reading.document.sha256 == hashlib.sha256(raw).hexdigest()
    assert reading.document.text == "Seven men were detained.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "utf-32"])
def test_unicode_is_read_in_any_of_its_encodings(encoding: str) -> None:
    text = "Y\u0259z\u0131 \u2014 seven men were detained."
    (reading,) = read_documents(text.encode(encoding), name="a.txt", published=None)
    assert reading.document.text == text


def test_an_old_encoding_is_read_as_declared_and_noted() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace(
        "near Goris", "near \u0413\u043e\u0440\u0438\u0441"
    )
    (reading,) = read_documents(page.encode("cp1251"), name="page.html", published=None)
    assert "\u0413\u043e\u0440\u0438\u0441" in reading.document.text
    assert any("1251" in note for note in reading.document.notes)


def test_what_a_database_cannot_hold_is_replaced() -> None:
    (reading,) = read_documents(b"Seven men\x00 were detained.", name="a.txt", published=None)
    assert reading.document.text == "Seven men\ufffd were detained."


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        (b"", problems.EmptyDocumentError),
        (b" \n\t ", problems.EmptyDocumentError),
        (b"%PDF-1.7 and so on", problems.BrokenPdfError),
        (b"PK\x03\x04 and so on", problems.BinaryDocumentError),
        (bytes(range(32)) * 40, problems.BinaryDocumentError),
        (b"<html><body><nav></nav></body></html>", problems.NoTextError),
        (b"x" * (MAX_BYTES + 1), problems.TooLargeError),
        (b"word " * (MAX_TEXT // 5 + 1), problems.TextTooLongError),
        (b"<rss><channel><item>", problems.NoTextError),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>',
            problems.EntityDeclarationError,
        ),
        (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><rss/>'.encode(
                "utf-16"
            ),
            problems.EntityDeclarationError,
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name_and_a_way_out(
    payload: bytes, error: type[InputError]
) -> None:
    with pytest.raises(error, match="sample") as refusal:
        read_documents(payload, name="sample", published=None)
    assert ":" in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("body", [b"/etc/hostname", b"file:///etc/hostname", b"http://127.0.0.1/"])
def test_a_body_that_is_a_path_or_an_address_is_never_opened(
    body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("urllib.request.urlopen", lambda *_: opened.append("opened"))
    with pytest.raises(InputError):
        read_documents(body, name="feed", published=None, media_type="application/rss+xml")
    assert opened == []


def test_reading_text_loads_no_parser_of_pages_or_feeds() -> None:
    code = (
        "import sys, casetracker.news.reading, casetracker.news.documents;"
        "print(sorted({'trafilatura', 'feedparser', 'charset_normalizer'} & set(sys.modules)))"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("build", [lambda: b"<div>" * 3000 + b"text", lambda: b"<p " * 20_000])
def test_a_crooked_page_is_read_or_refused(build: Callable[[], bytes]) -> None:
    try:
        readings = read_documents(build(), name="page.html", published=None)
    except InputError:
        return
    assert readings


def test_a_name_that_is_a_path_is_only_a_name(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.txt"
    (reading,) = read_documents(b"Two men were freed.", name=str(missing), published=None)
    assert reading.document.text == "Two men were freed."


def test_a_feeds_entry_keeps_its_own_day_against_the_one_given() -> None:
    feed = (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>'
        b"<item><title>B</title><pubDate>Wed, 09 Jun 2021 01:30:00 +0400</pubDate>"
        b"<description>Two men were freed.</description></item>"
        b"<item><title>C</title><description>Two men were freed.</description></item>"
        b"</channel></rss>"
    )
    given = PartialDate.parse("2021-06-11")
    readings = read_documents(feed, name="feed", published=given)
    days = [r.document.published.edtf for r in readings if r.document.published]
    assert days == ["2021-06-09", "2021-06-11"]


def test_a_feed_entry_with_an_empty_day_is_read_without_one() -> None:
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Probe</title><item>'
        "<title>Six men detained</title><pubDate></pubDate>"
        "<description>Six men were detained in Kapan.</description></item></channel></rss>"
    )
    (reading,) = read_documents(feed.encode(), name="probe.xml", published=None)
    assert reading.document.published is None
    assert [claim.stage for claim in reading.claims] == ["detained"]
