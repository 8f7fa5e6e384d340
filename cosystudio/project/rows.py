"""Between the book's values and the rows of the project file."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from cosystudio.audio.clip import WordTime
from cosystudio.book.model import (
    Block,
    Book,
    Chapter,
    ChapterId,
    ChapterKind,
    Character,
    CuttingRules,
    Kind,
    Segment,
    SegmentId,
    SpeechKey,
    Take,
    TakeId,
    Voice,
)
from cosystudio.book.reading import Notes, Reading, ReadingChoices, Ruby, TextAccount, passages
from cosystudio.book.spoken_form import Form, LexiconEntry, Match, SpokenRules, Urls

Row = sqlite3.Row | dict[str, Any]
ReadVoice = Callable[[str | None], Voice | None]
"""Such as `voice_of`, or one that remembers: a hundred thousand takes have a handful of voices."""
WriteVoice = Callable[[Voice | None], str | None]
"""Such as `voice_text`, or one that remembers."""


def book_row(book: Book) -> dict[str, Any]:
    """Return the one row of table `book`."""
    return {
        "one": 1,
        "title": book.title,
        "author": book.author,
        "language": book.language,
        "voice": voice_text(book.voice),
        "rules": json.dumps(asdict(book.rules)),
        "next_id": book.next_id,
        "characters": json.dumps([asdict(one) for one in book.cast], ensure_ascii=False),
        "spoken": json.dumps(asdict(book.spoken)),
        "lexicon": json.dumps([asdict(entry) for entry in book.lexicon], ensure_ascii=False),
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
        "voice": voice_text(chapter.voice),
        "blocks": json.dumps([[block.kind.value, block.text] for block in chapter.blocks], ensure_ascii=False),
    }


def segment_row(line: Segment, chapter: ChapterId, place: int, voice_text: WriteVoice) -> dict[str, Any]:
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
        "voice": voice_text(line.voice),
        "take": line.take,
        "by_hand": int(line.by_hand),
        "pause_by_hand": int(line.pause_by_hand),
        "character": line.character,
        "first_offset": line.offsets[0],
        "last_offset": line.offsets[1],
    }


def take_row(take: Take, peaks: bytes, words: Sequence[WordTime]) -> dict[str, Any]:
    """Return the row of a take without its sound."""
    return {
        "id": take.id,
        "key": take.key,
        "segment": take.segment,
        "spoken_text": take.spoken_text,
        "voice": voice_text(take.voice),
        "seconds": take.seconds,
        "rate_hz": take.rate_hz,
        "peaks": peaks,
        "words": json.dumps([(word.text, word.start_s, word.end_s) for word in words], ensure_ascii=False),
    }


def reading_text(reading: Reading) -> str:
    """Return the column of how the manuscript was read."""
    return json.dumps(asdict(reading), ensure_ascii=False)


def reading_of(text: str) -> Reading:
    """Return how the manuscript was read, of its column."""
    values = json.loads(text)
    choices, account = values["choices"], values["account"]
    return Reading(
        file=values["file"],
        encoding=values["encoding"],
        choices=ReadingChoices(
            **{**_known(choices, _CHOICES), "notes": Notes(choices["notes"]), "ruby": Ruby(choices["ruby"])}
        ),
        account=TextAccount(
            source=account["source"],
            added=tuple(account["added"]),
            skipped=tuple(passages(one["reason"], one["texts"]) for one in account["skipped"]),
        ),
    )


def book_of(row: Row, chapters: tuple[Chapter, ...], reading: Reading) -> Book:
    """Return the book of its row."""
    return Book(
        title=row["title"],
        author=row["author"],
        language=row["language"],
        voice=voice_of(row["voice"]) or Voice("", ""),
        rules=CuttingRules(**_known(json.loads(row["rules"]), _RULES)),
        chapters=chapters,
        next_id=row["next_id"],
        cast=tuple(Character(one["name"], _voice(one["voice"])) for one in json.loads(row["characters"])),
        spoken=_spoken(json.loads(row["spoken"])),
        lexicon=tuple(_entry(one) for one in json.loads(row["lexicon"])),
        reading=reading,
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
        voice=voice_of(row["voice"]),
    )


def segment_of(row: Row, voice_of: ReadVoice) -> Segment:
    """Return the line of its row."""
    return Segment(
        id=SegmentId(row["id"]),
        text=row["text"],
        kind=Kind(row["kind"]),
        pause_ms=row["pause_ms"],
        span=(row["first_block"], row["last_block"]),
        voice=voice_of(row["voice"]),
        take=None if row["take"] is None else TakeId(row["take"]),
        by_hand=bool(row["by_hand"]),
        pause_by_hand=bool(row["pause_by_hand"]),
        character=row["character"],
        offsets=(row["first_offset"], row["last_offset"]),
    )


def take_of(row: Row, voice_of: ReadVoice) -> Take:
    """Return the take of its row."""
    return Take(
        id=TakeId(row["id"]),
        key=SpeechKey(row["key"]),
        segment=SegmentId(row["segment"]),
        spoken_text=row["spoken_text"],
        voice=voice_of(row["voice"]) or Voice("", ""),
        seconds=row["seconds"],
        rate_hz=row["rate_hz"],
    )


def words_of(text: str) -> tuple[WordTime, ...]:
    """Return the word times of their column."""
    return tuple(WordTime(word, start_s, end_s) for word, start_s, end_s in json.loads(text))


def voice_text(voice: Voice | None) -> str | None:
    """Return the column of a voice."""
    return None if voice is None else json.dumps(asdict(voice), ensure_ascii=False)


def voice_of(text: str | None) -> Voice | None:
    """Return the voice of its column."""
    return None if text is None else _voice(json.loads(text))


def _voice(values: Mapping[str, Any] | None) -> Voice | None:
    return None if values is None else Voice(**_known(values, _VOICE))


def _spoken(values: Mapping[str, Any]) -> SpokenRules:
    known = _known(values, _SPOKEN)
    return SpokenRules(**{**known, "urls": Urls(known.get("urls", Urls.HOST))})


def _entry(values: Mapping[str, Any]) -> LexiconEntry:
    known = _known(values, _ENTRY)
    return LexiconEntry(**{**known, "match": Match(known["match"]), "form": Form(known["form"])})


def _known(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """What this program knows of: a file may be older, then fields are missing, or bear more than is needed."""
    return {name: value for name, value in values.items() if name in names}


_VOICE = frozenset(field.name for field in fields(Voice))
_CHOICES = frozenset(field.name for field in fields(ReadingChoices))
_SPOKEN = frozenset(field.name for field in fields(SpokenRules))
_ENTRY = frozenset(field.name for field in fields(LexiconEntry))
_RULES = frozenset(field.name for field in fields(CuttingRules))
