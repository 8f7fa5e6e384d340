"""The RTF reader."""

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.office.manuscript import Document, manuscript_of
from cosystudio.manuscript.office.story import Story
from cosystudio.manuscript.rtf.body import Body
from cosystudio.manuscript.rtf.tokens import tokens_of
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.values import Manuscript

_CUT = "The end of this RTF document is missing: it is cut short."


def recognises(source: Source) -> bool:
    """Does the file begin as RTF does?"""
    return source.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when it is damaged or too large."""
    account = Account()
    story = Story(account, choices)
    body = Body(story, choices.encoding)
    for token in tokens_of(source.data):
        body.take(token)
    warnings = (_CUT,) if body.is_open else ()
    body.end()
    document = Document(
        paragraphs=story.close(),
        notes=body.notes,
        title=body.title,
        author=body.author,
        language="",
        encoding=body.encoding,
        bad_bytes=body.bad_bytes,
        warnings=warnings,
    )
    return manuscript_of(document, source.name, account, choices)
