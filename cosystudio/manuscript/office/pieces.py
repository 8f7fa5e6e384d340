"""From the paragraphs of a word processor to pieces: headings, stanzas, scene breaks, and what is not read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of, with_title
from cosystudio.manuscript.markup.links import is_way
from cosystudio.manuscript.office.headings import find_headings
from cosystudio.manuscript.office.lines import parted
from cosystudio.manuscript.office.paragraph import Paragraph, Role
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import is_scene_break, is_short_lines, joined, lines_of

_SENTENCE_END = re.compile(r"[.!?。！？…”」’』\"')）]$")
_PAGE_LINE = re.compile(
    r"[-–—]\s*\d{1,4}\s*[-–—]|(?:Page|Seite)\s+\d{1,4}|\[\d{1,4}\]|第\s*\d{1,4}\s*页", re.IGNORECASE
)
_BULLET = re.compile(r"[•▪◦●‣⁃]\s+(?=\S)")
_IMAGE_MARK = re.compile(r"\[image: [^\[\]]{1,300}\]|SPECIAL_IMAGE-\S{1,300}?-REPLACE_ME *")
"""What pandoc and Calibre write in the place of an image that they cannot pack."""
_RARE_GAP = 0.15
_FEWEST_GAPS = 12
_FEWEST_WAYS = 3


def pieces_of(paragraphs: Sequence[Paragraph], account: Account, choices: ReadingChoices) -> list[Piece]:
    """Return the pieces in reading order; what is not spoken, and what is spoken beside, is entered in `account`."""
    paragraphs = [_without_image_marks(one, account) for one in _without_dropped_capitals(paragraphs)]
    paragraphs = [part for one in paragraphs for part in parted(one)]
    found = find_headings(paragraphs)
    gap_is_break = _gap_is_break(paragraphs)
    ways = _ways(paragraphs)
    made = _Pieces(account, choices)
    for at, paragraph in enumerate(paragraphs):
        if at in found.contents:
            account.skip(Reason.CONTENTS, paragraph.text)
        elif at in ways:
            account.skip(Reason.NAVIGATION, paragraph.text)
        elif paragraph.is_blank:
            made.blank(is_break=paragraph.look.has_rule or gap_is_break)
        elif at in found.levels:
            made.heading(paragraph, found.levels[at])
        else:
            made.text(paragraph)
    return made.pieces


class _Pieces:
    """Makes pieces, one paragraph after the other."""

    def __init__(self, account: Account, choices: ReadingChoices) -> None:
        self.pieces: list[Piece] = []
        self._account = account
        self._choices = choices
        self._in_stanza = False

    def blank(self, *, is_break: bool) -> None:
        """Take a paragraph without words."""
        self._in_stanza = False
        if is_break and (not self.pieces or self.pieces[-1].kind is not Kind.HEADING):
            self.pieces.append(SCENE_BREAK)

    def heading(self, paragraph: Paragraph, level: int) -> None:
        """Take a heading: the number that the program writes before it is spoken with it."""
        self._in_stanza = False
        lines = lines_of(paragraph.text)
        words = "".join(lines)
        if paragraph.label:
            lines = [paragraph.label, *lines]
            self._account.add(paragraph.label)
        text = _heading(lines)
        self._account.add("".join(_more(text, words + paragraph.label)))
        self.pieces.append(Piece(Kind.HEADING, text, level, notes=paragraph.notes))

    def text(self, paragraph: Paragraph) -> None:
        """Take any other paragraph."""
        lines = lines_of(paragraph.text)
        whole = " ".join(lines)
        if paragraph.look.role is Role.CAPTION and not self._choices.captions:
            self._account.skip(Reason.CAPTION, whole)
        elif _PAGE_LINE.fullmatch(whole) and not paragraph.label:
            self._account.skip(Reason.PAGE_NUMBER, whole)
        elif is_scene_break(whole) and not paragraph.label:
            self._account.skip(Reason.SCENE_BREAK, whole)
            self.blank(is_break=True)
        elif lines or paragraph.label:
            if lines and (bullet := _BULLET.match(lines[0])):
                self._account.skip(Reason.BULLET, bullet[0])
                lines[0] = lines[0][bullet.end() :]
            self._speak(paragraph, lines)

    def _speak(self, paragraph: Paragraph, lines: list[str]) -> None:
        if paragraph.label:
            # The reader of the page sees the number, and the text may refer to it; a bullet says nothing.
            self._account.add(paragraph.label)
            lines = [f"{paragraph.label} {lines[0]}" if lines else paragraph.label, *lines[1:]]
        is_verse = paragraph.look.role is Role.VERSE
        if is_verse and self._in_stanza:
            before = self.pieces[-1]
            text = "\n".join((before.text, *lines))
            self.pieces[-1] = replace(before, text=text, notes=before.notes + paragraph.notes)
        else:
            made = _blocks(lines, is_verse=is_verse)
            made[-1] = replace(made[-1], notes=paragraph.notes)
            self.pieces += made
        self._in_stanza = is_verse


def _blocks(lines: list[str], *, is_verse: bool) -> list[Piece]:
    if is_verse or is_short_lines(lines):
        return [Piece(Kind.VERSE, "\n".join(lines))]
    paragraphs: list[list[str]] = []
    for line in lines:
        if paragraphs and not _SENTENCE_END.search(paragraphs[-1][-1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [Piece(Kind.PROSE, joined(paragraph)) for paragraph in paragraphs]


def _heading(lines: list[str]) -> str:
    """Return the lines of a heading as one: a number and the title under it are told apart by a colon."""
    text = lines[0]
    for line in lines[1:]:
        label = label_of(text)
        text = with_title(text, line) if label and label.is_bare else f"{text} {line}"
    return text


def _more(text: str, words: str) -> str:
    """Return the colons that the text has beyond the words."""
    return ":" * (text.count(":") - words.count(":"))


def _without_dropped_capitals(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, a large first letter in a frame of its own put back before its word."""
    capital: Paragraph | None = None
    for paragraph in paragraphs:
        if capital and not paragraph.is_blank:
            words = capital.text.strip() + paragraph.text.lstrip()
            paragraph = replace(paragraph, text=words, notes=capital.notes + paragraph.notes)
            capital = None
        elif paragraph.look.is_dropped_capital and not paragraph.is_blank:
            capital = paragraph
            continue
        if not (capital and paragraph.is_blank):
            yield paragraph
    if capital:
        yield capital


def _ways(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the places of lines such as ``Back to top`` that stand there again and again."""
    lines = {at: one.text.strip() for at, one in enumerate(paragraphs) if is_way(one.text) and not one.is_blank}
    counts = Counter(lines.values())
    return frozenset(at for at, line in lines.items() if counts[line] >= _FEWEST_WAYS)


def _without_image_marks(paragraph: Paragraph, account: Account) -> Paragraph:
    if "[image: " not in paragraph.text and "SPECIAL_IMAGE-" not in paragraph.text:
        return paragraph
    for mark in _IMAGE_MARK.findall(paragraph.text):
        account.skip(Reason.IMAGE, mark)
    return replace(paragraph, text=_IMAGE_MARK.sub("", paragraph.text))


def _gap_is_break(paragraphs: Sequence[Paragraph]) -> bool:
    """Do empty paragraphs part scenes, and not each paragraph from the next?"""
    pairs = [(one.is_blank, after.is_blank) for one, after in pairwise(paragraphs)]
    gaps = pairs.count((False, True))
    return gaps + pairs.count((False, False)) >= _FEWEST_GAPS and gaps <= _RARE_GAP * len(pairs)
