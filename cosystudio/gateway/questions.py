"""What a client asks for, checked: nothing in a body is believed before."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NoReturn

from cosystudio.gateway.declined import Declined

_LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Wish:
    """Texts to speak with one voice.  Empty, and a speed of None, mean what the gateway was set up with."""

    texts: tuple[str, ...]
    voice: str = ""
    speed: float | None = None
    style: str = ""
    language: str = ""
    seed: int = 0


def json_object(body: bytes) -> Mapping[str, Any]:
    """Return the JSON object of a body.  Raises Declined for anything else."""
    try:
        told = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise bad_request("The body of the request is not JSON.") from None
    if not isinstance(told, dict):
        raise bad_request("The body of the request should be a JSON object.")
    return told


def words(told: Mapping[str, Any], name: str) -> str:
    """Return a field that holds text; empty where it is missing.  Raises Declined for another type."""
    value = told.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or not is_unicode(value):
        raise bad_request(f"“{name}” should be text.")
    return value


def speed(told: Mapping[str, Any]) -> float | None:
    """Return the pace, 1.0 is as recorded; None where none is given."""
    value = told.get("speed")
    if value is None:
        return None
    if type(value) not in (int, float) or not 0 < value <= sys.float_info.max:
        raise bad_request("“speed” should be a number above 0, such as 1.0.")
    return float(value)


def seed(told: Mapping[str, Any]) -> int:
    """Return the seed, 0 where none is given."""
    value = told.get("seed")
    if value is None:
        return 0
    if type(value) is not int or not 0 <= value <= _LARGEST_SEED:
        raise bad_request(f"“seed” should be a whole number from 0 to {_LARGEST_SEED}.")
    return value


def is_unicode(text: str) -> bool:
    """Return whether a text can be written; JSON can hold halves of characters, which cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def bad_request(message: str) -> Declined:
    """Return that the request as a whole cannot be understood."""
    return Declined(HTTPStatus.BAD_REQUEST, message)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
