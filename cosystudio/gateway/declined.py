"""Why a request is not answered with sound, as HTTP says it."""

from http import HTTPStatus

from cosystudio.errors import Broken, Busy, Denied, Refused, SpeechError, StudioError, Throttled, Voiceless

SOON_S = 1.0
"""What a client is asked to wait where the service has named no time: about as long as a line takes to speak."""


class Declined(StudioError):
    """One sentence for whoever asked, with the status that other programs understand.

    `index` is the place of the text that is to blame, `retry_after_s` when another try is worth it.
    """

    def __init__(
        self, status: int, message: str, *, index: int | None = None, retry_after_s: float | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.index = index
        self.retry_after_s = retry_after_s


def from_request(error: SpeechError, start: int, texts: int) -> Declined:
    """Return what it means that a provider could not speak `texts` texts, the first of which stands at `start`."""
    match error:
        case Refused(index=int(index)) if 0 <= index < texts:
            return Declined(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), index=start + index)
        case Refused():
            return Declined(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), index=start if texts == 1 else None)
        case Throttled():
            return Declined(HTTPStatus.TOO_MANY_REQUESTS, str(error), retry_after_s=error.retry_after_s or SOON_S)
        case Busy():
            return Declined(HTTPStatus.SERVICE_UNAVAILABLE, str(error), retry_after_s=error.retry_after_s or SOON_S)
        case Voiceless():
            return Declined(HTTPStatus.BAD_REQUEST, str(error))
        case Denied():
            return Declined(HTTPStatus.BAD_GATEWAY, f"The gateway cannot use its own speech service. {error}")
        case _:
            return Declined(HTTPStatus.BAD_GATEWAY, str(error))


def from_line(error: SpeechError, place: int) -> Declined:
    """Return what it means that one line of a request could not be spoken.

    A sound that is not usable blames its text too: so its neighbours can be asked for without it.
    """
    if isinstance(error, Broken):
        return Declined(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), index=place)
    return from_request(error, place, 1)
