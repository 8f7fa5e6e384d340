"""From a manuscript to a book: cut into lines, with a voice for each language."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from cosystudio.book.edits import UNNUMBERED, replace_chapters
from cosystudio.book.model import Book, Chapter, ChapterId, CuttingRules, Segment, Voice
from cosystudio.book.reading import Reading, ReadingChoices
from cosystudio.child import Stop
from cosystudio.manuscript import read
from cosystudio.manuscript.values import Manuscript, ReadChapter
from cosystudio.segmentation import cut

DefaultVoice = Callable[[str], Voice]
"""The voice that speaks a language when nobody has chosen one."""

Speaks = Callable[[str], bool]
"""Whether a built-in voice speaks a language."""

BestLength = Callable[[Voice], int]
"""The longest line that the service of a voice speaks well in one go."""


def preview(
    path: Path,
    default_voice: DefaultVoice,
    speaks: Speaks,
    choices: ReadingChoices | None = None,
    rules: CuttingRules | None = None,
    best_length: BestLength | None = None,
    stop: Stop | None = None,
) -> tuple[Manuscript, Book]:
    """Return a manuscript and the book that it would make, without making it.  Raises ManuscriptError.

    The manuscript's warnings name the languages that no built-in voice speaks.  Without `rules` the lines are as long
    as the service of the book's voice speaks them best.  `stop` ends a reading that waits for another process.
    """
    choices = choices or ReadingChoices()
    manuscript = read(path, choices, stop)
    reading = Reading(path.name, manuscript.encoding, choices, manuscript.account)
    book = replace(draft(manuscript, rules, default_voice, best_length), reading=reading)
    strange = sorted({one.language for one in book.chapters if one.included and not speaks(one.language)})
    if strange:
        note = f"No built-in voice speaks {', '.join(strange)}: choose a speech service before you produce."
        manuscript = replace(manuscript, warnings=(*manuscript.warnings, note))
    return manuscript, book


def draft(
    manuscript: Manuscript,
    rules: CuttingRules | None,
    default_voice: DefaultVoice,
    best_length: BestLength | None = None,
) -> Book:
    """Return the book that a manuscript makes under these rules, or those that suit its voice.

    A chapter in another language than the book's gets a voice for that language.
    """
    voice = default_voice(_spoken_language(manuscript))
    if rules is None:
        rules = CuttingRules() if best_length is None else CuttingRules(longest_line=best_length(voice))
    book = Book(
        title=manuscript.title, author=manuscript.author, language=manuscript.language, voice=voice, rules=rules
    )
    return replace_chapters(book, [_chapter(read, rules, book.voice, default_voice) for read in manuscript.chapters])


def lines_of(chapter: Chapter | ReadChapter, rules: CuttingRules) -> tuple[Segment, ...]:
    """Return a chapter's blocks cut into lines that have no numbers yet."""
    return tuple(
        Segment(
            UNNUMBERED,
            piece.text,
            piece.kind,
            piece.pause_ms,
            (piece.block, piece.block),
            offsets=(piece.start, piece.end),
        )
        for piece in cut(chapter.blocks, rules, chapter.language)
    )


def cut_all(chapters: Sequence[Chapter], rules: CuttingRules) -> list[tuple[Segment, ...]]:
    """Return the lines of every chapter; some seconds of work for a very long book."""
    return [lines_of(chapter, rules) for chapter in chapters]


def _chapter(read: ReadChapter, rules: CuttingRules, book_voice: Voice, default_voice: DefaultVoice) -> Chapter:
    voice = default_voice(read.language)
    return Chapter(
        id=ChapterId(0),
        title=read.title,
        part=read.part,
        kind=read.kind,
        included=read.included,
        language=read.language,
        blocks=read.blocks,
        segments=lines_of(read, rules),
        voice=None if voice.provider == book_voice.provider else voice,
    )


def _spoken_language(manuscript: Manuscript) -> str:
    """The language most of the spoken text is in; metadata can be wrong."""
    size: Counter[str] = Counter()
    for chapter in manuscript.chapters:
        if chapter.included:
            size[chapter.language] += sum(len(block.text) for block in chapter.blocks)
    return size.most_common(1)[0][0] if size else manuscript.language
