"""The zip-batch contract: several texts in one POST, a zip of as many WAV files back.

POST /v2/synthesize/batch   {"texts": ["…", …], "voice_id": "…"}; `speed`, `seed` and `language` may be added
200  application/zip        000.wav, 001.wav, …, in the order of the texts
else {"error": "…", "index": n}, the index where one text is to blame
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from cosystudio.gateway import questions
from cosystudio.gateway.declined import Declined
from cosystudio.gateway.limits import Limits
from cosystudio.gateway.questions import Wish, bad_request

PATH = "/v2/synthesize/batch"


def wish(told: Mapping[str, Any], limits: Limits) -> Wish:
    """Return what is asked for.  Raises Declined, with the index of the text where one is to blame."""
    texts = told.get("texts")
    if not isinstance(texts, list) or not texts:
        raise bad_request("“texts” should be a list of at least one text.")
    if len(texts) > limits.texts:
        raise bad_request(f"There are {len(texts)} texts; send at most {limits.texts} in one request.")
    for place, text in enumerate(texts):
        _check(text, place, limits)
    if sum(map(len, texts)) > limits.characters_together:
        raise bad_request(f"The texts are too long together; send at most {limits.characters_together} characters.")
    return Wish(
        tuple(texts),
        questions.words(told, "voice_id"),
        questions.speed(told),
        language=questions.words(told, "language"),
        seed=questions.seed(told),
    )


def pack(wavs: Sequence[bytes]) -> bytes:
    """Return a zip of the files, not squeezed: sound hardly gets smaller."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for place, wav in enumerate(wavs):
            archive.writestr(f"{place:03}.wav", wav)
    return buffer.getvalue()


def complaint(declined: Declined) -> dict[str, Any]:
    """Return the JSON of an error."""
    index = {} if declined.index is None else {"index": declined.index}
    return {"error": str(declined)} | index


def _check(text: object, place: int, limits: Limits) -> None:
    if not isinstance(text, str) or not questions.is_unicode(text):
        raise _unspeakable("This is not a text.", place)
    if not text.strip():
        raise _unspeakable("This text is empty.", place)
    if len(text) > limits.characters:
        raise _unspeakable(f"This text has more than {limits.characters} characters.", place)


def _unspeakable(message: str, place: int) -> Declined:
    return Declined(HTTPStatus.UNPROCESSABLE_ENTITY, message, index=place)
