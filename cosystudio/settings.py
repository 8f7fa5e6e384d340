"""What a person has set: typed, frozen, kept as TOML in the folder for settings."""

import logging
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

import platformdirs
import tomli_w

log = logging.getLogger(__name__)

HOME_VARIABLE = "COSYSTUDIO_HOME"
KEY_VARIABLE = "COSYSTUDIO_API_KEY"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How the window looks."""

    width: int = field(default=1280, metadata={"help": "width in points"})
    height: int = field(default=800, metadata={"help": "height in points"})
    theme: str = field(default="system", metadata={"help": "system, light or dark"})
    language: str = field(default="", metadata={"help": "language of the window (en, zh); empty follows the system"})


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """Where speech comes from."""

    endpoints: tuple[str, ...] = field(default=(), metadata={"help": "addresses of the zip-batch servers"})
    workers: int = field(default=0, metadata={"help": "threads for the built-in voices; 0 uses every core"})


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Where and how finished chapters are written."""

    folder: str = field(default="", metadata={"help": "folder that holds the last export's folder"})
    format: str = field(default="mp3", metadata={"help": "mp3 or wav"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set for all books."""

    window: WindowSettings = field(default_factory=WindowSettings)
    speech: SpeechSettings = field(default_factory=SpeechSettings)
    export: ExportSettings = field(default_factory=ExportSettings)


def settings_file() -> Path:
    """Return where the settings are kept: below COSYSTUDIO_HOME, or the user's configuration folder."""
    return _folder(platformdirs.user_config_path("cosystudio", appauthor=False)) / "settings.toml"


def books_folder() -> Path:
    """Return where new books live until they are saved elsewhere."""
    return _folder(platformdirs.user_data_path("cosystudio", appauthor=False)) / "books"


def api_key() -> str:
    """Return the key for an HTTP provider from the environment; empty where none is set."""
    return os.environ.get(KEY_VARIABLE, "")


def load_settings(path: Path) -> Settings:
    """Return the settings of a file; what is missing, unknown or of the wrong type takes its default."""
    try:
        with path.open("rb") as file:
            tables = tomllib.load(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, tomllib.TOMLDecodeError) as exc:
        log.warning("the settings cannot be read, defaults are used: %s", exc)
        return Settings()
    return Settings(
        _section(WindowSettings, tables.get("window")),
        _section(SpeechSettings, tables.get("speech")),
        _section(ExportSettings, tables.get("export")),
    )


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings beside their file and move them there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(tomli_w.dumps(_plain(asdict(settings))), "utf-8")
    part.replace(path)


def _folder(usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else usual


def _section(section: type[_T], table: object) -> _T:
    values = table if isinstance(table, Mapping) else {}
    defaults = section()
    known = {}
    for one in fields(section):  # type: ignore[arg-type]  # every section is a dataclass
        value = values.get(one.name)
        default = getattr(defaults, one.name)
        value = tuple(value) if isinstance(default, tuple) and isinstance(value, list) else value
        if type(value) is type(default):
            known[one.name] = value
    return section(**known)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return list(value) if isinstance(value, tuple) else value
