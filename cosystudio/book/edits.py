"""Every edit a person can make, as a function from a book to a book.

A new line is given as a Segment with the id `UNNUMBERED`; the edit numbers it.  An unknown id is a bug of the caller
and raises KeyError.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import count, zip_longest

from cosystudio.book.model import (
    Book,
    Chapter,
    ChapterId,
    ChapterKind,
    CuttingRules,
    Segment,
    SegmentId,
    TakeId,
    Voice,
)
from cosystudio.book.offsets import Stretch, halves
from cosystudio.book.spoken_form import SpokenRules
from cosystudio.book.voices import adjusted, voice_of

UNNUMBERED = SegmentId(0)

_NO_SPACE_BETWEEN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60—…”’]$")


def replace_chapters(book: Book, chapters: Iterable[Chapter]) -> Book:
    """Return the book with these chapters in place of its own, chapters and lines numbered anew."""
    ids = count(book.next_id)
    numbered = tuple(_numbered(chapter, ids) for chapter in chapters)
    return replace(book, chapters=numbered, next_id=next(ids))


def set_text(book: Book, id: SegmentId, text: str) -> Book:
    """Change the words of a line; a chosen take goes back to the newest, for it was chosen for other words."""
    return _with_line(book, id, lambda line: replace(line, text=text, take=None, by_hand=True))


def set_pause(book: Book, id: SegmentId, pause_ms: int | None, by_rule_ms: int) -> Book:
    """Set the silence after a line, or with None give it back to the rules, which say `by_rule_ms`."""
    pause = by_rule_ms if pause_ms is None else pause_ms
    return _with_line(book, id, lambda line: replace(line, pause_ms=pause, pause_by_hand=pause_ms is not None))


def set_line_voices(book: Book, ids: Collection[SegmentId], voice: Voice | None) -> Book:
    """Give lines a voice of their own; None gives them back to their character or chapter."""
    chapters = tuple(
        with_lines(chapter, lambda line: replace(line, voice=voice) if line.id in ids else line)
        for chapter in book.chapters
    )
    return replace(book, chapters=chapters)


def adjust_lines(book: Book, ids: Collection[SegmentId], speed: float | None = None, style: str | None = None) -> Book:
    """Give lines the voice that each has already, at another pace or in another style; None leaves either as it is."""

    def adjusted_in(chapter: Chapter) -> Chapter:
        def adjust(line: Segment) -> Segment:
            if line.id not in ids:
                return line
            voice = voice_of(book, chapter, line)
            other = adjusted(voice, speed, style)
            return line if other == voice else replace(line, voice=other)

        return with_lines(chapter, adjust)

    return replace(book, chapters=tuple(adjusted_in(chapter) for chapter in book.chapters))


def set_chapter_voice(book: Book, id: ChapterId, voice: Voice | None) -> Book:
    """Give a chapter a voice of its own; None gives it back to the book."""
    return _with_chapters(book, {id}, lambda chapter: replace(chapter, voice=voice))


def set_book_voice(book: Book, voice: Voice) -> Book:
    """Change the voice of every chapter and line that has none of its own."""
    return replace(book, voice=voice)


def one_voice(book: Book, voice: Voice, chapters: Collection[ChapterId]) -> Book:
    """Let one voice speak all of these chapters, whatever voices they, their characters or their lines had."""
    everywhere = book
    if len(chapters) == len(book.chapters):
        everywhere = replace(book, voice=voice, cast=tuple(replace(one, voice=None) for one in book.cast))
    own = None if everywhere.voice == voice else voice
    cast_apart = {one.name for one in everywhere.cast if one.voice is not None}

    def plain(line: Segment) -> Segment:
        needed = voice if line.character in cast_apart else None
        return line if line.voice == needed else replace(line, voice=needed)

    def alone(chapter: Chapter) -> Chapter:
        return replace(with_lines(chapter, plain), voice=own)

    return _with_chapters(everywhere, set(chapters), alone)


def choose_take(book: Book, id: SegmentId, take: TakeId | None) -> Book:
    """Choose the take that is heard and exported for a line; None means the newest."""
    return _with_line(book, id, lambda line: replace(line, take=take))


def tick(book: Book, ids: Collection[ChapterId], included: bool) -> Book:
    """Switch chapters on or off for production and export; one that is left out stays off."""

    def ticked(chapter: Chapter) -> Chapter:
        return replace(chapter, included=included and chapter.kind is not ChapterKind.SKIP)

    return _with_chapters(book, set(ids), ticked)


def rename(book: Book, title: str, author: str) -> Book:
    """Change the book's title and author."""
    return replace(book, title=title, author=author)


