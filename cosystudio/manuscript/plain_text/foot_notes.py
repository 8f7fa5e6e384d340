"""Footnotes that are marked by a star, a number in round brackets or in a ring: told from lists by being called."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.text import is_scene_break, one_line

_SIGN = (
    r"\*{1,4}|[†‡]{1,2}|[¹²³⁰⁴-⁹]{1,3}|[①-⑳]|\(\d{1,3}\)|（\d{1,3}）|"
    r"〔[\d一二三四五六七八九十]{1,3}〕|\[注\d{1,3}\]|【\d{1,3}】"
)
_BODY = re.compile(rf"\s*(?P<sign>{_SIGN})\s*(?P<words>[^\s*].*)", re.DOTALL)
_MARK = re.compile(
    rf"(?<=[^\s(（\[*:：;；、–—-])(?P<close>{_SIGN})(?![\w*]*\*)|"
    r"(?<=[^\W\d_])[ \n](?P<apart>\(\d{1,3}\))(?=[\s.,;:!?])"
)
_NOTE_LINE = re.compile(rf"\s*(?:{_SIGN}|\[\d{{1,3}}\])\s*[^\s*]")
_ENUMERATES = re.compile(r"\b(?:and|or|und|oder|et|ou|y|o|e|и|или)$", re.IGNORECASE)
_OPENINGS = frozenset("*†‡(（〔[【①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_BODY = 1_500
_REACH = 80
"""Paragraphs above a note among which it is called."""


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    start: int
    end: int
    sign: str


def with_foot_notes(paragraphs: Sequence[Paragraph], account: Account, words: dict[str, str]) -> list[Paragraph]:
    """Return the paragraphs without such notes and their marks; the notes are put into `words` by their ids.

    A paragraph that only begins like a note, and is not called in the text above it, is a line of a list.
    """
    paragraphs = [part for one in paragraphs for part in _one_note_each(one)]
    bodies = {at: body for at, one in enumerate(paragraphs) if (body := _body(one))}
    if not bodies:
        return paragraphs
    called: defaultdict[int, list[tuple[_Mark, str]]] = defaultdict(list)
    taken: set[int] = set()
    used: dict[str, int] = {}
    for at, body in bodies.items():
        sign = body["sign"].strip()
        mark = _last_mark(sign, paragraphs, max(at - _REACH, used.get(sign, 0)), at, bodies)
        if mark is None:
            continue
        used[sign] = at
        id = f"foot {len(words)}"
        words[id] = one_line(body["words"])
        account.skip(Reason.NOTE_MARK, f"{sign} {sign}")
        called[mark.at].append((mark, id))
        taken.add(at)
    return [
        _without_marks(one, called[at]) if at in called else one for at, one in enumerate(paragraphs) if at not in taken
    ]


def _one_note_each(paragraph: Paragraph) -> list[Paragraph]:
    """Return the paragraph, or the notes that stand in it without blank lines between, each on lines of its own."""
    if len(paragraph.lines) < 2 or not _opens_like_note(paragraph.lines[0]):
        return [paragraph]
    starts = [at for at, line in enumerate(paragraph.lines) if _NOTE_LINE.match(line)]
    if len(starts) < 2 or starts[0]:
        return [paragraph]
    ends = [*starts[1:], len(paragraph.lines)]
    return [
        replace(paragraph, lines=paragraph.lines[start:end], is_verse=False)
        for start, end in zip(starts, ends, strict=True)
    ]


def _opens_like_note(line: str) -> bool:
    return line.lstrip()[:1] in _OPENINGS


def _body(paragraph: Paragraph) -> re.Match[str] | None:
    if not _opens_like_note(paragraph.lines[0]):
        return None
    text = paragraph.text
    return None if len(text) > _LONGEST_BODY or is_scene_break(text) else _BODY.fullmatch(text)


def _last_mark(
    sign: str, paragraphs: Sequence[Paragraph], first: int, at: int, bodies: dict[int, re.Match[str]]
) -> _Mark | None:
    """Return the last place between these paragraphs where the note is called."""
    for place in range(at - 1, first - 1, -1):
        text = "\n".join(paragraphs[place].lines)
        if place in bodies or sign not in text:
            continue
        for match in reversed(list(_MARK.finditer(text))):
            if (match["close"] or match["apart"]) == sign and not _ENUMERATES.search(text[: match.start()].rstrip()):
                return _Mark(place, match.start(), match.end(), sign)
    return None


def _without_marks(paragraph: Paragraph, called: Sequence[tuple[_Mark, str]]) -> Paragraph:
    text = "\n".join(paragraph.lines)
    for mark, _ in sorted(called, key=lambda one: -one[0].start):
        text = text[: mark.start].removesuffix(" ") + text[mark.end :]
    ids = tuple(id for _, id in sorted(called, key=lambda one: one[0].start))
    lines = tuple(line for line in text.split("\n") if line.strip())
    return replace(paragraph, lines=lines, notes=paragraph.notes + ids)
