"""The fields of a voice: only those that the service behind it can do something with."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cosystudio.book.model import Voice
from cosystudio.engine.ports import Abilities, VoiceInfo
from cosystudio.profiles import Profile, ServiceInfo
from cosystudio.session.references import KnownReference
from cosystudio.ui import words
from cosystudio.ui.widgets.choice_box import ChoiceBox
from cosystudio.ui.widgets.field import Field
from cosystudio.ui.widgets.parts import button, mark_box

_RECORDING = "recording:"
"""What stands before the digest of a recording where its value must not be taken for a voice's name."""


class VoiceFields(QWidget):
    """Voice, model, style and speed; `voice` is what they say.

    Signals:
        clone_wished(): a voice shall be cloned from another recording.
    """

    clone_wished = Signal()

    def __init__(self, language: str, recordings: Sequence[KnownReference], *, can_clone: bool) -> None:
        super().__init__()
        self.setObjectName("voice_fields")
        self._language = language.partition("-")[0].lower()
        self._recordings = recordings
        self._can_clone = can_clone
        self._abilities = Abilities()
        self._start = Voice("", "")
        self._make_fields()
        self._lay_out()

    def show_service(self, profile: Profile, info: ServiceInfo, abilities: Abilities, voice: Voice) -> None:
        """Offer what a service can do, with `voice` to begin with; its voices may be listed later."""
        self._abilities = abilities
        self._start = voice
        self._voice.let_write(info.needs_address and not abilities.needs_reference)
        self._voice.offer([], "")
        self.list_voices(())
        self._show_model(profile, info)
        self._style_field.setVisible(abilities.style)
        self._style.setText(voice.style)
        self._show_speed()
        self._clone.setVisible(abilities.reference and self._can_clone)
        self._explain_voice()

    def list_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Offer these voices, those of the book's language first, and what is cloned after them."""
        chosen = self._voice.value or _value_of(self._start)
        offered = [*self._listed(voices), *self._cloned()]
        if not self._voice.isEditable() and chosen not in [value for _text, value in offered]:
            if self._abilities.needs_reference and not _digest(chosen):
                chosen = offered[0][1] if offered else ""
            else:  # not listed, or not yet: it stays until another one is chosen
                offered.insert(0, (self._start.name, chosen))
        self._voice.offer(offered, chosen)

    def choose_recording(self, digest: str, recordings: Sequence[KnownReference]) -> None:
        """Take a recording of these as the voice."""
        self._recordings = recordings
        written = self._voice.value
        others = [(self._voice.itemText(at), one) for at, one in enumerate(self._voice.values) if not _digest(one)]
        self._voice.offer([*others, *self._cloned()], written)
        self._voice.choose(_RECORDING + digest)
        self.complain("")
        self._explain_voice()

    def in_order(self) -> tuple[QWidget, ...]:
        """Return the fields as Tab leads through them."""
        return self._voice, self._clone, self._model, self._style, self._speed

    def explain(self, hint: str) -> None:
        """Say something quiet about the voice."""
        self._voice_field.explain(hint)

    def complain(self, problem: str) -> None:
        """Say what is wrong with the voice."""
        self._voice_field.complain(problem)

    @property
    def problem(self) -> str:
        """What is missing before a line can be spoken; empty for nothing."""
        if self._abilities.needs_reference and not _digest(self._voice.value):
            return self.tr("This service has no voices of its own: clone one from a recording.")
        return ""

    def voice(self, beginning: Voice) -> Voice:
        """Return the voice that the fields say, with provider and profile of `beginning`."""
        value = self._voice.value
        digest = _digest(value)
        return Voice(
            beginning.provider,
            self._title(digest) if digest else value,
            speed=self._speed.value() if self._abilities.speeds else 1.0,
            style=self._style.text().strip() if self._abilities.style else "",
            model=self._model.value if not self._model_field.isHidden() else beginning.model,
            reference=digest,
            profile=beginning.profile,
        )

    def _make_fields(self) -> None:
        self._voice = ChoiceBox("voice_name", self.tr("Voice"), self)
        self._voice.show_when_empty(self.tr("none yet"))
        self._voice.currentTextChanged.connect(lambda: self.complain(""))
        self._clone = button("voice_clone", self.tr("Clone from a recording…"))
        self._clone.clicked.connect(self.clone_wished)
        self._model = ChoiceBox("voice_model", self.tr("Model"), self, may_be_written=True)
        self._model.show_when_empty(self.tr("the service's own"))
        self._style = QLineEdit(self)
        self._style.setObjectName("voice_style")
        self._style.setAccessibleName(self.tr("Style"))
        self._style.setPlaceholderText(self.tr("such as: softly, slowly and sadly, 用四川话说"))
        self._speed = QDoubleSpinBox(self)
        mark_box(self._speed, "voice_speed", self.tr("Speed"))
        self._speed.setSingleStep(0.05)
        self._speed.setSuffix(" ×")

    def _lay_out(self) -> None:
        chooser = QWidget(self)
        chooser.setObjectName("voice_row")
        chooser.setFocusProxy(self._voice)
        row = QHBoxLayout(chooser)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._voice, 1)
        row.addWidget(self._clone)
        self._voice_field = Field(self.tr("Voice"), chooser)
        self._model_field = Field(self.tr("Model"), self._model)
        self._style_field = Field(self.tr("Style"), self._style)
        self._speed_field = Field(self.tr("Speed"), self._speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for field in (self._voice_field, self._model_field, self._style_field, self._speed_field):
            column.addWidget(field)

    def _show_model(self, profile: Profile, info: ServiceInfo) -> None:
        self._model_field.setVisible(bool(info.models or profile.model))
        models = dict.fromkeys(name for name in (profile.model, *info.models) if name)
        self._model.offer([(name, name) for name in models], self._start.model)

    def _show_speed(self) -> None:
        speeds = self._abilities.speeds
        self._speed.setVisible(speeds is not None)
        self._speed_field.explain("" if speeds else self.tr("This service speaks at one pace only."))
        if speeds is not None:
            self._speed.setRange(*speeds)
            self._speed.setValue(self._start.speed)

    def _explain_voice(self) -> None:
        self.explain(
            self.tr("Cloned voices only: this service speaks like a recording that you give it.")
            if self._abilities.needs_reference
            else ""
        )

    def _listed(self, voices: Sequence[VoiceInfo]) -> list[tuple[str, str]]:
        if self._abilities.needs_reference:
            return []
        ordered = sorted(voices, key=lambda info: self._language not in info.languages)
        return [(words.voice_label(info), info.name) for info in ordered]

    def _cloned(self) -> list[tuple[str, str]]:
        if not self._abilities.reference:
            return []
        text = self.tr("{title} (cloned)")
        return [(text.format(title=one.title), _RECORDING + one.digest) for one in self._recordings]

    def _title(self, digest: str) -> str:
        title = next((one.title for one in self._recordings if one.digest == digest), "")
        return title or self._start.name


def _value_of(voice: Voice) -> str:
    return _RECORDING + voice.reference if voice.reference else voice.name


def _digest(value: str) -> str:
    return value.removeprefix(_RECORDING) if value.startswith(_RECORDING) else ""
