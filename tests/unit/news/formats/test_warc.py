"""Web archives: each stored page is an article."""

import gzip
from collections.abc import Sequence

import pytest

from casetracker.errors import InputError
from casetracker.news import problems
from casetracker.news.documents import read_documents

PAGE = (
    '<html><head><title>{title}</title><meta property="article:published_time"'
    ' content="2021-06-11T09:00:00+04:00"></head><body><article><h1>{title}</h1>'
    "<p>{text}</p><p>The office gave no further details on the case on Friday evening.</p>"
    "</article></body></html>"
)
HELD = PAGE.format(title="Held", text="Border guards detained seven farmers near Goris on Friday.")
FREED = PAGE.format(
    title="Freed", text="Two of the farmers were released without charge on Friday."
)


def _archive(
    pages: Sequence[tuple[str, bytes]],
    *,
    packed: bool = True,
    status: str = "200 OK",
    kind: str = "text/html",
) -> bytes:
    records: list[bytes] = []
    for url, page in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(records)}>\r\nWARC-Date: 2021-06-11T09:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_an_article_with_its_address(*, packed: bool) -> None:
    pages = [("https://news.example/1", HELD.encode()), ("https://news.example/2", FREED.encode())]
    first, second = read_documents(_archive(pages, packed=packed), name="a.warc.gz", published=None)
    assert first.document.url == "https://news.example/1"
    assert [claim.stage for claim in first.claims] == ["detained"]
    assert [claim.stage for claim in second.claims] == ["released"]
    assert first.document.sha256 != second.document.sha256


@pytest.mark.parametrize(
    ("status", "kind"), [("404 Not Found", "text/html"), ("200 OK", "image/png")]
)
def test_what_is_no_page_is_left_out(status: str, kind: str) -> None:
    archive = _archive([("https://news.example/1", HELD.encode())], status=status, kind=kind)
    with pytest.raises(problems.NoTextError, match="web archive"):
        read_documents(archive, name="a.warc.gz", published=None)


def test_a_cut_archive_gives_what_was_stored_whole() -> None:
    pages = [("https://news.example/1", HELD.encode()), ("https://news.example/2", FREED.encode())]
    whole = _archive(pages)
    first, *_ = read_documents(whole[: len(whole) - 200], name="a.warc.gz", published=None)
    assert first.document.url == "https://news.example/1"


def test_a_page_that_unpacks_without_end_is_cut() -> None:
    huge = HELD.encode() + b"<p>word </p>" * 3_000_000
    with pytest.raises(InputError):
        read_documents(
            _archive([("https://news.example/1", huge)]), name="a.warc.gz", published=None
        )


def test_another_packed_file_is_refused() -> None:
    with pytest.raises(problems.BinaryDocumentError, match="gzip"):
        read_documents(gzip.compress(b"some text"), name="a.gz", published=None)
