"""Bytes to text when nobody says in which encoding: by mark, by UTF-8, by the letters that the text would have."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.encoding_letters import ALPHABETS, CJK, PUNCTUATION

_SAMPLE_BYTES = 65_536
_BAD_SHARE = 0.002
"""A text that is UTF-8 but for one damaged byte in five hundred is still UTF-8: every strict detector fails on it."""
_LEAST_CJK_SCORE = 0.3
_CJK_BYTES = 0.15
"""Chinese or Japanese is at least this share of bytes beyond ASCII; less is a text of letters with a few accents."""
_OTHER_SCRIPT_BYTES = 0.3
"""So is Russian or Greek: letters of another script do not stand one by one in Latin words."""
_FIRST_OTHER_SCRIPT = "\u0370"
_UNEXPECTED = -0.5
_RARER = 0.7
_CAPITAL = 0.4
"""Capitals are rare: a text that has only them is read in the wrong one of two Cyrillic encodings."""

CHOICES = (
    "utf-8", "gb18030", "big5hkscs", "cp932", "euc-jp", "iso2022_jp", "cp949", "utf-16-le", "utf-16-be", "utf-32-le",
    "utf-32-be", "cp1252", "iso8859-1", "iso8859-15", "mac-roman", "cp850", "cp1250", "iso8859-2", "cp1251", "koi8-r",
    "cp866", "iso8859-5", "koi8-u", "cp1253", "iso8859-7", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
)  # fmt: skip
"""The encodings that a person is offered, in the names of Python's codecs."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_BY_ESCAPES = (
    (re.compile(rb"\x1b\$[@B]"), "iso2022_jp"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"~\{(?:[!-w][!-~]){6,}+~\}"), "hz"),
)
"""Encodings that look like ASCII but for the marks where their characters begin."""
# High bytes of alphabets and of punctuation in UTF-16: no other encoding has so many of these control characters.
_HIGH_BYTES = frozenset((*range(0x09), *range(0x0E, 0x15), 0x1E, 0x1F, 0x20, 0x30))
_LAST_OF_PLANE = "\uffff"
_LIKELY_IN_UTF16 = re.compile("[\n\r\t -ɏ‐-›　-ヿ一-鿿가-힣＀-￯Ѐ-ӿ]")
_COMMON_IN_UTF16 = re.compile("[ \n，。、“”「」的一了是我不ea]")
# What a label says, and the larger encoding that its users really write.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
}

_NOT_OF_FILES = frozenset(("punycode", "unicode-escape", "raw-unicode-escape"))
"""Codecs of Python that decode text, but of names and programs: no file is written in them."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was in, and how many bytes or sequences were not valid in it."""

    text: str
    encoding: str
    bad: int

    @property
    def is_wide(self) -> bool:
        """Has every character two bytes or four?"""
        return self.encoding.startswith(("utf-16", "utf-32"))


def decode(data: bytes, declared: str = "", chosen: str = "") -> Decoded:
    """Return the text of the bytes; `declared` is what the file says of itself, believed when it decodes.

    `chosen` is what a person has decided, and is taken as it is; ManuscriptError is raised for a name that is none.
    """
    if chosen:
        if not _known(chosen):
            raise ManuscriptError(f"There is no text encoding called {chosen}.")
        return _decoded(data, chosen)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    for escape, encoding in _BY_ESCAPES:
        if escape.search(data[:_SAMPLE_BYTES]) and (encoding == "iso2022_jp" or data.isascii()):
            return _decoded(data, encoding)
    label = _known(declared)
    for encoding in ("utf-8", label):
        strict = _strict(data, encoding) if encoding else None
        if strict is not None and "\x00" not in strict.text[:200]:
            return strict
    return _decoded(data, _sniffed(data))


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label.strip()).name if label.strip() else ""
        if name:
            b"a".decode(name, "replace")  # some codecs are not of texts, or cannot go on after a bad byte
    except (LookupError, ValueError):
        return ""
    return "" if name in _NOT_OF_FILES else _WIDER.get(name, name)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, 0)
    except (UnicodeError, LookupError):
        return None


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text.removeprefix("\ufeff"), encoding.removesuffix("-sig"), text.count("\ufffd"))


