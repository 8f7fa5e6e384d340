"""Books made on the spot: an EPUB of a few pages, a text of a few lines."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript import Manuscript, read

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

METADATA = "<dc:title>The Book</dc:title><dc:creator>A. Writer</dc:creator><dc:language>en</dc:language>"

WORDS = (
    "It was a quiet evening by the harbour, and the old keeper climbed the stairs as he had done for thirty years. "
    "Nobody had asked him to, and nobody would have noticed if he had stayed at home beside the fire. "
)


def package(pages: Mapping[str, str | bytes], metadata: str, *, nav: bool, ncx: bool, spine: str) -> str:
    """Return the package document that lists the pages in their order."""
    items = [f'<item id="p{i}" href="{name}" media-type="application/xhtml+xml"/>' for i, name in enumerate(pages)]
    items += ['<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'] * nav
    items += ['<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'] * ncx
    refs = spine or "".join(f'<itemref idref="p{i}"/>' for i in range(len(pages)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f'<manifest>{"".join(items)}</manifest><spine toc="ncx">{refs}</spine></package>'
    )


def page(body: str) -> str:
    """Return a whole XHTML page around the body."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Page</title></head><body>{body}</body></html>'
    )


@pytest.fixture
def make_epub(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of EPUBs; a page is a body, or bytes that are taken as they are."""

    def make(
        pages: Mapping[str, str | bytes],
        *,
        nav: str = "",
        ncx: str = "",
        metadata: str = METADATA,
        spine: str = "",
        extra: Mapping[str, str | bytes] | None = None,
    ) -> Path:
        path = tmp_path / "book.epub"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            archive.writestr("META-INF/container.xml", CONTAINER)
            opf = package(pages, metadata, nav=bool(nav), ncx=bool(ncx), spine=spine)
            archive.writestr("OEBPS/content.opf", opf)
            for name, body in pages.items():
                archive.writestr(f"OEBPS/{name}", page(body) if isinstance(body, str) else body)
            if nav:
                archive.writestr("OEBPS/nav.xhtml", page(f'<nav epub:type="toc"><ol>{nav}</ol></nav>'))
            if ncx:
                archive.writestr("OEBPS/toc.ncx", f"<ncx><navMap>{ncx}</navMap></ncx>")
            for name, data in (extra or {}).items():
                archive.writestr(name, data)
        return path

    return make


@pytest.fixture
def read_epub(make_epub: Callable[..., Path]) -> Callable[..., Manuscript]:
    """Return a function that makes an EPUB and reads it."""
    return lambda *args, **options: read(make_epub(*args, **options))


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[..., Manuscript]:
    """Return a function that writes a text, or bytes, and reads it."""

    def read_it(text: str | bytes, name: str = "book.txt", choices: ReadingChoices | None = None) -> Manuscript:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read(path, choices)

    return read_it


@pytest.fixture
def words() -> str:
    """A paragraph of English prose, long enough for a chapter of its own."""
    return WORDS * 3