def set_spoken_rules(book: Book, rules: SpokenRules) -> Book:
    """Change how lines are prepared for the voice."""
    return book if rules == book.spoken else replace(book, spoken=rules)


def split(book: Book, id: SegmentId, at: int) -> Book:
    """Cut a line in two before character `at`; the first part keeps the id.  White space at the cut goes,
    both parts keep the character.

    Raises ValueError where one of the parts would be empty.
    """
    chapter_at, line_at = locate(book, id)
    chapter = book.chapters[chapter_at]
    line = chapter.segments[line_at]
    head, tail = line.text[:at].rstrip(), line.text[at:].lstrip()
    if not head or not tail:
        raise ValueError("a line cannot be split at its very end")
    before, after = halves(chapter.blocks, line, at)
    first = replace(_changed(line, head, before), pause_ms=book.rules.sentence_pause_ms, pause_by_hand=False)
    second = replace(_changed(line, tail, after), id=SegmentId(book.next_id))
    lines = (*chapter.segments[:line_at], first, second, *chapter.segments[line_at + 1 :])
    return replace(_with_chapter_at(book, chapter_at, replace(chapter, segments=lines)), next_id=book.next_id + 1)


def merge(book: Book, id: SegmentId) -> Book:
    """Join a line with the next one of its chapter; id and character stay, the pause is the second's.

    Raises ValueError for the last line of a chapter.
    """
    chapter_at, line_at = locate(book, id)
    chapter = book.chapters[chapter_at]
    if line_at + 1 == len(chapter.segments):
        raise ValueError("the last line of a chapter has no next line")
    first, second = chapter.segments[line_at : line_at + 2]
    stretch = (first.span[0], second.span[1]), (first.offsets[0], second.offsets[1])
    joined = replace(
        _changed(first, _join(first.text, second.text), stretch),
        pause_ms=second.pause_ms,
        pause_by_hand=second.pause_by_hand,
    )
    lines = (*chapter.segments[:line_at], joined, *chapter.segments[line_at + 2 :])
    return _with_chapter_at(book, chapter_at, replace(chapter, segments=lines))


def recut(book: Book, rules: CuttingRules, fresh: Sequence[Sequence[Segment]]) -> Book:
    """Return the book under new rules, `fresh` being each chapter's blocks cut by them.

    A line that comes out as it was keeps its id, character, voice, pause and takes.  Paragraphs in which a person has
    changed, split or merged a line stay as they are; only their pauses follow the rules.
    """
    ids = count(book.next_id)
    chapters = []
    for chapter, lines in zip(book.chapters, fresh, strict=True):
        same = tuple(_number(line, ids) for line in _recut_lines(chapter.segments, lines, rules))
        chapters.append(chapter if same == chapter.segments else replace(chapter, segments=same))
    return replace(book, rules=rules, chapters=tuple(chapters), next_id=next(ids))


def with_lines(chapter: Chapter, change: Callable[[Segment], Segment]) -> Chapter:
    """Return the chapter with each line changed; the chapter itself where `change` gives back every line."""
    lines = tuple(change(line) for line in chapter.segments)
    same = all(was is now for was, now in zip(chapter.segments, lines, strict=True))
    return chapter if same else replace(chapter, segments=lines)


