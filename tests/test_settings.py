from dataclasses import fields
from pathlib import Path

import pytest

from cosystudio.settings import (
    ExportSettings,
    Settings,
    SpeechSettings,
    WindowSettings,
    books_folder,
    load_settings,
    save_settings,
    settings_file,
)


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    settings = Settings(
        WindowSettings(width=900, theme="dark"), SpeechSettings(endpoints=("http://127.0.0.1:1", "http://[::1]:2"))
    )
    save_settings(settings, tmp_path / "new" / "settings.toml")
    assert load_settings(tmp_path / "new" / "settings.toml") == settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    "text",
    ['[window]\nwidth = "wide"\ncolour = 3\n[speech]\nendpoints = "x"\n', "window = 4\n", '[other]\nkey = "x"\n'],
)
def test_what_makes_no_sense_takes_its_default(tmp_path: Path, text: str) -> None:
    (tmp_path / "s.toml").write_text(text)
    assert load_settings(tmp_path / "s.toml") == Settings()


def test_a_damaged_file_is_said_in_the_log_and_costs_only_the_settings(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "s.toml").write_text("[window\n")
    assert load_settings(tmp_path / "s.toml") == Settings()
    assert "defaults are used" in caplog.text


def test_one_variable_moves_settings_and_books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COSYSTUDIO_HOME", str(tmp_path))
    assert settings_file().parent == tmp_path
    assert books_folder().parent == tmp_path


@pytest.mark.parametrize("section", [WindowSettings, SpeechSettings, ExportSettings])
def test_every_setting_says_what_it_is_for(section: type) -> None:
    assert all(field.metadata["help"] for field in fields(section))


def test_no_setting_holds_a_key() -> None:
    names = {field.name for section in (WindowSettings, SpeechSettings, ExportSettings) for field in fields(section)}
    assert not any("key" in name or "secret" in name for name in names)
