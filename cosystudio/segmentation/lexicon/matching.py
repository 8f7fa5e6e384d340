"""The lexicon at work: which entries apply to a line, and where."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon import edges, expressions, literals, markup
from cosystudio.segmentation.lexicon.patience import MOST_EXPRESSIONS, Patience


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line: as it was written, or what an `entry` says, in the place of what was `written`."""

    text: str
    entry: LexiconEntry | None = None
    written: str = ""

    @property
    def is_fixed(self) -> bool:
        """True for what is spoken as it stands, and not to be normalised any further."""
        return self.entry is not None


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    rank: int
    text: str


class _Scanner(Protocol):
    def find(self, text: str, start: int) -> _Hit | None: ...


class Lexicon:
    """Entries made ready for one language and one voice; those before others win where both fit the same words.

    A line is searched from its beginning: the match that begins first applies, of several the longest; what an entry
    says is not searched again.  An expression that took too long is left out from then on, and so are those beyond
    MOST_EXPRESSIONS; `patience` may be shared by several lexicons.
    """

    def __init__(
        self, entries: Sequence[LexiconEntry], markup_name: str = "", patience: Patience | None = None
    ) -> None:
        self._entries = tuple(entries)
        self.markup = markup_name
        """The markup that the voice's service takes."""
        self._scanners: list[_Scanner] = [
            *_of_words(self._entries),
            *_of_expressions(self._entries, patience or Patience()),
        ]

    def apply(self, text: str) -> list[Stretch]:
        """Return the line in stretches, in order; together they are the whole line."""
        stretches, at = [], 0
        waiting = [(hit, scanner) for scanner in self._scanners if (hit := scanner.find(text, 0))]
        while waiting:
            hit = min((hit for hit, _scanner in waiting), key=_precedence)
            if hit.start > at:
                stretches.append(Stretch(text[at : hit.start]))
            stretches.append(self._said(text[hit.start : hit.end], hit))
            at = hit.end
            waiting = list(_from(waiting, text, at))
        return [*stretches, Stretch(text[at:])] if at < len(text) else stretches

    def _said(self, words: str, hit: _Hit) -> Stretch:
        entry = self._entries[hit.rank]
        return Stretch(markup.written(self.markup, entry.form, words, hit.text), entry, words)


def compiled(
    entries: Iterable[LexiconEntry],
    language: str = "",
    voice_name: str = "",
    markup_name: str = "",
    patience: Patience | None = None,
) -> Lexicon:
    """Return the entries that a voice uses for a line in `language`, a BCP 47 tag, ready to be applied.

    Left out are those of another language or voice, in a form that the voice's service does not take (see `markup`),
    and those that cannot be used (see `checks`).
    """
    takes = markup.forms(markup_name)
    meant = [one for one in entries if one.form in takes and is_meant(one, language, voice_name)]
    return Lexicon(meant, markup_name, patience)


def apply(text: str, entries: Iterable[LexiconEntry], language: str = "", voice_name: str = "") -> list[Stretch]:
    """Return one line in stretches; for many lines it pays to keep what `compiled` returns."""
    return compiled(entries, language, voice_name).apply(text)


def is_meant(entry: LexiconEntry, language: str, voice_name: str) -> bool:
    """Is an entry for this language and this voice?  ``en`` is for ``en-gb`` too."""
    of_language = not entry.language or f"{language.lower()}-".startswith(f"{entry.language.lower()}-")
    return of_language and (not entry.voice or entry.voice.casefold() == voice_name.casefold())


def joined(
    stretches: Iterable[Stretch], markup_name: str = "", finish: Callable[[str], str] = lambda line: line
) -> str:
    """Return what is sent for a line's stretches: one text, or an SSML document where it holds such marks.

    `finish` is given the whole line, within its document; where it leaves nothing, nothing is sent.
    """
    pieces = list(stretches)
    if not markup.is_ssml(markup_name) or not any(map(_is_marked, pieces)):
        return finish("".join(piece.text for piece in pieces))
    line = finish("".join(piece.text if _is_marked(piece) else markup.plain(piece.text) for piece in pieces))
    return markup.document(line) if line else ""


