"""Names of files that Windows, macOS and Linux all take."""

import re
import unicodedata

LONGEST_BYTES = 180
"""File systems take 255 bytes of UTF-8; this leaves room for a copy's suffix and for sync services."""

_REPLACED = str.maketrans({":": " -", '"': "'", "/": "-", "\\": "-", "|": "-", "<": "", ">": "", "?": "", "*": ""})
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)  # devices, on Windows


def file_name(number: int, title: str, suffix: str, total: int = 0) -> str:
    """Return the name of a track's file, as ``01 Title.mp3``; `suffix` is without the dot.

    The number has as many digits as `total`, at least two, so that players that sort by name keep the order.
    """
    digits = max(2, len(str(max(number, total))))
    stem = f"{number:0{digits}} {_clean(title) or 'Chapter'}"
    return f"{safe_name(stem, LONGEST_BYTES - len(suffix) - 1)}.{suffix}"


def safe_name(text: str, longest_bytes: int = LONGEST_BYTES) -> str:
    """Return the text as the name of a file or folder, in at most `longest_bytes` of UTF-8; it may come out empty."""
    cut = _clean(text).encode("utf-8", "ignore")[:longest_bytes].decode("utf-8", "ignore")
    name = cut.rstrip(" .")
    return f"_{name}" if _RESERVED.match(name) else name


def _clean(text: str) -> str:
    """Return the text without what a file system forbids or a person cannot see."""
    seen = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    seen = "".join(char for char in seen if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})
    return " ".join(seen.translate(_REPLACED).split()).strip(" .")