def _sniffed(data: bytes) -> str:
    sample = data[:_SAMPLE_BYTES]
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        if _is_wide(sample, encoding):
            return encoding
    if _nearly_utf8(data):
        return "utf-8"
    return _by_letters(sample)


def _is_wide(sample: bytes, encoding: str) -> bool:
    whole = sample[: len(sample) // 4 * 4]
    if "32" in encoding:
        found = _decoded(whole, encoding)
        usual = sum(char <= _LAST_OF_PLANE for char in found.text) - found.bad
        return len(whole) > 4 and usual > 0.9 * len(whole) / 4
    return _reads_as_wide(sample, encoding) or _has_high_bytes(whole, int(encoding.endswith("le")))


def _has_high_bytes(whole: bytes, place: int) -> bool:
    """Is every other byte one of a few: the number of an alphabet, such as 0 for Latin and 4 for Cyrillic letters?"""
    high, low = (Counter(whole[start::2]) for start in (place, 1 - place))
    in_few = sum(count for byte, count in high.items() if byte in _HIGH_BYTES)
    return bool(high) and in_few > 0.9 * len(whole) / 2 and sum(low[byte] for byte in _HIGH_BYTES) < 0.5 * in_few


def _reads_as_wide(sample: bytes, encoding: str) -> bool:
    width = 4 if "32" in encoding else 2
    if len(sample) < 2 * width:
        return False
    text = sample[: len(sample) // width * width].decode(encoding, "replace")
    likely, common = len(_LIKELY_IN_UTF16.findall(text)), len(_COMMON_IN_UTF16.findall(text))
    return likely > 0.98 * len(text) and (common > 0.06 * len(text) or width == 4)


def _nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    whole = len(re.findall("[^\x00-\x7f\ufffd]", text[:200_000]))
    return not bad or (whole > 10 * bad and bad <= max(4, _BAD_SHARE * len(text)))


def _by_letters(sample: bytes) -> str:
    """Return the encoding in which the text has most of the letters that its language is written with."""
    cjk_score, cjk = max((_cjk_score(sample, encoding), encoding) for encoding in CJK)
    beyond = sum(byte > 0x7F for byte in sample)
    if cjk_score > _LEAST_CJK_SCORE and beyond > _CJK_BYTES * len(sample):
        return cjk
    is_other_script = beyond > _OTHER_SCRIPT_BYTES * len(sample)
    found = (
        (encoding, _alphabet_score(sample, encoding, frequent, others))
        for encoding, frequent, others in ALPHABETS
        if is_other_script or min(frequent) < _FIRST_OTHER_SCRIPT
    )
    encoding, score = max(found, key=lambda one: one[1])
    return cjk if cjk_score > max(score, _LEAST_CJK_SCORE) else encoding


def _cjk_score(sample: bytes, encoding: str) -> float:
    """Return the share of frequent characters among those beyond ASCII, a wrong byte counting five against it."""
    text = sample.decode(encoding, "replace")
    beyond = [char for char in text if char > "\x7f"]
    if not beyond:
        return 0.0
    return (sum(char in CJK[encoding] for char in beyond) - 5 * text.count("\ufffd")) / len(beyond)


def _alphabet_score(sample: bytes, encoding: str, frequent: frozenset[str], others: frozenset[str]) -> float:
    """Return 1 where all characters beyond ASCII are frequent letters of the language or marks; less for others."""
    counts = Counter(sample.translate(None, bytes(range(0x80))).decode(encoding, "replace"))
    total = sum(counts.values())
    return sum(count * _worth(char, frequent, others) for char, count in counts.items()) / total if total else 0.0


def _worth(char: str, frequent: frozenset[str], others: frozenset[str]) -> float:
    if char in frequent or char in PUNCTUATION:
        return 1.0
    if char in others:
        return _RARER
    return _CAPITAL if char.lower() in frequent | others else _UNEXPECTED
