"""Several books in one text: where each begins, by licences, title pages and closing words, and what it is called."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.boilerplate import is_end_mark
from cosystudio.manuscript.headings.finding import CHAPTER, PART, Found, Heading, headings_of
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.headings.matter import matter_of_title
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.plain_text.about import OPENS_AUTHOR, is_author_line, title_in_header
from cosystudio.manuscript.text import is_scene_break, one_line, squeezed

VOLUME, BOOK = -1, 0
"""Ranks of the titles of books above those of parts: of one that its own page opens, and of one inside."""
_SHORTEST_BOOK = 500
"""Letters: fewer between two licences are what is left of them."""
_MOST_BOOKS = 60
_SHORTEST_NAME = 4
_LONGEST_TITLE = 80
_LONGEST_END = 20
_OPENS_EITHER = OPENS_AUTHOR | frozenset("tTfFeEsSkKкК完剧终終お끝*-—–~=([（【《·•")
"""First letters of authors' lines and of the words that end a book: most paragraphs are told from them by a glance."""
_MOST_TITLE_LINES = 3
_LONGEST_FRONT = 1_500
"""Letters that may stand above the first of several title pages."""
_REACH = 8
"""Paragraphs of a title page: the title, what is said below it, the author, the place and the year."""
_FAR_REACH = 60
"""Paragraphs between a title and the first heading where the persons of a play, or a preface, stand there."""
_SENTENCE = re.compile(r"[.,;:!?…。，；：！？”\"]$|^[\"“‘「『'»„(（\[]")
_CALLED = re.compile(r"[《『](?P<title>[^》』]{1,60})[》』]")
_PERSONS = re.compile(
    r"dramatis person(?:ae|æ)|(?:the )?(?:persons|characters)(?: of the play| represented)?|cast|personnages|personen|"
    r"personaggi|personajes|personagens|действующие лица|人物(?:表)?|登場人物|登场人物",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Volume:
    """The paragraphs between two licences, and the title that the licence above gives them."""

    title: str
    paragraphs: Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class Book:
    """The paragraphs of one book, its headings, and its title where one is known."""

    paragraphs: Sequence[Paragraph]
    found: Found
    title: str = ""


def between_licences(paragraphs: Sequence[Paragraph], reasons: Sequence[Reason | None]) -> list[tuple[str, range]]:
    """Return the stretches of the text that licences part, each with the title that the header above it gives."""
    whole = [("", range(len(paragraphs)))]
    if Reason.LICENCE not in reasons:
        return whole
    licensed = [at for at, reason in enumerate(reasons) if reason is Reason.LICENCE]
    found: list[tuple[str, int]] = []
    for before, after in zip([-1, *licensed], [*licensed, len(paragraphs)], strict=True):
        inside = paragraphs[before + 1 : min(after, before + 1 + _SHORTEST_BOOK)]
        if _letters(inside) >= _SHORTEST_BOOK:
            found.append((_title_in_licence(before, paragraphs, reasons), before + 1))
    if not found:
        return whole
    starts = [0, *(start for _, start in found[1:])]
    ends = [*starts[1:], len(paragraphs)]
    return [(title, range(start, end)) for (title, _), start, end in zip(found, starts, ends, strict=True)]


def _title_in_licence(at: int, paragraphs: Sequence[Paragraph], reasons: Sequence[Reason | None]) -> str:
    """Return the title in the licence that ends at this place."""
    first = at
    while first >= 0 and reasons[first] is Reason.LICENCE:
        first -= 1
    return title_in_header([line for one in paragraphs[first + 1 : at + 1] for line in one.lines])


def books_of(volume: Volume) -> list[Book]:
    """Return the books that the volume holds, in their order; mostly it is one."""
    paragraphs = volume.paragraphs
    few = [at for at, one in enumerate(paragraphs) if one.text[:1] in _OPENS_EITHER or 1 < len(one.lines) <= 3]
    for starts, is_page in ((_title_pages(paragraphs, few), True), (_behind_end_marks(paragraphs, few), False)):
        starts = [
            start
            for start, inside in _stretches(starts, len(paragraphs))
            if _letters(paragraphs[inside.start : inside.stop]) >= _SHORTEST_BOOK
            and _begins(_book(start, inside, paragraphs), is_page=is_page and _stands_out(start, paragraphs))
        ]
        if len(starts) > 1:
            return [_book(start, inside, paragraphs) for start, inside in _stretches(starts, len(paragraphs))]
    return [Book(paragraphs, headings_of(paragraphs), volume.title)]


def titles_of(book: Book, *, is_alone: bool) -> list[Heading]:
    """Return the titles of the book, and of the books in it that nothing but their titles and numbers part.

    A book that `is_alone` in its text is called what the file is called.  A book without chapters is one itself.
    """
    inner = _titles_at_openings(book)
    if is_alone:
        return inner
    top = next((at for at in range(min(_REACH, len(book.paragraphs))) if _says(book.paragraphs[at], book.title)), None)
    outer = [Heading(top, one_line(book.paragraphs[top].lines[0]), rank_of_title(book))] if top is not None else []
    return outer + [heading for heading in inner if heading.at != top]


def rank_of_title(book: Book) -> int:
    """Return the rank of the title: that of a chapter where the book has no chapters."""
    return VOLUME if any(heading.level in (PART, CHAPTER) for heading in book.found.headings) else CHAPTER


def _says(paragraph: Paragraph, title: str) -> bool:
    """Does the paragraph say the title, or its first words, or the title and a second one?"""
    said, name = squeezed(paragraph.lines[0]) if len(paragraph.text) <= _LONGEST_TITLE else "", squeezed(title)
    return bool(said and name) and (said.startswith(name) or (len(said) >= _SHORTEST_NAME and name.startswith(said)))


def _stretches(starts: Sequence[int], end: int) -> Iterator[tuple[int, range]]:
    """Yield these places, each with the paragraphs of the book that begins there, the first with all above it."""
    firsts, ends = [0, *starts[1:]], [*starts[1:], end]
    yield from ((start, range(first, end)) for first, start, end in zip(firsts, starts, ends, strict=False))


def _book(start: int, inside: range, paragraphs: Sequence[Paragraph]) -> Book:
    own = paragraphs[inside.start : inside.stop]
    return Book(own, headings_of(own), _name(paragraphs[start]) if _is_title(paragraphs[start]) else "")


def _letters(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(one.text) for one in paragraphs)


def _begins(book: Book, *, is_page: bool) -> bool:
    """Do its numbers begin with one?  Below its own page a book may have none."""
    numbers = (label_of(heading.text) for heading in book.found.headings if heading.level == CHAPTER)
    first = next(filter(None, numbers), None)
    return first.number <= 1 if first else is_page


def _title_pages(paragraphs: Sequence[Paragraph], few: Sequence[int]) -> list[int]:
    """Return the places of the titles below which authors are named, where a text has several, one at its head."""
    starts = [at for at in few if _names_author(paragraphs[at])]
    starts = [at if _MOST_TITLE_LINES >= len(paragraphs[at].lines) > 1 else at - 1 for at in starts]
    starts = [at for at in starts if at >= 0 and _is_title(paragraphs[at])]
    return starts if len(starts) > 1 and _letters(paragraphs[: starts[0]]) <= _LONGEST_FRONT else []


def _names_author(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_TITLE and is_author_line(paragraph.lines[-1])


def _behind_end_marks(paragraphs: Sequence[Paragraph], few: Sequence[int]) -> list[int]:
    """Return the head of the text and the places behind words that end a book; where many do, they end chapters."""
    short = (at for at in few if at + 1 < len(paragraphs) and len(paragraphs[at].text) <= _LONGEST_END)
    found = [at + 1 for at in short if is_end_mark(paragraphs[at].text)]
    return [0, *found] if 0 < len(found) <= _MOST_BOOKS else []


def _name(paragraph: Paragraph) -> str:
    """Return the title of a book without the brackets around it."""
    line = one_line(paragraph.lines[0])
    called = _CALLED.match(line)
    return called["title"] if called else line


def _titles_at_openings(book: Book) -> list[Heading]:
    """Return the titles above the headings at which numbers begin, first or anew."""
    openings = book.found.openings
    if len(openings) < 2:
        return []
    taken = {at for heading in book.found.headings for at in range(heading.at, heading.at + heading.takes)}
    places = [_title_place(at, taken, book.paragraphs) for at in openings]
    found = [at for at in places if at is not None]
    names = {squeezed(book.paragraphs[at].text) for at in found}
    if places[1:].count(None) > len(places) / 2 or len(names) < len(found) or found == places[:1]:
        return []
    return [Heading(at, one_line(book.paragraphs[at].lines[0]), BOOK) for at in found]


def _title_place(opening: int, taken: set[int], paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the place of the topmost line above a heading that stands out, nothing but such short lines between."""
    found = None
    for place in range(opening - 1, max(opening - _REACH, 0) - 1, -1):
        is_author = _names_author(paragraphs[place])
        if place in taken or not (_is_title(paragraphs[place]) or is_author) or (is_author and found is not None):
            break
        if _stands_out(place, paragraphs):
            found = place
    if found is not None:
        return found
    for place in range(opening - 1, max(opening - _FAR_REACH, 0), -1):
        if place in taken:
            break
        if _opens_front(paragraphs[place]) and _is_title(paragraphs[place - 1]) and _stands_out(place - 1, paragraphs):
            return place - 1
    return None


def _stands_out(at: int, paragraphs: Sequence[Paragraph]) -> bool:
    one = paragraphs[at]
    return at == 0 or one.blank_before > 1 or one.text.isupper() or _CALLED.fullmatch(one.text) is not None


def _opens_front(paragraph: Paragraph) -> bool:
    line = paragraph.lines[0].strip(" .:：")
    return len(line) <= _LONGEST_TITLE and bool(_PERSONS.fullmatch(line) or matter_of_title(line))


def _is_title(paragraph: Paragraph) -> bool:
    text = one_line(paragraph.lines[0])
    return (
        len(paragraph.lines) <= _MOST_TITLE_LINES
        and len(paragraph.text) <= _LONGEST_TITLE
        and not text[:1].islower()
        and any(map(str.isalpha, text))
        and (not _SENTENCE.search(text) or _CALLED.match(text) is not None)
        and label_of(text) is None
        and matter_of_title(text) is None
        and not is_scene_break(text)
        and not is_end_mark(text)
    )
