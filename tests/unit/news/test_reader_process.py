"""Foreign bytes are read in a child that can be killed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from casetracker.errors import InputError, InstallationError
from casetracker.model.partial_date import PartialDate
from casetracker.news.documents import read_documents
from casetracker.news.problems import BinaryDocumentError, UnreadableDocumentError
from casetracker.services.reader_process import ReaderProcess, ReadingTimeError

TEXT = b"On Friday, police detained seven men in Lachin."
DAY = PartialDate.parse("2021-06-11")


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    with ReaderProcess() as process:
        yield process


def child_of(reader: ReaderProcess) -> int:
    assert reader._child is not None
    return reader._child.pid


def test_the_child_reads_what_the_reader_reads(reader: ReaderProcess) -> None:
    readings = reader.read(TEXT, name="a.txt", published=DAY)
    assert readings == read_documents(TEXT, name="a.txt", published=DAY)


def test_one_child_reads_many_documents(reader: ReaderProcess) -> None:
    reader.read(TEXT, name="a.txt", published=DAY)
    first = child_of(reader)
    reader.read(TEXT, name="b.txt", published=DAY)
    assert child_of(reader) == first


def test_a_refusal_comes_back_as_itself(reader: ReaderProcess) -> None:
    with pytest.raises(BinaryDocumentError, match=r"a\.docx looks like a ZIP"):
        reader.read(b"PK\x03\x04", name="a.docx", published=None)
    assert reader.read(TEXT, name="a.txt", published=DAY)


def test_a_child_that_dies_costs_one_document(
    reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.read(TEXT, name="a.txt", published=DAY)
    monkeypatch.setattr("casetracker.services.reader_process._frame", lambda _: b"\xff\xff\xff\xff")
    with pytest.raises(UnreadableDocumentError, match=r"b\.txt could not be read"):
        reader.read(TEXT, name="b.txt", published=DAY)
    monkeypatch.undo()
    assert reader.read(TEXT, name="c.txt", published=DAY)


@pytest.mark.parametrize(
    ("module", "name", "said"),
    [
        ("trafilatura", "a.html", r"\(broken on purpose\)"),
        ("lxml_html_clean", "a.html", r"lxml_html_clean"),
        ("tomllib", "a.txt", r"\(the reader does not start\)"),
    ],
)
def test_a_missing_library_is_never_blamed_on_the_document(
    module: str, name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{module}.py").write_text("raise ImportError('broken on purpose.')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with (
        ReaderProcess() as reader,
        pytest.raises(InstallationError, match=f"the installation is broken.*{said}") as met,
    ):
        reader.read(b"<html><body><p>Text.</p></body></html>", name=name, published=DAY)
    assert name not in str(met.value)
    assert met.value.exit_code == 1


def test_a_document_that_takes_too_long_is_given_up() -> None:
    with ReaderProcess(seconds=0.3) as reader:
        reader.read(TEXT, name="a.txt", published=DAY)
        stopped = child_of(reader)
        os.kill(stopped, signal.SIGSTOP)
        with pytest.raises(ReadingTimeError, match=r"b\.txt was not read within 0\.3 seconds"):
            reader.read(TEXT, name="b.txt", published=DAY)
        assert reader.read(TEXT, name="c.txt", published=DAY)
        assert child_of(reader) != stopped


def test_memory_is_bounded_and_no_core_is_left(reader: ReaderProcess) -> None:
    reader.read(TEXT, name="a.txt", published=DAY)
    limits = {}
    with open(f"/proc/{child_of(reader)}/limits", encoding="ascii") as lines:  # noqa: PTH123 - a file of the kernel
        for line in lines:
            limits[line[:25].strip()] = line[26:].split()[0]
    assert limits["Max core file size"] == "0"
    assert int(limits["Max address space"]) <= 2 * 1024**3


def test_the_child_knows_no_secrets_of_the_parent(
    reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASETRACKER_KEY", "invented")
    reader.read(TEXT, name="a.txt", published=DAY)
    with open(f"/proc/{child_of(reader)}/environ", "rb") as environment:  # noqa: PTH123 - a file of the kernel
        assert b"invented" not in environment.read()


def test_closing_ends_the_child() -> None:
    with ReaderProcess() as reader:
        reader.read(TEXT, name="a.txt", published=DAY)
        child = child_of(reader)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_too_many_bytes_never_reach_the_child(reader: ReaderProcess) -> None:
    with pytest.raises(InputError, match="at most"):
        reader.read(b"x" * 20_000_001, name="a.txt", published=None)
    assert reader._child is None
