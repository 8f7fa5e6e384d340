"""A file read with pdfium in a process of its own."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

from cosystudio.child import Died, Limits, Silent, Stop, answers
from cosystudio.pdfium.values import Drawn, Opened, Unreadable, Why
from cosystudio.pdfium.wire import READY, read_line

_MODULE = "cosystudio.pdfium"
_LIMITS = Limits()


def drawn_apart(path: Path, stop: Stop | None = None, limits: Limits = _LIMITS) -> Generator[Opened | Drawn]:
    """Yield what the file says of itself, then its pages that can be read.

    Raises Unreadable, also where the file crashes pdfium, makes it hang, or takes more memory than `limits` allow.
    """
    try:
        with closing(answers(_MODULE, str(path.absolute()), limits=limits, stop=stop)) as lines:
            for line in lines:
                if line != READY:
                    yield read_line(line)
    except Silent as exc:
        raise Unreadable(Why.SLOW) from exc
    except Died as exc:
        raise Unreadable(Why.CRASHED) from exc
