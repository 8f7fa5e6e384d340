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
PLAIN = frozenset((
    "i", "em", "u", "s", "small", "big",
    "span", "font", "cite", "q", "dfn", "var", "abbr", "mark", "ins",
    "tt", "kbd", "samp", "sub", "time", "bdi", "bdo",
))  # fmt: skip
"""Elements that without attributes mean nothing for a voice."""
SECTIONS = frozenset(["body", "section", "article", "div"])
NOT_TEXT = frozenset(["head", "script", "style", "template"])
"""Never words of the book: nothing to account for."""
CELLS = frozenset(["td", "th"])
CHANGES = frozenset(
    (*HEADINGS, "b", "strong", "hgroup", "pre", "sup", "figure", "figcaption", "table", "tr", "td", "th", "ruby", "rt")
)
"""Elements that mean something for the text inside even without attributes."""

_VERSE = frozenset(["poem", "verse", "song", "hymn", "lyrics", "poetry"])
_STANZA = frozenset(["stanza", "linegroup", "lg"])
_BY_ELEMENT = {
    "nav": Reason.CONTENTS,
    "rp": Reason.RUBY,
    "rtc": Reason.RUBY,
    "title": Reason.METADATA,
    "colgroup": Reason.TABLE,
    "math": Reason.FORMULA,
    "svg": Reason.MEDIA,
    "audio": Reason.MEDIA,
    "video": Reason.MEDIA,
    "object": Reason.MEDIA,
    "iframe": Reason.MEDIA,
    "canvas": Reason.MEDIA,
    "noscript": Reason.HIDDEN,
    "note-number": Reason.NOTE_MARK,
}
_BY_ROLE = {
    "noteref": Reason.NOTE_MARK,
    "backlink": Reason.NOTE_MARK,
    "referrer": Reason.NOTE_MARK,
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
    "page_number": Reason.PAGE_NUMBER,
    "pagenumber": Reason.PAGE_NUMBER,
    "mw-editsection": Reason.NAVIGATION,
    "sr-only": Reason.HIDDEN,
    "visually-hidden": Reason.HIDDEN,
    "visuallyhidden": Reason.HIDDEN,
    "screen-reader-text": Reason.HIDDEN,
    "MsoCommentReference": Reason.COMMENT,
    "MsoCommentText": Reason.COMMENT,
    "msocomtxt": Reason.COMMENT,
    "MsoHeader": Reason.RUNNING_HEAD,
    "MsoFooter": Reason.RUNNING_HEAD,
    **{f"MsoToc{level}": Reason.CONTENTS for level in range(1, 10)},
    "pgheader": Reason.LICENCE,
    "pgfooter": Reason.LICENCE,
    "pg-boilerplate": Reason.LICENCE,
}
_NOTE_ROLES = frozenset(["footnote", "endnote", "rearnote"])
_NOTES_ROLES = frozenset(["footnotes", "endnotes", "rearnotes"])
_NOTE_CLASSES = frozenset(["footnote", "endnote", "rearnote", "footnotetext", "duokan-footnote-item"])
_NOTES_CLASSES = frozenset(["footnotes", "endnotes", "rearnotes", "references", "duokan-footnote-content"])
_CAPTION_CLASSES = frozenset(["caption", "wp-caption-text", "figcaption"])
_MARK_CLASSES = frozenset((
    "noteref", "fnanchor", "footnote-ref", "footnote-reference", "footnote-anchor", "footnoteref", "fnref",
    "endnote-ref", "duokan-footnote", "footnote", "reference", "endnote", "sup", "super", "superscript", "ftnref",
))  # fmt: skip
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_BULLETS = frozenset("·•o§Øüv-–")
"""The characters that draw Word's bullets in the fonts it draws them with."""
_PAGE_CLASSES = frozenset(("page", "pagebreak", "page-break", "page_break", "pb", "folio", "pagina", "pgnum"))
_PAGE_ID = re.compile(r"(?:page|pag|pg|p|seite|folio)[-_.]?(?P<number>\d{1,4}|[ivxlc]{1,7})", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[\[({|]?\s*(?:p(?:age|g)?\.?\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})\s*[\])}|]?", re.IGNORECASE
)
_LONGEST_NUMBER = 20
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CODE = re.compile(r"code|program|listing|screen|source|highlight|prettyprint|brush:|language-", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|top)")
_NOTE_TARGET = re.compile(
    r"#_?(?:ftn|edn|fn|cite_note|footnote|endnote|note|nt|zhu|注|фн|n_)[\w.:-]{0,40}$", re.IGNORECASE
)
NOTE_MARK = re.compile(
    r"[\[(]?(?:\d{1,4}|[*†‡§‖¶]{1,4}|[A-Za-z])[\])]?|[①-⑳]|[〔【\[（(]?[註注]?\s?\d{1,4}[〕】\]）)]|"
    r"[〔【\[（(]?[註注][〕】\]）)]?|[\[(]?[↩↑↵⏎⤴▲^←][\ufe0e\ufe0f]?[\])]?|\[(?:note|n|fn)?\s?\d{1,4}\]"
)


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


