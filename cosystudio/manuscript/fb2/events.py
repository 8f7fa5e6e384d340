"""FictionBook's elements told in those of a page, so that the same rules read both."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from cosystudio.manuscript import xml
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.markup.events import Event, Mark
from cosystudio.manuscript.text import squeezed

LOWEST_TITLE = 5
"""The lowest rank of a section's title; what is below are the headings of poems and the lines between."""
_SUBTITLE = "h6"
_LONGEST_BOLD_LINE = 160
_TITLE_LINE = "title-line"
"""A line of a title: they are said as one, a space before each."""
_NOTES = frozenset(["notes", "comments", "footnotes"])
_SAME = frozenset(["p", "table", "tr", "td", "th", "sup", "sub", "code"])
_INLINE = {"emphasis": "em", "strong": "b", "style": "span", "strikethrough": "s"}
_PARAGRAPHS = {"v": "p", "text-author": "p", "date": "p", "subtitle": _SUBTITLE, "empty-line": "hr"}
_SETS_APART = frozenset(["epigraph", "cite", "annotation"])


def is_notes(body: Any) -> bool:
    """Does this body hold the notes of the others?"""
    return str(body.get("name", "")).strip().casefold() in _NOTES


def events_of(body: Any) -> Iterator[Event]:
    """Yield the events of one body as a page would have them."""
    notes = is_notes(body)
    bold_heads = frozenset() if notes or xml.descendants(body, "title") else frozenset(_bold_heads(body))
    depth = 0
    names: list[str] = []
    for kind, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if kind == "start":
            depth += xml.local(element) == "section"
            name, attributes = _told(element, depth, notes)
            name = f"h{min(depth + 1, LOWEST_TITLE)}" if element in bold_heads else name
            names.append(name)
            if name == _TITLE_LINE:
                yield Mark.TEXT, " ", {}
            yield Mark.START, name, attributes
            if element.text:
                yield Mark.TEXT, element.text, {}
            continue
        if kind == "end":
            depth -= xml.local(element) == "section"
            yield Mark.END, names.pop(), {}
        if element.tail and element is not body:
            yield Mark.TEXT, element.tail, {}


def _bold_heads(body: Any) -> Iterator[Any]:
    """Yield the lines in bold that converters write for titles: they open a section or are numbered."""
    for section in xml.descendants(body, "section"):
        is_below = True
        for child in section:
            is_head = _is_bold_line(child) and (is_below or label_of(xml.words(child)) is not None)
            if is_head:
                yield child
            is_below = is_head or (is_below and xml.local(child) != "section" and not xml.words(child))


def _is_bold_line(paragraph: Any) -> bool:
    if xml.local(paragraph) != "p":
        return False
    words = xml.words(paragraph)
    bold = " ".join(xml.words(child) for child in paragraph if xml.local(child) == "strong")
    return bool(words) and len(words) <= _LONGEST_BOLD_LINE and squeezed(bold) == squeezed(words)


def _told(element: Any, depth: int, notes: bool) -> tuple[str, dict[str, str]]:
    """Return the name of the element as a page has it, and its attributes."""
    local = xml.local(element)
    own = {"id": str(element.get("id"))} if element.get("id") else {}
    if local in ("body", "section"):
        return _section(local, own, notes)
    if local == "title":
        return _title(element, depth, notes), own
    if local == "p" and xml.local(element.getparent()) == "title":
        return _TITLE_LINE, own
    if local == "a":
        return "a", own | _link(element)
    if local == "image":
        return "img", own | {"alt": str(element.get("alt", ""))}
    if local in ("poem", "stanza"):
        return "div", own | {"class": local}
    if local in _SETS_APART:
        return "blockquote", own
    if local == "empty-line" and xml.local(element.getparent()) == "title":
        return "br", own
    name = local if local in _SAME else _PARAGRAPHS.get(local) or _INLINE.get(local, "span")
    return name, own


def _section(local: str, own: dict[str, str], notes: bool) -> tuple[str, dict[str, str]]:
    if not notes:
        return "section", own
    if local == "body":
        return "section", own | {"epub:type": "footnotes"}
    return ("aside", own | {"epub:type": "footnote"}) if own else ("section", own)


def _title(element: Any, depth: int, notes: bool) -> str:
    parent = element.getparent()
    if xml.local(parent) not in ("body", "section"):
        return _SUBTITLE
    if notes and parent.get("id"):
        return "note-number"
    return f"h{min(depth + 1, LOWEST_TITLE)}"


def _link(element: Any) -> dict[str, str]:
    href = next((str(value) for name, value in element.attrib.items() if name.rpartition("}")[2] == "href"), "")
    return {"href": href} | ({"role": "doc-noteref"} if element.get("type") == "note" else {})
