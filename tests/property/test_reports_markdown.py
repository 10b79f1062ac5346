"""Markdown escaping: whatever text goes in, a reader of Markdown gets that text back."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from casetracker.reports.escaping import html, markdown, plain
from casetracker.text import safe_line, safe_text

PARSER = MarkdownIt("commonmark")
TABLES = MarkdownIt("commonmark").enable("table").enable("strikethrough")
HOSTILE = st.text(alphabet="abw. 0123456789`*_{}[]()#+-!<>&|~$^=\\\"':/@\n\t;,", max_size=60)
TEXT = st.one_of(HOSTILE, st.text(max_size=60))


@given(TEXT)
def test_text_comes_back_literal_as_a_paragraph(text: str) -> None:
    line = safe_line(text)
    rendered = PARSER.render(str(markdown(text)))
    if not line:
        assert rendered == ""
        return
    assert rendered.startswith("<p>")
    assert rendered.count("<") == 2
    assert unescape(rendered.removeprefix("<p>").removesuffix("</p>\n")) == unescape_nothing(line)


def unescape_nothing(line: str) -> str:
    """The line as a browser shows it: a paragraph loses the white space at its ends."""
    return line.strip(" ")


@given(TEXT)
def test_text_comes_back_literal_in_a_table_cell_and_after_a_bullet(text: str) -> None:
    line = safe_line(text)
    cell = TABLES.parse(f"| a | b |\n|---|---|\n| x{markdown(text)} | y |\n")
    told = [one for one in cell if one.type == "inline"]
    assert len(told) == 4
    assert "".join(child.content for child in told[2].children or ()) == f"x{line}".strip()
    assert {child.type for child in told[2].children or ()} <= {"text", "text_special"}
    listed = [one.type for one in PARSER.parse(f"- {markdown(text)}\n")]
    assert listed.count("list_item_open") == 1
    assert not {"heading_open", "hr", "fence", "code_block", "blockquote_open"} & set(listed)


@given(TEXT)
def test_no_address_is_left_for_a_program_to_link(text: str) -> None:
    escaped = str(markdown(text))
    assert "://" not in escaped
    assert "@" not in escaped
    assert "www." not in escaped.casefold()


@given(TEXT)
def test_html_and_plain_text_come_back_literal(text: str) -> None:
    escaped = str(html(text))
    assert not set("<>\"'") & set(escaped)
    assert unescape(escaped) == safe_text(text)
    assert str(plain(text)) == safe_text(text)
