"""The file as every reader sees it: its first bytes to be recognised by, its text where it is one."""

import stat
import zipfile
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from cosystudio.child import Stop
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.archive import names_of_damaged
from cosystudio.manuscript.encoding import Decoded, decode
from cosystudio.manuscript.text import one_line

_HEAD_BYTES = 4_096
LARGEST_TEXT = 32 * 2**20
MOST_LINES = 1_000_000
"""A text of 32 MB that is wrapped at the usual width, with its blank lines, has two thirds of it."""


def named(name: str) -> str:
    """Return a file's name as it can be shown and saved: one line, and no bytes that are no characters."""
    return one_line(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


class Source:
    """One manuscript file, opened once and looked at by content.

    `label` is its name as errors say it; `encoding` is the text encoding that a person has chosen, empty where it is to
    be found out.  `stop` ends what reading it waits for.
    """

    def __init__(self, path: Path, encoding: str = "", stop: Stop | None = None) -> None:
        """Look at the file; raises ManuscriptError when there is nothing to look at."""
        self.path = path
        self.label = label = named(path.name)
        self.encoding = encoding
        self.stop = stop
        try:
            found = path.stat()
            self.size = found.st_size
            if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
                raise ManuscriptError(f"{label} is not a file.")  # a pipe or a device may never end
            with path.open("rb") as file:
                self.head = file.read(_HEAD_BYTES)
        except FileNotFoundError as exc:
            raise ManuscriptError(f"The file {label} does not exist.") from exc
        except IsADirectoryError as exc:
            raise ManuscriptError(f"{label} is a folder, not a book.") from exc
        except PermissionError as exc:
            raise ManuscriptError(f"The file {label} may not be read by you.") from exc
        except (OSError, ValueError) as exc:
            raise ManuscriptError(f"The file {label} cannot be read.") from exc
        if not self.head:
            raise ManuscriptError("The file is empty.")

    @property
    def name(self) -> str:
        """The file's name as a title: no suffix, underscores as spaces."""
        return one_line(named(self.path.stem).replace("_", " "))

    @cached_property
    def members(self) -> frozenset[str]:
        """The names inside, if the file is a ZIP archive, even a damaged one; else nothing."""
        if not self.head.startswith(b"PK"):
            return frozenset()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return frozenset(archive.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            with suppress(OSError):
                return names_of_damaged(self.path)
            return frozenset()
        except OSError:
            return frozenset()

    @cached_property
    def data(self) -> bytes:
        """The bytes of a file that is all text; raises ManuscriptError when it is too large."""
        try:
            with self.path.open("rb") as file:
                data = file.read(LARGEST_TEXT + 1)  # whatever the size was: a file may grow
        except OSError as exc:
            raise ManuscriptError(f"The file {self.label} cannot be read.") from exc
        if len(data) > LARGEST_TEXT:
            raise ManuscriptError("The file is too large for a text: the limit is 32 MB.")
        return data

    @cached_property
    def decoded(self) -> Decoded:
        """The file as text; raises ManuscriptError when it is too large or has more lines than a book."""
        decoded = decode(self.data, chosen=self.encoding)
        if max(map(decoded.text.count, "\n\r")) > MOST_LINES:
            raise ManuscriptError(f"The file has too many lines to be a book: the limit is {MOST_LINES}.")
        return decoded
