"""Painting one row of the list of chapters."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cosystudio.book.model import Chapter, ChapterKind
from cosystudio.book.progress import Tally
from cosystudio.ui import words
from cosystudio.ui.icons import Glyphs
from cosystudio.ui.models.chapters import ChapterModel, is_greyed, length_of
from cosystudio.ui.theme import Theme, figures_font

Index = QModelIndex | QPersistentModelIndex
_TICK = 16
_EDGE = 8
_GAP = 10
_BAR = 2


class ChapterDelegate(QStyledItemDelegate):
    """Paints tick, title, length and a thin bar of what is spoken; a part's heading is text alone.

    A chapter that is left out is struck, and a word says so in place of its length.
    """

    def __init__(self, model: ChapterModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._glyphs = Glyphs()
        self._font = QApplication.font()
        self._struck = QFont(self._font)
        self._struck.setStrikeOut(True)
        self._figures = figures_font()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one size that all rows have."""
        return QSize(0, QFontMetrics(self._font).height() + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        rect: QRect = option.rect
        chapter = self._model.chapter(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chapter is None:
            self._paint_part(painter, rect, self._model.row(index.row()).title)
        else:
            self._paint_ground(painter, rect, option.state)
            self._paint_chapter(painter, rect, chapter)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Turn a click on the tick into a change of the tick."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        rect: QRect = option.rect
        chapter = self._model.chapter(index.row())
        if (
            chapter is None
            or chapter.kind is ChapterKind.SKIP
            or not _tick_rect(rect).adjusted(-6, -6, 6, 6).contains(event.position().toPoint())
        ):
            return False
        state = Qt.CheckState.Unchecked if chapter.included else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _paint_part(self, painter: QPainter, rect: QRect, title: str) -> None:
        font = QFont(self._font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.quiet))
        where = rect.adjusted(_EDGE, 6, -_EDGE, 0)
        text = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        tokens = self._theme.tokens
        focus = chosen and state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QColor(tokens.accent) if focus else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.soft if chosen else tokens.ground))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_chapter(self, painter: QPainter, rect: QRect, chapter: Chapter) -> None:
        tokens = self._theme.tokens
        tally = self._model.tally(chapter.id)
        is_left_out = chapter.kind is ChapterKind.SKIP
        if not is_left_out:
            tick = "check-on" if chapter.included else "check-off"
            self._glyphs.paint(painter, tick, _tick_rect(rect), tokens.accent if chapter.included else tokens.quiet)
        length = words.chapter_kind(chapter.kind) if is_left_out else length_of(tally)
        length_wide = QFontMetrics(self._figures).horizontalAdvance(length)
        inner = rect.adjusted(_EDGE + _TICK + _GAP, 0, -_EDGE, -_BAR - 3)
        painter.setFont(self._figures)
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, length)
        painter.setFont(self._struck if is_left_out else self._font)
        painter.setPen(QColor(tokens.quiet if is_greyed(chapter) else tokens.text))
        title = inner.adjusted(0, 0, -length_wide - _GAP, 0)
        text = QFontMetrics(self._font).elidedText(chapter.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if is_left_out:
            return
        self._paint_bar(painter, QRect(inner.left(), rect.bottom() - _BAR - 2, inner.width(), _BAR), tally)

    def _paint_bar(self, painter: QPainter, where: QRect, tally: Tally) -> None:
        tokens = self._theme.tokens
        painter.fillRect(where, QColor(tokens.rule))
        if tally.lines:
            done = round(where.width() * tally.spoken / tally.lines)
            painter.fillRect(QRect(where.topLeft(), QSize(done, _BAR)), QColor(tokens.accent))


def _tick_rect(row: QRect) -> QRect:
    return QRect(row.left() + _EDGE, row.center().y() - _TICK // 2 - 1, _TICK, _TICK)
