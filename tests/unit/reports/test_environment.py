from pathlib import Path
from typing import Any

import pytest

from casetracker.errors import ReportError
from casetracker.reports.errors import (
    TemplateBrokenError,
    TemplateMissingError,
    UnknownReportError,
)
from casetracker.reports.rendering import render
from tests.unit.reports import reporting_sample as sample

ESCAPES = (
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ head.__class__ }}",
    "{{ head['__class__'] }}",
    "{{ head.items() }}",
    "{{ head.update({'a': 1}) }}",
    "{{ cases.append(1) }}",
    "{{ cases.__len__() }}",
    "{{ 'x'.format(1) }}",
    "{{ '{0.__class__}'.format(head) }}",
    "{{ 'abc'.upper() }}",
    "{{ 'x'.zfill(1000000000) }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ 1 + 1 }}",
    "{{ -cases|length }}",
    "{{ '%s' % 1 }}",
    "{{ range(9) }}",
    "{{ lipsum() }}",
    "{{ cycler('a') }}",
    "{{ joiner() }}",
    "{{ namespace() }}",
    "{{ dict() }}",
    "{{ head.title|safe }}",
    "{{ head|attr('__class__') }}",
    "{{ head|pprint }}",
    "{{ '%s'|format(1) }}",
    "{{ cases|map('upper')|list }}",
    "{{ cases|select('callable') }}",
    "{{ head.title|e }}",
    "{{ self.__init__ }}",
    "{{ loop.__class__ }}",
    "{% for a in cases %}{{ loop.cycle.__globals__ }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% if head is callable %}{% endif %}",
    "{% for x in 5 %}{% endfor %}",
    "{{ head.title",
    "{% frob %}",
)


def filled(folder: Path, template: str, report_format: str = "html") -> str:
    suffix = {"html": "html", "markdown": "md", "text": "txt"}[report_format]
    (folder / f"case-status.{suffix}.j2").write_text(template, encoding="utf-8")
    context: dict[str, Any] = sample.context()
    return render(context, kind="case-status", report_format=report_format, user_templates=folder)


@pytest.mark.parametrize("template", ESCAPES)
def test_a_template_gets_nowhere_and_says_so_in_one_line(tmp_path: Path, template: str) -> None:
    with pytest.raises(ReportError) as caught:
        filled(tmp_path, template)
    assert "\n" not in str(caught.value)
    assert "template '" in str(caught.value)


def test_a_missing_field_is_named_with_template_and_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateBrokenError) as caught:
        filled(tmp_path, "one\ntwo {{ head.titel }}\n")
    assert str(caught.value) == (
        "template 'case-status.html.j2', line 2:"
        " 'titel': no such field in the content of this report"
    )


def test_a_fault_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    (tmp_path / "_part.html.j2").write_text("\n\n{{ nobody }}", encoding="utf-8")
    with pytest.raises(TemplateBrokenError) as caught:
        filled(tmp_path, "{% include '_part.html.j2' %}")
    assert (caught.value.template, caught.value.line) == ("_part.html.j2", 3)


def test_a_syntax_fault_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateBrokenError) as caught:
        filled(tmp_path, "a\nb\n{% if %}")
    assert (caught.value.template, caught.value.line) == ("case-status.html.j2", 3)


def test_a_template_that_is_no_text_is_a_report_error(tmp_path: Path) -> None:
    (tmp_path / "case-status.html.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateBrokenError):
        render(sample.context(), kind="case-status", report_format="html", user_templates=tmp_path)


def test_a_users_template_shadows_ours_and_may_use_our_parts(tmp_path: Path) -> None:
    printed = filled(
        tmp_path,
        "{% import '_parts.html.j2' as parts %}<p>{{ parts.moment(head.known_at) }}</p>",
    )
    assert printed == (
        '<p><time datetime="2021-06-14T08:30:00+00:00">14 June 2021, 08:30 UTC</time></p>\n'
    )


def test_switching_autoescape_off_switches_nothing_off(tmp_path: Path) -> None:
    printed = filled(tmp_path, "{% autoescape false %}{{ '<b>' }}{% endautoescape %}")
    assert printed == "&lt;b&gt;\n"


@pytest.mark.parametrize(
    ("report_format", "printed"),
    [
        ("html", "&lt;a&gt; *b*\n"),
        ("markdown", "&lt;a&gt; \\*b\\*\n"),
        ("text", "<a> *b*\n"),
    ],
)
def test_each_format_escapes_by_its_own_rules(
    tmp_path: Path, report_format: str, printed: str
) -> None:
    assert filled(tmp_path, "{{ '<a> *b*' }}", report_format) == printed


def test_a_value_that_is_not_there_prints_as_not_reported(tmp_path: Path) -> None:
    assert filled(tmp_path, "{{ head.as_of.machine }}", "text") == "not reported\n"


def test_an_unknown_kind_or_format_is_named_with_those_that_would_do() -> None:
    with pytest.raises(UnknownReportError, match="choose from case-status"):
        render(sample.context(), kind="horoscope", report_format="html")
    with pytest.raises(UnknownReportError, match="markdown, html, text"):
        render(sample.context(), kind="case-status", report_format="docx")


def test_a_template_that_nobody_has_is_named_with_the_folders(tmp_path: Path) -> None:
    with pytest.raises(TemplateMissingError, match=r"'case-status\.html\.j2' not found"):
        render(
            sample.context(),
            kind="case-status",
            report_format="html",
            bundled_templates=tmp_path,
        )
