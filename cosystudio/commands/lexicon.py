"""`cosystudio lexicon`: how words are said, in one book or in all."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.commands.common import UsageError, opened, pronunciation, services
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import counted, print_json, say
from cosystudio.segmentation.lexicon.files import read_lexicon, write_lexicon
from cosystudio.segmentation.lexicon.rows import fields_of
from cosystudio.session.pronouncing import SpokenName
from cosystudio.session.pronunciation import Pronunciation
from cosystudio.session.session import Session

DEEDS = ("list", "import", "export", "names")


@dataclass(frozen=True, slots=True)
class Wish:
    """What to do with which lexicon: that of a `book`, or of all books where there is none."""

    deed: str
    book: Path | None = None
    file: Path | None = None
    is_shared: bool = False
    as_json: bool = False


async def lexicon(wish: Wish) -> Outcome:
    """List, import or export the entries of a lexicon, or the names of a book.  Raises UsageError."""
    _check(wish)
    async with _keeper(wish) as keeper:
        if wish.deed == "names" and isinstance(keeper, Session):
            _tell_names(await keeper.names(), wish.as_json)
            return Outcome()
        if wish.file is None:
            _tell_entries(_entries(keeper), wish.as_json)
            return Outcome()
        if wish.deed == "export":
            write_lexicon(wish.file, _entries(keeper))
            say(f"{counted(len(_entries(keeper)), 'entry', 'entries')} written to {wish.file}.")
            return Outcome()
        return await _take_in(keeper, wish.file)


def _check(wish: Wish) -> None:
    if wish.deed not in DEEDS:
        raise UsageError(f"“{wish.deed}” is none of {', '.join(DEEDS)}.")
    if (wish.book is None) != wish.is_shared:
        raise UsageError("Name a book, or give --shared for the lexicon of all books.")
    if wish.deed == "names" and wish.book is None:
        raise UsageError("Names are those of a book: name one.")
    if wish.deed in ("import", "export") and wish.file is None:
        raise UsageError(f"Name the file to {wish.deed} with --file: CSV, or PLS by its suffix.")
    if wish.deed in ("list", "names") and wish.file is not None:
        raise UsageError("A --file is only for import and export.")


@asynccontextmanager
async def _keeper(wish: Wish) -> AsyncIterator[Session | Pronunciation]:
    """Yield what keeps the lexicon."""
    if wish.book is None:
        yield pronunciation(services(Options()))
        return
    async with opened(wish.book, Options()) as session:
        yield session


def _entries(keeper: Session | Pronunciation) -> tuple[LexiconEntry, ...]:
    return keeper.book.lexicon if isinstance(keeper, Session) else keeper.entries


async def _take_in(keeper: Session | Pronunciation, file: Path) -> Outcome:
    """Put the entries of a file behind those there are; one for the same words takes the other's place."""
    read = read_lexicon(file)
    fresh = {(one.written, one.language, one.voice): one for one in read.entries}
    kept = [one for one in _entries(keeper) if (one.written, one.language, one.voice) not in fresh]
    entries = (*kept, *fresh.values())
    if isinstance(keeper, Session):
        stale = await keeper.stale_with(entries)
        await keeper.set_lexicon(entries)
        say(f"{counted(len(stale), 'line', 'lines')} that were spoken will be spoken again.")
    else:
        await keeper.change(entries)
    say(f"{counted(len(read.entries), 'entry', 'entries')} imported.")
    return Outcome(1 if read.left_out else 0, read.left_out)


def _tell_entries(entries: Sequence[LexiconEntry], as_json: bool) -> None:
    if as_json:
        print_json([fields_of(entry) for entry in entries])
        return
    for entry in entries:
        scope = " · ".join(part for part in (entry.match.value, entry.form.value, entry.language, entry.voice) if part)
        say(f"{entry.written} → {entry.spoken}  [{scope}]")


def _tell_names(names: Sequence[SpokenName], as_json: bool) -> None:
    if as_json:
        print_json([_as_json(name) for name in names])
        return
    for name in names:
        by = f"  [{name.entry.written}]" if name.entry else ""
        left_out = f"  (not taken by its service: {name.not_taken.spoken})" if name.not_taken else ""
        said = "" if name.said == name.use.name else f" → {name.said}"
        say(f"{name.use.count:>6}  {name.use.name}{said}{by}{left_out}")


def _as_json(name: SpokenName) -> dict[str, Any]:
    return {
        "name": name.use.name,
        "language": name.use.language,
        "count": name.use.count,
        "lines": list(name.use.lines),
        "said": name.said,
        "entry": fields_of(name.entry) if name.entry else None,
        "not_taken": fields_of(name.not_taken) if name.not_taken else None,
    }
