"""Lexicon files: read by what is in them, written by their suffix."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon import csv_files, pls_files
from cosystudio.segmentation.lexicon.outcome import Read

PLS = ".pls"
LARGEST_BYTES = 8 << 20
"""Some 100,000 entries."""


def read_lexicon(path: Path) -> Read:
    """Return the entries of a CSV or PLS file.  Raises LexiconError with one sentence."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise LexiconError("The file is too large for a lexicon: the limit is 8 MB.")
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"The lexicon “{path.name}” cannot be read ({error.strerror}).") from error
    is_xml = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return pls_files.read(data) if is_xml else csv_files.read(data)


def write_lexicon(path: Path, entries: Iterable[LexiconEntry]) -> None:
    """Write the entries as PLS where the file's name ends so, else as CSV; the file is whole or as it was before.

    Raises LexiconError where it cannot be written.
    """
    data = (pls_files if path.suffix.lower() == PLS else csv_files).written(entries)
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise LexiconError(f"The lexicon “{path.name}” cannot be written ({error.strerror}).") from error
