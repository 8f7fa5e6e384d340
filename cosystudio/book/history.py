"""Undo and redo: the list of earlier and undone books."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from cosystudio.book.model import Book

STEPS = 1000
"""How many edits can be undone; books share all that did not change, so a step costs little."""


@dataclass(slots=True)
class History:
    """The books before and after the present one, each with the name of the edit between."""

    past: list[tuple[str, Book]] = field(default_factory=list)
    future: list[tuple[str, Book]] = field(default_factory=list)

    def record(self, label: str, before: Book) -> None:
        """Remember the book as it was before the edit `label`; what was undone can no longer be redone."""
        self.past.append((label, before))
        del self.past[:-STEPS]
        self.future.clear()

    def undo(self, present: Book) -> Book:
        """Return the book before the last edit.  Raises IndexError where there is none."""
        label, book = self.past.pop()
        self.future.append((label, present))
        return _keep_ids(book, present)

    def redo(self, present: Book) -> Book:
        """Return the book after the edit that was undone last.  Raises IndexError where there is none."""
        label, book = self.future.pop()
        self.past.append((label, present))
        return _keep_ids(book, present)

    @contextmanager
    def kept_on_failure(self) -> Iterator[None]:
        """Leave the history as it was when what is done inside fails."""
        past, future = list(self.past), list(self.future)
        try:
            yield
        except BaseException:
            self.past, self.future = past, future
            raise

    @property
    def undo_label(self) -> str:
        """The name of the edit that undo takes back, or an empty text."""
        return self.past[-1][0] if self.past else ""

    @property
    def redo_label(self) -> str:
        """The name of the edit that redo makes again, or an empty text."""
        return self.future[-1][0] if self.future else ""


def _keep_ids(book: Book, present: Book) -> Book:
    """An id is never given twice, not even after undo: a line in flight may still bear it."""
    return replace(book, next_id=max(book.next_id, present.next_id))
