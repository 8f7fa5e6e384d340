"""The metadata block at the head of a Markdown file: the plain keys of YAML, or pandoc's % lines."""

import re
from dataclasses import dataclass

from cosystudio.manuscript.text import one_line

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(?P<body>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w-]*)[ \t]*:(?P<value>.*(?:\n[ \t]*-[ \t].*|\n[ \t]+\S.*)*)", re.MULTILINE)
_PERCENT = re.compile(r"\A(?P<body>(?:%[ \t]?.*\n){1,3})")
_ITEM = re.compile(r"^\s*-\s+(?:name:\s*)?(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MetadataBlock:
    """The fields by lower-case key, the block as written, and the text behind it."""

    fields: dict[str, str]
    source: str
    rest: str


def metadata_block(text: str) -> MetadataBlock:
    """Return the metadata at the head of the text; no fields where there is none."""
    if match := _PERCENT.match(text):
        lines = [line.removeprefix("%").strip() for line in match["body"].splitlines()]
        fields = dict(zip(("title", "author", "date"), lines, strict=False))
        return MetadataBlock(fields, match["body"], text[match.end() :])
    match = _BLOCK.match(text)
    found = {m["key"].casefold(): _value(m["value"]) for m in _FIELD.finditer(match["body"])} if match else {}
    if match is None or not found:
        return MetadataBlock({}, "", text)
    return MetadataBlock(found, match["body"], text[match.end() :])


def _value(written: str) -> str:
    """Return a scalar without its quotes; a list is joined with semicolons."""
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        items = written[1:-1].split(",")
    else:
        items = _ITEM.findall(written) or [written.removeprefix(">").removeprefix("|")]
    return "; ".join(filter(None, map(_unquoted, items)))


def _unquoted(item: str) -> str:
    item = one_line(item)
    if len(item) > 1 and item[0] == item[-1] and item[0] in "\"'":
        item = item[1:-1].replace('\\"', '"').replace("''", "'")
    return item
