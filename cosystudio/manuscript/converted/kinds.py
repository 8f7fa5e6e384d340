"""The formats that are read by way of another program, known by their content."""

import re
from dataclasses import dataclass

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.source import Source

CALIBRE, PANDOC, OFFICE = "Calibre", "pandoc", "LibreOffice"

_COMPOUND = b"\xd0\xcf\x11\xe0"
_STEP = 2**20
_SECTOR = 512
_WORD_FACTS = b"\xec\xa5"
_ENCRYPTED_AT = 11
"""The byte of the flags of a Word document's FIB of which the lowest bit is fEncrypted ([MS-DOC] 2.5.2)."""
_PALM_TYPE = slice(60, 68)
_DRM_ION = b"\xeaDRMION\xee"


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: what it is called, the suffix its program knows it by, the program, and pandoc's name for it."""

    name: str
    suffix: str
    program: str
    pandoc_name: str = ""


_KINDLE = Kind("a Kindle book", ".azw3", CALIBRE)
_WORD = Kind("an old Word document", ".doc", OFFICE)
_BY_FIRST_BYTES = (
    (b"ITOLITLS", Kind("a Microsoft Reader book", ".lit", CALIBRE)),
    (b"L\0R\0F\0", Kind("a Sony Reader book", ".lrf", CALIBRE)),
    (b"ITSF", Kind("a Windows help file", ".chm", CALIBRE)),
    (b"AT&TFORM", Kind("a DjVu document", ".djvu", CALIBRE)),
    (b"CONT\x02\x00", Kind("a Kindle book", ".kfx", CALIBRE)),
    (b"TPZ0", Kind("a Kindle book", ".azw1", CALIBRE)),
)
_BY_PALM_TYPE = {
    b"BOOKMOBI": _KINDLE,
    b"TEXtREAd": Kind("a Palm book", ".pdb", CALIBRE),
    b"PNRdPPrs": Kind("a Palm book", ".pdb", CALIBRE),
}
_BY_TEXT = (
    (re.compile(r"^[ \t]*\\(?:documentclass|documentstyle|begin\{document\})", re.MULTILINE),
     Kind("a LaTeX document", ".tex", PANDOC, "latex")),
    (re.compile(r"\A\s*(?:<[?!][^>]*>\s*)*<(?:book|article)\b[^>]*docbook", re.IGNORECASE),
     Kind("a DocBook document", ".xml", PANDOC, "docbook")),
    (re.compile(r"\A\s*(?:<\?[^>]*>\s*)?<!DOCTYPE\s+(?:book|article)\s[^>]*DocBook", re.IGNORECASE),
     Kind("a DocBook document", ".xml", PANDOC, "docbook")),
    (re.compile(r"\A\s*(?:#\+\w+:.*\n\s*)*#\+(?:TITLE|AUTHOR):", re.IGNORECASE),
     Kind("an Org document", ".org", PANDOC, "org")),
)  # fmt: skip


def kind_of(source: Source) -> Kind | None:
    """Return which format it is, or None; raises ManuscriptError when it is locked or protected."""
    head = source.head
    if head.startswith(_COMPOUND):
        return _compound(source)
    if head.startswith(_DRM_ION):
        raise ManuscriptError("This Kindle book is protected by DRM.")
    kind = _BY_PALM_TYPE.get(head[_PALM_TYPE])
    if kind is _KINDLE and _is_encrypted(source):
        raise ManuscriptError("This Kindle book is protected by DRM.")
    kind = kind or next((kind for first, kind in _BY_FIRST_BYTES if head.startswith(first)), None)
    if kind or b"\0" in head or not re.search(rb"[\\<#]", head):
        return kind
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    return next((kind for form, kind in _BY_TEXT if form.search(text)), None)


def _compound(source: Source) -> Kind | None:
    """Return what the streams of a compound file make it: their names are written two bytes a letter."""
    names = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument")}
    found = _found(source, tuple(names.values()))
    if names["EncryptedPackage"] in found:
        kind = "Word document"
        raise ManuscriptError(f"This {kind} is locked with a password.")
    if names["WordDocument"] in found and _is_locked(source):
        kind = "old Word document"
        raise ManuscriptError(f"This {kind} is locked with a password.")
    if _is_cut_short(source):
        kind = "document"
        raise ManuscriptError(f"This {kind} is damaged: it is cut short or was changed on the way.")
    return _WORD if names["WordDocument"] in found else None


def _is_locked(source: Source) -> bool:
    """Does the block of facts that opens the text say that it is encrypted?  Streams begin with a sector."""
    data = _first(source, _STEP)
    sectors = (data[at : at + _SECTOR] for at in range(_SECTOR, len(data), _SECTOR))
    facts = next((sector for sector in sectors if sector.startswith(_WORD_FACTS)), b"")
    return len(facts) > _ENCRYPTED_AT and bool(facts[_ENCRYPTED_AT] & 1)


def _is_cut_short(source: Source) -> bool:
    """Does the list of the streams begin behind the end of the file?"""
    size = 1 << min(int.from_bytes(source.head[30:32], "little"), 16)
    return (int.from_bytes(source.head[48:52], "little") + 1) * size >= source.size


def _first(source: Source, count: int) -> bytes:
    try:
        with source.path.open("rb") as file:
            return file.read(count)
    except OSError as exc:
        raise ManuscriptError(f"The file {source.label} cannot be read.") from exc


def _found(source: Source, marks: tuple[bytes, ...]) -> set[bytes]:
    """Return which of the marks the file holds."""
    found: set[bytes] = set()
    before = b""
    try:
        with source.path.open("rb") as file:
            while chunk := file.read(_STEP):
                found.update(mark for mark in marks if mark in before + chunk)
                before = chunk[-64:]
    except OSError as exc:
        raise ManuscriptError(f"The file {source.label} cannot be read.") from exc
    return found


def _is_encrypted(source: Source) -> bool:
    """Has the first record of a Mobipocket book an encryption: 0 is none, 2 that of the shop."""
    at = int.from_bytes(source.head[78:82], "big")
    try:
        with source.path.open("rb") as file:
            file.seek(at + 12)
            return file.read(2) not in (b"", b"\0\0")
    except OSError as exc:
        raise ManuscriptError(f"The file {source.label} cannot be read.") from exc
