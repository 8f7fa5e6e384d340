"""The footnotes of a plain text: marks in brackets, and bodies that begin with the same mark."""

import re
from collections import defaultdict, deque

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.text import one_line

_BODY = re.compile(
    r"(?P<open>\[(?:Footnote|Fußnote|Note|Anmerkung)\s*(?P<name>[\w*†‡]{0,6})\s*:)(?P<words>.*)(?P<close>\])"
    r"|(?P<mark>\[(?P<number>\d{1,3}|[*†‡]{1,3})\])\s+(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?P<open>\[(?:Footnote|Fußnote|Anmerkung)\s*[\w*†‡]{0,6}\s*:)(?P<words>[^\[\]]{1,2000})\]", re.IGNORECASE
)
_MARK = re.compile(r"\[(?P<number>\d{1,3})\]|(?<=[\w.,;:!?\"'”’])\[(?P<sign>[*†‡]{1,3}|[A-Z])\]")


class Notes:
    """Pairs marks with bodies in reading order: numbers may start anew in each chapter.

    `words` are the bodies by ids that are never used twice.
    """

    def __init__(self, account: Account) -> None:
        self.words: dict[str, str] = {}
        self._account = account
        self._waiting: defaultdict[str, deque[str]] = defaultdict(deque)
        self._marks = 0

    def take_marks(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return the text without its note marks, and the ids of the notes that they call."""
        called: list[str] = []

        def inside(note: re.Match[str]) -> str:
            self._account.skip(Reason.NOTE_MARK, f"{note['open']}]")
            called.append(f"inside {len(self.words)}")
            self.words[called[-1]] = one_line(note["words"])
            return ""

        text = _INSIDE.sub(inside, text)
        for mark in _MARK.finditer(text):
            self._account.skip(Reason.NOTE_MARK, mark[0])
            self._marks += 1
            called.append(f"{self._marks}")
            self._waiting[mark["number"] or mark["sign"]].append(called[-1])
        return _MARK.sub("", text), tuple(called)

    def take_body(self, text: str) -> bool:
        """Keep the words of a note; False where the paragraph is none."""
        body = _BODY.fullmatch(text) if text.startswith("[") else None
        if body is None:
            return False
        marks = f"{body['open']} {body['close']}" if body["open"] else body["mark"]
        words = one_line(body["words"] if body["open"] else body["rest"])
        self._account.skip(Reason.NOTE_MARK, marks)
        waiting = self._waiting[body["name"] or body["number"] or ""]
        id = waiting.popleft() if waiting else f"uncalled {len(self.words)}"
        self.words[id] = words
        return True
