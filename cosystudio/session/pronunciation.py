"""How words are said in all books, and the entries of the lexicon made ready for each voice."""

import asyncio
import logging
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from cosystudio.book.model import Voice
from cosystudio.book.spoken_form import Form, LexiconEntry
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon import Lexicon, compiled, problem_of, problems_of
from cosystudio.segmentation.lexicon.files import read_lexicon, write_lexicon
from cosystudio.segmentation.lexicon.markup import forms
from cosystudio.segmentation.lexicon.matching import is_meant
from cosystudio.segmentation.lexicon.outcome import Read
from cosystudio.segmentation.lexicon.patience import Patience

__all__ = ["Lexicons", "Pronunciation", "problem_of", "problems_of", "read_lexicon", "write_lexicon"]

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
        read = _kept(file)
        self._is_damaged = bool(read.left_out)
        self.entries: tuple[LexiconEntry, ...] = read.entries
        """The entries of all books, in order."""

    async def change(self, entries: Sequence[LexiconEntry]) -> None:
        """Keep these entries instead and tell it; raises LexiconError, with nothing changed, where the disk fails."""
        if self._file is not None:
            await asyncio.to_thread(self._write, self._file, entries)
        self.entries = tuple(entries)
        for listener in tuple(self._listeners):
            listener()

    def _write(self, file: Path, entries: Sequence[LexiconEntry]) -> None:
        """What could not be read is kept beside it: nothing that a person wrote is lost."""
        if self._is_damaged:
            with suppress(OSError):
                shutil.copyfile(file, file.with_name(f"{file.name}.bak"))
            self._is_damaged = False
        write_lexicon(file, entries)

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
        self._patience = Patience()

    def of(self, language: str, voice: Voice) -> Lexicon:
        """Return the lexicon of a voice for lines in this language, a BCP 47 tag."""
        key = language, voice.name, self._markup_of(voice)
        if key not in self._ready:
            self._ready[key] = compiled((*self._own, *self._shared), *key, self._patience)
        return self._ready[key]

    def left_out(self, language: str, voice: Voice) -> Lexicon:
        """Return a lexicon of the entries that the voice would use if its service took their form."""
        takes = forms(self._markup_of(voice))
        entries = [one for one in (*self._own, *self._shared) if one.form not in takes]
        return Lexicon([one for one in entries if is_meant(one, language, voice.name)])

    def forms(self, voice: Voice) -> frozenset[Form]:
        """Return the forms that the voice's service takes."""
        return forms(self._markup_of(voice))

    def are(self, own: Sequence[LexiconEntry], shared: Sequence[LexiconEntry]) -> bool:
        """True where these are the entries."""
        return self._own == tuple(own) and self._shared == tuple(shared)

    def with_entries(
        self, own: Sequence[LexiconEntry] | None = None, shared: Sequence[LexiconEntry] | None = None
    ) -> "Lexicons":
        """Return lexicons of other entries, these same ones where none is other; None leaves the book's or all books'.

        Lines are said anew whenever their lexicon is another one, so that it must not be made anew without need.
        """
        own, shared = self._own if own is None else own, self._shared if shared is None else shared
        return self if self.are(own, shared) else Lexicons(own, shared, self._markup_of)


def _kept(file: Path | None) -> Read:
    if file is None or not file.is_file():
        return Read(())
    try:
        read = read_lexicon(file)
    except LexiconError as exc:
        read = Read((), str(exc))
    if read.left_out:
        log.warning("the shared lexicon is not read whole: %s", read.left_out)
    return read
