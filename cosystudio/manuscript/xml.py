"""XML of strangers: no entities, no network, no document types."""

import html
import re
from typing import Any

from lxml import etree

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.encoding import decode

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>\s*")
# Atomic groups: a page made of comments alone must not cost more than its length.
_DOCTYPE = re.compile(
    r"\A(?P<above>\s*(?>(?:<!--(?>.*?-->)|<\?(?>.*?\?>))\s*)*+)<!DOCTYPE[^\[>]*(?:\[(?>.*?\]\s*>)|>)",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
_KEPT = frozenset(("amp", "lt", "gt", "quot", "apos"))
_TAG = re.compile(r"<(?P<closes>/?)[A-Za-z_][^<>]*?(?P<ends>/?)>")
_DEEPEST = 200
"""Levels that libxml2 follows in any case are 256."""
_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\W{0,3}<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)


def text_of(data: bytes, chosen: str = "") -> tuple[str, str, int]:
    """Return the text of an XML or XHTML file without its declaration, the encoding, and the number of bad bytes.

    `chosen` is the encoding that a person has decided on.
    """
    found = _XML_ENCODING.search(data[:200]) or _META_CHARSET.search(data[:2_000])
    decoded = decode(data, found[1].decode("ascii", "replace") if found else "", chosen)
    text = _DECLARATION.sub("", decoded.text, count=1)
    return text, decoded.encoding, decoded.bad


def parse_metadata(data: bytes, name: str) -> Any:
    """Return the root element of a package, a container or an NCX; raises ManuscriptError if it cannot be trusted."""
    text, _, _ = text_of(data)
    if "<!ENTITY" in text.upper():
        raise ManuscriptError(f"This EPUB is not safe to open: {name} declares XML entities.")
    root = parse(text, recover=True)
    if root is None:
        raise ManuscriptError(f"This EPUB is damaged: {name} cannot be read.")
    return root


def parse(text: str, *, recover: bool = False, huge: bool = False) -> Any | None:
    """Return the root element, or None for what is not well-formed; HTML's named characters are understood.

    With `huge` the text may be long and nested deep: entities, which could make it longer, are never resolved.
    """
    text = _NAMED.sub(_character, without_doctype(text))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=recover, huge_tree=huge)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def shallow(text: str) -> str:
    """Return the text without the tags that are nested deeper than any parser follows."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag["closes"]:
            depth = max(depth - 1, 0)
            return tag[0] if depth < _DEEPEST else ""
        if tag["ends"]:
            return tag[0] if depth < _DEEPEST else ""
        depth += 1
        return tag[0] if depth <= _DEEPEST else ""

    return _TAG.sub(kept, text)


def without_doctype(text: str) -> str:
    """Return the text without its document type, and so without the entities that it declares."""
    return _DOCTYPE.sub(r"\g<above>", text, count=1)


def local(element: Any) -> str:
    """Return the element's name without its namespace; comments have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, name: str) -> list[Any]:
    """Return the children of that local name."""
    return [child for child in element if local(child) == name]


def descendants(element: Any, name: str) -> list[Any]:
    """Return all elements of that local name below, in document order."""
    return [child for child in element.iter() if local(child) == name]


def words(element: Any) -> str:
    """Return the text inside the element, as one line."""
    return " ".join("".join(element.itertext()).split())


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _KEPT:
        return match[0]
    character = html.unescape(match[0])
    return character if character != match[0] else f"&amp;{name};"
