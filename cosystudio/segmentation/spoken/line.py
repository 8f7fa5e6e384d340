"""The whole way from a line as it is shown to a line as it is sent."""

import re

from cosystudio.book.model import Kind
from cosystudio.book.spoken_form import AS_WRITTEN, SpokenRules
from cosystudio.segmentation.spans import CJK
from cosystudio.segmentation.spoken.abbreviations import with_words_for_abbreviations
from cosystudio.segmentation.spoken.addresses import stretches, with_hosts
from cosystudio.segmentation.spoken.chinese import installed_grammar, with_characters_for_figures
from cosystudio.segmentation.spoken.clean import cleaned, is_sayable, single_spaced
from cosystudio.segmentation.spoken.figures import with_words_for_figures
from cosystudio.segmentation.spoken.final_stop import final_stop
from cosystudio.segmentation.spoken.roman import with_numbered_heading

_FIGURE = re.compile("[0-9½¼¾⅓⅔]")
_HAN = re.compile(f"[{CJK}]")
_KANA_OR_HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OTHER_SCRIPT = re.compile(f"[{CJK}\u0400-\u04ff\u0590-\u08ff\u0900-\u0fff]")
_LETTER = re.compile(r"[^\W\d_]")


def spoken_text(text: str, kind: Kind = Kind.PROSE, language: str = "", rules: SpokenRules = AS_WRITTEN) -> str:
    """Return what is sent to the voice for a line, or "" when there is no letter or digit in it to be said.

    `language` is the BCP 47 tag of the chapter.  Sent once more by the same rules, the result stays what it is.
    """
    seen = cleaned(text)
    return finished(normalised(seen, kind, language, rules), language, rules) if is_sayable(seen) else ""


def normalised(text: str, kind: Kind, language: str, rules: SpokenRules, *, is_whole: bool = True) -> str:
    """Return a clean line, or a stretch of one (`is_whole` false), with its words as the rules want them spoken.

    Pure, and the same for a stretch wherever it stands, but for this: a Roman number that makes up a heading, or
    begins it, is one only in a whole heading.  Addresses, names of figures and whatever else is not surely understood
    stay as written.  What concerns the line's end is left to `finished`, which needs all of it.
    """
    if rules.roman_headings and kind is Kind.HEADING:
        text = with_numbered_heading(text, is_whole=is_whole)
    text = with_hosts(text, rules.urls)
    reads_figures = rules.numbers and _FIGURE.search(text) is not None
    if not (reads_figures or rules.abbreviations):
        return text
    tag = _language_of(text, language)
    pieces = stretches(text)
    return "".join(piece if is_address else _written_out(piece, tag, rules) for piece, is_address in pieces)


def finished(text: str, language: str, rules: SpokenRules) -> str:
    """Return a line of normalised stretches as it is sent: with its final stop; "" when nothing is left to be said."""
    if not is_sayable(text):
        return ""
    line = single_spaced(text)
    return line + final_stop(line, language) if rules.final_stop else line


def _written_out(text: str, language: str, rules: SpokenRules) -> str:
    primary = language.partition("-")[0]
    if rules.abbreviations:
        text = with_words_for_abbreviations(text, primary)
    if not rules.numbers:
        return text
    if primary == "zh" and _FIGURE.search(text):
        return with_characters_for_figures(text, language, installed_grammar())
    return with_words_for_figures(text, primary)


def _language_of(text: str, language: str) -> str:
    """Return the tag in lower case; "" where the script shows that the line is in another language."""
    tag = language.lower()
    primary = tag.partition("-")[0]
    if primary == "zh":
        is_ours = not _KANA_OR_HANGUL.search(text) and (_HAN.search(text) or not _LETTER.search(text))
    elif primary in ("ru", "uk", "bg"):
        is_ours = bool(_CYRILLIC.search(text))
    else:
        is_ours = not _OTHER_SCRIPT.search(text)
    return tag if is_ours else ""
