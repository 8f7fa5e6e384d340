"""A book whose manuscript was read again: what was done to paragraphs that read the same is kept."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from cosystudio.book.arranging import Arranged, arranged, title_of
from cosystudio.book.model import Block, Book, Chapter, ChapterId, Segment, SegmentId


@dataclass(frozen=True, slots=True)
class Loss:
    """What a person did that another reading cannot keep: chapters that are not found again, by title; lines."""

    chapters: tuple[str, ...] = ()
    lines: int = 0


def reread(book: Book, fresh: Book) -> Book:
    """Return the book with the text, the language and the reading of `fresh`.

    Chapters that were split, merged, moved, renamed or retyped stay so, wherever their paragraphs still stand in the
    file.  Paragraphs that read as they did keep their lines with all that a person did to them.
    """
    ids = count(book.next_id)
    found = arranged(book.chapters, fresh.chapters)
    lines = _lines([one.fresh for one in found], [one.old for one in found], _Pool(book.chapters), ids)
    chapters = tuple(_taken_over(one, tuple(made), ids) for one, made in zip(found, lines, strict=True))
    return replace(book, chapters=chapters, next_id=next(ids), language=fresh.language, reading=fresh.reading)


def loss(before: Book, after: Book) -> Loss:
    """Return what is not kept in a book that was read again."""
    chapters = {chapter.id for chapter in after.chapters}
    lines = {line.id for chapter in after.chapters for line in chapter.segments}
    gone = [line for chapter in before.chapters for line in chapter.segments if line.id not in lines]
    return Loss(
        tuple(chapter.title for chapter in before.chapters if chapter.id not in chapters),
        sum(_has_a_hand_in_it(line) for line in gone),
    )


def _has_a_hand_in_it(line: Segment) -> bool:
    return line.by_hand or line.pause_by_hand or bool(line.character) or line.voice is not None or line.take is not None


@dataclass(frozen=True, slots=True)
class _Passage:
    """Blocks of a chapter and the lines cut from them: the fewest that no line reaches out of."""

    blocks: tuple[Block, ...]
    first: int
    lines: tuple[Segment, ...]


class _Pool:
    """The passages of all old chapters, each of which is taken once."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        self._by_first: defaultdict[Block, list[tuple[ChapterId, _Passage]]] = defaultdict(list)
        for chapter in chapters:
            for passage in _passages(chapter):
                self._by_first[passage.blocks[0]].append((chapter.id, passage))

    def take(self, blocks: Sequence[Block], place: int, end: int, chapter: ChapterId | None) -> _Passage | None:
        """Return a passage of this chapter, or of any for None, that reads as these blocks from `place` to `end` do."""
        known = self._by_first.get(blocks[place], [])
        for at, (id, passage) in enumerate(known):
            is_same = passage.blocks == tuple(blocks[place : min(end, place + len(passage.blocks))])
            if is_same and chapter in (None, id):
                del known[at]
                return passage
        return None


def _taken_over(one: Arranged, lines: tuple[Segment, ...], ids: "count[int]") -> Chapter:
    if one.old is None:
        return replace(one.fresh, id=ChapterId(next(ids)), segments=lines)
    fresh, title = one.fresh, title_of(one)
    kept = replace(one.old, title=title, blocks=fresh.blocks, segments=lines, language=fresh.language)
    return one.old if kept == one.old else kept


def _lines(
    chapters: Sequence[Chapter], old: Sequence[Chapter | None], pool: _Pool, ids: "count[int]"
) -> list[list[Segment]]:
    """Return the lines of each fresh chapter: old ones of blocks that read the same, fresh ones of the others.

    Every chapter first takes what stood in its own old one, so that no other takes it away.
    """
    taken: list[dict[int, _Passage]] = [{} for _ in chapters]
    for own in (True, False):
        for chapter, before, found in zip(chapters, old, taken, strict=True):
            if not own or before is not None:
                _take(chapter.blocks, found, pool, before.id if own and before else None)
    return [_laid_out(chapter, found, ids) for chapter, found in zip(chapters, taken, strict=True)]


def _take(blocks: Sequence[Block], found: dict[int, _Passage], pool: _Pool, chapter: ChapterId | None) -> None:
    """Add to `found`, by place, the passages that are known of blocks without one."""
    place = 0
    for end in (*sorted(found), len(blocks)):
        while place < end:
            passage = pool.take(blocks, place, end, chapter)
            if passage is not None:
                found[place] = passage
            place += len(passage.blocks) if passage else 1
        place += len(found[end].blocks) if end in found else 0


def _laid_out(chapter: Chapter, found: dict[int, _Passage], ids: "count[int]") -> list[Segment]:
    by_block = {place: tuple(lines) for place, lines in groupby(chapter.segments, key=lambda line: line.span[0])}
    lines: list[Segment] = []
    place = 0
    while place < len(chapter.blocks):
        passage = found.get(place)
        if passage is None:
            lines += [replace(line, id=SegmentId(next(ids))) for line in by_block.get(place, ())]
            place += 1
            continue
        moved = place - passage.first
        lines += [replace(line, span=(line.span[0] + moved, line.span[1] + moved)) for line in passage.lines]
        place += len(passage.blocks)
    return lines


def _passages(chapter: Chapter) -> Iterator[_Passage]:
    """Yield the chapter in passages; a line that was merged over two paragraphs ties them together."""
    last = -1
    gathered: list[Segment] = []
    for line in chapter.segments:
        if gathered and line.span[0] > last:
            yield _passage(chapter, gathered, last)
            gathered = []
        gathered.append(line)
        last = max(last, line.span[1])
    if gathered:
        yield _passage(chapter, gathered, last)


def _passage(chapter: Chapter, lines: Sequence[Segment], last: int) -> _Passage:
    first = lines[0].span[0]
    return _Passage(chapter.blocks[first : last + 1], first, tuple(lines))
