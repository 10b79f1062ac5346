import pytest
from textual.css import stylesheet
from textual.css.errors import StylesheetError
from textual.css.stylesheet import StylesheetParseError

from casetracker.tui.styling import RememberingStylesheet

LABEL = "Label { color: $tone; width: 3; }"


def sheet(tone: str, text: str = LABEL) -> RememberingStylesheet:
    made = RememberingStylesheet(variables={"tone": tone})
    made.add_source(text, read_from=("test", "once"))
    return made


def test_a_text_is_read_once_however_many_apps_and_places_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = sheet("#102030").css
    monkeypatch.setattr(stylesheet, "parse", None)
    again = sheet("#102030")
    assert again.css == first
    again.reparse()
    assert again.css == first


def test_other_colours_are_other_rules() -> None:
    made = sheet("#112233")
    assert "#112233" in made.css
    made.set_variables({"tone": "#445566"})
    made.reparse()
    assert "#445566" in made.css
    made.set_variables({"tone": "#112233"})
    made.reparse()
    assert "#112233" in made.css


def test_a_wrong_text_leaves_the_rules_as_they_were() -> None:
    made = sheet("#778899")
    before = made.css
    made.add_source("Label { width: red; }", read_from=("test", "wrong"))
    with pytest.raises((StylesheetParseError, StylesheetError)):
        made.reparse()
    assert "".join(rule.css for rule in made._rules) == before
