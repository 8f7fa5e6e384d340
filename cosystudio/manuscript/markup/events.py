"""XHTML and HTML as one run of events, whichever parser could make sense of the page."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import Any

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import xml
from cosystudio.manuscript.markup.images import words_of_image
from cosystudio.manuscript.markup.rules import NOT_TEXT

_OPS = "{http://www.idpf.org/2007/ops}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DEEPEST = 2_000
"""Levels beyond which blocks inside blocks are only paragraphs: the parser's time grows with the square of them."""
_MOST_TAGS = 600_000
"""Tags of one page: the longest novels in one page have a quarter of them."""
_MOST_ELEMENTS = 400_000
"""What a browser makes of them may be more: each that is left open is opened again in every paragraph."""
_TOO_MUCH = "The file holds too much markup to be a book."
_NESTING_TAG = re.compile(
    r"<(?P<closes>/?)(?:address|article|aside|blockquote|center|details|dir|div|dl|fieldset|figcaption|figure|footer|form|"
    r"h[1-6]|header|hgroup|main|menu|nav|ol|pre|section|summary|ul)\b[^<>]*+>",
    re.IGNORECASE,
)
_NO_ATTRIBUTES: dict[str, str] = {}


class Mark(Enum):
    """What an event is."""

    START = auto()
    END = auto()
    TEXT = auto()


Event = tuple[Mark, str, dict[str, str]]
"""The mark; the element's name in lower case, or the text; the attributes, ``epub:type`` under that name."""


def events(page: str) -> Iterator[Event]:
    """Yield the events of the page's body: read as XML where it is well-formed, as HTML5 where it is not.

    Raises ManuscriptError for more markup than any book has.
    """
    check_amount(page)
    root = xml.parse(page)
    body = next(iter(xml.descendants(root, "body")), None) if root is not None else None
    return _lxml_events(body) if body is not None else html_events(xml.without_doctype(page))


def check_amount(page: str) -> None:
    """Raise ManuscriptError for more markup than any book has."""
    if page.count("<") > _MOST_TAGS:
        raise ManuscriptError(_TOO_MUCH)


def texts_of(events: Iterable[Event]) -> Iterator[str]:
    """Yield all that is text of the book: the texts, and the descriptions of images."""
    silent = 0
    for mark, name, attributes in events:
        if mark is Mark.TEXT:
            if not silent:
                yield name
        elif silent or name in NOT_TEXT:
            silent += 1 if mark is Mark.START else -1
        elif mark is Mark.START and name == "img":
            yield words_of_image(attributes)


def html_events(page: str) -> Iterator[Event]:
    """Yield the events of a page or a fragment as a browser would read it.

    Raises ManuscriptError where that makes more elements of it than any book has.
    """
    root: Any = LexborHTMLParser(_shallow(page)).body
    node, is_new, left = root, True, _MOST_ELEMENTS
    while node is not None:
        is_element = node.is_element_node
        if is_new:
            if is_element:
                left -= 1
                given = node.attributes
                attributes = {name: value or "" for name, value in given.items()} if given else _NO_ATTRIBUTES
                yield Mark.START, node.tag, attributes
            elif node.is_text_node:
                yield Mark.TEXT, node.text_content or "", _NO_ATTRIBUTES
            if (below := node.child) is not None:
                node = below
                continue
        if is_element:
            yield Mark.END, node.tag, _NO_ATTRIBUTES
        if node.mem_id == root.mem_id:  # `==` would compare the markup of all that is inside
            return
        if left < 0:
            raise ManuscriptError(_TOO_MUCH)
        node, is_new = (after, True) if (after := node.next) is not None else (node.parent, False)


def _shallow(page: str) -> str:
    """Return the page, what is nested deeper than any book is set beside each other."""
    if page.count("<") < _DEEPEST:
        return page
    depth = 0

    def flat(tag: re.Match[str]) -> str:
        nonlocal depth
        closes = bool(tag["closes"])
        depth = max(depth + (-1 if closes else 1), 0)
        return tag[0] if depth + closes <= _DEEPEST else "<p>"

    return _NESTING_TAG.sub(flat, page)


def _lxml_events(body: Any) -> Iterator[Event]:
    for kind, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if kind == "start":
            yield Mark.START, xml.local(element).lower(), _attributes(element)
            if element.text:
                yield Mark.TEXT, element.text, _NO_ATTRIBUTES
            continue
        if kind == "end":
            yield Mark.END, xml.local(element).lower(), _NO_ATTRIBUTES
        if element.tail and element is not body:
            yield Mark.TEXT, element.tail, _NO_ATTRIBUTES


def _attributes(element: Any) -> dict[str, str]:
    if not element.attrib:
        return _NO_ATTRIBUTES
    return {name.replace(_OPS, "epub:").replace(_XML, ""): value for name, value in element.attrib.items()}
