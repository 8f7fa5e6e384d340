"""The middle pane: one chapter, set like a page of the book; or the lines found in the whole book."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from cosystudio.book.model import ChapterId, SegmentId
from cosystudio.ui import words
from cosystudio.ui.desk import Desk
from cosystudio.ui.models.chapters import length_of
from cosystudio.ui.models.lines import Filter, LineModel
from cosystudio.ui.theme import title_font
from cosystudio.ui.widgets.flow import FlowLayout
from cosystudio.ui.widgets.parts import button, label, mark
from cosystudio.ui.widgets.script_view import ScriptView


class ScriptPane(QWidget):
    """Shows the lines, lets a person choose, write, split and merge them.

    Signals:
        line_chosen(object): the SegmentId in hand, or None.
        chapter_wished(object): a found line was chosen, or the chapter shown is gone; the ChapterId to go to.
        line_wished(object): the line in hand stands in another chapter now; its SegmentId, to go to.
    """

    line_chosen = Signal(object)
    chapter_wished = Signal(object)
    line_wished = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "script_pane", self.tr("Script"))
        self.setProperty("role", "pane")
        self._desk = desk
        self._in_hand: SegmentId | None = None
        self.menu_actions: list[QAction] = []
        self.model = LineModel(desk.session, self)
        self.view = ScriptView(self.model, desk.theme, desk.session.book.language, self)
        self._title = label("chapter_title", "title")
        self._title.setWordWrap(True)
        self._count = label("chapter_count", "quiet", figures=True)
        self._empty = label("no_lines", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._chips = self._make_chips()
        self._lay_out()
        self._listen()

    @property
    def line(self) -> SegmentId | None:
        """The line in hand."""
        return self._in_hand

    @property
    def chapter(self) -> ChapterId | None:
        """The chapter that is shown."""
        return self.model.chapter_id

    def selection(self) -> list[SegmentId]:
        """Return the chosen lines in the order they are read."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        return [self.model.id_at(row) for row in rows]

    def show_chapter(self, id: ChapterId) -> None:
        """Show a chapter from its first line."""
        self._chips[Filter.ALL].setChecked(True)
        chapter = self._desk.session.chapter(id)
        self._title.setFont(title_font(chapter.language))
        self.view.delegate.set_language(chapter.language)
        self.model.show_chapter(id)
        self._show_head()
        if chapter.segments:
            self.choose(chapter.segments[0].id)

    def choose(self, id: SegmentId) -> None:
        """Take a line in hand and bring it into sight; under a filter that hides it, show all lines."""
        if self.model.row_of(id) is None:
            self._chips[Filter.ALL].setChecked(True)
        row = self.model.row_of(id)
        if row is None:
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(self.model.index(row), flags)
        self.view.show_row(row)

    def mark_heard(self, id: SegmentId | None, follow: bool) -> None:
        """Mark the line that is being heard; with `follow` it comes into sight."""
        before, self.view.delegate.heard = self.view.delegate.heard, id
        self.model.redraw(frozenset(line for line in (before, id) if line is not None))
        row = None if id is None else self.model.row_of(id)
        if follow and row is not None:
            self.view.show_row(row)

    def search(self, needle: str) -> None:
        """Show the lines of the whole book that contain `needle`; with nothing to find, the chapter again."""
        if needle:
            self.model.show_found(needle)
            self._show_head()
        elif self.model.is_search and self.chapter is not None:
            self._leave_search(self._in_hand)

    def enter_search(self) -> None:
        """Go from the field that finds to the first line that was found."""
        if self.model.is_search and self.model.rowCount():
            self.choose(self.model.id_at(0))
            self.view.setFocus()

    def edit(self) -> None:
        """Begin to write in the line in hand."""
        index = self.view.currentIndex()
        if index.isValid() and not self.model.is_search:
            self.view.setFocus()
            self.view.edit(index)

    def step(self, by: int) -> None:
        """Take the next or the previous line in hand."""
        row = max(0, min(self.view.currentIndex().row() + by, self.model.rowCount() - 1))
        if self.model.rowCount():
            self.choose(self.model.id_at(row))

    def _make_chips(self) -> dict[Filter, QPushButton]:
        group = QButtonGroup(self)
        chips = {}
        for wanted in Filter:
            chip = button(f"chip_{wanted.name.lower()}", "", "chip")
            chip.setCheckable(True)
            chip.toggled.connect(partial(self._filter, wanted))
            group.addButton(chip)
            chips[wanted] = chip
        with QSignalBlocker(chips[Filter.ALL]):
            chips[Filter.ALL].setChecked(True)
        return chips

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(26, 14, 26, 8)
        head.setSpacing(6)
        head.addWidget(self._title)
        row = FlowLayout(8)
        row.addWidget(self._count)
        for chip in self._chips.values():
            row.addWidget(chip)
        head.addLayout(row)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        body = QVBoxLayout()
        body.setContentsMargins(16, 0, 6, 0)
        body.addLayout(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _listen(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._take_in_hand)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.chosen_in_search.connect(self._go_to_found)
        self.view.doubleClicked.connect(self._go_to_found)
        self.view.delegate.split_wished.connect(self._split)
        self.model.edited.connect(self._write)
        bridge = self._desk.bridge
        bridge.book_changed.connect(self._reload)
        bridge.chapters_changed.connect(self._follow_chapters)
        bridge.segments_changed.connect(self._redraw)
        self._desk.theme.changed.connect(self.view.viewport().update)

    def _filter(self, wanted: Filter, is_on: bool) -> None:
        if is_on and self.chapter is not None:
            keep = self._in_hand
            self.model.show_chapter(self.chapter, wanted)
            self._show_head()
            if keep is not None and self.model.row_of(keep) is not None:
                self.choose(keep)

    def _show_head(self) -> None:
        searching = self.model.is_search
        for chip in self._chips.values():
            chip.setVisible(not searching)
        if searching:
            self._title.setText(self.tr("Found in the book"))
            self._count.setText(words.count_of_lines(self.model.rowCount()))
        elif self.chapter is not None:
            self._title.setText(self._desk.session.chapter(self.chapter).title)
            self._show_counts(self.chapter)
        self._empty.setText(self._empty_words())
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _show_counts(self, id: ChapterId) -> None:
        tally = self._desk.session.tally(id)
        count = words.count_of_lines(tally.lines)
        self._count.setText(" · ".join(part for part in (count, length_of(tally)) if part))
        waiting = tally.lines - tally.spoken - tally.stale - tally.failed
        self._label_chip(Filter.ALL, self.tr("All"))
        self._label_chip(Filter.STALE, self.tr("Stale"), tally.stale)
        self._label_chip(Filter.NOT_SPOKEN, self.tr("Not spoken"), waiting)
        self._label_chip(Filter.FAILED, self.tr("Failed"), tally.failed)
        self._label_chip(Filter.UNSAYABLE, self.tr("Voice lacks the language"), len(self._desk.session.unsayable([id])))

    def _label_chip(self, wanted: Filter, text: str, count: int | None = None) -> None:
        chip = self._chips[wanted]
        chip.setText(text if count is None else f"{text} {count:,}")
        chip.setAccessibleName(chip.text())
        chip.setVisible(count is None or count > 0 or chip.isChecked())

    def _empty_words(self) -> str:
        if self.model.is_search:
            return self.tr("No line of the book contains these words.")
        if self._chips[Filter.ALL].isChecked():
            return self.tr("This chapter has nothing to speak.")
        return self.tr("No lines are in this state.")

    def _take_in_hand(self) -> None:
        index = self.view.currentIndex()
        self._in_hand = self.model.id_at(index.row()) if index.isValid() else None
        self.line_chosen.emit(self._in_hand)

    def _reload(self) -> None:
        session = self._desk.session
        chapters = {chapter.id for chapter in session.book.chapters}
        if self.chapter in chapters:
            self.model.refresh()
            self.model.redraw_all()
            self._show_head()
        elif self._in_hand is not None and session.has(self._in_hand):
            self.line_wished.emit(self._in_hand)
        elif session.book.chapters:
            self.chapter_wished.emit(session.book.chapters[0].id)

    def _follow_chapters(self, ids: frozenset[ChapterId]) -> None:
        if self.model.is_search or self.chapter in ids:
            self.model.refresh()
            self.model.redraw_all()
            self._show_head()

    def _redraw(self, ids: frozenset[SegmentId]) -> None:
        self.model.redraw(ids)
        self._show_head()

    def _write(self, id: SegmentId, text: str) -> None:
        self._desk.tasks.start(self._desk.session.edit_text(id, text))

    def _split(self, id: SegmentId, at: int) -> None:
        self._desk.tasks.start(self._desk.session.split(id, at))

    def _go_to_found(self) -> None:
        if self.model.is_search and self._in_hand is not None:
            self._leave_search(self._in_hand)

    def _leave_search(self, id: SegmentId | None) -> None:
        session = self._desk.session
        target = self.chapter if id is None else session.chapter_of(id).id
        if target is not None:
            self.chapter_wished.emit(target)
        if id is not None:
            self.choose(id)
        self.view.setFocus()

    def _open_menu(self, at: QPoint) -> None:
        if not self.view.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.menu_actions)
        menu.popup(self.view.viewport().mapToGlobal(at))
