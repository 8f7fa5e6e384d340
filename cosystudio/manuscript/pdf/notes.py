"""Footnotes: the calls raised in the text, and the bodies in smaller type at the foot of the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.pdf.hyphens import Hyphens
from cosystudio.manuscript.pdf.values import CALL_CLOSES, CALL_OPENS, Line, Page, body_size

_AS_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SMALLER = 0.94
_LONGEST_FOOT = 30
"""Lines: a column of more that is wholly in smaller type is text."""
_PAGES_LATER = 1
_MARK = r"\d{1,3}|[*∗＊†‡§¶‖]{1,4}|[①-⑳]|[a-z]"
_CALL = re.compile(rf"\s*[\[(〔（]?(?P<mark>{_MARK})[\])〕）]?[,;]?\s*")
_BODY_MARK = re.compile(
    r"(?P<all>[\[(〔（]?(?P<mark>\d{1,3}|[¹²³⁰⁴-⁹]{1,3}|[*∗＊†‡§¶‖]{1,4}|[①-⑳]|[a-z])[\])〕）.:]?)\s*"
)
_BRACKETED = re.compile(r"\[(?P<mark>\d{1,3}|[*†‡])\]|〔(?P<other>\d{1,3})〕|(?P<ring>[①-⑳])")
_SUPERSCRIPT = re.compile(r"(?<=\S)(?P<mark>[¹²³⁰⁴-⁹]{1,3})")
_STAR = re.compile(r"(?<=[\w.,;:!?”’»\"'])(?P<mark>[*†‡]{1,3})(?!\w)")
_MAY_CALL = re.compile(r"[\[〔*†‡①-⑳¹²³⁰⁴-⁹]")
_CALLED_BY = re.compile(r"[^\W\d]{2}[.,;:!?”’»\"'）」』。，)\]]*$|[.,;:!?”’»\"'）」』。，)\]]$|[\u2e80-\uffef]$")
_RINGED = "".join(map(chr, range(0x2460, 0x2474)))
_UNITS = frozenset(("km", "cm", "mm", "dm", "ft", "in", "sec", "kg"))
_ENDED = re.compile(r"[.!?。！？…][\"”’»）)」』\]]*$")


@dataclass(slots=True)
class Notes:
    """The pages without their footnotes, and the bodies of the notes by id, as lines."""

    pages: list[Page] = field(default_factory=list)
    bodies: dict[str, list[Line]] = field(default_factory=dict)


@dataclass(slots=True)
class _Calls:
    """Which marks call a note on each page, and the ids of the notes found for them; a note may stand a page later."""

    by_page: dict[int, set[str]]
    ids: dict[int, dict[str, str]] = field(default_factory=dict)

    def open_on(self, page: int) -> set[str]:
        """Return the marks whose notes may stand on the page."""
        near = range(page - _PAGES_LATER, page + 1)
        return {mark for at in near for mark in self.by_page.get(at, ()) if mark not in self.ids.get(at, {})}

    def answer(self, page: int, mark: str) -> str:
        """Return the id of the note that begins on the page, and give it to the call nearest before it."""
        id = ":".join(map(str, (page, *map(ord, mark))))  # no mark in it can be taken for another call
        for at in (page, *range(page - _PAGES_LATER, page)):
            if mark in self.by_page.get(at, ()) and mark not in self.ids.get(at, {}):
                self.ids.setdefault(at, {})[mark] = id
                break
        return id


def without_notes(pages: Sequence[Page], account: Account) -> Notes:
    """Return the pages without the footnotes, each call in the text as a mark that names its note."""
    size = body_size(line for page in pages for line in page.lines)
    notes = Notes()
    calls = _Calls({page.index: _calls_of(page.lines, size) for page in pages})
    texts: list[list[Line]] = []
    open_note = ""
    for page in pages:
        text, feet = _parted(page, size, calls.open_on(page.index), is_continued=bool(open_note))
        open_note = _read_feet(page, feet, open_note, notes, calls, account)
        texts.append(text)
    for page, text in zip(pages, texts, strict=True):
        marks = calls.ids.get(page.index, {})
        notes.pages.append(replace(page, lines=tuple(_with_calls(line, marks, account) for line in text)))
    return notes


def bodies_as_text(notes: Notes, hyphens: Hyphens, account: Account) -> dict[str, str]:
    """Return the words of each note by its id."""
    return {id: hyphens.joined([line.text for line in lines], account) for id, lines in notes.bodies.items()}


def _parted(page: Page, size: float, calls: set[str], *, is_continued: bool) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text, and those of the notes at the foot of its columns."""
    text: list[Line] = []
    feet: list[Line] = []
    for flow in _columns(page.lines):
        at = _start_of_feet(flow, size, calls, is_continued=is_continued)
        text += flow[:at]
        feet += flow[at:]
    return text, feet


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that follow each other downwards."""
    flow: list[Line] = []
    for line in lines:
        if flow and (line.y > flow[-1].y or (line.columns, line.column) != (flow[-1].columns, flow[-1].column)):
            yield flow
            flow = []
        flow.append(line)
    if flow:
        yield flow


def _calls_of(lines: Sequence[Line], size: float) -> set[str]:
    """Return the marks that may call a note on this page."""
    is_text = {id(line) for line in lines if line.size > _SMALLER * size}
    found = {
        _mark_of(line.text[start:end])
        for line in lines
        for start, end in line.raised
        if start > 0 or id(line) in is_text
    }
    for line in lines:
        if not _MAY_CALL.search(line.text):
            continue
        found |= {match["mark"] or match["other"] or match["ring"] for match in _BRACKETED.finditer(line.text)}
        found |= {_figures(match["mark"]) for match in (*_STAR.finditer(line.text), *_SUPERSCRIPT.finditer(line.text))}
    return found - {""}


def _mark_of(text: str) -> str:
    match = _CALL.fullmatch(text)
    return match["mark"] if match else ""


def _start_of_feet(flow: list[Line], size: float, calls: set[str], *, is_continued: bool) -> int:
    """Return from which line on the column holds notes; its length where it holds none."""
    tail = len(flow)
    while tail and flow[tail - 1].size <= _SMALLER * size:
        tail -= 1
    if tail == len(flow) or (not tail and len(flow) > _LONGEST_FOOT):
        return len(flow)
    marked = next((at for at in range(tail, len(flow)) if _opens_note(flow[at], calls)), None)
    if is_continued and tail != marked and (marked is not None or tail):
        return tail
    return len(flow) if marked is None else marked


def _opens_note(line: Line, calls: set[str]) -> bool:
    match = _BODY_MARK.match(line.text)
    return match is not None and _figures(match["mark"]) in calls and len(line.text) > len(match["all"])


def _read_feet(page: Page, feet: list[Line], open_note: str, notes: Notes, calls: _Calls, account: Account) -> str:
    """Enter the notes at the foot of the page; return the one that may go on on the next."""
    begun: list[str] = []
    for line in feet:
        match = _BODY_MARK.match(line.text)
        if match and _opens_note(line, calls.open_on(page.index)) and _follows(_figures(match["mark"]), begun):
            open_note = calls.answer(page.index, _figures(match["mark"]))
            begun.append(_figures(match["mark"]))
            account.skip(Reason.NOTE_MARK, match["all"])
            line = replace(line, text=line.text[match.end() :])
        notes.bodies.setdefault(open_note or f"{page.index}:", []).append(line)
    return open_note if feet and not _ENDED.search(feet[-1].text) else ""


def _follows(mark: str, begun: Sequence[str]) -> bool:
    """Does a numbered note count on from the one before it on this page?"""
    numbers = [value for other in begun if (value := _value(other))]
    return not (_value(mark) and numbers) or _value(mark) == numbers[-1] + 1


def _value(mark: str) -> int:
    """Return the number that the mark is, ringed or not; 0 for other marks."""
    ringed = _RINGED.find(mark) + 1 if mark else 0
    return int(mark) if mark.isdecimal() else ringed


def _with_calls(line: Line, marks: dict[str, str], account: Account) -> Line:
    """Return the line with the calls in it as marks that name their notes."""
    text = line.text
    for start, end in reversed(line.raised):
        mark = _mark_of(text[start:end])
        if mark and (mark in marks or _is_call(text[:start], mark)):
            account.skip(Reason.NOTE_MARK, text[start:end])
            text = f"{text[:start].rstrip()}{CALL_OPENS}{marks.get(mark, '')}{CALL_CLOSES}{text[end:]}"
    for form in (_BRACKETED, _STAR, _SUPERSCRIPT) if _MAY_CALL.search(text) else ():
        text = form.sub(lambda match: _named(match, marks, account), text)
    return replace(line, text=text, raised=())


def _is_call(before: str, mark: str) -> bool:
    """Is a raised mark without a note on its page a call, and not a power or an ordinal?"""
    word = re.split(r"\W", before)[-1]
    return not mark.isalpha() and bool(_CALLED_BY.search(before)) and word not in _UNITS


def _named(match: re.Match[str], marks: dict[str, str], account: Account) -> str:
    mark = _figures(next(group for group in match.groups() if group))
    if mark not in marks and not (match.re is _SUPERSCRIPT and _is_call(match.string[: match.start()], mark)):
        return match[0]
    account.skip(Reason.NOTE_MARK, match[0])
    return f"{CALL_OPENS}{marks.get(mark, '')}{CALL_CLOSES}"


def _figures(mark: str) -> str:
    return mark.translate(_AS_FIGURES)
