"""CosyVoice's own server: one text in a form, bare 16-bit samples back, in pieces, without a word on their rate.

POST {base}/inference_sft           tts_text, spk_id
            /inference_instruct     tts_text, spk_id, instruct_text
            /inference_zero_shot    tts_text, prompt_text, prompt_wav
            /inference_cross_lingual  tts_text, prompt_wav
            /inference_instruct2    tts_text, instruct_text, prompt_wav
200  samples; whatever goes wrong after the headers cuts the body, whatever there is not to say ends it at 0 bytes
422  a field is missing        500  the recording cannot be read, or the model cannot be asked so

The first server of 2024 had /api/inference/sft, …/zero-shot, …/cross-lingual, …/instruct and /api/roles, and answered
whole WAV files and honest errors.
"""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus

import aiohttp

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import Line, VoiceInfo
from cosystudio.errors import Busy, Denied, Overloaded, SpeechError, Voiceless
from cosystudio.profiles import Profile
from cosystudio.speech.cosyvoice.dialects import Call, Dialect, Mode, call_for, dialect_of
from cosystudio.speech.cosyvoice.faults import Fault, explain
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE, sound
from cosystudio.speech.wire.http import CutShort, HttpEndpoint, Patience, Reply
from cosystudio.speech.wire.http_errors import message_of

NAME = "cosyvoice"
PATIENCE = Patience(answer_s=3, answer_s_a_character=1.5, least_answer_s=60)
"""The line is silent while a whole sentence is computed, which takes minutes on a slow machine."""
ROLES = "/api/roles"
_MOST_BYTES_A_LIST = 2**20
_ALONE = {"Connection": "close"}
"""The server drops a connection behind an error without a word; a new one costs a millisecond, a line seconds."""
_GRACE_S = 20.0
"""The server ends the sentence it is at, up to 20 s of sound, before it notices that nobody waits for it."""
_PASTED_PATH = re.compile(r"(?<![/:])/(?:docs|openapi\.json|inference_\w+|api/inference)(?:/.*)?\s*$")
_ATTEMPTS = 2
"""A cut answer mostly means a fault that lasts: it looks the same as a passing one."""
_TRIALS = ("好的，谢谢。", "你好。")
_SPEAKERS = (
    VoiceInfo("中文女", "Chinese woman (中文女)", ("zh",)),
    VoiceInfo("中文男", "Chinese man (中文男)", ("zh",)),
    VoiceInfo("日语男", "Japanese man (日语男)", ("ja",)),
    VoiceInfo("粤语女", "Cantonese woman (粤语女)", ("yue",)),
    VoiceInfo("英文女", "English woman (英文女)", ("en",)),
    VoiceInfo("英文男", "English man (英文男)", ("en",)),
    VoiceInfo("韩语女", "Korean woman (韩语女)", ("ko",)),
)
"""The built-in voices of CosyVoice-300M-SFT and -Instruct, which the server does not list."""
_DEFAULTS = Profile(NAME, NAME)


