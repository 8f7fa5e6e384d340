"""The last step that all readers share: pieces and chapter starts become the manuscript."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cosystudio.book.model import Kind
from cosystudio.manuscript.boilerplate import reasons_to_leave_out
from cosystudio.manuscript.chapters import chapters_of
from cosystudio.manuscript.language import language_of, primary_tag
from cosystudio.manuscript.outline import Start
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.skips import Skips
from cosystudio.manuscript.values import Manuscript

_SAMPLE = 3_000
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself, and how well it could be decoded."""

    title: str
    author: str
    language: str
    encoding: str
    bad_bytes: int = 0
    warnings: tuple[str, ...] = ()


def assembled(about: About, pieces: Sequence[Piece], starts: Sequence[Start], skips: Skips) -> Manuscript:
    """Return the manuscript."""
    language = _book_language(pieces, primary_tag(about.language))
    chapters = chapters_of(pieces, starts, about.title, language, skips)
    return Manuscript(
        title=about.title,
        author=about.author,
        language=language,
        encoding=about.encoding,
        chapters=chapters,
        skipped=skips.account(),
        warnings=(*about.warnings, *_warnings(about, pieces)),
    )


def without_boilerplate(pieces: Sequence[Piece], skips: Skips) -> tuple[Piece, ...]:
    """Return the pieces, those that are no part of the book emptied in their places so that all others keep theirs."""
    kept = []
    for piece, reason in zip(pieces, reasons_to_leave_out([piece.text for piece in pieces]), strict=True):
        if reason:
            skips.add(reason, piece.text)
        kept.append(SCENE_BREAK if reason else piece)
    return tuple(kept)


def _book_language(pieces: Sequence[Piece], declared: str) -> str:
    """Return the language of the middle of the book, which neither licences nor forewords reach."""
    texts = [piece.text for piece in pieces if piece.kind is Kind.PROSE] or [piece.text for piece in pieces]
    sample = ""
    for text in texts[len(texts) // 2 :] + texts[: len(texts) // 2]:
        sample += f"{text}\n"
        if len(sample) > _SAMPLE:
            break
    return language_of(sample, declared)


def _warnings(about: About, pieces: Sequence[Piece]) -> Iterator[str]:
    if about.bad_bytes:
        yield f"{about.bad_bytes} damaged characters could not be read as {about.encoding.upper()}."
    private = sum(len(_PRIVATE_USE.findall(piece.text)) for piece in pieces)
    if private:
        yield f"{private} characters belong to a private font and cannot be spoken."
