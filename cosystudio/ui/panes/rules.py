"""The right pane's second page: how the book is cut into lines, and the pauses between them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from cosystudio.book.model import CuttingRules
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.parts import button, label, mark, mark_box, scrolled

SETTLE_MS = 150
"""How long the hand must rest before the book is cut anew; a held arrow key then costs one cut, not thirty."""


class RulesPane(QWidget):
    """Shows the cutting rules; a change cuts the book anew at once, lines changed by hand stay as they are.

    Signals:
        spoken_form_wished(): choose how lines are prepared for the voice.
    """

    spoken_form_wished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "rules_pane", self.tr("Cutting"))
        self._desk = desk
        self.rest = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self.rest.timeout.connect(self._hand_over)
        self._make_fields()
        self._lay_out()
        self._show_rules()
        desk.bridge.book_changed.connect(self._show_rules)

    def rules(self) -> CuttingRules:
        """Return the rules as the fields say them."""
        return CuttingRules(
            longest_line=self._longest.value(),
            quotes_whole=self._quotes.isChecked(),
            sentence_pause_ms=_milliseconds(self._sentence),
            paragraph_pause_ms=_milliseconds(self._paragraph),
            heading_pause_ms=_milliseconds(self._heading),
            scene_break_pause_ms=_milliseconds(self._scene_break),
            speech_apart=self._apart.isChecked(),
        )

    def _make_fields(self) -> None:
        self._longest = QSpinBox(self)
        mark_box(self._longest, "longest_line", self.tr("Longest line in characters"))
        self._longest.setRange(40, 1000)
        self._longest.setSingleStep(10)
        self._longest.setKeyboardTracking(False)
        self._longest.valueChanged.connect(self.rest.start)
        self._quotes = self._choice("quotes_whole", self.tr("Keep quotes in one line"))
        self._apart = self._choice("speech_apart", self.tr("Speech and narration in lines of their own"))
        self._sentence = self._pause("sentence_pause", self.tr("Pause after a sentence"))
        self._paragraph = self._pause("paragraph_pause", self.tr("Pause after a paragraph"))
        self._heading = self._pause("heading_pause", self.tr("Pause after a heading"))
        self._scene_break = self._pause("scene_break_pause", self.tr("Pause at a scene break"))

    def _choice(self, name: str, text: str) -> QCheckBox:
        field = QCheckBox(text, self)
        mark(field, name, text)
        field.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        field.toggled.connect(self.rest.start)
        return field

    def _pause(self, name: str, accessible_name: str) -> QDoubleSpinBox:
        field = QDoubleSpinBox(self)
        mark_box(field, name, accessible_name)
        field.setRange(0, 20)
        field.setSingleStep(0.05)
        field.setSuffix(self.tr(" s"))
        field.setKeyboardTracking(False)
        field.valueChanged.connect(self.rest.start)
        return field

    def _lay_out(self) -> None:
        body = QWidget(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = scrolled(body, "rules_scroll", self.tr("Cutting"), self)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # long words in a narrow window
        outer.addWidget(scroll)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addWidget(self._caption("lines_caption", self.tr("Lines")))
        column.addLayout(self._rows(((self.tr("Longest line, in characters"), self._longest),)))
        column.addWidget(self._quotes)
        column.addWidget(self._apart)
        column.addSpacing(12)
        column.addWidget(self._caption("pauses_caption", self.tr("Silence after")))
        pauses = (
            (self.tr("a sentence"), self._sentence),
            (self.tr("a paragraph"), self._paragraph),
            (self.tr("a heading"), self._heading),
            (self.tr("a scene break"), self._scene_break),
        )
        column.addLayout(self._rows(pauses))
        column.addSpacing(12)
        column.addWidget(self._caption("spoken_caption", self.tr("What is sent to the voice")))
        wish = button("spoken_form_wish", self.tr("Spoken form…"), tip=self.tr("How lines are prepared for the voice"))
        wish.clicked.connect(self.spoken_form_wished)
        column.addWidget(wish, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        self._note = label("rules_note", "quiet", text=self._note_words())
        self._note.setWordWrap(True)
        column.addWidget(self._note)
        column.addStretch(1)

    def _note_words(self) -> str:
        return self.tr(
            "The book is cut anew at once. Lines that you changed by hand stay; "
            "sentences that come out the same keep their sound."
        )

    def _caption(self, name: str, text: str) -> QWidget:
        return label(name, "caption", text=text)

    def _rows(self, fields: tuple[tuple[str, QWidget], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (text, field) in enumerate(fields):
            name = label(f"{field.objectName()}_name", text=text)
            name.setBuddy(field)
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("0000000 s") + 12)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _show_rules(self) -> None:
        rules = self._desk.session.book.rules
        if self.rest.isActive() or rules == self.rules():
            return
        seconds = {
            self._sentence: rules.sentence_pause_ms,
            self._paragraph: rules.paragraph_pause_ms,
            self._heading: rules.heading_pause_ms,
            self._scene_break: rules.scene_break_pause_ms,
        }
        for field, milliseconds in seconds.items():
            field.setValue(milliseconds / 1000)
        self._longest.setValue(rules.longest_line)
        self._quotes.setChecked(rules.quotes_whole)
        self._apart.setChecked(rules.speech_apart)
        self.rest.stop()

    def _hand_over(self) -> None:
        rules = self.rules()
        if rules != self._desk.session.book.rules:
            self._desk.tasks.start(self._cut(rules))

    async def _cut(self, rules: CuttingRules) -> None:
        """Cut the book, seconds of work for a very long one, and say so."""
        self._note.setText(self.tr("Cutting the book…"))
        try:
            await self._desk.session.set_rules(rules)
        finally:
            if isValid(self._note):  # it goes with the book
                self._note.setText(self._note_words())


def _milliseconds(field: QDoubleSpinBox) -> int:
    return round(field.value() * 1000)
