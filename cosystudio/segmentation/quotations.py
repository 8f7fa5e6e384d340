"""Which stretches of a paragraph are quoted, and which of these are speech."""

import re

from cosystudio.segmentation.attributions import attribution_follows
from cosystudio.segmentation.dialogue import dash_speech
from cosystudio.segmentation.marks import MARKS, is_elision, outermost, read_quotations
from cosystudio.segmentation.spans import Span, trimmed

_SPEECH_ENDS = re.compile(rf"[.!?…—–,;。！？，；、～~―-][\s{MARKS}'）)]*$")
_STOP_BEFORE = re.compile(rf"(?:^|[.!?…。！？—―–\n])[\s{MARKS}'（(—–―-]*$")
_MARK_BEFORE = re.compile(r"[,:;，：；、]\s*[—–―]*\s*$")
_COLON_BEFORE = re.compile(r"[:：]\s*$")
_LOWER = re.compile(rf"[\s{MARKS}'…—]*[^\W\d_]")
_NAMED_NOT_SAID = re.compile(r"\s*(?:という|といった|といふ|とは|とか|とも|とやら|など|なる|の|を|が|は|に|も|へ)")
_COMMA_AFTER = re.compile(r"\s*[,，、—–]")
_NOTHING_AFTER = re.compile(rf"\s*(?:$|[.!?。！？{MARKS}—–(（])")
_WEAK_END = re.compile(rf"[.,][\s{MARKS}'）)]*$")
_MOST_WORDS_OF_A_TITLE = 4


def quotations(text: str, language: str) -> list[Span]:
    """Return the stretches of a paragraph that are quoted, with their marks, in order and none inside another.

    A quotation whose closing mark is missing reaches to the end of the paragraph: a long speech closes in its last
    paragraph only.  One that was opened in an earlier paragraph starts at the beginning.  A paragraph that starts with
    a dash, in a language that writes dialogue so, is speech but for the words that say who spoke.  `language` is a
    BCP 47 tag.
    """
    spoken = dash_speech(text, language)
    return _marked(text) if spoken is None else spoken


def speeches(text: str, language: str) -> list[Span]:
    """Return the quotations of a paragraph that somebody says: not a title, and not a word that is only called so."""
    spoken = dash_speech(text, language)
    if spoken is not None:
        return spoken
    return [span for span in _marked(text) if _is_said(text, span)]


def _marked(text: str) -> list[Span]:
    marks = read_quotations(text)
    spans = list(marks.pairs)
    spans.extend((start, trimmed(text, (start, len(text)))[1]) for start in marks.unclosed if _goes_on(text, start))
    first = min(marks.opens, default=None)
    if first is not None and not marks.opens[first] and _was_opened_before(text, first):
        spans.append((trimmed(text, (0, first))[0], first + 1))
    return outermost(spans)


def _goes_on(text: str, start: int) -> bool:
    """Does the open mark that is never closed begin a speech that goes on in the next paragraph?

    A single mark may as well be an apostrophe, so it must be the first thing in its paragraph.
    """
    if text[start] in "‘'’‚":
        return not text[:start].strip() and not is_elision(text, start)
    return bool(text[start + 1 :].strip())


def _was_opened_before(text: str, end: int) -> bool:
    """Does the closing mark at `end`, before which none opens, close a speech of an earlier paragraph?"""
    return text[end] not in "’'\"" and bool(re.search(r"[.!?…,。！？，—]$", text[max(0, end - 1) : end]))


def _is_said(text: str, span: Span) -> bool:
    start, end = span
    inside = text[start + 1 : end]
    before = text[max(0, start - 40) : start]
    if _COLON_BEFORE.search(before):
        return True
    starts_sentence = bool(_STOP_BEFORE.search(before if start > 40 else text[:start]))
    if _SPEECH_ENDS.search(inside):
        return starts_sentence or bool(_MARK_BEFORE.search(before)) or _is_said_in_passing(text, span, inside)
    if not starts_sentence or _NAMED_NOT_SAID.match(text, end):
        return False
    after = _NOTHING_AFTER.match(text, end) or _COMMA_AFTER.match(text, end)
    return bool(after) or attribution_follows(text, end)


def _is_said_in_passing(text: str, span: Span, inside: str) -> bool:
    """Is the quotation right behind a word speech (he cried “Stop!”), not a title or a word (so-called “art,”)?

    American printers put their commas and full stops inside the marks of either.
    """
    if _starts_lower(inside):
        return False
    if not _WEAK_END.search(inside):
        return True
    return len(inside.split()) > _MOST_WORDS_OF_A_TITLE or attribution_follows(text, span[1])


def _starts_lower(inside: str) -> bool:
    letter = _LOWER.match(inside)
    return letter is not None and letter.group()[-1].islower()
