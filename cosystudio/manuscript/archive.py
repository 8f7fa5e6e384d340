"""The ZIP archive that a book is packed in, read in memory and within limits; nothing is ever written to disk."""

import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from cosystudio.errors import ManuscriptError

# Real books stay far below: an archive beyond these is made to fill the memory.
LARGEST_MEMBER = 64 * 2**20
LARGEST_BOOK = 512 * 2**20
MOST_MEMBERS = 20_000
_HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 2**20
_STEP = 2**18
_SEARCHED_FOR_NAMES = 4 * 2**20
_LONGEST_NAME = 512
# The local header of a member: its mark, 22 bytes of facts, how long its name is (APPNOTE.TXT 4.3.7).
_MEMBER_HEAD = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)


def names_of_damaged(path: Path) -> frozenset[str]:
    """Return the names that stand before the members of an archive whose directory is lost; empty for no archive.

    They say what kind of book it was.  Raises OSError when the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(_SEARCHED_FOR_NAMES)
    lengths = ((match.end(), int.from_bytes(match[1], "little")) for match in _MEMBER_HEAD.finditer(data))
    names = (data[at : at + length] for at, length in lengths if 0 < length <= _LONGEST_NAME)
    return frozenset(name.decode("utf-8", "replace") for name in names)


class Archive:
    """The members of one book by name; the bytes really inflated are counted, whatever the directory claims.

    `kind` is what the errors call the book, as ``EPUB``.
    """

    def __init__(self, path: Path, kind: str = "EPUB") -> None:
        """Open the archive; raises ManuscriptError when it is damaged, locked or has too many members."""
        self.kind = kind
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as exc:
            raise self._damaged() from exc
        self._inflated = 0
        self._by_name = {member.filename.replace("\\", "/"): member for member in self._zip.infolist()}
        self._by_folded_name = {name.casefold(): member for name, member in self._by_name.items()}
        if len(self._zip.infolist()) > MOST_MEMBERS:
            self._zip.close()
            raise ManuscriptError(f"This {self.kind} holds too many files to be a book.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """The names of all members."""
        return list(self._by_name)

    def find(self, href: str, beside: str = "") -> str:
        """Return the name of the member that `href` means, seen from the member `beside`; nothing if there is none.

        Upper and lower case, %20 and ``../`` are forgiven: many EPUBs were made on forgiving systems.
        """
        path = href.partition("#")[0]
        folder = posixpath.dirname(beside)
        for name in (path, unquote(path, errors="replace")):
            member = self._lookup(posixpath.normpath(posixpath.join(folder, name)).lstrip("/"))
            if member:
                return member.filename.replace("\\", "/")
        return ""

    def read(self, name: str) -> bytes:
        """Return the member's bytes; raises ManuscriptError when it is damaged, locked or beyond the limits."""
        member = self._lookup(name)
        if member is None:
            raise ManuscriptError(f"This {self.kind} is damaged: {name} is missing.")
        try:
            return self._inflate(member)
        except RuntimeError as exc:  # zipfile's way to say that a password is wanted
            raise ManuscriptError(f"This {self.kind} is locked with a password.") from exc
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as exc:
            raise self._damaged() from exc

    def _damaged(self) -> ManuscriptError:
        return ManuscriptError(f"This {self.kind} is damaged: it is cut short or was changed on the way.")

    def _lookup(self, name: str) -> zipfile.ZipInfo | None:
        return self._by_name.get(name) or self._by_folded_name.get(name.casefold())

    def _inflate(self, member: zipfile.ZipInfo) -> bytes:
        chunks = []
        size = 0
        with self._zip.open(member) as file:
            while chunk := file.read(_STEP):
                size += len(chunk)
                self._inflated += len(chunk)
                self._check(size, member.compress_size)
                chunks.append(chunk)
        return b"".join(chunks)

    def _check(self, size: int, packed: int) -> None:
        is_bomb = size > _RATIO_COUNTS_FROM and size > _HIGHEST_RATIO * max(packed, 1)
        if is_bomb or size > LARGEST_MEMBER or self._inflated > LARGEST_BOOK:
            raise ManuscriptError(
                f"This {self.kind} is too large when unpacked: the limit is 64 MB a file and 512 MB a book."
            )
