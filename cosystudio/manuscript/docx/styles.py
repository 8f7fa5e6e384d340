"""The styles of a DOCX: what each says of its paragraphs and runs, through all the styles that it is based on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from cosystudio.manuscript.office.paragraph import Role
from cosystudio.manuscript.office.style_names import role_of_style

_OFF = ("0", "false", "off", "none")
_BODY_LEVEL = 9
_NOTE_MARK = re.compile(r"(?:foot|end)note\s?(?:reference|anchor|characters|symbol)", re.IGNORECASE)
_DEEPEST = 12


def is_on(attributes: Mapping[str, str]) -> bool:
    """Is the property set: absent value means yes?"""
    return attributes.get("w:val", "1").lower() not in _OFF


def whole(text: str | None) -> int | None:
    """Return the number that an attribute holds, or None."""
    try:
        return int(text) if text else None
    except ValueError:
        return None


@dataclass(slots=True)
class Properties:
    """What a style, a paragraph or a run says; None where it says nothing."""

    style: str = ""
    outline: int | None = None
    list_id: str | None = None
    depth: int | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None
    is_raised: bool | None = None
    size_pt: float | None = None
    is_centred: bool | None = None
    starts_page: bool | None = None
    has_rule: bool = False
    is_dropped_capital: bool = False
    mark_deleted: bool = False
    font: str = ""

    def take(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one element of w:pPr or w:rPr."""
        if setter := _SETTERS.get(name):
            setter(self, attributes)


def _hide(one: Properties, attributes: Mapping[str, str]) -> None:
    one.is_hidden = is_on(attributes)


def _embolden(one: Properties, attributes: Mapping[str, str]) -> None:
    one.is_bold = is_on(attributes)


def _size(one: Properties, attributes: Mapping[str, str]) -> None:
    size = whole(attributes.get("w:val"))
    one.size_pt = size / 2 if size else None


def _raise(one: Properties, attributes: Mapping[str, str]) -> None:
    one.is_raised = attributes.get("w:val") == "superscript"


def _centre(one: Properties, attributes: Mapping[str, str]) -> None:
    one.is_centred = attributes.get("w:val") == "center"


def _break_before(one: Properties, attributes: Mapping[str, str]) -> None:
    one.starts_page = is_on(attributes)


def _outline(one: Properties, attributes: Mapping[str, str]) -> None:
    one.outline = whole(attributes.get("w:val"))


def _list(one: Properties, attributes: Mapping[str, str]) -> None:
    one.list_id = attributes.get("w:val")


def _depth(one: Properties, attributes: Mapping[str, str]) -> None:
    one.depth = whole(attributes.get("w:val"))


def _border(one: Properties, attributes: Mapping[str, str]) -> None:
    one.has_rule |= attributes.get("w:val", "nil") not in ("nil", "none")


def _frame(one: Properties, attributes: Mapping[str, str]) -> None:
    one.is_dropped_capital = attributes.get("w:dropCap", "none") in ("drop", "margin")


def _style(one: Properties, attributes: Mapping[str, str]) -> None:
    one.style = attributes.get("w:val", "")


def _font(one: Properties, attributes: Mapping[str, str]) -> None:
    one.font = attributes.get("w:ascii", "") or attributes.get("w:hAnsi", "")


def _mark_deleted(one: Properties, attributes: Mapping[str, str]) -> None:
    one.mark_deleted = True


_SETTERS = {
    "w:pStyle": _style, "w:rStyle": _style, "w:outlineLvl": _outline, "w:numId": _list, "w:ilvl": _depth,
    "w:b": _embolden, "w:vanish": _hide, "w:sz": _size, "w:vertAlign": _raise, "w:jc": _centre,
    "w:pageBreakBefore": _break_before, "w:top": _border, "w:bottom": _border, "w:framePr": _frame,
    "w:rFonts": _font, "w:del": _mark_deleted, "w:moveFrom": _mark_deleted,
}  # fmt: skip


