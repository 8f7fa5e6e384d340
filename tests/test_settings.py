from dataclasses import fields
from pathlib import Path

import pytest

from cosystudio.profiles import Profile
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

PIPER = Profile("Upstairs", "piper", ("http://10.0.0.2:5000",), voice="joe", speed=1.1)


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    settings = Settings(
        WindowSettings(width=900, theme="dark"),
        SpeechSettings((Profile("Cellar", "zip-batch", ("http://127.0.0.1:1", "http://[::1]:2"), batch=4), PIPER)),
    )
    save_settings(settings, tmp_path / "new" / "settings.toml")
    assert load_settings(tmp_path / "new" / "settings.toml") == settings


def test_addresses_from_before_there_were_profiles_become_one(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('[speech]\nendpoints = ["http://a:1", "http://b:2"]\n')
    (profile,) = load_settings(tmp_path / "s.toml").speech.profiles
    assert (profile.provider, profile.endpoints) == ("zip-batch", ("http://a:1", "http://b:2"))


def test_a_damaged_profile_costs_the_others_nothing(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(
        "[[speech.profiles]]\nname = 'Good'\nprovider = 'piper'\nspeed = 2\nbatch = 'many'\n"
        "endpoints = ['http://a', 3]\n[[speech.profiles]]\nname = 'No provider'\n"
    )
    assert load_settings(tmp_path / "s.toml").speech.profiles == (Profile("Good", "piper", ("http://a",), speed=2.0),)


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


@pytest.mark.parametrize("section", [WindowSettings, SpeechSettings, ExportSettings, Profile])
def test_every_setting_says_what_it_is_for(section: type) -> None:
    assert all(field.metadata["help"] for field in fields(section))


def test_no_setting_holds_a_key() -> None:
    sections = (WindowSettings, SpeechSettings, ExportSettings, Profile)
    names = {field.name for section in sections for field in fields(section)}
    assert not any("key" in name or "secret" in name for name in names)
