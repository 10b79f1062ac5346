"""E-mail into articles: bodies, forwarded messages, attachments."""

from email.message import EmailMessage

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news import problems
from casetracker.news.documents import read_documents
from tests.support.pdf import pdf_of

BODY = "Border guards detained seven farmers near Goris on Friday, an official told reporters.\n"
PAGE = f"<html><body><article><p>{BODY}</p><p>They were charged on Saturday.</p></article></body></html>"


def _message(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Desk <desk@news.example>")
    message["To"] = "monitor@example.org"
    message["Subject"] = headers.get("subject", "Fwd: Seven held near Goris")
    message["Date"] = headers.get("date", "Sat, 12 Jun 2021 01:30:00 +0400")
    return message


def test_a_plain_message_gives_its_text_subject_and_local_day() -> None:
    message = _message()
    message.set_content(BODY)
    (reading,) = read_documents(bytes(message), name="a.eml", published=None)
    assert reading.document.title == "Seven held near Goris"
    assert reading.document.published == PartialDate.parse("2021-06-12")
    assert reading.document.media_type == "message/rfc822"
    assert [claim.stage for claim in reading.claims] == ["detained"]


def test_a_message_is_known_without_its_ending() -> None:
    message = _message()
    message.set_content(BODY)
    (reading,) = read_documents(bytes(message), name="stdin", published=None)
    assert reading.document.media_type == "message/rfc822"


def test_quoted_printable_and_letters_of_other_scripts_are_read() -> None:
    message = _message(subject="Երևան")
    text = "Ոստիկանությունը: police detained Arman Թեստ on Friday in Yerevan, they said.\n"
    message.set_content(text, cte="quoted-printable")
    (reading,) = read_documents(bytes(message), name="a.eml", published=None)
    assert "Թեստ" in reading.document.text
    assert reading.document.title == "Երևան"


def test_the_plain_part_goes_before_the_page() -> None:
    message = _message()
    message.set_content(BODY)
    message.add_alternative(PAGE, subtype="html")
    (reading,) = read_documents(bytes(message), name="a.eml", published=None)
    assert "charged" not in reading.document.text


def test_a_page_alone_is_read() -> None:
    message = _message()
    message.set_content(PAGE, subtype="html")
    (reading,) = read_documents(bytes(message), name="a.eml", published=None)
    assert "<p>" not in reading.document.text
    assert {claim.stage for claim in reading.claims} == {"detained", "charged"}


def test_a_forwarded_message_keeps_its_own_sender_subject_and_day() -> None:
    message = _message()
    message.set_content(
        "See below.\n\n---------- Forwarded message ---------\nFrom: Agency <a@agency.example>\n"
        f"Date: Fri, 11 Jun 2021 at 09:00\nSubject: Farmers held\nTo: desk@news.example\n\n{BODY}"
    )
    (reading,) = read_documents(bytes(message), name="a.eml", published=None)
    assert reading.document.title == "Farmers held"
    assert reading.document.published == PartialDate.parse("2021-06-11")
    assert reading.document.author is not None
    assert "Agency" in reading.document.author
    assert "See below" not in reading.document.text


def test_what_is_attached_is_an_article_of_its_own() -> None:
    inner = _message(subject="Two freed")
    inner.set_content(
        "Two of the farmers were released on Sunday, the office said in a statement.\n"
    )
    message = _message()
    message.set_content(BODY)
    message.add_attachment(inner)
    message.add_attachment(
        pdf_of([["A court sentenced the driver to six years in prison on Monday."]]),
        maintype="application",
        subtype="pdf",
        filename="../../verdict.pdf",
    )
    message.add_attachment(b"\x89PNG junk", maintype="image", subtype="png", filename="a.png")
    readings = read_documents(bytes(message), name="a.eml", published=None)
    steps = [claim.stage for reading in readings for claim in reading.claims]
    assert steps == ["detained", "released", "sentenced"]
    assert len({reading.document.sha256 for reading in readings}) == 3


def test_a_message_without_words_is_refused() -> None:
    message = _message()
    message.set_content("\n")
    with pytest.raises(problems.NoTextError, match=r"a\.eml"):
        read_documents(bytes(message), name="a.eml", published=None)
