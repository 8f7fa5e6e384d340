"""The key a take is kept under: equal keys mean equal sound, whatever happened to the line in between."""

import hashlib

from cosystudio.book.model import SpeechKey, Voice


def speech_key(spoken_text: str, voice: Voice) -> SpeechKey:
    """Return the key of all that the sound depends on: the text sent, and the voice with its speed, style and model.

    32 hexadecimal digits of BLAKE2b over the parts, parted by NUL, which no spoken text contains.
    """
    parts = "\0".join((spoken_text, voice.provider, voice.model, voice.name, f"{voice.speed:.3f}", voice.style))
    return SpeechKey(hashlib.blake2b(parts.encode(), digest_size=16).hexdigest())
