"""Server-sent events as Alibaba Cloud writes them: the status in a comment, the data on one line or several."""

from collections.abc import Iterator
from dataclasses import dataclass

from cosystudio.errors import Broken
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE

_STATUS = b":HTTP_STATUS/"


@dataclass(frozen=True, slots=True)
class Event:
    """One event: `kind` is ``result`` or ``error``, `status` 0 where none was told."""

    kind: str
    status: int
    data: bytes


class EventReader:
    """Cuts bytes into events as they arrive (HTML Standard, section 9.2).

    A JSON object in the place of events, as a service sends that knows no streaming, is one event.
    """

    def __init__(self) -> None:
        self._rest = bytearray()
        self._lines: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Yield the events that are complete with these bytes.  Raises Broken for a line beyond all measure."""
        self._rest += chunk
        if len(self._rest) > 2 * MOST_BYTES_A_LINE:
            raise Broken("The speech service's answer is far too long for this line.")
        if b"\n" not in chunk:  # so that a long line is not searched again with each of its pieces
            return
        *lines, rest = bytes(self._rest).split(b"\n")
        self._rest = bytearray(rest)
        for line in lines:
            if line.strip(b"\r"):
                self._lines.append(line.rstrip(b"\r"))
            else:
                yield from self._event()

    def finish(self) -> Iterator[Event]:
        """Yield the last event where no blank line follows it."""
        yield from self.feed(b"\n\n")

    def _event(self) -> Iterator[Event]:
        lines, self._lines = self._lines, []
        if lines and lines[0].lstrip().startswith(b"{"):
            yield Event("", 0, b"\n".join(lines))
        elif data := _values(lines, b"data"):
            yield Event(b"".join(_values(lines, b"event")).decode(errors="replace"), _status(lines), b"\n".join(data))


def _values(lines: list[bytes], name: bytes) -> list[bytes]:
    """Return the values of a field; one blank after the colon does not belong to them."""
    parted = (line.partition(b":") for line in lines)
    return [value.removeprefix(b" ") for field, _, value in parted if field == name]


def _status(lines: list[bytes]) -> int:
    told = next((line.removeprefix(_STATUS) for line in lines if line.startswith(_STATUS)), b"")
    return int(told) if told.isdigit() else 0
