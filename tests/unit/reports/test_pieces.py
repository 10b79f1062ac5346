"""Reports made piece by piece: the same bytes, each piece small, each language where it belongs."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from casetracker.errors import ReportError
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.languages import said, speaking, spoken_now
from casetracker.reports.outputs import OUTPUTS, pieces, produced
from casetracker.reports.rendering import PIECE, _tidied
from casetracker.reports.rows import Rows
from tests.unit.reports import reporting_sample as sample

PEOPLE = 1500


def crowded() -> dict[str, object]:
    """The content of a report on one case of many named people."""
    case = sample.twenty_six()
    one = case.defendants[0]
    everybody = tuple(
        replace(one, ref=f"D-{n:06d}", person_ref=f"P-{n:06d}", name=f"Invented Person {n}")
        for n in range(PEOPLE)
    )
    case = replace(case, defendants=everybody, line=replace(case.line, defendants=PEOPLE))
    return case_status_context((case,), sample.sources(), sample.head(), today=sample.TODAY)


@pytest.mark.parametrize("name", ["html", "csv", "markdown", "text"])
def test_a_report_of_many_people_comes_in_small_pieces(name: str) -> None:
    context = crowded()
    made = list(pieces(context, "case-status", name))
    assert b"".join(made) == produced(context, "case-status", name)
    assert len(made) > 2
    # One block of the page beyond the measure: the links back to a passage that all rows rest on.
    assert max(map(len, made)) < 5 * PIECE
    assert sorted(map(len, made))[len(made) // 2] < 2 * PIECE
    text = b"".join(made).decode()
    assert all(f"Invented Person {n}" in text for n in (0, PEOPLE // 2, PEOPLE - 1))


@pytest.mark.parametrize("cut", [1, 2, 3, 7, 100])
def test_blank_lines_are_tidied_alike_however_the_text_is_cut(cut: int) -> None:
    line = "one \n \n\t\n\n two\u00a0\n\n\u00a0\n  three\n\nfour  \n \n \n"
    text = "\n\n  " + line * (3 * PIECE // len(line)) + "\n \u00a0\n"
    whole = re.sub(r"\n[ \t]*(?:\n[ \t]*)+\n", "\n\n", text).strip() + "\n"
    parts = [text[place : place + cut] for place in range(0, len(text), cut)]
    assert "".join(_tidied(parts)) == whole
    assert len(list(_tidied(parts))) > 2
    assert list(_tidied([" " * PIECE, "\n" * PIECE])) == ["\n"]


@pytest.mark.parametrize("name", OUTPUTS)
def test_between_two_pieces_the_caller_speaks_its_own_language(name: str) -> None:
    context = sample.context()
    head = context["head"]
    assert isinstance(head, dict)
    turkish = {**context, "head": {**head, "language": "tr"}}
    alone = produced(turkish, "case-status", name)
    with speaking("en"):
        made = []
        for piece in pieces(turkish, "case-status", name):
            assert spoken_now() == "en"
            made.append(piece)
    assert b"".join(made) == alone


def test_a_template_that_fails_after_many_pieces_names_its_place(tmp_path: Path) -> None:
    template = (
        "{% for one in cases[0].persons %}{{ one.name }}\n" + "x" * 200 + "\n{% endfor %}\n"
        "{{ head.horoscope }}\n"
    )
    (tmp_path / "case-status.html.j2").write_text(template, encoding="utf-8")
    made = pieces(crowded(), "case-status", "html", tmp_path)
    assert b"Invented Person 0" in next(made)
    with pytest.raises(ReportError, match=r"case-status\.html\.j2.*horoscope"):
        list(made)


def test_rows_are_made_as_often_as_they_are_read() -> None:
    rows = Rows(lambda told: {"cells": [told["name"]]}, [{"name": "one"}, {"name": "two"}])
    assert (len(rows), bool(Rows(dict, []))) == (2, False)
    assert list(rows) == list(rows) == [{"cells": ["one"]}, {"cells": ["two"]}]
    assert said({"rows": rows}) == {"rows": [{"cells": ["one"]}, {"cells": ["two"]}]}
