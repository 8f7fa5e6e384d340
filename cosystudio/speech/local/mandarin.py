"""Chinese text as the phonemes that Kokoro was trained on: IPA with arrows for the tones, a space between words."""

import logging
import re
import warnings
from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin

from cosystudio.errors import Refused
from cosystudio.speech.local.mandarin_numbers import spell_out

if TYPE_CHECKING:
    from jieba import Tokenizer

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""The ranges of Chinese characters, for the inside of a character class."""


def _table(pairs: str) -> dict[str, str]:
    return {pinyin: sound for pinyin, _, sound in (pair.partition(":") for pair in pairs.split())}


# Duanmu, The Phonology of Standard Chinese (2nd ed., 2007), in the letters of the model's vocabulary.
_INITIALS = _table(
    ":  b:p p:pʰ m:m f:f  d:t t:tʰ n:n l:l  g:k k:kʰ h:x  j:ʨ q:ʨʰ x:ɕ  zh:ꭧ ch:ꭧʰ sh:ʂ r:ɻ  z:ʦ c:ʦʰ s:s"
)
_FINALS = _table(
    "a:a- ai:ai- an:a-n ang:a-ŋ ao:au-  o:wo- ou:ou- ong:ʊ-ŋ  e:ɤ- ei:ei- en:ə-n eng:ə-ŋ"
    "  i:i- ia:ja- ian:jɛ-n iang:ja-ŋ iao:jau- ie:je- in:i-n ing:i-ŋ iong:jʊ-ŋ iou:jou-"
    "  u:u- ua:wa- uai:wai- uan:wa-n uang:wa-ŋ uei:wei- uen:wə-n ueng:wə-ŋ uo:wo-"
    "  v:y- ve:ɥe- van:ɥɛ-n vn:y-n"
)
"""The hyphen is where the tone is written: after the vowel, before a nasal."""
_BUZZED = {"zh", "ch", "sh", "r", "z", "c", "s"}
"""After these, i is no vowel of its own but the consonant drawn out."""
_ALONE = _table("er:ɚ- o:ɔ- ê:ɛ- m:m- n:n- ng:ŋ- hm:hm- hng:hŋ-")
"""Syllables that are spoken as a whole, mostly interjections."""
_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_MARKS = str.maketrans(
    dict.fromkeys("，、", ", ")
    | {"。": ". ", "．": ". ", "！": "! ", "？": "? ", "：": ": ", "；": "; ", "·": " "}
    | dict.fromkeys("《「『【〈", " “")
    | dict.fromkeys("》」』】〉", "” ")
    | {"（": " (", "）": ") ", "~": "—", "～": "—"}
)
_HAN_RUN = re.compile(f"[{HAN}]+")


class MandarinPhonemes:
    """Reads Chinese; loads a dictionary of words, which takes about a second."""

    def __init__(self) -> None:
        self._words = _load_words()

    def __call__(self, text: str) -> str:
        """Return the phonemes of Chinese text.  Raises Refused for a character that no dictionary has."""
        return _HAN_RUN.sub(self._run, spell_out(text).translate(_MARKS))

    def _run(self, run: re.Match[str]) -> str:
        return " ".join(map(_word, self._words.lcut(run.group())))


def _word(word: str) -> str:
    """Return the phonemes of one word; its characters' readings depend on each other."""
    initials = lazy_pinyin(word, Style.INITIALS, errors=_unknown, strict=True)
    finals = lazy_pinyin(word, Style.FINALS_TONE3, errors=_unknown, strict=True, neutral_tone_with_five=True)
    wholes = lazy_pinyin(word, Style.TONE3, errors=_unknown, neutral_tone_with_five=True)
    return "".join(map(_syllable, initials, finals, wholes))


def _syllable(initial: str, final: str, whole: str) -> str:
    tone = _TONES[whole[-1]]
    if whole[:-1] in _ALONE:
        return _ALONE[whole[:-1]].replace("-", tone)
    vowel = final[:-1]
    sound = "ɨ-" if vowel == "i" and initial in _BUZZED else _FINALS[vowel]
    return _INITIALS[initial] + sound.replace("-", tone)


def _unknown(characters: str) -> str:
    raise Refused(f"The Chinese voice does not know how to read “{characters}”; write it with another character.")


def _load_words() -> "Tokenizer":
    with warnings.catch_warnings():
        # jieba 0.42.1 has invalid escapes in its source and imports pkg_resources; both only warn (fxsjy/jieba#995).
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)  # else it tells standard error that it loads
    words = jieba.Tokenizer()
    # What `initialize` does, without the cache that it leaves in the shared folder for temporary files.
    words.FREQ, words.total = words.gen_pfdict(words.get_dict_file())
    words.initialized = True
    return words
