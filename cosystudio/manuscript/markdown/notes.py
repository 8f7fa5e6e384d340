"""The notes of a Markdown text: pandoc's ``[^1]: …`` blocks and ``^[…]`` in the middle of a sentence."""

import re

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.markdown.tokens import pieces_of

_BLOCK = re.compile(
    r"^(?P<mark>\[\^(?P<id>[^\]\s]+)\]:)(?P<body>.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*)", re.MULTILINE
)
_INLINE = re.compile(r"\^\[(?P<body>[^\[\]]{1,2000})\]")


def without_notes(text: str, choices: ReadingChoices, account: Account) -> tuple[str, dict[str, str]]:
    """Return the text with nothing but the marks of its notes, and the words of each note by its id."""
    notes: dict[str, str] = {}

    def block(found: re.Match[str]) -> str:
        if found["id"] in notes:
            account.skip(Reason.NOTE, found[0])
            return ""
        account.skip(Reason.NOTE_MARK, found["mark"])
        notes[found["id"]] = _words(found["body"], choices, account)
        return ""

    def inline(found: re.Match[str]) -> str:
        id = f"-{len(notes)}"
        account.skip(Reason.NOTE_MARK, "^[]")
        notes[id] = _words(found["body"], choices, account)
        mark = f"[^{id}]"
        account.add(mark)  # and skipped again where the mark is met
        return mark

    return _INLINE.sub(inline, _BLOCK.sub(block, text)), notes


def _words(body: str, choices: ReadingChoices, account: Account) -> str:
    lines = "\n".join(line.strip() for line in body.split("\n"))
    return "\n".join(piece.text for piece in pieces_of(lines, choices, account) if piece.text)
