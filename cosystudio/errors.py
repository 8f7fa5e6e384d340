"""Everything that can go wrong in a way a writer can act on.

    StudioError
    ├── ManuscriptError     the file cannot be read as a book
    ├── AudioError          the samples are not usable sound
    ├── SpeechError         a line could not be spoken
    │   ├── Busy            not now: worth another try (429, 503, timeout, cut connection)
    │   ├── Refused         not this text: the rest of the batch may still be spoken
    │   ├── Broken          the answer came, but it is not the sound of the text
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


class AudioError(StudioError):
    """The samples are not usable sound."""


class SpeechError(StudioError):
    """A line could not be spoken."""


class Busy(SpeechError):
    """The service cannot answer now; `retry_after_s` is what it asked us to wait, if it did."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class Refused(SpeechError):
    """The service will not speak this text; `index` is its place in the batch, where that is known."""

    def __init__(self, message: str, index: int | None = None) -> None:
        super().__init__(message)
        self.index = index


class Broken(SpeechError):
    """An answer came, but it is not the sound of the text."""


class Denied(SpeechError):
    """The settings are wrong (key, address, voice): no request can succeed until they are changed."""


class ProjectError(StudioError):
    """The project file cannot be opened or written."""


class ExportError(StudioError):
    """The finished file cannot be made."""
