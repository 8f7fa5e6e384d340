"""One open book on the screen: the panes, and what they say to each other."""

import asyncio

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cosystudio.audio.peaks import peaks
from cosystudio.book.model import ChapterId, SegmentId
from cosystudio.session.library import Library
from cosystudio.ui.actions import Actions
from cosystudio.ui.chapter_commands import ChapterCommands
from cosystudio.ui.commands import Commands
from cosystudio.ui.desk import Desk
from cosystudio.ui.panes import chapters
from cosystudio.ui.panes.chapters import ChaptersPane
from cosystudio.ui.panes.line import LinePane
from cosystudio.ui.panes.playback import PlaybackPane
from cosystudio.ui.panes.progress import ProgressPane
from cosystudio.ui.panes.rules import RulesPane
from cosystudio.ui.panes.script import ScriptPane
from cosystudio.ui.panes.top_bar import TopBar
from cosystudio.ui.player import Player
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.widgets.parts import mark
from cosystudio.ui.widgets.spoken_by import SpokenByMenu

RIGHT_WIDTH = 320
WAVE_BINS = 480
"""Bars of the line in hand: 3 px each on a window 1440 px wide."""
NARROW, LOW = 1000, 600
"""Pixels of width and of height below which parts that can be smaller are."""


class Workspace(QWidget):
    """Puts the panes together for one book; made anew for each.

    Signals:
        said(str): something the person should know.
    """

    said = Signal(str)

    def __init__(
        self, desk: Desk, player: Player, actions: Actions, library: Library, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(parent)
        mark(self, "workspace", self.tr("Open book"))
        self._desk = desk
        self._is_narrow: bool | None = None
        self.player = player
        self._actions = actions
        self._make_panes(actions)
        self.commands = Commands(desk, actions, self.script, library, preferences, self)
        self.chapter_commands = ChapterCommands(desk, actions, self.chapters, self.script, self)
        self._lay_out()
        self._join_panes()
        self._join_player()
        self._show_first_chapter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the script its room in a small window: the waveform is lower there, the panes beside are narrower."""
        super().resizeEvent(event)
        self.playback.set_low(event.size().height() < LOW)
        is_narrow = event.size().width() < NARROW
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._share_width(event.size().width())

    def go_to(self, id: ChapterId) -> None:
        """Show a chapter from its first line; a search ends."""
        self.top.clear_find()
        self.chapters.choose(id)
        self.script.show_chapter(id)

    def go_to_line(self, id: SegmentId) -> None:
        """Show the chapter that a line stands in, and take the line in hand."""
        self.go_to(self._desk.session.chapter_of(id).id)
        self.script.choose(id)

    def let_go(self) -> None:
        """Fall silent and hear nothing more from the session; the panes are about to go."""
        self.player.stop()
        self._desk.bridge.stop()
        self._desk.loads.cancel()

    def _make_panes(self, actions: Actions) -> None:
        self.top = TopBar(self._desk, actions, self)
        self.chapters = ChaptersPane(self._desk, self)
        self.script = ScriptPane(self._desk, self)
        self.line = LinePane(self._desk, self)
        self.rules = RulesPane(self._desk, self)
        self.playback = PlaybackPane(self.player, self)
        self.progress = ProgressPane(self._desk, self)
        again = [actions.edit_line, actions.split, actions.merge, actions.split_chapter]
        self.script.menu_actions = [
            *again,
            actions.produce_lines,
            actions.speak_again,
            actions.play_line,
            actions.line_voice,
        ]
        self.speakers = SpokenByMenu(self._desk, self._lines_in_hand, actions.cast, self)
        self.script.menu_actions.append(self.speakers.menuAction())
        self.line.offer_speakers(self.speakers)

    def _lines_in_hand(self) -> list[SegmentId]:
        """Return the chosen lines, or the one that is shown."""
        return self.script.selection() or ([] if self.line.line is None else [self.line.line])

    def _lay_out(self) -> None:
        middle = self._middle = QSplitter(Qt.Orientation.Horizontal, self)
        mark(middle, "panes", self.tr("Panes"))
        middle.setHandleWidth(1)
        for pane in (self.chapters, self.script, self._right()):
            middle.addWidget(pane)
        middle.setStretchFactor(1, 1)
        middle.setCollapsible(1, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(middle, 1)
        column.addWidget(self.playback)
        column.addWidget(self.progress)

    def _share_width(self, width: int) -> None:
        """Give the script what the panes beside it leave: in a narrow window nearly half."""
        share = min(1.0, 0.54 * width / (chapters.WIDTH + RIGHT_WIDTH))
        self._middle.setSizes([round(chapters.WIDTH * share), 10_000, round(RIGHT_WIDTH * share)])

    def _right(self) -> QWidget:
        right = QWidget(self)
        mark(right, "right_pane", self.tr("Line and cutting"))
        right.setProperty("role", "pane")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        pages = QStackedWidget(right)
        pages.addWidget(self.line)
        pages.addWidget(self.rules)
        column = QVBoxLayout(right)
        column.setContentsMargins(18, 10, 12, 14)
        column.setSpacing(10)
        column.addLayout(self._tab_row(pages))
        column.addWidget(pages, 1)
        return right

    def _tab_row(self, pages: QStackedWidget) -> QHBoxLayout:
        self._tabs = QTabBar(self)
        mark(self._tabs, "right_tabs", self.tr("Line or cutting"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tabs.addTab(self.tr("Line"))
        self._tabs.addTab(self.tr("Cutting"))
        self._tabs.currentChanged.connect(pages.setCurrentIndex)
        self.line.heading_changed.connect(lambda text: self._tabs.setTabText(0, text))
        row = QHBoxLayout()
        row.addWidget(self._tabs)
        row.addStretch(1)
        return row

    def _join_panes(self) -> None:
        self.chapters.chosen.connect(self.go_to)
        self.chapters.produce_wished.connect(self.commands.produce_chapter)
        self.chapters.voice_wished.connect(self.commands.choose_chapter_voice)
        self.chapter_commands.line_wished.connect(self.go_to_line)
        self.script.line_wished.connect(self.go_to_line)
        self.script.line_chosen.connect(self._take_in_hand)
        self.script.chapter_wished.connect(self.go_to)
        self.line.again_wished.connect(lambda id: self.commands.speak_again([id]))
        self.rules.spoken_form_wished.connect(self.commands.choose_spoken_form)
        self.line.voice_wished.connect(lambda id: self.commands.choose_line_voice([id]))
        self.speakers.new_wished.connect(self.commands.choose_new_character)
        self._actions.speaker.triggered.connect(self._choose_speaker)
        self.top.find_wished.connect(self.script.search)
        self.top.find_entered.connect(self.script.enter_search)
        self.commands.said.connect(self.said)
        self._desk.bridge.trouble.connect(self.said)
        self._actions.find.triggered.connect(self.top.focus_find)

    def _join_player(self) -> None:
        # bound methods only: a lambda would go on hearing the window's actions after this book is closed
        actions, bridge = self._actions, self._desk.bridge
        actions.play.triggered.connect(self._toggle_playing)
        actions.stop_playing.triggered.connect(self._stop_playing)
        actions.play_line.triggered.connect(self._play_line)
        actions.previous_line.triggered.connect(self._step_back)
        actions.next_line.triggered.connect(self._step_on)
        self.player.line_changed.connect(self._mark_heard)
        self.player.playing_changed.connect(self._tell_silence)
        bridge.segments_changed.connect(self._refresh_heard)
        bridge.chapters_changed.connect(self._refresh_ahead)
        bridge.book_changed.connect(self._refresh_ahead)

    def _show_first_chapter(self) -> None:
        book = self._desk.session.book
        first = next((chapter for chapter in book.chapters if chapter.included), None)
        if first is None and book.chapters:
            first = book.chapters[0]
        if first is not None:
            self.go_to(first.id)
            self.script.view.setFocus()

    def _take_in_hand(self, id: SegmentId | None) -> None:
        self.line.show_line(id)
        if not self.player.is_playing:
            self.player.stop()
            self._show_wave(id)

    def _mark_heard(self, id: SegmentId) -> None:
        if not self._desk.session.has(id):
            return
        self._desk.session.listen_at(id)
        follow = self.playback.follows
        chapter = self._desk.session.chapter_of(id).id
        if follow and chapter != self.script.chapter and not self.script.model.is_search:
            self.go_to(chapter)
        self.script.mark_heard(id, follow)
        self._show_wave(id)

    def _tell_silence(self, is_playing: bool) -> None:
        if not is_playing:
            self._desk.session.listen_at(None)

    def _choose_speaker(self) -> None:
        self._tabs.setCurrentIndex(0)
        self.line.open_speakers()

    def _toggle_playing(self) -> None:
        self.player.toggle()

    def _stop_playing(self) -> None:
        self.player.stop()

    def _step_back(self) -> None:
        self.script.step(-1)

    def _step_on(self) -> None:
        self.script.step(1)

    def _play_line(self) -> None:
        if self.script.line is not None:
            self.player.play(self.script.line)

    def _refresh_heard(self, ids: frozenset[SegmentId]) -> None:
        self.player.refresh(ids)
        shown = self.player.line
        if shown in ids:
            self._show_wave(shown)

    def _refresh_ahead(self) -> None:
        """Lines came, went or moved: what was loaded ahead may not be what follows now."""
        self.player.refresh_ahead()
        if self.player.line is not None:
            self._refresh_heard(frozenset({self.player.line}))

    def _show_wave(self, id: SegmentId | None) -> None:
        session = self._desk.session
        if id is None or not session.has(id) or session.current_take(id) is None:
            self.playback.show_line(id, None, 0.0)
        else:
            self._desk.loads.start(self._load_wave(id))

    async def _load_wave(self, id: SegmentId) -> None:
        """Draw what is heard of the line: its take without the engine's silence, over which the playhead runs."""
        clip = await self._desk.session.clip_for_ear(id)
        if (
            clip is not None
            and self._desk.session.has(id)
            and id == (self.player.line if self.player.is_active else self.script.line)
        ):
            wave = await asyncio.to_thread(peaks, clip.samples, WAVE_BINS)
            self.playback.show_line(id, wave, clip.seconds)
