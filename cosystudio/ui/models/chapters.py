"""The list of chapters: parts as headings, ticks, and how far each has come."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cosystudio.book.model import Chapter, ChapterId, ChapterKind
from cosystudio.book.progress import Tally
from cosystudio.session.session import Session
from cosystudio.ui import words

Index = QModelIndex | QPersistentModelIndex
_TEXT = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)})
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_NAME = int(Qt.ItemDataRole.AccessibleTextRole)
_TICK = int(Qt.ItemDataRole.CheckStateRole)

MANY = 60
"""Rows that are told to views one by one; more of them are told as all rows, which is quicker to draw."""

Target = tuple[ChapterId | None, str | None]
"""Before which chapter others come to stand, None for the end; and of which part, None for that of their neighbours."""


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """One row: a part's heading when `id` is None, else a chapter of that part."""

    title: str
    id: ChapterId | None = None
    part: str = ""


class ChapterModel(QAbstractListModel):
    """Rows for a view; a chapter's own figures are read from the session when they are painted.

    Signals:
        ticked(object, bool): a chapter's tick was clicked; its ChapterId, and whether it shall be in the book.
    """

    ticked = Signal(object, bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = _rows_of(session.book.chapters)
        self._places = _places_of(self._rows)

    def reload(self) -> None:
        """Read the chapters again; views keep nothing but what they find by id."""
        self.beginResetModel()
        self._rows = _rows_of(self._session.book.chapters)
        self._places = _places_of(self._rows)
        self.endResetModel()

    def follow(self, ids: frozenset[ChapterId]) -> None:
        """Go over to how these chapters are now: other rows where a title or a part is another, else other looks."""
        if _rows_of(self._session.book.chapters) != self._rows:
            self.reload()
        else:
            self.redraw(ids)

    def redraw(self, ids: frozenset[ChapterId]) -> None:
        """Tell views that these chapters look different now."""
        if len(ids) > MANY:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
            return
        for id in ids & self._places.keys():
            index = self.index(self._places[id])
            self.dataChanged.emit(index, index)

    def row(self, place: int) -> ChapterRow:
        """Return what stands in a row."""
        return self._rows[place]

    def place(self, id: ChapterId) -> int:
        """Return the row of a chapter."""
        return self._places[id]

    def chapter(self, place: int) -> Chapter | None:
        """Return the chapter in a row as it is now, None for a part's heading."""
        id = self._rows[place].id
        return None if id is None else self._session.chapter(id)

    def tally(self, id: ChapterId) -> Tally:
        """Return how far the chapter has come."""
        return self._session.tally(id)

    def target(self, ids: Collection[ChapterId], gap: int) -> Target:
        """Return where chapters come to stand that are put before row `gap`.

        Beside a part's heading its two sides are told apart, unless the chapters are a whole part and stay one.
        """
        before = next((row.id for row in self._rows[gap:] if row.id is not None), None)
        above = self._rows[gap - 1] if gap else ChapterRow("")
        is_beside_heading = above.id is None or (gap < len(self._rows) and self._rows[gap].id is None)
        return before, above.part if is_beside_heading and not self._is_whole(ids) else None

    def step(self, ids: Collection[ChapterId], by: int) -> Target | None:
        """Return where chapters come to stand that go up (-1) or down (1) a row; a whole part passes whole parts.

        None where they are at the end of the book.
        """
        places = [self._places[id] for id in ids if id in self._places]
        is_whole = self._is_whole(ids)
        if by < 0:
            top = min(places, default=0) - int(is_whole)
            gap = self._first_of_part(top - 1) if is_whole else top - 1
        else:
            bottom = max(places, default=len(self._rows))
            gap = 1 + (self._last_of_part(bottom + 1) if is_whole else bottom + 1)
        return self.target(ids, gap) if 0 <= gap <= len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: a heading is only looked at."""
        if not index.isValid() or self._rows[index.row()].id is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title, tick or spoken name of a row."""
        if role in _TEXT:
            return self._told(index.row()) if role == _TIP else self._rows[index.row()].title
        if role not in (_NAME, _TICK):
            return None
        chapter = self.chapter(index.row())
        if role == _NAME:
            return self._spoken_name(index.row())
        if chapter is None or chapter.kind is ChapterKind.SKIP:
            return None
        return Qt.CheckState.Checked if chapter.included else Qt.CheckState.Unchecked

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a tick to be set; the row changes when the session has done it."""
        id = self._rows[index.row()].id
        if role != _TICK or id is None or self._session.chapter(id).kind is ChapterKind.SKIP:
            return False
        self.ticked.emit(id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _told(self, place: int) -> str:
        """The title, and what the chapter is beside the body."""
        chapter = self.chapter(place)
        kind = "" if chapter is None else words.chapter_kind(chapter.kind)
        return " · ".join(part for part in (self._rows[place].title, kind) if part)

    def _is_whole(self, ids: Collection[ChapterId]) -> bool:
        """True where no chapter of their parts is left behind."""
        parts = {row.part for row in self._rows if row.id in ids}
        return "" not in parts and all(row.id in ids for row in self._rows if row.id is not None and row.part in parts)

    def _first_of_part(self, place: int) -> int:
        while place > 0 and self._rows[place].id is not None and self._rows[place].part:
            place -= 1
        return place

    def _last_of_part(self, place: int) -> int:
        while place + 1 < len(self._rows) and self._rows[place].part and self._rows[place + 1].id is not None:
            if self._rows[place + 1].part != self._rows[place].part:
                break
            place += 1
        return place

    def _spoken_name(self, place: int) -> str:
        chapter = self.chapter(place)
        if chapter is None:
            return self._rows[place].title
        if chapter.kind is not ChapterKind.BODY:
            return f"{chapter.title}: {words.chapter_kind(chapter.kind)}"
        tally = self.tally(chapter.id)
        text = QCoreApplication.translate("ChapterModel", "{title}: {spoken} of {lines} lines spoken")
        return text.format(title=chapter.title, spoken=tally.spoken, lines=tally.lines)


def length_of(tally: Tally) -> str:
    """Return a chapter's length, marked as rough until every line is spoken."""
    if not tally.lines:
        return ""
    return words.clock(tally.seconds) if tally.is_spoken else words.rough_length(tally.estimated_seconds)


def is_greyed(chapter: Chapter) -> bool:
    """Return whether the chapter stands back: front and back matter, and what is left out."""
    return not chapter.included or chapter.kind != ChapterKind.BODY


def _rows_of(chapters: tuple[Chapter, ...]) -> list[ChapterRow]:
    rows: list[ChapterRow] = []
    part = ""
    for chapter in chapters:
        if chapter.part and chapter.part != part:
            rows.append(ChapterRow(chapter.part, part=chapter.part))
        part = chapter.part
        rows.append(ChapterRow(chapter.title, chapter.id, part))
    return rows


def _places_of(rows: list[ChapterRow]) -> dict[ChapterId, int]:
    return {row.id: place for place, row in enumerate(rows) if row.id is not None}
