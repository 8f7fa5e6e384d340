import json
import logging
import os
import stat
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from cosystudio.credentials import KEY_VARIABLE, Credentials

KEY = "sk-very-secret-0123456789"


class MemoryKeyring:
    """A keyring that works, or is locked for good."""

    def __init__(self, *, priority: float = 5, locked: bool = False) -> None:
        self.priority = priority
        self.locked = locked
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        del self.kept[service, username]

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked


NONE = MemoryKeyring(priority=0)


def test_a_key_lives_in_the_keyring_where_there_is_one(tmp_path: Path) -> None:
    backend = MemoryKeyring()
    credentials = Credentials(tmp_path / "keys.json", backend)
    assert "keyring" in credentials.put("Cellar", KEY)
    assert Credentials(tmp_path / "keys.json", backend).get("Cellar") == KEY
    assert not any(tmp_path.iterdir())
    credentials.put("Cellar", "")
    assert credentials.get("Cellar") == ""
    assert not backend.kept


def test_without_a_keyring_it_lives_in_a_file_that_only_the_user_can_read_and_the_person_is_told(
    tmp_path: Path,
) -> None:
    file = tmp_path / "new" / "keys.json"
    told = Credentials(file, NONE).put("Cellar", KEY)
    assert "which only you can read" in told
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert Credentials(file, NONE).get("Cellar") == KEY
    Credentials(file, NONE).put("Cellar", "")
    assert not file.exists()


def test_a_key_that_moves_into_the_keyring_leaves_the_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    Credentials(file, NONE).put("Cellar", KEY)
    Credentials(file, NONE).put("Attic", "another")
    Credentials(file, MemoryKeyring()).put("Cellar", KEY)
    assert json.loads(file.read_text()) == {"Attic": "another"}


def test_a_locked_keyring_costs_nothing_but_the_keyring(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    credentials = Credentials(tmp_path / "keys.json", MemoryKeyring(locked=True))
    assert "only you can read" in credentials.put("Cellar", KEY)
    assert credentials.get("Cellar") == KEY
    assert KEY not in caplog.text


def test_a_key_that_cannot_be_kept_is_used_until_the_program_ends(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file where the folder should be")
    credentials = Credentials(tmp_path / "occupied" / "keys.json", NONE)
    assert "until the program ends" in credentials.put("Cellar", KEY)
    assert credentials.get("Cellar") == KEY


def test_a_key_that_was_changed_while_the_keyring_was_locked_is_the_newer_one(tmp_path: Path) -> None:
    backend = MemoryKeyring()
    credentials = Credentials(tmp_path / "keys.json", backend)
    credentials.put("Cellar", "old")
    backend.locked = True
    credentials.put("Cellar", KEY)
    backend.locked = False
    assert credentials.get("Cellar") == KEY


def test_nobody_is_told_that_a_key_is_forgotten_which_a_locked_keyring_may_hold(tmp_path: Path) -> None:
    backend = MemoryKeyring()
    credentials = Credentials(tmp_path / "keys.json", backend)
    credentials.put("Cellar", KEY)
    backend.locked = True
    assert "does not open" in credentials.put("Cellar", "")
    backend.locked = False
    assert "forgotten" in credentials.put("Cellar", "")
    assert not backend.kept


def test_a_key_that_cannot_be_deleted_is_a_sentence(tmp_path: Path) -> None:
    credentials = Credentials(tmp_path / "keys.json", NONE)
    credentials.put("Cellar", KEY)
    credentials.put("Attic", KEY)
    (tmp_path / "keys.part").mkdir()
    assert "keys.json" in credentials.put("Cellar", "")
    assert credentials.get("Cellar") == KEY


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"Cellar": 3}'])
def test_a_damaged_file_holds_no_keys_and_can_be_written_again(tmp_path: Path, content: str) -> None:
    file = tmp_path / "keys.json"
    file.write_text(content)
    credentials = Credentials(file, NONE)
    assert credentials.get("Cellar") == ""
    credentials.put("Cellar", KEY)
    assert credentials.get("Cellar") == KEY


def test_the_key_of_the_environment_is_for_services_that_have_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "from outside")
    credentials = Credentials(tmp_path / "keys.json", NONE)
    credentials.put("Cellar", KEY)
    assert credentials.get("Cellar") == KEY
    assert credentials.get("Attic") == "from outside"


def test_a_file_of_others_is_replaced_not_written_into(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text("{}")
    file.chmod(0o644)
    os.link(file, tmp_path / "watched")
    Credentials(file, NONE).put("Cellar", KEY)
    assert KEY not in (tmp_path / "watched").read_text()
