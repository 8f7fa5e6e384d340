"""The speech services at hand: voices on this computer, and the profiles of those that a person has set up."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from cosystudio.audio.clip import Clip
from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Voice
from cosystudio.engine.ports import Abilities, Line, Reference, SpeechProvider, VoiceInfo
from cosystudio.engine.tune import Curve, Told, measure
from cosystudio.errors import Denied, SpeechError
from cosystudio.profiles import Profile, Recognised, ServiceInfo
from cosystudio.session.tuning import samples

ConnectProfile = Callable[[Profile, str], Sequence[SpeechProvider]]
"""Gives the endpoints of a profile, with its key; raises SpeechError where they cannot be used."""
Recognise = Callable[[str, str], Awaitable[Recognised]]
"""Finds out what answers at an address, with a key; raises SpeechError with a sentence where nothing useful does."""


class Keys(Protocol):
    """Where the keys of profiles are kept; its methods may wait for the system and belong into a thread."""

    def get(self, profile: str) -> str:
        """Return the key of a profile, empty where there is none."""
        ...

    def put(self, profile: str, key: str) -> str:
        """Keep a key, or forget it where it is empty; returns a sentence that says where it is kept."""
        ...


@dataclass(frozen=True, slots=True)
class Providers:
    """What is known of providers: how to set them up, how to reach them, how to recognise them."""

    infos: Mapping[str, ServiceInfo]
    connect: ConnectProfile
    recognise: Recognise


class Services:
    """Every service that a voice can name, and trials of those that are being set up.

    `keep` is handed the profiles after each change.  Methods raise SpeechError with one sentence.
    """

    def __init__(
        self,
        providers: Providers,
        keys: Keys,
        profiles: Sequence[Profile] = (),
        keep: Callable[[tuple[Profile, ...]], None] = lambda _profiles: None,
    ) -> None:
        self._providers = providers
        self._keys = keys
        self._profiles = {profile.name: profile for profile in profiles}
        self._keep = keep
        self._listeners: list[Callable[[], None]] = []

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The services that were set up, in the order they were added."""
        return tuple(self._profiles.values())

    @property
    def infos(self) -> Mapping[str, ServiceInfo]:
        """What a person must know of each provider, by its name."""
        return self._providers.infos

    def profile(self, service: str) -> Profile:
        """Return the profile of a service: one that was set up, the first of a provider, or a voice of this computer.

        Raises Denied where it still has to be set up.
        """
        if service in self._profiles:
            return self._profiles[service]
        for profile in self._profiles.values():
            if profile.provider == service:
                return profile
        info = self.infos.get(service)
        if info is None:
            names = ", ".join([*self.infos, *self._profiles])
            raise Denied(
                f"There is no speech service called “{service}”: set it up under this name, or use one of {names}."
            )
        return Profile(service, service)

    def first_voice(self, service: str, name: str = "") -> Voice:
        """Return the voice that a service begins with, or its voice of that name.  Raises Denied as `profile` does."""
        return self.voice_in(self.profile(service), name)

    def voice_in(self, profile: Profile, name: str = "") -> Voice:
        """Return the voice that a profile begins with, or its voice of that name; the profile need not be kept yet."""
        return Voice(
            profile.provider,
            name or profile.voice or self._info(profile).voice,
            speed=profile.speed,
            style=profile.style,
            model=profile.model,
            profile="" if profile.name in self.infos else profile.name,
        )

    def connect(self, service: str) -> Sequence[SpeechProvider]:
        """Return the endpoints of a service.  Reads its key, so it belongs into a thread."""
        profile = self.profile(service)
        return self._providers.connect(profile, self._keys.get(profile.name))

    def abilities(self, profile: Profile) -> Abilities:
        """Return what a profile can do; nothing is loaded or sent.  Without an address: nothing special."""
        if self._info(profile).needs_address and not profile.endpoints:
            return Abilities()
        return self._providers.connect(profile, "")[0].abilities

    def speeds(self, voice: Voice) -> tuple[float, float] | None:
        """Return between which paces a voice can speak; None where there is but one, or it cannot speak at present."""
        try:
            return self.abilities(self.profile(voice.service)).speeds
        except SpeechError:
            return None

    def markup(self, voice: Voice) -> str:
        """Return how sounds are written for a voice's service; empty where it takes text alone."""
        try:
            profile = self.profile(voice.service)
        except Denied:
            return ""
        return self._info(profile).markup(profile.variant)

    def speaks(self, voice: Voice, language: str) -> bool:
        """Return whether a voice speaks a language, a BCP 47 tag; True where nothing is known against it."""
        try:
            profile = self.profile(voice.service)
        except Denied:
            return True
        known = profile.languages or self._info(profile).languages
        return not known or not language or language.lower().partition("-")[0] in known

    def best_length(self, service: str) -> int:
        """Return the longest line that a service speaks well in one go, as `CuttingRules.longest_line` counts it."""
        try:
            return self._info(self.profile(service)).best_length
        except Denied:
            return ServiceInfo("").best_length

    def key(self, profile: str) -> str:
        """Return the key of a profile, empty where there is none.  Belongs into a thread."""
        return self._keys.get(profile)

    def save(self, profile: Profile, *, instead_of: str = "") -> None:
        """Keep a profile, in the place of one that was called `instead_of`.

        Raises Denied for a name that is empty or means something else already.
        """
        self._check_name(profile.name, instead_of)
        kept = [(name, known) for name, known in self._profiles.items() if name != profile.name or name == instead_of]
        names = [name for name, _ in kept]
        if instead_of in names:
            kept[names.index(instead_of)] = (profile.name, profile)
        else:
            kept.append((profile.name, profile))
        self._change(dict(kept))

    def save_key(self, profile: str, key: str) -> str:
        """Keep the key of a profile, or forget it where empty; returns a sentence that says where.  For a thread."""
        return self._keys.put(profile, key)

    def remove(self, name: str) -> None:
        """Forget a profile and its key.  Belongs into a thread."""
        self._keys.put(name, "")
        self._change({other: profile for other, profile in self._profiles.items() if other != name})

    def listen(self, changed: Callable[[], None]) -> None:
        """Have `changed` called after each change of the profiles."""
        self._listeners.append(changed)

    async def recognise(self, address: str, key: str) -> Recognised:
        """Return what answers at an address."""
        return await self._providers.recognise(address, key)

    async def voices(self, profile: Profile, key: str = "") -> list[VoiceInfo]:
        """Return the voices of a service; empty where it lists none."""
        async with _connected(self._providers.connect, profile, key) as endpoint:
            return await endpoint.voices()

    async def voices_of(self, service: str) -> list[VoiceInfo]:
        """Return the voices of a service by its name."""
        profile = self.profile(service)
        return await self.voices(profile, await asyncio.to_thread(self._keys.get, profile.name))

    async def trial(
        self,
        profile: Profile,
        key: str,
        voice: Voice,
        text: str,
        reference: Reference | None = None,
        language: str = "",
    ) -> Clip:
        """Return how one sentence sounds; nothing is kept."""
        line = Line(SegmentId(0), speech_key(text, voice), text, voice, language=language, reference=reference)
        async with _connected(self._providers.connect, profile, key) as endpoint:
            (outcome,) = await endpoint.speak([line])
        if isinstance(outcome, Clip):
            return outcome
        raise outcome

    async def speak_once(self, voice: Voice, text: str, reference: Reference | None = None, language: str = "") -> Clip:
        """Return how a text sounds in a voice of a service that is set up; nothing is kept."""
        profile = self.profile(voice.service)
        key = await asyncio.to_thread(self._keys.get, profile.name)
        return await self.trial(profile, key, voice, text, reference, language)

    async def tune(
        self,
        profile: Profile,
        key: str,
        told: Told,
        *,
        voice: str = "",
        language: str = "en",
        reference: Reference | None = None,
    ) -> Curve:
        """Return how fast the first address of a profile speaks at growing settings; `told` hears of each.

        The settings that the profile has already do not bound the measuring.  Without a voice by name, the one that
        the service begins with speaks, or the first that it lists; a `reference` is cloned.
        """
        free = replace(profile, batch=0, concurrency=0)
        async with _connected(self._providers.connect, free, key) as endpoint:
            speaker = self.voice_in(profile, voice)
            if not speaker.name and (listed := await endpoint.voices()):
                speaker = replace(speaker, name=listed[0].name)
            return await measure(endpoint, samples(speaker, language, reference), told)

    def _info(self, profile: Profile) -> ServiceInfo:
        """Return what is known of a profile's provider.  Raises Denied where a settings file names one there is not."""
        if profile.provider not in self.infos:
            known = ", ".join(self.infos)
            raise Denied(
                f"“{profile.name}” is a service of “{profile.provider}”, which is not known here: {known} are."
            )
        return self.infos[profile.provider]

    def _check_name(self, name: str, instead_of: str) -> None:
        if not name.strip():
            raise Denied("The service needs a name.")
        if name in self.infos:
            raise Denied(f"“{name}” is the name of a provider; choose another one.")
        if name in self._profiles and name != instead_of:
            raise Denied(f"There is a service called “{name}” already.")

    def _change(self, profiles: dict[str, Profile]) -> None:
        self._profiles = profiles
        self._keep(self.profiles)
        for changed in self._listeners:
            changed()


@asynccontextmanager
async def _connected(connect: ConnectProfile, profile: Profile, key: str) -> AsyncIterator[SpeechProvider]:
    """Give the first endpoint of a profile, and close all of them afterwards."""
    endpoints = await asyncio.to_thread(connect, profile, key)
    try:
        yield endpoints[0]
    finally:
        for endpoint in endpoints:
            await endpoint.aclose()
