"""Bytes to text when nobody says in which encoding: by mark, by UTF-8, by frequent characters, by statistics."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_SAMPLE_BYTES = 65_536
_BAD_SHARE = 0.002
"""A text that is UTF-8 but for one damaged byte in five hundred is still UTF-8: every strict detector fails on it."""
_LEAST_FREQUENT_SHARE = 0.3

_SIMPLIFIED = (
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当"
    "没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方它头经长儿回位分爱老因很给名间斯知世什两次使身者被高已亲"
    "其进此话常与活正感“”，。：？！…、「」《》"
)
_TRADITIONAL = (
    "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多然於心學麼之都好看起發當"
    "沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方它頭經長兒回位分愛老因很給名間斯知世什兩次使身者被高已親"
    "其進此話常與活正感「」，。：？！…、『』《》"
)
_JAPANESE = (
    "のにはをたがでてとしれさあいうえおかきくけこすせそちつなぬねひふへほまみむめもやゆよらりるろわんっゃゅょ。、「」"
    "アイウエオカキクケコサシスセソタチツテトナニヌネノマミムメモラリルレロン…"
)
_KOREAN = "이다는을를의가에고하지도은들한로그사나기인서만라어자리대해아수보시"
_FREQUENT = {
    "gb18030": frozenset(_SIMPLIFIED),
    "big5": frozenset(_TRADITIONAL),
    "cp932": frozenset(_JAPANESE),
    "euc-jp": frozenset(_JAPANESE),
    "euc-kr": frozenset(_KOREAN),
}
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LIKELY_IN_UTF16 = re.compile("[\n\r\t -ɏ‐-›　-ヿ一-鿿가-힣＀-￯Ѐ-ӿ]")
_COMMON_IN_UTF16 = re.compile("[ \n，。、“”「」的一了是我不ea]")
# What a label says, and the larger encoding that its users really write.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "iso8859-1": "cp1252", "ascii": "cp1252"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was in, and how many bytes or sequences were not valid in it."""

    text: str
    encoding: str
    bad: int


def decode(data: bytes, declared: str = "", chosen: str = "") -> Decoded:
    """Return the text of the bytes; `declared` is what the file says of itself, believed when it decodes.

    `chosen` is what a person has decided, and is taken as it is.
    """
    if chosen:
        return _decoded(data, chosen)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
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
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(name, name)


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
    for encoding in ("utf-16-le", "utf-16-be"):
        if _reads_as_utf16(sample, encoding):
            return encoding
    if _nearly_utf8(data):
        return "utf-8"
    score, encoding = max((_frequency(sample, name), name) for name in _FREQUENT)
    if score > _LEAST_FREQUENT_SHARE:
        return encoding
    guess = from_bytes(sample).best()
    return guess.encoding if guess else "cp1252"


def _reads_as_utf16(sample: bytes, encoding: str) -> bool:
    if len(sample) < 4:
        return False
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    return len(_LIKELY_IN_UTF16.findall(text)) > 0.98 * len(text) and len(_COMMON_IN_UTF16.findall(text)) > 0.06 * len(
        text
    )


def _nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    whole = len(re.findall("[^\x00-\x7f\ufffd]", text[:200_000]))
    return not bad or (whole > 10 * bad and bad <= max(4, _BAD_SHARE * len(text)))


def _frequency(sample: bytes, encoding: str) -> float:
    """Return the share of frequent characters among those beyond ASCII, a wrong byte counting five against it."""
    text = sample.decode(encoding, "replace")
    beyond = [char for char in text if char > "\x7f"]
    if not beyond:
        return 0.0
    return (sum(char in _FREQUENT[encoding] for char in beyond) - 5 * text.count("\ufffd")) / len(beyond)
