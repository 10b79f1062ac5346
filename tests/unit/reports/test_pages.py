"""The PDF: the standards it keeps, the scripts it shows, the characters it cannot."""
# ruff: noqa: RUF001 - letters of other scripts are what this is about

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from casetracker.paths import bundled
from casetracker.reports.contexts.assembling import Material
from casetracker.reports.contexts.source_log import source_log_context
from casetracker.reports.errors import ThemeError
from casetracker.reports.formats.coverage import covered, shown
from casetracker.reports.formats.pages import as_pdf
from casetracker.reports.theme import Theme, theme_of
from tests.unit.reports import kinds_sample as kinds

SCRIPTS = {
    "Azerbaijani": "Şəki şəhərində ıslıq, ğ və Ç",
    "Cyrillic": "Дело направлено в суд",
    "Armenian": "Գործը ուղարկվել է դատարան",
    "Greek": "Υπόθεση",
}


@cache
def reader() -> PdfReader:
    head = kinds.material("source-log")
    first = kinds.files()[0]
    claims = tuple(
        replace(first.claims[0], ref=f"K-{number}", quote=text)
        for number, text in enumerate((*SCRIPTS.values(), "کلمه فارسی", "漢字 and \U0001f916"))
    )
    context = source_log_context(Material(head.head, head.cases, head.sources),
                                 (replace(first, claims=claims),))  # fmt: skip
    return PdfReader(io.BytesIO(as_pdf(context, Theme())))


@cache
def text() -> str:
    return "\n".join(page.extract_text() for page in reader().pages)


def test_the_page_says_which_standards_it_keeps() -> None:
    stream = reader().xmp_metadata
    assert stream is not None
    told = stream.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in told
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told


def test_the_page_is_tagged_has_a_language_and_a_title() -> None:
    root = reader().trailer["/Root"].get_object()
    assert root["/Lang"] == "en"  # type: ignore[index]  # a dictionary of the file
    assert "/StructTreeRoot" in root  # type: ignore[operator]  # a dictionary of the file
    assert reader().metadata is not None
    assert reader().metadata.title == "Source log"  # type: ignore[union-attr]  # asserted above
    assert reader().outline


@pytest.mark.parametrize("language", SCRIPTS)
def test_letters_of_a_script_come_back_as_they_went_in(language: str) -> None:
    squeezed = "".join(text().split())
    assert "".join(SCRIPTS[language].split()) in squeezed


def test_a_character_without_a_sign_is_printed_as_its_number() -> None:
    assert "[U+6F22]" in text()
    assert "[U+1F916]" in text()


def test_the_fonts_cover_what_they_must() -> None:
    known = covered(bundled("templates") / "fonts")
    wanted = "əƏğĞıİşŞçÇöÖüÜ" + "".join(SCRIPTS.values()) + "بپتچگ" + "“”’–…·"
    assert shown(wanted, known) == wanted
    assert (bundled("templates") / "fonts" / "LICENSE.txt").is_file()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('accent = "blue"', "not a colour"),
        ("accent = 3", "not a text"),
        ('colour = "x.png"', "there is no 'colour'"),
        ('language = "xx"', "'language' is none of en, tr"),
        ('logo = "../x.png"', "'logo' is not the name"),
        ('logo = "/x.png"', "'logo' is not the name"),
        ('logo = ".x.png"', "'logo' is not the name"),
        ('logo = "theme.toml"', "'logo' is not the name"),
        ('logo = "x.png"', "x.png: No such file"),
        ("accent = ", "theme.toml"),
    ],
)
def test_a_theme_is_checked_value_by_value(tmp_path: Path, given: str, said: str) -> None:
    assert theme_of(None) == theme_of(tmp_path) == Theme()
    (tmp_path / "theme.toml").write_text(given, encoding="utf-8")
    with pytest.raises(ThemeError, match=said):
        theme_of(tmp_path)
