import ast
from pathlib import Path

import pytest

import casetracker.tui

FOLDER = Path(casetracker.tui.__file__).parent
PARSING = {
    "Static", "Label", "Button", "Checkbox", "Tick", "RadioButton", "Option", "OptionList", "SelectionList",
    "Select", "Tab", "TabPane", "Collapsible", "Placeholder", "DataTable", "Tree", "RichLog",
    "Markdown", "HelpPanel", "ListItem",
}  # fmt: skip
WORDS = {"label", "content", "prompt", "title", "tooltip", "renderable"}
SAFE_CALLS = {"txt", "Content", "assemble", "render"}
TITLES = {"border_title", "border_subtitle", "tooltip"}


def is_safe(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return not node.value or not isinstance(node.value, str)
    if isinstance(node, ast.Call):
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        return name in SAFE_CALLS
    return False


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def unsafe_texts(call: ast.Call) -> list[ast.expr]:
    """What a call hands to a widget that would parse it."""
    name = name_of(call.func)
    keywords = {each.arg: each.value for each in call.keywords if each.arg is not None}
    given: list[ast.expr] = []
    if name in PARSING:
        given = [*call.args[:1], *(keywords[word] for word in WORDS & set(keywords))]
    elif name == "update" and isinstance(call.func, ast.Attribute):
        given = call.args[:1]
    return [each for each in given if not is_safe(each)]


def is_parsed_message(call: ast.Call) -> bool:
    """Whether a call prints a message that is parsed as markup."""
    name = name_of(call.func)
    keywords = {each.arg: each.value for each in call.keywords}
    if name == "notify":
        markup = keywords.get("markup")
        return not (isinstance(markup, ast.Constant) and markup.value is False)
    return name in {"from_markup", "panic", "exit"} and bool(call.args or "message" in keywords)


def faults(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and not is_safe(node.value):
            names = [each.attr for each in node.targets if isinstance(each, ast.Attribute)]
            found += [f"{node.lineno}: {name}" for name in names if name in TITLES]
        if isinstance(node, ast.Call):
            bad = [*unsafe_texts(node), *[node] * is_parsed_message(node)]
            found += [f"{each.lineno}: {name_of(node.func)}" for each in bad]
    return found


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER))
)
def test_only_safe_text_is_handed_to_widgets_that_parse_markup(path: Path) -> None:
    assert faults(ast.parse(path.read_text(encoding="utf-8"))) == []


# Widgets of textual that were tried with hostile text: those that parse it stand above.
JUDGED = PARSING | {"Input", "TextArea"}


def widgets_taken(tree: ast.AST) -> set[str]:
    """The widgets of textual that a module takes."""
    return {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets"
        for name in node.names
    }


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER))
)
def test_no_widget_is_used_that_nobody_has_tried_with_hostile_text(path: Path) -> None:
    assert widgets_taken(ast.parse(path.read_text(encoding="utf-8"))) <= JUDGED


def test_a_widget_that_nobody_has_tried_is_seen() -> None:
    assert widgets_taken(ast.parse("from textual.widgets import Link, Input")) - JUDGED == {"Link"}


@pytest.mark.parametrize(
    "code",
    [
        "Static('text')",
        "Static(f'{name}')",
        "Label(name)",
        "Button(label=name)",
        "Checkbox(case.title)",
        "pane.update(name)",
        "pane.update('a' + name)",
        "app.notify(name)",
        "app.notify(name, markup=True)",
        "pane.border_title = name",
        "Content.from_markup(name)",
        "app.exit(message=name)",
    ],
)
def test_the_lint_sees_each_way_of_doing_it_wrong(code: str) -> None:
    assert len(faults(ast.parse(code))) == 1


@pytest.mark.parametrize(
    "code",
    ["Static(txt(name))", "Static(id='x')", "pane.update(txt(name))", "notify(x, markup=False)"],
)
def test_the_lint_lets_the_right_way_pass(code: str) -> None:
    assert faults(ast.parse(code)) == []