class CosyVoiceProvider:
    """One server; each line has a connection of its own.

    `profile.variant` is one of the names in `cosyvoice_dialects.VARIANTS`; `profile.rate_hz` corrects the rate of the
    samples.  Raises Denied for an address that is none, a key that cannot be sent, or an unknown variant.
    """

    def __init__(
        self, endpoint: str, key: str = "", *, profile: Profile = _DEFAULTS, patience: Patience | None = None
    ) -> None:
        self.name = NAME
        self._dialect = dialect_of(profile.variant)
        self._raw_rate_hz = 0 if self._dialect.is_first else profile.rate_hz or self._dialect.rate_hz
        self.abilities = self._dialect.abilities.within(profile.batch, profile.concurrency, profile.requests_per_s)
        self._http = HttpEndpoint(
            _PASTED_PATH.sub("", endpoint),
            key,
            connections=self.abilities.most_concurrency,
            patience=patience or PATIENCE,
        )
        self.endpoint = self._http.address
        self._spoken: set[Mode] = set()

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return the outcome of the one line; the port says what is raised."""
        (line,) = lines
        call = call_for(line, self._dialect)
        outcome = await self._outcome(call)
        if isinstance(outcome, Fault):
            raise await self._meaning(call, outcome)
        self._http.refuse_message(outcome)
        return [await asyncio.to_thread(sound, outcome, self.endpoint, raw_rate_hz=self._raw_rate_hz)]

    async def voices(self) -> list[VoiceInfo]:
        """Return the built-in voices; an empty list where the model has none."""
        if not self._dialect.is_first:
            return list(_SPEAKERS) if self._dialect.speakers else []
        reply = await self._http.ask("GET", ROLES, most_bytes=_MOST_BYTES_A_LIST)
        if not reply.is_ok:
            raise self._http.failure(reply)
        known = {voice.name: voice for voice in _SPEAKERS}
        return [known.get(name, VoiceInfo(name, name, ("zh", "en"))) for name in roles(reply.told)]

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _outcome(self, call: Call) -> bytes | Fault:
        """Return the body of a complete answer, or how the server failed where that may be for good."""
        try:
            reply = await self._http.ask(
                "POST",
                call.path(self._dialect),
                form=_form(call, self._dialect),
                headers=_ALONE,
                characters=len(call.text),
                most_bytes=MOST_BYTES_A_LINE,
            )
        except CutShort as cut:
            return Fault.MIDWAY if cut.received else Fault.CUT
        except Overloaded as slow:
            raise Overloaded(str(slow), _GRACE_S) from slow
        if reply.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            return Fault.ERROR
        if not reply.is_ok:
            raise self._failure(reply, call)
        if reply.body:
            self._spoken.add(call.mode)
        return reply.body

    async def _meaning(self, call: Call, fault: Fault) -> SpeechError:
        """Return what a failure means: it is for good where another text fails too, and none was ever spoken so."""
        if fault is not Fault.MIDWAY and call.mode not in self._spoken and await self._fails_again(call):
            return await self._explanation(call, fault)
        return Busy(f"The CosyVoice server {fault.value}; its own log says why.", attempts=_ATTEMPTS)

    async def _fails_again(self, call: Call) -> bool:
        other = next(text for text in _TRIALS if text != call.text)
        outcome = await self._outcome(call.saying(other))
        return isinstance(outcome, Fault)

    async def _explanation(self, call: Call, fault: Fault) -> Voiceless:
        """Return why this voice cannot speak here."""
        if not call.mode.is_prompted:
            return explain(call, self._dialect, fault, voices=await self.voices())
        no_sound = await self._outcome(replace(call, wav=b"no sound"))
        return explain(call, self._dialect, fault, reads_first=no_sound is Fault.ERROR)

    def _failure(self, reply: Reply, call: Call) -> SpeechError:
        """Return what another status means, none of which is about the text."""
        said = f" ({said})" if (said := message_of(self._http.without_key(reply.body))) else ""
        match reply.status:
            case HTTPStatus.NOT_FOUND | HTTPStatus.METHOD_NOT_ALLOWED:
                path = call.path(self._dialect)
                return Denied(f"{self.endpoint} has no {path}. Check the address, and the version of CosyVoice.")
            case HTTPStatus.BAD_REQUEST | HTTPStatus.UNPROCESSABLE_ENTITY:
                return Denied(f"{self.endpoint} asks for other fields than CosyVoice's server does{said}.")
            case _:
                return self._http.failure(reply)


def _form(call: Call, dialect: Dialect) -> aiohttp.FormData:
    """Return the body, good for one request: percent-encoded, or in parts where there is a recording."""
    form = aiohttp.FormData()
    for name, value in call.fields.items():
        form.add_field(call.name_of(name, dialect), value)
    if call.mode.is_prompted:
        name = call.name_of("prompt_wav", dialect)
        form.add_field(name, call.wav, filename="voice.wav", content_type="audio/wav")
    return form


def roles(told: object) -> list[str]:
    """Return the names of the voices that the first server lists."""
    match told:
        case {"roles": [*roles]}:
            return list(dict.fromkeys(role for role in roles if isinstance(role, str) and role))
        case _:
            return []
