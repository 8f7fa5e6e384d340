"""The table of contents of an EPUB: the navigation document of version 3, the NCX of version 2."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cosystudio.manuscript.text import one_line
from cosystudio.manuscript.xml import children, descendants, local, words

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class TocLine:
    """One line: its words, its depth from 1, where it points (nothing for a line that only groups others)."""

    label: str
    depth: int
    href: str


def lines_of_nav(root: Any) -> list[TocLine]:
    """Return the lines of the navigation document's table of contents, hidden ones left out."""
    navs = descendants(root, "nav")
    toc = [nav for nav in navs if "toc" in _types(nav)] or navs[:1]
    return [line for nav in toc[:1] for ordered in children(nav, "ol") for line in _list(ordered, 1)]


def lines_of_ncx(root: Any) -> list[TocLine]:
    """Return the lines of an NCX."""
    return [line for nav_map in descendants(root, "navMap")[:1] for line in _points(nav_map, 1)]


def _types(element: Any) -> list[str]:
    typed = [value for key, value in element.attrib.items() if key.rpartition("}")[2].rpartition(":")[2] == "type"]
    return " ".join(typed).split()


def _list(ordered: Any, depth: int) -> Iterator[TocLine]:
    if depth > _DEEPEST or ordered.get("hidden") is not None:
        return
    for item in children(ordered, "li"):
        for child in item:
            if local(child) in ("a", "span"):
                yield TocLine(one_line(words(child)), depth, child.get("href", ""))
                break
        for below in children(item, "ol"):
            yield from _list(below, depth + 1)


def _points(parent: Any, depth: int) -> Iterator[TocLine]:
    if depth > _DEEPEST:
        return
    for point in children(parent, "navPoint"):
        labels = [words(text) for label in children(point, "navLabel") for text in children(label, "text")]
        targets = [content.get("src", "") for content in children(point, "content")]
        yield TocLine(one_line(" ".join(labels)), depth, targets[0] if targets else "")
        yield from _points(point, depth + 1)
