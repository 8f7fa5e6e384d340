"""XML of strangers as a stream of events: no tree is built, no entity is read, names have short prefixes."""

from collections.abc import Mapping
from typing import Protocol

from lxml import etree

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.xml import text_of, without_doctype

MOST_ELEMENTS = 4_000_000
"""Far beyond any book: a file with more is made to keep the program busy."""

_STRICT = "http://purl.oclc.org/ooxml/"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1998/Math/MathML": "math",
    f"{_OPEN}office:1.0": "office",
    f"{_OPEN}text:1.0": "text",
    f"{_OPEN}style:1.0": "style",
    f"{_OPEN}table:1.0": "table",
    f"{_OPEN}drawing:1.0": "draw",
    f"{_OPEN}svg-compatible:1.0": "svg",
    f"{_OPEN}xsl-fo-compatible:1.0": "fo",
    f"{_OPEN}manifest:1.0": "manifest",
    f"{_OPEN}meta:1.0": "meta",
}


class Handler(Protocol):
    """Is told of each element, by names such as ``w:p``, and of each run of text."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""

    def end(self, name: str) -> None:
        """An element closes."""

    def text(self, text: str) -> None:
        """Text stands inside the innermost element; a long run may come in several parts."""


def feed(data: bytes, handler: Handler, *, kind: str, name: str) -> None:
    """Tell the handler of all that the XML holds.

    Raises ManuscriptError, `kind` and `name` naming the book and its part, when it is damaged, declares entities or is
    too large.
    """
    text, _, _ = text_of(data)
    if "<!ENTITY" in text:
        raise ManuscriptError(f"This {kind} is not safe to open: {name} declares XML entities.")
    target = _Target(handler, kind)
    # Pictures of flat documents are single runs of text, longer than the parser's own limit.
    parser = etree.XMLParser(
        target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )
    try:
        etree.fromstring(without_doctype(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as exc:
        raise ManuscriptError(f"This {kind} is damaged: {name} cannot be read.") from exc


class _Target:
    """What lxml calls: gives names their short prefixes."""

    def __init__(self, handler: Handler, kind: str) -> None:
        self._handler = handler
        self._kind = kind
        self._names: dict[str, str] = {}
        self._left = MOST_ELEMENTS
        self.data = handler.text
        self.end_named = handler.end

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise ManuscriptError(f"This {self._kind} holds too many paragraphs to be a book.")
        names = self._names
        short = names.get(tag) or self._short(tag)
        if attributes:
            attributes = {names.get(key) or self._short(key): value for key, value in attributes.items()}
        self._handler.start(short, attributes)

    def end(self, tag: str) -> None:
        self.end_named(self._names[tag])

    def close(self) -> None:
        """Nothing is built."""

    def _short(self, tag: str) -> str:
        uri, _, name = tag.rpartition("}")
        prefix = _PREFIXES.get(uri.removeprefix("{"), "") if uri else ""
        short = f"{prefix}:{name}" if prefix else name if not uri else f"?:{name}"
        self._names[tag] = short
        return short
