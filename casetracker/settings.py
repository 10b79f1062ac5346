"""Settings: defaults, then the configuration file, then CASETRACKER_* variables, then flags."""

import getpass
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from platformdirs import PlatformDirs

from casetracker.errors import UsageError

_DIRS: Final = PlatformDirs("casetracker", appauthor=False)
_URL: Final = re.compile(r"(?P<scheme>[a-z0-9+]+)://.*", re.IGNORECASE | re.DOTALL)
# A password may hold any letter, '@' too: everything up to the last '@' is taken for it, and a query
# may name one as well.
_PASSWORD: Final = re.compile(r"(?<=://)(?P<user>[^:/@?]*):.*@", re.DOTALL)
_QUERY: Final = re.compile(r"\?.*", re.DOTALL)
_LONGEST_NAME: Final = 80
_LONGEST_WAIT: Final = 600.0  # seconds
_THEMES: Final = ("", "dark", "light", "high-contrast", "mono")
_YES: Final = ("true", "yes", "on", "1", "t", "y")
_NO: Final = ("false", "no", "off", "0", "f", "n")
_PREFIX: Final = "CASETRACKER_"
_AT: Final = f"{_PREFIX}CONFIG_FOLDER"
# Read elsewhere: by the program's entry, and by the tests.
_NO_SETTINGS: Final = ("CASETRACKER_DEBUG", "CASETRACKER_TEST_", "CASETRACKER_UPDATE_GOLDEN")


class SettingsError(UsageError):
    """A setting that does not fit."""

    def __init__(self, where: str, what: str) -> None:
        """Name the place and what is wrong there."""
        super().__init__(f"{where}: {what}")


class UnknownSettingError(SettingsError):
    """A setting that does not exist."""

    def __init__(self, where: str, name: str, known: Iterable[str]) -> None:
        """Name it, and those that do exist."""
        super().__init__(
            where, f"there is no setting '{name}' (settings are: {', '.join(sorted(known))})"
        )


class SettingsFileError(SettingsError):
    """A configuration file that is not one."""

    def __init__(self, path: Path, error: Exception) -> None:
        """Name the file and the fault."""
        super().__init__(str(path), f"cannot be read ({error}): mend or remove it")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that may hold a password: shown to nobody who does not ask for it by name."""

    _text: str = field(repr=False)

    def get_secret_value(self) -> str:
        """The text itself."""
        return self._text


def _default_database() -> Secret:
    return Secret(str(Path(_DIRS.user_data_dir) / "casetracker.db"))


def _user_name() -> str:
    try:
        return getpass.getuser()[:_LONGEST_NAME] or "unknown"
    except (OSError, KeyError):
        return "unknown"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every setting in use; frozen. The database may hold a password and is never printed whole.

    `load_settings` makes them of what was given, and checks it.
    """

    db: Secret = field(default_factory=_default_database)
    user: str = field(default_factory=_user_name)
    config_folder: Path = field(default_factory=lambda: Path(_DIRS.user_config_dir))
    state_folder: Path = field(default_factory=lambda: Path(_DIRS.user_state_dir))
    reports_folder: Path = field(default_factory=lambda: Path(_DIRS.user_documents_dir))
    read_only: bool = False
    reader_seconds: float = 10.0
    fetch_seconds: float = 30.0
    allow_private_addresses: bool = False
    theme: str = ""
    layouts: tuple[str, ...] = ()
    keys: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    @property
    def database_url(self) -> Secret:
        """The database as a URL; a plain path becomes a SQLite one."""
        text = self.db.get_secret_value()
        if _URL.fullmatch(text) is None:
            return Secret(f"sqlite:///{Path(text).expanduser().absolute()}")
        return self.db

    @property
    def database_label(self) -> str:
        """The database as it may be shown: a path, or a URL without its password."""
        text = self.database_url.get_secret_value()
        if text.startswith("sqlite:///"):
            return text.removeprefix("sqlite:///")
        return _QUERY.sub("?…", _PASSWORD.sub(r"\g<user>:***@", text))

    @property
    def template_folder(self) -> Path:
        """Where a user's own templates are looked for."""
        return self.config_folder / "templates"

    @property
    def reader_rules_folder(self) -> Path:
        """Where a user's own files for the reader are looked for."""
        return self.config_folder / "reader"

    @property
    def packs_folder(self) -> Path:
        """Where a user's own jurisdiction packs are looked for."""
        return self.config_folder / "packs"


def config_file() -> Path:
    """Where the configuration file is looked for: in the folder that the environment names, if any."""
    named = next((text for name, text in os.environ.items() if name.upper() == _AT and text), None)
    try:
        folder = Path(_DIRS.user_config_dir) if named is None else _folder(named)
    except ValueError as error:
        raise SettingsError("the environment", f"'config_folder' does not fit: {error}") from None
    return folder / "config.toml"


def _stored() -> dict[str, Any]:
    path = config_file()
    try:
        text = path.read_text(encoding="utf-8")
        # Most have no such file, and every call comes by here.
        import tomllib  # noqa: PLC0415

        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:  # no text, or no TOML
        raise SettingsFileError(path, error) from error


