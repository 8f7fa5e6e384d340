-- A project file of version 1, as the first program wrote it: one chapter of two lines, the second not spoken.
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
INSERT INTO book VALUES (
    1, 'A Book', 'An Author', 'en',
    '{"provider": "fake", "name": "one", "speed": 1.0, "style": "", "model": ""}',
    '{"longest_line": 240, "quotes_whole": false, "sentence_pause_ms": 350, "paragraph_pause_ms": 800, "heading_pause_ms": 1800, "scene_break_pause_ms": 2500}',
    4
);
INSERT INTO chapter VALUES (
    1, 0, 'One', '', 'body', 1, 'en', NULL, '[["prose", "First line."], ["prose", "Second line."]]'
);
INSERT INTO segment VALUES (2, 1, 0, 'First line.', 'prose', 350, 0, 0, NULL, 1, 0, 0);
INSERT INTO segment VALUES (
    3, 1, 1, 'Second line.', 'prose', 350, 1, 1,
    '{"provider": "fake", "name": "two", "speed": 1.1, "style": "softly", "model": ""}', NULL, 0, 0
);
INSERT INTO take VALUES (
    1, '8a017c812470ae86986a8c2e63dc7e14', 2, 'First line.', '{"provider": "fake", "name": "one", "speed": 1.0, "style": "", "model": ""}',
    0.25, 16000, x'00000000'
);
INSERT INTO sound VALUES (1, x'00');
INSERT INTO failure VALUES (3, 'other key', 'It was refused.');
PRAGMA application_id = 1129535793;
PRAGMA user_version = 1;
