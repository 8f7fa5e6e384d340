"""The formats that are not read, known by content so that the refusal can name them."""

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
    if b"\x00" in source.head and not source.decoded.encoding.startswith("utf-16"):
        return "not a text"
    return ""
