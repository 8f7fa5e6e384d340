"""The PDF file opened with pdfium: its pages, outline and metadata, every foreign error as a reason."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from cosystudio.pdfium.values import LARGEST_FILE, MOST_PAGES, Bookmark, Unreadable, Why

_MOST_BOOKMARKS = 20_000
_DEEPEST = 12
_WHY = {pdfium.FPDF_ERR_PASSWORD: Why.PASSWORD, pdfium.FPDF_ERR_SECURITY: Why.PROTECTED}


@contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Give the open document; raises Unreadable when it is too large, wants a password or cannot be read."""
    document = _open(path)
    try:
        pages = len(document)
        if not pages:
            raise Unreadable(Why.NO_PAGES)
        if pages > MOST_PAGES:
            raise Unreadable(Why.TOO_MANY_PAGES)
        yield document
    finally:
        document.close()


def _open(path: Path) -> pypdfium2.PdfDocument:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unreadable(Why.TOO_LARGE)
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as exc:
        raise Unreadable(_WHY.get(exc.err_code, Why.DAMAGED)) from exc
    except OSError as exc:
        raise Unreadable(Why.MISSING) from exc


def metadata(document: pypdfium2.PdfDocument, key: str) -> str:
    """Return what the file says of itself under the key, such as ``Title``."""
    return " ".join(document.get_metadata_value(key).split())


def language(document: pypdfium2.PdfDocument) -> str:
    """Return the language that the document declares, or nothing."""
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length < 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "ignore")


def bookmarks(document: pypdfium2.PdfDocument) -> list[Bookmark]:
    """Return the lines of the outline that have words and point to a page."""
    found = []
    for mark in islice(document.get_toc(max_depth=_DEEPEST), _MOST_BOOKMARKS):
        label, target = _label(mark), mark.get_dest()
        page = target.get_index() if target else None
        if label and target and page is not None and 0 <= page < len(document):
            found.append(Bookmark(mark.level + 1, label, page, _height(*target.get_view())))
    return found


def _label(mark: pypdfium2.PdfBookmark) -> str:
    """Return the words of a line of the outline; nothing where they are no UTF-16."""
    try:
        return " ".join(mark.get_title().split())
    except UnicodeDecodeError:
        return ""


def _height(mode: int, numbers: list[float]) -> float | None:
    """Return how high on its page a link points: the second number of XYZ, the first of FitH (ISO 32000-1, 12.3.2)."""
    place = {pdfium.PDFDEST_VIEW_XYZ: 1, pdfium.PDFDEST_VIEW_FITH: 0, pdfium.PDFDEST_VIEW_FITBH: 0}.get(mode)
    return numbers[place] if place is not None and len(numbers) > place and numbers[place] > 0 else None


def is_picture(page: pypdfium2.PdfPage) -> bool:
    """Does the page show anything at all?"""
    return bool(pdfium.FPDFPage_CountObjects(page) > 0)
