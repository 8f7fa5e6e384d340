"""Paragraphs that only lead elsewhere: “Back to top”, “ToC”, “Next”."""

import re
from collections import Counter

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.markup.page import MarkupPage, without
from cosystudio.manuscript.text import squeezed

_LONGEST = 40
_REPEATED = 3
_WAYS = re.compile(
    r"(?:(?:back|return|go|jump|skip)\s?to\s?(?:the\s?)?)?"
    r"(?:top(?:\s?of\s?page)?|toc|table\s?of\s?contents|contents|main\s?content|index|home|start)|"
    r"(?:next|previous|prev|back|up)(?:\s?(?:chapter|page|section))?|inhalt|zurück|weiter|sommaire|retour|suivant|"
    r"目录|目錄|返回(?:目录|目錄|首页|首頁|顶部|頂部)|回(?:目录|目錄|首页|首頁|书页)|[上下]一[页頁章节節回]|目次(?:へ)?|оглавление|назад|вверх|"
    r"(?:[\s|/·•<>«»‹›←→↑^\[\]-])+",
    re.IGNORECASE,
)


def is_way(text: str) -> bool:
    """Does the line say no more than where it leads?"""
    return len(text) <= _LONGEST and _WAYS.fullmatch(text.strip(" []()|<>«»‹›←→↑^.:")) is not None


def without_ways(page: MarkupPage, account: Account) -> MarkupPage:
    """Return the page without paragraphs of links for finding one's way; those are entered in `account`."""
    texts = {place: page.pieces[place].text for place in page.links_alone if place < len(page.pieces)}
    counts = Counter(squeezed(text) for text in texts.values() if len(text) <= _LONGEST)
    dropped = bytearray(len(page.pieces))
    for place, text in texts.items():
        if page.pieces[place].kind is Kind.HEADING or len(text) > _LONGEST:
            continue
        is_repeated = counts[squeezed(text)] >= _REPEATED and label_of(text) is None
        if is_repeated or is_way(text):
            dropped[place] = 1
            account.skip(Reason.NAVIGATION, text)
    return without(page, dropped) if any(dropped) else page
