"""From a line as it is shown to a line as it is sent: the lexicon first, the spoken form for all that it leaves."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cosystudio.book.model import Kind
from cosystudio.book.spoken_form import SpokenRules
from cosystudio.segmentation.lexicon import Lexicon, Stretch, joined
from cosystudio.segmentation.spoken import cleaned, finished, normalised


def said(text: str, kind: Kind, language: str, rules: SpokenRules, lexicon: Lexicon) -> str:
    """Return what is sent to the voice for a line, or "" when there is no letter or digit in it to be said.

    `language` is the BCP 47 tag of the chapter.  What an entry of the lexicon says is sent as it stands.
    """
    seen = cleaned(text)
    pieces = lexicon.apply(seen)
    if len(pieces) == 1 and not pieces[0].is_fixed:  # nearly every line
        return finished(normalised(seen, kind, language, rules), language, rules)
    finish = partial(finished, language=language, rules=rules)
    return joined(_normalised(pieces, kind, language, rules), lexicon.markup, finish)


def stretches(text: str, kind: Kind, language: str, rules: SpokenRules, lexicon: Lexicon) -> Sequence[Stretch]:
    """Return a line in stretches as they are said, each with the entry of the lexicon that says so, if any does."""
    return _normalised(lexicon.apply(cleaned(text)), kind, language, rules)


def _normalised(pieces: Sequence[Stretch], kind: Kind, language: str, rules: SpokenRules) -> list[Stretch]:
    is_whole = len(pieces) == 1
    return [
        piece
        if piece.is_fixed
        else replace(piece, text=normalised(piece.text, kind, language, rules, is_whole=is_whole))
        for piece in pieces
    ]
