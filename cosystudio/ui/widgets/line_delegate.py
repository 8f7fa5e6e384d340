"""Painting and editing one line of the script."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from cosystudio.book.model import Kind, LineState, SegmentId
from cosystudio.ui import words
from cosystudio.ui.icons import Glyphs
from cosystudio.ui.models.lines import LineModel, ShownLine
from cosystudio.ui.speakers import speaker_color
from cosystudio.ui.theme import Theme, Tokens, figures_font, reading_font
from cosystudio.ui.widgets.line_editor import LineEditor
from cosystudio.ui.widgets.typeset import Typesetter

Index = QModelIndex | QPersistentModelIndex
_AROUND = 7
"""Free space above and below the text of a row."""
_GAP = 16
_GLYPH = 16
_EDGE = 10
_RADIUS = 6
_NARROW = 480
"""Pixels of a row below which the pause is not shown, so that the text has room."""
_BAR = 4
"""Pixels of the bar that says by its colour who speaks."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a row stand, for one rectangle."""

    number: QRect
    speaker: QRect
    text: QRect
    pause: QRect
    glyph: QRect
    length: QRect


class LineDelegate(QStyledItemDelegate):
    """Paints number, text, pause, state and length; edits the text in place.

    Signals:
        split_wished(object, int): the SegmentId of the line being edited, and the character to cut before.
    """

    split_wished = Signal(object, int)

    def __init__(self, model: LineModel, theme: Theme, language: str, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._glyphs = Glyphs()
        self._small = figures_font()
        self._font = reading_font(language)
        self.heard: SegmentId | None = None
        self.set_language(language)

    def set_language(self, language: str) -> None:
        """Set the script in the faces of another language."""
        self._font = reading_font(language)
        heading = reading_font(language)
        heading.setBold(True)
        self._setter = Typesetter(self._font, heading)

    @property
    def one_row_height(self) -> int:
        """The height of a row whose text fills one line."""
        return round(self._setter.pitch) + 2 * _AROUND

    def guess_heights(self, rows: range, width: int) -> list[int]:
        """Return about how high rows will be; a hundredth of a second for thousands of them."""
        if self._model.is_search:
            return [self.one_row_height] * len(rows)
        room = self.text_width(width)
        return [self._height_of(self._setter.guess_lines(self._model.segment(row).text, room)) for row in rows]

    def exact_height(self, row: int, width: int) -> int:
        """Return how high a row is."""
        line = self._model.segment(row)
        heading = line.kind == Kind.HEADING
        return self._height_of(self._setter.count_lines(line.text, self.text_width(width), heading))

    def text_width(self, width: int) -> int:
        """Return how much of a row's width is left for the text."""
        return max(self._columns(QRect(0, 0, width, 1)).text.width(), 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        line = self._model.line(index.row())
        columns = self._columns(_rect(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_number(painter, columns.number, line)
        self._paint_speaker(painter, columns.speaker, line)
        self._paint_text(painter, columns.text, line, index.row())
        self._paint_figures(painter, columns, line)
        icon, color = words.state_icon(line.state), state_color(line.state, self._theme.tokens)
        self._glyphs.paint(painter, icon, columns.glyph, color)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the exact size of a row, for views that ask."""
        width = _rect(option).width()
        return QSize(width, self.exact_height(index.row(), width))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor that lies over the text of a row."""
        editor = LineEditor(self._font, parent)
        editor.finished.connect(lambda: self._finish(editor))
        editor.given_up.connect(lambda: self._give_up(editor))
        id = self._model.id_at(index.row())
        editor.split_wished.connect(lambda at: self._split(editor, id, at))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the line's text into the editor, once."""
        assert isinstance(editor, LineEditor)
        editor.take_text(self._model.segment(index.row()).text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the edited text to the model."""
        assert isinstance(editor, LineEditor)
        model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the editor over the text, a little larger than it."""
        text = self._columns(_rect(option)).text
        lowered = round(self._setter.pitch - QFontMetrics(self._font).lineSpacing()) // 2
        editor.setGeometry(text.adjusted(-4, lowered - 4, 4, 4))

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Leave the keys to the editor; Qt's own filter would take Tab and Enter away from it."""
        if event.type() == QEvent.Type.FocusOut and isinstance(editor, LineEditor) and not editor.has_menu:
            self._finish(editor)
        return False

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say the state in words when the pointer rests on its shape, and who speaks when it rests on their bar."""
        told = self._told_at(event.pos(), _rect(option), index.row()) if index.isValid() else ""
        if not told:
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), told, view)
        return True

    def _told_at(self, at: QPoint, row: QRect, place: int) -> str:
        columns, line = self._columns(row), self._model.line(place)
        if columns.glyph.adjusted(-8, -8, 8, 8).contains(at):
            return words.state_word(line.state)
        near = columns.speaker.adjusted(-6, -4, 6, 4).contains(at)
        return line.segment.character if near and line.speaker is not None else ""

    def _finish(self, editor: LineEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _give_up(self, editor: LineEditor) -> None:
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def _split(self, editor: LineEditor, id: SegmentId, at: int) -> None:
        self._finish(editor)
        self.split_wished.emit(id, at)

    def _height_of(self, lines: int) -> int:
        return self.one_row_height if self._model.is_search else round(self._setter.pitch * lines) + 2 * _AROUND

    def _columns(self, row: QRect) -> Columns:
        figures = QFontMetrics(self._small)
        high = round(self._setter.pitch)
        top = row.top() + _AROUND
        number = QRect(row.left() + _EDGE, top, figures.horizontalAdvance("00000"), high)
        length_wide = figures.horizontalAdvance("The Night Shadows" if self._model.is_search else "00:00")
        length = QRect(row.right() - _EDGE - length_wide, top, length_wide, high)
        glyph = QRect(length.left() - _GAP - _GLYPH, top + (high - _GLYPH) // 2, _GLYPH, _GLYPH)
        is_narrow = row.width() < _NARROW
        pause_wide = 0 if self._model.is_search or is_narrow else figures.horizontalAdvance("+0.00 s")
        pause = QRect(glyph.left() - _GAP // 2 - pause_wide, top, pause_wide, high)
        left = number.right() + _GAP + 4
        text = QRect(left, top, pause.left() - _GAP // 2 - left, row.height() - 2 * _AROUND)
        speaker = QRect(number.right() + (_GAP + 4 - _BAR) // 2 + 1, top, _BAR, text.height())
        return Columns(number, speaker, text, pause, glyph, length)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        tokens = self._theme.tokens
        frame = QRectF(_rect(option)).adjusted(0.5, 0.5, -0.5, -0.5)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.soft))
            painter.setPen(QColor(tokens.accent) if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.ground))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)

    def _paint_number(self, painter: QPainter, where: QRect, line: ShownLine) -> None:
        heard = line.segment.id == self.heard
        tokens = self._theme.tokens
        if heard:
            wide = QFontMetrics(self._small).horizontalAdvance(str(line.number))
            mark = QRect(where.right() - wide - 18, where.top() + (where.height() - 12) // 2, 12, 12)
            self._glyphs.paint(painter, "heard", mark, tokens.accent)
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.accent if heard else tokens.quiet))
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line.number))

    def _paint_speaker(self, painter: QPainter, where: QRect, line: ShownLine) -> None:
        if line.speaker is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(speaker_color(line.speaker, self._theme.tokens)))
            painter.drawRoundedRect(where, _BAR / 2, _BAR / 2)

    def _paint_text(self, painter: QPainter, where: QRect, line: ShownLine, row: int) -> None:
        tokens = self._theme.tokens
        quiet = line.state in (LineState.NOT_SPOKEN, LineState.SPEAKING)
        painter.setPen(QPen(QColor(tokens.quiet if quiet else tokens.text)))
        if self._model.is_search:
            self._paint_excerpt(painter, where, row)
            return
        layout = self._setter.set_text(line.segment.text, where.width(), line.segment.kind == Kind.HEADING)
        self._setter.draw(painter, layout, QPointF(where.topLeft()))

    def _paint_excerpt(self, painter: QPainter, where: QRect, row: int) -> None:
        text, begin, end = self._model.excerpt(row)
        shown = QFontMetrics(self._font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        layout = self._setter.set_text(shown, where.width())
        sought = QTextLayout.FormatRange()
        sought.start, sought.length = begin, min(end, len(shown)) - begin
        sought.format.setForeground(QColor(self._theme.tokens.accent))
        sought.format.setBackground(QColor(self._theme.tokens.soft))
        self._setter.draw(painter, layout, QPointF(where.topLeft()), [sought])

    def _paint_figures(self, painter: QPainter, columns: Columns, line: ShownLine) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.tokens.quiet))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if line.segment.pause_by_hand and columns.pause.width() > 0 and not line.chapter:
            painter.drawText(columns.pause, right, "+" + words.seconds_of(line.segment.pause_ms))
        painter.drawText(columns.length, right, self._last_words(columns.length.width(), line))

    def _last_words(self, width: int, line: ShownLine) -> str:
        if line.chapter:
            return QFontMetrics(self._small).elidedText(line.chapter, Qt.TextElideMode.ElideRight, width)
        return "" if line.seconds is None else words.clock(line.seconds)


def state_color(state: LineState, tokens: Tokens) -> str:
    """Return the colour of a state's shape."""
    match state:
        case LineState.SPOKEN | LineState.SPEAKING:
            return tokens.accent
        case LineState.STALE:
            return tokens.warning
        case LineState.FAILED:
            return tokens.error
        case LineState.NOT_SPOKEN:
            return tokens.quiet


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect
