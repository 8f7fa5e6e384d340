"""Keys of speech services: kept in the system's keyring, else in a file that only the user can read.

They are never part of the settings, a project, a log or a message.
"""

import json
import logging
import os
from pathlib import Path
from typing import Protocol

import keyring
from keyring.errors import KeyringError

from cosystudio.settings import settings_file

log = logging.getLogger(__name__)

KEY_VARIABLE = "COSYSTUDIO_API_KEY"
SERVICE = "cosystudio"
_LEAST_PRIORITY = 1
"""What keyring's own documentation recommends; below stand the backends that keep nothing, or keep it in the open."""


class Keyring(Protocol):
    """A keyring backend, as far as it is used here."""

    priority: float

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class Credentials:
    """The keys of profiles.  The key in the environment is for those of which none is kept: one fits one service only.

    Methods may wait until the person unlocks the keyring, so they belong into a thread.
    """

    def __init__(self, file: Path | None = None, backend: Keyring | None = None) -> None:
        self._file = file or settings_file().with_name("keys.json")
        self._backend = backend or keyring.get_keyring()
        self._unkept: dict[str, str] = {}

    def get(self, profile: str) -> str:
        """Return the key of a profile, empty where there is none.

        One in the file is newer than one in the keyring, which could not be written then.
        """
        kept = self._unkept.get(profile) or self._in_file().get(profile) or self._in_keyring(profile)
        return kept or os.environ.get(KEY_VARIABLE, "")

    def put(self, profile: str, key: str) -> str:
        """Keep a key, or forget it where it is empty; returns a sentence that says where it is kept."""
        self._unkept.pop(profile, None)
        if not key:
            return self._forget(profile)
        if self._keep_in_keyring(profile, key) and self._is_out_of_file(profile):
            return "The key is kept in the system's keyring."
        try:
            self._write(self._in_file() | {profile: key})
        except OSError as error:
            log.warning("keys cannot be written: %s", error)
            self._unkept[profile] = key
            return "The key could not be kept: it is used until the program ends."
        if self._backend.priority < _LEAST_PRIORITY:
            return "There is no keyring on this system: the key is kept in a file of its own, which only you can read."
        return "The system's keyring does not open: the key is kept in a file of its own, which only you can read."

    def _in_keyring(self, profile: str) -> str:
        if self._backend.priority < _LEAST_PRIORITY:
            return ""
        try:
            return self._backend.get_password(SERVICE, profile) or ""
        except KeyringError as error:
            log.warning("the keyring cannot be read: %s", type(error).__name__)
            return ""

    def _keep_in_keyring(self, profile: str, key: str) -> bool:
        if self._backend.priority < _LEAST_PRIORITY:
            return False
        try:
            self._backend.set_password(SERVICE, profile, key)
        except KeyringError as error:
            log.warning("the keyring cannot be written: %s", type(error).__name__)
            return False
        return True

    def _forget(self, profile: str) -> str:
        if not self._is_out_of_file(profile):
            return "The key could not be deleted: take it out of the file keys.json beside the settings yourself."
        if not self._is_out_of_keyring(profile):
            return "The system's keyring does not open: a key that was kept in it is still there."
        return "The key is forgotten."

    def _is_out_of_keyring(self, profile: str) -> bool:
        """Delete a key from the keyring; False where it does not let us."""
        if self._backend.priority < _LEAST_PRIORITY:
            return True
        try:
            if self._backend.get_password(SERVICE, profile):
                self._backend.delete_password(SERVICE, profile)
        except KeyringError as error:
            log.warning("the keyring cannot be written: %s", type(error).__name__)
            return False
        return True

    def _is_out_of_file(self, profile: str) -> bool:
        """Delete a key from the file; False where it cannot be written."""
        kept = self._in_file()
        if profile not in kept:
            return True
        try:
            self._write({name: key for name, key in kept.items() if name != profile})
        except OSError as error:
            log.warning("keys cannot be written: %s", error)
            return False
        return True

    def _in_file(self) -> dict[str, str]:
        try:
            kept = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            log.warning("the file of keys cannot be read: %s", type(error).__name__)
            return {}
        return {name: key for name, key in kept.items() if isinstance(key, str)} if isinstance(kept, dict) else {}

    def _write(self, keys: dict[str, str]) -> None:
        """Write the file beside and move it; it is never readable for others, not even for a moment."""
        if not keys:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(keys, file)
        part.replace(self._file)