def _is_marked(stretch: Stretch) -> bool:
    return stretch.entry is not None and stretch.entry.form is not Form.RESPELLING


def _precedence(hit: _Hit) -> tuple[int, int, int]:
    return hit.start, -hit.end, hit.rank


def _from(waiting: list[tuple[_Hit, _Scanner]], text: str, start: int) -> Iterable[tuple[_Hit, _Scanner]]:
    """Return the hits that lie ahead of `start`, those behind it replaced by the next ones."""
    for hit, scanner in waiting:
        ahead = hit if hit.start >= start else scanner.find(text, start)
        if ahead is not None:
            yield ahead, scanner


class _Words:
    """Words and phrases of one sort: with or without regard to case, and what has to stand before and after them."""

    def __init__(self, ranks: dict[str, int], spoken: dict[str, str], sort: tuple[bool, str, str]) -> None:
        self._ranks, self._spoken = ranks, spoken
        self._match_case, before, after = sort
        self._pattern = re.compile(before + literals.pattern_of(ranks, match_case=self._match_case) + after)

    def find(self, text: str, start: int) -> _Hit | None:
        found = self._pattern.search(text, start)
        if found is None:
            return None
        key = found[0] if found[0] in self._ranks else literals.key_of(found[0], match_case=self._match_case)
        return _Hit(found.start(), found.end(), self._ranks[key], self._spoken[key])


class _Expression:
    """One regular expression of a person."""

    def __init__(self, entry: LexiconEntry, rank: int, pattern: Any, patience: Patience) -> None:
        self._entry, self._rank, self._pattern, self._patience = entry, rank, pattern, patience

    def find(self, text: str, start: int) -> _Hit | None:
        if not self._patience.has_with(self._entry):
            return None
        try:
            with self._patience.searching(self._entry):
                return self._found(text, start)
        except TimeoutError:
            return None

    def _found(self, text: str, start: int) -> _Hit | None:
        for match in self._pattern.finditer(text, start, timeout=self._patience.search_s):
            first, end = match.span()
            if first < end and (not self._entry.whole_word or edges.is_whole(text, first, end)):
                return _Hit(first, end, self._rank, expressions.replaced(match, self._entry.spoken))
        return None


def _of_words(entries: Sequence[LexiconEntry]) -> Iterable[_Words]:
    """Return a scanner for each sort of words; of several entries for the same words the first one counts."""
    sorts: dict[tuple[bool, str, str], tuple[dict[str, int], dict[str, str]]] = {}
    for rank, entry in enumerate(entries):
        key = literals.key_of(entry.written, match_case=entry.match_case)
        if entry.match is Match.REGEX or not key:
            continue
        borders = (edges.before(key[0]), edges.after(key[-1])) if entry.whole_word else ("", "")
        ranks, spoken = sorts.setdefault((entry.match_case, *borders), ({}, {}))
        if key not in ranks:
            ranks[key], spoken[key] = rank, entry.spoken
    return [_Words(ranks, spoken, sort) for sort, (ranks, spoken) in sorts.items()]


def _of_expressions(entries: Sequence[LexiconEntry], patience: Patience) -> Iterable[_Expression]:
    ranked = ((rank, entry) for rank, entry in enumerate(entries) if entry.match is Match.REGEX)
    for rank, entry in islice(ranked, MOST_EXPRESSIONS):
        if pattern := _usable(entry):
            yield _Expression(entry, rank, pattern, patience)


def _usable(entry: LexiconEntry) -> Any:
    """Return the expression of an entry, None where it cannot be used: that was said when it was entered."""
    try:
        return expressions.compiled(entry)
    except LexiconError:
        return None
