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
    "i", "b", "em", "strong", "u", "s", "small", "big",
    "span", "font", "cite", "q", "dfn", "var", "abbr", "mark", "ins",
    "tt", "kbd", "samp", "sub", "time", "bdi", "bdo",
))  # fmt: skip
"""Elements that without attributes mean nothing for a voice."""
SECTIONS = frozenset(["body", "section", "article", "div"])
NOT_TEXT = frozenset(["head", "script", "style", "template"])
"""Never words of the book: nothing to account for."""
CELLS = frozenset(["td", "th"])
CHANGES = frozenset(
    (*HEADINGS, "hgroup", "pre", "sup", "figure", "figcaption", "table", "tr", "td", "th", "ruby", "rt")
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
_NOTE_ATTRIBUTE = "zy-footnote"
_LONGEST_MARK_OF_NOTE = 2
_MARK_WORDS = frozenset(["note", "footnote", "image", "注释", "註釋", "脚注", "腳註"])
_CODE = re.compile(r"code|program|listing|screen|source|highlight|prettyprint|brush:|language-", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|top)")
_NOTE_TARGET = re.compile(
    r"#_?(?:ftn|edn|fn|cite_note|footnote|endnote|note|nt|zhu|注|фн|n_)[\w.:-]{0,40}$", re.IGNORECASE
)
_NOTE_MARK = re.compile(
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


def reason_to_mute(element: str, attributes: dict[str, str], *, captions: bool) -> Reason | None:
    """Return why each block inside the element is left out on its own account, or None, by the choice of captions."""
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


def words_of_image(attributes: dict[str, str]) -> str:
    """Return the words that stand for an image; some shops keep notes in an attribute of their own."""
    return attributes.get(_NOTE_ATTRIBUTE) or attributes.get("alt", "")


def is_note_image(attributes: dict[str, str]) -> bool:
    """Do the words of the image hold a note, the image itself being only its mark?"""
    words = words_of_image(attributes).strip()
    if len(words) <= _LONGEST_MARK_OF_NOTE or _NOTE_MARK.fullmatch(words) or words.casefold() in _MARK_WORDS:
        return False
    names = attributes.get("class", "").casefold().split()
    return _NOTE_ATTRIBUTE in attributes or any(name.endswith(("-footnote", "-footernote")) for name in names)


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
