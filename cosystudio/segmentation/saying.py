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
    finish = partial(finished, language=language, rules=rules)
    return joined(stretches(text, kind, language, rules, lexicon), lexicon.markup, finish)


def stretches(text: str, kind: Kind, language: str, rules: SpokenRules, lexicon: Lexicon) -> Sequence[Stretch]:
    """Return a line in stretches as they are said, each with the entry of the lexicon that says so, if any does."""
    pieces = lexicon.apply(cleaned(text))
    is_whole = len(pieces) == 1
    return [
        piece
        if piece.is_fixed
        else replace(piece, text=normalised(piece.text, kind, language, rules, is_whole=is_whole))
        for piece in pieces
    ]
