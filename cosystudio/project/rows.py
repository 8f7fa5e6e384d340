"""Between the book's values and the rows of the project file."""

import json
import sqlite3
from dataclasses import asdict
from typing import Any

from cosystudio.book.model import (
    Block,
    Book,
    Chapter,
    ChapterId,
    ChapterKind,
    CuttingRules,
    Kind,
    Segment,
    SegmentId,
    SpeechKey,
    Take,
    TakeId,
    Voice,
)

Row = sqlite3.Row | dict[str, Any]


def book_row(book: Book) -> dict[str, Any]:
    """Return the one row of table `book`."""
    return {
        "one": 1,
        "title": book.title,
        "author": book.author,
        "language": book.language,
        "voice": _voice_text(book.voice),
        "rules": json.dumps(asdict(book.rules)),
        "next_id": book.next_id,
    }


def chapter_row(chapter: Chapter, place: int) -> dict[str, Any]:
    """Return the row of a chapter without its lines."""
    return {
        "id": chapter.id,
        "place": place,
        "title": chapter.title,
        "part": chapter.part,
        "kind": chapter.kind.value,
        "included": int(chapter.included),
        "language": chapter.language,
        "voice": _voice_text(chapter.voice),
        "blocks": json.dumps([[block.kind.value, block.text] for block in chapter.blocks], ensure_ascii=False),
    }


def segment_row(line: Segment, chapter: ChapterId, place: int) -> dict[str, Any]:
    """Return the row of a line."""
    return {
        "id": line.id,
        "chapter": chapter,
        "place": place,
        "text": line.text,
        "kind": line.kind.value,
        "pause_ms": line.pause_ms,
        "first_block": line.span[0],
        "last_block": line.span[1],
        "voice": _voice_text(line.voice),
        "take": line.take,
        "by_hand": int(line.by_hand),
        "pause_by_hand": int(line.pause_by_hand),
    }


def take_row(take: Take, peaks: bytes) -> dict[str, Any]:
    """Return the row of a take without its sound."""
    return {
        "id": take.id,
        "key": take.key,
        "segment": take.segment,
        "spoken_text": take.spoken_text,
        "voice": _voice_text(take.voice),
        "seconds": take.seconds,
        "rate_hz": take.rate_hz,
        "peaks": peaks,
    }


def book_of(row: Row, chapters: tuple[Chapter, ...]) -> Book:
    """Return the book of its row."""
    return Book(
        title=row["title"],
        author=row["author"],
        language=row["language"],
        voice=_voice_of(row["voice"]) or Voice("", ""),
        rules=CuttingRules(**json.loads(row["rules"])),
        chapters=chapters,
        next_id=row["next_id"],
    )


def chapter_of(row: Row, lines: tuple[Segment, ...]) -> Chapter:
    """Return the chapter of its row and its lines."""
    return Chapter(
        id=ChapterId(row["id"]),
        title=row["title"],
        part=row["part"],
        kind=ChapterKind(row["kind"]),
        included=bool(row["included"]),
        language=row["language"],
        blocks=tuple(Block(Kind(kind), text) for kind, text in json.loads(row["blocks"])),
        segments=lines,
        voice=_voice_of(row["voice"]),
    )


def segment_of(row: Row) -> Segment:
    """Return the line of its row."""
    return Segment(
        id=SegmentId(row["id"]),
        text=row["text"],
        kind=Kind(row["kind"]),
        pause_ms=row["pause_ms"],
        span=(row["first_block"], row["last_block"]),
        voice=_voice_of(row["voice"]),
        take=None if row["take"] is None else TakeId(row["take"]),
        by_hand=bool(row["by_hand"]),
        pause_by_hand=bool(row["pause_by_hand"]),
    )


def take_of(row: Row) -> Take:
    """Return the take of its row."""
    return Take(
        id=TakeId(row["id"]),
        key=SpeechKey(row["key"]),
        segment=SegmentId(row["segment"]),
        spoken_text=row["spoken_text"],
        voice=_voice_of(row["voice"]) or Voice("", ""),
        seconds=row["seconds"],
        rate_hz=row["rate_hz"],
    )


def _voice_text(voice: Voice | None) -> str | None:
    return None if voice is None else json.dumps(asdict(voice), ensure_ascii=False)


def _voice_of(text: str | None) -> Voice | None:
    return None if text is None else Voice(**json.loads(text))
