"""`cosystudio cast`: who speaks in a book, as far as the book itself says it."""

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cosystudio.book.model import Book
from cosystudio.commands.common import opened
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import counted, print_json, say
from cosystudio.session.speakers import Casting, find_speakers


async def cast(path: Path, as_json: bool) -> Outcome:
    """Print the cast of a project, and the characters that are found in it; nothing changes."""
    async with opened(path, Options()) as session:
        found = await asyncio.to_thread(find_speakers, session.book)
        if as_json:
            print_json(_as_json(session.book, found))
        else:
            _show(session.book, found)
    return Outcome()


def _as_json(book: Book, found: Casting) -> dict[str, Any]:
    return {
        "cast": [{"name": one.name, "voice": None if one.voice is None else one.voice.name} for one in book.cast],
        "spoken": found.spoken,
        "suggested": len(found.lines),
        "mixed": found.mixed,
        "characters": [asdict(one) for one in found.characters],
    }


def _show(book: Book, found: Casting) -> None:
    if book.cast:
        say(f"cast: {', '.join(one.name for one in book.cast)}")
    lines = counted(found.spoken, "spoken line has", "spoken lines have")
    say(f"{lines} no speaker yet; for {len(found.lines):,} one is suggested")
    for one in found.characters:
        also = f"  (also {', '.join(one.aliases)})" if one.aliases else ""
        say(f"  {one.lines:>6,}  {one.name}{also}")
