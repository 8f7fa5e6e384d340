"""Images that stand for words: a letter that no font has, the first of a chapter, a heading, a note."""

import re

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.markup.rules import NOTE_MARK

_NOTE_ATTRIBUTE = "zy-footnote"
_LONGEST_MARK_OF_NOTE = 2
_MARK_WORDS = frozenset(["note", "footnote", "image", "注释", "註釋", "脚注", "腳註"])
_INITIAL = re.compile(r"drop|initial|lettrine|versal", re.IGNORECASE)
_LONGEST_INITIAL = 12
_FILE_NAME = re.compile(r"\.\w{3,4}$")
_NO_HEADING = frozenset(
    ("image", "images", "cover", "logo", "ornament", "decoration", "header", "heading", "title", "picture")
)
_MOST_IMAGES = 6
"""Images beyond which they are ornaments of a heading, and no words of it."""


def words_of_image(attributes: dict[str, str]) -> str:
    """Return the words that stand for an image; some shops keep notes in an attribute of their own."""
    return attributes.get(_NOTE_ATTRIBUTE) or attributes.get("alt", "")


def is_note_image(attributes: dict[str, str]) -> bool:
    """Do the words of the image hold a note, the image itself being only its mark?"""
    words = words_of_image(attributes).strip()
    if len(words) <= _LONGEST_MARK_OF_NOTE or NOTE_MARK.fullmatch(words) or words.casefold() in _MARK_WORDS:
        return False
    names = attributes.get("class", "").casefold().split()
    return _NOTE_ATTRIBUTE in attributes or any(name.endswith(("-footnote", "-footernote")) for name in names)


def is_letter_image(attributes: dict[str, str]) -> bool:
    """Is the image one character that no font has, in the middle of a Chinese or Japanese text?"""
    words = words_of_image(attributes).strip()
    return len(words) == 1 and words >= "\u3400" and words.isalpha() and not NOTE_MARK.fullmatch(words)


def is_initial_image(attributes: dict[str, str]) -> bool:
    """May the image be the large first letter of a chapter, or its first word?"""
    words = words_of_image(attributes).strip()
    is_named = len(words) <= _LONGEST_INITIAL and _INITIAL.search(attributes.get("class", "")) is not None
    return words.isalpha() and (len(words) == 1 or is_named)


def is_heading_image(words: str) -> bool:
    """May the words of an image in a heading be those of the heading?"""
    return any(map(str.isalnum, words)) and not _FILE_NAME.search(words) and words.casefold() not in _NO_HEADING


def with_images(lines: list[str], images: list[str], account: Account) -> list[str]:
    """Return the lines of a heading with the words of its images, where it has no others, or no number."""
    if len(images) > _MOST_IMAGES or (lines and label_of(lines[0])):
        spoken = []
    else:
        spoken = [words for words in images if is_heading_image(words) and not (lines and label_of(words) is None)]
    for words in images:
        if words not in spoken:
            account.skip(Reason.IMAGE, words)
    return [*spoken, *lines]
