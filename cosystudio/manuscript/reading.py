"""The one way in: a file becomes a manuscript, by the first reader that recognises its content."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cosystudio.book.reading import ReadingChoices
from cosystudio.child import Stop
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import converted, docx, epub, fb2, html, markdown, odt, pdf, plain_text, rtf
from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.formats import SUPPORTED, foreign_format
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.values import Manuscript

_ONLY_TABLES = "There is no text but in tables: they are read, row by row."


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: how it is recognised, and how it is read."""

    recognises: Callable[[Source], bool]
    read: Callable[[Source, ReadingChoices], Manuscript]


_BINARY_READERS = (
    Reader(epub.recognises, epub.read),
    Reader(fb2.recognises, fb2.read),
    Reader(html.recognises, html.read),
    Reader(pdf.recognises, pdf.read),
    Reader(docx.recognises, docx.read),
    Reader(odt.recognises, odt.read),
    Reader(rtf.recognises, rtf.read),
    Reader(converted.recognises, converted.read),
)
_TEXT_READERS = (Reader(markdown.recognises, markdown.read), Reader(plain_text.recognises, plain_text.read))


def read(path: Path, choices: ReadingChoices | None = None, stop: Stop | None = None) -> Manuscript:
    """Return the manuscript in the file, whatever its suffix says.

    Without `choices` nothing but the text itself is read; `stop` ends a reading that waits for another process.

    Raises ManuscriptError, one sentence naming the reason, when it cannot be read as a whole.
    """
    choices = choices or ReadingChoices()
    with _garbage_left_lying():
        return _read(Source(path, choices.encoding, stop), choices)


@contextmanager
def _garbage_left_lying() -> Iterator[None]:
    """Keep Python's collector away: the paragraphs of a long book hold no rings, and it would look for some in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(source: Source, choices: ReadingChoices) -> Manuscript:
    readers = [reader for reader in _BINARY_READERS if reader.recognises(source)]
    if not readers:
        if foreign := foreign_format(source):
            raise ManuscriptError(f"The file is {foreign}; {SUPPORTED}")
        readers = [reader for reader in _TEXT_READERS if reader.recognises(source)]
    manuscript = _with_tables_alone(readers[0], source, choices)
    if not any(chapter.blocks for chapter in manuscript.chapters):
        raise ManuscriptError("There is no text in the file.")
    return manuscript


def _with_tables_alone(reader: Reader, source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; tables that are all there is are read whatever the choice, for it comes only later."""
    manuscript = reader.read(source, choices)
    tables = any(passages.reason == Reason.TABLE.value for passages in manuscript.account.skipped)
    if choices.tables or not tables or any(chapter.blocks for chapter in manuscript.chapters):
        return manuscript
    manuscript = reader.read(source, replace(choices, tables=True))
    return replace(manuscript, warnings=(*manuscript.warnings, _ONLY_TABLES))
