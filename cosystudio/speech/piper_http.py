"""Piper's own HTTP server, version 1.8: one text in a POST, a WAV file back, labelled as a web page.

POST {base}/synthesize  {"text", "voice", "speaker", "length_scale"}  →  the file; 500 and a page for what it cannot say
POST {base}/            the same, in its first versions
GET  {base}/voices      {name: the configuration of that voice}
"""

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Busy, Denied, Refused, SpeechError, Voiceless
from cosystudio.profiles import Profile
from cosystudio.speech.local import scripts
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE, sound
from cosystudio.speech.wire.http import HttpEndpoint, Patience, Reply

NAME = "piper"
PATH = "/synthesize"
OLD_PATH = "/"
VOICES_PATH = "/voices"
SPEEDS = (0.5, 2.0)
"""The server takes any; beyond these no voice stays clear."""
ABILITIES = Abilities(concurrency=1, most_concurrency=4, speeds=SPEEDS)
"""One text keeps every core busy.  There is no seed: each take differs by the voice's own noise, the first one too."""
_DEFAULTS = Profile(NAME, NAME)
_MOST_BYTES_A_LIST = 16 * 2**20
"""A configuration holds all phonemes of its voice: about 8 kB."""
_NOT_THERE = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
_TRIES_WHEN_BROKEN = 2
"""The server calls every text that it trips over an internal error."""
_EAST_ASIAN = (scripts.HAN, *scripts.KANA, "HANGUL")
_EAST_ASIAN_LANGUAGES = {"zh", "cmn", "yue", "ja", "ko"}
_SPEAKER_SIGN = "#"
"""Between a voice and one of its speakers: ``en_US-libritts-high#p3922``."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the list tells of one voice."""

    info: VoiceInfo
    length_scale: float
    speakers: tuple[str, ...]

    def unread_letter(self, text: str) -> str:
        """Return the first letter that this voice would call a Chinese letter rather than read; empty for none."""
        if set(self.info.languages) & _EAST_ASIAN_LANGUAGES:
            return ""
        return next((letter for letter in text if letter.isalpha() and scripts.script(letter) in _EAST_ASIAN), "")

    def infos(self) -> Iterator[VoiceInfo]:
        """Yield the voice, or each of its speakers where it has several."""
        if not self.speakers:
            yield self.info
        for speaker in self.speakers:
            name, label = f"{self.info.name}{_SPEAKER_SIGN}{speaker}", f"{self.info.label}, {speaker}"
            yield VoiceInfo(name, label, self.info.languages)


class PiperProvider:
    """One endpoint; its connections are kept open between requests until `aclose`.

    Raises Denied for an address that is none, or a key that cannot be sent.
    """

    def __init__(
        self, endpoint: str, key: str = "", *, profile: Profile = _DEFAULTS, patience: Patience | None = None
    ) -> None:
        self.name = NAME
        self.abilities = ABILITIES.within(profile.batch, profile.concurrency, profile.requests_per_s)
        self._http = HttpEndpoint(
            endpoint, key, path=PATH, connections=self.abilities.most_concurrency, patience=patience
        )
        self.endpoint = self._http.address
        self._known: dict[str, _Known] = {}
        self._path = PATH

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return one outcome for each line; the port says what is raised."""
        return [await self._outcome(line) for line in lines]

    async def voices(self) -> list[VoiceInfo]:
        """Return the voices that were downloaded to the server."""
        await self._look()
        return [info for known in self._known.values() for info in known.infos()]

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _outcome(self, line: Line) -> Clip | SpeechError:
        if not scripts.has_words(line.text):
            return Refused("There is no word in this line: delete it, or write out what should be said.")
        known = await self._find(line.voice.name)
        if known and (letter := known.unread_letter(line.text)):
            return Refused(
                f"The voice {known.info.label} does not read “{letter}”: choose another voice for this line."
            )
        fields = {"text": line.text, **_voice_fields(line.voice, known)}
        reply = await self._ask(self._path, fields)
        if reply.status in _NOT_THERE:
            older = await self._ask(OLD_PATH, fields)
            if older.is_ok:
                reply, self._path = older, OLD_PATH
        if not reply.is_ok:
            raise self._failure(reply)
        self._http.refuse_message(reply.body)
        return await asyncio.to_thread(sound, reply.body, self.endpoint)

    async def _ask(self, path: str, fields: dict[str, object]) -> Reply:
        characters = len(str(fields["text"]))
        return await self._http.ask("POST", path, json=fields, characters=characters, most_bytes=MOST_BYTES_A_LINE)

    async def _find(self, wanted: str) -> _Known | None:
        """Return what is known of a voice, None for the server's own, which has no name.

        Raises Voiceless where there is none of that name: the server would speak with another one.
        """
        if wanted in ("", "default"):
            return None
        name, _, speaker = wanted.partition(_SPEAKER_SIGN)
        if name not in self._known:
            await self._look()
        known = self._known.get(name)
        if known is None or (speaker and speaker not in known.speakers):
            raise Voiceless(f"The Piper server has no voice called “{wanted}”: download it there, or choose another.")
        return known

    async def _look(self) -> None:
        """Ask which voices there are."""
        reply = await self._http.ask("GET", VOICES_PATH, most_bytes=_MOST_BYTES_A_LIST)
        if not reply.is_ok:
            raise self._failure(reply)
        try:
            self._known = {name: _known(name, config) for name, config in json.loads(reply.body).items()}
        except (ValueError, AttributeError, TypeError, RecursionError) as error:
            raise Denied(f"{self.endpoint} is no Piper server: it lists no voices. Check the address.") from error

    def _failure(self, reply: Reply) -> SpeechError:
        error = self._http.failure(reply)
        if reply.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            return Busy("The Piper server has trouble with this text, or is out of order.", attempts=_TRIES_WHEN_BROKEN)
        return error


def _voice_fields(voice: Voice, known: _Known | None) -> dict[str, object]:
    """Return what is asked of the voice; a longer sound is a slower one.  Raises Voiceless beyond a clear pace."""
    if not SPEEDS[0] <= voice.speed <= SPEEDS[1]:
        raise Voiceless(
            f"Piper speaks at {SPEEDS[0]:g} to {SPEEDS[1]:g} times its pace. Change the speed of this voice."
        )
    usual = known.length_scale if known else 1.0
    _, _, speaker = voice.name.partition(_SPEAKER_SIGN)
    fields = {
        "voice": known and known.info.name,
        "speaker": speaker,
        "length_scale": usual / voice.speed if voice.speed != 1 else None,
    }
    return {name: value for name, value in fields.items() if value}


def _known(name: str, config: dict[str, dict[str, object]]) -> _Known:
    """Return what a configuration says; only the name is certain to be there."""
    language, quality = config.get("language", {}), config.get("audio", {}).get("quality")
    said = [language.get("name_english"), language.get("country_english"), quality]
    label = f"{config.get('dataset') or name}".capitalize()
    details = ", ".join(str(each) for each in said if each)
    code = str(language.get("family") or language.get("code") or name).partition("_")[0].lower()
    scale = config.get("inference", {}).get("length_scale")
    return _Known(
        VoiceInfo(name, f"{label} ({details})" if details else label, (code,)),
        float(scale) if isinstance(scale, int | float) and scale > 0 else 1.0,
        tuple(config.get("speaker_id_map") or {}),
    )
