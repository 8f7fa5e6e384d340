"""The edits of whole chapters, as functions from a book to a book.

Every line keeps its id, words, character, pause, chosen take and sound.  An unknown id is a bug of the caller and
raises KeyError.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from cosystudio.book.edits import locate
from cosystudio.book.model import Block, Book, Chapter, ChapterId, ChapterKind, Segment, SegmentId
from cosystudio.book.places import Place, start_of
from cosystudio.book.voices import voice_of


def split_chapter(book: Book, line: SegmentId, title: str) -> Book:
    """Cut a chapter in two before a line; all but the title of the second is as it is in the first, which keeps the id.

    A paragraph in which the line stands is cut at its first word.  Raises ValueError before the first line.
    """
    chapter_at, line_at = locate(book, line)
    if not line_at:
        raise ValueError("a chapter cannot be split before its first line")
    chapter = book.chapters[chapter_at]
    place = start_of(chapter, line_at)
    head, tail = _blocks_apart(chapter.blocks, place)
    first = replace(
        chapter, blocks=head, segments=tuple(_line_before(one, head, place) for one in chapter.segments[:line_at])
    )
    second = replace(
        chapter,
        id=ChapterId(book.next_id),
        title=title,
        blocks=tail,
        segments=tuple(_line_behind(one, chapter.blocks, tail, place) for one in chapter.segments[line_at:]),
    )
    chapters = (*book.chapters[:chapter_at], first, second, *book.chapters[chapter_at + 1 :])
    return replace(book, chapters=chapters, next_id=book.next_id + 1)


def merge_chapter(book: Book, id: ChapterId) -> Book:
    """Join a chapter with the next one, whose heading stays as a line; all but the lines is as in the first.

    A line that was spoken by the second chapter's voice keeps it.  Raises ValueError for the last chapter.
    """
    at = place_of(book, id)
    if at + 1 == len(book.chapters):
        raise ValueError("the last chapter has no next one")
    first, second = book.chapters[at : at + 2]
    below = len(first.blocks)
    added = tuple(_moved_down(_with_sound(book, line, second, first), below) for line in second.segments)
    joined = replace(first, blocks=first.blocks + second.blocks, segments=first.segments + added)
    return replace(book, chapters=(*book.chapters[:at], joined, *book.chapters[at + 2 :]))


def rename_chapter(book: Book, id: ChapterId, title: str, part: str) -> Book:
    """Change a chapter's title, and the part of the book that it stands in; no part is an empty one."""
    at = place_of(book, id)
    chapter = book.chapters[at]
    if (chapter.title, chapter.part) == (title, part):
        return book
    return replace(
        book, chapters=(*book.chapters[:at], replace(chapter, title=title, part=part), *book.chapters[at + 1 :])
    )


def move_chapters(book: Book, ids: Collection[ChapterId], before: ChapterId | None, part: str | None = None) -> Book:
    """Put chapters, in the order they have, before another one, or with None at the end.

    They become chapters of `part`; with None, of the part that they come to stand in, unless it moves as a whole.
    """
    moving = [chapter for chapter in book.chapters if chapter.id in ids]
    at = len(book.chapters) if before is None else place_of(book, before)
    ahead = [chapter for chapter in book.chapters[:at] if chapter.id not in ids]
    behind = [chapter for chapter in book.chapters[at:] if chapter.id not in ids]
    left = {chapter.part for chapter in (*ahead, *behind)}
    around = ahead[-1].part if ahead else None, behind[0].part if behind else None
    chapters = (*ahead, *(_in_part(chapter, part, left, around) for chapter in moving), *behind)
    same = all(now is was for now, was in zip(chapters, book.chapters, strict=True))
    return book if same else replace(book, chapters=chapters)


def retype_chapters(book: Book, ids: Collection[ChapterId], kind: ChapterKind) -> Book:
    """Say what chapters are; those that become body are ticked, those that become something else are not."""

    def retyped(chapter: Chapter) -> Chapter:
        if chapter.id not in ids or chapter.kind is kind:
            return chapter
        return replace(chapter, kind=kind, included=kind is ChapterKind.BODY)

    chapters = tuple(retyped(chapter) for chapter in book.chapters)
    same = all(now is was for now, was in zip(chapters, book.chapters, strict=True))
    return book if same else replace(book, chapters=chapters)


def place_of(book: Book, id: ChapterId) -> int:
    """Return the place of a chapter in the book."""
    for at, chapter in enumerate(book.chapters):
        if chapter.id == id:
            return at
    raise KeyError(id)


def _blocks_apart(blocks: Sequence[Block], place: Place) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    at, offset = place
    if not offset:
        return tuple(blocks[:at]), tuple(blocks[at:])
    cut = blocks[at]
    head = replace(cut, text=cut.text[:offset].rstrip())
    tail = replace(cut, text=cut.text[offset:].lstrip())
    return (*blocks[:at], head), (tail, *blocks[at + 1 :])


def _line_before(line: Segment, head: Sequence[Block], place: Place) -> Segment:
    """The line as it stands in the first part, within the blocks that are left there."""
    last = len(head) - 1
    first, end = min(line.span[0], last), min(line.span[1], last)
    start_at, end_at = line.offsets
    if line.offsets != (0, 0) and line.span[1] >= place[0]:
        is_cut = line.span[1] > end
        end_at = len(head[end].text) if is_cut else min(end_at, len(head[end].text))
        start_at = min(start_at, len(head[first].text))
    return _at(line, (first, end), (start_at, end_at))


def _line_behind(line: Segment, blocks: Sequence[Block], tail: Sequence[Block], place: Place) -> Segment:
    """The line as it stands in the second part, whose blocks are numbered from 0 again."""
    at, offset = place
    first, end = max(line.span[0] - at, 0), max(line.span[1] - at, 0)
    start_at, end_at = line.offsets
    if line.offsets != (0, 0):
        gone = len(blocks[at].text) - len(tail[0].text) if offset else 0
        start_at = 0 if line.span[0] < at else max(start_at - gone, 0) if line.span[0] == at else start_at
        end_at = max(end_at - gone, 0) if line.span[1] == at else end_at
    return _at(line, (first, end), (start_at, end_at))


def _at(line: Segment, span: tuple[int, int], offsets: tuple[int, int]) -> Segment:
    same = (line.span, line.offsets) == (span, offsets)
    return line if same else replace(line, span=span, offsets=offsets)


def _moved_down(line: Segment, blocks: int) -> Segment:
    return replace(line, span=(line.span[0] + blocks, line.span[1] + blocks))


def _with_sound(book: Book, line: Segment, was_in: Chapter, now_in: Chapter) -> Segment:
    """The line with a voice of its own where another chapter would give it another one."""
    voice = voice_of(book, was_in, line)
    return line if voice_of(book, now_in, line) == voice else replace(line, voice=voice)


def _in_part(
    chapter: Chapter, part: str | None, left: Collection[str], around: tuple[str | None, str | None]
) -> Chapter:
    """The chapter in the part that it moves to."""
    new = _part_between(chapter.part, left, around) if part is None else part
    return chapter if chapter.part == new else replace(chapter, part=new)


def _part_between(own: str, left: Collection[str], around: tuple[str | None, str | None]) -> str:
    before, after = around
    moves_whole = own != "" and own not in left
    if own in around or moves_whole or (own == "" and before != after):
        return own
    return before if before is not None else after or ""
