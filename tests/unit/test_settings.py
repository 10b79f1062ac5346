from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from casetracker.errors import UsageError
from casetracker.settings import (
    Settings,
    SettingsError,
    SettingsFileError,
    UnknownSettingError,
    config_file,
    load_settings,
)

SENTINEL = "hush-7d21"
WITH_PASSWORD = {
    "plain": f"postgresql+psycopg://mara:{SENTINEL}@db.example:5432/docket",
    "with an at sign": f"postgresql+psycopg://mara:a@{SENTINEL}@db.example/docket",
    "without a user": f"postgresql://:{SENTINEL}@db.example/docket",
    "in the query": f"postgresql://db.example/docket?user=mara&password={SENTINEL}",
    "of another kind": f"mysql://mara:{SENTINEL}@db.example/docket",
}


def _store(text: str) -> Path:
    path = config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_flags_beat_variables_beat_the_file_beats_the_defaults(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    default = load_settings().reader_seconds
    _store("reader_seconds = 3\nuser = 'from the file'\nread_only = true\n")
    from_file = load_settings()
    monkeypatch.setenv("CASETRACKER_READER_SECONDS", "4")
    from_variable = load_settings()
    from_flag = load_settings(reader_seconds=5)

    seconds = [each.reader_seconds for each in (from_file, from_variable, from_flag)]
    assert [default, *seconds] == [10, 3, 4, 5]
    assert from_flag.user == "from the file"
    assert from_flag.read_only


def test_a_flag_that_was_not_given_changes_nothing() -> None:
    _store("read_only = true\n")

    assert load_settings(read_only=None, db=None).read_only


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    _store("user = 'mara'\n")
    monkeypatch.setenv("CASETRACKER_USER", "")

    assert load_settings().user == "mara"


def test_defaults_stand_in_the_home_of_the_user(surroundings: Path) -> None:
    settings = load_settings()

    for place in (settings.database_label, settings.config_folder, settings.state_folder):
        assert Path(place).is_relative_to(surroundings)


def test_a_home_in_a_folder_is_filled_in(surroundings: Path) -> None:
    _store("reports_folder = '~/reports'\n")

    assert load_settings().reports_folder == surroundings / "reports"


@pytest.mark.parametrize(
    "line",
    ["user = 3", "db = true", "read_only = 2", "reader_seconds = true", "layouts = [1]",
     "layouts = 1", "keys = 'a'", "keys = { 'review.accept' = 4 }", "config_folder = []"],
)  # fmt: skip
def test_a_value_of_another_kind_does_not_fit(line: str) -> None:
    path = _store(f"{line}\n")
    name, _, _ = line.partition(" ")

    with pytest.raises(SettingsError, match=f"'{name}' does not fit: ") as refused:
        load_settings()
    assert str(refused.value).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("text", "is_on"), [("yes", True), ("1", True), ("TRUE", True), ("off", False), ("0", False)]
)
def test_a_switch_is_a_word(monkeypatch: pytest.MonkeyPatch, text: str, *, is_on: bool) -> None:
    monkeypatch.setenv("casetracker_read_only", text)

    assert load_settings().read_only is is_on


def test_lists_and_tables_come_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    _store("layouts = ['hy', 'ru']\n[keys]\n'review.accept' = 'f4'\n'app.quit' = ['f9', 'f10']\n")
    stored = load_settings()
    monkeypatch.setenv("CASETRACKER_LAYOUTS", "el, ,tr")

    assert stored.layouts == ("hy", "ru")
    assert stored.keys == {"review.accept": "f4", "app.quit": ("f9", "f10")}
    assert load_settings().layouts == ("el", "tr")


def test_an_unknown_setting_is_refused_with_the_known_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = _store("colour = 'red'\n")
    with pytest.raises(UnknownSettingError) as refused:
        load_settings()
    path.unlink()
    monkeypatch.setenv("CASETRACKER_COLOUR", "red")
    with pytest.raises(UnknownSettingError) as refused_variable:
        load_settings()

    assert str(path) in str(refused.value)
    for name in (each.name for each in fields(Settings)):
        assert name in str(refused.value)
        assert name.upper() in str(refused_variable.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reader_seconds", "-1"),
        ("reader_seconds", "soon"),
        ("read_only", "perhaps"),
        ("user", "x" * 81),
        ("theme", "pink"),
        ("fetch_seconds", "nan"),
        ("state_folder", "~nobody-of-that-name/x"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_where_it_came_from(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    path = _store(f"{name} = '{text}'\n")
    with pytest.raises(SettingsError, match=name) as refused:
        load_settings()
    monkeypatch.setenv(f"CASETRACKER_{name.upper()}", text)
    with pytest.raises(SettingsError, match=f"CASETRACKER_{name.upper()}"):
        load_settings()

    assert str(path) in str(refused.value)
    assert isinstance(refused.value, UsageError)


@pytest.mark.parametrize("db", ["", "  ", "a\0b", "postgresql://h:port/x"])
def test_a_database_that_cannot_be_named_so_is_refused(db: str) -> None:
    with pytest.raises(SettingsError, match="--db"):
        load_settings(db=db)


@pytest.mark.parametrize("url", WITH_PASSWORD.values(), ids=WITH_PASSWORD)
def test_a_password_is_never_shown(url: str) -> None:
    settings = load_settings(db=url)

    assert SENTINEL in settings.database_url.get_secret_value()
    for shown in (settings.database_label, repr(settings), str(settings)):
        assert SENTINEL not in shown
    assert "db.example" in settings.database_label
    assert "docket" in settings.database_label


def test_a_password_is_not_shown_by_an_error_either() -> None:
    for flags in (
        {"db": f"postgresql://mara:{SENTINEL}@h:port/x"},
        {"db": f"postgresql://mara:{SENTINEL}/x@h/docket"},
        {"db": WITH_PASSWORD["plain"], "user": ""},
    ):
        with pytest.raises(SettingsError) as refused:
            load_settings(**flags)
        assert SENTINEL not in str(refused.value)
        assert refused.value.__cause__ is None


def test_a_file_that_is_no_toml_is_named() -> None:
    path = _store("db = [")

    with pytest.raises(SettingsFileError, match="cannot be read") as refused:
        load_settings()
    assert str(path) in str(refused.value)


def test_a_path_becomes_an_address(surroundings: Path) -> None:
    settings = load_settings(db="~/my docket.db")

    assert settings.database_url.get_secret_value() == f"sqlite:///{surroundings}/my docket.db"
    assert settings.database_label == f"{surroundings}/my docket.db"


def test_settings_do_not_change() -> None:
    settings = load_settings()

    with pytest.raises(FrozenInstanceError):
        settings.user = "somebody else"  # type: ignore[misc]  # what is tried
