"""From the book to finished files: what is missing first, then where to, then how far."""

import asyncio
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cosystudio.book.model import SegmentId
from cosystudio.errors import StudioError
from cosystudio.export.encoders import Format
from cosystudio.session.exporting import ExportResult, ExportWish, Gaps
from cosystudio.settings import ExportSettings
from cosystudio.ui import words
from cosystudio.ui.ask import ask_for_folder
from cosystudio.ui.desk import Desk
from cosystudio.ui.error_words import sentence
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.widgets.parts import button, label, mark

_LETTERS = 66
_SPOKEN_FIRST = 2
_LISTED = 200
_LISTED_ROWS = 6


class Page(IntEnum):
    """The three faces of the dialog, in their order."""

    WISH = 0
    WORK = 1
    DONE = 2


class ExportDialog(QDialog):
    """Asks, writes and tells; closing it while it writes stops the writing and keeps the finished files.

    Signals:
        progressed(float): 0..1, emitted from the thread that writes.
    """

    SPEAK_FIRST = _SPOKEN_FIRST
    """What the dialog ends with when the person wants the missing lines spoken before."""

    progressed = Signal(float)

    def __init__(self, desk: Desk, gaps: Gaps, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "export_dialog", self.tr("Export"))
        self.setWindowTitle(self.tr("Export"))
        self._desk = desk
        self._preferences = preferences
        self._gaps = gaps
        self._task: asyncio.Task[None] | None = None
        self._pages = QStackedWidget(self)
        for page in (self._wish_page(), self._work_page(), self._done_page()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.addWidget(self._pages)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def gaps(self) -> Gaps:
        """What the export would lack, as it was when the dialog opened."""
        return self._gaps

    def wish(self) -> ExportWish:
        """Return what the fields say."""
        chosen = Format.WAV if self._wav.isChecked() else Format.MP3
        return ExportWish(Path(self._folder.text()).expanduser(), chosen)

    def done(self, code: int) -> None:
        """Close, and stop the writing if it still goes on."""
        if self._task is not None:
            self._task.cancel()
        super().done(code)

    def _wish_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("export_title", "strong", text=self._what()))
        if self._gaps:
            column.addWidget(self._gap_words())
            column.addWidget(self._gap_list())
        column.addSpacing(4)
        column.addWidget(label("format_caption", "caption", text=self.tr("Format")))
        column.addLayout(self._formats())
        column.addSpacing(4)
        column.addWidget(label("folder_caption", "caption", text=self.tr("Folder")))
        column.addLayout(self._folder_row())
        column.addStretch(1)
        column.addSpacing(12)
        column.addLayout(self._wish_buttons())
        return page

    def _what(self) -> str:
        chapters = [chapter for chapter in self._desk.session.book.chapters if chapter.included]
        total = self._desk.session.total()
        text = self.tr("{chapters} ticked chapters, {length}")
        return text.format(chapters=len(chapters), length=words.long_length(total.estimated_seconds))

    def _gap_words(self) -> QWidget:
        both = []
        if self._gaps.missing:
            both.append(self.tr("Not spoken: {lines}.").format(lines=words.count_of_lines(len(self._gaps.missing))))
        if self._gaps.stale:
            both.append(self.tr("Stale: {lines}.").format(lines=words.count_of_lines(len(self._gaps.stale))))
        both.append(self.tr("What is not spoken would be left out, what is stale would be heard as it was."))
        gaps = label("export_gaps", "warning", text="\n".join(both))
        gaps.setWordWrap(True)
        return gaps

    def _gap_list(self) -> QListWidget:
        """The lines themselves, as far as anyone would read on."""
        ids = (*self._gaps.missing, *self._gaps.stale)
        found = QListWidget(self)
        mark(found, "export_gap_list", self.tr("Lines that are not spoken or stale"))
        found.addItems([self._place_of(id) for id in ids[:_LISTED]])
        if len(ids) > _LISTED:
            found.addItem(self.tr("and {count} more").format(count=f"{len(ids) - _LISTED:,}"))
        high = found.fontMetrics().height() + 8
        for row in range(found.count()):
            item = found.item(row)
            item.setSizeHint(QSize(1, high))  # as wide as the list: what is longer ends in dots
            item.setToolTip(item.text())
        found.setTextElideMode(Qt.TextElideMode.ElideRight)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setMaximumHeight(_LISTED_ROWS * high)
        return found

    def _place_of(self, id: SegmentId) -> str:
        session = self._desk.session
        return f"{session.chapter_of(id).title} · {session.number(id)}   {' '.join(session.segment(id).text.split())}"

    def _formats(self) -> QVBoxLayout:
        self._mp3 = QRadioButton(self.tr("MP3, 192 kbit/s: what audiobook shops ask for"), self)
        mark(self._mp3, "format_mp3", self._mp3.text())
        self._wav = QRadioButton(self.tr("WAV: without loss, for further work"), self)
        mark(self._wav, "format_wav", self._wav.text())
        group = QButtonGroup(self)
        column = QVBoxLayout()
        for choice in (self._mp3, self._wav):
            group.addButton(choice)
            column.addWidget(choice)
        chosen = self._wav if self._preferences.export.format == "wav" else self._mp3
        chosen.setChecked(True)
        return column

    def _folder_row(self) -> QHBoxLayout:
        self._folder = QLineEdit(str(self._usual_folder()), self)
        mark(self._folder, "export_folder", self.tr("Folder"))
        choose = button("choose_folder", self.tr("Choose…"))
        choose.clicked.connect(lambda: self._desk.tasks.start(self._choose_folder()))
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        return row

    def _usual_folder(self) -> Path:
        book = self._desk.session.book
        name = "".join(" " if letter in '<>:"/\\|?*' else letter for letter in book.title).strip()
        beside = self._preferences.export.folder
        return (Path(beside) if beside else Path.home()) / (name or "Audiobook")

    def _wish_buttons(self) -> QHBoxLayout:
        cancel = button("export_cancel", self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        if not self._gaps:
            row.addWidget(self._starter(self.tr("Export"), "filled"))
            return row
        row.addWidget(self._starter(self.tr("Export without them"), ""))
        speak = button("speak_first", self.tr("Speak them first"), "filled")
        speak.clicked.connect(lambda: self.done(_SPOKEN_FIRST))
        speak.setDefault(True)
        speak.setFocus()
        row.addWidget(speak)
        return row

    def _starter(self, text: str, role: str) -> QPushButton:
        start = button("export_start", text, role)
        start.clicked.connect(self._start)
        start.setDefault(role == "filled")
        return start

    def _work_page(self) -> QWidget:
        self._bar = QProgressBar(self)
        mark(self._bar, "export_progress", self.tr("Progress of the export"))
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        stop = button("export_stop", self.tr("Cancel"))
        stop.clicked.connect(self.reject)
        self._working = label("export_working", text=self.tr("Writing…"), figures=True)
        return _page(self, [self._working, self._bar], [stop])

    def _done_page(self) -> QWidget:
        self._summary = label("export_summary")
        self._summary.setWordWrap(True)
        show = button("show_folder", self.tr("Show in folder"))
        show.clicked.connect(self._show_folder)
        close = button("export_close", self.tr("Close"), "filled")
        close.clicked.connect(self.accept)
        self._show = show
        return _page(self, [self._summary], [show, close])

    async def _choose_folder(self) -> None:
        folder = await ask_for_folder(self, self.tr("Folder for the finished files"), Path(self._folder.text()).parent)
        if folder is not None:
            self._folder.setText(str(folder))

    def _start(self) -> None:
        wish = self.wish()
        self._preferences.keep_export(ExportSettings(str(wish.folder.parent), wish.format.value))
        self._pages.setCurrentIndex(Page.WORK)
        self._task = self._desk.tasks.start(self._write(wish))

    async def _write(self, wish: ExportWish) -> None:
        try:
            result = await self._desk.session.export(wish, self.progressed.emit)
        except StudioError as error:
            self._finish(sentence(str(error)), succeeded=False)
        else:
            self._finish(self._result_words(result), succeeded=True)

    def _finish(self, sentence: str, *, succeeded: bool) -> None:
        self._task = None
        self._summary.setText(sentence)
        self._show.setVisible(succeeded)
        self._pages.setCurrentIndex(Page.DONE)

    def _result_words(self, result: ExportResult) -> str:
        one, many = self.tr("One file is in {folder}."), self.tr("{count} files are in {folder}.")
        written = one if len(result.files) == 1 else many
        parts = [written.format(count=len(result.files), folder=self._folder.text())]
        if result.empty:
            left_out = self.tr("Left out, because nothing of them is spoken: {titles}.")
            parts.append(left_out.format(titles=self.tr(", ").join(result.empty)))
        return "\n".join(parts)

    def _show_progress(self, share: float) -> None:
        self._bar.setValue(round(share * 1000))
        self._working.setText(self.tr("Writing… {percent} %").format(percent=round(share * 100)))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.wish().folder)))


def _page(parent: QWidget, body: list[QWidget], buttons: list[QPushButton]) -> QWidget:
    page = QWidget(parent)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for widget in body:
        column.addWidget(widget)
    column.addStretch(1)
    row = QHBoxLayout()
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    column.addLayout(row)
    return page
