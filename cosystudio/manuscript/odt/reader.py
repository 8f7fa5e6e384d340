"""The reader of OpenDocument texts: styles and text from the package, or from the one file that holds both."""

from cosystudio.book.reading import ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.odt.body import Body
from cosystudio.manuscript.office.manuscript import Document, manuscript_of
from cosystudio.manuscript.office.story import Story
from cosystudio.manuscript.office.stream import feed
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.values import Manuscript

_KIND = "OpenDocument text"
_TYPE = b"application/vnd.oasis.opendocument.text"
_OTHER_TYPE = b"application/vnd.oasis.opendocument."
_TEXT = "content.xml"


def recognises(source: Source) -> bool:
    """Is this a text document of the OpenDocument family, packed or flat?"""
    if source.head.startswith(b"PK"):
        named = _OTHER_TYPE in source.head[:256]
        return _TYPE in source.head[:256] or (_TEXT in source.members and not named)
    return b"office:document" in source.head and b"opendocument.text" in source.head


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when it is damaged, locked or too large."""
    account = Account()
    story = Story(account, choices)
    body = Body(story)
    if source.head.startswith(b"PK"):
        _feed_package(source, body)
    else:
        _feed_flat(source, body)
    if not body.has_text:
        raise ManuscriptError(f"This {_KIND} is damaged: {_TEXT} cannot be read.")
    paragraphs = story.close()
    about = body.about
    author = about["meta:initial-creator"] or about["dc:creator"]
    document = Document(paragraphs, body.notes, about["dc:title"], author, about["dc:language"])
    return manuscript_of(document, source.name, account, choices)


def _feed_package(source: Source, body: Body) -> None:
    with Archive(source.path, _KIND) as archive:
        manifest = archive.find("META-INF/manifest.xml")
        if manifest and b"encryption-data" in archive.read(manifest):
            raise ManuscriptError(f"This {_KIND} is locked with a password.")
        for name in ("meta.xml", "styles.xml"):
            if found := archive.find(name):
                feed(archive.read(found), body, kind=_KIND, name=name)
        feed(archive.read(_TEXT), body, kind=_KIND, name=_TEXT)


def _feed_flat(source: Source, body: Body) -> None:
    feed(source.data, body, kind=_KIND, name=source.label)
