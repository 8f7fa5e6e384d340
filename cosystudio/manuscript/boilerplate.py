"""Words that belong to the file and not to the book: licences, edition notices, what web sites put in between."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.web_novels import may_be_notice, reason_of

_HEADER_PARAGRAPHS = 200
_CREDIT_PARAGRAPHS = 6
_LONGEST_NOTICE = 400
_TRANSCRIBER = re.compile(r"[\W_]*transcribers?['’]?s?['’]? notes?[\s|]*:[\s|]*[^\s|]", re.IGNORECASE)
_LONGEST_BEHIND_END = 2_000
_LICENCE_GAP = 40
"""Paragraphs that the licence runs on without naming Project Gutenberg; it does so every few."""
_SHORTEST_STORY = 3_000
"""Letters that a text behind a licence has: fewer are the licence's own last words."""

_ADVERT_MARKS = frozenset(("Advertisement", "Advertisements", "ADVERTISEMENT", "Sponsored", "广告", "广告位"))
_FEWEST_ADVERTS = 2
"""Times that a site says so: a book has one preface of that name."""
_GUTENBERG_START = re.compile(
    r"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG|\*END\*?\s*THE SMALL PRINT", re.IGNORECASE
)
_GUTENBERG_END = re.compile(
    r"\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG|^\W*End of (?:the |this )?Project Gutenberg", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:E-text )?(?:produced|prepared|transcribed|digitized) by |"
    r"This (?:e-?text|eBook|file) was (?:produced|prepared|made)",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\W*(?:[〇○◯零一二三四五六七八九十0-9]{2,4}年[〇○◯零一二三四五六七八九十0-9]{1,3}月[〇○◯零一二三四五六七八九十0-9]{1,3}日版|"
    r"好讀書櫃\W*(?:典藏版|經典版)?|(?:[《︽【].{1,12}[》︾】])?典藏版|全[书書]完|全文完|本[书書]完)\W*"
)
_END_MARK = re.compile(
    r"\W*(?:the end|finis|fin|ende|fine|slut|koniec|конец|完|剧终|終|終わり|おわり|끝)\W*", re.IGNORECASE
)
_WORDS_ALONE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\.?")
_END_OF_A_PART = re.compile(
    r"\W*(?:end of (?:the )?(?:\w+ )?(?:part|book|vol|volume|epoch|canto|act)\b\.?[\w ]{0,20}|"
    r"ende des \w+ (?:teils|buch(?:e)?s|bandes)|"
    r"fin (?:de la|du) [\w ]{0,20}(?:partie|livre|tome|volume)[\w ]{0,10}|конец [\w ]{0,12}(?:части|книги|тома)|"
    r"[第上中下]?[一二三四五六七八九十]{0,3}[部卷册冊篇集]完)\W*",
    re.IGNORECASE,
)


def reasons_to_leave_out(paragraphs: Sequence[str]) -> list[Reason | None]:
    """Return for each paragraph of the whole book why it is not a part of the book, or None where it is."""
    reasons: list[Reason | None] = list(map(_notice, paragraphs))
    for licence in _licences(paragraphs):
        reasons[licence.start : licence.stop] = [Reason.LICENCE] * len(licence)
        for index in _credits(paragraphs, licence.stop):
            reasons[index] = Reason.LICENCE
    adverts = [index for index, text in enumerate(paragraphs) if text in _ADVERT_MARKS]
    for index in adverts if len(adverts) >= _FEWEST_ADVERTS else ():
        reasons[index] = Reason.ADVERT
    own = [index for index, reason in enumerate(reasons) if reason is not Reason.LICENCE]
    if (last := _end_mark(paragraphs, own)) is not None:
        reasons[last] = Reason.END_MARK
    return reasons


def is_end_mark(text: str) -> bool:
    """Does the paragraph say no more than that a book ends?"""
    return _END_MARK.fullmatch(text) is not None


def _end_mark(paragraphs: Sequence[str], own: Sequence[int]) -> int | None:
    """Return the place of the words that end the whole book and are not its last sentence.

    In capitals they end it also where a list of its chapters, or a note about the edition, stands behind them.
    """
    behind = 0
    for index in reversed(own[1:]):
        text = paragraphs[index]
        if not any(map(str.isalnum, text)):
            continue
        if _END_MARK.fullmatch(text) and (not behind or (text.isupper() and _WORDS_ALONE.fullmatch(text))):
            return index
        behind += len(text)
        if behind > _LONGEST_BEHIND_END:
            return None
    return None


def _licences(paragraphs: Sequence[str]) -> Iterator[range]:
    """Yield the headers and licences of Project Gutenberg; a file that holds several books has several."""
    naming = [index for index, text in enumerate(paragraphs) if "utenberg" in text or "UTENBERG" in text]
    ends = [at for at in naming if _GUTENBERG_END.search(paragraphs[at])]
    head = min(_HEADER_PARAGRAPHS, *ends[:1], len(paragraphs))
    starts = [at for at, text in enumerate(paragraphs[:head]) if _GUTENBERG_START.search(text)]
    reached = starts[-1] + 1 if starts else 0
    if reached:
        yield range(reached)
    for index in ends:
        if index >= reached:
            reached = _licence_end(paragraphs, naming, bisect_left(naming, index))
            yield range(index, reached)


def _licence_end(paragraphs: Sequence[str], naming: Sequence[int], first: int) -> int:
    """Return the place behind the licence that begins at `naming[first]`, and behind the next book's header."""
    last = naming[first]
    for index in map(naming.__getitem__, range(first, len(naming))):
        if index - last > _LICENCE_GAP:
            break
        if _GUTENBERG_START.search(paragraphs[index]):
            return index + 1
        if not _CREDIT.match(paragraphs[index]):  # which may stand below the title of the next book
            last = index
    # No paragraph is empty: that many of them are a story in any case, and a long text is not counted for each licence.
    behind = sum(map(len, paragraphs[last + 1 : last + 1 + _SHORTEST_STORY]))
    return last + 1 if behind >= _SHORTEST_STORY else len(paragraphs)


def _credits(paragraphs: Sequence[str], start: int) -> Iterator[int]:
    behind = range(start, min(start + _CREDIT_PARAGRAPHS, len(paragraphs)))
    yield from (index for index in behind if _CREDIT.match(paragraphs[index]))


def _notice(text: str) -> Reason | None:
    if len(text) > _LONGEST_NOTICE:
        return None
    if not may_be_notice(text):
        return None
    if _TRANSCRIBER.match(text):
        return Reason.ANNOTATION
    lines = text.split("\n")
    if all(map(_EDITION.fullmatch, lines)):
        return Reason.EDITION
    if _END_OF_A_PART.fullmatch(text):
        return Reason.END_MARK
    reasons = list(map(reason_of, lines))
    return reasons[0] if all(reasons) else None
