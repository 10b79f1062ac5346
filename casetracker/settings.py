"""Settings: defaults, then the configuration file, then CASETRACKER_* variables, then flags."""

import getpass
import re
import tomllib
from pathlib import Path
from typing import Any, Final

from platformdirs import PlatformDirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.sources import InitSettingsSource

from casetracker.errors import UsageError

_DIRS: Final = PlatformDirs("casetracker", appauthor=False)
_URL: Final = re.compile(r"(?P<scheme>[a-z0-9+]+)://.*", re.IGNORECASE | re.DOTALL)
_PASSWORD: Final = re.compile(r"(?<=://)(?P<user>[^:/@]*):(?P<password>[^@]*)@")


class SettingsError(UsageError):
    """A setting that does not fit."""

    def __init__(self, where: str, what: str) -> None:
        """Name the place and what is wrong there."""
        super().__init__(f"{where}: {what}")


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
        frozen=True, extra="forbid", env_prefix="CASETRACKER_", env_ignore_empty=True
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
        return _PASSWORD.sub(r"\g<user>:***@", text).removeprefix("sqlite:///")

    @property
    def template_folder(self) -> Path:
        """Where a user's own templates are looked for."""
        return self.config_folder / "templates"


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
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        known = ", ".join(sorted(Settings.model_fields))
        hint = f" (settings are: {known})" if first["type"] == "extra_forbidden" else ""
        raise SettingsError(f"setting '{name}'", f"{first['msg'].lower()}{hint}") from None
