"""Edits of the cast: who speaks in the book, and which lines are theirs.

A name is known in any case ("ann" finds "Ann").  Except where it is added, a name that is not in the cast is a bug of
the caller and raises KeyError.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from cosystudio.book.edits import with_lines
from cosystudio.book.model import Book, Character, Segment, SegmentId, Voice
from cosystudio.errors import BookError


def character(book: Book, name: str) -> Character | None:
    """Return the character of that name, None where there is none."""
    sought = name.strip().casefold()
    return next((one for one in book.cast if one.name.casefold() == sought), None)


def add_character(book: Book, name: str, voice: Voice | None = None) -> Book:
    """Put somebody at the end of the cast.  Raises BookError for a name that is empty or taken."""
    return replace(book, cast=(*book.cast, Character(_free_name(book, name), voice)))


def rename_character(book: Book, name: str, new: str) -> Book:
    """Give a character another name; the lines stay theirs.  Raises BookError for a name that is empty or taken."""
    known = _known(book, name)
    chosen = _free_name(book, new, besides=known)
    if chosen == known.name:
        return book
    return _handed_over(_with_cast(book, known, replace(known, name=chosen)), known.name, chosen)


def remove_character(book: Book, name: str) -> Book:
    """Take somebody out of the cast; their lines go back to the narrator."""
    known = _known(book, name)
    return _handed_over(_with_cast(book, known), known.name, "")


def set_character_voice(book: Book, name: str, voice: Voice | None) -> Book:
    """Change the voice of a character's lines that have none of their own; None: they are spoken like the narrator."""
    known = _known(book, name)
    return book if known.voice == voice else _with_cast(book, known, replace(known, voice=voice))


def set_character(book: Book, ids: Collection[SegmentId], name: str) -> Book:
    """Say who speaks these lines; an empty name gives them back to the narrator."""
    who = _known(book, name).name if name.strip() else ""
    return _with_every_line(book, lambda line: _spoken_by(line, who) if line.id in ids else line)


def cast_lines(book: Book, ids: Collection[SegmentId], name: str) -> Book:
    """Say who speaks these lines; somebody who is not in the cast yet joins it."""
    is_new = name.strip() and character(book, name) is None
    return set_character(add_character(book, name) if is_new else book, ids, name)


def cast_each(book: Book, speakers: Mapping[SegmentId, str]) -> Book:
    """Give each of these lines the speaker named for it, where nobody speaks it yet.

    New names join the cast, those with the most lines first.
    """
    cast = {one.name.casefold(): one for one in book.cast}
    taken: Counter[str] = Counter()

    def given(line: Segment) -> Segment:
        name = speakers.get(line.id, "").strip()
        if not name or line.character:
            return line
        one = cast.setdefault(name.casefold(), Character(name))
        taken[one.name] += 1
        return _spoken_by(line, one.name)

    after = _with_every_line(book, given)
    known = {one.name for one in book.cast}
    joining = tuple(Character(name) for name, _ in taken.most_common() if name not in known)
    return replace(after, cast=(*book.cast, *joining)) if joining else after


def merge_characters(book: Book, name: str, into: str) -> Book:
    """Let two characters be one: the lines of the first go over to the second, whose voice they get."""
    gone, kept = _known(book, name), _known(book, into)
    if gone is kept:
        return book
    return _handed_over(_with_cast(book, gone), gone.name, kept.name)


def _known(book: Book, name: str) -> Character:
    known = character(book, name)
    if known is None:
        raise KeyError(name)
    return known


def _free_name(book: Book, name: str, besides: Character | None = None) -> str:
    """The name without white space around it."""
    chosen = name.strip()
    if not chosen:
        raise BookError("A character needs a name.")
    taken = character(book, chosen)
    if taken is not None and taken is not besides:
        raise BookError(f"There is a character called “{taken.name}” already; choose another name.")
    return chosen


def _with_cast(book: Book, old: Character, *new: Character) -> Book:
    at = book.cast.index(old)
    return replace(book, cast=(*book.cast[:at], *new, *book.cast[at + 1 :]))


def _handed_over(book: Book, old: str, new: str) -> Book:
    return _with_every_line(book, lambda line: _spoken_by(line, new) if line.character == old else line)


def _spoken_by(line: Segment, name: str) -> Segment:
    return line if line.character == name else replace(line, character=name)


def _with_every_line(book: Book, change: Callable[[Segment], Segment]) -> Book:
    chapters = tuple(with_lines(chapter, change) for chapter in book.chapters)
    same = all(was is now for was, now in zip(book.chapters, chapters, strict=True))
    return book if same else replace(book, chapters=chapters)