@dataclass(slots=True)
class Style:
    """One style as the file has it."""

    id: str = ""
    name: str = ""
    based_on: str = ""
    own: Properties = field(default_factory=Properties)
    says: tuple[Role, int] = (Role.TEXT, 0)
    is_for_note_marks: bool = False

    def named(self) -> Self:
        """Keep what the name says: a file may have thousands of styles, each based on the one before."""
        name = self.name or self.id
        self.says = role_of_style(name)
        self.is_for_note_marks = _NOTE_MARK.fullmatch(name) is not None
        return self


@dataclass(frozen=True, slots=True)
class Resolved:
    """A style with all that it inherits."""

    role: Role = Role.TEXT
    level: int = 0
    list_id: str | None = None
    depth: int | None = None
    is_bold: bool = False
    is_hidden: bool = False
    is_raised: bool = False
    size_pt: float = 0.0
    is_centred: bool = False
    starts_page: bool = False
    is_for_note_marks: bool = False


class Styles:
    """Reads word/styles.xml, and answers what a style means."""

    def __init__(self) -> None:
        self.language = ""
        self.default = ""
        self._styles: dict[str, Style] = {}
        self._open: Style | None = None
        self._size_pt = 0.0
        self._resolved: dict[str, Resolved] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one element."""
        if name == "w:style":
            self._open = Style(attributes.get("w:styleId", ""))
            if attributes.get("w:type") == "paragraph" and is_on({"w:val": attributes.get("w:default", "0")}):
                self.default = self._open.id
        elif self._open is None:
            self._take_default(name, attributes)
        elif name == "w:name":
            self._open.name = attributes.get("w:val", "")
        elif name == "w:basedOn":
            self._open.based_on = attributes.get("w:val", "")
        else:
            self._open.own.take(name, attributes)

    def end(self, name: str) -> None:
        """Keep a style that is complete."""
        if name == "w:style" and self._open is not None:
            self._styles[self._open.id] = self._open.named()
            self._open = None

    def text(self, text: str) -> None:
        """Styles have no text."""

    def resolved(self, id: str) -> Resolved:
        """Return the style with what it inherits; an unknown one says nothing but what its id tells."""
        if id not in self._resolved:
            self._resolved[id] = self._resolve(id)
        return self._resolved[id]

    def _take_default(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "w:lang":
            self.language = attributes.get("w:val", "") or attributes.get("w:eastAsia", "")
        elif name == "w:sz":
            self._size_pt = (whole(attributes.get("w:val")) or 0) / 2

    def _resolve(self, id: str) -> Resolved:
        chain = self._chain(id)
        owns = [style.own for style in chain]
        role, level = _role(chain)
        return Resolved(
            role=role,
            level=level,
            list_id=next((own.list_id for own in owns if own.list_id is not None), None),
            depth=next((own.depth for own in owns if own.depth is not None), None),
            is_bold=next((own.is_bold for own in owns if own.is_bold is not None), False),
            is_hidden=next((own.is_hidden for own in owns if own.is_hidden is not None), False),
            is_raised=next((own.is_raised for own in owns if own.is_raised is not None), False),
            size_pt=next((own.size_pt for own in owns if own.size_pt is not None), self._size_pt),
            is_centred=next((own.is_centred for own in owns if own.is_centred is not None), False),
            starts_page=next((own.starts_page for own in owns if own.starts_page is not None), False),
            is_for_note_marks=any(style.is_for_note_marks for style in chain),
        )

    def _chain(self, id: str) -> list[Style]:
        """Return the style and all that it is based on, the nearest first."""
        chain: list[Style] = []
        while id in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[id])
            id = chain[-1].based_on
        return [*chain, Style(id).named()]  # one that the file names and does not hold still says something by its name


def _role(chain: list[Style]) -> tuple[Role, int]:
    """Return the role by the nearest style that says one; an outline level outweighs a heading's name."""
    for style in chain:
        role, level = style.says
        if role not in (Role.TEXT, Role.HEADING):
            return role, 0
        if style.own.outline is not None:
            return (Role.HEADING, style.own.outline + 1) if style.own.outline < _BODY_LEVEL else (Role.TEXT, 0)
        if role is Role.HEADING:
            return role, level
    return Role.TEXT, 0
