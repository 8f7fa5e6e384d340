"""What the dialogs about voices work with."""

from dataclasses import dataclass, field
from typing import Protocol

from cosystudio.engine.ports import Reference
from cosystudio.session.references import KnownReference
from cosystudio.session.services import Services
from cosystudio.session.trials import sample
from cosystudio.ui.audition import Audition
from cosystudio.ui.tasks import TaskScope


class Recordings(Protocol):
    """Where the recordings are kept that voices are cloned from: an open book."""

    def references(self) -> list[KnownReference]:
        """Return the recordings."""
        ...

    def reference(self, digest: str) -> Reference | None:
        """Return a recording with its sound and its words; None where there is none of that digest."""
        ...

    async def add_reference(self, title: str, wav: bytes, transcript: str) -> str:
        """Keep a recording and return its digest; one that is kept already takes the new title."""
        ...


@dataclass(frozen=True, slots=True)
class Booth:
    """The services, a way to hear them, and the book that a voice is chosen for; without a book nothing is cloned.

    `text` is what a voice is tried with, empty for a sample sentence in `language`, a BCP 47 tag.
    """

    services: Services
    tasks: TaskScope
    audition: Audition
    recordings: Recordings | None = None
    language: str = "en"
    text: str = field(default="", repr=False)

    def line(self, language: str = "") -> str:
        """Return what to try a voice with that speaks `language`: the book's own line where it is in it."""
        if self.text and language in ("", self.language):
            return self.text
        return sample(language or self.language)