def reason_to_mute(element: str, attributes: dict[str, str], around: Reason | None, *, captions: bool) -> Reason | None:
    """Return why each block inside the element is left out on its own account, or None, by the choice of captions.

    `around` is why those around it are left out.
    """
    if around:
        return None if element == "table" and around is Reason.CAPTION else around
    if is_code(element, attributes):
        return Reason.CODE
    is_caption = element in ("figure", "figcaption") or (element in BLOCKS and _has(attributes, _CAPTION_CLASSES))
    return Reason.CAPTION if is_caption and not captions else None


def is_note(element: str, attributes: dict[str, str], roles: tuple[str, ...]) -> bool:
    """Does the element hold the body of one note?"""
    if not _NOTE_ROLES.isdisjoint(roles) or (element in BLOCKS and _has(attributes, _NOTE_CLASSES)):
        return True
    return element == "aside" and "note" in roles and "id" in attributes  # elsewhere it is a box headed “Note”


def is_notes(element: str, attributes: dict[str, str], roles: tuple[str, ...]) -> bool:
    """Does the element hold the bodies of several notes?"""
    return not _NOTES_ROLES.isdisjoint(roles) or (element in BLOCKS and _has(attributes, _NOTES_CLASSES))


def is_code(element: str, attributes: dict[str, str]) -> bool:
    """Does the element hold a program?"""
    if element != "pre" or not attributes:
        return False
    return bool(_CODE.search(f"{attributes.get('class', '')} {attributes.get('data-type', '')}"))


def is_raised(element: str, attributes: dict[str, str]) -> bool:
    """Is the text of the element set higher, as note marks are, or called a note's mark?"""
    if element == "sup":
        return True
    return bool(attributes) and (_has(attributes, _MARK_CLASSES) or bool(_RAISED.search(attributes.get("style", ""))))


def leads_to_note(href: str) -> bool:
    """Does the name of the place that a link leads to say that a note is there?"""
    return _NOTE_TARGET.search(href) is not None


def _has(attributes: dict[str, str], classes: frozenset[str]) -> bool:
    return "class" in attributes and not classes.isdisjoint(attributes["class"].casefold().split())


def may_be_taken_out(element: str, attributes: dict[str, str]) -> bool:
    """Does the name of the element say that it marks where a page began, or its style that it is Word's bullet?"""
    if element in HEADINGS:
        return False
    if _LIST_MARK.search(attributes.get("style", "")):
        return True
    return _has(attributes, _PAGE_CLASSES) or any(_PAGE_ID.fullmatch(attributes.get(key, "")) for key in ("id", "name"))


def reason_to_take_out(text: str, attributes: dict[str, str]) -> Reason | None:
    """Return why the text of such an element is not spoken: the number of the page, a bullet."""
    if _LIST_MARK.search(attributes.get("style", "")):
        return Reason.BULLET if text.strip() in _BULLETS else None
    return Reason.PAGE_NUMBER if _is_page_number(text, attributes) else None


def _is_page_number(text: str, attributes: dict[str, str]) -> bool:
    """Is the text the number of the page, which an id must bear as well?"""
    found = _PAGE_NUMBER.fullmatch(text.strip()) if len(text) <= _LONGEST_NUMBER else None
    if found is None:
        return False
    ids = (_PAGE_ID.fullmatch(attributes.get(key, "")) for key in ("id", "name"))
    numbers = [id["number"].lstrip("0").casefold() for id in ids if id]
    return found["number"].casefold() in numbers if numbers else True


def is_strong(element: str, attributes: dict[str, str], bold_classes: frozenset[str]) -> bool:
    """Is the text of the element in bold?"""
    if element in ("b", "strong"):
        return True
    return bool(attributes) and (
        _BOLD.search(attributes.get("style", "")) is not None
        or not bold_classes.isdisjoint(attributes.get("class", "").split())
    )


def is_verse(attributes: dict[str, str], roles: tuple[str, ...]) -> bool:
    """Does the element hold verse?"""
    return not _VERSE.isdisjoint(roles) or not (_VERSE | _STANZA).isdisjoint(attributes.get("class", "").split())


def is_stanza(attributes: dict[str, str]) -> bool:
    """Is the element one stanza, its lines being elements of their own?"""
    return not _STANZA.isdisjoint(attributes.get("class", "").split())


def is_note_mark(link: str, *, is_raised: bool) -> bool:
    """Is the text of this link a mark that leads to a note?  A bare number is one only when it stands raised."""
    link = link.strip()
    return bool(NOTE_MARK.fullmatch(link)) and (is_raised or not link.isalnum())
