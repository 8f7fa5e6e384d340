"""What is found in a file as lines of JSON, which, unlike pickles, cannot carry orders from a hostile file."""

import json
from operator import attrgetter
from typing import Any

from cosystudio.pdfium.values import Bookmark, Drawn, Opened, Run, Unreadable, Why

_OF_RUN = attrgetter(*Run.__slots__)
_OF_BOOKMARK = attrgetter(*Bookmark.__slots__)
READY = b'["ready"]\n'


def line_of(what: Opened | Drawn | Why) -> bytes:
    """Return it as one line."""
    return json.dumps(_parts(what), separators=(",", ":")).encode("ascii") + b"\n"


def _parts(what: Opened | Drawn | Why) -> list[Any]:
    match what:
        case Drawn():
            return ["page", what.index, what.width, what.height, what.text, [_OF_RUN(run) for run in what.runs]]
        case Opened():
            bookmarks = [_OF_BOOKMARK(bookmark) for bookmark in what.bookmarks]
            return ["opened", what.title, what.author, what.language, bookmarks]
        case Why():
            return ["unreadable", what.value]


def read_line(line: bytes) -> Opened | Drawn:
    """Return what the line says; raises Unreadable where it says that."""
    match json.loads(line):
        case ["page", index, width, height, text, runs]:
            return Drawn(index, width, height, text, tuple(Run(*run) for run in runs))
        case ["opened", title, author, language, bookmarks]:
            return Opened(title, author, language, tuple(Bookmark(*bookmark) for bookmark in bookmarks))
        case [_, why]:
            raise Unreadable(Why(why))
        case _:
            raise Unreadable(Why.CRASHED)
