"""Why a PDF cannot be read, each reason in one sentence."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from cosystudio.errors import ManuscriptError
from cosystudio.pdfium.values import MOST_PAGES, Unreadable, Why

_SENTENCES: Mapping[Why, str] = MappingProxyType(
    {
        Why.TOO_LARGE: "The PDF is too large: the limit is 512 MB.",
        Why.TOO_MANY_PAGES: f"The PDF has too many pages: the limit is {MOST_PAGES}.",
        Why.PASSWORD: "The PDF is protected by a password; save a copy without one.",
        Why.PROTECTED: "The PDF is protected and cannot be opened; save a copy that is not.",
        Why.DAMAGED: "The PDF is damaged and cannot be opened.",
        Why.NO_PAGES: "The PDF is damaged: none of its pages can be found.",
        Why.UNREADABLE_PAGES: "The PDF is damaged: none of its pages can be read.",
        Why.PICTURES: "This PDF holds pictures of pages and no text; it needs OCR first.",
        Why.SLOW: "The PDF takes too long to read; it may be damaged.",
        Why.CRASHED: "The PDF is damaged: the program that draws its pages fails on it.",
    }
)


@contextmanager
def refusals_in_words(label: str) -> Iterator[None]:
    """Raise ManuscriptError with one sentence where the file, whose name is `label`, cannot be read."""
    try:
        yield
    except Unreadable as exc:
        raise ManuscriptError(_SENTENCES.get(exc.why, f"The file {label} cannot be read.")) from exc
