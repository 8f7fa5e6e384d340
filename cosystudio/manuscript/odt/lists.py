"""The lists of an OpenDocument text, as they open and close, and the numbers of their lines and of headings."""

from collections.abc import Mapping
from dataclasses import dataclass

from cosystudio.manuscript.odt.styles import Styles
from cosystudio.manuscript.office.numbering import Counter


@dataclass(slots=True)
class _Open:
    """An open list: the style it is numbered by, and where the counting has come to."""

    style: str
    counter: Counter | None


class Lists:
    """Follows the elements of lists, and counts their lines."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: list[_Open] = []
        self._by_style: dict[str, Counter] = {}
        self._by_id: dict[str, Counter] = {}
        self._headings: Counter | None = None
        self._is_pending = False

    def open(self, attributes: Mapping[str, str]) -> None:
        """Begin a list, or one inside a line of a list."""
        outer = self._open[-1] if self._open else None
        style = attributes.get("text:style-name") or (outer.style if outer else "")
        counter = outer.counter if outer and outer.style == style else self._counter(style, attributes)
        if counter and "xml:id" in attributes:
            self._by_id[attributes["xml:id"]] = counter
        self._open.append(_Open(style, counter))

    def close(self) -> None:
        """End a list."""
        if self._open:
            self._open.pop()
        self._is_pending = False

    def open_item(self, attributes: Mapping[str, str]) -> None:
        """Begin a line of the list: its first paragraph has the number."""
        self._is_pending = True
        value = attributes.get("text:start-value", "")
        counter = self._open[-1].counter if self._open else None
        if counter and value.isascii() and value.isdigit():
            counter.start_at(len(self._open) - 1, int(value[:6]))

    @property
    def is_inside(self) -> bool:
        """Is a list open?"""
        return bool(self._open)

    def label(self) -> str:
        """Return the number of the line that has begun; nothing for its further paragraphs."""
        if not self._is_pending or not self._open:
            return ""
        self._is_pending = False
        counter = self._open[-1].counter
        return counter.next_label(len(self._open) - 1) if counter else ""

    def heading_label(self, level: int) -> str:
        """Return the number of a heading of that rank."""
        levels = self._styles.outline
        if levels is None:
            return ""
        if self._headings is None:
            self._headings = Counter(levels)
        return self._headings.next_label(level - 1)

    def _counter(self, style: str, attributes: Mapping[str, str]) -> Counter | None:
        if found := self._by_id.get(attributes.get("text:continue-list", "")):
            return found
        if attributes.get("text:continue-numbering") == "true" and style in self._by_style:
            return self._by_style[style]
        levels = self._styles.levels(style)
        if levels is None:
            return None
        self._by_style[style] = Counter(levels)
        return self._by_style[style]
