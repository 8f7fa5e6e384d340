"""The right pane: the line in hand, all that is known of it and all that can be done with it."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cosystudio.book.casting import character
from cosystudio.book.model import LineState, Segment, SegmentId, TakeId, Voice
from cosystudio.ui import words
from cosystudio.ui.desk import Desk
from cosystudio.ui.error_words import sentence
from cosystudio.ui.speakers import speaker_name, speaker_place, swatch
from cosystudio.ui.theme import reading_font
from cosystudio.ui.widgets.parts import button, label, mark, mark_box, scrolled
from cosystudio.ui.widgets.suggested_by import SuggestedBy
from cosystudio.ui.widgets.takes import Takes
from cosystudio.ui.widgets.text_field import TextField

_QUOTE = re.compile('[“”„«»‹›「『"]')


class LinePane(QWidget):
    """Shows one line; every field hands its change to the session at once.

    Signals:
        again_wished(object): speak this SegmentId again.
        voice_wished(object): choose another voice for this SegmentId.
        heading_changed(str): what stands above the pane, such as ``Line 125``.
    """

    again_wished = Signal(object)
    voice_wished = Signal(object)
    heading_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "line_pane", self.tr("Line in hand"))
        self._desk = desk
        self._id: SegmentId | None = None
        self._speakers: QMenu | None = None
        self._make_fields()
        self._lay_out()
        self._listen()
        self.show_line(None)

    @property
    def line(self) -> SegmentId | None:
        """The line that is shown."""
        return self._id

    def show_line(self, id: SegmentId | None) -> None:
        """Show a line, or that none is in hand."""
        if id != self._id:
            self._text.commit()
        self._id = id
        if id is not None and _QUOTE.search(self._desk.session.segment(id).text):
            self._desk.loads.start(self._desk.session.suggest_once())
        self._scroll.setVisible(id is not None)
        self._nothing.setVisible(id is None)
        self._again.setEnabled(id is not None)
        if id is None:
            self.heading_changed.emit(self.tr("Line"))
        else:
            self._show(id)

    def offer_speakers(self, menu: QMenu) -> None:
        """Let a person choose from this menu who speaks."""
        self._speakers = menu

    def open_speakers(self) -> None:
        """Open the choice of who speaks the chosen lines."""
        if self._speakers is not None and self._id is not None:
            self._speakers.popup(self._speaker.mapToGlobal(self._speaker.rect().bottomLeft()))

    def _make_fields(self) -> None:
        self._nothing = label("no_line", "quiet", text=self.tr("Choose a line of the script to see more of it."))
        self._nothing.setWordWrap(True)
        self._state = label("line_state", "quiet")
        self._state.setWordWrap(True)
        self._text = TextField(self)
        mark(self._text, "line_text", self.tr("Text"))
        self._text.setToolTip(
            self.tr("Ctrl+Enter, or leaving the field, keeps the text; Escape brings the old one back")
        )
        self._spoken_as = label("spoken_as", "field")
        self._spoken_as.setWordWrap(True)
        self._speaker = button("line_speaker", "", "choice", tip=self.tr("Who speaks the chosen lines (C)"))
        self._suggested = SuggestedBy(self._desk, self)
        self._voice = button("line_voice", "", "choice", tip=self.tr("Who speaks this line"))
        self._voices = self._voice_menu()
        self._speed = self._number("line_speed", self.tr("Speed"), 0.5, 2.0, " ×")
        self._pause = self._number("line_pause", self.tr("Pause after"), 0.0, 20.0, self.tr(" s"))
        self._by_rule = button(
            "pause_by_rule", self.tr("By the rule"), "flat", tip=self.tr("Let the rules set the pause")
        )
        self._takes = Takes(self._desk, self)
        self._again = button(
            "again", self.tr("Speak again"), "filled", tip=self.tr("Make another take of this line (R)")
        )

    def _number(self, name: str, accessible_name: str, least: float, most: float, unit: str) -> QDoubleSpinBox:
        field = QDoubleSpinBox(self)
        mark_box(field, name, accessible_name)
        field.setRange(least, most)
        field.setSingleStep(0.05)
        field.setSuffix(unit)
        field.setKeyboardTracking(False)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return field

    def _voice_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Choose a voice…")).triggered.connect(lambda: self.voice_wished.emit(self._id))
        self._give_back = menu.addAction(self.tr("Use the book's voice"))
        self._give_back.triggered.connect(self._give_voice_back)
        return menu

    def _lay_out(self) -> None:
        self._body = QWidget(self)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(4)
        column.addWidget(self._state)
        self._add_field(column, self.tr("Text"), self._text)
        self._add_field(column, self.tr("Spoken as"), self._spoken_as)
        self._add_field(column, self.tr("Spoken by"), self._speaker)
        column.addWidget(self._suggested, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_field(column, self.tr("Voice"), self._voice)
        column.addSpacing(8)
        column.addLayout(self._figures())
        column.addSpacing(8)
        column.addWidget(label("takes_caption", "caption", text=self.tr("Takes")))
        column.addWidget(self._takes)
        column.addStretch(1)
        self._scroll = scrolled(self._body, "line_scroll", self.tr("Line in hand"), self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._nothing)
        outer.addWidget(self._scroll, 1)
        outer.addStretch(0)
        outer.addLayout(self._foot())

    def _add_field(self, column: QVBoxLayout, caption: str, field: QWidget) -> None:
        column.addSpacing(8)
        name = label(f"{field.objectName()}_caption", "caption", text=caption)
        name.setBuddy(field)
        column.addWidget(name)
        column.addWidget(field)

    def _figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column, (caption, field) in enumerate(
            ((self.tr("Speed"), self._speed), (self.tr("Pause after"), self._pause))
        ):
            grid.addWidget(label(f"{field.objectName()}_caption", "caption", text=caption), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._by_rule, 2, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self._again)
        foot.addWidget(label("again_key", "key", text="R"))
        foot.addStretch(1)
        return foot

    def _listen(self) -> None:
        self._text.committed.connect(self._write)
        self._speed.valueChanged.connect(self._set_speed)
        self._pause.valueChanged.connect(self._set_pause)
        self._by_rule.clicked.connect(self._pause_by_rule)
        self._takes.chosen.connect(self._choose_take)
        self._speaker.clicked.connect(self.open_speakers)
        self._voice.clicked.connect(self._open_voices)
        self._again.clicked.connect(lambda: self.again_wished.emit(self._id))
        self._desk.theme.changed.connect(self._look_again)
        bridge = self._desk.bridge
        bridge.book_changed.connect(self._look_again)
        bridge.chapters_changed.connect(self._look_again)
        bridge.segments_changed.connect(self._look_again_if_named)

    def _look_again_if_named(self, ids: frozenset[SegmentId]) -> None:
        if self._id in ids:
            self._look_again()

    def _look_again(self) -> None:
        if self._id is not None:
            self.show_line(self._id if self._desk.session.has(self._id) else None)

    def _show(self, id: SegmentId) -> None:
        session = self._desk.session
        line, voice = session.segment(id), session.voice(id)
        self.heading_changed.emit(self.tr("Line {number}").format(number=session.number(id)))
        self._show_state(id)
        self._text.set_face(reading_font(session.chapter_of(id).language, 1.15))
        self._text.show_text(line.text)
        self._spoken_as.setText(self._sent_words(line.text, session.spoken_text(id)))
        self._show_speaker(line)
        self._suggested.show_line(id)
        self._voice.setText(words.voice_name(voice) + " ▾")
        self._voice.setAccessibleName(self.tr("Voice: {name}").format(name=words.voice_name(voice)))
        self._give_back.setEnabled(line.voice is not None)
        self._give_back.setText(self._words_to_give_back(line))
        self._show_speed(voice)
        self._show_number(self._pause, line.pause_ms / 1000)
        self._by_rule.setVisible(line.pause_by_hand)
        self._takes.show_line(id)

    def _show_state(self, id: SegmentId) -> None:
        session = self._desk.session
        state = session.state(id)
        roles = {LineState.FAILED: "error", LineState.STALE: "warning"}
        self._state.setText(sentence(session.reason(id)) or words.state_word(state))
        self._state.setProperty("role", roles.get(state, "quiet"))
        self._state.style().polish(self._state)

    def _show_speaker(self, line: Segment) -> None:
        place = speaker_place(self._desk.session.book.cast, line.character)
        name = speaker_name(line.character)
        self._speaker.setIcon(swatch(place, self._desk.theme.tokens))
        self._speaker.setText(f"{name} ▾".replace("&", "&&"))
        self._speaker.setAccessibleName(self.tr("Spoken by: {name}").format(name=name))

    def _words_to_give_back(self, line: Segment) -> str:
        """Return whose voice a line would have without one of its own."""
        session = self._desk.session
        who = character(session.book, line.character)
        if who is not None and who.voice is not None:
            return self.tr("Use the voice of {name}").format(name=who.name)
        has_chapter_voice = session.chapter_of(line.id).voice is not None
        return self.tr("Use the chapter's voice") if has_chapter_voice else self.tr("Use the book's voice")

    def _sent_words(self, text: str, sent: str) -> str:
        if not sent:
            return self.tr("nothing: there is no word in it")
        return self.tr("same") if sent == text else sent

    def _show_speed(self, voice: Voice) -> None:
        """Offer the paces that the service of the voice has."""
        speeds = self._desk.speeds(voice)
        self._speed.setEnabled(speeds is not None)
        self._speed.setToolTip("" if speeds else self.tr("This voice speaks at one pace only."))
        slowest, fastest = speeds or (0.5, 2.0)
        self._speed.blockSignals(True)
        self._speed.setRange(min(slowest, voice.speed), max(fastest, voice.speed))
        self._speed.blockSignals(False)
        self._show_number(self._speed, voice.speed)

    def _show_number(self, field: QDoubleSpinBox, value: float) -> None:
        field.blockSignals(True)
        field.setValue(value)
        field.blockSignals(False)

    def _open_voices(self) -> None:
        self._voices.popup(self._voice.mapToGlobal(self._voice.rect().bottomLeft()))

    def _write(self, text: str) -> None:
        if self._id is not None:
            self._desk.tasks.start(self._desk.session.edit_text(self._id, text))

    def _set_speed(self, speed: float) -> None:
        if self._id is not None:
            self._desk.tasks.start(self._desk.session.adjust_lines([self._id], speed=speed))

    def _give_voice_back(self) -> None:
        if self._id is not None:
            self._desk.tasks.start(self._desk.session.set_line_voice([self._id], None))

    def _set_pause(self, seconds: float) -> None:
        if self._id is not None:
            self._desk.tasks.start(self._desk.session.set_pause(self._id, round(seconds * 1000)))

    def _pause_by_rule(self) -> None:
        if self._id is not None:
            self._desk.tasks.start(self._desk.session.set_pause(self._id, None))

    def _choose_take(self, take: TakeId) -> None:
        if self._id is not None:
            self._desk.tasks.start(self._desk.session.choose_take(self._id, take))
