"""The lists of a DOCX: word/numbering.xml, and the numbers that Word writes before headings and lines of lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cosystudio.manuscript.docx.styles import is_on, whole
from cosystudio.manuscript.office.numbering import LEVELS, Counter, Level

_NO_LIST = "0"


@dataclass(slots=True)
class _List:
    """An abstract list: its levels by depth, and the styles that stand for them."""

    levels: dict[int, Level] = field(default_factory=dict)
    depths_by_style: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Use:
    """One use of an abstract list, with what it sets anew."""

    list_id: str = ""
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Reads the lists, then counts."""

    def __init__(self) -> None:
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        self._list: _List | None = None
        self._use: _Use | None = None
        self._depth = 0
        self._counters: dict[str, Counter] = {}
        self._begun: set[str] = set()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one element."""
        value = attributes.get("w:val", "")
        if name == "w:abstractNum":
            self._list = self._lists[attributes.get("w:abstractNumId", "")] = _List()
        elif name == "w:num":
            self._use = self._uses[attributes.get("w:numId", "")] = _Use()
        elif name in ("w:lvl", "w:lvlOverride"):
            self._depth = whole(attributes.get("w:ilvl")) or 0
            if name == "w:lvl":
                self._levels()[self._depth] = Level()
        elif name == "w:abstractNumId" and self._use:
            self._use.list_id = value
        elif name == "w:startOverride" and self._use:
            self._use.starts[self._depth] = whole(value) or 0
        elif name == "w:pStyle" and self._list:
            self._list.depths_by_style[value] = self._depth
        else:
            self._change(name, attributes, value)

    def end(self, name: str) -> None:
        """Close a list or a use of it."""
        if name == "w:abstractNum":
            self._list = None
        elif name == "w:num":
            self._use = None

    def text(self, text: str) -> None:
        """Lists have no text."""

    def depth_of_style(self, list_id: str, style: str) -> int:
        """Return the depth that a style stands for in a list, 0 if none."""
        use = self._uses.get(list_id)
        return self._lists[use.list_id].depths_by_style.get(style, 0) if use and use.list_id in self._lists else 0

    def label(self, list_id: str, depth: int) -> str:
        """Count one line of that list, and return the number before it; nothing for bullets and unknown lists."""
        use = self._uses.get(list_id)
        if list_id == _NO_LIST or use is None or use.list_id not in self._lists:
            return ""
        levels = _as_sequence(self._lists[use.list_id].levels)
        counter = self._counters.setdefault(use.list_id, Counter(levels))
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at, value in use.starts.items():
                counter.start_at(at, value)
        return counter.next_label(depth, _as_sequence({**self._lists[use.list_id].levels, **use.levels}))

    def _levels(self) -> dict[int, Level]:
        place = self._list or self._use
        return place.levels if place else {}

    def _change(self, name: str, attributes: Mapping[str, str], value: str) -> None:
        levels = self._levels()
        level = levels.get(self._depth)
        if level is None:
            return
        if name == "w:numFmt":
            levels[self._depth] = replace(level, form=value)
        elif name == "w:lvlText":
            levels[self._depth] = replace(level, pattern=value)
        elif name == "w:start":
            levels[self._depth] = replace(level, start=whole(value) or 0)
        elif name == "w:lvlRestart":
            levels[self._depth] = replace(level, restarts=value != "0")
        elif name == "w:isLgl":
            levels[self._depth] = replace(level, is_legal=is_on(attributes))


def _as_sequence(levels: Mapping[int, Level]) -> list[Level]:
    return [levels.get(depth, Level(form="none")) for depth in range(LEVELS)]
