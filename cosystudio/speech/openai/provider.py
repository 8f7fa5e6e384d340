"""Servers that answer POST /v1/audio/speech as OpenAI's does; `openai_dialects` knows in what they differ.

POST {base}/v1/audio/speech         {"model", "input", "voice", "response_format": "wav", …}  →  the file
POST {base}/v1/audio/speech/batch   {"items": [{"input"}, …], …}  →  {"results": [{"index", "audio_data"}, …]}
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import aiohttp

from cosystudio.audio.clip import Clip, WordTime
from cosystudio.engine.ports import Line, VoiceInfo
from cosystudio.errors import Busy, Denied, Refused, SpeechError, Voiceless
from cosystudio.profiles import Profile
from cosystudio.speech.local import scripts
from cosystudio.speech.openai import errors as openai_errors
from cosystudio.speech.openai.batch import sounds_in
from cosystudio.speech.openai.dialects import DIALECTS, Dialect, Fields, plain
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE, sound
from cosystudio.speech.wire.http import HttpEndpoint, Patience
from cosystudio.speech.wire.voice_lists import voices_in

NAME = "openai"
PATH = "/v1/audio/speech"
BATCH_PATH = f"{PATH}/batch"
_DEFAULTS = Profile(NAME, NAME)
_MOST_BYTES_A_LIST = 2**20
_TRIES_WHEN_EMPTY = 2
_WORD_TIMES = "X-Word-Timestamps"


class OpenAiProvider:
    """One endpoint of the product that `profile.variant` names; connections are kept open until `aclose`.

    `profile.rate_hz` is the true rate of servers that write a wrong one.  Raises Denied for an address that is none, a
    key that cannot be sent, or a variant that nobody knows.
    """

    def __init__(
        self, endpoint: str, key: str = "", *, profile: Profile = _DEFAULTS, patience: Patience | None = None
    ) -> None:
        self.name = NAME
        self._dialect = _dialect(profile.variant)
        self._model = profile.model
        self._rate_hz = profile.rate_hz
        self.abilities = self._dialect.abilities.within(profile.batch, profile.concurrency, profile.requests_per_s)
        self._http = HttpEndpoint(
            _base(endpoint), key, path="/v1", connections=self.abilities.most_concurrency, patience=patience
        )
        self.endpoint = self._http.address

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return one outcome for each line; the port says what is raised."""
        outcomes = {place: error for place, line in enumerate(lines) if (error := self._unspeakable(line))}
        sent = [line for place, line in enumerate(lines) if place not in outcomes]
        spoken = iter(await self._spoken(sent) if sent else [])
        return [outcomes.get(place) or next(spoken) for place in range(len(lines))]

    async def voices(self) -> list[VoiceInfo]:
        """Return the voices that everybody has there, and those that the server lists."""
        found = {voice.name: voice for voice in self._dialect.voices}
        for path in self._dialect.voices_at:
            reply = await self._http.ask("GET", path, most_bytes=_MOST_BYTES_A_LIST)
            if reply.status in (401, 403):
                raise self._http.failure(reply)
            if reply.is_ok and (listed := voices_in(reply.body)):
                return [*({voice.name: voice for voice in listed} | found).values()]
        return list(found.values())

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    def _unspeakable(self, line: Line) -> Refused | None:
        """Return why this text is not worth a request."""
        if not scripts.has_words(line.text):
            return Refused("There is no word in this line: delete it, or write out what should be said.")
        longest = self._dialect.longest
        if longest and len(line.text) > longest:
            return Refused(f"This line is longer than the {longest:,} characters that the service speaks: split it.")
        return None

    async def _spoken(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return one outcome for each line; a batch has no place for the seeds that make further takes differ."""
        self._check(lines[0])
        if len(lines) > 1 and not any(line.seed for line in lines):
            return await self._together(lines)
        return [await self._alone(line) for line in lines]

    def _check(self, line: Line) -> None:
        """Raise Voiceless for what a voice asks of a service that cannot do it."""
        speeds = self.abilities.speeds
        if speeds and not speeds[0] <= line.voice.speed <= speeds[1]:
            raise Voiceless(
                f"{self._dialect.label} speaks at {speeds[0]:g} to {speeds[1]:g} times its pace; "
                f"{line.voice.speed:g} is beyond that. Change the speed of this voice."
            )
        if line.reference and not self.abilities.reference:
            raise Voiceless(f"{self._dialect.label} cannot speak with a cloned voice. Choose another voice for it.")

    async def _alone(self, line: Line) -> Clip:
        fields = self._dialect.fields(line, self._model)
        if self._dialect.file and line.reference:
            body: dict[str, Any] = {"form": _form(fields, self._dialect.file, line.reference.wav)}
        else:
            body = {"json": fields}
        reply = await self._http.ask("POST", PATH, **body, characters=len(line.text), most_bytes=MOST_BYTES_A_LINE)
        if not reply.is_ok or openai_errors.is_message(reply):
            raise openai_errors.failure(self._http, reply, line.voice)
        if not reply.body:  # Kokoro-FastAPI, where two voices are asked for at once (its issue 222)
            raise Busy("The speech service sent an empty answer.", attempts=_TRIES_WHEN_EMPTY)
        clip = await asyncio.to_thread(self._clip, reply.body)
        return replace(clip, words=_words(reply.headers))

    async def _together(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return the answers to one batch: every line has the same voice, so that only the texts differ."""
        fields = self._dialect.fields(lines[0], self._model)
        shared = {name: value for name, value in fields.items() if name not in ("input", "stream")}
        reply = await self._http.ask(
            "POST",
            BATCH_PATH,
            json=shared | {"items": [{"input": plain(line.text)} for line in lines]},
            characters=sum(len(line.text) for line in lines),
            most_bytes=len(lines) * MOST_BYTES_A_LINE,
        )
        if openai_errors.is_unknown_path(reply):
            raise Denied("This server takes one line at a time: set the lines in one request to 1 in its settings.")
        if not reply.is_ok:
            raise openai_errors.failure(self._http, reply, lines[0].voice)
        return await asyncio.to_thread(self._unpack, reply.body, lines)

    def _unpack(self, body: bytes, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        answers = zip(sounds_in(body, len(lines)), lines, strict=True)
        return [self._outcome(answer, line) for answer, line in answers]

    def _outcome(self, answer: bytes | str, line: Line) -> Clip | SpeechError:
        """Return the sound of one line of a batch, or why there is none: the others are not to suffer for it."""
        if isinstance(answer, str):
            said = self._http.without_key(answer.encode()).decode(errors="replace")
            return openai_errors.of_one_text(said, line.voice)
        try:
            return self._clip(answer)
        except SpeechError as error:
            return error

    def _clip(self, body: bytes) -> Clip:
        """Return the sound at its true rate: vox-box writes 22,050 for models of 24,000 Hz, to name one."""
        clip = sound(body, self.endpoint)
        return replace(clip, rate_hz=self._rate_hz) if self._rate_hz else clip


def _dialect(variant: str) -> Dialect:
    if variant not in DIALECTS:
        known = ", ".join(filter(None, DIALECTS))
        raise Denied(f"No speech server is known as “{variant}”; choose one of {known}, or none.")
    return DIALECTS[variant]


def _base(address: str) -> str:
    """Return the address without what people paste along: all up to the version, which `HttpEndpoint` takes off."""
    return address.strip().rstrip("/").removesuffix("/batch").removesuffix("/audio/speech")


def _form(fields: Fields, file: str, wav: bytes) -> aiohttp.FormData:
    """Return the fields as a form with the recording as its file; what is no text is written as in JSON."""
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    form.add_field(file, wav, filename="voice.wav", content_type="audio/wav")
    return form


def _words(headers: Mapping[str, str]) -> tuple[WordTime, ...]:
    """Return when each word is heard; empty where the server does not tell, as for the longest lines."""
    try:
        told = json.loads(headers.get(_WORD_TIMES, "[]"))
        return tuple(WordTime(word["word"], word["start_ms"] / 1000, word["end_ms"] / 1000) for word in told)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
