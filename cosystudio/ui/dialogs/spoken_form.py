"""The spoken form of the book: how lines are prepared for the voice, and what that changes."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cosystudio.book.model import ChapterId
from cosystudio.book.spoken_form import SpokenRules, Urls
from cosystudio.ui.ask import ask
from cosystudio.ui.desk import Desk
from cosystudio.ui.theme import reading_font
from cosystudio.ui.widgets.choice_box import ChoiceBox
from cosystudio.ui.widgets.parts import button, label, mark

_WIDTH = 560


async def change_spoken_form(desk: Desk, chapter: ChapterId | None, parent: QWidget) -> None:
    """Ask for the rules of the spoken form, with examples from a chapter, and let the book have them."""
    dialog = SpokenFormDialog(desk, chapter, parent)
    if await ask(dialog):
        await desk.session.set_spoken_rules(dialog.rules())


class SpokenFormDialog(QDialog):
    """Asks for the rules; shows a line of the open chapter as it would be sent, and how many lines become stale."""

    def __init__(self, desk: Desk, chapter: ChapterId | None, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "spoken_form_dialog", self.tr("Spoken form"))
        self.setWindowTitle(self.tr("Spoken form"))
        self._desk = desk
        self._chapter = chapter
        self._counting: asyncio.Task[None] | None = None
        self._make_fields(desk.session.book.spoken)
        self._lay_out()
        self.finished.connect(self._stop_counting)
        self._look_again()

    def rules(self) -> SpokenRules:
        """Return the rules as the fields say them."""
        return SpokenRules(
            final_stop=self._final_stop.isChecked(),
            roman_headings=self._roman.isChecked(),
            urls=Urls(self._urls.value),
            numbers=self._numbers.isChecked(),
            abbreviations=self._abbreviations.isChecked(),
        )

    def _make_fields(self, rules: SpokenRules) -> None:
        self._final_stop = self._check(
            "final_stop", self.tr("A stop where a line ends without a mark"), rules.final_stop
        )
        roman = self.tr("Roman numbers of headings as figures: Chapter IV as Chapter 4")
        self._roman = self._check("roman_headings", roman, rules.roman_headings)
        self._numbers = self._check(
            "numbers", self.tr("Numbers, years, units and sums in words: 5 km as five kilometres"), rules.numbers
        )
        self._abbreviations = self._check(
            "abbreviations", self.tr("Abbreviations written out: Mr. as Mister"), rules.abbreviations
        )
        self._urls = ChoiceBox("urls", self.tr("Web and mail addresses"), self)
        choices = (
            (self.tr("by their host: example.com"), Urls.HOST.value),
            (self.tr("in full"), Urls.IN_FULL.value),
            (self.tr("not at all"), Urls.SKIP.value),
        )
        self._urls.offer(choices, rules.urls.value)
        self._urls.currentIndexChanged.connect(self._look_again)
        self._shown = self._line("example_shown")
        self._sent = self._line("example_sent")
        self._count = label("spoken_form_count", "quiet")
        self._count.setWordWrap(True)
        self._apply = button("spoken_form_apply", self.tr("Apply"), "filled")
        self._apply.clicked.connect(self.accept)
        self._apply.setDefault(True)

    def _check(self, name: str, text: str, is_on: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        mark(box, name, text)
        box.setChecked(is_on)
        box.toggled.connect(self._look_again)
        return box

    def _line(self, name: str) -> QLabel:
        made = label(name, "field")
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        for box in (self._final_stop, self._roman, self._numbers, self._abbreviations):
            column.addWidget(box)
        addresses = QHBoxLayout()
        name = label("urls_name", text=self._urls.accessibleName())
        name.setBuddy(self._urls)
        addresses.addWidget(name)
        addresses.addWidget(self._urls, 1)
        column.addLayout(addresses)
        for caption, text, field in (
            ("shown_caption", self.tr("A line of this chapter"), self._shown),
            ("sent_caption", self.tr("Spoken as"), self._sent),
        ):
            column.addSpacing(8)
            column.addWidget(label(caption, "caption", text=text))
            column.addWidget(field)
        column.addStretch(1)
        column.addLayout(self._foot())
        self.setMinimumWidth(_WIDTH)

    def _foot(self) -> QHBoxLayout:
        cancel = button("spoken_form_cancel", self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._count, 1)
        foot.addWidget(cancel)
        foot.addWidget(self._apply)
        return foot

    def _look_again(self) -> None:
        """Show what the rules of the fields do."""
        rules = self.rules()
        self._show_example(rules)
        self._apply.setEnabled(rules != self._desk.session.book.spoken)
        self._stop_counting()
        self._count.clear()
        if self._apply.isEnabled():
            self._counting = self._desk.loads.start(self._show_count(rules))

    def _show_example(self, rules: SpokenRules) -> None:
        session, example = self._desk.session, None
        if self._chapter is not None and session.has_chapter(self._chapter):
            example = session.spoken_example(self._chapter, rules)
        if example is None:
            return
        line, sent = example
        for field, text in ((self._shown, session.segment(line).text), (self._sent, sent)):
            field.setFont(reading_font(session.chapter_of(line).language))
            field.setText(text or self.tr("Nothing is sent."))

    async def _show_count(self, rules: SpokenRules) -> None:
        stale = len(await self._desk.session.stale_under(rules))
        many, one = self.tr("{count} lines will be spoken again."), self.tr("One line will be spoken again.")
        none = self.tr("No line has to be spoken again.")
        self._count.setText(none if not stale else one if stale == 1 else many.format(count=f"{stale:,}"))

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        self._counting = None
