"""A story is one run of paragraphs: the body, a header, the notes.  It is told of each run of text as it comes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cosystudio.book.reading import ReadingChoices, Ruby
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.markup.rules import is_note_mark
from cosystudio.manuscript.office.paragraph import Look, Paragraph, Role
from cosystudio.manuscript.office.table import Table
from cosystudio.manuscript.text import LINE_BREAK, lines_of

MOST_PARAGRAPHS = 200_000
"""Ten times those of the longest novels: a file with more is made to keep the program busy."""

_RAISED_MARK = re.compile(r"\s*(?:[\[(（〔【]?\d{1,3}[\])）〕】]?|[*†‡§¶]{1,3}|[①-⑳])\s*")
_BEFORE_MARK = re.compile(r"(?:[^\W\d_]{4}|[.,;:!?…\"'”’»)\]。，；：！？、”’」』）》〉])\s*\Z")
_BESIDES = {
    Role.CONTENTS: Reason.CONTENTS,
    Role.RUNNING_HEAD: Reason.RUNNING_HEAD,
}


@dataclass(frozen=True, slots=True)
class Run:
    """How a run of text is set."""

    is_bold: bool = False
    is_raised: bool = False
    size_pt: float = 0.0


PLAIN = Run()


@dataclass(slots=True)
class _Draft:
    """The paragraph that is being gathered."""

    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    size_pt: float = 0.0
    starts_page: bool = False
    has_rule: bool = False
    lost_words: bool = False


@dataclass(slots=True)
class _Place:
    """A page, or a box on it: `found` is where paragraphs go, `ground` where they go outside tables.

    `beside` are the paragraphs of boxes that hang on the open paragraph.
    """

    ground: list[Paragraph]
    found: list[Paragraph]
    draft: _Draft = field(default_factory=_Draft)
    table: Table | None = None
    depth: int = 0
    beside: list[Paragraph] = field(default_factory=list)


class Story:
    """Gathers runs into paragraphs, and enters in the account what it takes in and what is not spoken."""

    def __init__(self, account: Account, choices: ReadingChoices) -> None:
        self.account = account
        self.choices = choices
        self.paragraphs: list[Paragraph] = []
        self._places = [_Place(self.paragraphs, self.paragraphs)]
        self._place = self._places[0]
        self._draft = self._place.draft
        self._page_next = False
        self._left = MOST_PARAGRAPHS
        self._held: list[str] = []
        self._held_reason: Reason | None = None

    # Runs

    def text(self, text: str, why: Reason | None = None, run: Run = PLAIN) -> None:
        """Take in a run of text; `why` it is not spoken."""
        if not text:
            return
        self.account.take_in(text)
        if why is None and run.is_raised and self._is_mark(text):
            why = Reason.NOTE_MARK
        if why is None:
            self._speak(text, run)
        else:
            self._hold(text, why)

    def line_break(self) -> None:
        """End the line, not the paragraph."""
        self._draft.words.append(LINE_BREAK)

    def tab(self) -> None:
        """Leave a gap."""
        self._draft.words.append("\t")

    def page_break(self) -> None:
        """Begin a page: with the words that follow, or with the next paragraph."""
        if self._draft.letters:
            self.line_break()
            self._page_next = True
        else:
            self._draft.starts_page = True

    def next_starts_page(self) -> None:
        """Let the next paragraph begin a page."""
        self._page_next = True

    def rule(self) -> None:
        """Draw a line across the page."""
        self._draft.has_rule = True

    def note(self, id: str) -> None:
        """Call the note with that id."""
        self._draft.notes.append(id)

    def ruby(self, base: str, reading: str, why: Reason | None = None, run: Run = PLAIN) -> None:
        """Take in characters with the reading that stands beside them; one of the two is spoken, by choice."""
        by_reading = self.choices.ruby is Ruby.READING and any(map(str.isalnum, reading))
        self.text(base, why or (Reason.RUBY_BASE if by_reading else None), run)
        self.text(reading, why or (None if by_reading else Reason.RUBY), run)

    @property
    def mark(self) -> int:
        """The place that has been reached in the open paragraph."""
        return len(self._draft.words)

    def take_back_note_mark(self, mark: int, *, is_raised: bool) -> None:
        """Leave out what was said since `mark` if it is the mark of a note."""
        text = "".join(self._draft.words[mark:])
        if is_note_mark(text, is_raised=is_raised):
            del self._draft.words[mark:]
            self._hold(text, Reason.NOTE_MARK)

    # Paragraphs

    def end_paragraph(self, look: Look, label: str = "") -> None:
        """End the paragraph; `label` is the number that is written before it and stands nowhere in the file."""
        self._let_go()
        self._left -= 1
        if self._left < 0:
            kind = "document"
            raise ManuscriptError(f"This {kind} holds too many paragraphs to be a book.")
        draft, place = self._draft, self._place
        place.draft = self._draft = _Draft(starts_page=self._page_next)
        self._page_next = False
        text = "".join(draft.words)
        if reason := _BESIDES.get(look.role):
            self.account.skip(reason, text)
        elif text.strip() or label or not draft.lost_words:
            place.found.append(Paragraph(text, _seen(look, draft), label, tuple(draft.notes)))
        place.found += place.beside
        place.beside.clear()

    @property
    def is_empty(self) -> bool:
        """Has the open paragraph no words so far?"""
        return not self._draft.letters

    @property
    def has_lost_words(self) -> bool:
        """Had the open paragraph words that are not spoken?"""
        return self._draft.lost_words

    def keep_open(self) -> None:
        """Let the next paragraph go on with this one: the mark between them was deleted."""
        self._let_go()

    # Tables and boxes

    def open_table(self) -> None:
        """Begin a table, or one inside a cell."""
        if not self._place.depth:
            self._place.table = Table()
        self._place.depth += 1

    def open_row(self) -> None:
        """Begin a row."""
        if self._place.table and self._place.depth == 1:
            self._place.table.open_row()

    def open_cell(self) -> None:
        """Begin a cell."""
        if self._place.table and self._place.depth == 1:
            self._place.found = self._place.table.open_cell()

    def close_table(self) -> None:
        """End a table; the outermost one is read or left out, by choice."""
        place = self._place
        place.depth = max(place.depth - 1, 0)
        if place.depth or place.table is None:
            return
        table, place.table = place.table, None
        place.found = place.ground
        place.found += table.paragraphs(self.account, is_read=self.choices.tables)

    def open_box(self) -> None:
        """Begin a box with paragraphs of its own, which are read behind the paragraph that it hangs on."""
        self._let_go()
        ground: list[Paragraph] = []
        self._place = _Place(ground, ground)
        self._places.append(self._place)
        self._draft = self._place.draft

    def close_box(self) -> None:
        """End the box, which is read behind the paragraph that it hangs on."""
        aside = self.close_aside()
        self._place.beside += aside

    def close_aside(self) -> list[Paragraph]:
        """End the box, and return its paragraphs instead of reading them here."""
        if len(self._places) < 2:
            return []
        self._let_go()
        if not self.is_empty or self._place.beside:
            self.end_paragraph(Look())
        while self._place.depth:
            self.close_table()
        box = self._places.pop()
        self._place = self._places[-1]
        self._draft = self._place.draft
        return box.ground

    def close(self) -> Sequence[Paragraph]:
        """End whatever is open, and return the paragraphs."""
        while len(self._places) > 1:
            self.close_box()
        if not self.is_empty or self._place.beside or self._held:
            self.end_paragraph(Look())
        while self._place.depth:
            self.close_table()
        return self.paragraphs

    def _speak(self, text: str, run: Run) -> None:
        if self._held_reason is not None:
            self._let_go()
        draft = self._draft
        draft.words.append(text)
        letters = len(text.strip())
        draft.letters += letters
        if run.is_bold:
            draft.bold += letters
        if letters and not draft.size_pt:
            draft.size_pt = run.size_pt

    def _is_mark(self, text: str) -> bool:
        """Is this raised text the mark of a note, and no power or ordinal?"""
        return bool(_RAISED_MARK.fullmatch(text)) and bool(_BEFORE_MARK.search("".join(self._draft.words[-8:])))

    def _hold(self, text: str, why: Reason) -> None:
        """Gather what is not spoken to passages."""
        if why is not self._held_reason:
            self._let_go()
            self._held_reason = why
        self._held.append(text)
        self._draft.lost_words = True

    def _let_go(self) -> None:
        if self._held_reason is not None:
            self.account.skip(self._held_reason, "".join(self._held))
            self._held, self._held_reason = [], None


def _seen(look: Look, draft: _Draft) -> Look:
    """Return the look with what the runs say."""
    if not (draft.bold or draft.starts_page or draft.has_rule) and draft.size_pt in (0.0, look.size_pt):
        return look  # that of nearly all paragraphs
    return replace(
        look,
        is_bold=draft.bold > 0.8 * draft.letters and draft.bold > 0,
        size_pt=draft.size_pt or look.size_pt,
        starts_page=look.starts_page or draft.starts_page,
        has_rule=look.has_rule or draft.has_rule,
    )


def note_text(paragraphs: Sequence[Paragraph]) -> str:
    """Return the words of a note's paragraphs, one a line."""
    return "\n".join(line for paragraph in paragraphs for line in lines_of(paragraph.text))
