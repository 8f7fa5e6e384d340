"""From pieces and chapter starts to finished chapters: headings, kinds, languages, blocks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cosystudio.book.model import Block, ChapterKind, Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of, with_title
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.language import SAMPLE, language_of
from cosystudio.manuscript.outline import Start
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece, has_text
from cosystudio.manuscript.text import squeezed
from cosystudio.manuscript.values import ReadChapter

_LONGEST_TITLE = 120
_MOST_ABOVE = 4
"""Paragraphs of a motto above the heading of its chapter."""


def chapters_of(
    pieces: Sequence[Piece],
    starts: Sequence[Start],
    book_title: str,
    language: str,
    account: Account,
    notes: dict[str, str],
) -> tuple[ReadChapter, ...]:
    """Return the chapters in reading order, with each of `notes` taken out and put behind the paragraph that calls it.

    Chapters that are only a title, and headings that are said otherwise, are entered in `account`.
    """
    drafts = []
    for start in starts:
        own = pieces[start.index : start.end]
        if has_text(own) or has_text(start.lead):
            drafts.append((start, own))
        else:
            account.skip(Reason.TITLE_PAGE, " ".join(piece.text for piece in (*start.lead, *own)))
    _reword(_outside(pieces, starts), [piece for start in starts for piece in start.lead], account)
    kinds = _kinds([start.matter for start, _ in drafts])
    chapters = []
    for (start, own), kind in zip(drafts, kinds, strict=True):
        title, headed = _headed(list(own), start.title, is_body=kind is ChapterKind.BODY)
        _reword(own, headed, account)
        blocks = _blocks(_tidy([*start.lead, *headed]), notes)
        chapters.append(_chapter(start, title or book_title, blocks, kind, language))
    return tuple(_with_unique_titles(chapters))


def _outside(pieces: Sequence[Piece], starts: Sequence[Start]) -> list[Piece]:
    """Return the pieces that are in no chapter's range: the title pages of parts, which lead the chapter behind."""
    found: list[Piece] = []
    end = 0
    for start in sorted(starts, key=lambda start: start.index):
        found += pieces[end : start.index]
        end = max(end, start.end)
    return [*found, *pieces[end:]]


def _reword(pieces: Sequence[Piece], said: Sequence[Piece], account: Account) -> None:
    """Enter the headings that were joined to one, or are called what the table of contents calls them."""
    kept = set(map(id, pieces)) & set(map(id, said))
    balance = Counter(piece.text for piece in pieces if id(piece) not in kept)
    balance.subtract(piece.text for piece in said if id(piece) not in kept)
    short = {piece.text for piece in pieces if piece.kind is Kind.HEADING or len(piece.text) <= _LONGEST_TITLE}
    lost = [text for text, count in balance.items() if text in short for _ in range(count)]
    account.reword(lost, [text for text, count in balance.items() for _ in range(-count)])


def _blocks(pieces: Iterable[Piece], notes: dict[str, str]) -> Iterator[Block]:
    for piece in pieces:
        yield Block(piece.kind, piece.text)
        for id in piece.notes:
            yield from (Block(Kind.PROSE, line) for line in notes.pop(id, "").split("\n") if line)


def _kinds(matters: list[Matter | None]) -> list[ChapterKind]:
    """Return where each chapter stands; a preface in the middle of the book is part of its body."""
    body = [i for i, matter in enumerate(matters) if matter in (None, Matter.BODY, Matter.PART)]
    if not body:
        return [ChapterKind.BODY] * len(matters)
    return [_kind(matter, i, body[0], body[-1]) for i, matter in enumerate(matters)]


def _kind(matter: Matter | None, place: int, first_body: int, last_body: int) -> ChapterKind:
    if matter in (None, Matter.BODY, Matter.PART):
        return ChapterKind.BODY
    if place < first_body:
        return ChapterKind.FRONT
    if place > last_body or matter in (Matter.PAGE, Matter.NOTES, Matter.CONTENTS):
        return ChapterKind.BACK
    return ChapterKind.BODY


