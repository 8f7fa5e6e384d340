"""A file read with pdfium in this process, which it may end."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2

from cosystudio.pdfium import document as pdf
from cosystudio.pdfium.runs import RunReader
from cosystudio.pdfium.values import Drawn, Opened, Unreadable, Why

_SAMPLED_PAGES = 40
_FEWEST_LETTERS = 12
"""Letters a page under which a page holds a stamp or a number and the words are in its picture."""
_FEW_PAGES = 3
_MOST_S, _MOST_S_A_PAGE = 10.0, 0.1
"""Seconds of work: some ten times what pages of books take."""


def drawn(path: Path, clock: Callable[[], float] = time.process_time) -> Iterator[Opened | Drawn]:
    """Yield what the file says of itself, then its pages that can be read.

    Raises Unreadable.
    """
    with pdf.opened(path) as document:
        until = clock() + _MOST_S + _MOST_S_A_PAGE * len(document)
        _refuse_pictures(document)
        title, author = pdf.metadata(document, "Title"), pdf.metadata(document, "Author")
        yield Opened(title, author, pdf.language(document), tuple(pdf.bookmarks(document)))
        for page in _pages(document):
            if clock() > until:
                raise Unreadable(Why.SLOW)
            yield page


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Drawn]:
    reader = RunReader()
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        text, runs = reader.runs(page)
        width, height = page.get_size()
        yield Drawn(index, width, height, text, tuple(runs))
        page.close()


def _refuse_pictures(document: pypdfium2.PdfDocument) -> None:
    """Raise Unreadable when the pages, as a sample shows, are pictures."""
    count = len(document)
    sample = sorted({at * count // _SAMPLED_PAGES for at in range(_SAMPLED_PAGES)})
    letters, pictures, seen = 0, 0, 0
    for index in sample:
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        textpage = page.get_textpage()
        letters += max(textpage.count_chars(), 0)
        pictures += pdf.is_picture(page)
        seen += 1
        textpage.close()
        page.close()
    if not seen:
        raise Unreadable(Why.UNREADABLE_PAGES)
    fewest = _FEWEST_LETTERS * seen if count > _FEW_PAGES else 1
    if pictures and letters < fewest:
        raise Unreadable(Why.PICTURES)
