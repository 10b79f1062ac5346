"""Hostile text through every field of a case: it comes out as text, in every format."""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest
from markdown_it import MarkdownIt

from casetracker.model.partial_date import PartialDate
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.rendering import FORMATS, render
from casetracker.text import safe_line
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.html_reading import read

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></tr></table><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<!-- hidden --><iframe src=//evil.example></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>*{display:none}</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "[click](javascript:alert(1))",
    "[click](http://evil.example)",
    "![pixel](http://evil.example/p.png)",
    "<http://evil.example>",
    "http://evil.example/bare",
    "www.evil.example",
    "mail@evil.example",
    "[1a]: http://evil.example",
    "[x][1a]",
    "# heading",
    "- list",
    "+ list",
    "1. list",
    "2) list",
    "> quotation",
    "| a | b |\n|---|---|\n| c | d |",
    "a | b",
    "```\n<script>\n```",
    "~~~ tilde ~~~",
    "`code` **bold** _italic_ ~~gone~~",
    "line\n\n# new block\n\n---\n===",
    "trailing backslash \\",
    "\\[not escaped\\](http://evil.example)",
    "$$\\input{/etc/passwd}$$",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{# comment #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "\x9b31m",
    "\x1bP1;1|\x1b\\",
    "\x1e\x1e not folded",
    "\rback \x08\x08\x08",
    "\u202egnp.exe\u202c",
    "\u2066isolate\u2069 \u200b \u200f \ufeff",
    "\U000e0041\U000e0042 tags",
    "nul\x00byte",
    "\u2028separators\u2029",
)
MARKER = "Zq7"
DEPTH_OF_TEXT = ("edtf", "ref", "code", "phase")


def poisoned(value: Any, text: str, name: str = "") -> Any:
    """The view with every free text in it replaced; references and codes stay what they are."""
    if isinstance(value, PartialDate):
        return replace(value, wording=text)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: poisoned(getattr(value, one.name), text, one.name) for one in fields(value)
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(poisoned(one, text, name) for one in value)
    is_free = type(value) is str and not name.endswith(DEPTH_OF_TEXT) and name != "group_citations"
    return text if is_free and not name.endswith("refs") else value


@cache
def reports(text: str) -> dict[str, str]:
    case = sample.twenty_six()
    loaded = replace(
        poisoned(case, text),
        group_citations=tuple(
            (ref, poisoned(citations, text)) for ref, citations in case.group_citations
        ),
    )
    head = replace(
        sample.head(), title=text, kind=text, generated_by=text, database_name=text,
        template_version=text, program_version=text, packs=((text, text, text),), audit_head=text,
    )  # fmt: skip
    lines = tuple(poisoned(line, text) for line in sample.sources())
    context = case_status_context((loaded, loaded), lines, head, today=sample.TODAY)
    return {name: render(context, kind="case-status", report_format=name) for name in FORMATS}


def marked(text: str) -> dict[str, str]:
    return reports(f"{MARKER} {text} {MARKER}")


def harmless_as_long_as(text: str) -> str:
    """As many plain words: how many sentences a summary holds hangs on it."""
    return " ".join("plain" for _ in safe_line(text).split())


def test_there_are_enough_hostile_strings_and_they_reach_many_fields() -> None:
    assert len(set(HOSTILE)) >= 40
    assert all(text.count(f"{MARKER} plain {MARKER}") > 60 for text in marked("plain").values())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_element_of_the_page(text: str) -> None:
    harmless, loaded = read(marked(harmless_as_long_as(text))["html"]), read(marked(text)["html"])
    tags = {name for name, _ in loaded.shape}
    assert tags <= {name for name, _ in harmless.shape}
    assert not loaded.comments
    assert not loaded.unbalanced
    assert {*loaded.shape} - {*harmless.shape} == set()
    assert all(one.attributes["href"].startswith("#") for one in loaded.named("a"))
    without_drawings = [shape for shape in loaded.shape if shape[0] not in ("text", "tspan")]
    assert without_drawings == [
        shape for shape in harmless.shape if shape[0] not in ("text", "tspan")
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_nothing_of_its_own_in_markdown(text: str) -> None:
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    loaded = parser.parse(marked(text)["markdown"])
    harmless = parser.parse(marked(harmless_as_long_as(text))["markdown"])
    assert [one.type for one in loaded] == [one.type for one in harmless]
    inline = [child.type for one in loaded for child in one.children or ()]
    allowed = {"text", "text_special", "softbreak", "strong_open", "strong_close"}
    assert set(inline) <= allowed
    rendered = parser.render(marked(text)["markdown"])
    assert not re.search(r"<(?:a|img|script|svg|iframe|style|em|del)\b", rendered)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("report_format", FORMATS)
def test_no_control_or_direction_sign_is_printed(text: str, report_format: str) -> None:
    printed = marked(text)[report_format]
    odd = {sign for sign in printed if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")}
    assert odd <= {"\n"}


@pytest.mark.parametrize("text", HOSTILE)
def test_template_text_from_outside_is_never_filled_in(text: str) -> None:
    for printed in marked(text).values():
        assert "root:x:0" not in printed
        assert "<class" not in printed.replace("&lt;", "<")
    if "7" in text and "*" in text:
        assert "49" not in re.sub(r"[0-9a-f]{64}", "", marked(text)["text"])


@pytest.mark.parametrize("text", ["2021. x", "-", "+", "==", "---", "1)"])
def test_text_at_the_start_of_a_block_opens_none(text: str) -> None:
    printed = reports(text)["markdown"]
    tokens = MarkdownIt("commonmark").enable("table").parse(printed)
    kinds = {one.type for one in tokens}
    assert "ordered_list_open" not in kinds
    assert "hr" not in kinds
    assert max((one.level for one in tokens if one.type == "bullet_list_open"), default=0) == 0
