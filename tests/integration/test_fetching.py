"""Fetching over real HTTP: what is taken, what is refused, and that nothing private is reached."""

import gzip
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from casetracker.services.fetching import REDIRECTS, Fetcher, FetchError, checked_url, is_public
from tests.support.web import Web, moved, page, served


@pytest.fixture
def web() -> Iterator[Web]:
    with served() as server:
        yield server


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(seconds=5, allow_private=True) as made:
        yield made


def test_a_page_comes_with_what_the_server_says_of_it(web: Web, fetcher: Fetcher) -> None:
    web.answers["/a?b=1"] = page(
        b"<p>hello</p>", ETag='"1"', Last_Modified="Fri, 11 Jun 2021 10:00:00 GMT"
    )
    found = fetcher.fetch(f"{web.url}/a?b=1#part")
    assert found.payload == b"<p>hello</p>"
    assert (found.etag, found.status, found.media_type) == ('"1"', 200, "text/html")
    ((_, headers),) = web.asked
    assert headers["user-agent"].startswith("casetracker/")
    assert headers["host"] == web.url.removeprefix("http://")
    assert not {"cookie", "referer"} & set(headers)


def test_nothing_new_costs_no_body(web: Web, fetcher: Fetcher) -> None:
    web.answers["/feed"] = page(b"x", ETag='"7"')
    assert fetcher.fetch(f"{web.url}/feed", etag='"7"').is_unchanged


def test_redirects_are_followed_a_few_times(web: Web, fetcher: Fetcher) -> None:
    web.answers["/a"] = moved("/b")
    web.answers["/b"] = moved(f"{web.url}/c")
    web.answers["/c"] = page(b"there")
    found = fetcher.fetch(f"{web.url}/a")
    assert found.payload == b"there"
    assert found.url == f"{web.url}/c"
    web.answers["/loop"] = moved("/loop")
    with pytest.raises(FetchError, match=f"more than {REDIRECTS} times"):
        fetcher.fetch(f"{web.url}/loop")


@pytest.mark.parametrize(
    "target",
    ["file:///etc/hostname", "ftp://news.example/", "javascript:alert(1)", "//user:pw@127.0.0.1/"],
)
def test_a_redirect_leads_to_web_addresses_only(web: Web, fetcher: Fetcher, target: str) -> None:
    web.answers["/a"] = moved(target)
    with pytest.raises(FetchError):
        fetcher.fetch(f"{web.url}/a")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "0x7f000001",
        "2130706433",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "localhost",
        "0",
    ],
)
def test_the_machine_itself_is_not_reached(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[Any] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, at: connected.append(at))
    with Fetcher(seconds=2) as guarded, pytest.raises(FetchError):
        guarded.fetch(f"http://{host}/")
    assert connected == []


def test_a_name_that_answers_with_one_private_address_is_not_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.5", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with Fetcher(seconds=2) as guarded, pytest.raises(FetchError, match="private network"):
        guarded.fetch("http://news.example/")


def test_the_name_is_resolved_once_and_the_checked_address_is_used(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.answers["/a"] = page(b"ok")
    port = int(web.url.rpartition(":")[2])
    asked: list[str] = []

    def resolve(host: str, *_: object, **__: object) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with Fetcher(seconds=2, allow_private=True) as free:
        monkeypatch.setattr("casetracker.services.fetching.socket.getaddrinfo", resolve)
        assert free.fetch(f"http://news.example:{port}/a").payload == b"ok"
    assert asked.count("news.example") == 1
    assert web.asked[0][1]["host"] == f"news.example:{port}"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::ffff:10.0.0.1", False),
        ("nonsense", False),
    ],
)
def test_which_addresses_are_public(address: str, *, expected: bool) -> None:
    assert is_public(address) is expected


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "news.example",
        "http://",
        "http://news.example:22/",
        "http://user:secret@news.example/",
        "http://news.example/\x1b[31m",
        "http://news.example/a b",
        "http://[::1",
        "http://news.example/" + "a" * 2000,
    ],
)
def test_what_is_no_web_address_is_refused_in_one_line(url: str) -> None:
    with pytest.raises(FetchError) as refusal:
        checked_url(url)
    message = str(refusal.value)
    assert "\n" not in message
    assert "\x1b" not in message
    assert "secret" not in message


def test_more_than_may_be_read_is_given_up(
    web: Web, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casetracker.services.fetching.MAX_BYTES", 100_000)
    web.answers["/big"] = page(b"x" * 200_000)
    with pytest.raises(FetchError, match="more than 100,000 bytes"):
        fetcher.fetch(f"{web.url}/big")


def test_a_small_file_that_unpacks_without_end_is_given_up(web: Web, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, 1)
    web.answers["/bomb"] = page(bomb, Content_Encoding="gzip")
    with pytest.raises(FetchError, match="bytes"):
        fetcher.fetch(f"{web.url}/bomb")


def test_packed_pages_are_unpacked_and_broken_packing_is_said(web: Web, fetcher: Fetcher) -> None:
    web.answers["/good"] = page(gzip.compress(b"hello"), Content_Encoding="gzip")
    assert fetcher.fetch(f"{web.url}/good").payload == b"hello"
    web.answers["/bad"] = page(b"\x1f\x8bnonsense", Content_Encoding="gzip")
    with pytest.raises(FetchError, match="packing"):
        fetcher.fetch(f"{web.url}/bad")
    web.answers["/other"] = page(b"x", Content_Encoding="br")
    with pytest.raises(FetchError, match="packed as"):
        fetcher.fetch(f"{web.url}/other")


def test_a_server_that_drips_is_given_up(web: Web) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    web.answers["/slow"] = drip
    began = time.monotonic()
    with (
        Fetcher(seconds=0.6, allow_private=True) as hasty,
        pytest.raises(FetchError, match="seconds"),
    ):
        hasty.fetch(f"{web.url}/slow")
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_a_refusal_of_the_server_is_told(web: Web, fetcher: Fetcher, status: int) -> None:
    web.answers["/no"] = page(b"no", status=status)
    with pytest.raises(FetchError, match=str(status)):
        fetcher.fetch(f"{web.url}/no")


def test_a_server_that_is_not_there_is_one_line(fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="cannot be reached") as refusal:
        fetcher.fetch("http://127.0.0.1:1/")
    assert "\n" not in str(refusal.value)
