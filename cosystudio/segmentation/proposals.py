"""Where a sentence could end: the places that sentencex finds, and those that it leaves out in fiction.

sentencex is shown the paragraph without its quotation marks and brackets, every character at its old offset.  It then
finds the sentences inside a speech too, an unclosed mark hides nothing from it, and its pairing of marks, which takes
quadratic time, has nothing to do.  What a mark means for the sentence around it is decided here and in `sentences`.
"""

import re
from collections.abc import Container, Iterator, Set
from itertools import accumulate
from typing import NamedTuple

from sentencex import segment

from cosystudio.segmentation.abbreviations import a_sentence_starts, ends_a_list, is_the_word_no, number_starts
from cosystudio.segmentation.marks import MARKS, Quotations

_WINDOW = 4000
"""Characters shown to sentencex at a time: it takes quadratic time on some texts, and few paragraphs are longer."""

_BRACKETS = "()[]{}（）【】〔〕〈〉《》＜＞<>`"  # the last one opens a quotation in plain-text books
_SPACES = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HIDDEN = re.compile(
    rf"[{MARKS.replace('’', '')}{re.escape(_BRACKETS)}"
    rf"\ud800-\udfff"  # lone surrogates cannot be handed to Rust
    rf"{_SPACES}"  # sentencex 1.0 panics on a white space of more than one byte before a full stop
    r"’'](?:(?<![’'])|(?<=[.!?…].)(?!\w)|(?<=')(?<!\w.))"  # two apostrophes would be paired: '83 and 'Frisco
)
"""What sentencex does not see: of apostrophes those that could be quotation marks.

Here as below an expression starts with a plain set of characters, which is looked for many times as fast.
"""

_CLOSING_BRACKETS = ")]）】〕〉》」』"
_BETWEEN = frozenset(f"{MARKS}'{_BRACKETS}")
_CLOSER = re.compile(rf"\s*([{MARKS}])|[{re.escape(_CLOSING_BRACKETS)}]|'(?!\w)")

_FULL_STOP = re.compile(r"\.(?=\s)")
_CAPITAL_AFTER_BRACKET = re.compile(r"\s+[“‘\"«]?[A-ZÀ-ÖØ-Þ]")
_ENGLISH_CAPITAL = re.compile(r"\s+[“‘\"']?[A-Z]")
_AND_I = re.compile("[a-z,] I$")
_SMALL_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_STOPS_BEFORE_MARKS = frozenset("…—―.!?。！？")
_BEFORE_SPACE = re.compile(rf"[….!?](?:(?<=…)(?=\s)|(?<!…)(?=[{MARKS}]{{0,3}}[ \t]{{0,3}}\n))")
_BEFORE_LATIN = re.compile("[。！？](?=[a-z0-9])")
"""Where sentencex lets a sentence go on, as if it were a point: 他走了。2024年他回来了。"""

_TITLE = re.compile(r"《[^《》]{1,80}》")


class Proposal(NamedTuple):
    """A place where a sentence could end: `stop` is after its last word and stop, `end` after what closes as well."""

    stop: int
    end: int


def proposals(text: str, quotations: Quotations, language: str) -> list[Proposal]:
    """Return the places inside the text where a sentence could end, in order, each once."""
    # Of two stops before the same closing marks the first counts, so the later of the keys is written last.
    by_end = {
        _after_closers(text, stop, quotations): stop
        for stop in sorted(_stops(text, quotations, language), reverse=True)
        if stop
    }
    return [Proposal(by_end[end], end) for end in sorted(by_end) if end < len(text)]


def _stops(text: str, quotations: Quotations, language: str) -> Set[int]:
    stops = {_last_stop(text, boundary) for boundary in _boundaries(text, language)}
    if "." in text:
        stops.update([*_shortened_stops(text, language, stops)])
    if not text.isascii():
        stops.update(match.end() for match in _BEFORE_LATIN.finditer(_without_titles(text)))
    if "…" in text or "\n" in text:
        stops.update(match.end() for match in _BEFORE_SPACE.finditer(text))
    if quotations.opens:
        stops.update(_stops_before_marks(text, quotations))
        stops.update(_between_quotations(text, quotations))
    return stops


