"""A voice from a recording: which one, the words that are heard in it, and the consent of whose voice it is."""

import asyncio
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from cosystudio.audio.decode import decode_wav, encode_wav
from cosystudio.audio.reference import prepare
from cosystudio.errors import AudioError, ProjectError
from cosystudio.ui.ask import ask_for_file
from cosystudio.ui.booth import Booth, Recordings
from cosystudio.ui.dialogs.tall import TallDialog
from cosystudio.ui.error_words import sentence
from cosystudio.ui.icons import icon
from cosystudio.ui.widgets.choice_box import ChoiceBox
from cosystudio.ui.widgets.field import Field
from cosystudio.ui.widgets.parts import button, in_tab_order, label, mark
from cosystudio.ui.widgets.recording_view import Recording, RecordingView, drawn

KINDS = "*.wav *.flac *.mp3 *.m4a *.ogg"
_NEW = ""
_LETTERS = 70
_TRANSCRIPT_LINES = 3


class CloneDialog(TallDialog):
    """Asks for a recording and keeps it with the book; `digest` is then what `Voice.reference` calls it."""

    def __init__(self, booth: Booth, parent: QWidget) -> None:
        super().__init__("clone_dialog", self.tr("Clone a voice"), parent)
        self.setAcceptDrops(True)
        assert booth.recordings is not None  # the button that opens this is not there without a book
        self.digest = ""
        self._booth = booth
        self._recordings: Recordings = booth.recordings
        self._known = {one.digest: one for one in booth.recordings.references()}
        self._loading: asyncio.Task[Any] | None = None
        self._make_source()
        self._make_words()
        self._lay_out()
        self._begin(_NEW)

    def load(self, path: Path) -> None:
        """Take in a file."""
        self._which.choose(_NEW)
        self._begin(_NEW)
        if not self._title.text().strip():
            self._title.setText(path.stem)
        self._start(self._hear_file(path))

    def done(self, code: int) -> None:
        """Close and fall silent."""
        self._stop()
        super().done(code)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the dialog."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the file that was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.load(path)

    def _make_source(self) -> None:
        self._which = ChoiceBox("clone_which", self.tr("Recording"), self)
        kept = [(one.title, digest) for digest, one in self._known.items()]
        self._which.offer([(self.tr("A new one"), _NEW), *kept], _NEW)
        self._which.currentIndexChanged.connect(lambda: self._begin(self._which.value))
        self._choose = button("clone_choose", self.tr("Choose a recording…"))
        self._choose.setIcon(icon("open"))
        self._choose.clicked.connect(lambda: self._booth.tasks.start(self._ask_file()))
        self._hint = label("clone_hint", "quiet")
        self._hint.setWordWrap(True)
        self._sound = RecordingView("clone", self._booth.audition)

    def _make_words(self) -> None:
        self._title = QLineEdit(self)
        mark(self._title, "clone_title", self.tr("Name of the voice"))
        self._transcript = QPlainTextEdit(self)
        mark(self._transcript, "clone_transcript", self.tr("The words that are heard"))
        self._transcript.setTabChangesFocus(True)
        self._transcript.setFixedHeight(self.fontMetrics().lineSpacing() * _TRANSCRIPT_LINES + 22)
        self._consent = QCheckBox(self.tr("This is my voice, or I have the person's permission"), self)
        mark(self._consent, "clone_consent", self._consent.text())
        self._problem = label("clone_problem", "error")
        self._problem.setWordWrap(True)

    def _lay_out(self) -> None:
        self._which_field = Field(self.tr("Recording"), self._which)
        self._which_field.setVisible(bool(self._known))
        self._title_field = Field(self.tr("Name of the voice"), self._title)
        exactly = self.tr("Exactly as spoken: a wrong word is heard in every line.")
        self._words_field = Field(self.tr("The words that are heard"), self._transcript, hint=exactly)
        self.body.addWidget(self._which_field)
        self.body.addLayout(self._choose_row())
        for part in (self._sound, self._title_field, self._words_field, self._consent, self._problem):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._add_buttons()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self._choose.setFocus()

    def _choose_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._choose)
        row.addWidget(self._hint, 1)
        return row

    def _add_buttons(self) -> None:
        cancel = button("clone_cancel", self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        use = button("clone_use", self.tr("Use this recording"), "filled")
        use.clicked.connect(lambda: self._booth.tasks.start(self._keep()))
        use.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(use)
        in_tab_order(
            self._which,
            self._choose,
            *self._sound.in_order(),
            self._title,
            self._transcript,
            self._consent,
            cancel,
            use,
        )

    def _begin(self, digest: str) -> None:
        """Show a recording of the book, or ask for a new one."""
        self._stop()
        self._show_sound(None)
        self._complain()
        known = self._known.get(digest)
        for part in (self._choose, self._hint, self._consent):
            part.setVisible(known is None)
        self._hint.setText(self.tr("Or drop it here. Best is one clean sentence of 5 to 10 seconds, by one person."))
        for field in (self._title, self._transcript):
            field.setReadOnly(known is not None)
        if known is not None:
            self._title.setText(known.title)
            self._transcript.setPlainText(known.transcript)
            self._start(self._hear_kept(digest))

    def _start(self, work: Any) -> None:
        self._loading = self._booth.tasks.start(work)

    def _stop(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
        self._loading = None
        self._booth.audition.stop()

    async def _ask_file(self) -> None:
        sounds = self.tr("Recordings ({kinds})").format(kinds=KINDS)
        everything = self.tr("All files (*)")
        path = await ask_for_file(self, self.tr("Choose a recording"), f"{sounds};;{everything}")
        if path is not None:
            self.load(path)

    async def _hear_file(self, path: Path) -> None:
        self._hint.setText(self.tr("Reading {name}…").format(name=path.name))
        try:
            heard = await asyncio.to_thread(_prepared, path)
        except AudioError as error:
            self._hint.setText(self.tr("Choose another one, or drop it here."))
            self._complain(sound=sentence(str(error)))
            return
        self._hint.setText(path.name)
        self._complain()
        self._show_sound(heard)

    async def _hear_kept(self, digest: str) -> None:
        kept = self._recordings.reference(digest)
        if kept is not None:
            self._show_sound(await asyncio.to_thread(_kept, kept.wav))

    def _show_sound(self, recording: Recording | None) -> None:
        self._sound.show_recording(recording)
        self.fit()

    async def _keep(self) -> None:
        chosen = self._which.value
        if chosen:
            self.digest = chosen
            self.accept()
            return
        recording = self._sound.recording
        if self._is_incomplete() or recording is None:
            return
        self.setEnabled(False)  # until it is kept: what is cancelled now would be kept all the same
        wav = encode_wav(recording.clip)
        transcript = " ".join(self._transcript.toPlainText().split())
        try:
            self.digest = await self._recordings.add_reference(self._title.text().strip(), wav, transcript)
        except ProjectError as error:
            self._complain(sound=sentence(str(error)))
        else:
            self.accept()
        finally:
            self.setEnabled(True)

    def _is_incomplete(self) -> bool:
        """Say what is missing, each at its place; True where something is."""
        sound = "" if self._sound.recording is not None else self.tr("Choose a recording first.")
        title = "" if self._title.text().strip() else self.tr("Give the voice a name.")
        has_words = any(letter.isalnum() for letter in self._transcript.toPlainText())
        transcript = "" if has_words else self.tr("Write the words that are heard in the recording.")
        consent = "" if self._consent.isChecked() else self.tr("Without this a voice may not be cloned: tick it.")
        self._complain(sound, title, transcript, consent)
        places = ((title, self._title_field), (transcript, self._words_field), (sound or consent, self._problem))
        for problem, place in places:
            if problem:
                self.reveal(place)
                return True
        return False

    def _complain(self, sound: str = "", title: str = "", transcript: str = "", consent: str = "") -> None:
        self._title_field.complain(title)
        self._words_field.complain(transcript)
        rest = " ".join(part for part in (sound, consent) if part)
        self._problem.setText(rest)
        self._problem.setVisible(bool(rest))
        self.fit()


def _prepared(path: Path) -> Recording:
    ready = prepare(path)
    return drawn(ready.clip, ready.remarks)


def _kept(wav: bytes) -> Recording:
    return drawn(decode_wav(wav))


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
