"""The key a take is kept under: equal keys mean equal sound, whatever happened to the line in between."""

import hashlib
import json

from cosystudio.book.model import SpeechKey, Voice


def speech_key(spoken_text: str, voice: Voice) -> SpeechKey:
    """Return the key of all that the sound depends on: the text sent, and the voice with its speed, style and model.

    32 hexadecimal digits of BLAKE2b over a canonical JSON array.
    """
    parts = [1, spoken_text, voice.provider, voice.model, voice.name, f"{voice.speed:.3f}", voice.style]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return SpeechKey(hashlib.blake2b(text.encode(), digest_size=16).hexdigest())
