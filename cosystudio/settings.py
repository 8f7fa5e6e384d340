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

from cosystudio.profiles import Profile

log = logging.getLogger(__name__)

HOME_VARIABLE = "COSYSTUDIO_HOME"

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

    profiles: tuple[Profile, ...] = field(default=(), metadata={"help": "the speech services that were set up"})


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
        SpeechSettings(_profiles(tables.get("speech"))),
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


def _section(section: type[_T], table: object, defaults: _T | None = None) -> _T:
    values = table if isinstance(table, Mapping) else {}
    defaults = section() if defaults is None else defaults
    known = {}
    for one in fields(section):  # type: ignore[arg-type]  # every section is a dataclass
        default = getattr(defaults, one.name)
        value = _like(default, values.get(one.name))
        known[one.name] = value if type(value) is type(default) else default
    return section(**known)


def _like(default: object, value: object) -> object:
    """Return a TOML value as the settings hold it: a list of texts as a tuple, and 2 as 2.0 where fractions stand."""
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(one for one in value if isinstance(one, str))
    return float(value) if isinstance(default, float) and type(value) is int else value


def _profiles(table: object) -> tuple[Profile, ...]:
    """Return the profiles of the speech table; one without a name or a provider is passed over.

    Before there were profiles, the addresses of zip-batch servers stood in the table itself.
    """
    values = table if isinstance(table, Mapping) else {}
    entries = values.get("profiles")
    found = [_section(Profile, entry, Profile("", "")) for entry in (entries if isinstance(entries, list) else [])]
    addresses = values.get("endpoints")
    if addresses and isinstance(addresses, list) and not found:
        found = [_section(Profile, {"endpoints": addresses}, Profile("My speech servers", "zip-batch"))]
    return tuple({profile.name: profile for profile in found if profile.name and profile.provider}.values())


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value