def _boundaries(text: str, language: str) -> Iterator[int]:
    """Yield what sentencex takes for sentence ends, window by window, each window starting at a sentence."""
    plain = _without_marks(text)
    start = 0
    while start < len(plain):
        window = plain[start : start + _WINDOW]
        ends = list(accumulate(map(len, segment(language, window)), initial=start))[1:]
        yield from ends[:-1]
        is_last = start + _WINDOW >= len(plain)
        start = ends[-1] if is_last or len(ends) < 2 else ends[-2]  # the last sentence may go on beyond the window


def _without_marks(text: str) -> str:
    """Return the text as sentencex sees it; a book title, which may end in a question mark, is so many hanzi."""
    return _HIDDEN.sub(" ", _without_titles(text))


def _without_titles(text: str) -> str:
    return _TITLE.sub(lambda title: "书" * len(title.group()), text) if "《" in text else text


def _last_stop(text: str, boundary: int) -> int:
    """Go back from a boundary over white space and marks to the end of the last word or stop."""
    while boundary and (text[boundary - 1] in _BETWEEN or text[boundary - 1].isspace()):
        boundary -= 1
    return boundary


def _shortened_stops(text: str, language: str, known: Container[int]) -> Iterator[int]:
    """Yield the full stops that look like an abbreviation's, but after which a sentence clearly starts.

    Those that are `known` already are not looked at.
    """
    for match in _FULL_STOP.finditer(text):
        stop, end = match.span()
        if end in known:
            continue
        before = text[stop - 1 : stop]
        if before in (")", "]"):
            is_end = _CAPITAL_AFTER_BRACKET.match(text, end) is not None
        elif before.isalnum() and not before.isdecimal():
            is_end = (
                a_sentence_starts(text, end, language)
                or (language == "en" and _is_english_end(text, stop))
                or ends_a_list(text, end, language)
                or number_starts(text, end, language)
            )
        else:
            is_end = False
        if is_end:
            yield end


def _is_english_end(text: str, stop: int) -> bool:
    """Has the full stop at `stop` a small word before it, or I, or no, and a capital after it?"""
    if is_the_word_no(text, stop + 1):
        return True
    if not _ENGLISH_CAPITAL.match(text, stop + 1):
        return False
    start = stop
    while start and text[start - 1] in _SMALL_LETTERS:
        start -= 1
    if start == stop:
        return bool(_AND_I.search(text, max(0, stop - 3), stop))
    before = text[start - 1 : start]
    return stop - start > 1 and before not in (".", "_") and not before.isalnum()


def _stops_before_marks(text: str, quotations: Quotations) -> Iterator[int]:
    """Yield the ends of speeches that are marked from both sides; a straight single mark is too often none."""
    for mark, opens in quotations.opens.items():
        if not opens and mark and text[mark - 1] in _STOPS_BEFORE_MARKS and text[mark] != "'":
            yield mark


def _between_quotations(text: str, quotations: Quotations) -> Iterator[int]:
    """Yield where the words of a quotation end, if the paragraph is nothing but quotations, one after the other."""
    if len(quotations.pairs) < 2:
        return
    ends = [0]
    for start, end in (*quotations.outermost(), (len(text), 0)):
        if text[ends[-1] : start].strip():
            return
        ends.append(end)
    yield from (end - 1 for end in ends[1:-2])


def _after_closers(text: str, stop: int, quotations: Quotations) -> int:
    """Go on from a stop over the quotation marks and brackets that close after it."""
    end = stop
    while not _a_word_follows(text, end) and (match := _CLOSER.match(text, end)):
        position = match.end() - 1
        if match.group(1) and not quotations.closes(position):
            break
        end = match.end()
    return end


def _a_word_follows(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return following.isalnum() or (following == " " and text[end + 1 : end + 2].isalnum())
