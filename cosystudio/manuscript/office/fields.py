"""The fields of Word: which results are words of the book, and which are page numbers or a table of contents."""

import re
from dataclasses import dataclass

from cosystudio.manuscript.account import Reason

_REASONS = {
    "PAGE": Reason.PAGE_NUMBER,
    "NUMPAGES": Reason.PAGE_NUMBER,
    "SECTIONPAGES": Reason.PAGE_NUMBER,
    "PAGEREF": Reason.PAGE_NUMBER,
    "TOC": Reason.CONTENTS,
    "TOA": Reason.CONTENTS,
    "INDEX": Reason.CONTENTS,
    "RD": Reason.CONTENTS,
    "NOTEREF": Reason.NOTE_MARK,
    "FTNREF": Reason.NOTE_MARK,
}
# How Word wrote readings above characters before it had an element for them: EQ \o\ad(\s\up 9(reading),base)
_RUBY = re.compile(r"^\s*EQ\s.*\\s\s*\\up\s*\d+\s*\((?P<reading>[^()]*)\)\s*[,;、]\s*(?P<base>[^()]*)\)\s*$", re.DOTALL)


@dataclass(slots=True)
class Field:
    """One open field: its code, and whether its result has begun."""

    code: str = ""
    in_result: bool = False
    has_result: bool = False

    @property
    def reason(self) -> Reason | None:
        """Why its result is not spoken."""
        return reason_of(self.code) if self.in_result else None

    @property
    def ruby(self) -> tuple[str, str] | None:
        """The base and the reading that it sets one above the other, if it does."""
        match = _RUBY.match(self.code) if not self.has_result else None
        return (match["base"], match["reading"]) if match else None


def reason_of(code: str) -> Reason | None:
    """Return why the result of a field is not spoken, or None when it is."""
    words = code.split(maxsplit=1)
    return _REASONS.get(words[0].upper()) if words else None
