"""The account of what is not spoken: nothing of a manuscript is left out without a reason and a count."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from cosystudio.manuscript.text import one_line
from cosystudio.manuscript.values import Skipped

_EXAMPLES = 3
_LONGEST_EXAMPLE = 80


class Reason(StrEnum):
    """Why text is not spoken, in words that a writer reads."""

    NOTE_MARK = "Footnote marks"
    NOTE = "Footnotes"
    PAGE_NUMBER = "Page numbers"
    CONTENTS = "Contents pages"
    RUBY = "Ruby readings"
    ANNOTATION = "Editor's annotations"
    IMAGE = "Image descriptions"
    CAPTION = "Captions"
    TABLE = "Tables"
    FORMULA = "Formulas"
    CODE = "Code"
    MEDIA = "Embedded media"
    HIDDEN = "Hidden text"
    SITE = "Web site notices"
    LICENCE = "Licence and distribution notices"
    EDITION = "Edition notices"
    METADATA = "Metadata"
    TITLE_PAGE = "Title pages"
    ASIDE_PAGE = "Pages outside the reading order"


class Skips:
    """Counts what one reading leaves out."""

    def __init__(self) -> None:
        self._counts: Counter[Reason] = Counter()
        self._examples: dict[Reason, list[str]] = {}

    def add(self, reason: Reason, text: str) -> None:
        """Count one piece of text that is not spoken; text without words counts nothing."""
        text = one_line(text)
        if not text:
            return
        self._counts[reason] += 1
        self._remember(reason, _shortened(text))

    def include(self, account: Iterable[Skipped]) -> None:
        """Count all that another account holds."""
        for skipped in account:
            reason = Reason(skipped.reason)
            self._counts[reason] += skipped.count
            for example in skipped.examples:
                self._remember(reason, example)

    def _remember(self, reason: Reason, example: str) -> None:
        examples = self._examples.setdefault(reason, [])
        if len(examples) < _EXAMPLES and example not in examples:
            examples.append(example)

    def account(self) -> tuple[Skipped, ...]:
        """Return what was left out, the most frequent first."""
        return tuple(
            Skipped(reason.value, count, tuple(self._examples[reason])) for reason, count in self._counts.most_common()
        )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_EXAMPLE else text[: _LONGEST_EXAMPLE - 1].rstrip() + "…"
