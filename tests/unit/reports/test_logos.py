"""The logo on a page: looked through before it is used, and printed without what it should not tell."""

import io
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from casetracker.reports.errors import ThemeError
from casetracker.reports.formats.pages import as_pdf
from casetracker.reports.logos import logo_of
from casetracker.reports.theme import Theme, theme_again, theme_of
from tests.unit.reports import kinds_sample as kinds

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 8">{}<rect width="9" height="8"/></svg>'
FRAME = b"\xff\xc0\x00\x11\x08\x00\x08\x00\x08\x03" + bytes(9)


def png(width: int = 30, height: int = 6) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        checked = zlib.crc32(name + content).to_bytes(4)
        return len(content).to_bytes(4) + name + content + checked

    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
    rows = zlib.compress((b"\0" + b"\x22\x55\x88" * 30) * 6)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def themed(folder: Path, name: str, content: bytes | str, **more: str) -> Theme:
    written = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(written)
    values = "".join(f'{key} = "{value}"\n' for key, value in {"logo": name, **more}.items())
    (folder / "theme.toml").write_text(values, encoding="utf-8")
    return theme_of(folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", png()),
        ("LOGO.PNG", png()),
        ("logo.svg", SVG.format("<!-- by Aram Testyan -->")),
    ],
)
def test_a_logo_has_words_for_who_cannot_see_it_and_gives_the_same_bytes(
    tmp_path: Path, name: str, content: bytes | str
) -> None:
    theme = themed(tmp_path, name, content, logo_alt="A blue bar")
    context = kinds.contexts()["source-log"]
    written = as_pdf(context, theme)
    assert written == as_pdf(context, theme)
    assert len(written) != len(as_pdf(context, Theme()))
    assert b"(A blue bar)" in written
    reader = PdfReader(io.BytesIO(written))
    about = str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data())
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    named = themed(tmp_path, name, content, header="Docket Desk")
    assert b"/Alt(Docket Desk)" in as_pdf(context, named).replace(b"/Alt (", b"/Alt(")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"", "not read as the image"),
        ("a.png", b"GIF89a", "not read as the image"),
        ("a.png", png(5000), "more than 4000 pixels"),
        ("a.png", png(0, 0), "pixels"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(500_000), "larger than 500 kB"),
        ("a.jpg", png(), "not read as the image"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "not read as the image"),
        ("a.jpg", b"\xff\xd8" + b"\xff\xe0\0\0" * 9, "not read as the image"),
        ("a.jpeg", b"\xff\xd8" + FRAME.replace(b"\x08\x03", b"\x08\x04"), "save it as RGB"),
        ("a.jpeg", b"\xff\xd8" + FRAME.replace(b"\0\x08\x03", b"\xff\xff\x03"), "4000 pixels"),
        ("a.svg", b"\xff\xfe", "not read as the image"),
        ("a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "is not drawn"),
        ("a.svg", SVG.format("<script>1</script>"), "'<script' in it is not drawn"),
        ("a.svg", SVG.format('<image href="#a"/>'), "'<image' in it"),
        ("a.svg", SVG.format('<svg:image href="#a"/>'), "'<svg:image' in it"),
        ("a.svg", SVG.format('<use xlink:href="file:///etc/passwd"/>'), "'href=' in it"),
        ("a.svg", SVG.format('<g fill="url(http://a.example/)"/>'), "'url\\(' in it"),
        ("a.svg", SVG.format("<filter/>"), "'<filter' in it"),
        ("a.svg", SVG.format('<use href="#a"/>' * 21), "more than 20 copies"),
    ],
)
def test_a_logo_that_will_not_do_is_named_with_its_fault(
    tmp_path: Path, name: str, content: bytes | str, said: str
) -> None:
    with pytest.raises(ThemeError, match=rf"{name}: .*{said}"):
        themed(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "content"), [("cut.png", png()[:60]), ("half.svg", SVG.format("")[:-10])]
)
def test_a_logo_that_cannot_be_drawn_is_named_where_the_page_is_made(
    tmp_path: Path, name: str, content: bytes | str
) -> None:
    theme = themed(tmp_path, name, content)
    with pytest.raises(ThemeError, match=name):
        as_pdf(kinds.contexts()["source-log"], theme)


def test_a_logo_is_a_plain_file_and_no_link(tmp_path: Path) -> None:
    (tmp_path / "kept.png").write_bytes(png())
    (tmp_path / "a.png").symlink_to(tmp_path / "kept.png")
    with pytest.raises(ThemeError, match=r"a\.png: it is not a plain file"):
        logo_of(tmp_path / "a.png")


def test_what_a_camera_wrote_into_a_jpeg_stays_out(tmp_path: Path) -> None:
    about = b"Exif\0\0Aram Testyan, 40.1, 44.5"
    parts = (
        b"\xff\xd8",
        b"\xff\xe0\x00\x04AB",
        b"\xff\xe1" + (len(about) + 2).to_bytes(2) + about,
        b"\xff\xfe\x00\x08secret",
        FRAME,
        b"\xff\xda\x00\x02rest",
    )
    (tmp_path / "a.jpg").write_bytes(b"".join(parts))
    assert logo_of(tmp_path / "a.jpg").content == parts[0] + parts[1] + parts[4] + parts[5]


def test_a_theme_that_was_kept_is_the_one_that_it_was(tmp_path: Path) -> None:
    theme = themed(tmp_path, "logo.png", png(), accent="#112233", footer="Not before 1 July")
    assert theme_again(theme.kept(), tmp_path) == theme
    assert theme_again(Theme(footer="x").kept(), tmp_path) == Theme(footer="x")
    themed(tmp_path, "logo.png", png(31))
    with pytest.raises(ThemeError, match="not the logo that the report was written with"):
        theme_again(theme.kept(), tmp_path)
