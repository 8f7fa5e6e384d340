"""OpenDocument texts made on the spot, packed and flat."""

import re
import zipfile
from html import unescape
from pathlib import Path

_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_URN}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("manifest", "manifest"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
TYPE = "application/vnd.oasis.opendocument.text"
PROSE = "The rain had stopped an hour ago, and nobody had come to the house on the hill. " * 6


def para(inner: str, style: str = "") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def heading(inner: str, level: int = 1) -> str:
    """Return a heading."""
    return f'<text:h text:outline-level="{level}" text:style-name="Heading_20_{level}">{inner}</text:h>'


def chapter(title: str, *paragraphs: str) -> str:
    """Return a chapter: its heading, some prose, and what is tested."""
    return heading(title) + para(PROSE) + "".join(paragraphs)


def style(name: str, properties: str = "", parent: str = "", family: str = "paragraph") -> str:
    """Return a style."""
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{based}>{properties}</style:style>'


def note(words: str, mark: str = "1") -> str:
    """Return a footnote."""
    body = f"<text:note-body>{para(words)}</text:note-body>"
    return f'<text:note text:note-class="footnote"><text:note-citation>{mark}</text:note-citation>{body}</text:note>'


def write_odt(
    path: Path, body: str, *, automatic: str = "", styles: str = "", masters: str = "", meta: str = ""
) -> Path:
    """Write an ODT."""
    parts = {
        "content": f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>",
        "styles": f"<office:styles>{styles}</office:styles><office:master-styles>{masters}</office:master-styles>",
        "meta": f"<office:meta>{meta}</office:meta>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        for name, inner in parts.items():
            archive.writestr(f"{name}.xml", f"<office:document-{name} {NAMESPACES}>{inner}</office:document-{name}>")
    return path


def flat(body: str, automatic: str = "") -> str:
    """Return a flat document."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:mimetype="{TYPE}">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def held(xml: str) -> str:
    """Return the words that the XML holds."""
    return unescape(re.sub("<[^>]*>", "", re.sub(r"<dc:creator>.*?</dc:creator>", "", xml)))
