"""The DOCX reader: the body with its styles and lists, the notes, and what stands at the edges of the page."""

from collections.abc import Mapping

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.docx.body import Body
from cosystudio.manuscript.docx.numbering import Numbering
from cosystudio.manuscript.docx.parts import KIND, Parts
from cosystudio.manuscript.docx.state import State
from cosystudio.manuscript.docx.styles import Styles
from cosystudio.manuscript.office.manuscript import Document, manuscript_of
from cosystudio.manuscript.office.story import Story
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.values import Manuscript

_BESIDE = {
    "header": Reason.RUNNING_HEAD,
    "footer": Reason.RUNNING_HEAD,
    "comments": Reason.COMMENT,
}


def recognises(source: Source) -> bool:
    """Is this a Word document, whatever its main part is called?"""
    names = {name.casefold().replace("\\", "/") for name in source.members}
    return "word/document.xml" in names or (
        "[content_types].xml" in names and any(name.startswith("word/") for name in names)
    )


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when it is damaged, locked or too large."""
    account = Account()
    with Archive(source.path, KIND) as archive:
        parts = Parts(archive)
        styles, numbering, about = Styles(), Numbering(), _Properties()
        for kind, handler in (("styles", styles), ("numbering", numbering)):
            for name in parts.named(kind):
                parts.feed(name, handler)
        if core := archive.find("docProps/core.xml"):
            parts.feed(core, about)
        story = Story(account, choices)
        parts.feed(parts.document, Body(State(story, styles, numbering)))
        paragraphs = story.close()
        notes = _notes(parts, State(Story(account, choices), styles, numbering))
        for kind, reason in _BESIDE.items():
            for name in parts.named(kind):
                aside = Story(account, choices)
                parts.feed(name, Body(State(aside, styles, numbering, reason)))
                aside.close()
    document = Document(paragraphs, notes, about.title, about.author, about.language or styles.language)
    return manuscript_of(document, source.name, account, choices)


def _notes(parts: Parts, state: State) -> dict[str, str]:
    """Return the words of the notes by their ids."""
    for kind in ("footnotes", "endnotes"):
        for name in parts.named(kind):
            parts.feed(name, Body(state))
    return {id: body for id, body in state.notes.items() if body}


class _Properties:
    """Reads docProps/core.xml: what the file says of itself."""

    def __init__(self) -> None:
        self.title = self.author = self.language = ""
        self._open = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Remember which property is open."""
        self._open = name

    def end(self, name: str) -> None:
        """Close the property."""
        self._open = ""

    def text(self, text: str) -> None:
        """Take the words of the open property."""
        if self._open == "dc:title":
            self.title += text
        elif self._open == "dc:creator":
            self.author += text
        elif self._open == "dc:language":
            self.language += text
