"""What the actions do to the chapters of an open book: each is one verb of the session."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cosystudio.book.model import Chapter, ChapterId, ChapterKind, Kind, Segment, SegmentId
from cosystudio.ui.actions import Actions
from cosystudio.ui.ask import ask
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.chapter import ChapterDialog
from cosystudio.ui.panes.chapters import ChaptersPane
from cosystudio.ui.panes.script import ScriptPane


class ChapterCommands(QObject):
    """Connects the actions for chapters to those chosen in the list, and keeps the actions' states true.

    Signals:
        line_wished(object): the SegmentId to go to, the first of a new chapter.
    """

    line_wished = Signal(object)

    def __init__(self, desk: Desk, actions: Actions, pane: ChaptersPane, script: ScriptPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._pane = pane
        self._script = script
        self._window = parent
        a = actions
        pane.menu_actions = [a.rename_chapter, a.merge_chapter, a.chapters_up, a.chapters_down, None, *a.kinds.values()]
        self._connect()
        self._show_states()

    def _connect(self) -> None:
        # bound methods only: a lambda would go on hearing the window's actions after this book is closed
        actions, view = self._actions, self._pane.view
        actions.rename_chapter.triggered.connect(self._rename)
        actions.split_chapter.triggered.connect(self._split)
        actions.merge_chapter.triggered.connect(self._merge)
        actions.chapters_up.triggered.connect(self._move_up)
        actions.chapters_down.triggered.connect(self._move_down)
        actions.kinds[ChapterKind.FRONT].triggered.connect(self._make_front)
        actions.kinds[ChapterKind.BODY].triggered.connect(self._make_body)
        actions.kinds[ChapterKind.BACK].triggered.connect(self._make_back)
        actions.kinds[ChapterKind.SKIP].triggered.connect(self._leave_out)
        view.rename_wished.connect(self._rename)
        view.step_wished.connect(self._step)
        view.leave_out_wished.connect(self._leave_out)
        self._pane.selection_changed.connect(self._show_states)
        self._script.line_chosen.connect(self._show_states)
        self._desk.bridge.book_changed.connect(self._show_states)

    def _rename(self) -> None:
        if chosen := self._pane.selection:
            self._desk.tasks.start(self._ask_name(chosen[0]))

    async def _ask_name(self, id: ChapterId) -> None:
        session = self._desk.session
        chapter = session.chapter(id)
        parts = list(dict.fromkeys(one.part for one in session.book.chapters if one.part))
        dialog = ChapterDialog(self.tr("Rename the chapter"), chapter.title, chapter.part, parts, self._window)
        if await ask(dialog):
            await session.rename_chapter(id, dialog.title, dialog.part)

    def _split(self) -> None:
        if self._script.line is not None and self._can_split():
            self._desk.tasks.start(self._ask_split(self._script.line))

    async def _ask_split(self, id: SegmentId) -> None:
        session = self._desk.session
        title = _title_of_second(session.chapter_of(id), session.segment(id))
        dialog = ChapterDialog(self.tr("Begin a chapter with this line"), title, None, [], self._window)
        if await ask(dialog):
            await session.split_chapter(id, dialog.title)
            if session.has(id):
                self.line_wished.emit(id)

    def _merge(self) -> None:
        if chosen := self._pane.selection:
            self._desk.tasks.start(self._desk.session.merge_chapter(chosen[0]))

    def _move_up(self) -> None:
        self._step(-1)

    def _move_down(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        ids = self._pane.selection
        if ids and (target := self._pane.model.step(ids, by)):
            self._desk.tasks.start(self._desk.session.move_chapters(ids, *target))

    def _make_front(self) -> None:
        self._retype(ChapterKind.FRONT)

    def _make_body(self) -> None:
        self._retype(ChapterKind.BODY)

    def _make_back(self) -> None:
        self._retype(ChapterKind.BACK)

    def _leave_out(self) -> None:
        self._retype(ChapterKind.SKIP)

    def _retype(self, kind: ChapterKind) -> None:
        self._desk.tasks.start(self._desk.session.retype_chapters(self._pane.selection, kind))
        self._show_states()

    def _show_states(self) -> None:
        """Tick what the chosen chapters are, and offer what can be done with them."""
        session, chosen = self._desk.session, self._pane.selection
        kinds = {session.chapter(id).kind for id in chosen if session.has_chapter(id)}
        for kind, action in self._actions.kinds.items():
            action.setChecked(kinds == {kind})
        last = session.book.chapters[-1].id if session.book.chapters else None
        self._actions.merge_chapter.setEnabled(len(chosen) == 1 and chosen[0] != last)
        self._actions.split_chapter.setEnabled(self._can_split())

    def _can_split(self) -> bool:
        id = self._script.line
        return id is not None and self._desk.session.has(id) and self._desk.session.number(id) > 1


def _title_of_second(chapter: Chapter, line: Segment) -> str:
    """What a chapter that begins with this line may be called: its heading, else by the chapter it was in."""
    return " ".join(line.text.split()) if line.kind is Kind.HEADING else f"{chapter.title} (2)"
