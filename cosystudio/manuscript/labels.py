"""What the words of a heading say: CHAPTER XII, Zweiter Teil, 第三十回, § 4, and the title behind the number."""

import re
from dataclasses import dataclass

from cosystudio.manuscript.numbers import HAN_NUMBER, NUMBER_WORD, number
from cosystudio.manuscript.text import one_line

LONGEST_HEADING = 110
BARE_STYLES = ("roman", "arabic", "han", "section")
"""The styles of headings that are a number and no word."""

_CHAPTER_WORDS = (
    "chapter|chap|kapitel|chapitre|capítulo|capitulo|capitolo|hoofdstuk|kapittel|kapitola|rozdział|глава|luku|"
    "adventure|letter|stave|canto|scene|episode|fable|lecture|story|sketch|night|brief|lettre"
)
_PART_WORDS = (
    "part|book|volume|vol|teil|buch|band|partie|livre|tome|parte|libro|tomo|deel|część|часть|книга|том|act|akt"
)
_ROMAN = r"(?=[ivxlcdmIVXLCDM])[IVXLCDM]+|(?=[ivxlcdm])[ivxlcdm]+"
_SEPARATOR = r"[.:)\]—–―\-、．：\s]+"

_WORD_FIRST = re.compile(
    rf"(?P<word>{_CHAPTER_WORDS}|{_PART_WORDS})\b\.?\s+(?:the\s+|no\.?\s*)?"
    rf"(?P<number>\d{{1,4}}|(?:{_ROMAN})\b|(?:{NUMBER_WORD})(?:[ -](?:{NUMBER_WORD}))?\b)"
    rf"(?:{_SEPARATOR}(?P<title>\S.*)|[.:]?)",
    re.IGNORECASE,
)
_ORDINAL_FIRST = re.compile(
    rf"(?:the\s+)?(?P<number>{NUMBER_WORD}|\d{{1,3}}\.)\s+(?P<word>{_CHAPTER_WORDS}|{_PART_WORDS})\b"
    rf"(?:{_SEPARATOR}(?P<title>\S.*)|[.:]?)",
    re.IGNORECASE,
)
_HAN_COUNTED = re.compile(
    rf"(?:正文\s*|【正文】\s*)?(?:第(?P<number>{HAN_NUMBER})(?P<word>章|回|节|節|話|话|幕|夜|折|出|卷|部分|部|集|篇|編|册|冊)|卷(?P<volume>{HAN_NUMBER}))"
    r"(?P<title>.*)"
)
_HAN_PARTS = frozenset(("卷", "部分", "部", "集", "篇", "編", "册", "冊"))
_NUMBER_FIRST = (
    ("roman", re.compile(r"(?P<number>[IVXLCDM]+)(?:[.:)]|(?=\s*$)|(?=\s*[—–]))(?:\s*[—–]?\s*(?P<title>\S.*))?")),
    ("section", re.compile(r"§\s*(?P<number>\d{1,3})[.:)]?(?:\s+(?P<title>\S.*))?")),
    ("arabic", re.compile(r"(?P<number>\d{1,3})(?:[.:)、．](?!\d)|(?=\s*$))(?:\s*(?P<title>\S.*))?")),
    ("han", re.compile(rf"(?P<number>(?![0-9]){HAN_NUMBER})(?:[、.．　 ]+(?P<title>\S.*)|(?=\s*$))")),
)
_SENTENCE_END = re.compile(r"[。．，；！？!?;,…—]$|[^.\s]{2}\.$")
_UNNUMBERED = re.compile(
    r"prologue|epilogue|prolog|epilog|prólogo|epílogo|prologo|epilogo|épilogue|"
    r"楔子|序章|序幕|引子|尾声|尾聲|终章|終章|大结局|(?:番外|プロローグ|エピローグ)(?:\s.*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A numbered heading: the word it counts with (its style), the number, the title behind it, part or chapter."""

    style: str
    number: int
    title: str
    is_part: bool

    @property
    def is_bare(self) -> bool:
        """Has it a number only, so that the next heading may be its title?"""
        return not self.title


def label_of(text: str) -> Label | None:
    """Return what a numbered heading says, or None when the line is not numbered as headings are."""
    text = one_line(text)
    if not text or len(text) > LONGEST_HEADING:
        return None
    return _worded(text) or _counted_in_han(text) or _number_first(text)


def is_part(text: str) -> bool:
    """Does the heading announce a part, a book or a volume?"""
    label = label_of(text)
    return label is not None and label.is_part


def is_unnumbered_chapter(text: str) -> bool:
    """Is this a chapter that stands outside the numbers, such as a prologue?"""
    return _UNNUMBERED.fullmatch(one_line(text).strip(".:：")) is not None


def with_title(label: str, title: str) -> str:
    """Return a number and its title as one heading: ``CHAPTER ONE: THE EVE OF THE WAR``."""
    if not title or not label:
        return label or title
    if re.search(r"[⺀-鿿]$", label) or not label[-1].isalnum():
        return f"{label} {title}"
    return f"{label}: {title}"


def _worded(text: str) -> Label | None:
    for form in (_WORD_FIRST, _ORDINAL_FIRST):
        match = form.fullmatch(text)
        if match is None or _is_running_text(match["title"] or ""):
            continue
        value = number(match["number"].rstrip("."))
        if value is not None:
            word = match["word"].casefold()
            return Label(word, value, match["title"] or "", re.fullmatch(_PART_WORDS, word) is not None)
    return None


def _is_running_text(title: str) -> bool:
    """Is this a sentence that only begins like a heading: ``Book one of the seats, please.``?"""
    return title[:1].islower()


def _counted_in_han(text: str) -> Label | None:
    match = _HAN_COUNTED.fullmatch(text)
    value = number(match["number"] or match["volume"]) if match else None
    if not match or value is None:
        return None
    title = match["title"].strip(" :：、.．—-")
    if len(title) > 45 or _SENTENCE_END.search(match["title"]):
        return None
    word = match["word"] or "卷"
    return Label(word, value, title, word in _HAN_PARTS)


def _number_first(text: str) -> Label | None:
    for style, form in _NUMBER_FIRST:
        match = form.fullmatch(text)
        value = number(match["number"]) if match else None
        if match and value is not None:
            title = match["title"] or ""
            return Label(f"{style} titled" if title else style, value, title, is_part=False)
    return None
