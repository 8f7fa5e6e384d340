"""What the elements of a page mean for a voice: which are blocks, which are verse, which are not spoken and why."""

import re

from cosystudio.manuscript.account import Reason

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "th", "thead", "tr", "ul", "caption",
))  # fmt: skip
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SECTIONS = frozenset(["body", "section", "article", "div"])
SILENT = frozenset(["head", "script", "style", "template", "title", "rp", "colgroup"])
"""Never words of the book: nothing to account for."""

_VERSE = frozenset(["poem", "verse", "song", "hymn", "lyrics", "poetry"])
_STANZA = frozenset(["stanza", "linegroup", "lg"])
_BY_ELEMENT = {
    "nav": Reason.CONTENTS,
    "rt": Reason.RUBY,
    "rtc": Reason.RUBY,
    "table": Reason.TABLE,
    "math": Reason.FORMULA,
    "svg": Reason.MEDIA,
    "audio": Reason.MEDIA,
    "video": Reason.MEDIA,
    "object": Reason.MEDIA,
    "iframe": Reason.MEDIA,
    "canvas": Reason.MEDIA,
}
_BY_ROLE = {
    "noteref": Reason.NOTE_MARK,
    "backlink": Reason.NOTE_MARK,
    "referrer": Reason.NOTE_MARK,
    "footnote": Reason.NOTE,
    "endnote": Reason.NOTE,
    "rearnote": Reason.NOTE,
    "note": Reason.NOTE,
    "pagebreak": Reason.PAGE_NUMBER,
    "annotation": Reason.ANNOTATION,
    "toc": Reason.CONTENTS,
    "landmarks": Reason.CONTENTS,
    "page-list": Reason.CONTENTS,
}
_BY_CLASS = {
    "pagenum": Reason.PAGE_NUMBER,
    "pageno": Reason.PAGE_NUMBER,
    "page-number": Reason.PAGE_NUMBER,
    "pgheader": Reason.LICENCE,
    "pgfooter": Reason.LICENCE,
    "pg-boilerplate": Reason.LICENCE,
}
_MUTED_BY_ELEMENT = {"figure": Reason.CAPTION, "figcaption": Reason.CAPTION}
_MUTED_BY_ROLE = {"footnotes": Reason.NOTE, "endnotes": Reason.NOTE, "rearnotes": Reason.NOTE}
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§‖¶]{1,4}|[a-z])[\])]?|[①-⑳]|[〔【\[]\d{1,4}[〕】\]]|↩︎?")


def roles_of(attributes: dict[str, str]) -> tuple[str, ...]:
    """Return the structural types of the element, ``z3998:`` and ``doc-`` taken off."""
    if not attributes:
        return ()
    types = [word.rpartition(":")[2] for word in attributes.get("epub:type", "").split()]
    return (*types, *(word.removeprefix("doc-") for word in attributes.get("role", "").split()))


def reason_to_skip(element: str, attributes: dict[str, str], roles: tuple[str, ...]) -> Reason | None:
    """Return why nothing inside the element is spoken, or None when it is."""
    if element in _BY_ELEMENT:
        return _BY_ELEMENT[element]
    if not attributes:
        return None
    for role in roles:
        if role in _BY_ROLE:
            return _BY_ROLE[role]
    for name in attributes.get("class", "").split():
        if name in _BY_CLASS:
            return _BY_CLASS[name]
    is_hidden = "hidden" in attributes or re.search(r"display\s*:\s*none", attributes.get("style", ""))
    return Reason.HIDDEN if is_hidden else None


def reason_to_mute(element: str, roles: tuple[str, ...]) -> Reason | None:
    """Return why each block inside the element is left out on its own account, or None."""
    return _MUTED_BY_ELEMENT.get(element) or next((_MUTED_BY_ROLE[r] for r in roles if r in _MUTED_BY_ROLE), None)


def is_verse(attributes: dict[str, str], roles: tuple[str, ...]) -> bool:
    """Does the element hold verse?"""
    return not _VERSE.isdisjoint(roles) or not (_VERSE | _STANZA).isdisjoint(attributes.get("class", "").split())


def is_stanza(attributes: dict[str, str]) -> bool:
    """Is the element one stanza, its lines being elements of their own?"""
    return not _STANZA.isdisjoint(attributes.get("class", "").split())


def is_note_mark(link: str, *, is_raised: bool) -> bool:
    """Is the text of this link a mark that leads to a note?  A bare number is one only when it stands raised."""
    link = link.strip()
    return bool(_NOTE_MARK.fullmatch(link)) and (is_raised or not link.isalnum())
