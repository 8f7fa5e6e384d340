"""Paragraphs that only lead elsewhere: “Back to top”, “ToC”, “Next”."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.markup.page import MarkupPage, without
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.text import squeezed

_LONGEST = 40
_REPEATED = 3
_ENDS_SENTENCE = tuple(".!?…。！？”’」』\"'")
_LINK = re.compile(r"<a\s[^<>]*+>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s(id|name|href)\s*+=\s*+[\"']([^\"'<>]*+)[\"']")
_WAYS = re.compile(
    r"(?:(?:back|return|go|jump|skip)\s?to\s?(?:the\s?)?)?"
    r"(?:top(?:\s?of\s?page)?|toc|table\s?of\s?contents|contents|main\s?content|index|home|start)|"
    r"(?:next|previous|prev|back|up)(?:\s?(?:chapter|page|section))?|inhalt|zurück|weiter|sommaire|retour|suivant|"
    r"目录|目錄|返回(?:目录|目錄|首页|首頁|顶部|頂部)|回(?:目录|目錄|首页|首頁|书页)|[上下]一[页頁章节節回]|目次(?:へ)?|оглавление|назад|вверх|"
    r"(?:[\s|/·•<>«»‹›←→↑^\[\]-])+",
    re.IGNORECASE,
)


def named_links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the target of each link of the page that has both; marks of notes and their ways back do."""
    for tag in _LINK.finditer(text):
        attributes = dict(_ATTRIBUTE.findall(tag[0]))
        id = attributes.get("id") or attributes.get("name")
        href = attributes.get("href", "")
        if id and "#" in href:
            yield id, href


def paired(links: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield those of the sources that lead to a source that leads back."""
    known = set(links)
    yield from (source for source, target in links if source != target and (target, source) in known)


def without_running_heads(page: MarkupPage, account: Account) -> MarkupPage:
    """Return the page without the line that most of its parts begin with above their headings."""
    firsts = [first for first, end in pairwise(page.bounds) if end > first + 1]
    lines = {
        first: squeezed(page.pieces[first].text)
        for first in firsts
        if _may_run(page.pieces[first]) and _is_heading(page.pieces[first + 1])
    }
    counts = Counter(lines.values())
    dropped = bytearray(len(page.pieces))
    for first, line in lines.items():
        if counts[line] >= _REPEATED and 2 * counts[line] > len(firsts) and not any(map(str.isdigit, line)):
            dropped[first] = 1
            account.skip(Reason.RUNNING_HEAD, page.pieces[first].text)
    return without(page, dropped) if any(dropped) else page


def _may_run(piece: Piece) -> bool:
    text = piece.text
    is_line = piece.kind is Kind.PROSE and len(text) <= _LONGEST and not text.endswith(_ENDS_SENTENCE)
    return is_line and label_of(text) is None


def _is_heading(piece: Piece) -> bool:
    return piece.kind is Kind.HEADING or label_of(piece.text) is not None


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
