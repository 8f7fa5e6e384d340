"""What arrives of one line from Alibaba Cloud: pieces of one WAV file, and the times of its words."""

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cosystudio.audio.clip import Clip, WordTime
from cosystudio.errors import Broken
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE, sound


class Recording:
    """Gathers one line; the header of the WAV file stands in its first piece only, so no piece is sound alone.

    `is_complete` is set once the service has said that this was all, `url` is where the sound can be fetched.
    """

    def __init__(self) -> None:
        self.is_complete = False
        self.url = ""
        self._wav = bytearray()
        self._words: list[WordTime] = []

    @property
    def size(self) -> int:
        """How many bytes of sound there are."""
        return len(self._wav)

    def add(self, piece: bytes) -> None:
        """Append the next piece of sound.  Raises Broken where it becomes too long for a line."""
        self._wav += piece
        if len(self._wav) > MOST_BYTES_A_LINE:
            raise Broken("The speech service's answer is far too long for this line.")

    def note(self, output: object) -> None:
        """Take the words, the sound and the end from the `output` of an event.  Raises Broken for damaged sound."""
        if inner(output, "type") == "sentence-end":
            self._words += _word_times(inner(output, "sentence", "words"))
        if piece := inner(output, "audio", "data"):
            self.add(_decoded(piece))
        self.url = str(inner(output, "audio", "url") or self.url)
        self.is_complete |= inner(output, "finish_reason") == "stop"

    def clip(self, endpoint: str) -> Clip:
        """Return the sound with its words.  Raises Broken where it is none."""
        return replace(sound(bytes(self._wav), endpoint), words=tuple(self._words))


def inner(told: object, *names: str) -> Any:
    """Return what stands in nested JSON objects under these names, one inside the other; None where there is none."""
    for name in names:
        told = told.get(name) if isinstance(told, dict) else None
    return told


def json_object(data: bytes | str) -> dict[str, Any]:
    """Return a JSON object.  Raises Broken for anything else."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Broken("The speech service sent a message that cannot be read.") from error
    if not isinstance(told, dict):
        raise Broken("The speech service sent a message that cannot be read.")
    return told


def _decoded(piece: object) -> bytes:
    try:
        return base64.b64decode(piece, validate=True)  # type: ignore[arg-type]
    except (binascii.Error, ValueError, TypeError) as error:
        raise Broken("The sound of this line arrived damaged.") from error


def _word_times(words: object) -> Iterator[WordTime]:
    """Yield the times, which come in milliseconds from the start of the line, over all its sentences."""
    for word in words if isinstance(words, list) else ():
        match word:
            case {"text": str(text), "begin_time": int() | float() as begin, "end_time": int() | float() as end}:
                yield WordTime(text, begin / 1000, end / 1000)
