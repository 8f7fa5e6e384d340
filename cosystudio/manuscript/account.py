"""The account of a reading: every character that the file holds is spoken or skipped for a reason, none is lost."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from cosystudio.book.reading import TextAccount, passages, size
from cosystudio.manuscript.text import invisible, one_line


class Reason(StrEnum):
    """Why text is not spoken, in words that a writer reads."""

    NOTE_MARK = "Footnote marks"
    NOTE = "Footnotes"
    PAGE_NUMBER = "Page numbers"
    RUNNING_HEAD = "Running heads"
    CONTENTS = "Contents pages"
    NAVIGATION = "Links for finding one's way"
    RUBY = "Ruby readings"
    RUBY_BASE = "Characters under ruby readings"
    ANNOTATION = "Editor's annotations"
    DELETED = "Deleted text of tracked changes"
    COMMENT = "Comments"
    IMAGE = "Image descriptions"
    CAPTION = "Captions"
    TABLE = "Tables"
    FORMULA = "Formulas"
    CODE = "Code"
    MEDIA = "Embedded media"
    HIDDEN = "Hidden text"
    SITE = "Web site notices"
    ADVERT = "Advertisements"
    LICENCE = "Licence and distribution notices"
    EDITION = "Edition notices"
    END_MARK = "End marks of the book"
    METADATA = "Metadata"
    TITLE_PAGE = "Title pages"
    ASIDE_PAGE = "Pages outside the reading order"
    SCENE_BREAK = "Scene break marks"
    BULLET = "Bullets and list numbers"
    FORMATTING = "Formatting marks"
    HYPHEN = "Hyphens at line ends"
    LINE_NUMBER = "Line numbers"
    OVERPRINT = "Text drawn twice"
    WATERMARK = "Watermarks and text across the page"
    INVISIBLE = "Invisible characters"
    HEADING = "Headings said otherwise"


class Account:
    """Takes in what a file holds, and is told of all that is not spoken and of all that is spoken beside.

    For a finished reading, taken in + added = spoken + skipped, character by character, white space apart.  `source`
    is the number of characters taken in; `added` and `skipped` hold the texts.
    """

    def __init__(self) -> None:
        self.source = 0
        self.added: list[str] = []
        self.skipped: dict[Reason, list[str]] = {}

    def take_in(self, text: str) -> None:
        """Count text of the book as the file holds it, each run once; invisible characters in it are skipped."""
        self.source += size(text)
        if unseen := invisible(text):
            self.skipped.setdefault(Reason.INVISIBLE, []).append(unseen)

    def skip(self, reason: Reason, text: str) -> None:
        """Count text that was taken in and is not spoken; text without words counts nothing."""
        if text := one_line(text):
            self.skipped.setdefault(reason, []).append(text)

    def add(self, text: str) -> None:
        """Count what is spoken and stands nowhere in the file."""
        if size(text):
            self.added.append(text)

    def reword(self, before: Sequence[str], after: Sequence[str]) -> None:
        """Count headings that are said otherwise: only the marks where the words are the same, else all of both."""
        was, now = (Counter("".join("".join(texts).split())) for texts in (before, after))
        lost, won = ("".join((one - other).elements()) for one, other in ((was, now), (now, was)))
        if not any(map(str.isalnum, lost + won)):
            self.skip(Reason.FORMATTING, lost)
            self.add(won)
            return
        for text in before:
            self.skip(Reason.HEADING, text)
        for text in after:
            self.add(text)

    def include(self, other: "Account") -> None:
        """Take over all that another account holds."""
        self.source += other.source
        self.added += other.added
        for reason, texts in other.skipped.items():
            self.skipped.setdefault(reason, []).extend(texts)

    def closed(self) -> TextAccount:
        """Return the account, what was skipped most first."""
        skipped = [passages(reason.value, texts) for reason, texts in self.skipped.items()]
        return TextAccount(
            source=self.source,
            added=tuple(self.added),
            skipped=tuple(sorted(skipped, key=lambda one: -one.characters)),
        )
