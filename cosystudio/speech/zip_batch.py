"""The zip-batch service: several texts in one POST, a zip of as many WAV files back.

POST {base}/v2/synthesize/batch   Authorization: Bearer KEY   {"texts": ["…", …], "voice_id": "…"}
200  application/zip              000.wav, 001.wav, …, in the order of the texts
400, 422  {"error": "…", "index": n}   401   429 with Retry-After   503
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import SpeechError
from cosystudio.profiles import Profile
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE, refuse_page, unpack
from cosystudio.speech.wire.http import HttpEndpoint, Patience
from cosystudio.speech.wire.voice_lists import voices_in

NAME = "zip-batch"
PATH = "/v2/synthesize/batch"
ABILITIES = Abilities(batch=8, concurrency=4, most_concurrency=32)
"""Past 8 texts the service makes several passes: nothing is won, and more sound is held in memory."""
GATEWAY = "gateway"
"""The variant of CosyStudio's own gateway, which takes a pace, a seed and a language too, and lists its voices."""
VOICES_PATH = "/v1/audio/voices"
_MOST_LIST_BYTES = 4 * 2**20
_DEFAULTS = Profile(NAME, NAME)


class ZipBatchProvider:
    """One endpoint; its connections are kept open between requests until `aclose`.

    Raises Denied for an address that is none, or a key that cannot be sent.
    """

    def __init__(
        self, endpoint: str, key: str = "", *, profile: Profile = _DEFAULTS, patience: Patience | None = None
    ) -> None:
        self.name = NAME
        self._is_gateway = profile.variant == GATEWAY
        usual = replace(ABILITIES, speeds=(0.5, 2.0), seed=True) if self._is_gateway else ABILITIES
        self.abilities = usual.within(profile.batch, profile.concurrency, profile.requests_per_s)
        self._http = HttpEndpoint(
            endpoint, key, path=PATH, connections=self.abilities.most_concurrency, patience=patience
        )
        self.endpoint = self._http.address

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return one outcome for each line; the port says what is raised."""
        texts = [line.text for line in lines]
        body = await self._http.get_sound(
            "POST",
            PATH,
            json={"texts": texts, "voice_id": lines[0].voice.name} | self._wishes(lines),
            texts=len(texts),
            characters=sum(map(len, texts)),
            most_bytes=len(texts) * MOST_BYTES_A_LINE,
        )
        refuse_page(body, self.endpoint)
        return await asyncio.to_thread(unpack, body, len(lines))

    async def voices(self) -> list[VoiceInfo]:
        """Return what a gateway offers; nothing elsewhere, for the contract has no question for it."""
        if not self._is_gateway:
            return []
        body = await self._http.get_sound("GET", VOICES_PATH, most_bytes=_MOST_LIST_BYTES)
        return voices_in(body)

    def _wishes(self, lines: Sequence[Line]) -> dict[str, object]:
        """Return what a gateway is asked beyond the contract; lines of one request share a voice, and so a pace."""
        if not self._is_gateway:
            return {}
        first = lines[0]
        return {"speed": first.voice.speed, "seed": max(line.seed for line in lines), "language": first.language}

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()