def locate(book: Book, id: SegmentId) -> tuple[int, int]:
    """Return the places of a line: of its chapter in the book, and of the line in the chapter."""
    for chapter_at, chapter in enumerate(book.chapters):
        for line_at, line in enumerate(chapter.segments):
            if line.id == id:
                return chapter_at, line_at
    raise KeyError(id)


def _recut_lines(old: Sequence[Segment], fresh: Sequence[Segment], rules: CuttingRules) -> list[Segment]:
    held_blocks = {block for line in old if line.by_hand for block in range(line.span[0], line.span[1] + 1)}
    held = [line for line in old if line.span[0] in held_blocks]
    known: defaultdict[tuple[int, str], deque[Segment]] = defaultdict(deque)
    for line in old:
        if line.span[0] not in held_blocks:
            known[line.span[0], line.text].append(line)
    free = [_kept(known[line.span[0], line.text], line) for line in fresh if line.span[0] not in held_blocks]
    return sorted([*free, *_repaused(held, fresh, rules)], key=lambda line: line.span[0])


def _kept(known: deque[Segment], fresh: Segment) -> Segment:
    """The line as it was known, where it stands now, with the pause of the rules unless a person set it; else fresh."""
    if not known:
        return fresh
    line = known.popleft()
    pause_ms = line.pause_ms if line.pause_by_hand else fresh.pause_ms
    if (line.pause_ms, line.offsets) == (pause_ms, fresh.offsets):
        return line
    return replace(line, pause_ms=pause_ms, offsets=fresh.offsets)


def _repaused(held: Sequence[Segment], fresh: Sequence[Segment], rules: CuttingRules) -> list[Segment]:
    block_end_ms = {line.span[0]: line.pause_ms for line in fresh}
    lines = []
    for line, after in zip_longest(held, held[1:]):
        ends_block = after is None or after.span[0] > line.span[1]
        pause = block_end_ms.get(line.span[1], line.pause_ms) if ends_block else rules.sentence_pause_ms
        lines.append(line if line.pause_by_hand else replace(line, pause_ms=pause))
    return lines


def _changed(line: Segment, text: str, stretch: Stretch) -> Segment:
    """The line with other words, which come from another stretch of the chapter; a chosen take was of the old ones."""
    span, offsets = stretch
    return replace(line, text=text, span=span, offsets=offsets, take=None, by_hand=True)


def _join(one: str, other: str) -> str:
    return f"{one}{other}" if _NO_SPACE_BETWEEN.search(one) and not other[:1].isascii() else f"{one} {other}"


def _numbered(chapter: Chapter, ids: "count[int]") -> Chapter:
    id = ChapterId(next(ids))
    return replace(chapter, id=id, segments=tuple(_number(line, ids) for line in chapter.segments))


def _number(line: Segment, ids: "count[int]") -> Segment:
    return replace(line, id=SegmentId(next(ids))) if line.id == UNNUMBERED else line


def _with_line(book: Book, id: SegmentId, change: Callable[[Segment], Segment]) -> Book:
    chapter_at, line_at = locate(book, id)
    chapter = book.chapters[chapter_at]
    lines = (*chapter.segments[:line_at], change(chapter.segments[line_at]), *chapter.segments[line_at + 1 :])
    return _with_chapter_at(book, chapter_at, replace(chapter, segments=lines))


def _with_chapters(book: Book, ids: Collection[ChapterId], change: Callable[[Chapter], Chapter]) -> Book:
    chapters = tuple(change(chapter) if chapter.id in ids else chapter for chapter in book.chapters)
    return replace(book, chapters=chapters)


def _with_chapter_at(book: Book, at: int, chapter: Chapter) -> Book:
    return replace(book, chapters=(*book.chapters[:at], chapter, *book.chapters[at + 1 :]))
