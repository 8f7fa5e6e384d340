"""Which language a line is in, by what it is written in: a voice leaves out what its language has no letters for."""

import re
from collections.abc import Mapping

_CJK_WEIGHT = 2.5
_SUBSTANTIAL = 0.25
"""From this share on, what is written in the chapter's own letters decides: “他说：OK, let us go.” is Chinese."""

_RANGES = {
    "latin": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿＡ-Ｚａ-ｚ",
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005-\u3007\U00020000-\U0003ffff",
    "kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d",
    "hangul": "\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e",
    "cyrillic": "\u0400-\u052f",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "arabic": "\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f",
    "hebrew": "\u05d0-\u05ea",
    "thai": "\u0e01-\u0e30\u0e40-\u0e46",
    "devanagari": "\u0904-\u0939\u0958-\u0961",
    "bengali": "\u0985-\u09b9",
    "tamil": "\u0b85-\u0bb9",
    "georgian": "\u10a0-\u10ff",
    "armenian": "\u0531-\u0587",
}
_SCRIPTS = {name: re.compile(f"[{letters}]") for name, letters in _RANGES.items()}
_CJK_SCRIPTS = ("han", "kana", "hangul")

_OF_LANGUAGE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("zh", "yue", "wuu", "lzh"), ("han",)),
    "ja": ("kana", "han"),
    "ko": ("hangul",),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"), ("cyrillic",)),
    "el": ("greek",),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb"), ("arabic",)),
    **dict.fromkeys(("he", "yi"), ("hebrew",)),
    "th": ("thai",),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), ("devanagari",)),
    "bn": ("bengali",),
    "ta": ("tamil",),
    "ka": ("georgian",),
    "hy": ("armenian",),
}
"""What the languages are written in that are not written in Latin letters."""

_LATIN = ("latin",)
_FOREIGN_TO = {
    own: re.compile("[" + "".join(letters for name, letters in _RANGES.items() if name not in own) + "]")
    for own in {_LATIN, *_OF_LANGUAGE.values()}
}
"""The letters of every other script, by those that a language is written in."""

_TELLING_LETTERS = (
    ("cyrillic", (("uk", "іїєґІЇЄҐ"), ("be", "ўЎ"), ("sr", "ђјљњћџЂЈЉЊЋЏ")), "ru"),
    ("arabic", (("ur", "ٹڈڑںے"), ("fa", "پچژگ")), "ar"),
)
_USUAL = {
    "han": "zh", "kana": "ja", "hangul": "ko", "greek": "el", "hebrew": "he", "thai": "th", "devanagari": "hi",
    "bengali": "bn", "tamil": "ta", "georgian": "ka", "armenian": "hy",
}  # fmt: skip

_LITTLE_WORDS = {
    "en": "the and of to is was he she it that you with not his her for what are have this my your do don't i'm",
    "de": "der die das und ist nicht ich sie er es ein eine zu den mit war wir ihr auf für mir sich was auch von",
    "fr": "le la les et est une des je vous il elle que qui dans pas pour ne ce c'est mais avec sur mon ma du oui non",
    "es": "el la los las y es una que de no en por con su me lo está pero muy sí qué mi señor se yo",
    "it": "il lo la gli e è una che di non per con mi sono io ma ho si sì questo della signore",
    "pt": "o a os as e é um uma que de não em por com eu meu mas está senhor sim você",
    "nl": "de het een en is niet ik je hij zij van dat met op voor wij maar ook",
    "la": "et in est non ad cum sed ut qui quod sum esse deus per hoc nunc ergo",
}
_WORDS_OF = {language: frozenset(words.split()) for language, words in _LITTLE_WORDS.items()}
_OWN_LETTERS = (("de", "ßäöü"), ("fr", "çœêèàùâîû"), ("es", "ñ¿¡áíóú"), ("pt", "ãõ"), ("it", "ìò"))
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def script_language(text: str, chapter_language: str) -> str:
    """Return the language of a line, a BCP 47 tag: the chapter's, unless the line is written in other letters.

    Kana make it Japanese, hangul Korean, hanzi alone Chinese where the chapter is not Japanese; Cyrillic, Arabic and
    Latin letters are told apart by a few letters and words, and are else Russian, Arabic and English.  A line that is
    written in both keeps the chapter's language where that has a substantial share.
    """
    primary = chapter_language.partition("-")[0].lower()
    own = _OF_LANGUAGE.get(primary, _LATIN)
    if (own == _LATIN and text.isascii()) or not _FOREIGN_TO[own].search(text):
        return chapter_language
    shares = _shares(text)
    if "kana" not in own and _is_japanese(shares):
        return "ja"
    total = sum(shares.values())
    if sum(shares.get(name, 0.0) for name in own) >= _SUBSTANTIAL * total:
        return chapter_language
    others = {name: share for name, share in shares.items() if name not in own}
    largest = max(others, key=lambda name: others[name])
    if others[largest] < 2:  # a single letter is a symbol: π, µ, X
        return chapter_language
    return _language_in(largest, text)


def _shares(text: str) -> dict[str, float]:
    """Return how much of the text is in each script it is written in; a CJK character is as much as 2.5 letters."""
    counts = {name: len(script.findall(text)) for name, script in _SCRIPTS.items()}
    return {name: count * (_CJK_WEIGHT if name in _CJK_SCRIPTS else 1.0) for name, count in counts.items() if count}


def _is_japanese(shares: Mapping[str, float]) -> bool:
    """Is this Japanese in a chapter of another language?  One の in a Chinese name is not."""
    kana = shares.get("kana", 0.0)
    return kana >= 2 * _CJK_WEIGHT and kana > 0.2 * sum(shares.values())


def _language_in(script: str, text: str) -> str:
    if script in _LATIN:
        return _latin_language(text)
    for name, telling, usual in _TELLING_LETTERS:
        if name == script:
            return next((language for language, letters in telling if any(one in text for one in letters)), usual)
    return _USUAL[script]


def _latin_language(text: str) -> str:
    """Return the likely language of words in Latin letters: by its little words, its own letters count as much."""
    lower = text.casefold().replace("’", "'")
    words = _WORD.findall(lower)
    scores = {language: sum(word in known for word in words) for language, known in _WORDS_OF.items()}
    for language, letters in _OWN_LETTERS:
        scores[language] += any(letter in lower for letter in letters)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] > scores["en"] else "en"
