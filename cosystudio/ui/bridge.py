"""From the session's events to Qt signals, no more often than an eye can follow."""

from PySide6.QtCore import QObject, QTimer, Signal

from cosystudio.book.changes import Changes
from cosystudio.session.events import JobChanged, SessionEvent, Trouble
from cosystudio.session.session import Session
from cosystudio.ui.error_words import sentence

REDRAW_MS = 100
"""Ten redraws a second: progress that moves, at a cost that does not show."""


class Bridge(QObject):
    """Listens to one session for as long as it lives.

    The first change is told at once; the ones that follow within a tenth of a second are told together.  Changes to
    the order of things are never held back, because the models must not ask for lines that are gone.

    Signals:
        book_changed(): title, rules or the list of chapters changed: read everything again.
        chapters_changed(object): frozenset of ChapterId; their lines or their own fields changed.
        segments_changed(object): frozenset of SegmentId; these lines changed in place.
        job_changed(object): the JobStatus.
        trouble(str): a sentence to show quietly.
    """

    book_changed = Signal()
    chapters_changed = Signal(object)
    segments_changed = Signal(object)
    job_changed = Signal(object)
    trouble = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None, *, redraw_ms: int = REDRAW_MS) -> None:
        super().__init__(parent)
        self._session = session
        self._held = Changes()
        self._rest = QTimer(self, interval=redraw_ms, singleShot=True)
        self._rest.timeout.connect(self._tell_held)
        self._stop_listening = session.listen(self._hear)

    def stop(self) -> None:
        """Hear nothing more from the session; what was held back is dropped."""
        self._stop_listening()
        self._rest.stop()

    def _hear(self, event: SessionEvent) -> None:
        match event:
            case Changes():
                self._take(event)
            case JobChanged():
                self.job_changed.emit(event.job)
            case Trouble():
                self.trouble.emit(sentence(event.message))
            case _:
                """A line that failed is in the Changes as well."""

    def _take(self, changes: Changes) -> None:
        self._held = Changes(
            segments=self._held.segments | changes.segments,
            chapters=self._held.chapters | changes.chapters,
            book=self._held.book or changes.book,
        )
        if self._held.book or self._held.chapters or not self._rest.isActive():
            self._tell_held()

    def _tell_held(self) -> None:
        told, self._held = self._held, Changes()
        if told == Changes():
            return
        self._rest.start()
        if told.book:
            self.book_changed.emit()
            return
        if told.chapters:
            self.chapters_changed.emit(told.chapters)
        there = frozenset(id for id in told.segments if self._session.has(id))
        if there:
            self.segments_changed.emit(there)
