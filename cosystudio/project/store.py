"""The .cosy file: one SQLite database that always holds the present state of the book.

Every call is one transaction.  A Store belongs to one thread at a time; `project.file` gives it one.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from cosystudio.audio.clip import WordTime
from cosystudio.book.changes import Changes
from cosystudio.book.model import Book, Chapter, ChapterId, Segment, SegmentId, SpeechKey, Take, TakeId
from cosystudio.book.reading import Reading
from cosystudio.errors import ProjectError
from cosystudio.project import rows
from cosystudio.project.failures import translated
from cosystudio.project.schema import prepare
from cosystudio.project.values import LARGEST_MANUSCRIPT, ManuscriptFile, Recorded, ReferenceRecording, Saved
from cosystudio.project.writing import (
    delete_others,
    write_all_lines,
    write_chapter,
    write_lines,
    write_order,
    write_rows,
)


class Store:
    """One open project file.  Every method raises ProjectError with a sentence when the file or the disk fails."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._reading_kept: Reading | None = None
        self._lines_kept: dict[ChapterId, tuple[Segment, ...]] = {}

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open a project, or an empty file that `fill` will make one; older versions are brought up to date."""
        with translated(path):
            connection = sqlite3.connect(path, isolation_level=None, timeout=10, check_same_thread=False)
            try:
                connection.row_factory = sqlite3.Row
                _tune(connection)
                prepare(connection, path)
            except BaseException:
                connection.close()
                raise
            return cls(path, connection)

    def fill(self, book: Book, manuscript: bytes | None = None) -> None:
        """Write a whole new book, and the bytes of its manuscript file, so that it can be read again."""
        if manuscript is not None:
            with self._transaction() as db:
                write_rows(db, "manuscript", [{"one": 1, "name": book.reading.file, "data": zlib.compress(manuscript)}])
        everything = Changes(chapters=frozenset(chapter.id for chapter in book.chapters), book=True)
        self.apply(book, everything)

    def load(self) -> Saved:
        """Return everything but the samples of takes."""
        with translated(self.path):
            row = self._connection.execute("SELECT * FROM book").fetchone()
            if row is None:
                raise ProjectError(f"“{self.path.name}” holds no book.")
            self._reading_kept = self._reading()
            book = rows.book_of(row, self._chapters(), self._reading_kept)
            self._lines_kept = {chapter.id: chapter.segments for chapter in book.chapters}
            return Saved(book, self._takes(), self._failures(), self._references())

    def manuscript(self) -> ManuscriptFile | None:
        """Return the file that the book was read from; None in books that were made before it was kept."""
        with translated(self.path):
            row = self._connection.execute("SELECT name, data FROM manuscript").fetchone()
            return None if row is None else ManuscriptFile(row["name"], _inflated(row["data"]))

    def apply(self, book: Book, changes: Changes) -> None:
        """Write what changed."""
        voice_text = cache(rows.voice_text)
        with self._transaction() as db:
            write_rows(db, "book", [rows.book_row(book)])
            if book.reading is not self._reading_kept:
                write_rows(db, "reading", [{"one": 1, "record": rows.reading_text(book.reading)}])
            if changes.book:
                delete_others(db, book)
            for place, chapter in enumerate(book.chapters):
                if chapter.id in changes.chapters:
                    write_chapter(db, chapter, place)
                    if chapter.segments is not self._lines_kept.get(chapter.id):
                        write_all_lines(db, chapter, voice_text)
                elif changes.segments:
                    write_lines(db, chapter, changes, voice_text)
            if changes.book:
                write_order(db, book)
        self._reading_kept = book.reading
        self._lines_kept = {chapter.id: chapter.segments for chapter in book.chapters}

    def keep(self, recorded: Recorded) -> Take:
        """Add a take; a failure of that line is forgotten.  Returns the take with its id."""
        with self._transaction() as db:
            number = db.execute("SELECT coalesce(max(id), 0) + 1 FROM take").fetchone()[0]
            take = Take(
                TakeId(number),
                recorded.key,
                recorded.segment,
                recorded.spoken_text,
                recorded.voice,
                recorded.seconds,
                recorded.rate_hz,
            )
            write_rows(db, "take", [rows.take_row(take, recorded.peaks, recorded.words)])
            db.execute("INSERT INTO sound (take, data) VALUES (?, ?)", (number, recorded.sound))
            db.execute("DELETE FROM failure WHERE segment = ?", (recorded.segment,))
            return take

    def keep_failure(self, segment: SegmentId, key: SpeechKey, reason: str) -> None:
        """Remember why a line could not be spoken."""
        with self._transaction() as db:
            write_rows(db, "failure", [{"segment": segment, "key": key, "reason": reason}])

    def keep_reference(self, reference: ReferenceRecording) -> None:
        """Add a recording that voices are cloned from, or give one that is there another title."""
        with self._transaction() as db:
            write_rows(db, "reference", [asdict(reference)])

    def sound(self, take: TakeId) -> bytes:
        """Return the stored bytes of a take."""
        return bytes(self._one("SELECT data FROM sound WHERE take = ?", take))

    def peaks(self, take: TakeId) -> bytes:
        """Return the stored waveform of a take."""
        return bytes(self._one("SELECT peaks FROM take WHERE id = ?", take))

    def words(self, take: TakeId) -> tuple[WordTime, ...]:
        """Return when each word of a take is heard; empty where the provider told no times."""
        return rows.words_of(self._one("SELECT words FROM take WHERE id = ?", take))

    def copy_to(self, path: Path) -> None:
        """Write a compact copy of the project beside `path` and move it there, in place of what was there."""
        part = path.with_name(f".{path.name}.part")
        with translated(path):
            part.unlink(missing_ok=True)
            try:
                self._connection.execute("VACUUM INTO ?", (str(part),))
                _sync(part)
                for left_over in ("-wal", "-shm"):  # of a file that was killed: they would be taken for the copy's
                    path.with_name(f"{path.name}{left_over}").unlink(missing_ok=True)
                part.replace(path)
                _sync(path.parent)
            finally:
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it."""
        try:
            with translated(self.path):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.close()

    def discard(self) -> None:
        """Close without more ado, as a reader or a half-made file is closed."""
        self._connection.close()

    def _chapters(self) -> tuple[Chapter, ...]:
        voice_of = cache(rows.voice_of)
        lines = self._connection.execute("SELECT * FROM segment ORDER BY chapter, place")
        by_chapter = {
            chapter: tuple(rows.segment_of(row, voice_of) for row in group)
            for chapter, group in groupby(lines, key=lambda row: row["chapter"])
        }
        chapters = self._connection.execute("SELECT * FROM chapter ORDER BY place")
        return tuple(rows.chapter_of(row, by_chapter.get(row["id"], ())) for row in chapters)

    def _reading(self) -> Reading:
        row = self._connection.execute("SELECT record FROM reading").fetchone()
        return Reading() if row is None else rows.reading_of(row["record"])

    def _takes(self) -> tuple[Take, ...]:
        columns = "id, key, segment, spoken_text, voice, seconds, rate_hz"
        voice_of = cache(rows.voice_of)
        found = self._connection.execute(f"SELECT {columns} FROM take ORDER BY id")
        return tuple(rows.take_of(row, voice_of) for row in found)

    def _failures(self) -> dict[SegmentId, tuple[SpeechKey, str]]:
        return {
            SegmentId(row["segment"]): (SpeechKey(row["key"]), row["reason"])
            for row in self._connection.execute("SELECT * FROM failure")
        }

    def _references(self) -> tuple[ReferenceRecording, ...]:
        found = self._connection.execute("SELECT * FROM reference ORDER BY title, digest")
        return tuple(ReferenceRecording(**row) for row in found)

    def _one(self, query: str, take: TakeId) -> Any:
        with translated(self.path):
            row = self._connection.execute(query, (take,)).fetchone()
        if row is None:
            raise ProjectError("This take is no longer in the project.")
        return row[0]

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _inflated(data: bytes) -> bytes:
    """Return what was compressed, as far as we would have kept it: a file of somebody else may hold a bomb."""
    stream = zlib.decompressobj()
    inflated = stream.decompress(data, LARGEST_MANUSCRIPT)
    if not stream.eof and len(inflated) < LARGEST_MANUSCRIPT:
        raise zlib.error("the end is missing")
    return inflated


def _tune(connection: sqlite3.Connection) -> None:
    # auto_vacuum must be set before the first table; FULL costs 0.2 ms a commit and survives a power cut
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before anything that relies on it is deleted."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
