"""Who is suggested to speak each line of the open book; nothing changes before a person says so."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cosystudio.book.model import Block, Book, Chapter, Kind, Segment, SegmentId
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
        """Return the suggestions with one character's lines given to another, or to the same under another name.

        Nothing changes where nobody has the first name.
        """
        lines = {id: replace(wish, name=into) if wish.name == name else wish for id, wish in self.lines.items()}
        gone = next((one for one in self.characters if one.name == name), None)
        if gone is None or name == into:
            return self
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


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line that is speech: the longest speech in it with its words, and whether the line holds anything else."""

    line: Segment
    speech: Speech
    words: str
    is_mixed: bool


def find_speakers(book: Book) -> Casting:
    """Return who is suggested for the lines of the book that nobody speaks yet; seconds of work for a long novel."""
    chapters = [chapter for chapter in book.chapters if chapter.blocks]
    found = suggest([[_passage(block, chapter.language) for block in chapter.blocks] for chapter in chapters])
    placed = [one for pair in zip(chapters, found.chapters, strict=True) for one in _lines_with_speech(*pair)]
    called = _called(placed, book)
    wishes, examples = _wishes(placed, called)
    return Casting(
        characters=_characters(found.people, called, wishes, examples),
        lines=wishes,
        spoken=sum(not one.line.character for one in placed),
        mixed=sum(wish.is_mixed for wish in wishes.values()),
    )


def _passage(block: Block, language: str) -> Passage:
    return Passage(block.text, language, block.kind is Kind.PROSE)


def _lines_with_speech(chapter: Chapter, speeches: Collection[Speech]) -> Iterator[_Placed]:
    by_block: defaultdict[int, list[Speech]] = defaultdict(list)
    for speech in speeches:
        by_block[speech.passage].append(speech)
    before, end = -1, 0
    for line in chapter.segments:
        block, last = line.span
        if block != last or block not in by_block:
            continue
        text = chapter.blocks[block].text
        start, end = _stretch(line, text, end if block == before else 0)
        before = block
        if placed := _placed(line, text, (start, end), by_block[block]):
            yield placed


def _placed(line: Segment, text: str, stretch: tuple[int, int], speeches: Collection[Speech]) -> _Placed | None:
    """The line with the speech that has most letters in it; None where it holds none."""
    start, end = stretch
    letters = {
        speech: _letters(text, max(start, speech.span[0]), min(end, speech.span[1]))
        for speech in speeches
        if speech.span[0] < end and speech.span[1] > start
    }
    shared = {speech: count for speech, count in letters.items() if count}
    if not shared:
        return None
    longest = max(shared, key=lambda one: shared[one])
    is_mixed = _letters(text, start, end) > sum(shared.values()) or len({one.name for one in shared}) > 1
    words = text[max(start, longest.span[0]) : min(end, longest.span[1])]
    return _Placed(line, longest, words, is_mixed)


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
    given: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in placed:
        if one.speech.name and one.line.character:
            given[one.speech.name][one.line.character] += 1
    in_cast = {one.name.casefold(): one.name for one in book.cast}
    names = {one.speech.name for one in placed}
    alike = {name: in_cast[name.casefold()] for name in names if name.casefold() in in_cast}
    return alike | {name: counts.most_common(1)[0][0] for name, counts in given.items()}


def _wishes(
    placed: Collection[_Placed], called: Mapping[str, str]
) -> tuple[dict[SegmentId, Wish], dict[str, list[str]]]:
    """The suggestion of each line, and some words of everybody for whom there is one."""
    wishes: dict[SegmentId, Wish] = {}
    examples: defaultdict[str, list[str]] = defaultdict(list)
    for one in placed:
        if one.line.character or not one.speech.name:
            continue
        name = called.get(one.speech.name, one.speech.name)
        wishes[one.line.id] = Wish(name, one.speech.sureness, one.is_mixed)
        if len(examples[name]) < EXAMPLES and (len(one.words) in _TELLING or not examples[name]):
            examples[name].append(one.words)
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
