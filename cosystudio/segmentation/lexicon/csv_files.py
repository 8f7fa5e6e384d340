"""Lexicons as CSV: with a row of names at the head, as spreadsheets write and read them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon.checks import Checker
from cosystudio.segmentation.lexicon.outcome import Read
from cosystudio.segmentation.lexicon.rows import COLUMNS, entry_of, fields_of, listed

_SEPARATORS = ",;\t"
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
"""What a spreadsheet would take for a formula, with any number of apostrophes before it."""

_CALLED = {
    "written": "word|words|phrase|text|grapheme|original|source|find|search|from|term|name|"
    "词|词语|字词|原文|原词|写法|查找|名字",
    "spoken": "say|says|said|spoken_as|say_as|respelling|alias|phoneme|pronunciation|pronounced|replace|replacement|"
    "replace_with|to|读|读作|读音|读法|发音|念作|念法|替换|替换为|改为",
    "match": "kind|sort|type|种类|类型|匹配",
    "form": "形式",
    "language": "lang|语言",
    "voice": "声音|音色",
    "match_case": "case|case_sensitive|大小写|区分大小写",
    "whole_word": "whole|word_only|整词|全词|全字匹配",
}
_NAMES = {name: column for column, names in _CALLED.items() for name in names.split("|")}
"""What other programs call the columns."""


def read(data: bytes) -> Read:
    """Return the entries of a CSV file with commas, semicolons or tabs; bad rows are named and left out.

    Raises LexiconError where it is no table of text.
    """
    text = _decoded(data)
    rows = list(_rows(text, _separator(text)))
    if not rows:
        raise LexiconError("There are no entries in this file.")
    names, body = _head(rows)
    entries, problems, checker = [], [], Checker()
    for number, row in body:
        try:
            entries.append(entry_of(dict(zip(names, map(_unguarded, row), strict=False)), checker.check))
        except LexiconError as error:
            problems.append((number, str(error)))
    return Read(tuple(entries), _told(problems))


def written(entries: Iterable[LexiconEntry]) -> bytes:
    """Return the entries as CSV in UTF-8 that a spreadsheet opens as such, without a formula in it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for entry in entries:
        fields = fields_of(entry)
        writer.writerow([_guarded(fields[name]) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig", "replace")


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise LexiconError("This file is not in UTF-8: save it as “CSV UTF-8” and import it again.") from error
    if "\0" in text:
        raise LexiconError("This file is no table of text.")
    return text


def _separator(text: str) -> str:
    """Return what stands most often in the first row, quoted parts apart."""
    head = re.sub(r'"[^"]*"', "", text.lstrip().split("\n", 1)[0])
    return max(_SEPARATORS, key=head.count)


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Return the rows that hold anything, with their number as a spreadsheet counts them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader, 1):
            if any(cell.strip() for cell in row):
                yield number, row
    except csv.Error as error:
        raise LexiconError("This file is no table of text.") from error


def _head(rows: Sequence[tuple[int, list[str]]]) -> tuple[Sequence[str], Sequence[tuple[int, list[str]]]]:
    """Return the names of the columns, and the rows below them; without names they come in our order.

    Without the column of how words are said all of them would be silent: raises LexiconError.
    """
    names = [_name(cell) for cell in rows[0][1]]
    if "written" not in names:
        return COLUMNS, rows
    if "spoken" not in names:
        raise LexiconError("No column of this file says how its words are spoken: call it “spoken”.")
    return names, rows[1:]


def _name(cell: str) -> str:
    plain = re.sub(r"[\s-]+", "_", cell.strip().lower())
    return _NAMES.get(plain, plain)


def _guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe more before what looks like a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _told(problems: Sequence[tuple[int, str]]) -> str:
    """Return in one sentence which rows were left out, and why the first of them was."""
    if not problems:
        return ""
    numbers = listed([number for number, _reason in problems])
    first, reason = problems[0]
    if len(problems) == 1:
        return f"Row {numbers} was left out: {reason}"
    return f"Rows {numbers} were left out; row {first}: {reason}"
