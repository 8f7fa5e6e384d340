"""The tokens of an RTF as a story: groups give the text its place, control words its look."""

from dataclasses import replace

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.office.fields import reason_of
from cosystudio.manuscript.office.story import Run, Story, note_text
from cosystudio.manuscript.rtf import code_pages
from cosystudio.manuscript.rtf.groups import DESTINATIONS, Destination
from cosystudio.manuscript.rtf.layout import Layout
from cosystudio.manuscript.rtf.letters import Letters
from cosystudio.manuscript.rtf.sheets import Sheets
from cosystudio.manuscript.rtf.state import PLAIN_PARAGRAPH, PLAIN_RUN, PROPERTIES, Goes, Group
from cosystudio.manuscript.rtf.tokens import Sort, Token, tokens_of, units_of

KIND = "RTF document"
_DEEPEST = 5_000
_BULLETS = frozenset("•·◦▪■□●○‣⁃–-*o§Øü\uf0b7\uf0a7")
_CHARACTERS = {
    b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"zwj": "\u200d", b"zwnj": "\u200c",
}  # fmt: skip
_SPACES = frozenset((b"tab", b"emspace", b"enspace", b"qmspace", b"zwbo"))
_SIGNS = {b"~": "\xa0", b"-": "\xad", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}


class Body:
    """Is told of the tokens in their order, and tells the story.  `encoding` is a person's choice, or empty."""

    def __init__(self, story: Story, encoding: str = "") -> None:
        self.notes: dict[str, str] = {}
        self.title = self.author = ""
        self._story = story
        self._letters = Letters(encoding)
        self._sheets = Sheets()
        self._layout = Layout(story, self._sheets.styles)
        self._group = Group()
        self._around: list[Group] = []
        self._codes: list[str] = []
        self._label: list[str] = []
        self._skip = 0
        self._is_new = self._is_starred = False
        self._begins = {"box": self._begin_box, "note": self._begin_box, "field": self._begin_field}
        self._begins["result"] = self._begin_result
        self._ends = {"box": self._end_box, "note": self._end_note, "field": self._end_field, "label": self._end_label}
        self._actions = {
            b"par": self._end_paragraph, b"cell": self._end_cell, b"nestcell": self._end_paragraph,
            b"row": self._end_row, b"page": self._break_page, b"line": self._break_line, b"column": self._break_line,
            b"sect": self._end_section,
        }  # fmt: skip

    @property
    def encoding(self) -> str:
        """The encoding of the document."""
        return self._letters.encoding

    @property
    def bad_bytes(self) -> int:
        """How many characters of the text could not be read."""
        return self._letters.bad_bytes

    @property
    def is_open(self) -> bool:
        """Are there groups that never ended?"""
        return bool(self._around)

    def take(self, token: Token) -> None:
        """Take one token."""
        sort, value, number = token
        if sort is Sort.BYTES:
            self._take_bytes(value)
        elif sort is Sort.UNITS:
            self._take_units(value)
        elif sort is Sort.WORD:
            self._take_word(value, number)
        elif sort is Sort.SIGN:
            self._take_sign(value)
        elif sort is Sort.OPEN:
            self._open()
        else:
            self._close()

    def end(self) -> None:
        """Say what is left."""
        self._flush()
        while self._around:
            self._close()
        self._layout.end(self._group)

    # Groups

    def _open(self) -> None:
        self._flush()
        self._around.append(self._group)
        if len(self._around) > _DEEPEST:
            raise ManuscriptError(f"This {KIND} is damaged: it is cut short or was changed on the way.")
        self._group = replace(self._group, closes="") if self._group.closes else self._group
        self._is_new, self._is_starred, self._skip = True, False, 0

    def _close(self) -> None:
        self._flush()
        closed = self._group
        self._is_new = self._is_starred = False
        self._skip = 0
        if end := self._ends.get(closed.closes):
            end()
        self._group = self._around.pop() if self._around else Group()

    def _begin(self, destination: Destination) -> None:
        """Let the group that has just opened be of that sort."""
        around = self._group
        goes = destination.goes or around.goes
        if around.goes is Goes.NOWHERE:
            goes = self._reopened(destination)
        is_there = goes is not Goes.NOWHERE
        closes = destination.closes if is_there else ""
        self._group = replace(around, goes=goes, why=around.why or destination.why, closes=closes)
        if goes is Goes.TITLE:
            self.title = ""  # one in Unicode stands behind the one of which half could not be written
        elif goes is Goes.AUTHOR:
            self.author = ""
        if begin := self._begins.get(closes):
            begin()

    def _reopened(self, destination: Destination) -> Goes:
        """Return where the text of a group goes that stands inside one without words."""
        if not destination.reopens or destination.goes is None:
            return Goes.NOWHERE
        if destination.goes is not Goes.BODY:
            return destination.goes
        return self._around[-2].goes if len(self._around) > 1 else Goes.NOWHERE

    # Words and signs

    def _take_word(self, word: bytes, number: int | None) -> None:
        if self._skip:
            self._skip -= 1
            return
        if word != b"u" or self._letters.has_bytes:  # one character may be written as two numbers
            self._flush()
        is_new, self._is_new = self._is_new, False
        if destination := DESTINATIONS.get(word):
            if is_new:
                self._begin(destination)
                return
        elif is_new and self._is_starred:
            self._group = replace(self._group, goes=Goes.NOWHERE)
            return
        if self._group.goes in (Goes.BODY, Goes.LABEL):
            self._in_body(word, number)
        elif self._group.goes in (Goes.FONTS, Goes.STYLES):
            self._sheets.take(self._group.goes, word, number or 0)
        if word == b"u" and number is not None:
            self._letters.add_units([number & 0xFFFF])
            self._skip = self._group.fallbacks
        elif word == b"uc":
            self._group = replace(self._group, fallbacks=min(max(number if number is not None else 1, 0), 100))
        elif word == b"ansicpg" and number:
            self._letters.declare(code_pages.by_number(number))
        elif word == b"deff":
            self._sheets.default_font = number or 0
        elif word in code_pages.BY_WORD:
            self._letters.declare(code_pages.BY_WORD[word])

    def _in_body(self, word: bytes, number: int | None) -> None:
        if word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif change := PROPERTIES.get(word):
            self._group = replace(self._group, **change(number))
        elif self._group.goes is Goes.BODY:
            if word in _SPACES:
                self._story.tab()
            elif action := self._actions.get(word):
                action()

    def _take_sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._is_starred = self._is_new
            return
        if self._skip:
            self._skip -= 1
            return
        self._flush()
        if sign in _SIGNS:
            self._say(_SIGNS[sign])
        elif sign in (b"\r", b"\n") and self._group.goes is Goes.BODY:
            self._end_paragraph()

    # Text

    def _take_bytes(self, data: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        if data:
            if self._letters.has_units:
                self._flush()
            self._is_new = False
            self._letters.add_bytes(data)

    def _take_units(self, data: bytes) -> None:
        if self._skip or self._group.fallbacks != 1:
            for token in tokens_of(data, joins_units=False):
                self.take(token)
            return
        if self._letters.has_bytes:
            self._flush()
        self._is_new = False
        self._letters.add_units(units_of(data))

    def _flush(self) -> None:
        goes = self._group.goes
        font = self._sheets.encoding(self._group.font)
        for text in self._letters.gathered(font, is_spoken=goes is Goes.BODY, is_lost=goes is Goes.NOWHERE):
            self._say(text)

    def _say(self, text: str) -> None:
        group = self._group
        if group.goes is Goes.BODY:
            self._story.text(text, group.reason, Run(group.is_bold, group.is_raised, group.size_pt))
        elif group.goes is Goes.LABEL:
            self._label.append(text)
        elif group.goes is Goes.CODE and self._codes:
            self._codes[-1] += text
        elif group.goes is Goes.TITLE:
            self.title += text
        elif group.goes is Goes.AUTHOR:
            self.author += text
        elif group.goes is Goes.STYLES:
            self._sheets.name_style(text)

    # Paragraphs

    def _end_paragraph(self) -> None:
        if self._group.goes is Goes.BODY:
            self._layout.end_paragraph(self._group)

    def _end_cell(self) -> None:
        if self._group.goes is Goes.BODY:
            self._layout.end_cell(self._group)

    def _end_row(self) -> None:
        self._layout.end_row()

    def _end_section(self) -> None:
        self._layout.end_section(self._group)

    def _break_page(self) -> None:
        self._story.page_break()

    def _break_line(self) -> None:
        self._story.line_break()

    def _begin_box(self) -> None:
        self._layout.begin_box()
        self._group = replace(self._group, **PLAIN_PARAGRAPH, **PLAIN_RUN)

    def _end_box(self) -> None:
        self._layout.end_box(self._group)
        self._story.close_box()

    def _end_note(self) -> None:
        self._layout.end_box(self._group)
        why = self._around[-1].reason if self._around else None
        id = f"note {len(self.notes)}"
        self.notes[id] = note_text(self._story.close_aside())
        if why is None:
            self._story.note(id)

    def _begin_field(self) -> None:
        self._codes.append("")

    def _end_field(self) -> None:
        if self._codes:
            self._codes.pop()

    def _begin_result(self) -> None:
        code = self._codes[-1] if self._codes else ""
        inside_code = self._group.goes is Goes.CODE
        goes = Goes.NOWHERE if inside_code else self._group.goes
        self._group = replace(self._group, goes=goes, why=self._group.why or reason_of(code))

    def _end_label(self) -> None:
        """Say the number that the program wrote before a line; a bullet is taken in and left out."""
        label, self._label = "".join(self._label).strip(), []
        is_bullet = all(char in _BULLETS or "\ue000" <= char <= "\uf8ff" for char in label)
        why = self._group.reason or (Reason.BULLET if is_bullet else None)
        self._story.text(label, why)
        self._story.tab()
