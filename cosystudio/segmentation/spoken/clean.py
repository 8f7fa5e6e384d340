"""What is done to every line before it is sent, whatever the rules say."""

import re
import unicodedata

from cosystudio.segmentation.spans import CJK

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters that are not white space
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"  # hyphens, joiners, directions
    "\ufe00-\ufe0f\U000e0000-\U000e01ef"  # variation selectors and tags
    "\ud800-\udfff]"  # lone surrogates, which no request can carry
)
_LINE_BREAK = re.compile(r"\s*[\n\r\x85\u2028\u2029]\s*")
_SAYABLE = re.compile(r"[^\W_]")
_CJK_CHARACTER = re.compile(f"[{CJK}]")


def cleaned(text: str) -> str:
    """Return the text in Unicode NFC, without characters that are not seen, white space folded to single spaces.

    The end of a verse becomes a comma where it has no punctuation of its own, for a reader breathes there.
    """
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()
        if not text.isprintable():  # no line break is
            text = _LINE_BREAK.sub(_breath, text)
    return single_spaced(text)


def single_spaced(text: str) -> str:
    """Return the text without white space at its ends, every other run of it a single space."""
    is_already = text.isprintable() and "  " not in text  # the one white space that counts as printable is the space
    return text.strip() if is_already else " ".join(text.split())


def is_sayable(text: str) -> bool:
    """True when there is a letter or a digit in the text."""
    return _SAYABLE.search(text) is not None


def _breath(line_break: re.Match[str]) -> str:
    """Return what stands for a line break: a comma after a word, of its own script, else a space."""
    last = line_break.string[line_break.start() - 1]
    if _CJK_CHARACTER.match(last):
        return "，"
    return ", " if last.isalnum() else " "
