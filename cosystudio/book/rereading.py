"""A book whose manuscript was read again: what was done to paragraphs that read the same is kept."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from cosystudio.book.model import Block, Book, Chapter, ChapterId, Segment, SegmentId


def reread(book: Book, fresh: Book) -> Book:
    """Return the book with the chapters, the language and the reading of `fresh`.

    A chapter that shares half the paragraphs of an old one, or of its own, has that one's id, title, part, kind, tick
    and voice.  Paragraphs that read as they did keep their lines with all that a person did to them; the order of the
    chapters is the fresh one.
    """
    ids = count(book.next_id)
    old = _OldChapters(book.chapters)
    chapters = tuple(_taken_over(chapter, old.closest(chapter), ids) for chapter in fresh.chapters)
    return replace(book, chapters=chapters, next_id=next(ids), language=fresh.language, reading=fresh.reading)


class _OldChapters:
    """Finds for a chapter that was read again the one that it was before, each of them once."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        self._chapters = {chapter.id: chapter for chapter in chapters}
        self._holders: defaultdict[str, set[ChapterId]] = defaultdict(set)
        for chapter in chapters:
            for block in chapter.blocks:
                self._holders[block.text].add(chapter.id)

    def closest(self, chapter: Chapter) -> Chapter | None:
        votes = Counter(id for block in chapter.blocks if block.text for id in self._holders.get(block.text, ()))
        found = ((id, shared) for id, shared in votes.most_common() if id in self._chapters)
        id, shared = next(found, (None, 0))
        if id is None or 2 * shared < min(len(chapter.blocks), len(self._chapters[id].blocks)):
            return None
        return self._chapters.pop(id)


@dataclass(frozen=True, slots=True)
class _Passage:
    """Blocks of a chapter and the lines cut from them: the fewest that no line reaches out of."""

    blocks: tuple[Block, ...]
    first: int
    lines: tuple[Segment, ...]


def _taken_over(fresh: Chapter, old: Chapter | None, ids: "count[int]") -> Chapter:
    if old is None:
        id = ChapterId(next(ids))
        return replace(fresh, id=id, segments=tuple(_anew(line, ids) for line in fresh.segments))
    lines = tuple(_lines(fresh, old, ids))
    kept = replace(old, blocks=fresh.blocks, segments=lines, language=fresh.language)
    return old if kept == old else kept


def _lines(fresh: Chapter, old: Chapter, ids: "count[int]") -> Iterator[Segment]:
    """Yield the old lines of blocks that read the same, and the fresh ones of the others."""
    known: defaultdict[Block, deque[_Passage]] = defaultdict(deque)
    for passage in _passages(old):
        known[passage.blocks[0]].append(passage)
    by_block = {place: tuple(lines) for place, lines in groupby(fresh.segments, key=lambda line: line.span[0])}
    place = 0
    while place < len(fresh.blocks):
        found = _same(known[fresh.blocks[place]], fresh.blocks, place)
        if found is None:
            yield from (_anew(line, ids) for line in by_block.get(place, ()))
            place += 1
            continue
        moved = place - found.first
        yield from (replace(line, span=(line.span[0] + moved, line.span[1] + moved)) for line in found.lines)
        place += len(found.blocks)


def _same(passages: deque[_Passage], blocks: Sequence[Block], place: int) -> _Passage | None:
    if passages and passages[0].blocks == tuple(blocks[place : place + len(passages[0].blocks)]):
        return passages.popleft()
    return None


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


def _anew(line: Segment, ids: "count[int]") -> Segment:
    return replace(line, id=SegmentId(next(ids)))
