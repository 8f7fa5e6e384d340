"""Title, author and language of a plain text: from Project Gutenberg's header, or from its first lines."""

import re
from collections.abc import Sequence
from itertools import islice

from cosystudio.manuscript.text import one_line

_FIELD = re.compile(r"^(?P<name>Title|Author|Language)\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_FIRST_LINES = (
    re.compile(r"《(?P<title>[^》]{1,40})》\s*(?:作者\s*[:：]\s*)?(?P<author>\S.{0,30})?"),
    re.compile(r"[\[【]?\s*(?P<title>[^/\[\]]{1,60}?)\s*/\s*(?P<author>[^/\[\]]{1,40}?)\s*著?\s*[\]】]?"),
    re.compile(r"(?:书名|書名|Title|Titel|Titre|Título|Titolo)\s*[:：]\s*(?P<title>\S.*)"),
    re.compile(r"(?P<title>\S.{0,80}?),? by (?P<author>[A-Z].{1,60})"),
)
_BY = re.compile(r"^(?:(?:by|von|par)\s|作者\s*[:：]|author\s*[:：])\s*(?P<author>\S.*)$", re.IGNORECASE)
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
    author = next((match["author"] for line in first[1:] if (match := _BY.match(line)) and len(line) <= 60), "")
    for form in _FIRST_LINES:
        match = form.fullmatch(first[0]) if first else None
        if match:
            found = match.groupdict()
            return found["title"], found.get("author") or author
    return (first[0] if author and len(first[0]) <= 100 else ""), author
