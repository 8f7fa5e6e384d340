"""The text of one block while it is gathered: note marks and the bases of ruby can still be taken out of it."""

from typing import NamedTuple

from cosystudio.book.reading import Ruby
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.text import LINE_BREAK, lines_of

_BRACKETS = {"[": "]", "(": ")", "（": "）", "［": "］", "〔": "〕", "【": "】"}

_RUNS_OF_HEADING = 8
_APOSTROPHES = "'’"


class Ended(NamedTuple):
    """The lines of a block, the notes called in them, whether all of it is a link, or in bold, its text as it was."""

    lines: list[str]
    notes: tuple[str, ...]
    is_linked: bool
    is_strong: bool
    text: str


class Line:
    """Collects runs of text; what is taken out of them is entered in the account."""

    def __init__(self, account: Account, ruby: Ruby) -> None:
        self._account = account
        self._ruby = ruby
        self._runs: list[str] = []
        self._closing = ""
        self._base_from: int | None = None
        self._reading_from = 0
        self._is_all_linked = True
        self._is_all_strong = True
        self._initial = ""
        self._first_word: int | None = None
        self.number = 0
        self.notes: list[str] = []
        self.raised_from = -1
        self.has_image = False

    @property
    def here(self) -> tuple[int, int]:
        """The number of the line, and how many runs it has."""
        return self.number, len(self._runs)

    @property
    def is_blank(self) -> bool:
        """Is there no word yet?"""
        return not any(run.strip() for run in self._runs)

    @property
    def ends_with_break(self) -> bool:
        """Is the last thing a line break?"""
        for run in reversed(self._runs):
            if run == LINE_BREAK:
                return True
            if run.strip():
                return False
        return False

    @property
    def is_opening(self) -> bool:
        """Is there nothing yet but an opening mark?"""
        return self.is_opening_at(len(self._runs))

    @property
    def is_heading(self) -> bool:
        """Is all that stands here the number of a chapter?"""
        return len(self._runs) <= _RUNS_OF_HEADING and label_of("".join(self._runs)) is not None

    def is_opening_at(self, first: int) -> bool:
        """Is there nothing but an opening mark before that run?"""
        return self._first_word is None or self._first_word >= first

    def hold_initial(self, words: str) -> None:
        """Keep the words of an image, which are the first letter where the text goes on with the word."""
        self._drop_initial()
        self._initial = words

    def take(self, text: str, *, keeps_lines: bool = False, is_link: bool = False, is_strong: bool = False) -> None:
        """Take one run of text; its newlines are line breaks where lines are kept."""
        if self._initial and text:
            if text[0].isalpha() or text[0] in _APOSTROPHES:
                self._runs.append(self._initial)
                self._initial = ""
            else:
                self._drop_initial()
        if not is_strong and self._is_all_strong and text.strip():
            self._is_all_strong = False
        if self._closing and text.strip():
            text = self._without_bracket(text)
        if not is_link and self._is_all_linked and text.strip():
            self._is_all_linked = False
        if self._first_word is None and any(map(str.isalnum, text)):
            self._first_word = len(self._runs)
        self._runs.append(text.replace("\n", LINE_BREAK) if keeps_lines else text)

    def break_line(self) -> None:
        """Take a line break that the writer made."""
        self._runs.append(LINE_BREAK)

    def raise_here(self) -> None:
        """Remember that raised text starts here."""
        self.raised_from = len(self._runs)

    def since(self, first: int) -> str:
        """Return the text from that run on."""
        return "".join(self._runs[first:])

    def is_bracketed(self, first: int) -> bool:
        """Does an opening bracket stand right before that run?"""
        return 0 < first <= len(self._runs) and self._runs[first - 1].rstrip()[-1:] in ("[", "［", "〔", "【")

    def drop(self, first: int, reason: Reason) -> str:
        """Take the runs from there on out, and return them."""
        text = self.since(first)
        del self._runs[first:]
        if self.is_opening_at(first):
            self._first_word = None
        self._account.skip(reason, text)
        return text

    def drop_mark(self, first: int) -> None:
        """Take a note's mark out: the runs from there on, and the brackets around them."""
        mark = self.drop(first, Reason.NOTE_MARK)
        before = self._runs[-1].rstrip() if self._runs else ""
        if mark.strip() and before[-1:] in _BRACKETS:
            self._closing = _BRACKETS[before[-1]]

    def base_starts(self) -> None:
        """Begin characters that have a reading."""
        self._base_from = len(self._runs)

    def base_ends(self) -> None:
        """Begin the reading of the characters before."""
        self._reading_from = len(self._runs)

    def ruby_ends(self) -> None:
        """End the characters that have a reading."""
        self._base_from = None

    def reading_ends(self) -> None:
        """End the reading: one of the two is spoken; dots beside characters are no reading."""
        reading = "".join(self._runs[self._reading_from :])
        if self._ruby is Ruby.READING and self._base_from is not None and any(map(str.isalnum, reading)):
            self._account.skip(Reason.RUBY_BASE, "".join(self._runs[self._base_from : self._reading_from]))
            self._runs[self._base_from :] = [reading]
        else:
            self._account.skip(Reason.RUBY, reading)
            del self._runs[self._reading_from :]
        if self._base_from is not None:
            self._base_from = len(self._runs)

    def end(self) -> Ended:
        """Return the lines and what is known of them; begin anew."""
        self._drop_initial()
        text = "".join(self._runs)
        ended = Ended(lines_of(text), tuple(self.notes), self._is_all_linked, self._is_all_strong, text)
        self._runs, self.notes, self._is_all_linked, self._is_all_strong = [], [], True, True
        self.raised_from, self._closing, self.has_image = -1, "", False
        self._base_from, self._reading_from, self._first_word = None, 0, None
        self.number += 1
        return ended

    def _drop_initial(self) -> None:
        self._account.skip(Reason.IMAGE, self._initial)
        self._initial = ""

    def _without_bracket(self, text: str) -> str:
        closing, self._closing = self._closing, ""
        if not text.lstrip().startswith(closing):
            return text
        before = self._runs.pop().rstrip() if not self._runs[-1].isspace() else ""
        if not before:
            return text
        self._runs.append(before[:-1])
        self._account.skip(Reason.NOTE_MARK, f"{before[-1]}{closing}")
        return text.lstrip()[1:]
