"""Writing the rows of a book into the tables of its project file."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from cosystudio.book.changes import Changes
from cosystudio.book.model import Book, Chapter
from cosystudio.project import rows


def write_rows(db: sqlite3.Connection, table: str, values: Sequence[dict[str, Any]]) -> None:
    """Write rows, each in place of one with the same key."""
    if values:
        names = list(values[0])
        marks = ", ".join(f":{name}" for name in names)
        db.executemany(f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({marks})", values)


def write_chapter(db: sqlite3.Connection, chapter: Chapter, place: int) -> None:
    """Write a chapter without its lines."""
    write_rows(db, "chapter", [rows.chapter_row(chapter, place)])


def write_all_lines(db: sqlite3.Connection, chapter: Chapter, voice_text: rows.WriteVoice) -> None:
    """Write the lines of a chapter in place of those it had."""
    db.execute("DELETE FROM segment WHERE chapter = ?", (chapter.id,))
    lines = [rows.segment_row(line, chapter.id, at, voice_text) for at, line in enumerate(chapter.segments)]
    write_rows(db, "segment", lines)


def write_lines(db: sqlite3.Connection, chapter: Chapter, changes: Changes, voice_text: rows.WriteVoice) -> None:
    """Write the lines of a chapter that changed in place."""
    changed = [
        rows.segment_row(line, chapter.id, at, voice_text)
        for at, line in enumerate(chapter.segments)
        if line.id in changes.segments
    ]
    write_rows(db, "segment", changed)


def write_order(db: sqlite3.Connection, book: Book) -> None:
    """Keep the places of all chapters: those that did not change are still moved by the others."""
    places = [(place, chapter.id, place) for place, chapter in enumerate(book.chapters)]
    db.executemany("UPDATE chapter SET place = ? WHERE id = ? AND place <> ?", places)


def delete_others(db: sqlite3.Connection, book: Book) -> None:
    """Delete the chapters and lines that are no longer in the book."""
    ids = json.dumps([chapter.id for chapter in book.chapters])
    for table, column in (("chapter", "id"), ("segment", "chapter")):
        db.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT value FROM json_each(?))", (ids,))
