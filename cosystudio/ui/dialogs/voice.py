"""Who speaks: the provider, the voice, its speed, and for servers where they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cosystudio.book.model import Voice
from cosystudio.engine.ports import VoiceInfo
from cosystudio.errors import StudioError
from cosystudio.session.library import Library
from cosystudio.ui import words
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.widgets.parts import button, label, mark, mark_box

SERVICES = frozenset({"zip-batch"})
"""The providers that need an address, and may need a key."""
_LETTERS = 58


class VoiceDialog(QDialog):
    """Asks for a voice; `voice` is what was chosen, `keep_service` remembers addresses and key."""

    def __init__(
        self, title: str, voice: Voice, library: Library, preferences: Preferences, tasks: TaskScope, parent: QWidget
    ) -> None:
        super().__init__(parent)
        mark(self, "voice_dialog", title)
        self.setWindowTitle(title)
        self._library = library
        self._preferences = preferences
        self._tasks = tasks
        self._start_voice = voice
        self._make_fields(voice)
        self._lay_out()
        self._show_provider()

    def voice(self) -> Voice:
        """Return the voice as the fields say it."""
        old = self._start_voice
        provider = self._provider.currentData()
        same = provider == old.provider
        return Voice(
            provider=provider,
            name=self._name(),
            speed=self._speed.value(),
            style=old.style if same else "",
            model=old.model if same else "",
        )

    def keep_service(self) -> None:
        """Remember the addresses, and use the key from now on."""
        if self._provider.currentData() not in SERVICES:
            return
        lines = (line.strip() for line in self._endpoints.toPlainText().splitlines())
        self._preferences.keep_endpoints(tuple(line for line in lines if line))
        if self._key.text():
            self._preferences.keep_key(self._key.text())

    def _make_fields(self, voice: Voice) -> None:
        self._provider = QComboBox(self)
        mark(self._provider, "voice_provider", self.tr("Spoken by"))
        for name, text in self._library.providers().items():
            self._provider.addItem(words.speech_label(text), name)
        self._provider.setCurrentIndex(max(0, self._provider.findData(voice.provider)))
        self._provider.currentIndexChanged.connect(self._show_provider)
        self._voices = QComboBox(self)
        mark(self._voices, "voice_name", self.tr("Voice"))
        self._voices.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._speed = QDoubleSpinBox(self)
        mark_box(self._speed, "voice_speed", self.tr("Speed"))
        self._speed.setRange(0.5, 2.0)
        self._speed.setSingleStep(0.05)
        self._speed.setSuffix(" ×")
        self._speed.setValue(voice.speed)
        self._make_service_fields()

    def _make_service_fields(self) -> None:
        self._endpoints = QPlainTextEdit("\n".join(self._preferences.speech.endpoints), self)
        mark(self._endpoints, "voice_endpoints", self.tr("Addresses of the servers, one a line"))
        self._endpoints.setPlaceholderText("http://127.0.0.1:8000")
        self._endpoints.setTabChangesFocus(True)
        self._endpoints.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 22)
        self._key = QLineEdit(self)
        mark(self._key, "voice_key", self.tr("Key"))
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key.setPlaceholderText(self.tr("only if the servers ask for one; never kept in the project"))
        self._problem = label("voice_problem", "warning")
        self._problem.setWordWrap(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(4)
        self._add(column, self.tr("Spoken by"), self._provider)
        self._service = QWidget(self)
        inner = QVBoxLayout(self._service)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        self._add(inner, self.tr("Addresses of the servers, one a line"), self._endpoints)
        self._add(inner, self.tr("Key"), self._key)
        column.addWidget(self._service)
        self._add(column, self.tr("Voice"), self._voices)
        column.addWidget(self._problem)
        self._add(column, self.tr("Speed"), self._speed)
        column.addStretch(1)
        column.addSpacing(10)
        column.addLayout(self._buttons())
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)

    def _add(self, column: QVBoxLayout, caption: str, field: QWidget) -> None:
        name = label(f"{field.objectName()}_caption", "caption", text=caption)
        name.setBuddy(field)
        column.addWidget(name)
        column.addWidget(field)
        column.addSpacing(6)

    def _buttons(self) -> QHBoxLayout:
        cancel = button("voice_cancel", self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        use = button("voice_use", self.tr("Use this voice"), "filled")
        use.clicked.connect(self.accept)
        use.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(use)
        return row

    def _show_provider(self) -> None:
        provider = self._provider.currentData()
        self._service.setVisible(provider in SERVICES)
        self._voices.setEditable(provider in SERVICES)
        self._voices.clear()
        if self._voices.isEditable():
            self._voices.setEditText(self._start_voice.name if provider == self._start_voice.provider else "")
        self._tasks.start(self._load_voices(provider))
        self.adjustSize()

    async def _load_voices(self, provider: str) -> None:
        try:
            voices = await self._library.voices(provider)
        except StudioError as error:
            voices = []
            self._problem.setText(str(error))
        else:
            self._problem.clear()
        self._problem.setVisible(bool(self._problem.text()))
        self.adjustSize()
        if provider == self._provider.currentData():
            self._list_voices(voices)

    def _list_voices(self, voices: list[VoiceInfo]) -> None:
        written = self._voices.currentText()
        self._voices.clear()
        for voice in voices:
            languages = ", ".join(voice.languages)
            shown = words.speech_label(voice.label)
            self._voices.addItem(f"{shown} ({languages})" if languages else shown, voice.name)
        place = self._voices.findData(self._start_voice.name)
        if place >= 0:
            self._voices.setCurrentIndex(place)
        elif self._voices.isEditable():
            self._voices.setEditText(written)

    def _name(self) -> str:
        shown = self._voices.currentText()
        place = self._voices.findText(shown, Qt.MatchFlag.MatchExactly)
        return str(self._voices.itemData(place)) if place >= 0 else shown.strip()
