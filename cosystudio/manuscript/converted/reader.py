"""The reader of all that another program converts: what it makes is read like any other file."""

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cosystudio.book.reading import ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import docx, epub, html
from cosystudio.manuscript.converted.kinds import kind_of
from cosystudio.manuscript.converted.programs import convert, executable_of, failure
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.values import Manuscript

_NO_TITLE = re.compile(r"original|untitled|unknown|", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Is this a format that another program can convert?  Raises ManuscriptError when it is locked or protected."""
    return kind_of(source) is not None


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the program is not there, or fails."""
    kind = kind_of(source)
    if kind is None:
        raise ManuscriptError("There is no text in the file.")
    executable = executable_of(kind.program)
    if not executable:
        raise ManuscriptError(f"To open {kind.name}, install {kind.program}, or convert it to EPUB first.")
    with TemporaryDirectory(prefix="cosystudio-", ignore_cleanup_errors=True) as folder:
        made = Source(convert(executable, kind, source.path.resolve(), Path(folder), source.stop))
        if docx.recognises(made):
            manuscript = docx.read(made, choices)
        elif epub.recognises(made):
            manuscript = epub.read(made, choices)
        elif html.recognises(made):
            manuscript = html.read(made, choices)
        else:
            raise failure(kind.program)
    if not manuscript.account.source:
        raise failure(kind.program)
    title = source.name if _NO_TITLE.fullmatch(manuscript.title) else manuscript.title
    warning = f"This book was converted by {kind.program}; what was lost on the way cannot be counted."
    return replace(manuscript, title=title, warnings=(*manuscript.warnings, warning))
