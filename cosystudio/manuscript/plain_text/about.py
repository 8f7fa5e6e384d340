"""Title, author and language of a plain text: from Project Gutenberg's header, or from its first lines."""

import re
from collections.abc import Sequence
from itertools import islice

from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.text import one_line

_FIELD = re.compile(r"^(?P<name>Title|Author|Language)\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_FIRST_LINES = (
    re.compile(r"《(?P<title>[^》]{1,40})》\s*(?:作者\s*[:：]\s*)?(?P<author>\S.{0,30})?"),
    re.compile(r"[\[【]?\s*(?P<title>[^/\[\]]{1,60}?)\s*/\s*(?P<author>[^/\[\]]{1,40}?)\s*著?\s*[\]】]?"),
    re.compile(r"(?:书名|書名|Title|Titel|Titre|Título|Titolo)\s*[:：]\s*(?P<title>\S.*)"),
    re.compile(r"(?P<title>\S.{0,80}?),? by (?P<author>[A-Z].{1,60})"),
)
_BY = re.compile(r"^(?:(?:by|von|par)\s|作者\s*[:：]|author\s*[:：])\s*(?P<author>\S.*)$", re.IGNORECASE)
_WRITERS = re.compile(r"(?:作者\s*[:：]|author\s*[:：])", re.IGNORECASE)
_BY_ALONE = frozenset(("by", "von", "par", "por", "автор"))
_PARTICLE = re.compile(r"(?:de|la|le|du|des|von|van|der|den|di|da|del|della|dos|and|und|et|y|e|of|the|st)")
_LONGEST_AUTHOR = 60
OPENS_AUTHOR = frozenset("bBvVpPaAаА作")
"""First letters of the lines that say who wrote a book."""
_START = re.compile(
    r"START OF (?:THE|THIS) PROJECT GUTENBERG E-?(?:TEXT|BOOK),?(?: OF)? (?P<title>[^*]{1,100}?),?\s*(?:\*{3}|$)",
    re.IGNORECASE,
)
# Before 2003 the header had no fields, but a line that names the book.
_OLD_TITLE = re.compile(
    r"Project Gutenberg'?s? E-?(?:text|book) of (?P<title>[^,*]{1,100}), by (?P<author>[^*#]{1,60}?)\**\s*$",
    re.IGNORECASE,
)
_HEADER_LINES = 60
_SEARCHED = 8


def header_fields(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields of a Project Gutenberg header by their lower-case names; nothing without such a header."""
    head = lines[:_HEADER_LINES]
    if not any("project gutenberg" in line.casefold() for line in head):
        return {}
    named = [match for line in head if (match := _OLD_TITLE.search(line))]
    matches = [match for line in head if (match := _FIELD.match(line))]
    old = {"title": one_line(named[0]["title"]), "author": one_line(named[0]["author"])} if named else {}
    return old | {match["name"].casefold(): one_line(match["value"]) for match in reversed(matches)}


def title_and_author(lines: Sequence[str]) -> tuple[str, str]:
    """Return what the first lines say, or nothing where they do not plainly say it."""
    first = [one_line(line) for line in islice(filter(str.strip, lines), _SEARCHED)]
    author = next((match["author"] for line in first[1:] if is_author_line(line) and (match := _BY.match(line))), "")
    for form in _FIRST_LINES:
        match = form.fullmatch(first[0]) if first else None
        if match and label_of(match["title"]) is None:
            found = match.groupdict()
            return found["title"], found.get("author") or author
    return (first[0] if author and len(first[0]) <= 100 and label_of(first[0]) is None else ""), author


def title_in_header(lines: Sequence[str]) -> str:
    """Return the title in the licence and the header above a book, the last of them; nothing where none is given."""
    for form in (_FIELD, _OLD_TITLE, _START):
        named = (match for line in reversed(lines) if (match := form.search(line)))
        for match in named:
            found = match.groupdict()
            if found.get("name", "title").casefold() == "title":
                return one_line(found.get("value") or found["title"])
    return ""


def is_author_line(line: str) -> bool:
    """Does the line say who wrote what the line above it names: ``by Ann Marsh``, ``作者：王明``?"""
    line = line.strip() if len(line) <= _LONGEST_AUTHOR else ""
    match = _BY.match(line)
    if match is None:
        return line.casefold() in _BY_ALONE
    words = match["author"].rstrip(".").split()
    are_names = all(word[0].isupper() or _PARTICLE.fullmatch(word) for word in words)
    return _WRITERS.match(line) is not None or (are_names and (len(words) > 1 or match["author"].isupper()))
