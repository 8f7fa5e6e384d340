"""What became of a lexicon file."""

from dataclasses import dataclass

from cosystudio.book.spoken_form import LexiconEntry


@dataclass(frozen=True, slots=True)
class Read:
    """The entries of a file, and in one sentence what was left out; empty where nothing was."""

    entries: tuple[LexiconEntry, ...]
    left_out: str = ""
