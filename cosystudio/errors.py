"""Everything that can go wrong in a way a writer can act on.

    StudioError
    ├── ManuscriptError     the file cannot be read as a book
    ├── BookError           the book cannot be changed in that way
    ├── LexiconError        the lexicon, or an entry of it, cannot be used
    ├── AudioError          the samples are not usable sound
    ├── SpeechError         a line could not be spoken
    │   ├── Busy            not now: worth another try (5xx, reset, cut answer)
    │   │   ├── Throttled   too many requests for the service's limit (429)
    │   │   ├── Overloaded  the service is there, but too slow or too full (503, timeout)
    │   │   └── Unreachable nothing answers at the address
    │   ├── Refused         not this text: the rest of the batch may still be spoken
    │   ├── Broken          the answer came, but it is not the sound of the text
    │   ├── Voiceless       not this voice: every line that it should speak would fail
    │   └── Denied          not with these settings: every further request would fail too
    ├── ProjectError        the .cosy file cannot be opened or written
    └── ExportError         the finished file cannot be made

The message is one sentence for the person at the window; the foreign error rides along as `__cause__`.
A bug is not a StudioError.
"""


class StudioError(Exception):
    """Something the person using the program can act on; `str(error)` is one sentence."""


class ManuscriptError(StudioError):
    """The file cannot be read as a book."""


class BookError(StudioError):
    """The book cannot be changed in the way that was asked for."""


class LexiconError(StudioError):
    """A pronunciation lexicon, or an entry of one, cannot be used."""


class AudioError(StudioError):
    """The samples are not usable sound."""


class SpeechError(StudioError):
    """A line could not be spoken."""


class Busy(SpeechError):
    """The service cannot answer now; `retry_after_s` is what it asked us to wait, if it did.

    `attempts` is how many tries are worth making where such a failure is more likely to last; None leaves it to the
    policy.
    """

    def __init__(self, message: str, retry_after_s: float | None = None, *, attempts: int | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.attempts = attempts


class Throttled(Busy):
    """More requests were sent than the service allows in that time."""


class Overloaded(Busy):
    """The service is there but cannot keep up: it says so, or its answer takes too long."""


class Unreachable(Busy):
    """Nothing answers at the address: no connection was made."""


class Refused(SpeechError):
    """The service will not speak this text; `index` is its place in the batch, where that is known."""

    def __init__(self, message: str, index: int | None = None) -> None:
        super().__init__(message)
        self.index = index


class Broken(SpeechError):
    """An answer came, but it is not the sound of the text."""


class Voiceless(SpeechError):
    """The service has no such voice, or not with this model: no line of this voice can succeed there."""


class Denied(SpeechError):
    """The settings are wrong (key, address, voice): no request can succeed until they are changed."""


class ProjectError(StudioError):
    """The project file cannot be opened or written."""


class ExportError(StudioError):
    """The finished file cannot be made."""
