"""Where a sentence could end: the places that sentencex finds, and those that it leaves out in fiction.

sentencex is shown the paragraph without its quotation marks and brackets, every character at its old offset.  It then
finds the sentences inside a speech too, an unclosed mark hides nothing from it, and its pairing of marks, which takes
quadratic time, has nothing to do.  What a mark means for the sentence around it is decided here and in `sentences`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sentencex import get_sentence_boundaries

from cosystudio.segmentation.abbreviations import a_sentence_starts, is_the_word_no
from cosystudio.segmentation.marks import MARKS, Quotations

_WINDOW = 4000
"""Characters shown to sentencex at a time: it takes quadratic time on some texts, and few paragraphs are longer."""

_BRACKETS = "()[]{}（）【】〔〕〈〉《》＜＞<>`"  # the last one opens a quotation in plain-text books
_HIDDEN = re.compile(
    rf"[{MARKS.replace('’', '')}{re.escape(_BRACKETS)}\ud800-\udfff]"  # lone surrogates cannot be handed to Rust
    r"|[^\S ]"  # sentencex 1.0 panics on a white space of more than one byte before a full stop
    r"|(?<=[.!?…])[’'](?!\w)|(?<!\w)'"  # two apostrophes would be paired: '83 and 'Frisco
)

_CLOSING_BRACKETS = ")]）】〕〉》」』"
_BETWEEN = re.compile(rf"[\s{MARKS}'{re.escape(_BRACKETS)}]")
_CLOSER = re.compile(rf"\s*([{MARKS}])|[{re.escape(_CLOSING_BRACKETS)}]|'(?!\w)")

_SHORTENED = re.compile(r"(?<=[^\W\d_])\.(?=\s)")
_AFTER_BRACKET = re.compile(r"[)\]]\.(?=\s+[“‘\"«]?[A-ZÀ-ÖØ-Þ])")
_ENGLISH_WORD = re.compile(r"(?:(?<=[a-z,] )I|(?<![\w.])[a-z]{2,})\.(?=\s+[“‘\"']?[A-Z])")
_BEFORE_MARK = re.compile(rf"[…—―.!?。！？](?=[{MARKS}])")
_BEFORE_SPACE = re.compile(rf"…(?=\s)|[.!?](?=[{MARKS}]{{0,3}}[ \t]{{0,3}}\n)")
_TITLE = re.compile(r"《[^《》]{1,80}》")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place where a sentence could end: `stop` is after its last word and stop, `end` after what closes as well."""

    stop: int
    end: int


def proposals(text: str, quotations: Quotations, language: str) -> list[Proposal]:
    """Return the places inside the text where a sentence could end, in order, each once."""
    stops = {_last_stop(text, boundary) for boundary in _boundaries(text, language)}
    stops.update(_shortened_stops(text, language))
    stops.update(match.end() for match in _BEFORE_SPACE.finditer(text))
    stops.update(match.end() for match in _BEFORE_MARK.finditer(text) if quotations.closes(match.end()))
    stops.update(_between_quotations(text, quotations))
    # Of two stops before the same closing marks the first counts, so the later of the keys is written last.
    by_end = {_after_closers(text, stop, quotations): stop for stop in sorted(stops, reverse=True) if stop}
    return [Proposal(by_end[end], end) for end in sorted(by_end) if end < len(text)]


def _boundaries(text: str, language: str) -> Iterator[int]:
    """Yield what sentencex takes for sentence ends, window by window, each window starting at a sentence."""
    plain = _without_marks(text)
    start = 0
    while start < len(plain):
        window = plain[start : start + _WINDOW]
        ends = [start + found["end_index"] for found in get_sentence_boundaries(language, window)]
        yield from ends[:-1]
        is_last = start + _WINDOW >= len(plain)
        start = ends[-1] if is_last or len(ends) < 2 else ends[-2]  # the last sentence may go on beyond the window


def _without_marks(text: str) -> str:
    """Return the text as sentencex sees it; a book title, which may end in a question mark, is so many hanzi."""
    untitled = _TITLE.sub(lambda title: "书" * len(title.group()), text)
    return _HIDDEN.sub(" ", untitled)


def _last_stop(text: str, boundary: int) -> int:
    """Go back from a boundary over white space and marks to the end of the last word or stop."""
    while boundary and _BETWEEN.match(text, boundary - 1):
        boundary -= 1
    return boundary


def _shortened_stops(text: str, language: str) -> Iterator[int]:
    """Yield the full stops that look like an abbreviation's, but after which a sentence clearly starts."""
    if language == "en":
        yield from (match.end() for match in _ENGLISH_WORD.finditer(text))
    yield from (match.end() for match in _AFTER_BRACKET.finditer(text))
    for match in _SHORTENED.finditer(text):
        end = match.end()
        if a_sentence_starts(text, end, language) or (language == "en" and is_the_word_no(text, end)):
            yield end


def _between_quotations(text: str, quotations: Quotations) -> Iterator[int]:
    """Yield where the words of a quotation end, if the paragraph is nothing but quotations, one after the other."""
    outer = quotations.outermost()
    ends = [0, *(end for _, end in outer)]
    starts = [*(start for start, _ in outer), len(text)]
    if all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True)):
        yield from (end - 1 for end in ends[1:-1])


def _after_closers(text: str, stop: int, quotations: Quotations) -> int:
    """Go on from a stop over the quotation marks and brackets that close after it."""
    end = stop
    while match := _CLOSER.match(text, end):
        position = match.end() - 1
        if match.group(1) and not quotations.closes(position):
            break
        end = match.end()
    return end
