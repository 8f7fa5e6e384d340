"""A page in a ZIP archive with its pictures, as Calibre's HTMLZ and zipped downloads have it."""

from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.source import Source

_SUFFIXES = (".html", ".htm", ".xhtml")
_FIRST = ("index", "default", "main")
_OTHER_BOOKS = (".epub", ".fb2", ".docx", ".odt", ".pdf", ".mobi", ".azw3")
_MOST_PAGES = 1


def page_in(source: Source) -> str:
    """Return the name of the one page in the archive; nothing where the file is none, or another kind of book."""
    names = {name.casefold(): name for name in source.members}
    is_other = any(name.endswith("container.xml") or name.endswith(_OTHER_BOOKS) for name in names)
    pages = [name for folded, name in names.items() if folded.endswith(_SUFFIXES)]
    if is_other or not pages or "[content_types].xml" in names or "mimetype" in names:
        return ""
    if len(pages) <= _MOST_PAGES:
        return pages[0]
    opening = [page for page in pages if "/" not in page and page.rpartition(".")[0].casefold() in _FIRST]
    return opening[0] if "metadata.opf" in names and len(opening) == 1 else ""


def page_data(source: Source, name: str) -> bytes:
    """Return the bytes of the page in the archive; raises ManuscriptError when it is damaged or too large."""
    with Archive(source.path, "HTMLZ") as archive:
        return archive.read(name)
