"""Bytes and code units of an RTF, gathered until it is known that they are whole, and read in their encoding."""

import struct
from collections.abc import Iterator, Sequence

from cosystudio.manuscript.rtf import code_pages


class Letters:
    """Gathers what stands between two control words; `chosen` is the encoding that a person has decided on."""

    def __init__(self, chosen: str = "") -> None:
        self.encoding = chosen or code_pages.OTHERWISE
        self.bad_bytes = 0
        self._is_chosen = bool(chosen)
        self._bytes = bytearray()
        self._units: list[int] = []

    @property
    def has_bytes(self) -> bool:
        """Are there bytes that wait?"""
        return bool(self._bytes)

    @property
    def has_units(self) -> bool:
        """Are there code units that wait?"""
        return bool(self._units)

    def declare(self, encoding: str) -> None:
        """Take the encoding that the file declares, unless a person has chosen another."""
        if not self._is_chosen:
            self.encoding = encoding

    def add_bytes(self, data: bytes) -> None:
        """Add bytes in the encoding of the font."""
        self._bytes += data

    def add_units(self, units: Sequence[int]) -> None:
        """Add UTF-16 code units."""
        self._units += units

    def gathered(self, font: str, *, is_spoken: bool, is_lost: bool) -> Iterator[str]:
        """Yield the text that has waited, bytes read as `font` says, or as the document does where that is empty.

        Of bytes that are lost nothing is read; in spoken ones bad bytes are counted.
        """
        if self._units:
            units, self._units = self._units, []
            yield struct.pack(f"<{len(units)}H", *units).decode("utf-16-le", "replace")
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            if not is_lost:
                yield self._read(data, font or self.encoding, is_spoken=is_spoken)

    def _read(self, data: bytes, encoding: str, *, is_spoken: bool) -> str:
        if encoding == code_pages.SYMBOL:
            return "".join(chr(0xF000 + byte) if byte > 0x20 else " " for byte in data)
        text = data.decode(encoding, "replace")
        if is_spoken:
            self.bad_bytes += text.count("\ufffd")
        return text
