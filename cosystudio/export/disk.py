"""Finished files appear together, or not at all."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cosystudio.errors import ExportError

_SENTENCES = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk is full: your share of it is used up.",
    errno.EFBIG: "The file is too large for this disk.",
    errno.EACCES: "The folder cannot be written to: choose another one.",
    errno.EPERM: "The folder cannot be written to: choose another one.",
    errno.EROFS: "The folder cannot be written to: choose another one.",
    errno.ENOENT: "The folder is no longer there: choose another one.",
    errno.ENOTDIR: "There is a file where the folder should be: choose another one.",
    errno.EEXIST: "There is a file where the folder should be: choose another one.",
}


@contextmanager
def written_together(folder: Path) -> Iterator[Callable[[str], Path]]:
    """Yield a function from a file's name to the part file to write in its stead; make the folder where it is missing.

    At the end all parts are moved to their names.  After an error they are removed, and what was in the folder before
    is still there.  Raises ExportError where the disk refuses.
    """
    parts: dict[Path, Path] = {}

    def beside(name: str) -> Path:
        part = folder / f"{name}.part"
        parts[part] = folder / name
        return part

    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield beside
        for part, path in parts.items():
            part.replace(path)
    except OSError as exc:
        raise ExportError(_SENTENCES.get(exc.errno or 0, "The file cannot be written.")) from exc
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
