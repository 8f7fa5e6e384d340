"""Samples into finished files, block by block."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

import av

from cosystudio.audio.clip import Samples
from cosystudio.audio.filters import to_frame


class Format(StrEnum):
    """A format of finished files; the value is the suffix."""

    MP3 = "mp3"
    WAV = "wav"


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows of a track; `language` is the book's BCP 47 tag."""

    title: str
    album: str
    artist: str
    number: int
    total: int
    language: str


@dataclass(frozen=True, slots=True)
class _Encoding:
    codec: str
    bit_rate: int | None
    container_options: Mapping[str, str]
    codec_options: Mapping[str, str]


_ENCODINGS = {
    # 192 kb/s constant is the least that ACX takes.  LAME's quality 7 is twice as fast as its default, and at this rate
    # every line of speech has bits to spare.  ID3v2.3, because Windows and many cars do not read 2.4.
    Format.MP3: _Encoding("libmp3lame", 192_000, {"id3v2_version": "3"}, {"compression_level": "7"}),
    Format.WAV: _Encoding("pcm_s16le", None, {}, {}),
}

_ISO_639_2 = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "hi": "hin", "it": "ita", "ja": "jpn",
    "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "yue": "yue",
    "zh": "zho",
}  # fmt: skip
"""ID3 names languages by three letters."""


def encode(blocks: Iterable[Samples], path: Path, form: Format, rate_hz: int, tags: Tags) -> None:
    """Write the blocks to `path` as one mono file, whatever its suffix; OSError where the disk refuses."""
    encoding = _ENCODINGS[form]
    with av.open(path, "w", format=form.value, options=dict(encoding.container_options)) as container:
        container.metadata.update(_metadata(tags))
        stream = _add_stream(container, encoding, rate_hz)
        start = 0
        for block in blocks:
            if len(block):
                container.mux(stream.encode(to_frame(block, rate_hz, start)))
                start += len(block)
        container.mux(stream.encode(None))


def _add_stream(container: av.container.OutputContainer, encoding: _Encoding, rate_hz: int) -> av.AudioStream:
    """Return the container's one stream, ready to encode."""
    stream = cast(
        av.AudioStream, container.add_stream(encoding.codec, rate=rate_hz, options=dict(encoding.codec_options))
    )
    stream.layout = "mono"
    if encoding.bit_rate:
        stream.bit_rate = encoding.bit_rate
    return stream


def _metadata(tags: Tags) -> dict[str, str]:
    """Return the tags by FFmpeg's names."""
    language = tags.language.split("-")[0]
    return {
        "title": tags.title,
        "album": tags.album,
        "artist": tags.artist,
        "track": f"{tags.number}/{tags.total}",
        "genre": "Audiobook",
        "language": _ISO_639_2.get(language, language),
    }
