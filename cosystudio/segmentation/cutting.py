"""Cutting the blocks of a chapter into lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cosystudio.book.model import Block, CuttingRules, Kind
from cosystudio.segmentation.fragments import join_fragments
from cosystudio.segmentation.lengths import split_to_fit
from cosystudio.segmentation.pauses import pause_after, pause_before_scene_break, pause_within_sentence
from cosystudio.segmentation.quotations import speeches
from cosystudio.segmentation.quotes import join_quotations, part_speech
from cosystudio.segmentation.sentences import sentences
from cosystudio.segmentation.spans import CJK_WEIGHT, Span, fits, trimmed
from cosystudio.segmentation.verses import verses


class Cut(NamedTuple):
    """One line cut from a block: `text` is ``blocks[block].text[start:end]``, `pause_ms` the silence after it.

    A plain tuple, for a long book is some hundred thousand of them.
    """

    text: str
    kind: Kind
    pause_ms: int
    block: int
    start: int
    end: int


def cut(blocks: Sequence[Block], rules: CuttingRules, language: str) -> list[Cut]:
    """Return the lines of the blocks, in order: one a sentence, none across two blocks.

    Nothing is lost: every character that is not white space is in exactly one line.  A scene break is no line, it
    lengthens the pause of the line before.  A heading is one line, and so is a verse that is not too short to stand
    alone.  `rules.longest_line` counts characters, a CJK character as 2.5, so that 240 means 96 hanzi; a longer
    sentence is parted where a reader would breathe.  With `rules.quotes_whole` a quotation and its attribution are one
    line as long as they fit; with `rules.speech_apart` no line holds both speech and narration.  `language` is a
    BCP 47 tag.
    """
    cuts: list[Cut] = []
    for index, block in enumerate(blocks):
        if block.kind is not Kind.SCENE_BREAK:
            cuts.extend(_cut_block(index, block, rules, language))
        elif cuts:
            cuts[-1] = cuts[-1]._replace(pause_ms=pause_before_scene_break(cuts[-1].pause_ms, rules))
    return cuts


def _cut_block(index: int, block: Block, rules: CuttingRules, language: str) -> Iterator[Cut]:
    text, kind = block.text, block.kind
    sentences_in_pieces = _lines(block, rules, language)
    if len(sentences_in_pieces) == 1 and len(sentences_in_pieces[0]) == 1:  # as most paragraphs of a dialogue are
        start, end = sentences_in_pieces[0][0]
        yield Cut(text[start:end], kind, pause_after(kind, True, rules), index, start, end)
        return
    within, between = pause_within_sentence(rules), pause_after(kind, False, rules)
    for at, pieces in enumerate(sentences_in_pieces, 1):
        is_last = at == len(sentences_in_pieces)
        for start, end in pieces[:-1]:
            yield Cut(text[start:end], kind, within, index, start, end)
        start, end = pieces[-1]
        yield Cut(text[start:end], kind, pause_after(kind, True, rules) if is_last else between, index, start, end)


def _lines(block: Block, rules: CuttingRules, language: str) -> list[list[Span]]:
    """Return the lines of a block, those of one sentence together."""
    text, limit = block.text, rules.longest_line
    if not text or text.isspace():
        return []
    if block.kind is Kind.HEADING and fits(text, whole := trimmed(text, (0, len(text))), limit):
        return [[whole]]
    lines = _sentences(block, rules, language)
    if rules.speech_apart and block.kind is not Kind.HEADING and (spoken := speeches(text, language)):
        lines = [part_speech(text, pieces, spoken) for pieces in lines]
    if len(text) * CJK_WEIGHT <= limit:
        return lines
    return [_fitting(text, pieces, limit) for pieces in lines]


def _sentences(block: Block, rules: CuttingRules, language: str) -> list[list[Span]]:
    """Return the sentences of a block; those of a stanza are in pieces, one a verse."""
    text, limit = block.text, rules.longest_line
    if block.kind is Kind.VERSE:
        return verses(text, limit)
    spans = join_fragments(text, sentences(text, language))
    if rules.quotes_whole:
        spans = join_quotations(text, spans, limit)
    return [[span] for span in spans]


def _fitting(text: str, pieces: Iterable[Span], limit: float) -> list[Span]:
    fitting: list[Span] = []
    for piece in pieces:
        if (piece[1] - piece[0]) * CJK_WEIGHT <= limit:
            fitting.append(piece)
        else:
            fitting.extend(split_to_fit(text, piece, limit))
    return fitting
