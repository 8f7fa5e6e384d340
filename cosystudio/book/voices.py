"""Which voice speaks a line."""

from cosystudio.book.model import Book, Chapter, Segment, Voice


def voice_of(book: Book, chapter: Chapter, line: Segment) -> Voice:
    """Return the line's own voice, else its chapter's, else the book's."""
    return line.voice or chapter.voice or book.voice
