"""The lines of one chapter, or the lines found in the whole book."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cosystudio.book.model import ChapterId, LineState, Segment, SegmentId
from cosystudio.session.session import Session
from cosystudio.ui import words
from cosystudio.ui.speakers import speaker_place

Index = QModelIndex | QPersistentModelIndex
_TEXT = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)})
MANY = 60
"""Rows that are told to views one by one; more of them are told as all rows, which is quicker to draw."""
_WORDS_BEFORE = 24
"""How many letters of a found line stand before the words that were sought; half as many where a text has no
spaces, as the letters of such scripts are twice as wide."""
_NAME = int(Qt.ItemDataRole.AccessibleTextRole)


class Filter(Enum):
    """Which lines of a chapter are shown, by the states they are in; or those that their voice does not speak."""

    ALL = frozenset(LineState)
    STALE = frozenset({LineState.STALE})
    NOT_SPOKEN = frozenset({LineState.NOT_SPOKEN, LineState.SPEAKING})
    FAILED = frozenset({LineState.FAILED})
    UNSAYABLE = frozenset[LineState]()


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line as it is painted; `seconds` is None without a take, `chapter` is named only in a search.

    `speaker` is the place in the cast of who speaks it, None for the narrator.
    """

    segment: Segment
    number: int
    state: LineState
    seconds: float | None
    chapter: str
    speaker: int | None


class LineModel(QAbstractListModel):
    """Keeps a list of ids; everything else is read from the session for the rows that are painted.

    Signals:
        edited(object, str): a person wrote another text into a row; the SegmentId and the text.
    """

    edited = Signal(object, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chapter: ChapterId | None = None
        self._filter = Filter.ALL
        self._needle = ""
        self._ids: list[SegmentId] = []
        self._places: dict[SegmentId, int] = {}

    @property
    def is_search(self) -> bool:
        """True while the rows come from the whole book."""
        return bool(self._needle)

    @property
    def chapter_id(self) -> ChapterId | None:
        """The chapter that is shown, or that a search returns to."""
        return self._chapter

    @property
    def ids(self) -> Sequence[SegmentId]:
        """The lines in the order of the rows."""
        return self._ids

    def show_chapter(self, id: ChapterId, wanted: Filter = Filter.ALL) -> None:
        """Show the lines of a chapter that pass the filter."""
        self._chapter, self._filter, self._needle = id, wanted, ""
        self._reset(self._wanted())

    def show_found(self, needle: str) -> None:
        """Show every line of the book that contains `needle`, in any case; nothing goes back to the chapter."""
        self._needle = needle.casefold()
        self._reset(self._wanted())

    def refresh(self) -> None:
        """Look again which lines belong here, and tell views the least that changed."""
        fresh = self._wanted()
        if fresh == self._ids:
            return
        head = _common(self._ids, fresh)
        tail = _common(self._ids[head:][::-1], fresh[head:][::-1])
        self._remove(head, len(self._ids) - tail)
        self._insert(head, fresh[head : len(fresh) - tail])

    def redraw(self, ids: frozenset[SegmentId]) -> None:
        """Tell views which rows look different now; under a filter some of them may come or go."""
        if self._filter is not Filter.ALL or self.is_search:
            self.refresh()
        if len(ids) > MANY:
            self.redraw_all()
            return
        for id in ids & self._places.keys():
            index = self.index(self._places[id])
            self.dataChanged.emit(index, index)

    def redraw_all(self) -> None:
        """Tell views that every row may look different now."""
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def id_at(self, row: int) -> SegmentId:
        """Return the line in a row."""
        return self._ids[row]

    def row_of(self, id: SegmentId) -> int | None:
        """Return the row of a line, None where the filter hides it."""
        return self._places.get(id)

    def segment(self, row: int) -> Segment:
        """Return the line in a row as it is now."""
        return self._session.segment(self._ids[row])

    def line(self, row: int) -> ShownLine:
        """Return what a row shows."""
        id = self._ids[row]
        take = self._session.current_take(id)
        return ShownLine(
            segment=self._session.segment(id),
            number=self._session.number(id),
            state=self._session.state(id),
            seconds=None if take is None else take.seconds,
            chapter=self._session.chapter_of(id).title if self.is_search else "",
            speaker=speaker_place(self._session.book.cast, self._session.segment(id).character),
        )

    def excerpt(self, row: int) -> tuple[str, int, int]:
        """Return a found line from shortly before the words that were sought, and where these begin and end in it."""
        text = self.segment(row).text.replace("\n", " ")
        at = max(0, text.casefold().find(self._needle))
        first = 0 if at <= _WORDS_BEFORE else _excerpt_start(text, at)
        shown = ("…" if first else "") + text[first:]
        begin = at - first + (1 if first else 0)
        return shown, begin, begin + len(self._needle)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be chosen and written into."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a row, or how a screen reader says it."""
        if role in _TEXT:
            return self.segment(index.row()).text
        return self._spoken_name(index.row()) if role == _NAME else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another text; the row changes when the session has done it."""
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not text or text == self.segment(index.row()).text:
            return False
        self.edited.emit(self._ids[index.row()], text)
        return True

    def _spoken_name(self, row: int) -> str:
        line = self.line(row)
        text = QCoreApplication.translate("LineModel", "Line {number}, {state}: {text}")
        if line.speaker is not None:
            text = QCoreApplication.translate("LineModel", "Line {number}, {state}, {name}: {text}")
        told = {"number": line.number, "state": words.state_word(line.state), "name": line.segment.character}
        return text.format(**told, text=line.segment.text)

    def _wanted(self) -> list[SegmentId]:
        if self._needle:
            chapters = self._session.book.chapters
            return [line.id for one in chapters for line in one.segments if self._needle in line.text.casefold()]
        if self._chapter is None:
            return []
        ids = [line.id for line in self._session.chapter(self._chapter).segments]
        if self._filter is Filter.ALL:
            return ids
        if self._filter is Filter.UNSAYABLE:
            return list(self._session.unsayable([self._chapter]))
        return [id for id in ids if self._session.state(id) in self._filter.value]

    def _reset(self, ids: list[SegmentId]) -> None:
        self.beginResetModel()
        self._keep(ids)
        self.endResetModel()

    def _keep(self, ids: list[SegmentId]) -> None:
        self._ids = ids
        self._places = {id: row for row, id in enumerate(ids)}

    def _remove(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            self._keep(self._ids[:first] + self._ids[end:])
            self.endRemoveRows()

    def _insert(self, first: int, ids: list[SegmentId]) -> None:
        if ids:
            self.beginInsertRows(QModelIndex(), first, first + len(ids) - 1)
            self._keep(self._ids[:first] + ids + self._ids[first:])
            self.endInsertRows()


def _common(one: Sequence[SegmentId], other: Sequence[SegmentId]) -> int:
    """Return how many of the first ids are the same in both."""
    pairs = zip(one, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _excerpt_start(text: str, at: int) -> int:
    return text.find(" ", at - _WORDS_BEFORE, at) + 1 or at - _WORDS_BEFORE // 2
