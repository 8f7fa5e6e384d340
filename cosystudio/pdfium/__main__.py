"""The process that reads one PDF file and writes what it finds, a line of JSON a page."""

import sys
from collections.abc import Iterator
from pathlib import Path

from cosystudio.child import serve
from cosystudio.pdfium.drawing import drawn
from cosystudio.pdfium.values import Unreadable
from cosystudio.pdfium.wire import READY, line_of


def _lines(path: Path) -> Iterator[bytes]:
    yield READY
    try:
        for found in drawn(path):
            yield line_of(found)
    except Unreadable as unreadable:
        yield line_of(unreadable.why)


if __name__ == "__main__":
    serve(_lines(Path(sys.argv[2])), int(sys.argv[1]))
