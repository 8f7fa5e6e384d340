"""What comes back from a speech service, as clips: nothing in the bytes is believed before it is checked."""

import io
import lzma
import re
import zipfile
import zlib

from cosystudio.audio.clip import Clip
from cosystudio.audio.compressed import decode_sound
from cosystudio.audio.decode import decode_wav
from cosystudio.audio.pcm import from_pcm
from cosystudio.errors import AudioError, Broken, Denied, SpeechError
from cosystudio.speech.wire.http_errors import from_message

MOST_BYTES_A_LINE = 64 * 2**20
"""Eleven minutes of 48 kHz 16-bit sound: far more than a line, far less than a zip bomb."""
_TEXT = re.compile(rb"[\t\r\n\x20-\x7e\x80-\xff]*")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for bad checksums, data that is cut or damaged in the way of each method (OSError is that of
bzip2), unknown methods, passwords, and names that are no text."""


def sound(body: bytes, endpoint: str, *, raw_rate_hz: int = 0) -> Clip:
    """Return the sound of an answer with a good status, told by its first bytes and by nothing else.

    `raw_rate_hz` is for services that send bare 16-bit samples.  Raises Denied for a web page, what a JSON message
    says for one, and Broken for anything else that is no sound.
    """
    refuse_page(body, endpoint)
    if body.lstrip()[:1] == b"{" and (message := from_message(body, endpoint)):
        raise message
    if raw_rate_hz and body[:4] != b"RIFF":
        return _bare(body, raw_rate_hz)
    try:
        return decode_sound(body)
    except AudioError as error:
        raise Broken(str(error)) from error


def refuse_page(body: bytes, endpoint: str) -> None:
    """Raise Denied where a web page came instead of sound: a portal, or the address of something else."""
    start = body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") and _TEXT.fullmatch(start):  # raw sound may begin with any byte, but not go on so
        raise Denied(f"{endpoint} answers with a web page, not with sound. Check the address.")


def _bare(body: bytes, rate_hz: int) -> Clip:
    """Return 16-bit little-endian samples; raw sound could begin with any byte, so only its length is checked."""
    if not body:
        raise Broken("The answer is empty: no sound was sent.")
    if len(body) % 2:
        raise Broken("The sound is cut short: half a sample is missing at its end.")
    return from_pcm(body, rate_hz)


def unpack(body: bytes, count: int) -> list[Clip | SpeechError]:
    """Return the sounds of a zip, in the order of its names; Broken in the place of one that cannot be read.

    Raises Broken where it is no zip, or does not hold exactly `count` WAV files: then nobody knows which is whose.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = sorted(filter(_is_wav, archive.infolist()), key=lambda entry: entry.filename)
            if len(entries) != count:
                raise Broken(f"The speech service sent {len(entries)} sounds for {count} lines.")
            return [_clip(archive, entry) for entry in entries]
    except _UNREADABLE as error:
        raise Broken("The speech service's answer is not a readable zip file.") from error


def _is_wav(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(".wav")


def _clip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Clip | SpeechError:
    try:
        with archive.open(entry) as file:
            wav = file.read(MOST_BYTES_A_LINE + 1)
        if len(wav) > MOST_BYTES_A_LINE:
            return Broken("The speech service sent a sound that is far too long for a line.")
        return decode_wav(wav)
    except AudioError as error:
        return _because(Broken(str(error)), error)
    except _UNREADABLE as error:
        return _because(Broken("The sound of this line arrived damaged."), error)


def _because(error: SpeechError, cause: Exception) -> SpeechError:
    error.__cause__ = cause
    return error
