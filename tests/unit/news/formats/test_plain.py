"""Plain text: a line under the title may tell the publisher and the day, and a sender's name is one."""

from email.message import EmailMessage

import pytest

from casetracker.news.documents import read_documents

BODY = "Border guards detained seven farmers near Goris on Friday, an official told reporters."


@pytest.mark.parametrize(
    ("line", "publisher", "day"),
    [
        ("Caspian Wire, 2024-09-16", "Caspian Wire", "2024-09-16"),
        ("Voice of Orsk, 16 September 2024", "Voice of Orsk", "2024-09-16"),
        ("\nBaku Courier, 6 Sep 2024.", "Baku Courier", "2024-09-06"),
        ("Jane Testov, 2024-09-16", None, "2024-09-16"),
        ("Baku, 16 September 2024", None, "2024-09-16"),
        ("Seven farmers and the news of them, 2024-09-16", None, None),
        ("Caspian Wire, 2024-09-31", None, None),
        ("Caspian Wire, 2024-09-16, by our reporter", None, None),
        ("Caspian Wire says that seven were held until September, 2024-09-16", None, None),
    ],
)
def test_a_line_under_the_title_tells_publisher_and_day(
    line: str, publisher: str | None, day: str | None
) -> None:
    text = f"Seven held near Goris\n{line}\n\n{BODY}\n"
    (reading,) = read_documents(text.encode(), name="a.txt", published=None)
    published = reading.document.published
    assert reading.document.publisher == publisher
    assert (None if published is None else published.edtf) == day


def test_without_a_title_no_line_is_taken_for_one_under_it() -> None:
    text = f"{BODY}\nCaspian Wire, 2024-09-16\n"
    (reading,) = read_documents(text.encode(), name="a.txt", published=None)
    assert reading.document.publisher is None


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [
        ("Observer Network <desk@news.example>", "Observer Network"),
        ('"Wire, The" <desk@news.example>', "Wire, The"),
        ("desk@news.example", None),
        ('"desk@news.example" <desk@news.example>', None),
    ],
)
def test_a_message_is_published_by_whom_it_names_as_its_sender(
    sender: str, publisher: str | None
) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = sender, "Seven held near Goris"
    message["Date"] = "Sat, 12 Jun 2021 01:30:00 +0400"
    message.set_content(BODY)
    (reading,) = read_documents(bytes(message), name="a.eml", published=None)
    assert reading.document.publisher == publisher


@pytest.mark.parametrize(
    "feed",
    [
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>Agency</title></channel></rss>',
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Agency</title></feed>',
    ],
)
def test_a_feed_without_entries_is_a_feed(feed: bytes) -> None:
    assert read_documents(feed, name="feed.xml", published=None) == ()
