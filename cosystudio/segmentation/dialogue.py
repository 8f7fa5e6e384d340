"""Dialogue after dashes, as French, Spanish, Russian and many other languages set it: — Oui, dit-il, je viens."""

import re
from collections.abc import Iterator

from cosystudio.segmentation.spans import Span, trimmed

_TAGS = "fr es it pt ca gl ro ru uk be bg sr mk pl cs sk sl hr hu el tr sv da no nb nn fi et lv lt"
_LANGUAGES = frozenset(_TAGS.split())

_FIRST = re.compile(r"\s*(?:[—–―]|-{1,2}(?=\s))")
_DASH = re.compile(r"[—–―]|(?<=\s)-{1,2}(?=\s)")
_STOP = re.compile(r"[.,!?…:;»”\"]\s*$")
_LOWER = re.compile(r"\s*[^\W\d_]")

_FRENCH_VERBS = (
    "dit|dis|dirent|répondit|répondis|répliqua|demanda|demandai|écria|écriai|reprit|repris|fit|ajouta|ajoutai|murmura|"
    "cria|continua|pensa|observa|repartit|interrompit|riposta|poursuivit|balbutia|exclama|hurla|souffla|soupira|"
    "murmurai|criai|insista|déclara|expliqua|remarqua|acheva|commença|grommela|gronda|chuchota|rétorqua|protesta|répéta"
)
_FRENCH_ASIDE = re.compile(
    rf"(?<=[,!?…»])\s+(?:(?:lui|leur|me|nous|se|te)\s+|[smt][’'])*(?:{_FRENCH_VERBS})\b"
    r"(?:(?:-t)?-(?:il|elle|ils|elles|on|je)\b|\s+(?=[A-ZÀ-Þ]|l[’']|(?:le|la|les|un|une|mon|ma|son|sa|ce|cet|cette|notre)\s))"
    r"(?:\b(?:MM?|Mrs?|Mmes?|Mlles?|Dr|Mgr|St)\.|[^.!?…,;—]){0,200}[.,;!?…]*"
)
_FRENCH_NARRATION = re.compile(r"\s*(?:(?:Et|Puis|Alors|Mais)\s+)?(?:[Ii]ls?|[Ee]lles?)\s")


def dash_speech(text: str, language: str) -> list[Span] | None:
    """Return what is spoken in a paragraph of dialogue that starts with a dash; None where it is no such paragraph."""
    primary = language.partition("-")[0].lower()
    first = _FIRST.match(text)
    if primary not in _LANGUAGES or first is None:
        return None
    asides = list(_french_asides(text)) if primary == "fr" else []
    return _without(text, asides or list(_asides(text, first.end())))


def _asides(text: str, since: int) -> Iterator[Span]:
    """Yield what lies between a dash that ends the speech and the one that takes it up again.

    Spanish sets —Sí —dijo—. Vamos: the dash is on the side of the narrator.  Russian sets — Да, — сказал он. — Идём.
    """
    start: int | None = None
    for dash in _DASH.finditer(text, since):
        at, end = dash.span()
        if start is None and _ends_speech(text, at, end):
            start = at
        elif start is not None and _takes_up(text, at, end):
            yield start, _after_marks(text, end) if _clings_left(text, at, end) else at
            start = None
    if start is not None:
        yield start, len(text)


def _ends_speech(text: str, at: int, end: int) -> bool:
    following = _LOWER.match(text, end)
    if following is None or not following.group()[-1].islower():
        return False
    clings_right = text[at - 1].isspace() and not text[end : end + 1].isspace()
    return clings_right or bool(_STOP.search(text, max(0, at - 4), at))


def _takes_up(text: str, at: int, end: int) -> bool:
    return _clings_left(text, at, end) or bool(_STOP.search(text, max(0, at - 4), at))


def _clings_left(text: str, at: int, end: int) -> bool:
    """Is the dash right behind a word, with a space or a mark after it?"""
    return not text[at - 1].isspace() and not text[end : end + 1].isalnum()


def _after_marks(text: str, end: int) -> int:
    while end < len(text) and text[end] in ".,;:!?…":
        end += 1
    return end


def _french_asides(text: str) -> Iterator[Span]:
    for aside in _FRENCH_ASIDE.finditer(text):
        start, end = aside.span()
        if aside.group().rstrip().endswith(".") and _FRENCH_NARRATION.match(text, end):
            yield start, len(text)
            return
        yield start, end


def _without(text: str, asides: list[Span]) -> list[Span]:
    borders = [0, *(border for aside in asides for border in aside), len(text)]
    spans = (trimmed(text, span) for span in zip(borders[::2], borders[1::2], strict=True))
    return [(start, end) for start, end in spans if any(letter.isalnum() for letter in text[start:end])]
