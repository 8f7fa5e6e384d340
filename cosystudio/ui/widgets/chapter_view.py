"""The view of the list of chapters: several can be chosen, dragged to another place and moved by keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from cosystudio.book.model import ChapterId
from cosystudio.ui.models.chapters import ChapterModel
from cosystudio.ui.theme import Theme
from cosystudio.ui.widgets.chapter_delegate import ChapterDelegate

_EDGE = 28
"""How near to its upper or lower end a drag scrolls the list, in pixels."""
_SCROLL_MS = 40
_LINE = 2

_NO_MODIFIER, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_RENAME = QKeyCombination(_NO_MODIFIER, Qt.Key.Key_F2).toCombined()
_UP = QKeyCombination(_ALT, Qt.Key.Key_Up).toCombined()
_DOWN = QKeyCombination(_ALT, Qt.Key.Key_Down).toCombined()
_LEAVE_OUT = QKeyCombination(_NO_MODIFIER, Qt.Key.Key_Delete).toCombined()


class ChapterView(QListView):
    """Shows the chapters; what a person wishes of those that are chosen is told by signals.

    A drag is followed here and not by Qt's own, which would run a loop of its own inside the window's.

    Signals:
        rename_wished(): F2 was pressed.
        step_wished(int): Alt+Up (-1) or Alt+Down (1) was pressed.
        leave_out_wished(): Delete was pressed.
        dropped(int): the chosen chapters were dragged to before the row of this number.
        menu_wished(object): the QPoint on the screen where a menu shall open.
    """

    rename_wished = Signal()
    step_wished = Signal(int)
    leave_out_wished = Signal()
    dropped = Signal(int)
    menu_wished = Signal(object)

    def __init__(self, model: ChapterModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._chapters = model
        self._theme = theme
        self._pressed: QPoint | None = None
        self._gap: int | None = None
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        self._on_key: dict[int, Callable[[], object]] = {
            _RENAME: self.rename_wished.emit,
            _UP: lambda: self.step_wished.emit(-1),
            _DOWN: lambda: self.step_wished.emit(1),
            _LEAVE_OUT: self.leave_out_wished.emit,
        }
        self.setModel(model)
        self.setItemDelegate(ChapterDelegate(model, theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    @property
    def is_dragging(self) -> bool:
        """True while chapters follow the mouse."""
        return self._gap is not None

    def selection(self) -> list[ChapterId]:
        """Return the chosen chapters in the order of the book."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [id for row in rows if (id := self._chapters.row(row).id) is not None]

    def event(self, event: QEvent) -> bool:
        """Take the keys of the list before the window takes them for those of lines."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_escape = event.key() == Qt.Key.Key_Escape and self.is_dragging
            if event.keyCombination().toCombined() in self._on_key or is_escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what the keys of the list wish; Escape ends a drag."""
        if wish := self._on_key.get(event.keyCombination().toCombined()):
            wish()
        elif event.key() == Qt.Key.Key_Escape and self.is_dragging:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wish for a menu where the mouse is, or at the chapter in hand where a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wished.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
        elif self.indexAt(event.pos()).flags() & Qt.ItemFlag.ItemIsSelectable:
            self.menu_wished.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        can_drag = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _NO_MODIFIER
        is_chosen = self.selectionModel().isSelected(self.indexAt(at))
        self._pressed = at if can_drag and is_chosen else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen chapters, once the mouse is far enough from where it was pressed."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self.is_dragging or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._drag_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged."""
        gap, self._pressed = self._gap, None
        if gap is None:
            super().mouseReleaseEvent(event)
            return
        self._let_go()
        self.dropped.emit(gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a line where a drag would drop."""
        super().paintEvent(event)
        if self._gap is not None:
            painter = QPainter(self.viewport())
            line = QRect(4, self._y_of(self._gap) - _LINE // 2, self.viewport().width() - 8, _LINE)
            painter.fillRect(line, QColor(self._theme.tokens.accent))

    def _drag_to(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self._gap = index.row() + int(at.y() > self.visualRect(index).center().y())
        else:
            self._gap = 0 if at.y() < 0 else self._chapters.rowCount()
        self._pointer_y = at.y()
        is_at_edge = not _EDGE <= at.y() <= self.viewport().height() - _EDGE
        if is_at_edge != self._scrolling.isActive():
            self._scrolling.start() if is_at_edge else self._scrolling.stop()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def _scroll_on(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (-_EDGE if self._pointer_y < _EDGE else _EDGE) // 2)
        self._drag_to(QPoint(self.viewport().width() // 2, self._pointer_y))

    def _let_go(self) -> None:
        self._gap = self._pressed = None
        self._scrolling.stop()
        self.viewport().unsetCursor()
        self.viewport().update()

    def _y_of(self, gap: int) -> int:
        if gap < self._chapters.rowCount():
            return max(1, self.visualRect(self._chapters.index(gap)).top())
        return self.visualRect(self._chapters.index(gap - 1)).bottom()
