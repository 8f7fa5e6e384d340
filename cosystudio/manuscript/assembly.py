"""The last step that all readers share: pieces and chapter starts become the manuscript."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cosystudio.book.model import Kind
from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.boilerplate import reasons_to_leave_out
from cosystudio.manuscript.chapters import chapters_of
from cosystudio.manuscript.language import language_of, primary_tag
from cosystudio.manuscript.outline import Start
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import EMPHASIS
from cosystudio.manuscript.values import Manuscript
from cosystudio.manuscript.web_novels import without_insertions

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


def assembled(
    about: About,
    pieces: Sequence[Piece],
    starts: Sequence[Start],
    account: Account,
    choices: ReadingChoices,
    notes: Mapping[str, str] = MappingProxyType({}),
) -> Manuscript:
    """Return the manuscript; `notes` are the bodies of notes by their ids, a paragraph a line."""
    language = _book_language(pieces, primary_tag(about.language))
    waiting = called(pieces, notes) if choices.notes is Notes.AFTER_PARAGRAPH else {}
    silent = {id: body for id, body in notes.items() if id not in waiting}
    chapters = chapters_of(pieces, starts, about.title, language, account, waiting)
    for body in (*silent.values(), *waiting.values()):
        account.skip(Reason.NOTE, body)
    return Manuscript(
        title=about.title,
        author=about.author,
        language=language,
        encoding=about.encoding,
        chapters=chapters,
        account=account.closed(),
        warnings=(*about.warnings, *_warnings(about, pieces)),
    )


def own_words(pieces: Sequence[Piece], account: Account) -> tuple[Piece, ...]:
    """Return the pieces with nothing but the book's own words, each in its place.

    Those that are no part of the book become scene breaks; what web sites put inside a paragraph is taken out, and
    underscores around words are marks of emphasis.
    """
    reasons = reasons_to_leave_out([piece.text for piece in pieces])
    return tuple(_own(piece, reason, account) for piece, reason in zip(pieces, reasons, strict=True))


def _own(piece: Piece, reason: Reason | None, account: Account) -> Piece:
    if reason:
        account.skip(reason, piece.text)
        return SCENE_BREAK
    text = piece.text if piece.kind is Kind.HEADING else without_insertions(piece.text, account)
    if "_" in text:
        text, marked = EMPHASIS.subn(r"\1", text)
        account.skip(Reason.FORMATTING, "__" * marked)
    if text is piece.text:
        return piece
    return replace(piece, text=text) if text else SCENE_BREAK


def called(pieces: Sequence[Piece], notes: Mapping[str, str]) -> dict[str, str]:
    """Return the notes that are called in the pieces."""
    ids = dict.fromkeys(id for piece in pieces for id in piece.notes)
    return {id: notes[id] for id in ids if id in notes}


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
        what = f"{about.bad_bytes} damaged characters could not be read as {about.encoding.upper()}"
        yield f"{what}: if words look wrong, choose another text encoding."
    private = sum(len(_PRIVATE_USE.findall(piece.text)) for piece in pieces)
    if private:
        yield f"{private} characters belong to a private font and cannot be spoken."
