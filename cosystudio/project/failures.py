"""What SQLite and the disk say, in sentences for the person at the window."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cosystudio.errors import ProjectError

_FULL: Iterable[str] = ("SQLITE_FULL", "SQLITE_IOERR_WRITE")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say into a sentence for the person at the window."""
    try:
        yield
    except sqlite3.OperationalError as exc:
        name = getattr(exc, "sqlite_errorname", "")
        if name in _FULL:
            raise ProjectError("The disk is full; free some space and try again.") from exc
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise ProjectError(f"“{path.name}” is in use by another program.") from exc
        if name.startswith("SQLITE_READONLY"):
            raise ProjectError(f"“{path.name}” may not be written; copy it to a folder of your own.") from exc
        raise ProjectError(f"“{path.name}” cannot be opened or written ({exc}).") from exc
    except (sqlite3.DatabaseError, zlib.error) as exc:
        raise ProjectError(f"“{path.name}” is damaged or not a CosyStudio book.") from exc
    except OSError as exc:
        raise ProjectError(f"“{path.name}” cannot be written ({exc.strerror}).") from exc
