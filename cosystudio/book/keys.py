"""The key a take is kept under: equal keys mean equal sound, whatever happened to the line in between."""

import hashlib

from cosystudio.book.model import SpeechKey, Voice


def speech_key(spoken_text: str, voice: Voice) -> SpeechKey:
    """Return the key of all that the sound depends on: the text sent, and the voice with its speed, style and model.

    32 hexadecimal digits of BLAKE2b over the parts, parted by NUL, which no spoken text contains.  The digest of a
    reference recording is a part only of a cloned voice, so that older books keep their keys.
    """
    parts = [spoken_text, voice.provider, voice.model, voice.name, f"{voice.speed:.3f}", voice.style]
    if voice.reference:
        parts.append(voice.reference)
    return SpeechKey(hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest())
