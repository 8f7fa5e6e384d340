"""DOCX files made on the spot: the XML as Word writes it, and the words that it holds."""

import re
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OTHERS = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
    f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in range(1, 4)
)
PROSE = "The rain had stopped an hour ago, and nobody had come to the house on the hill. " * 6


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inner: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs, or of plain text."""
    inner = inner if "<" in inner else run(inner)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{inner}</w:p>"


def heading(text: str, level: int = 1) -> str:
    """Return a heading."""
    return para(text, f"Heading{level}")


def chapter(title: str, *paragraphs: str) -> str:
    """Return a chapter: its heading, some prose, and what is tested."""
    return heading(title) + para(PROSE) + "".join(paragraphs)


def field(code: str, result: str) -> str:
    """Return a field as Word writes it, of five runs."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def style(id: str, name: str, based_on: str = "", properties: str = "") -> str:
    """Return a paragraph style."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{based}{properties}</w:style>'


def numbered_list(*levels: tuple[str, str], list_id: str = "1") -> str:
    """Return a list whose levels have these forms and patterns."""
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (form, pattern) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{list_id}">{inner}</w:abstractNum>'
        f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>'
    )


def item(depth: int = 0, list_id: str = "1") -> str:
    """Return the properties of a line of a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def part(root: str, inner: str, namespace: str = MAIN) -> str:
    """Return a whole part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{namespace}" {OTHERS}>{inner}</w:{root}>'


def write_docx(
    path: Path,
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    styles: str = "",
    core: str = "",
    namespace: str = MAIN,
) -> Path:
    """Write a DOCX; `parts` are its other parts by their root elements' names, such as ``footnotes`` or ``hdr``."""
    roots = {"hdr": "header", "ftr": "footer"}
    parts = {"styles": HEADINGS + styles, **(parts or {})}
    relations = "".join(
        f'<Relationship Id="r{root}" Type="{RELATIONS}/{roots.get(root, root)}" Target="{root}.xml"/>' for root in parts
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELATIONS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        )
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>", namespace))
        for root, inner in parts.items():
            archive.writestr(f"word/{root}.xml", part(root, inner, namespace))
        if core:
            archive.writestr(
                "docProps/core.xml", f'<cp xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="c">{core}</cp>'
            )
    return path


def held(xml: str) -> str:
    """Return the words that the XML holds: what is between the tags of text, and the descriptions of pictures."""
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.DOTALL)
    texts = re.findall(r"<(?:w:t|w:delText|m:t)(?: [^>]*)?>([^<]*)<|descr=\"([^\"]*)\"", xml)
    signs = "-" * xml.count("<w:noBreakHyphen/>") + "\u00ad" * xml.count("<w:softHyphen/>")
    return unescape("".join(map("".join, texts))) + signs
