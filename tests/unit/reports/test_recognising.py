"""The mark of a report found in a file, however the file was written anew."""

import io
import zipfile
import zlib

import pytest

from casetracker.reports.recognising import brief_mark, full_mark, is_marked, marks_in

DIGEST = "0f9e" * 16
MARK = full_mark(DIGEST).encode()


def _zipped(content: bytes, way: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", way) as file:
        file.writestr("first.xml", b"<a/>")
        file.writestr("second.xml", content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        MARK,
        DIGEST.encode(),
        brief_mark(DIGEST).encode(),
        brief_mark(DIGEST).encode() + b",x",
        MARK.decode().encode("utf-16"),
        MARK[:40] + b"\r\n " + MARK[40:],
        _zipped(MARK, zipfile.ZIP_DEFLATED),
        _zipped(MARK, zipfile.ZIP_STORED),
        _zipped(b" " * 2_000_000 + MARK + b" " * 2_000_000, zipfile.ZIP_DEFLATED),
        _zipped(MARK, zipfile.ZIP_DEFLATED)[:-60],
        b"%PDF-1.7\nstream\r\n" + zlib.compress(MARK) + b"\nendstream",
        b"%PDF-1.7\nstream\nnot packed\nendstream\nstream\n" + zlib.compress(MARK),
    ],
)
def test_the_mark_is_found_wherever_it_stands(content: bytes) -> None:
    assert is_marked(DIGEST, marks_in(content))


@pytest.mark.parametrize("at", range(1 << 20, (1 << 20) - 80, -7))
def test_a_mark_is_found_across_two_pieces(at: int) -> None:
    assert is_marked(DIGEST, marks_in(_zipped(b"." * at + MARK + b".", zipfile.ZIP_DEFLATED)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\xff" * 60,
        b"%PDF-1.7\nstream\n",
        b"%PDF-1.7\nstream\n" + zlib.compress(b"other") + b"endstream",
        DIGEST[:16].encode(),
        DIGEST.encode()[:-1],
        b"a" + DIGEST.encode(),
        full_mark("0" * 64).encode(),
    ],
)
def test_what_bears_no_mark_of_it_is_not_taken_for_it(content: bytes) -> None:
    assert not is_marked(DIGEST, marks_in(content))
