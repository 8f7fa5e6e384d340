"""How words are said in all books, and the entries of the lexicon made ready for each voice."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from cosystudio.book.model import Voice
from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon import Lexicon, compiled
from cosystudio.segmentation.lexicon.files import read_lexicon, write_lexicon

log = logging.getLogger(__name__)

FILE = "lexicon.csv"
"""The shared lexicon's name in the folder of the settings."""

MarkupOf = Callable[[Voice], str]
"""How sounds are written for a voice's service; empty where it takes text alone."""


class Pronunciation:
    """The lexicon that all books share, kept in a file, and what each voice's service takes.

    Without a file it is kept nowhere.
    """

    def __init__(self, file: Path | None = None, markup_of: MarkupOf = lambda _voice: "") -> None:
        self.markup_of = markup_of
        self._file = file
        self._listeners: list[Callable[[], None]] = []
        self.entries: tuple[LexiconEntry, ...] = _kept(file)
        """The entries of all books, in order."""

    async def change(self, entries: Sequence[LexiconEntry]) -> None:
        """Keep these entries instead and tell it; raises LexiconError, with nothing changed, where the disk fails."""
        if self._file is not None:
            await asyncio.to_thread(write_lexicon, self._file, entries)
        self.entries = tuple(entries)
        for listener in tuple(self._listeners):
            listener()

    def listen(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Have `changed` called after each change; returns the way to stop."""
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed)


class Lexicons:
    """The entries of a book, and behind them those of all books, made ready once for each language and voice."""

    def __init__(
        self,
        own: Sequence[LexiconEntry] = (),
        shared: Sequence[LexiconEntry] = (),
        markup_of: MarkupOf = lambda _voice: "",
    ) -> None:
        self._own, self._shared = tuple(own), tuple(shared)
        self._markup_of = markup_of
        self._ready: dict[tuple[str, str, str], Lexicon] = {}

    def of(self, language: str, voice: Voice) -> Lexicon:
        """Return the lexicon of a voice for lines in this language, a BCP 47 tag."""
        key = language, voice.name, voice.service
        if key not in self._ready:
            entries = (*self._own, *self._shared)
            self._ready[key] = compiled(entries, language, voice.name, self._markup_of(voice))
        return self._ready[key]

    def are(self, own: Sequence[LexiconEntry], shared: Sequence[LexiconEntry]) -> bool:
        """True where these are the entries."""
        return self._own == tuple(own) and self._shared == tuple(shared)

    def with_entries(
        self, own: Sequence[LexiconEntry] | None = None, shared: Sequence[LexiconEntry] | None = None
    ) -> "Lexicons":
        """Return lexicons of other entries; None leaves those of the book, or of all books, as they are."""
        return Lexicons(self._own if own is None else own, self._shared if shared is None else shared, self._markup_of)


def _kept(file: Path | None) -> tuple[LexiconEntry, ...]:
    if file is None or not file.is_file():
        return ()
    try:
        read = read_lexicon(file)
    except LexiconError as exc:
        log.warning("the shared lexicon cannot be read, it is empty: %s", exc)
        return ()
    if read.left_out:
        log.warning("the shared lexicon: %s", read.left_out)
    return read.entries
