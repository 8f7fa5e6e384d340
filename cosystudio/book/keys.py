"""The key a take is kept under: equal keys mean equal sound, whatever happened to the line in between."""

import hashlib
from functools import lru_cache

from cosystudio.book.model import SpeechKey, Voice


def speech_key(spoken_text: str, voice: Voice) -> SpeechKey:
    """Return the key of all that the sound depends on: the text sent, and the voice with its speed, style and model.

    32 hexadecimal digits of BLAKE2b over the parts, parted by NUL, which no spoken text contains.  The digest of a
    reference recording is a part only of a cloned voice, so that older books keep their keys.
    """
    return SpeechKey(hashlib.blake2b(spoken_text.encode() + _of_voice(voice), digest_size=16).hexdigest())


@lru_cache(maxsize=64)
def _of_voice(voice: Voice) -> bytes:
    """Return the part of the voice, the same for all its lines."""
    parts = ["", voice.provider, voice.model, voice.name, f"{voice.speed:.3f}", voice.style]
    if voice.reference:
        parts.append(voice.reference)
    return "\0".join(parts).encode()
