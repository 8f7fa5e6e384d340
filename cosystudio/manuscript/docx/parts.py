"""The parts of a DOCX package: which member is the text, and where its styles, notes and headers are."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.office.stream import Handler, feed

KIND = "Word document"
_USUAL = "word/document.xml"


@dataclass(slots=True)
class Relations:
    """The targets of a part by the last word of their type, in the order of the file."""

    targets: list[tuple[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one relation; those that lead out of the package are none of ours."""
        if name.endswith(":Relationship") and attributes.get("TargetMode") != "External":
            self.targets.append((attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")))

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def text(self, text: str) -> None:
        """A list of relations has no text."""


class Parts:
    """Finds the parts by their relations, and by their usual names where these are missing."""

    def __init__(self, archive: Archive) -> None:
        """Find the text; raises ManuscriptError when there is none."""
        self._archive = archive
        named = [archive.find(target) for kind, target in self._relations("") if kind == "officeDocument"]
        self.document = next(filter(None, [*named, archive.find(_USUAL)]), "")
        if not self.document:
            raise ManuscriptError(f"This {KIND} is damaged: {_USUAL} is missing.")
        self._targets = self._relations(self.document)

    def named(self, kind: str) -> Iterator[str]:
        """Yield the names of the members of that kind: ``styles``, ``footnotes``, ``header``."""
        found = [self._archive.find(target, self.document) for type, target in self._targets if type == kind]
        if not any(found) and kind not in ("header", "footer"):
            found = [self._archive.find(f"{kind}.xml", self.document)]
        yield from dict.fromkeys(filter(None, found))

    def feed(self, name: str, handler: Handler) -> None:
        """Tell the handler of all that the member holds."""
        feed(self._archive.read(name), handler, kind=KIND, name=name)

    def _relations(self, part: str) -> list[tuple[str, str]]:
        folder, name = posixpath.split(part)
        relations = Relations()
        if found := self._archive.find(posixpath.join(folder, "_rels", f"{name}.rels")):
            self.feed(found, relations)
        return relations.targets
