"""What comes back from a speech service, as clips: nothing in the bytes is believed before it is checked."""

import io
import zipfile
import zlib

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import decode_wav
from cosystudio.errors import AudioError, Broken, SpeechError

MOST_BYTES_A_LINE = 64 * 2**20
"""Eleven minutes of 48 kHz 16-bit sound: far more than a line, far less than a zip bomb."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises for bad checksums, cut data, unknown methods, passwords, and names that are no text."""


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
