"""The formats that are not read, known by content so that the refusal can name them."""

import re

from cosystudio.manuscript.source import Source

SUPPORTED = "CosyStudio reads EPUB, FB2, HTML, DOCX, ODT, RTF, PDF, Markdown and plain text."

# First bytes, as the file utility's magic database has them.
_BY_FIRST_BYTES = (
    (b"\xd0\xcf\x11\xe0", "a document of another program"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound or video file"),
    (b"fLaC", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_BY_MEMBER = (
    ("ppt/presentation.xml", "a presentation"),
    ("xl/workbook.xml", "a spreadsheet"),
    ("content.xml", "a document of another program"),
)


_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
_SAMPLE = 500_000
_STRAY = 3
_BINARY_SHARE = 0.04
_BINARY_SHARE_BELOW_HEAD = 0.02
"""A damaged book has less: a sector of garbage in it is one part in a hundred."""


def foreign_format(source: Source) -> str:
    """Return what the file is, as ``a PDF document``, when it is a known format without a reader; else nothing."""
    for first, name in _BY_FIRST_BYTES:
        if source.head.startswith(first) and not (first == b"MZ" and b"\x00" not in source.head):
            return name
    for member, name in _BY_MEMBER:
        if member in source.members:
            return name
    return _binary(source)


def _binary(source: Source) -> str:
    if source.head.startswith(b"PK"):
        return "a ZIP archive without a book in it" if source.members else "a damaged ZIP archive or EPUB"
    return "not a text" if _is_binary(source) else ""


def _is_binary(source: Source) -> bool:
    """Are more than a few stray characters of the file's head, or of all of it, such that no text has?"""
    decoded = source.decoded
    head = decoded.text[: len(source.head)].encode("utf-8", "replace") if decoded.is_wide else source.head
    if len(_CONTROLS.findall(head)) > max(_STRAY, _BINARY_SHARE * len(head)):
        return True
    start = decoded.text[:_SAMPLE]
    return len(_CONTROL.findall(start)) > max(_STRAY, _BINARY_SHARE_BELOW_HEAD * len(start))
