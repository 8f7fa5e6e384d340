"""Who speaks: the service, and what can be asked of a voice there."""

import asyncio
from typing import Any

from PySide6.QtWidgets import QWidget

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.engine.ports import VoiceInfo
from cosystudio.errors import Denied, SpeechError
from cosystudio.profiles import Profile
from cosystudio.session.references import KnownReference
from cosystudio.session.trials import language_to_try
from cosystudio.ui import words
from cosystudio.ui.ask import ask
from cosystudio.ui.booth import Booth
from cosystudio.ui.dialogs.clone import CloneDialog
from cosystudio.ui.dialogs.services import ServicesDialog
from cosystudio.ui.dialogs.tall import TallDialog
from cosystudio.ui.dialogs.voice_fields import VoiceFields
from cosystudio.ui.error_words import sentence
from cosystudio.ui.widgets.choice_box import ChoiceBox
from cosystudio.ui.widgets.field import Field
from cosystudio.ui.widgets.hear_it import HearIt
from cosystudio.ui.widgets.parts import button, in_tab_order, label

_LETTERS = 76
_QUOTES = tuple("“\"‘'„«»「『")
_SET_UP = "set up:"
"""Stands for the last entry of the services; a colon is in no provider's name."""


class VoiceDialog(TallDialog):
    """Asks for a voice; `voice` is what was chosen.  Nothing but the list of voices is asked for without a click."""

    def __init__(self, title: str, voice: Voice, booth: Booth, parent: QWidget) -> None:
        super().__init__("voice_dialog", title, parent)
        self._booth = booth
        self._services = booth.services
        self._start_voice = voice
        self._service = self._known_service(voice)
        self._voices: list[VoiceInfo] = []
        self._listing: asyncio.Task[Any] | None = None
        self._make_fields()
        self._lay_out()
        self._offer_services()
        self._show_service()

    def voice(self) -> Voice:
        """Return the voice as the fields say it."""
        beginning = self._beginning()
        return self._fields.voice(beginning) if self._profile() is not None else beginning

    def accept(self) -> None:
        """Close with the voice, unless something is missing."""
        if self._profile() is None:
            return
        problem = self._fields.problem
        self._fields.complain(problem)
        if not problem:
            super().accept()

    def done(self, code: int) -> None:
        """Close; whatever is under way is called back."""
        self._stop_listing()
        self._hear.stop()
        super().done(code)

    def _make_fields(self) -> None:
        self._speaker = ChoiceBox("voice_service", self.tr("Spoken by"), self)
        self._speaker.activated.connect(self._choose_service)
        self._speaker_field = Field(self.tr("Spoken by"), self._speaker)
        self._fields = VoiceFields(
            self._booth.language, self._recordings(), can_clone=self._booth.recordings is not None
        )
        self._fields.clone_wished.connect(self._clone)
        self._hear = HearIt("voice_hear", self.tr("Hear it"), self._speak, self._booth.tasks, self._booth.audition)
        self._sample = label("voice_sample", "caption")
        self._sample.setWordWrap(True)

    def _lay_out(self) -> None:
        for part in (self._speaker_field, self._fields, self._hear, self._sample):
            self.body.addWidget(part)
        self.body.addStretch(1)
        cancel = button("voice_cancel", self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._use = button("voice_use", self.tr("Use this voice"), "filled")
        self._use.clicked.connect(self.accept)
        self._use.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._use)
        in_tab_order(self._speaker, *self._fields.in_order(), self._hear.button, cancel, self._use)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)

    def _recordings(self) -> list[KnownReference]:
        return self._booth.recordings.references() if self._booth.recordings is not None else []

    def _known_service(self, voice: Voice) -> str:
        """Return the service that would speak the voice, which may be another one of the same provider."""
        try:
            return self._services.profile(voice.service).name
        except Denied:
            return voice.service

    def _offer_services(self) -> None:
        infos = self._services.infos
        local = [(words.speech_label(info.label), name) for name, info in infos.items() if not info.needs_address]
        set_up = [(profile.name, profile.name) for profile in self._services.profiles]
        known = [*local, *set_up]
        if self._service not in [name for _text, name in known]:
            known.append((self.tr("{name} (not set up)").format(name=self._service), self._service))
        self._speaker.offer([*known, (self.tr("Set up a speech service…"), _SET_UP)], self._service)
        self._speaker.insertSeparator(len(known))

    def _choose_service(self) -> None:
        chosen = self._speaker.value
        if chosen == _SET_UP:
            self._speaker.choose(self._service)
            self._booth.tasks.start(self._set_up())
        elif chosen != self._service:
            self._service = chosen
            self._show_service()

    async def _set_up(self) -> None:
        dialog = ServicesDialog(self._booth, self, begin_new=True)
        if await ask(dialog) and dialog.saved:
            self._service = dialog.saved
        said = dialog.said
        self._offer_services()
        self._show_service()
        self._speaker_field.explain(said)

    def _profile(self) -> Profile | None:
        try:
            return self._services.profile(self._service)
        except Denied:
            return None

    def _beginning(self) -> Voice:
        """Return what the fields begin with: the voice there was, or the first one of another service."""
        start = self._start_voice
        if self._profile() is None or self._service == self._known_service(start):
            return start
        return self._services.first_voice(self._service)

    def _show_service(self) -> None:
        self._hear.stop()
        self._hear.say("")
        self._stop_listing()
        self._speaker_field.explain("")
        self._speaker_field.complain("")
        self._voices = []
        profile = self._profile()
        try:
            if profile is None:
                raise Denied(self.tr("This service is not set up here: choose another one, or set it up."))
            self._fill(profile)
        except SpeechError as error:
            self._speaker_field.complain(sentence(str(error)))
            profile = None
        for part in (self._fields, self._hear, self._sample):
            part.setVisible(profile is not None)
        self._use.setEnabled(profile is not None)
        self.fit()

    def _fill(self, profile: Profile) -> None:
        abilities = self._services.abilities(profile)
        self._fields.show_service(profile, self._services.infos[profile.provider], abilities, self._beginning())
        self._show_sample()
        if not abilities.needs_reference:
            self._fields.explain(self.tr("Asking for its voices…"))
            self._listing = self._booth.tasks.start(self._list(profile.name))

    async def _list(self, service: str) -> None:
        try:
            self._voices = await self._services.voices_of(service)
        except SpeechError as error:
            self._fields.explain("")
            self._fields.complain(sentence(str(error)))
        else:
            self._fields.list_voices(self._voices)
            unlisted = self.tr("This service does not list its voices: write a name.")
            self._fields.explain("" if self._voices else unlisted)
        self._show_sample()
        self.fit()

    def _stop_listing(self) -> None:
        if self._listing is not None:
            self._listing.cancel()
        self._listing = None

    def _language(self) -> str:
        return language_to_try(self.voice().name, self._voices, self._booth.language)

    def _show_sample(self) -> None:
        line = self._booth.line(self._language())
        self._sample.setText(line if line.startswith(_QUOTES) else self.tr("“{text}”").format(text=line))

    async def _speak(self) -> Clip | None:
        profile = self._profile()
        problem = self._fields.problem
        self._fields.complain(problem)
        if profile is None or problem:
            return None
        self._show_sample()
        self._hear.say(self.tr("Being spoken…"))
        voice, language = self.voice(), self._language()
        key = await asyncio.to_thread(self._services.key, profile.name)
        recordings = self._booth.recordings
        reference = recordings.reference(voice.reference) if recordings and voice.reference else None
        clip = await self._services.trial(profile, key, voice, self._booth.line(language), reference, language)
        self._hear.say(words.seconds_of(round(clip.seconds * 1000)))
        return clip

    def _clone(self) -> None:
        self._booth.tasks.start(self._ask_clone())

    async def _ask_clone(self) -> None:
        dialog = CloneDialog(self._booth, self)
        if await ask(dialog) and dialog.digest:
            self._fields.choose_recording(dialog.digest, self._recordings())
