"""The tables of a .cosy file, and how older files are brought up to date."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cosystudio.errors import ProjectError

APPLICATION_ID = 0x43535931
"""``CSY1`` in the SQLite header: what tells a project from any other SQLite file."""

FIRST = """
CREATE TABLE book (
    one INTEGER PRIMARY KEY CHECK (one = 1), title TEXT NOT NULL, author TEXT NOT NULL, language TEXT NOT NULL,
    voice TEXT NOT NULL, rules TEXT NOT NULL, next_id INTEGER NOT NULL
) STRICT;
CREATE TABLE chapter (
    id INTEGER PRIMARY KEY, place INTEGER NOT NULL, title TEXT NOT NULL, part TEXT NOT NULL, kind TEXT NOT NULL,
    included INTEGER NOT NULL, language TEXT NOT NULL, voice TEXT, blocks TEXT NOT NULL
) STRICT;
CREATE TABLE segment (
    id INTEGER PRIMARY KEY, chapter INTEGER NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    pause_ms INTEGER NOT NULL, first_block INTEGER NOT NULL, last_block INTEGER NOT NULL, voice TEXT, take INTEGER,
    by_hand INTEGER NOT NULL, pause_by_hand INTEGER NOT NULL
) STRICT;
CREATE INDEX segment_of_chapter ON segment (chapter, place);
CREATE TABLE take (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, segment INTEGER NOT NULL, spoken_text TEXT NOT NULL,
    voice TEXT NOT NULL, seconds REAL NOT NULL, rate_hz INTEGER NOT NULL, peaks BLOB NOT NULL
) STRICT;
CREATE TABLE sound (take INTEGER PRIMARY KEY REFERENCES take (id) ON DELETE CASCADE, data BLOB NOT NULL) STRICT;
CREATE TABLE failure (segment INTEGER PRIMARY KEY, key TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
"""


def _first(connection: sqlite3.Connection) -> None:
    for statement in FIRST.split(";"):
        connection.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first,)
"""Each step lifts the file by one version; `PRAGMA user_version` counts the steps done."""


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Check that the file is ours and bring it to the present version, with a copy beside it first.

    Raises ProjectError for another program's file or one of a newer version.
    """
    version = _version(connection, path)
    if 0 < version < len(MIGRATIONS):
        _copy_beside(connection, path, version)
    for step in range(version, len(MIGRATIONS)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            MIGRATIONS[step](connection)
            connection.execute(f"PRAGMA user_version = {step + 1}")
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
    if version > len(MIGRATIONS):
        raise ProjectError(f"“{path.name}” was made by a newer version of CosyStudio; please update the program.")
    return version


def _copy_beside(connection: sqlite3.Connection, path: Path, version: int) -> None:
    with closing(sqlite3.connect(path.with_name(f"{path.name}.v{version}.bak"))) as copy:
        connection.backup(copy)
