"""The tables at the head of an RTF: its fonts and its styles."""

from dataclasses import dataclass, field

from cosystudio.manuscript.office.paragraph import Role
from cosystudio.manuscript.office.style_names import role_of_style
from cosystudio.manuscript.rtf import code_pages
from cosystudio.manuscript.rtf.state import Goes

_DEEPEST = 12


@dataclass(slots=True)
class Style:
    """One style of paragraphs."""

    name: str = ""
    based_on: int = -1
    outline: int | None = None


@dataclass(slots=True)
class Styles:
    """The style sheet."""

    by_number: dict[int, Style] = field(default_factory=dict)

    def role(self, number: int) -> tuple[Role, int]:
        """Return what paragraphs of that style are, and the rank of its headings."""
        for _ in range(_DEEPEST):
            style = self.by_number.get(number)
            if style is None:
                break
            role, level = role_of_style(style.name)
            if role not in (Role.TEXT, Role.HEADING):
                return role, 0
            if style.outline is not None:
                return (Role.HEADING, style.outline + 1) if 0 <= style.outline < 9 else (Role.TEXT, 0)
            if role is Role.HEADING:
                return role, level
            number = style.based_on
        return Role.TEXT, 0


class Sheets:
    """Takes the control words and names of fonts and styles."""

    def __init__(self) -> None:
        self.styles = Styles()
        self.default_font = 0
        self._charsets: dict[int, str] = {}
        self._font = self._style = 0
        self._name = ""

    def take(self, goes: Goes, word: bytes, number: int) -> None:
        """Take one control word of the table of fonts or of styles."""
        if goes is Goes.FONTS:
            if word == b"f":
                self._font = number
            elif word == b"fcharset":
                self._charsets[self._font] = code_pages.by_charset(number)
        elif word in (b"s", b"cs", b"ds", b"ts"):
            self._style = number if word == b"s" else -1
        elif word == b"sbasedon":
            self._open_style().based_on = number
        elif word == b"outlinelevel":
            self._open_style().outline = number

    def name_style(self, text: str) -> None:
        """Take a part of the open style's name, which a semicolon ends."""
        name, end, _ = text.partition(";")
        self._name += name
        if end:
            style = self._open_style()
            style.name = style.name or self._name.strip()
            self._name, self._style = "", 0

    def encoding(self, font: int) -> str:
        """Return the encoding of a font, nothing where it is that of the document; -1 is the default font."""
        return self._charsets.get(font if font >= 0 else self.default_font, "")

    def _open_style(self) -> Style:
        return self.styles.by_number.setdefault(self._style, Style())
