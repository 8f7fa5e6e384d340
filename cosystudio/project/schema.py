"""The tables of a .cosy file, and how older files are brought up to date."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cosystudio.book.spoken_form import AS_WRITTEN
from cosystudio.errors import ProjectError

APPLICATION_ID = 0x43535931
"""``CSY1`` in the SQLite header: what tells a project from any other SQLite file."""

TABLES = """
CREATE TABLE book (
    one INTEGER PRIMARY KEY CHECK (one = 1), title TEXT NOT NULL, author TEXT NOT NULL, language TEXT NOT NULL,
    voice TEXT NOT NULL, rules TEXT NOT NULL, next_id INTEGER NOT NULL, characters TEXT NOT NULL DEFAULT '[]',
    spoken TEXT NOT NULL DEFAULT '{}', lexicon TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE reading (one INTEGER PRIMARY KEY CHECK (one = 1), record TEXT NOT NULL) STRICT;
CREATE TABLE manuscript (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE chapter (
    id INTEGER PRIMARY KEY, place INTEGER NOT NULL, title TEXT NOT NULL, part TEXT NOT NULL, kind TEXT NOT NULL,
    included INTEGER NOT NULL, language TEXT NOT NULL, voice TEXT, blocks TEXT NOT NULL
) STRICT;
CREATE TABLE segment (
    id INTEGER PRIMARY KEY, chapter INTEGER NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    pause_ms INTEGER NOT NULL, first_block INTEGER NOT NULL, last_block INTEGER NOT NULL, voice TEXT, take INTEGER,
    by_hand INTEGER NOT NULL, pause_by_hand INTEGER NOT NULL, character TEXT NOT NULL DEFAULT '',
    first_offset INTEGER NOT NULL DEFAULT 0, last_offset INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX segment_of_chapter ON segment (chapter, place);
CREATE TABLE take (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, segment INTEGER NOT NULL, spoken_text TEXT NOT NULL,
    voice TEXT NOT NULL, seconds REAL NOT NULL, rate_hz INTEGER NOT NULL, peaks BLOB NOT NULL,
    words TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE sound (take INTEGER PRIMARY KEY REFERENCES take (id) ON DELETE CASCADE, data BLOB NOT NULL) STRICT;
CREATE TABLE failure (segment INTEGER PRIMARY KEY, key TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE TABLE reference (
    digest TEXT PRIMARY KEY, title TEXT NOT NULL, wav BLOB NOT NULL, transcript TEXT NOT NULL
) STRICT;
"""
"""The present tables, which a new file gets at once."""

Step = Callable[[sqlite3.Connection], None]


def _create(connection: sqlite3.Connection) -> None:
    for statement in TABLES.split(";"):
        connection.execute(statement)


def _add_characters_words_and_references(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE book ADD COLUMN characters TEXT NOT NULL DEFAULT '[]'")
    connection.execute("ALTER TABLE segment ADD COLUMN character TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE take ADD COLUMN words TEXT NOT NULL DEFAULT '[]'")
    connection.execute(
        "CREATE TABLE reference (digest TEXT PRIMARY KEY, title TEXT NOT NULL, wav BLOB NOT NULL, "
        "transcript TEXT NOT NULL) STRICT"
    )


def _add_spoken_form_offsets_and_reading(connection: sqlite3.Connection) -> None:
    """Older books are spoken as they were, so that their takes stay fresh; where their lines stand is searched."""
    connection.execute("ALTER TABLE book ADD COLUMN spoken TEXT NOT NULL DEFAULT '{}'")
    connection.execute("ALTER TABLE book ADD COLUMN lexicon TEXT NOT NULL DEFAULT '[]'")
    connection.execute("UPDATE book SET spoken = ?", (json.dumps(asdict(AS_WRITTEN)),))
    for name in ("first_offset", "last_offset"):
        connection.execute(f"ALTER TABLE segment ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0")
    connection.execute("CREATE TABLE reading (one INTEGER PRIMARY KEY CHECK (one = 1), record TEXT NOT NULL) STRICT")
    connection.execute(
        "CREATE TABLE manuscript (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, "
        "data BLOB NOT NULL) STRICT"
    )
    for chapter, blocks in connection.execute("SELECT id, blocks FROM chapter").fetchall():
        texts = [text for _, text in json.loads(blocks)]
        lines = connection.execute(
            "SELECT id, text, first_block, last_block FROM segment WHERE chapter = ? ORDER BY place", (chapter,)
        ).fetchall()
        found = [(*offsets, id) for id, offsets in searched(lines, texts)]
        connection.executemany("UPDATE segment SET first_offset = ?, last_offset = ? WHERE id = ?", found)


def searched(lines: Iterable[Sequence[Any]], blocks: Sequence[str]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the id and the offsets of each line that stands as it is in its block; those changed by hand do not."""
    at, block = 0, -1
    for id, text, first, last in lines:
        at = at if first == block else 0
        block = first
        place = blocks[first].find(text, at) if first == last < len(blocks) else -1
        if place >= 0:
            at = place + len(text)
            yield id, (place, at)


MIGRATIONS: tuple[Step, ...] = (_add_characters_words_and_references, _add_spoken_form_offsets_and_reading)
"""The first step lifts a file of version 1 to version 2, and so on; `PRAGMA user_version` holds the version."""


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Check that the file is ours and bring it to the present version, an older one with a copy beside it first.

    Raises ProjectError for another program's file or one of a newer version.
    """
    version = _version(connection, path)
    if version == 0:
        _reach(connection, newest_version(), _create)
        return
    if version < newest_version():
        _copy_beside(connection, path, version)
    for lower, step in list(enumerate(MIGRATIONS, 1))[version - 1 :]:
        _reach(connection, lower + 1, step)


def newest_version() -> int:
    """Return the version of files that are written now."""
    return 1 + len(MIGRATIONS)


def _reach(connection: sqlite3.Connection, version: int, step: Step) -> None:
    """Take a step and note the version that the file has after it: both or neither."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, path: Path) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (application or tables):
        raise ProjectError(f"“{path.name}” is not a CosyStudio book.")
    if version > newest_version():
        raise ProjectError(f"“{path.name}” was made by a newer version of CosyStudio; please update the program.")
    return version


def _copy_beside(connection: sqlite3.Connection, path: Path, version: int) -> None:
    with closing(sqlite3.connect(path.with_name(f"{path.name}.v{version}.bak"))) as copy:
        connection.backup(copy)