def load_settings(**flags: Any) -> Settings:
    """The settings in force; a flag that is None was not given. Raises SettingsError."""
    given = {name: value for name, value in flags.items() if value is not None}
    variables = _variables(os.environ)
    stored = _stored()
    for name in (*given, *stored):
        if name not in _READERS:
            where = _flag(name) if name in given else str(config_file())
            raise UnknownSettingError(where, name, _READERS)
    values: dict[str, Any] = {}
    for each in fields(Settings):
        name = each.name
        if name in given:
            values[name] = _read(_flag(name), name, given[name])
        elif name in variables:
            values[name] = _read(f"{_PREFIX}{name.upper()}", name, variables[name])
        elif name in stored:
            values[name] = _read(str(config_file()), name, stored[name])
    return Settings(**values)


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _variables(environment: Mapping[str, str]) -> dict[str, str]:
    """What CASETRACKER_* variables say, by the names of settings; an empty one says nothing.

    A misspelt CASETRACKER_READ_ONLY would be a setting that silently does not hold: it is refused.
    """
    found: dict[str, str] = {}
    for variable, text in environment.items():
        upper = variable.upper()
        if not upper.startswith(_PREFIX) or upper.startswith(_NO_SETTINGS):
            continue
        name = upper.removeprefix(_PREFIX).lower()
        if name not in _READERS:
            known = (f"{_PREFIX}{each.upper()}" for each in _READERS)
            raise UnknownSettingError("the environment", variable, known)
        if text:
            found[name] = text
    return found


def _read(where: str, name: str, value: object) -> object:
    try:
        return _READERS[name](value)
    except ValueError as error:
        # The value itself is left out: it may be a password.
        raise SettingsError(where, f"'{name}' does not fit: {error}") from None


# Each takes a value of the configuration file, a variable's text or a flag's value, and gives that of
# the setting; raises ValueError with what does fit, and never with the value.


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = "it is a text"
        raise ValueError(message)  # noqa: TRY004 - one kind for whatever does not fit
    return value


def _address(value: object) -> Secret:
    if isinstance(value, Secret):
        return value
    text = _text(value)
    if not text.strip():
        message = "it is empty: name a file or a server"
        raise ValueError(message)
    if "\0" in text:
        message = "a file name cannot hold a NUL character"
        raise ValueError(message)
    if _URL.fullmatch(text) is not None and not text.lower().startswith("sqlite"):
        _check_port(text)
    return Secret(text)


def _check_port(url: str) -> None:
    try:
        # Reading the port is what checks it.
        _ = urlsplit(url).port
    except ValueError:
        message = "it is not an address such as postgresql+psycopg://user:password@host:5432/name"
        raise ValueError(message) from None


def _person(value: object) -> str:
    text = _text(value)
    if not 0 < len(text) <= _LONGEST_NAME:
        message = f"it has 1 to {_LONGEST_NAME} characters"
        raise ValueError(message)
    return text


def _folder(value: object) -> Path:
    try:
        return (value if isinstance(value, Path) else Path(_text(value))).expanduser()
    except RuntimeError:
        message = "there is no such home folder"
        raise ValueError(message) from None


def _switch(value: object) -> bool:
    word = str(value).lower() if isinstance(value, bool | int | str) else ""
    if word not in (*_YES, *_NO):
        message = "it is true or false"
        raise ValueError(message)
    return word in _YES


def _seconds(value: object) -> float:
    try:
        # `true` of the configuration file would count as 1.
        seconds = 0.0 if isinstance(value, bool) else float(value)  # type: ignore[arg-type]  # caught
    except (TypeError, ValueError):
        seconds = 0.0
    if not 0 < seconds <= _LONGEST_WAIT:
        message = f"it is a number of seconds above 0, up to {_LONGEST_WAIT:g}"
        raise ValueError(message)
    return seconds


def _theme(value: object) -> str:
    if value not in _THEMES:
        message = f"it is one of {', '.join(filter(None, _THEMES))}"
        raise ValueError(message)
    return str(value)


def _names(value: object) -> tuple[str, ...]:
    """A variable holds names with commas between them."""
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(",") if name.strip())
    if not isinstance(value, list | tuple):
        message = "it is a list of names"
        raise ValueError(message)  # noqa: TRY004 - as above
    return tuple(map(_text, value))


def _table(value: object) -> dict[str, str | tuple[str, ...]]:
    message = 'it is a table of the configuration file: [keys], "review.accept" = "f4"'
    if not isinstance(value, Mapping):
        raise ValueError(message)  # noqa: TRY004 - as above
    return {str(name): key if isinstance(key, str) else _names(key) for name, key in value.items()}


_READERS: Final[dict[str, Callable[[object], object]]] = {
    "db": _address,
    "user": _person,
    "config_folder": _folder,
    "state_folder": _folder,
    "reports_folder": _folder,
    "read_only": _switch,
    "reader_seconds": _seconds,
    "fetch_seconds": _seconds,
    "allow_private_addresses": _switch,
    "theme": _theme,
    "layouts": _names,
    "keys": _table,
}
