"""The file as every reader sees it: its first bytes to be recognised by, its text where it is one."""

import zipfile
from functools import cached_property
from pathlib import Path

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.encoding import Decoded, decode

_HEAD_BYTES = 4_096
LARGEST_TEXT = 64 * 2**20


class Source:
    """One manuscript file, opened once and looked at by content.

    `encoding` is the text encoding that a person has chosen; empty where it is to be found out.
    """

    def __init__(self, path: Path, encoding: str = "") -> None:
        """Look at the file; raises ManuscriptError when there is nothing to look at."""
        self.path = path
        self.encoding = encoding
        try:
            self.size = path.stat().st_size
            with path.open("rb") as file:
                self.head = file.read(_HEAD_BYTES)
        except FileNotFoundError as exc:
            raise ManuscriptError(f"The file {path.name} does not exist.") from exc
        except IsADirectoryError as exc:
            raise ManuscriptError(f"{path.name} is a folder, not a book.") from exc
        except PermissionError as exc:
            raise ManuscriptError(f"The file {path.name} may not be read by you.") from exc
        except (OSError, ValueError) as exc:
            raise ManuscriptError(f"The file {path.name} cannot be read.") from exc
        if not self.head:
            raise ManuscriptError("The file is empty.")

    @property
    def name(self) -> str:
        """The file's name as a title: no suffix, underscores as spaces."""
        return " ".join(self.path.stem.replace("_", " ").split())

    @cached_property
    def members(self) -> frozenset[str]:
        """The names inside, if the file is a ZIP archive that can be opened; else nothing."""
        if not self.head.startswith(b"PK"):
            return frozenset()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return frozenset(archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return frozenset()

    @cached_property
    def decoded(self) -> Decoded:
        """The file as text; raises ManuscriptError when it is too large."""
        if self.size > LARGEST_TEXT:
            raise ManuscriptError("The file is too large for a text: the limit is 64 MB.")
        try:
            return decode(self.path.read_bytes(), chosen=self.encoding)
        except OSError as exc:
            raise ManuscriptError(f"The file {self.path.name} cannot be read.") from exc
