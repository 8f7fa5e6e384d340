"""CosyVoice as a service of Alibaba Cloud (Model Studio, DashScope).

POST {base}/api/v1/services/audio/tts/SpeechSynthesizer   X-DashScope-SSE: enable   one line, server-sent events back
wss  {base}/api-ws/v1/inference                           the same in tasks on a WebSocket that is used again
POST {base}/api/v1/services/audio/tts/customization       the voices that the account has cloned
"""

import asyncio
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SpeechKey
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Busy, SpeechError
from cosystudio.profiles import Profile
from cosystudio.speech.dashscope.recording import Recording
from cosystudio.speech.dashscope.socket import SocketSpeaker
from cosystudio.speech.dashscope.sse import SseSpeaker
from cosystudio.speech.dashscope.storage import fetch
from cosystudio.speech.dashscope.task import DEFAULT_MODEL, Task, takes_seed, takes_style, task_of
from cosystudio.speech.dashscope.voices import cloned_voices, system_voices
from cosystudio.speech.wire.http import HttpEndpoint, Patience

log = logging.getLogger(__name__)

NAME = "dashscope"
WEBSOCKET = "websocket"
ABILITIES = Abilities(
    concurrency=3, most_concurrency=10, rate=2.0, speeds=(0.5, 2.0), seed=True, style=True, word_times=True
)
"""The limits of an account are not told; three tasks at a time and two new ones a second are within the smallest."""
_DEFAULTS = Profile(NAME, NAME)
_SPARE_CONNECTIONS = 2
"""For the list of voices, while every task holds a socket."""
_SOCKET = re.compile(r"\s*ws(?=s?://)")
_PASTED_PATH = re.compile(r"(?<![/:])/(?:api|api-ws|compatible-mode)(?:/.*)?\s*$")


class _Speaker(Protocol):
    async def speak(self, task: Task) -> Recording: ...
    async def aclose(self) -> None: ...


class DashScopeProvider:
    """One region of Alibaba Cloud, or one workspace; its address may be pasted with the path, and for either protocol.

    Raises Denied for an address that is none, or a key that cannot be sent.
    """

    def __init__(
        self, endpoint: str, key: str = "", *, profile: Profile = _DEFAULTS, patience: Patience | None = None
    ) -> None:
        self.name = NAME
        self._model = profile.model or DEFAULT_MODEL
        self.abilities = _abilities(self._model).within(profile.batch, profile.concurrency, profile.requests_per_s)
        connections = self.abilities.most_concurrency + _SPARE_CONNECTIONS
        self._http = HttpEndpoint(_base(endpoint), key, connections=connections, patience=patience)
        self.endpoint = self._http.address
        is_websocket = profile.variant == WEBSOCKET
        self._speaker: _Speaker = SocketSpeaker(self._http) if is_websocket else SseSpeaker(self._http)
        self._unfetched: dict[tuple[SpeechKey, int], Recording] = {}

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return the outcome of the one line; the port says what is raised."""
        (line,) = lines
        recording = await self._recorded(line)
        return [await asyncio.to_thread(recording.clip, self.endpoint)]

    async def voices(self) -> list[VoiceInfo]:
        """Return the usual voices of the model, and the cloned ones where the account lists them."""
        try:
            cloned = await cloned_voices(self._http)
        except SpeechError as error:
            log.info("the cloned voices at %s are not listed: %s", self.endpoint, error)
            cloned = []
        return [*system_voices(self._model), *cloned]

    async def aclose(self) -> None:
        """Close the connections."""
        await self._speaker.aclose()
        await self._http.aclose()

    async def _recorded(self, line: Line) -> Recording:
        """Return the recording of a line.

        A sound that could not be fetched is fetched at the next try, not made, and paid for, once more.
        """
        take = (line.key, line.seed)
        recording = self._unfetched.pop(take, None) or await self._speaker.speak(task_of(line, self._model))
        if recording.url and not recording.size:
            try:
                recording.add(await fetch(recording.url, self._http))
            except (Busy, asyncio.CancelledError):
                self._unfetched[take] = recording
                raise
        return recording


def _abilities(model: str) -> Abilities:
    return replace(ABILITIES, seed=takes_seed(model), style=takes_style(model))


def _base(endpoint: str) -> str:
    """Return the address without the path of one of the services, and as one of HTTP."""
    return _PASTED_PATH.sub("", _SOCKET.sub("http", endpoint))
