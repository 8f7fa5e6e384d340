"""What a page says of itself: title, author, language."""

import re
from collections.abc import Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser

from cosystudio.manuscript.plain_text.about import header_fields
from cosystudio.manuscript.text import one_line

_HEAD = re.compile(r"(?:(?!<body\b)[\s\S]){0,200000}+", re.IGNORECASE)
_TITLES = ("dc.title", "citation_title", "og:title")
_AUTHORS = ("dc.creator", "author", "citation_author", "article:author", "book:author")
_LANGUAGES = ("dc.language", "content-language", "og:locale")
_EBOOK = re.compile(r"^(?:the )?project gutenberg(?:'s)? (?:e-?book|etext) of |^project gutenberg's ", re.IGNORECASE)
_BY = re.compile(r"^(?P<title>.+?),? by (?P<author>[A-Z][^|]{1,60}?)\.?(?: \| Project Gutenberg)?$")
_SITE = re.compile(r"^(?P<title>.{3,}?)\s+[|–—»·-]\s+[^|–—»·]{2,40}$")


_RULE = re.compile(r"(?P<names>[^{}<>]{1,300})\{(?P<body>[^{}]{0,2000})\}")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CLASS = re.compile(r"\.(?P<name>[\w-]+)\s*$")
_TITLED = "p.title, p.MsoTitle, p.Title, .book-title, .booktitle"
_OPENING = 20_000
_LONGEST_TITLE = 120


def bold_classes(text: str) -> frozenset[str]:
    """Return the classes that the style sheet in the page's head sets in bold."""
    match = _HEAD.match(text)
    names = (rule["names"] for rule in _RULE.finditer(match[0] if match else "") if _BOLD.search(rule["body"]))
    classes = (_CLASS.search(name) for group in names for name in group.split(","))
    return frozenset(found["name"] for found in classes if found)


def about(text: str, first_lines: Sequence[str]) -> tuple[str, str, str]:
    """Return title, author and language; nothing for what the page does not say.

    `first_lines` are those of its text, where Project Gutenberg's header stands.
    """
    match = _HEAD.match(text)
    head = match[0] if match else ""
    page = LexborHTMLParser(text[: len(head) + _OPENING])
    fields = header_fields(first_lines)
    metas = _metas(page)
    root = page.root
    language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root is not None else ""
    title, author = _title(page.css_first("head title"))
    byline = page.css_first("[rel=author]")
    author = author or (one_line(byline.text())[:_LONGEST_TITLE] if byline is not None else "")
    if not title:
        shown = page.css_first(_TITLED)
        title = one_line(shown.text())[:_LONGEST_TITLE] if shown is not None else ""
    return (
        fields.get("title") or _first(metas, _TITLES) or title,
        fields.get("author") or _author(metas) or author,
        language or _first(metas, _LANGUAGES) or fields.get("language", ""),
    )


def _metas(page: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.css("meta"):
        attributes = meta.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("http-equiv") or ""
        if words := one_line(attributes.get("content") or ""):
            found.setdefault(name.casefold(), words)
    return found


def _first(metas: Mapping[str, str], names: Sequence[str]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _author(metas: Mapping[str, str]) -> str:
    author = _first(metas, _AUTHORS)
    return "" if author.startswith("http") else author


def _title(element: object) -> tuple[str, str]:
    """Return the title, the name of the site taken off it, and the author that it names."""
    title = one_line(element.text()) if hasattr(element, "text") else ""
    title = _EBOOK.sub("", title)
    if match := _BY.match(title):
        return match["title"], match["author"]
    match = _SITE.match(title)
    return (match["title"] if match else title), ""
