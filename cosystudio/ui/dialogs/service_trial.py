"""Test connection: what answers at the address, which voices it has, and how it sounds."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import VoiceInfo
from cosystudio.errors import Denied, SpeechError, Unreachable
from cosystudio.profiles import Profile, Recognised
from cosystudio.session.trials import Trial, candidates, fitted, try_out
from cosystudio.ui import words
from cosystudio.ui.booth import Booth
from cosystudio.ui.dialogs.service_draft import Draft
from cosystudio.ui.error_words import sentence
from cosystudio.ui.widgets.hear_it import HearIt
from cosystudio.ui.widgets.parts import button, label


class TrialPanel(QWidget):
    """Tests the draft that `draft_now` gives; what is learnt is told at once, so that the form can take it over.

    Signals:
        recognised(object, object): the Profile as it should be, and the Recognised that says so.
        voices_listed(object): the VoiceInfo of the service.
        rate_chosen(int): the sampling rate that sounds right, in hertz.
    """

    recognised = Signal(object, object)
    voices_listed = Signal(object)
    rate_chosen = Signal(int)

    def __init__(self, booth: Booth, draft_now: Callable[[], Draft]) -> None:
        super().__init__()
        self.setObjectName("service_trial")
        self._booth = booth
        self._services = booth.services
        self._draft_now = draft_now
        self._clip: Clip | None = None
        self._other_rate_hz = 0
        self._hear = HearIt("service_test", self.tr("Test connection"), self._test, booth.tasks, booth.audition)
        self._found = label("service_found", "quiet")
        self._remark = label("service_remark", "warning")
        for text in (self._found, self._remark):
            text.setWordWrap(True)
        self._lay_out()
        self.clear()

    def in_order(self) -> tuple[QWidget, ...]:
        """Return the buttons as Tab leads through them."""
        return self._hear.button, self._other_rate

    def clear(self) -> None:
        """Stop, and forget what was learnt."""
        self._hear.stop()
        self._clip = None
        self._hear.say(self.tr("Recognises the server, lists its voices and speaks one sentence."))
        _tell(self._found, "")
        _tell(self._remark, "")
        self._rates.hide()

    def stop(self) -> None:
        """Call back what is under way, and fall silent."""
        self._hear.stop()

    def _lay_out(self) -> None:
        self._rates = QWidget(self)
        self._rates.setObjectName("service_rates")
        self._other_rate = button("service_other_rate", "")
        self._other_rate.clicked.connect(self._play_at_other_rate)
        row = QHBoxLayout(self._rates)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label("service_rates_caption", text=self.tr("Sounds too low or too high?")))
        row.addWidget(self._other_rate)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._hear)
        for widget in (self._found, self._remark, self._rates):
            column.addWidget(widget)

    async def _test(self) -> Clip | None:
        _tell(self._found, "")
        _tell(self._remark, "")
        self._rates.hide()
        draft = self._draft_now()
        if not draft.profile.endpoints:
            raise Denied(self.tr("Write the address of the server first, such as http://127.0.0.1:50000."))
        key = await draft.key_in_force(self._services)
        self._hear.say(self.tr("Asking what answers there…"))
        profile, found = await self._learn(draft.profile, key)
        self._hear.say(self.tr("Speaking one sentence…"))
        tries = candidates(profile, found, self._services)
        trial = await try_out(tries, key, self._services, self._booth.language)
        self._tell_all(trial, found, is_guessed=len(tries) > 1)
        return trial.clip

    async def _learn(self, profile: Profile, key: str) -> tuple[Profile, Recognised | None]:
        """Return the profile as the service needs it, and what was recognised; the form is told of both."""
        found = await self._recognise(profile, key)
        if found is not None:
            profile = fitted(profile, found, self._services.infos)
            _tell(self._found, self._name_of(profile, found))
            _tell(self._remark, sentence(found.remark))
            self.recognised.emit(profile, found)
            if found.voices:
                self.voices_listed.emit(_named(found))
        return profile, found

    async def _recognise(self, profile: Profile, key: str) -> Recognised | None:
        """Return what answers at the first address; None where only the person knows, who has chosen the kind."""
        try:
            return await self._services.recognise(profile.endpoints[0], key)
        except Unreachable:
            raise
        except SpeechError:
            if not profile.provider:
                raise
            return None

    def _tell_all(self, trial: Trial, found: Recognised | None, *, is_guessed: bool) -> None:
        """Say how it went, and let the form take over what works; a version that was found by trying is named."""
        if found is None or is_guessed:
            tried = self.tr("Its version was found by trying: choose another one where a style is not followed.")
            found = Recognised(trial.profile.provider, trial.profile.variant, remark=tried if is_guessed else "")
            _tell(self._found, self._name_of(trial.profile, found))
        self.recognised.emit(trial.profile, found)
        if voices := list(trial.voices) or _named(found):
            self.voices_listed.emit(voices)
        cloned = self.tr("It works: {length} of sound, in a voice of this computer that it cloned.")
        plain = self.tr("It works: {length} of sound.")
        self._hear.say((cloned if trial.is_cloned else plain).format(length=_length(trial.clip)))
        damaged = self.tr("That is far too long for the sentence: the server's model may be damaged.")
        _tell(self._remark, " ".join(filter(None, (sentence(found.remark), damaged if trial.is_far_too_long else ""))))
        self._clip = trial.clip
        self._offer_other_rate(trial.profile, trial.clip)

    def _offer_other_rate(self, profile: Profile, clip: Clip) -> None:
        others = [rate for rate in self._services.infos[profile.provider].raw_rates_hz if rate != clip.rate_hz]
        self._rates.setVisible(bool(others))
        if others:
            self._other_rate_hz = others[0]
            text = self.tr("Play it at {rate}").format(rate=words.rate(others[0]))
            self._other_rate.setText(text)
            self._other_rate.setAccessibleName(text)

    def _play_at_other_rate(self) -> None:
        """Play the same samples at the other rate, which is the right one if the person leaves it at that."""
        if self._clip is None:
            return
        before, rate_hz = self._clip.rate_hz, self._other_rate_hz
        self._clip = replace(self._clip, rate_hz=rate_hz)
        self._other_rate_hz = before
        self._other_rate.setText(self.tr("Play it at {rate}").format(rate=words.rate(before)))
        self._other_rate.setAccessibleName(self._other_rate.text())
        self._hear.say(self.tr("Played at {rate}; this rate is kept.").format(rate=words.rate(rate_hz)))
        self.rate_chosen.emit(rate_hz)
        self._hear.play(self._clip)

    def _name_of(self, profile: Profile, found: Recognised) -> str:
        info = self._services.infos[profile.provider]
        kind = words.speech_label(info.label)
        version = words.speech_label(dict(info.variants).get(profile.variant, "")) if profile.variant else ""
        product = "" if found.product in self._services.infos or found.product == profile.variant else found.product
        details = " · ".join(part for part in (product, version) if part)
        whole = self.tr("{kind} ({details})").format(kind=kind, details=details) if details else kind
        return self.tr("Recognised: {service}.").format(service=whole)


def _named(found: Recognised) -> list[VoiceInfo]:
    """Return the voices that a service names before it is asked to speak."""
    return [VoiceInfo(name, name, ()) for name in found.voices]


def _tell(text: QLabel, sentence: str) -> None:
    text.setText(sentence)
    text.setVisible(bool(sentence))


def _length(clip: Clip) -> str:
    return words.seconds_of(round(clip.seconds * 100) * 10)
