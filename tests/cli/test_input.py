"""Documents that cannot be read: one line each, and the docket as it was."""

import hashlib
from pathlib import Path

import pytest

from tests.cli.calls import Call
from tests.support.articles import COURT, DETAINED

TOO_MANY = 20_000_001
BROKEN = {
    "empty.txt": (b"", "is empty"),
    "binary.dat": (bytes(range(256)) * 40, "binary"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 500, "not like text"),
    "page.html": (b"<html><head><title>t</title></head><body></body></html>", "no text"),
    "feed.xml": (
        b'<?xml version="1.0"?><rss version="2.0"><channel><item></item></channel></rss>',
        "feed.xml",
    ),
    "large.txt": (b"a" * TOO_MANY, "20,000,000"),
}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def broken(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, str]:
    """A file that cannot be read, with a word of the reason."""
    content, reason = BROKEN[request.param]
    path = tmp_path / request.param
    path.write_bytes(content)
    return path, reason


@pytest.mark.parametrize("broken", BROKEN, indirect=True)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_stored(
    call: Call, docket: Path, broken: tuple[Path, str]
) -> None:
    path, reason = broken
    before = _digest(docket)

    call("import", path, "--db", docket).refused(4, path.name, reason)

    assert _digest(docket) == before


@pytest.mark.parametrize("broken", BROKEN, indirect=True)
def test_reading_alone_refuses_the_same_files(call: Call, broken: tuple[Path, str]) -> None:
    path, reason = broken

    call("read", path).refused(4, path.name, reason)


def test_a_feed_without_entries_is_read_and_said_to_have_none(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    path = tmp_path / "empty.xml"
    path.write_bytes(b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')

    for done in (call("import", path, "--db", docket), call("read", path)):
        assert (done.code, done.err, done.out) == (0, "", "empty.xml: 0 entries\n")


def test_a_file_that_is_not_there_is_named(call: Call, docket: Path, tmp_path: Path) -> None:
    call("import", tmp_path / "nowhere.txt", "--db", docket).refused(4, "nowhere.txt")
    call("read", tmp_path / "nowhere.txt").refused(4, "nowhere.txt")


def test_a_folder_without_files_is_named(call: Call, docket: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hollow"
    folder.mkdir()

    call("import", folder, "--db", docket).refused(4, "hollow", "no file")
    call("read", folder).refused(4, "hollow", "folder")


def test_one_broken_file_does_not_hold_up_the_others(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "1.txt").write_text(DETAINED, encoding="utf-8")
    (folder / "2.txt").write_bytes(b"")
    (folder / "3.txt").write_text(COURT, encoding="utf-8")
    (folder / ".hidden").write_bytes(b"")

    done = call("import", folder, "--published", "2024-06-10", "--db", docket)

    assert done.code == 4
    done.complained("2.txt is empty")
    assert [line.split()[0] for line in done.out.splitlines() if line.startswith("S-")] == [
        "S-0002",
        "S-0003",
    ]


def test_bytes_in_an_unknown_encoding_are_read_with_a_note_or_refused(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Le détenu a été arrêté à Évian, selon la préfecture. ".encode("cp1252") * 4)

    done = call("import", path, "--db", docket, "--json")

    (outcome,) = done.json
    assert done.code == 0
    assert any("cp125" in note or "latin" in note or "8859" in note for note in outcome["notes"])


@pytest.mark.parametrize("published", ["2021-13-40", "yesterday", "", "2021-02-30", "21"])
def test_a_date_that_is_none_is_refused_before_anything_is_read(
    call: Call, docket: Path, article: Path, published: str
) -> None:
    before = _digest(docket)

    call("import", article, "--published", published, "--db", docket).refused(2, "date")
    call("read", article, "--published", published).refused(2, "date")

    assert _digest(docket) == before


def test_a_document_comes_in_from_stdin(call: Call, docket: Path) -> None:
    done = call("import", "-", "--db", docket, "--json", stdin=DETAINED.encode())

    (outcome,) = done.json
    assert (done.code, outcome["name"], outcome["error"]) == (0, "stdin", None)


def test_a_refused_file_is_told_in_json_as_well(call: Call, docket: Path, tmp_path: Path) -> None:
    done = call("import", tmp_path / "nowhere.txt", "--db", docket, "--json")

    assert done.code == 4
    assert "nowhere.txt" in done.json[0]["error"]
    done.complained("nowhere.txt")
