"""How pinyin, phonemes and SSML are written for the services that take them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from cosystudio.book.spoken_form import SSML_MARK, Form

Write = Callable[[str, str], str]
"""From the words as they stand in the text, and what is said for them, to what is sent."""

BRACKETS, DOUBLE_BRACKETS, SSML = "brackets", "double brackets", "ssml"
"""CosyVoice3 takes each sound in brackets, Piper phonemes in double ones, Alibaba Cloud SSML."""

_INITIALS = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)", re.DOTALL)
_TONES = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300"}
_SYLLABLE = re.compile(r"([^\W\d_]+)([0-5]?)")


def forms(markup: str) -> frozenset[Form]:
    """Return the forms that can be sent with this markup; a respelling always can."""
    return frozenset((Form.RESPELLING, *_WRITTEN.get(markup, {})))


def written(markup: str, form: Form, words: str, spoken: str) -> str:
    """Return what is sent where `words` stand and `spoken` is said; the latter where the markup lacks the form."""
    write = _WRITTEN.get(markup, {}).get(form)
    return write(words, spoken) if write else spoken


def is_ssml(markup: str) -> bool:
    """True where a line with marked words is a document of its own and its other text has to be escaped."""
    return markup == SSML


def document(parts: str) -> str:
    """Return a line of SSML as it is sent."""
    return f"{SSML_MARK}<speak>{parts}</speak>"


def plain(text: str) -> str:
    """Return text as it stands within SSML."""
    return escape(text)


def _bracketed_pinyin(_words: str, spoken: str) -> str:
    """``ji3 yǔ`` as ``[j][ǐ][y][ǔ]``: initial and final of each syllable, the tone as its mark."""
    return "".join(_bracketed(_marked(*syllable)) for syllable in _SYLLABLE.findall(spoken.lower()))


def _bracketed(syllable: str) -> str:
    initial, final = _INITIALS.fullmatch(syllable).groups()  # type: ignore[union-attr]  # it matches everything
    return "".join(f"[{part}]" for part in (initial, final) if part)


def _marked(syllable: str, tone: str) -> str:
    """Return a syllable with the mark of its tone on the vowel that bears it."""
    letters = syllable.replace("v", "ü").replace("u:", "ü")
    if tone not in _TONES:
        return letters
    at = next((letters.find(vowels) for vowels in ("a", "e", "ou") if vowels in letters), -1)
    if at < 0:
        at = max((place for place, letter in enumerate(letters) if letter in "aeiouü"), default=len(letters) - 1)
    return unicodedata.normalize("NFC", letters[: at + 1] + _TONES[tone] + letters[at + 1 :])


def _bracketed_phonemes(_words: str, spoken: str) -> str:
    return "".join(f"[{sound}]" for sound in spoken.upper().split())


def _in_double_brackets(_words: str, spoken: str) -> str:
    return f"[[ {spoken.strip().strip('/').replace(']', '')} ]]"


def _phoneme(alphabet: str) -> Write:
    def write(words: str, spoken: str) -> str:
        return f"<phoneme alphabet={quoteattr(alphabet)} ph={quoteattr(spoken)}>{escape(words)}</phoneme>"

    return write


def _as_it_is(_words: str, spoken: str) -> str:
    return spoken


_WRITTEN: Mapping[str, Mapping[Form, Write]] = MappingProxyType(
    {
        BRACKETS: {Form.PINYIN: _bracketed_pinyin, Form.PHONEMES: _bracketed_phonemes},
        DOUBLE_BRACKETS: {Form.PHONEMES: _in_double_brackets},
        SSML: {Form.PINYIN: _phoneme("py"), Form.PHONEMES: _phoneme("cmu"), Form.SSML: _as_it_is},
    }
)
