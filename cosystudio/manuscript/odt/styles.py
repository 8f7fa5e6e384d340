"""The styles of an OpenDocument text: what each says, through its parents, and how lists and headings are numbered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cosystudio.manuscript.office.numbering import LEVELS, Level
from cosystudio.manuscript.office.paragraph import Role
from cosystudio.manuscript.office.style_names import role_of_style

_DEEPEST = 12
_ENCODED = re.compile(r"_([0-9a-f]{1,6})_")
_SIZE = re.compile(r"([\d.]+)pt")
_POSITION = re.compile(r"super|[1-9]\d*%")
_OUTLINE = "text:outline-style"
_LEVELS = ("text:list-level-style-number", "text:list-level-style-bullet", "text:list-level-style-image",
           "text:outline-level-style")  # fmt: skip


@dataclass(slots=True)
class Style:
    """One style as the file has it; None where it says nothing."""

    name: str = ""
    parent: str = ""
    outline: int | None = None
    list_style: str = ""
    is_bold: bool | None = None
    is_hidden: bool | None = None
    is_raised: bool | None = None
    is_centred: bool | None = None
    size_pt: float | None = None
    starts_page: bool | None = None
    has_rule: bool | None = None

    def take(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one of its elements of properties."""
        if name == "style:paragraph-properties":
            self._take_paragraph(attributes)
        elif name == "style:text-properties":
            self._take_text(attributes)

    def _take_paragraph(self, attributes: Mapping[str, str]) -> None:
        if align := attributes.get("fo:text-align"):
            self.is_centred = align == "center"
        if before := attributes.get("fo:break-before"):
            self.starts_page = before == "page"
        borders = [
            attributes[side] for side in ("fo:border", "fo:border-top", "fo:border-bottom") if side in attributes
        ]
        if borders:
            self.has_rule = any(border != "none" for border in borders)

    def _take_text(self, attributes: Mapping[str, str]) -> None:
        if weight := attributes.get("fo:font-weight"):
            self.is_bold = weight in ("bold", "600", "700", "800", "900")
        if display := attributes.get("text:display"):
            self.is_hidden = display == "none"
        if position := attributes.get("style:text-position"):
            self.is_raised = bool(_POSITION.match(position))
        if match := _SIZE.fullmatch(attributes.get("fo:font-size", "")):
            self.size_pt = float(match[1]) if match[1].count(".") < 2 and match[1] != "." else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A style with all that it inherits."""

    role: Role
    level: int
    is_bold: bool | None
    is_hidden: bool | None
    is_raised: bool | None
    is_centred: bool
    size_pt: float
    starts_page: bool
    has_rule: bool


@dataclass(slots=True)
class Styles:
    """Takes the elements of styles, and answers what a style means."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    _styles: dict[tuple[str, str], Style] = field(default_factory=dict)
    _open: Style | None = None
    _list: dict[int, Level] | None = None
    _resolved: dict[tuple[str, str], Resolved] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if name == "style:style":
            self._begin(attributes)
        elif name in ("text:list-style", _OUTLINE):
            key = _OUTLINE if name == _OUTLINE else attributes.get("style:name", "")
            self._list = self.lists[key] = {}
        elif name in _LEVELS and self._list is not None:
            depth = _number(attributes.get("text:level"), 1) - 1
            self._list[depth] = _level(name, attributes, depth)
        elif self._open is not None:
            self._open.take(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "style:style":
            self._open = None
        elif name in ("text:list-style", _OUTLINE):
            self._list = None

    def resolved(self, name: str, family: str = "paragraph") -> Resolved:
        """Return the style with what it inherits; an unknown one says nothing but what its name tells."""
        key = (family, name)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(name, family)
        return self._resolved[key]

    def levels(self, name: str) -> list[Level] | None:
        """Return the levels of a list style, or None for an unknown one."""
        levels = self.lists.get(name)
        return [levels.get(depth, Level(form="none")) for depth in range(LEVELS)] if levels is not None else None

    @property
    def outline(self) -> list[Level] | None:
        """How headings are numbered."""
        return self.levels(_OUTLINE)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        name, family = attributes.get("style:name", ""), attributes.get("style:family", "")
        level = attributes.get("style:default-outline-level")
        self._open = self._styles[family, name] = Style(
            name=attributes.get("style:display-name") or _decoded(name),
            parent=attributes.get("style:parent-style-name", ""),
            outline=_number(level, 0) if level is not None else None,
            list_style=attributes.get("style:list-style-name", ""),
            starts_page=True if attributes.get("style:master-page-name") else None,
        )
        self._resolved.clear()

    def _resolve(self, name: str, family: str) -> Resolved:
        chain: list[Style] = []
        at = name
        while (family, at) in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[family, at])
            at = chain[-1].parent
        chain.append(Style(_decoded(at)))  # one that the file names and does not hold still says something by its name
        role, level = _role(chain)
        return Resolved(
            role=role,
            level=level,
            is_bold=next((one.is_bold for one in chain if one.is_bold is not None), None),
            is_hidden=next((one.is_hidden for one in chain if one.is_hidden is not None), None),
            is_raised=next((one.is_raised for one in chain if one.is_raised is not None), None),
            is_centred=next((one.is_centred for one in chain if one.is_centred is not None), False),
            size_pt=next((one.size_pt for one in chain if one.size_pt is not None), 0.0),
            starts_page=next((one.starts_page for one in chain if one.starts_page is not None), False),
            has_rule=next((one.has_rule for one in chain if one.has_rule is not None), False),
        )


def _role(chain: list[Style]) -> tuple[Role, int]:
    """Return the role by the nearest style that says one."""
    for style in chain:
        role, level = role_of_style(style.name)
        if role not in (Role.TEXT, Role.HEADING):
            return role, 0
        if style.outline is not None:
            return (Role.HEADING, style.outline) if style.outline > 0 else (Role.TEXT, 0)
        if role is Role.HEADING:
            return role, level
    return Role.TEXT, 0


def _decoded(name: str) -> str:
    """Return the name of a style as it is shown: ``Heading_20_1`` is Heading 1."""
    return _ENCODED.sub(lambda match: chr(int(match[1], 16)) if int(match[1], 16) < 0x110000 else match[0], name)


def _level(name: str, attributes: Mapping[str, str], depth: int) -> Level:
    if name.endswith(("bullet", "image")):
        return Level(form="bullet")
    form = attributes.get("style:num-format", "")
    if not form:
        return Level(form="none")
    if pattern := attributes.get("style:num-list-format"):
        pattern = re.sub(r"%(\d+)%", r"%\1", pattern)
    else:
        shown = range(max(depth + 1 - _number(attributes.get("text:display-levels"), 1), 0), depth + 1)
        places = ".".join(f"%{at + 1}" for at in shown)
        pattern = f"{attributes.get('style:num-prefix', '')}{places}{attributes.get('style:num-suffix', '')}"
    return Level(form, pattern, _number(attributes.get("text:start-value"), 1))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise
