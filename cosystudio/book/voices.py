"""Which voice speaks a line."""

from dataclasses import replace

from cosystudio.book.model import Book, Chapter, Segment, Voice


def voice_of(book: Book, chapter: Chapter, line: Segment) -> Voice:
    """Return the line's own voice, else its character's, else its chapter's, else the book's."""
    return line.voice or _of_character(book, line.character) or chapter.voice or book.voice


def adjusted(voice: Voice, speed: float | None = None, style: str | None = None) -> Voice:
    """Return the voice at another pace or in another style; None leaves either as it is."""
    return replace(voice, speed=voice.speed if speed is None else speed, style=voice.style if style is None else style)


def _of_character(book: Book, name: str) -> Voice | None:
    if not name:
        return None
    return next((one.voice for one in book.cast if one.name == name), None)
