"""The left pane: the chapters, and what they come to."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cosystudio.book.model import ChapterId, ChapterKind
from cosystudio.ui import words
from cosystudio.ui.desk import Desk
from cosystudio.ui.models.chapters import ChapterModel
from cosystudio.ui.widgets.chapter_view import ChapterView
from cosystudio.ui.widgets.parts import label, mark, rule

WIDTH = 248


class ChaptersPane(QWidget):
    """Lists the chapters; a click shows one, a click on its tick switches it on or off, a drag moves those chosen.

    `menu_actions` are what the menu offers beside ticks, voice and production; None is a line between them.

    Signals:
        selection_changed(): other chapters are chosen, or those chosen are something else.
        chosen(object): the ChapterId to show.
        voice_wished(object): the ChapterId that shall be spoken by another voice.
        produce_wished(object): the ChapterId to produce now.
    """

    selection_changed = Signal()
    chosen = Signal(object)
    voice_wished = Signal(object)
    produce_wished = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "chapters_pane", self.tr("Chapters"))
        self.setProperty("role", "pane")
        self._desk = desk
        self._current: ChapterId | None = None
        self._kept: list[ChapterId] = []
        self.menu_actions: list[QAction | None] = []
        self.model = ChapterModel(desk.session, self)
        self.view = ChapterView(self.model, desk.theme, self)
        mark(self.view, "chapters", self.tr("Chapters"))
        self._totals = label("totals", "quiet", figures=True)
        self._totals.setWordWrap(True)
        self._lay_out()
        self._listen()
        self._show_totals()

    @property
    def selection(self) -> list[ChapterId]:
        """The chosen chapters in the order of the book."""
        return self.view.selection()

    def choose(self, id: ChapterId) -> None:
        """Mark a chapter as the one that is shown, and bring it into sight; others stay chosen beside it."""
        self._current = id
        index = self.model.index(self.model.place(id))
        if index != self.view.currentIndex():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(self.model.index(max(0, index.row() - 1)))  # a part's heading above it is seen, too
        self.view.scrollTo(index)

    def make_menu(self) -> QMenu:
        """Return the menu for the chosen chapters; it is gone when it closes."""
        chosen, menu = self.selection, QMenu(self)
        mark(menu, "chapter_menu", self.tr("Chapters"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.menu_actions:
            menu.addSeparator() if action is None else menu.addAction(action)
        menu.addSeparator()
        self._offer_ticks(menu, chosen)
        if len(chosen) == 1:
            menu.addSeparator()
            self._offer_sound(menu, chosen[0])
        return menu

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
        self.view.selectionModel().selectionChanged.connect(self.selection_changed)
        self.view.menu_wished.connect(self._open_menu)
        self.view.dropped.connect(self._drop)
        self.model.ticked.connect(self._tick)
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.model.modelReset.connect(self._choose_again)
        bridge = self._desk.bridge
        bridge.book_changed.connect(self._reload)
        bridge.chapters_changed.connect(self._follow)
        bridge.segments_changed.connect(self._redraw_of_lines)

    def _choose_row(self, index: QModelIndex) -> None:
        id = self.model.row(index.row()).id if index.isValid() else None
        if id is not None and id != self._current:
            self._current = id
            self.chosen.emit(id)

    def _tick(self, id: ChapterId, included: bool) -> None:
        chosen = self.selection
        self._desk.tasks.start(self._desk.session.tick(chosen if id in chosen else [id], included))

    def _drop(self, gap: int) -> None:
        ids = self.selection
        before, part = self.model.target(ids, gap)
        self._desk.tasks.start(self._desk.session.move_chapters(ids, before, part))

    def _keep_selection(self) -> None:
        self._kept = self.selection

    def _choose_again(self) -> None:
        """After a reset: what was chosen, as far as it is still there, and the chapter in hand."""
        if self._current is None or not self._desk.session.has_chapter(self._current):
            self._current = None
            return
        there = {id for id in self._kept if self._desk.session.has_chapter(id)} or {self._current}
        selection, chooser = QItemSelection(), self.view.selectionModel()
        for first, last in _runs(sorted(self.model.place(id) for id in there)):
            selection.select(self.model.index(first), self.model.index(last))
        chooser.setCurrentIndex(self.model.index(self.model.place(self._current)), chooser.SelectionFlag.NoUpdate)
        chooser.select(selection, chooser.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(self.view.currentIndex())

    def _reload(self) -> None:
        self.model.reload()
        self._show_totals()

    def _follow(self, ids: frozenset[ChapterId]) -> None:
        self.model.follow(ids)
        self._show_totals()
        self.selection_changed.emit()

    def _redraw_of_lines(self, ids: frozenset[object]) -> None:
        session = self._desk.session
        changed = frozenset(session.chapter_of(id).id for id in ids if session.has(id))  # type: ignore[arg-type]
        self.model.redraw(changed)
        self._show_totals()

    def _show_totals(self) -> None:
        total = self._desk.session.total()
        ticked = sum(chapter.included for chapter in self._desk.session.book.chapters)
        percent = 100 * total.spoken // total.lines if total.lines else 0
        many, one = self.tr("{chapters} chapters ticked · {lines}"), self.tr("1 chapter ticked · {lines}")
        first = one if ticked == 1 else many
        second = self.tr("{length}, {percent} % spoken")
        length = words.long_length(total.estimated_seconds)
        self._totals.setText(
            first.format(chapters=ticked, lines=words.count_of_lines(total.lines))
            + "\n"
            + second.format(length=length, percent=percent)
        )

    def _open_menu(self, at: QPoint) -> None:
        if self.selection:
            self.make_menu().popup(at)

    def _offer_ticks(self, menu: QMenu, chosen: Sequence[ChapterId]) -> None:
        chapters = [self._desk.session.chapter(id) for id in chosen]
        off = [one.id for one in chapters if not one.included and one.kind is not ChapterKind.SKIP]
        on = [one.id for one in chapters if one.included]
        for text, ids, included in ((self.tr("Tick"), off, True), (self.tr("Untick"), on, False)):
            if ids:
                menu.addAction(text).triggered.connect(partial(self._tick_chosen, ids, included))
        menu.addAction(self.tr("Tick nothing else")).triggered.connect(partial(self._tick_alone, chosen))
        menu.addAction(self.tr("Tick all chapters")).triggered.connect(self._tick_all)

    def _offer_sound(self, menu: QMenu, id: ChapterId) -> None:
        chapter = self._desk.session.chapter(id)
        produce = menu.addAction(self.tr("Produce this chapter"))
        produce.triggered.connect(lambda: self.produce_wished.emit(id))
        produce.setEnabled(chapter.kind is not ChapterKind.SKIP)
        menu.addAction(self.tr("Voice of this chapter…")).triggered.connect(lambda: self.voice_wished.emit(id))
        if chapter.voice is not None:
            menu.addAction(self.tr("Use the book's voice")).triggered.connect(lambda: self._use_book_voice(id))

    def _use_book_voice(self, id: ChapterId) -> None:
        self._desk.tasks.start(self._desk.session.set_chapter_voice(id, None))

    def _tick_chosen(self, ids: Sequence[ChapterId], included: bool) -> None:
        self._desk.tasks.start(self._desk.session.tick(ids, included))

    def _tick_alone(self, ids: Sequence[ChapterId]) -> None:
        self._desk.tasks.start(self._only(ids))

    async def _only(self, ids: Sequence[ChapterId]) -> None:
        others = [chapter.id for chapter in self._desk.session.book.chapters if chapter.id not in ids]
        await self._desk.session.tick(others, False)
        await self._desk.session.tick(ids, True)

    def _tick_all(self) -> None:
        ids = [chapter.id for chapter in self._desk.session.book.chapters]
        self._desk.tasks.start(self._desk.session.tick(ids, True))


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of places that follow one another."""
    starts = [at for at, place in enumerate(places) if not at or place != places[at - 1] + 1]
    return [(places[at], places[end - 1]) for at, end in zip(starts, [*starts[1:], len(places)], strict=True)]
