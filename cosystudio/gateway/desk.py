"""The desk in front of a provider: takes what was asked for apart, has it spoken, and puts it together again."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from http import HTTPStatus

from cosystudio.audio.clip import Clip
from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Voice
from cosystudio.engine.ports import Line, SpeechProvider, VoiceInfo
from cosystudio.errors import SpeechError
from cosystudio.gateway.declined import Declined, from_line, from_request
from cosystudio.gateway.limits import Limits, Load
from cosystudio.gateway.places import Places
from cosystudio.gateway.questions import Wish, bad_request

Encode = Callable[[Clip], bytes]
_ANY_VOICE = ("", "default")
"""No particular voice: what clients send that have none in mind."""


class Desk:
    """Has wishes spoken by the endpoints of one service, in the order they came.

    A wish never waits for the whole of another one: it stands in the queue with no more pieces than can be in flight.
    `voice` says what a wish that leaves something open gets; no particular name stands for the first one listed.
    """

    def __init__(
        self,
        endpoints: Sequence[SpeechProvider],
        voice: Voice,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.provider = voice.provider
        self.limits = limits or Limits()
        self.load = Load(self.limits, clock)
        self._endpoints = endpoints
        self._voice = voice
        self._abilities = endpoints[0].abilities
        self._batch = min(endpoint.abilities.batch for endpoint in endpoints)
        self._places = Places(endpoints, clock)
        self._ids = itertools.count(1)

    @property
    def in_flight(self) -> int:
        """How many requests the provider is working on."""
        return self._places.in_flight

    @property
    def waiting(self) -> int:
        """How many requests stand in the queue for the provider."""
        return self._places.waiting

    async def voices(self) -> list[VoiceInfo]:
        """Return the voices on offer.  Raises Declined where the service cannot be asked."""
        try:
            return await self._endpoints[0].voices()
        except SpeechError as error:
            raise from_request(error, 0, 0) from error

    @asynccontextmanager
    async def sounds(self, wish: Wish, encode: Encode) -> AsyncIterator[list[bytes]]:
        """Give the encoded sound of each text, in their order; the room that they take is free after the block.

        Raises Declined where a text cannot be spoken, or where there is no room for them.
        """
        sounds = [b""] * len(wish.texts)
        self.load.enter(wish.texts)
        try:
            voice = await self._voice_of(wish)
            lines = [self._line(text, voice, wish) for text in wish.texts]
            await self._speak(lines, sounds, encode)
            yield sounds
        finally:
            self.load.leave(wish.texts, sounds)

    async def aclose(self) -> None:
        """Close the endpoints."""
        for endpoint in self._endpoints:
            await endpoint.aclose()

    async def _voice_of(self, wish: Wish) -> Voice:
        if wish.speed is not None:
            self._check_speed(wish.speed)
        return replace(
            self._voice,
            name=await self._default_name() if wish.voice in _ANY_VOICE else wish.voice,
            speed=self._voice.speed if wish.speed is None else wish.speed,
            style=wish.style if wish.style and self._abilities.style else self._voice.style,
        )

    def _check_speed(self, speed: float) -> None:
        speeds = self._abilities.speeds
        if speeds is None and speed != 1:
            raise bad_request("This voice cannot change its pace; leave “speed” out.")
        if speeds and not speeds[0] <= speed <= speeds[1]:
            raise bad_request(f"“speed” can be {speeds[0]:g} to {speeds[1]:g} with this voice.")

    async def _default_name(self) -> str:
        if self._voice.name not in _ANY_VOICE:
            return self._voice.name
        listed = await self.voices()
        return listed[0].name if listed else "default"

    def _line(self, text: str, voice: Voice, wish: Wish) -> Line:
        id = SegmentId(next(self._ids))
        return Line(id, speech_key(text, voice), text, voice, wish.seed, wish.language.lower())

    async def _speak(self, lines: Sequence[Line], sounds: list[bytes], encode: Encode) -> None:
        """Fill `sounds`; the first piece that fails calls the others back."""
        starts = iter(range(0, len(lines), self._batch))
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(self._places.count, len(lines))):
                    group.create_task(self._work(starts, lines, sounds, encode))
        except BaseExceptionGroup as failed:
            first = failed.exceptions[0]
            raise first from first.__cause__

    async def _work(self, starts: Iterator[int], lines: Sequence[Line], sounds: list[bytes], encode: Encode) -> None:
        for start in starts:
            clips = await self._ask(lines[start : start + self._batch], start)
            for place, clip in enumerate(clips, start):
                sound = await asyncio.to_thread(encode, clip)
                sounds[place] = sound
                self.load.keep(sound)

    async def _ask(self, lines: Sequence[Line], start: int) -> list[Clip]:
        """Return the clips of a piece that begins at `start`.  Raises Declined where any of them is missing."""
        try:
            async with self._places.taken() as endpoint:
                outcomes = await endpoint.speak(lines)
        except SpeechError as error:
            raise from_request(error, start, len(lines)) from error
        if len(outcomes) != len(lines):
            raise Declined(HTTPStatus.BAD_GATEWAY, f"{len(outcomes)} sounds came for {len(lines)} lines.")
        return [_clip(outcome, place) for place, outcome in enumerate(outcomes, start)]


def _clip(outcome: Clip | SpeechError, place: int) -> Clip:
    if isinstance(outcome, Clip):
        return outcome
    raise from_line(outcome, place) from outcome
