"""The package document: what the book is called, which pages it has and in which order."""

import re
from dataclasses import dataclass
from typing import Any

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.xml import children, descendants, local, parse_metadata, words

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_PAGE_SUFFIX = re.compile(r"\.(x?html?|xml)$", re.IGNORECASE)
# Both are a scrambled font, done by the publisher's tools; the words of the book stay readable.
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NOBODY = ("unknown", "unbekannt", "未知", "inconnu", "desconocido", "sconosciuto", "неизвестный", "неизвестно", "不明")
"""What Calibre writes for an author whom it does not know."""
_LCP = "Readium LCP"
# What stands in the files that tell a reader how to decrypt the book.
_SCHEMES = (
    (b"ns.adobe.com/adept", "Adobe ADEPT"),
    (b"readium.org/2014/01/lcp", _LCP),
    (b"sinf.xml", "Apple FairPlay"),
    (b"itunes.apple.com", "Apple FairPlay"),
    (b"kobo", "Kobo"),
    (b"marlin-drm", "Marlin"),
)


@dataclass(frozen=True, slots=True)
class SpinePage:
    """One page in reading order; `roles` come from the EPUB 2 guide."""

    name: str
    is_linear: bool
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """What the package says; `nav` and `ncx` are the names of the tables of contents, if any."""

    title: str
    author: str
    language: str
    pages: tuple[SpinePage, ...]
    nav: str
    ncx: str
    warnings: tuple[str, ...]


def refuse_protected(archive: Archive) -> None:
    """Raise ManuscriptError if the book is encrypted for a bookshop's own readers, named where it can be known."""
    protected = any(archive.find(name) for name in ("META-INF/rights.xml", "META-INF/sinf.xml"))
    name = archive.find("META-INF/encryption.xml")
    if name:
        methods = descendants(parse_metadata(archive.read(name), name), "EncryptionMethod")
        protected |= any(method.get("Algorithm") not in _FONT_SCRAMBLING for method in methods)
    if archive.find("META-INF/license.lcpl"):
        raise ManuscriptError(f"This EPUB is protected by DRM ({_LCP}).")
    if protected:
        scheme = next((scheme for mark, scheme in _SCHEMES if _is_marked(archive, mark)), "")
        raise ManuscriptError(
            f"This EPUB is protected by DRM ({scheme})." if scheme else "This EPUB is protected by DRM."
        )


def _is_marked(archive: Archive, mark: bytes) -> bool:
    """Do the files that tell a reader how to decrypt the book bear this mark?"""
    names = (archive.find(f"META-INF/{name}") for name in ("encryption.xml", "rights.xml", "sinf.xml"))
    return any(mark in name.encode() or mark in archive.read(name) for name in names if name)


def read_package(archive: Archive) -> Package:
    """Return the package; raises ManuscriptError when there is none to be found."""
    name, warnings = _package_name(archive)
    root = parse_metadata(archive.read(name), name)
    items = {item.get("id", ""): item for item in descendants(root, "item")}
    nav = next((i.get("href", "") for i in items.values() if "nav" in i.get("properties", "").split()), "")
    pages, missing = _spine(archive, root, items, name)
    if missing:
        warnings = (*warnings, f"{missing} of the pages that this EPUB lists are missing.")
    return Package(
        title=_title(root),
        author=_authors(root),
        language=next((words(e) for e in descendants(root, "language") if words(e)), ""),
        pages=pages,
        nav=archive.find(nav, name) if nav else "",
        ncx=_ncx(archive, root, items, name),
        warnings=warnings,
    )


def _package_name(archive: Archive) -> tuple[str, tuple[str, ...]]:
    container = archive.find(_CONTAINER)
    if container:
        for rootfile in descendants(parse_metadata(archive.read(container), container), "rootfile"):
            name = archive.find(rootfile.get("full-path", ""))
            if name:
                return name, ()
    found = [name for name in archive.names if name.casefold().endswith(".opf")]
    if not found:
        raise ManuscriptError("This EPUB is damaged: it has no list of its pages.")
    return found[0], ("This EPUB does not say where its list of pages is; the one inside was used.",)


def _spine(archive: Archive, root: Any, items: dict[str, Any], package: str) -> tuple[tuple[SpinePage, ...], int]:
    """Return the pages in order, and how many of those listed are missing."""
    roles = {archive.find(r.get("href", ""), package): r.get("type", "") for r in descendants(root, "reference")}
    pages: dict[str, SpinePage] = {}
    missing = 0
    for reference in descendants(root, "itemref"):
        item = items.get(reference.get("idref", ""))
        name = archive.find(item.get("href", ""), package) if item is not None else ""
        if not name:
            missing += 1
        elif _is_page(item, name):
            role = roles.get(name, "")
            pages.setdefault(name, SpinePage(name, reference.get("linear") != "no", (role,) if role else ()))
    return tuple(pages.values()), missing


def _is_page(item: Any, name: str) -> bool:
    return item.get("media-type", "") in _PAGES or _PAGE_SUFFIX.search(name) is not None


def _ncx(archive: Archive, root: Any, items: dict[str, Any], package: str) -> str:
    listed = [items.get(spine.get("toc", "")) for spine in descendants(root, "spine")]
    typed = [item for item in items.values() if item.get("media-type") == "application/x-dtbncx+xml"]
    found = (archive.find(item.get("href", ""), package) for item in (*listed, *typed) if item is not None)
    return next((name for name in found if name), "")


def _title(root: Any) -> str:
    titles = [title for title in descendants(root, "title") if words(title)]
    kinds = _refined(root, "title-type")
    main = [title for title in titles if kinds.get(title.get("id", "")) == "main"]
    return words((main or titles)[0]) if titles else ""


def _authors(root: Any) -> str:
    creators = [creator for creator in descendants(root, "creator") if words(creator)]
    roles = _refined(root, "role")
    creators = [creator for creator in creators if words(creator).casefold() not in _NOBODY]
    authors = [creator for creator in creators if _role(creator, roles) in ("aut", "")]
    return "; ".join(dict.fromkeys(words(creator) for creator in authors or creators))


def _role(creator: Any, refined: dict[str, str]) -> str:
    own = next((value for key, value in creator.attrib.items() if key.rpartition("}")[2] == "role"), "")
    return str(own) or refined.get(creator.get("id", ""), "")


def _refined(root: Any, prop: str) -> dict[str, str]:
    """Return what the metadata says of its own elements, by their ids."""
    metas = [meta for part in children(root, "metadata") for meta in part if local(meta) == "meta"]
    return {m.get("refines", "").removeprefix("#"): words(m) for m in metas if m.get("property") == prop}
