"""Settings: defaults, then the configuration file, then CASETRACKER_* variables, then flags."""

import getpass
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from platformdirs import PlatformDirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from pydantic_settings.sources import InitSettingsSource

from casetracker.errors import UsageError

_DIRS: Final = PlatformDirs("casetracker", appauthor=False)
_URL: Final = re.compile(r"(?P<scheme>[a-z0-9+]+)://.*", re.IGNORECASE | re.DOTALL)
# A password may hold any letter, '@' too: everything up to the last '@' is taken for it, and a query
# may name one as well.
_PASSWORD: Final = re.compile(r"(?<=://)(?P<user>[^:/@?]*):.*@", re.DOTALL)
_QUERY: Final = re.compile(r"\?.*", re.DOTALL)
_PREFIX: Final = "CASETRACKER_"
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


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


class SettingsFileError(SettingsError):
    """A configuration file that is not one."""

    def __init__(self, path: Path, error: Exception) -> None:
        """Name the file and the fault."""
        super().__init__(str(path), f"cannot be read ({error}): mend or remove it")


class Settings(BaseSettings):
    """Every setting in use; frozen. The database may hold a password and is never printed whole."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix=_PREFIX, env_ignore_empty=True
    )

    db: SecretStr = Field(
        default_factory=lambda: SecretStr(str(Path(_DIRS.user_data_dir) / "casetracker.db"))
    )
    user: str = Field(default_factory=_user_name, min_length=1, max_length=80)
    config_folder: Path = Field(default_factory=lambda: Path(_DIRS.user_config_dir))
    state_folder: Path = Field(default_factory=lambda: Path(_DIRS.user_state_dir))
    reports_folder: Path = Field(default_factory=lambda: Path(_DIRS.user_documents_dir))
    read_only: bool = False
    reader_seconds: float = Field(default=10.0, gt=0, le=600)
    fetch_seconds: float = Field(default=30.0, gt=0, le=600)
    allow_private_addresses: bool = False
    theme: Literal["", "dark", "light", "high-contrast", "mono"] = ""
    layouts: Annotated[tuple[str, ...], NoDecode] = ()
    keys: Annotated[dict[str, str | tuple[str, ...]], NoDecode] = Field(default_factory=dict)

    @field_validator("db")
    @classmethod
    def _address(cls, db: SecretStr) -> SecretStr:
        text = db.get_secret_value()
        if not text.strip():
            message = "it is empty: name a file or a server"
            raise ValueError(message)
        if "\0" in text:
            message = "a file name cannot hold a NUL character"
            raise ValueError(message)
        if _URL.fullmatch(text) is not None and not text.lower().startswith("sqlite"):
            _check_port(text)
        return db

    @field_validator("layouts", mode="before")
    @classmethod
    def _names(cls, layouts: object) -> object:
        """A variable holds names with commas between them."""
        if isinstance(layouts, str):
            return tuple(name.strip() for name in layouts.split(",") if name.strip())
        return layouts

    @field_validator("keys", mode="before")
    @classmethod
    def _table(cls, keys: object) -> object:
        if not isinstance(keys, Mapping):
            message = 'it is a table of the configuration file: [keys], "review.accept" = "f4"'
            raise ValueError(message)  # noqa: TRY004 - pydantic reports a ValueError
        return keys

    @field_validator("config_folder", "state_folder", "reports_folder")
    @classmethod
    def _home(cls, folder: Path) -> Path:
        return folder.expanduser()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags beat variables, variables beat the configuration file."""
        del dotenv_settings, file_secret_settings
        stored = InitSettingsSource(settings_cls, init_kwargs=_stored())
        return (init_settings, env_settings, stored)

    @property
    def database_url(self) -> SecretStr:
        """The database as a URL; a plain path becomes a SQLite one."""
        text = self.db.get_secret_value()
        if _URL.fullmatch(text) is None:
            return SecretStr(f"sqlite:///{Path(text).expanduser().absolute()}")
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
    """Where the configuration file is looked for."""
    return Path(_DIRS.user_config_dir) / "config.toml"


def _stored() -> dict[str, Any]:
    path = config_file()
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsFileError(path, error) from error


def load_settings(**flags: Any) -> Settings:
    """The settings in force; a flag that is None was not given. Raises SettingsError."""
    given = {name: value for name, value in flags.items() if value is not None}
    _refuse_unknown_variables(os.environ)
    try:
        return Settings(**given)
    except ValidationError as error:
        # The value itself is left out: it may be a password.
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        where = _origin(name, given)
        if first["type"] == "extra_forbidden":
            raise UnknownSettingError(where, name, Settings.model_fields) from None
        what = first["msg"].removeprefix("Value error, ")
        raise SettingsError(where, f"'{name}' does not fit: {what[:1].lower()}{what[1:]}") from None


def _refuse_unknown_variables(environment: Mapping[str, str]) -> None:
    """A misspelt CASETRACKER_READ_ONLY would be a setting that silently does not hold."""
    known = {f"{_PREFIX}{name.upper()}" for name in Settings.model_fields}
    for name in environment:
        upper = name.upper()
        if upper.startswith(_PREFIX) and upper not in known and not upper.startswith(_NO_SETTINGS):
            raise UnknownSettingError("the environment", name, known)


def _origin(name: str, flags: Mapping[str, Any]) -> str:
    """Where the value of a setting came from."""
    if name in flags:
        return f"--{name.replace('_', '-')}"
    variable = f"{_PREFIX}{name.upper()}"
    return variable if os.environ.get(variable) else str(config_file())


def _check_port(url: str) -> None:
    try:
        # Reading the port is what checks it.
        _ = urlsplit(url).port
    except ValueError:
        message = "it is not an address such as postgresql+psycopg://user:password@host:5432/name"
        raise ValueError(message) from None
