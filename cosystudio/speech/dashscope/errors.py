"""The error codes of Alibaba Cloud's Model Studio, as sentences that a writer can act on."""

from collections.abc import Mapping
from dataclasses import dataclass

from cosystudio.errors import Busy, Denied, Overloaded, Refused, SpeechError, Throttled, Voiceless
from cosystudio.speech.dashscope.task import Task

_LONGEST_MESSAGE = 200
_LONGEST_NUMBER = 12
"""Thirty years in milliseconds; whatever is longer is no time to wait."""
_MONEY = "The Alibaba Cloud account has no credit left or is overdue ({said}). Settle it in the Model Studio console."
_VOLUME = "The volume allowed to the Alibaba Cloud account is used up ({said}). Wait, or have the quota raised."
_KEY = "Alibaba Cloud does not accept the key ({said}). Enter it again; keys are valid in the region they come from."
_VOICE = "Alibaba Cloud's model {model} has no voice called {voice}: choose a voice that belongs to this model."
_MODEL = "Alibaba Cloud has no model called {model}, or the account may not use it ({said})."
_INSPECTED = "The content inspection of Alibaba Cloud refuses this text; change its words."
_ADDRESS = "The service offers no speech at this address ({said}). Check it, or choose WebSocket."


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What it means where one of these marks stands in the code or the message, in small letters."""

    marks: tuple[str, ...]
    kind: type[SpeechError]
    sentence: str


_MEANINGS = (
    _Meaning(("datainspectionfailed", "data_inspection_failed"), Refused, _INSPECTED),
    _Meaning(("arrearage", "out_of_service", "freetieronly", "billoverdue"), Denied, _MONEY),
    _Meaning(("allocationquota", "allocated quota exceeded", "insufficient_quota"), Denied, _VOLUME),
    _Meaning(("throttling", "limitrequests", "rate limit exceeded"), Throttled, "Alibaba Cloud is asked too often."),
    _Meaning(("invalidapikey", "invalid_api_key", "invalid api-key"), Denied, _KEY),
    _Meaning(("error code: 418", "request voice is invalid"), Voiceless, _VOICE),
    _Meaning(("modelnotfound", "model_not_found", "model not exist", "model.accessdenied"), Voiceless, _MODEL),
    _Meaning(("accessdenied",), Denied, _KEY),
    _Meaning(("url error",), Denied, _ADDRESS),
    _Meaning(("payload.model",), Denied, "Alibaba Cloud misses the name of the model ({said}). Enter it."),
    _Meaning(("input text is valid", "text is null"), Refused, "Alibaba Cloud finds nothing to say in this line."),
    _Meaning(("request timeout after",), Busy, "Alibaba Cloud waited too long for the text."),
    _Meaning(("requesttimeout", "unavailable", "modelserving"), Overloaded, "Alibaba Cloud is overloaded ({said})."),
    _Meaning(("internalerror", "systemerror"), Busy, "Alibaba Cloud has a fault of its own ({said})."),
    _Meaning(("invalidparameter", "badrequest"), Refused, "Alibaba Cloud refuses this line ({said})."),
)
"""The first that fits counts: the codes for quota and money hold the word of those for the rate."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the service says in the place of sound."""

    code: str
    message: str
    retry_after_s: float | None = None


def meaning(complaint: Complaint, task: Task) -> SpeechError | None:
    """Return what a complaint about a task means; None for a code that is not known."""
    told = f"{complaint.code} {complaint.message}".lower()
    for known in _MEANINGS:
        if any(mark in told for mark in known.marks):
            sentence = known.sentence.format(model=task.model, voice=task.voice, said=said(complaint))
            return _made(known.kind, sentence, complaint.retry_after_s)
    return None


def said(complaint: Complaint) -> str:
    """Return the service's own words, on one line and not too long."""
    words = " ".join(complaint.message.split())[:_LONGEST_MESSAGE].rstrip(".")
    return words or complaint.code or "it gives no reason"


def retry_after_ms(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that ``retry-after-ms`` asks to wait; None where it is missing or no number."""
    given = headers.get("retry-after-ms", "")
    return float(given) / 1000 if given.isdecimal() and len(given) <= _LONGEST_NUMBER else None


def _made(kind: type[SpeechError], sentence: str, retry_after_s: float | None) -> SpeechError:
    return kind(sentence, retry_after_s) if issubclass(kind, Busy) else kind(sentence)
