"""The left pane: the chapters, and what they come to."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QVBoxLayout, QWidget

from cosystudio.book.model import ChapterId
from cosystudio.ui import words
from cosystudio.ui.desk import Desk
from cosystudio.ui.models.chapters import ChapterModel
from cosystudio.ui.widgets.chapter_delegate import ChapterDelegate
from cosystudio.ui.widgets.parts import label, mark, rule

WIDTH = 248


class ChaptersPane(QWidget):
    """Lists the chapters; a click shows one, a click on its tick puts it into the book or leaves it out.

    Signals:
        chosen(object): the ChapterId to show.
        voice_wished(object): the ChapterId that shall be spoken by another voice.
        produce_wished(object): the ChapterId to produce now.
    """

    chosen = Signal(object)
    voice_wished = Signal(object)
    produce_wished = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "chapters_pane", self.tr("Chapters"))
        self.setProperty("role", "pane")
        self._desk = desk
        self._current: ChapterId | None = None
        self.model = ChapterModel(desk.session, self)
        self.view = self._make_view()
        self._totals = label("totals", "quiet", figures=True)
        self._totals.setWordWrap(True)
        self._lay_out()
        self._listen()
        self._show_totals()

    def choose(self, id: ChapterId) -> None:
        """Mark a chapter as the one that is shown, and bring it into sight."""
        self._current = id
        index = self.model.index(self.model.place(id))
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)

    def _make_view(self) -> QListView:
        view = QListView(self)
        mark(view, "chapters", self.tr("Chapters"))
        view.setModel(self.model)
        view.setItemDelegate(ChapterDelegate(self.model, self._desk.theme, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(4)
        heading = label("chapters_heading", "caption", text=self.tr("CHAPTERS"))
        heading.setContentsMargins(8, 0, 8, 4)
        column.addWidget(heading)
        column.addWidget(self.view, 1)
        column.addWidget(rule())
        self._totals.setContentsMargins(8, 8, 8, 0)
        column.addWidget(self._totals)

    def _listen(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._choose_row)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.model.ticked.connect(self._tick)
        bridge = self._desk.bridge
        bridge.book_changed.connect(self._reload)
        bridge.chapters_changed.connect(self._redraw)
        bridge.segments_changed.connect(self._redraw_of_lines)

    def _choose_row(self, index: QModelIndex) -> None:
        id = self.model.row(index.row()).id if index.isValid() else None
        if id is not None and id != self._current:
            self._current = id
            self.chosen.emit(id)

    def _tick(self, id: ChapterId, included: bool) -> None:
        self._desk.tasks.start(self._desk.session.tick([id], included))

    def _reload(self) -> None:
        self.model.reload()
        self._show_totals()
        if self._current is not None:
            self.choose(self._current)

    def _redraw(self, ids: frozenset[ChapterId]) -> None:
        self.model.redraw(ids)
        self._show_totals()

    def _redraw_of_lines(self, ids: frozenset[object]) -> None:
        session = self._desk.session
        self._redraw(frozenset(session.chapter_of(id).id for id in ids if session.has(id)))  # type: ignore[arg-type]

    def _show_totals(self) -> None:
        total = self._desk.session.total()
        ticked = sum(chapter.included for chapter in self._desk.session.book.chapters)
        percent = 100 * total.spoken // total.lines if total.lines else 0
        first = self.tr("{chapters} chapters ticked · {lines}")
        second = self.tr("{length}, {percent} % spoken")
        length = words.long_length(total.estimated_seconds)
        self._totals.setText(
            first.format(chapters=ticked, lines=words.count_of_lines(total.lines))
            + "\n"
            + second.format(length=length, percent=percent)
        )

    def _open_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        id = self.model.row(index.row()).id if index.isValid() else None
        if id is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        included = self._desk.session.chapter(id).included
        tick = self.tr("Leave out of the book") if included else self.tr("Include in the book")
        menu.addAction(tick).triggered.connect(lambda: self._tick(id, not included))
        menu.addAction(self.tr("Tick this chapter alone")).triggered.connect(lambda: self._tick_alone(id))
        menu.addAction(self.tr("Tick all chapters")).triggered.connect(self._tick_all)
        menu.addSeparator()
        menu.addAction(self.tr("Produce this chapter")).triggered.connect(lambda: self.produce_wished.emit(id))
        menu.addAction(self.tr("Voice of this chapter…")).triggered.connect(lambda: self.voice_wished.emit(id))
        if self._desk.session.chapter(id).voice is not None:
            menu.addAction(self.tr("Use the book's voice")).triggered.connect(lambda: self._use_book_voice(id))
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _use_book_voice(self, id: ChapterId) -> None:
        self._desk.tasks.start(self._desk.session.set_chapter_voice(id, None))

    def _tick_alone(self, id: ChapterId) -> None:
        self._desk.tasks.start(self._only(id))

    async def _only(self, id: ChapterId) -> None:
        others = [chapter.id for chapter in self._desk.session.book.chapters if chapter.id != id]
        await self._desk.session.tick(others, False)
        await self._desk.session.tick([id], True)

    def _tick_all(self) -> None:
        ids = [chapter.id for chapter in self._desk.session.book.chapters]
        self._desk.tasks.start(self._desk.session.tick(ids, True))
