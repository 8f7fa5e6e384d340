"""Which names occur in a book, how often, and in which lines."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cosystudio.book.model import Book, Kind, Segment, SegmentId
from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.segmentation.lexicon import compiled
from cosystudio.segmentation.names import chinese, european, german, japanese


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name, in the language of the chapters that it occurs in most, and the lines that say it, in order."""

    name: str
    language: str
    count: int
    lines: tuple[SegmentId, ...]


Find = Callable[[Sequence[str]], Collection[str]]
"""From all paragraphs of one language to the names in them."""

_FIND: Mapping[str, Find] = MappingProxyType({"zh": chinese.names, "ja": japanese.names, "de": german.names})


def names_in(book: Book) -> list[NameUse]:
    """Return the names of the book's ticked chapters, the most frequent first; seconds of work for a long book.

    A longer name is not counted again as the shorter one in it.
    """
    by_language: defaultdict[str, list[Segment]] = defaultdict(list)
    for chapter in book.chapters:
        if chapter.included:
            by_language[chapter.language.partition("-")[0]].extend(chapter.segments)
    uses = [use for language, lines in by_language.items() for use in _uses(language, lines)]
    return sorted(uses, key=lambda use: (-use.count, use.name))


def _uses(language: str, lines: Sequence[Segment]) -> Iterable[NameUse]:
    find = _FIND.get(language, european.names)
    names = find([line.text for line in lines if line.kind is not Kind.HEADING])
    matcher = compiled(LexiconEntry(name, name, match_case=True) for name in names)
    where: defaultdict[str, list[SegmentId]] = defaultdict(list)
    for line in lines:
        for stretch in matcher.apply(line.text):
            if stretch.entry:
                where[stretch.entry.written].append(line.id)
    for name, ids in where.items():
        yield NameUse(name, language, len(ids), tuple(dict.fromkeys(ids)))
