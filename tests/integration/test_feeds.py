"""Feeds that are followed, on both engines, from a real server."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from casetracker.services.feeds import FeedService, NoFeedError
from casetracker.services.fetching import Fetcher, FetchError
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from tests.conftest import ACTOR, Opener
from tests.support.web import Web, page, served

ITEM = (
    "<item><title>{title}</title><link>https://news.example/{number}</link>"
    "<pubDate>Fri, 11 Jun 2021 01:30:00 +0400</pubDate><description>{text}</description></item>"
)
KINDS = "application/rss+xml"


def _feed(*texts: str) -> bytes:
    items = "".join(
        ITEM.format(title=f"News of {len(text)} letters", number=number, text=text)
        for number, text in enumerate(texts, 1)
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Agency</title>'
    return f"{head}{items}</channel></rss>".encode()


HELD = "Police detained seven men near Goris on Friday."
FREED = "Two of the seven men were released on Saturday."


@pytest.fixture
def web() -> Iterator[Web]:
    with served() as server:
        yield server


@pytest.fixture
def feeds(services: Services) -> FeedService:
    return FeedService(
        services.database,
        ACTOR,
        services.importing,
        lambda: Fetcher(seconds=5, allow_private=True),
        any_port=True,
    )


def test_a_feed_is_followed_fetched_and_brings_claims(
    web: Web, feeds: FeedService, services: Services
) -> None:
    web.answers["/rss"] = page(_feed(HELD, FREED), KINDS)
    added = feeds.add(f"{web.url}/rss", "Sample Agency")
    assert web.asked == []
    (outcome,) = feeds.fetch()
    assert outcome.error is None
    assert len(outcome.refs) == 2
    last = outcome.feed.last
    assert last is not None
    assert (last.status, last.entries, last.new) == (200, 2, 2)
    assert feeds.feeds()[0].publisher == "Sample Agency"
    assert added.id == outcome.feed.id
    assert services.docket.home().waiting_claims > 0


def test_a_feed_without_entries_is_read_and_has_none(
    web: Web, feeds: FeedService, services: Services
) -> None:
    web.answers["/rss"] = page(_feed(), KINDS)
    feeds.add(f"{web.url}/rss")
    (outcome,) = feeds.fetch()
    last = outcome.feed.last
    assert (outcome.error, outcome.refs) == (None, ())
    assert last is not None
    assert (last.entries, last.new, last.error) == (0, 0, None)
    (brought,) = services.importing.import_documents([Document("empty.xml", _feed())])
    assert (brought.error, brought.notes) == (None, ("0 entries",))


def test_any_port_is_taken_where_private_addresses_are_allowed(
    web: Web, open_at: Opener, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.answers["/rss"] = page(_feed(HELD), KINDS)
    with pytest.raises(FetchError, match="ports 80 and 443"):
        open_at(sqlite_url).feeds.add(f"{web.url}/rss")
    monkeypatch.setenv("CASETRACKER_ALLOW_PRIVATE_ADDRESSES", "1")
    allowed = open_at(sqlite_url).feeds
    allowed.add(f"{web.url}/rss")
    (outcome,) = allowed.fetch()
    assert outcome.error is None


def test_what_did_not_change_is_not_sent_again_and_old_entries_are_not_new(
    web: Web, feeds: FeedService
) -> None:
    web.answers["/rss"] = page(_feed(HELD), KINDS, ETag='"1"')
    feeds.add(f"{web.url}/rss")
    list(feeds.fetch())
    (second,) = feeds.fetch()
    assert second.is_unchanged
    assert second.refs == ()
    web.answers["/rss"] = page(_feed(FREED, HELD), KINDS, ETag='"2"')
    (third,) = feeds.fetch()
    assert len(third.refs) == 1
    statuses = [each.status for each in feeds.history(f"{web.url}/rss")]
    assert statuses == [200, 304, 200]


def test_one_broken_feed_does_not_stop_the_others(web: Web, feeds: FeedService) -> None:
    web.answers["/broken"] = page(b"<rss><channel><item>", KINDS)
    web.answers["/good"] = page(_feed(HELD), KINDS)
    for path in ("/gone", "/broken", "/good"):
        feeds.add(f"{web.url}{path}")
    gone, broken, good = feeds.fetch()
    assert gone.error is not None
    assert "404" in gone.error
    assert broken.error is not None
    assert good.error is None
    assert len(good.refs) == 1
    assert [each.last.error is None for each in feeds.feeds() if each.last] == [False, False, True]


def test_a_feed_that_could_not_be_read_is_asked_for_whole_again(
    web: Web, feeds: FeedService
) -> None:
    web.answers["/rss"] = page(b"<rss><channel><item>", KINDS, ETag='"1"')
    feeds.add(f"{web.url}/rss")
    list(feeds.fetch())
    list(feeds.fetch())
    assert ["if-none-match" in headers for _, headers in web.asked] == [False, False]


def test_a_feed_is_removed_and_followed_again(web: Web, feeds: FeedService) -> None:
    view = feeds.add(f"{web.url}/rss")
    feeds.remove(str(view.id))
    assert feeds.feeds() == ()
    with pytest.raises(NoFeedError, match="no feed 1"):
        feeds.feed("1")
    assert feeds.add(f"{web.url}/rss").id == view.id


def test_pages_are_imported_by_address_and_a_failure_does_not_stop_them(
    web: Web, feeds: FeedService
) -> None:
    text = f"<html><body><article><h1>Held</h1><p>{HELD}</p><p>{FREED}</p></article></body></html>"
    web.answers["/a"] = page(text.encode())
    missing, found = feeds.import_urls([f"{web.url}/none", f"{web.url}/a"])
    assert missing.error is not None
    assert found.source_ref is not None
    assert found.claims == 2


def test_an_address_that_is_none_is_not_followed(feeds: FeedService) -> None:
    with pytest.raises(FetchError, match="only http"):
        feeds.add("file:///etc/passwd")


def test_by_default_the_own_network_is_not_reached(web: Web, services: Services) -> None:
    web.answers["/a"] = page(b"<p>secret</p>")
    (outcome,) = services.feeds.import_urls([f"{web.url}/a"])
    assert outcome.error is not None
    assert web.asked == []
    assert replace(outcome, error=None).source_ref is None
