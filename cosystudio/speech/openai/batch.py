"""What vLLM-Omni answers to a batch: JSON with the sounds in base64, or a sentence in the place of one."""

import base64
import json
from typing import Any

from cosystudio.errors import Broken


def sounds_in(body: bytes, count: int) -> list[bytes | str]:
    """Return a file for each text, or the sentence that says why there is none; an empty one where nothing is said.

    Raises Broken where the answer is no list of results: then nobody knows which is whose.
    """
    try:
        results = json.loads(body)["results"]
        by_place = {result["index"]: result for result in results}
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise Broken("The speech service's answer to several lines cannot be read.") from error
    return [_sound(by_place.get(place, {})) for place in range(count)]


def _sound(result: dict[str, Any]) -> bytes | str:
    try:
        return base64.b64decode(result["audio_data"], validate=True)
    except (KeyError, TypeError, ValueError):
        said = result.get("error")
        return said if isinstance(said, str) else ""
