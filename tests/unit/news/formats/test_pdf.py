"""PDF files with and without a text layer."""

import pytest

from casetracker.errors import InputError
from casetracker.news import problems
from casetracker.news.documents import read_documents
from tests.support.pdf import pdf_of

LINES = [
    "The Military Court of Sampletown on Monday sentenced two of the fourteen sol-",
    "diers to six years in prison, the press service of the court said in a statement.",
    "",
    "The others were released.",
]


def test_lines_are_joined_into_paragraphs() -> None:
    (reading,) = read_documents(pdf_of([LINES], title="Verdict"), name="a.pdf", published=None)
    assert "fourteen soldiers to six years" in reading.document.text
    assert reading.document.title == "Verdict"
    assert reading.document.media_type == "application/pdf"
    assert [claim.stage for claim in reading.claims] == ["sentenced", "released"]


def test_what_stands_on_every_page_is_left_out() -> None:
    pages = [
        ["Sample Court Bulletin, page 1", "Police detained seven men near Goris on Friday."],
        ["Sample Court Bulletin, page 2", "Two of them were released."],
        ["Sample Court Bulletin, page 3", "A third was charged with theft."],
    ]
    (reading,) = read_documents(pdf_of(pages), name="a.pdf", published=None)
    assert "Bulletin" not in reading.document.text


def test_pictures_of_pages_are_refused_with_a_way_out() -> None:
    with pytest.raises(problems.ScannedPdfError, match="text recognition"):
        read_documents(pdf_of([[]]), name="scan.pdf", published=None)


@pytest.mark.parametrize("cut", [5, 60, 200, 400])
def test_a_truncated_file_is_refused_or_read(cut: int) -> None:
    with pytest.raises(InputError, match=r"cut\.pdf"):
        read_documents(pdf_of([LINES])[:cut], name="cut.pdf", published=None)


def test_a_file_whose_table_is_elsewhere_is_still_read() -> None:
    whole = pdf_of([LINES])
    (reading,) = read_documents(
        whole.replace(b"startxref\n", b"startxref\n9"), name="a.pdf", published=None
    )
    assert "soldiers" in reading.document.text
