"""Who is suggested to speak each line of the open book; nothing changes before a person says so."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cosystudio.book.model import Book, Chapter, Kind, Segment, SegmentId
from cosystudio.segmentation.speakers import Passage, Person, Speech, Sureness, suggest

__all__ = ["Casting", "FoundCharacter", "Sureness", "Wish", "find_speakers"]

EXAMPLES = 3
"""Lines shown of each character; the first ones that say enough to know them by."""

_TELLING = range(12, 160)
_SURE = (Sureness.NAMED, Sureness.PRONOUN)


@dataclass(frozen=True, slots=True)
class Wish:
    """Who is suggested for a line, and what that rests on.

    `is_mixed` is true where the line holds narration too, and should be parted first.
    """

    name: str
    sureness: Sureness
    is_mixed: bool = False


@dataclass(frozen=True, slots=True)
class FoundCharacter:
    """Somebody who speaks in the book: how they are called, and how many lines are suggested for them.

    `sure` counts those where the book says it in so many words; `is_role` is true for “the gaoler”, who may be several.
    """

    name: str
    aliases: tuple[str, ...] = ()
    is_role: bool = False
    lines: int = 0
    sure: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Casting:
    """The suggestions of one reading of the book: its characters, most lines first, and the lines.

    `spoken` counts the lines that are speech and have no speaker yet, `mixed` those of them that hold narration too.
    """

    characters: tuple[FoundCharacter, ...] = ()
    lines: Mapping[SegmentId, Wish] = field(default_factory=dict)
    spoken: int = 0
    mixed: int = 0

    def speakers(self, names: Collection[str], *, only_sure: bool = False) -> dict[SegmentId, str]:
        """Return the lines of these characters with their speaker."""
        return {
            id: wish.name
            for id, wish in self.lines.items()
            if wish.name in names and (not only_sure or wish.sureness in _SURE)
        }

    def merged(self, name: str, into: str) -> "Casting":
        """Return the suggestions with one character's lines given to another, or to the same under another name."""
        lines = {id: replace(wish, name=into) if wish.name == name else wish for id, wish in self.lines.items()}
        gone = next(one for one in self.characters if one.name == name)
        kept = next((one for one in self.characters if one.name == into), None)
        if kept is None:
            both = replace(gone, name=into, aliases=(name, *gone.aliases))
        else:
            aliases = (*kept.aliases, name, *gone.aliases)
            both = replace(
                kept,
                aliases=aliases,
                is_role=kept.is_role and gone.is_role,
                lines=kept.lines + gone.lines,
                sure=kept.sure + gone.sure,
            )
        others = [both if one is (kept or gone) else one for one in self.characters if kept is None or one is not gone]
        return replace(self, characters=_most_first(others), lines=lines)


def find_speakers(book: Book) -> Casting:
    """Return who is suggested for the lines of the book that nobody speaks yet; seconds of work for a long novel."""
    chapters = [chapter for chapter in book.chapters if chapter.blocks]
    found = suggest([[_passage(block.text, block.kind, chapter) for block in chapter.blocks] for chapter in chapters])
    placed = [
        (line, speech, is_mixed)
        for chapter, speeches in zip(chapters, found.chapters, strict=True)
        for line, speech, is_mixed in _lines_with_speech(chapter, speeches)
    ]
    called = _called(placed, book)
    wishes, examples = _wishes(placed, called)
    return Casting(
        characters=_characters(found.people, called, wishes, examples),
        lines=wishes,
        spoken=sum(not line.character for line, _, _ in placed),
        mixed=sum(wish.is_mixed for wish in wishes.values()),
    )


_Placed = tuple[Segment, Speech, bool]


def _passage(text: str, kind: Kind, chapter: Chapter) -> Passage:
    return Passage(text, chapter.language, kind is Kind.PROSE)


def _lines_with_speech(chapter: Chapter, speeches: Collection[Speech]) -> Iterator[_Placed]:
    """Yield the lines that are speech with the longest speech in them, and whether they hold anything else."""
    by_block: dict[int, list[Speech]] = {}
    for speech in speeches:
        by_block.setdefault(speech.passage, []).append(speech)
    cursor = (0, 0)
    for line in chapter.segments:
        block, end = line.span
        if block != end or block not in by_block:
            continue
        text = chapter.blocks[block].text
        start, end = _stretch(line, text, cursor[1] if cursor[0] == block else 0)
        cursor = (block, end)
        shared = [(speech, _letters(text, max(start, a), min(end, b))) for speech in by_block[block]
                  for a, b in [speech.span] if a < end and b > start]  # fmt: skip
        if not shared:
            continue
        longest, most = max(shared, key=lambda one: one[1])
        if not most:
            continue
        is_mixed = _letters(text, start, end) > sum(count for _, count in shared)
        is_mixed = is_mixed or len({speech.name for speech, count in shared if count}) > 1
        yield line, longest, is_mixed


def _stretch(line: Segment, text: str, cursor: int) -> tuple[int, int]:
    """Where the line stands in its block; one of a book from before that was kept is looked for."""
    start, end = line.offsets
    if end > start:
        return start, min(end, len(text))
    found = text.find(line.text, cursor)
    return (found, found + len(line.text)) if found >= 0 else (cursor, cursor)


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _called(placed: Collection[_Placed], book: Book) -> dict[str, str]:
    """Return what the person calls each one found: as most lines that were theirs are, so that a renaming stays."""
    given: dict[str, Counter[str]] = {}
    for line, speech, _ in placed:
        if speech.name and line.character:
            given.setdefault(speech.name, Counter())[line.character] += 1
    in_cast = {one.name.casefold(): one.name for one in book.cast}
    called = {name: counts.most_common(1)[0][0] for name, counts in given.items()}
    for _, speech, _ in placed:
        if speech.name not in called and speech.name.casefold() in in_cast:
            called[speech.name] = in_cast[speech.name.casefold()]
    return called


def _wishes(
    placed: Collection[_Placed], called: Mapping[str, str]
) -> tuple[dict[SegmentId, Wish], dict[str, list[str]]]:
    wishes: dict[SegmentId, Wish] = {}
    examples: dict[str, list[str]] = {}
    for line, speech, is_mixed in placed:
        if line.character or not speech.name:
            continue
        name = called.get(speech.name, speech.name)
        wishes[line.id] = Wish(name, speech.sureness, is_mixed)
        shown = examples.setdefault(name, [])
        if len(shown) < EXAMPLES and len(line.text) in _TELLING:
            shown.append(line.text)
    return wishes, examples


def _characters(
    people: Collection[Person],
    called: Mapping[str, str],
    wishes: Mapping[SegmentId, Wish],
    examples: Mapping[str, list[str]],
) -> tuple[FoundCharacter, ...]:
    counts = Counter(wish.name for wish in wishes.values())
    sure = Counter(wish.name for wish in wishes.values() if wish.sureness in _SURE)
    found: dict[str, FoundCharacter] = {}
    for person in people:
        name = called.get(person.name, person.name)
        if name not in counts:
            continue
        others = [other for other in (person.name, *person.aliases) if other != name]
        known = found.get(name)
        aliases = (*(known.aliases if known else ()), *others)
        is_role = person.is_role and (known is None or known.is_role)
        found[name] = FoundCharacter(name, aliases, is_role, counts[name], sure[name], tuple(examples.get(name, ())))
    return _most_first(list(found.values()))


def _most_first(characters: Collection[FoundCharacter]) -> tuple[FoundCharacter, ...]:
    return tuple(sorted(characters, key=lambda one: (-one.lines, one.name)))
