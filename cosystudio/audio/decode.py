"""WAV in and out: a reader that forgives what speech services get wrong, and never guesses at samples.

Streaming servers write sizes of 0 or 0xFFFFFFFF because they do not know the length yet, send several whole files in a
row, or wrap one file in another; others leave out the padding byte of an odd chunk.  soundfile refuses or shortens such
files, so the chunks are walked here.
"""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import soundfile
from numpy.typing import NDArray

from cosystudio.audio.clip import Clip, Samples, Subtype
from cosystudio.audio.pcm import to_pcm
from cosystudio.errors import AudioError

_RIFF = re.compile(rb"RIFF.{4}WAVE", re.DOTALL)
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE  # wFormatTag, RFC 2361 and Microsoft's mmreg.h
_CHUNK_NAMES = (b"fmt ", b"data", b"LIST", b"fact", b"cue ", b"bext", b"id3 ", b"ID3 ", b"JUNK", b"PEAK", b"smpl")
_OTHER_FORMATS = ((b"ID3", "MP3"), (b"\xff\xfb", "MP3"), (b"\xff\xf3", "MP3"), (b"fLaC", "FLAC"), (b"OggS", "Ogg"))
_ENCODINGS: dict[tuple[int, int], Subtype] = {
    (_PCM, 8): "PCM_16",
    (_PCM, 16): "PCM_16",
    (_PCM, 24): "PCM_24",
    (_PCM, 32): "FLOAT",
    (_FLOAT, 32): "FLOAT",
    (_FLOAT, 64): "FLOAT",
}


@dataclass(frozen=True, slots=True)
class _Format:
    tag: int
    channels: int
    rate_hz: int
    bits: int


def decode_wav(data: bytes) -> Clip:
    """Return the sound of a WAV file, however badly its sizes are written; several channels become their mean.

    Mono PCM of 8, 16 and 24 bits and float32 come sample-exact.  32-bit PCM and float64 are rounded to float32.
    Channels that differ come as FLOAT, because the mean of two 16-bit samples needs a 17th bit.
    Raises AudioError where the bytes are something else, the header is cut, or there are no usable samples.
    """
    files = [_read_file(data[start:end]) for start, end in _file_bounds(data)]
    spoken = [(form, sound) for form, sound in files if sound]
    if not spoken:
        raise AudioError("The sound is empty: the WAV file holds no samples.")
    form = spoken[0][0]
    if any(other != form for other, _ in spoken):
        raise AudioError("The sound changes its format midway and cannot be joined.")
    return _to_clip(form, b"".join(sound for _, sound in spoken))


def encode_wav(clip: Clip) -> bytes:
    """Return a mono WAV file of the clip in its own subtype; see `to_pcm` for samples beyond full scale."""
    buffer = io.BytesIO()
    soundfile.write(buffer, to_pcm(clip), clip.rate_hz, subtype=clip.subtype, format="WAV")
    return buffer.getvalue()


def _file_bounds(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each WAV file in `data` starts and ends: nested or in a row, each ends where the next begins."""
    starts = [match.start() for match in _RIFF.finditer(data)]
    if not starts:
        raise AudioError(_what_it_is(data))
    yield from zip(starts, [*starts[1:], len(data)], strict=True)


def _what_it_is(data: bytes) -> str:
    """Return a sentence on bytes that are not a WAV file."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return "The answer is empty: no sound was sent."
    if start.startswith(b"<"):
        return "A web page came instead of sound: check the address of the service."
    if start.startswith((b"{", b"[")):
        return "A message came instead of sound: the service reports a problem."
    if start.startswith(b"RIFF"):
        return "The sound is cut short: the header of the WAV file is incomplete."
    for magic, name in _OTHER_FORMATS:
        if start.startswith(magic):
            return f"The sound came as {name}: set the service to send WAV."
    return "The answer is not a WAV file."


def _read_file(file: bytes) -> tuple[_Format, bytes]:
    """Return the format and the bytes of the samples of one WAV file, which may be none."""
    form, sound = None, b""
    for name, body in _chunks(file):
        if name == b"fmt ":
            form = _read_format(body)
        elif name == b"data":
            sound = body
    if form is None:
        raise AudioError("The sound is cut short: the header of the WAV file is incomplete.")
    frame_bytes = form.channels * form.bits // 8
    return form, sound[: len(sound) - len(sound) % frame_bytes]


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the body of each chunk; a body is never longer than what is there."""
    at = 12
    while at + 8 <= len(file):
        name, size = struct.unpack_from("<4sI", file, at)
        at += 8
        if name == b"data" and size == 0 and file[at : at + 4] not in _CHUNK_NAMES:
            size = len(file) - at
        end = min(at + size, len(file))
        yield name, file[at:end]
        at = end + (size % 2 if file[end : end + 4] not in _CHUNK_NAMES else 0)


def _read_format(body: bytes) -> _Format:
    """Return what a ``fmt`` chunk says; the extensible form keeps the real tag at the start of its GUID."""
    if len(body) < 16:
        raise AudioError("The sound is cut short: the header of the WAV file is incomplete.")
    tag, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", body)
    if tag == _EXTENSIBLE and len(body) >= 26:
        (tag,) = struct.unpack_from("<H", body, 24)
    if (tag, bits) not in _ENCODINGS or not channels or not rate_hz:
        raise AudioError("The sound is a WAV file of a sort that cannot be read: set the service to 16-bit PCM.")
    return _Format(tag, channels, rate_hz, bits)


def _to_clip(form: _Format, sound: bytes) -> Clip:
    """Return the samples of all channels as one mono clip."""
    channels = _to_float(form, sound).reshape(-1, form.channels)
    if not np.isfinite(channels).all():
        raise AudioError("The sound is damaged: some of its samples are not numbers.")
    subtype = _ENCODINGS[form.tag, form.bits]
    if (channels == channels[:, :1]).all():
        return Clip(np.ascontiguousarray(channels[:, 0]), form.rate_hz, subtype)
    return Clip(channels.mean(axis=1, dtype=np.float32), form.rate_hz, "FLOAT")


def _to_float(form: _Format, sound: bytes) -> Samples:
    """Return the samples of all channels, interleaved, scaled to -1..1."""
    if form.tag == _FLOAT:
        return np.frombuffer(sound, f"<f{form.bits // 8}").astype(np.float32)
    if form.bits == 8:  # the one unsigned form
        return (np.frombuffer(sound, np.uint8).astype(np.float32) - 128) / np.float32(128)
    if form.bits == 24:
        return _widen(sound).astype(np.float32) / np.float32(2**31)
    whole = np.frombuffer(sound, f"<i{form.bits // 8}").astype(np.float32)
    return whole / np.float32(2 ** (form.bits - 1))


def _widen(sound: bytes) -> NDArray[np.int32]:
    """Return 24-bit samples in the upper three bytes of 32."""
    wide = np.zeros((len(sound) // 3, 4), np.uint8)
    wide[:, 1:] = np.frombuffer(sound, np.uint8).reshape(-1, 3)
    return wide.view("<i4")[:, 0]
