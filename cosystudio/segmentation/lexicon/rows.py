"""One entry as the fields of a table, and back."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon.checks import check

COLUMNS = ("written", "spoken", "match", "form", "language", "voice", "match_case", "whole_word")
"""The fields of an entry in the order in which they are written."""

_YES = frozenset(("yes", "y", "true", "1", "x", "是", "ja", "wahr", "vrai", "oui"))
_NO = frozenset(("no", "n", "false", "0", "", "否", "nein", "falsch", "faux", "non"))
_MOST_LISTED = 20
_Choice = TypeVar("_Choice", bound=StrEnum)


def fields_of(entry: LexiconEntry) -> dict[str, str]:
    """Return an entry as texts by column."""
    return {
        "written": entry.written,
        "spoken": entry.spoken,
        "match": entry.match.value,
        "form": entry.form.value,
        "language": entry.language,
        "voice": entry.voice,
        "match_case": "yes" if entry.match_case else "no",
        "whole_word": "yes" if entry.whole_word else "no",
    }


def entry_of(fields: Mapping[str, str], checked: Callable[[LexiconEntry], None] = check) -> LexiconEntry:
    """Return the entry of these fields; those that are missing or empty take their default.

    Raises LexiconError, as `checked` does of an entry that cannot be used.
    """
    written = fields.get("written", "")
    entry = LexiconEntry(
        written,
        fields.get("spoken", ""),
        _choice(Match, fields.get("match", ""), _likely(written)),
        _choice(Form, fields.get("form", ""), Form.RESPELLING),
        fields.get("language", "").strip().lower(),
        fields.get("voice", "").strip(),
        _yes(fields.get("match_case", ""), default=False),
        _yes(fields.get("whole_word", ""), default=True),
    )
    checked(entry)
    return entry


def listed(numbers: Sequence[int]) -> str:
    """Return the numbers of rows with commas between, of very many the first ones."""
    return ", ".join(map(str, numbers[:_MOST_LISTED])) + ("…" if len(numbers) > _MOST_LISTED else "")


def _likely(written: str) -> Match:
    return Match.PHRASE if len(written.split()) > 1 else Match.WORD


def _choice(kind: type[_Choice], text: str, default: _Choice) -> _Choice:
    name = text.strip().lower()
    if not name:
        return default
    try:
        return kind(name)
    except ValueError as error:
        raise LexiconError(f"“{text.strip()}” is none of {', '.join(kind)}.") from error


def _yes(text: str, *, default: bool) -> bool:
    word = text.strip().lower()
    if not word:
        return default
    if word not in _YES | _NO:
        raise LexiconError(f"“{text.strip()}” is neither yes nor no.")
    return word in _YES