def _chapter(start: Start, title: str, made: Iterable[Block], kind: ChapterKind, language: str) -> ReadChapter:
    blocks = tuple(made)
    return ReadChapter(
        title=title[:_LONGEST_TITLE],
        part=start.part,
        kind=kind,
        included=kind is ChapterKind.BODY,
        language=language_of(_sample(blocks), language),
        blocks=blocks,
    )


def _sample(blocks: Sequence[Block]) -> str:
    """Return as much of the text as tells its language."""
    sample = ""
    for block in blocks:
        if len(sample) >= SAMPLE:
            break
        sample += f"{block.text}\n" if block.kind is not Kind.HEADING else ""
    return sample


def _headed(own: list[Piece], label: str, *, is_body: bool) -> tuple[str, list[Piece]]:
    """Return the title, and the pieces with the chapter's heading as one piece, at their head or below a motto."""
    if above := _above_heading(own, label):
        title, headed = _headed(own[above:], label, is_body=is_body)
        return title, [*own[:above], *headed]
    heads = _leading_headings(own)
    for count in range(2, len(heads) + 1):
        if squeezed("".join(head.text for head in heads[:count])) == squeezed(label):
            return label, _merged(own, count, label)
    first = label_of(heads[0].text) if heads else None
    if first and first.is_bare and len(heads) > 1 and label_of(heads[1].text) is None:
        title = with_title(heads[0].text, heads[1].text)
        return title, _merged(own, 2, title)
    if own and label and squeezed(own[0].text) == squeezed(label):
        written = _as_one_line(own[0].text)
        label = written if label.isupper() and not written.isupper() else label
        return label, _merged(own, 1, label if len(own[0].text) <= _LONGEST_TITLE else own[0].text)
    if heads:
        return _fuller(label, heads[0].text), own
    return label, [Piece(Kind.HEADING, label, level=2), *own] if label and is_body else own


def _as_one_line(text: str) -> str:
    """Return a heading of two lines as one, the number apart from the title."""
    first, _, title = text.partition("\n")
    label = label_of(first) if title else None
    return with_title(first, title) if label and label.is_bare else " ".join(text.split("\n"))


def _above_heading(own: list[Piece], label: str) -> int:
    """Return how many pieces stand above the heading that says what the label says; they are short, and no heading."""
    said = squeezed(label)
    for place, piece in enumerate(own[: _MOST_ABOVE + 1]):
        if piece.kind is Kind.HEADING:
            words = squeezed(piece.text)
            return place if words and said and (said.startswith(words) or words.startswith(said)) else 0
    return 0


def _leading_headings(own: list[Piece]) -> list[Piece]:
    count = 0
    while count < len(own) and own[count].kind is Kind.HEADING:
        count += 1
    return own[:count]


def _merged(own: list[Piece], count: int, text: str) -> list[Piece]:
    notes = tuple(id for piece in own[:count] for id in piece.notes)
    return [replace(own[0], kind=Kind.HEADING, text=text, notes=notes), *own[count:]]


def _fuller(label: str, heading: str) -> str:
    """Return the longer one when one begins like the other, else what the table of contents says."""
    return heading if not label or squeezed(heading).startswith(squeezed(label)) else label


def _tidy(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces with scene breaks only between texts."""
    broken = False
    spoken = False
    for piece in pieces:
        if piece.kind is Kind.SCENE_BREAK:
            broken = spoken
            continue
        if broken and piece.kind is not Kind.HEADING:
            yield SCENE_BREAK
        broken = False
        spoken = piece.kind is not Kind.HEADING
        yield piece


def _with_unique_titles(chapters: list[ReadChapter]) -> Iterator[ReadChapter]:
    """Yield the chapters, the second of one name in one part called ``(2)``."""
    seen: Counter[tuple[str, str]] = Counter()
    for chapter in chapters:
        name = (chapter.part, chapter.title)
        seen[name] += 1
        yield chapter if seen[name] == 1 else replace(chapter, title=f"{chapter.title} ({seen[name]})")
