"""Sound in whatever file a speech service sends: asked for WAV, some answer FLAC, Ogg, MP3 or AAC all the same."""

import io
from collections.abc import Iterator

import av
import numpy as np
from numpy.typing import NDArray

from cosystudio.audio.clip import Clip, Samples, Subtype
from cosystudio.audio.decode import decode_wav
from cosystudio.audio.pcm import to_pcm
from cosystudio.errors import AudioError

MOST_SECONDS = 1800
"""Far more than a line; a small file can hold hours of silence."""
_MAGIC = (b"fLaC", b"OggS", b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9")
"""FLAC, Ogg, MP3 with and without a tag, and the ADTS frames of AAC, both with the two values of their last bit."""
_LOSSLESS: dict[tuple[str, str], Subtype] = {("flac", "s16"): "PCM_16", ("flac", "s32"): "PCM_24"}


def decode_sound(data: bytes) -> Clip:
    """Return the sound of a file, told by its first bytes; several channels become their mean.

    WAV comes as from `decode_wav`, FLAC sample-exact, the others rounded to 16 bits.  Raises AudioError where there is
    no usable sound.
    """
    if data.startswith(_MAGIC) or data[4:8] == b"ftyp":
        return _decode(data)
    return decode_wav(data)


def _decode(data: bytes) -> Clip:
    """Return the samples frame by frame: the lengths in the headers of streamed files are not to be trusted."""
    try:
        with av.open(io.BytesIO(data), "r") as container:
            stream = container.streams.audio[0]
            context = stream.codec_context
            channels = np.concatenate(list(_frames(container, context.sample_rate)), axis=1)
            return _to_clip(channels, context.sample_rate, _LOSSLESS.get((context.name, context.format.name)))
    except (av.error.FFmpegError, IndexError, ValueError) as error:
        raise AudioError("The sound is damaged or cut short.") from error


def _frames(container: av.container.InputContainer, rate_hz: int) -> Iterator[NDArray[np.float32]]:
    """Yield the frames as float32, shape [channels, n]."""
    to_float = av.AudioResampler(format="fltp")
    count = 0
    for frame in container.decode(audio=0):
        count += frame.samples
        if count > MOST_SECONDS * rate_hz:
            raise AudioError("The sound is far too long for a line.")
        for converted in to_float.resample(frame):
            yield converted.to_ndarray().astype(np.float32, copy=False)


def _to_clip(channels: NDArray[np.float32], rate_hz: int, subtype: Subtype | None) -> Clip:
    """Return one channel; `subtype` is None where the samples were never whole numbers."""
    if subtype and (channels == channels[:1]).all():
        return Clip(np.ascontiguousarray(channels[0]), rate_hz, subtype)
    mean: Samples = channels.mean(axis=0, dtype=np.float32)
    if subtype:
        return Clip(mean, rate_hz, "FLOAT")
    return Clip(to_pcm(Clip(mean, rate_hz)).astype(np.float32) / np.float32(2**15), rate_hz)
