"""The recordings in the open book that voices are cloned from."""

from collections.abc import Iterable
from typing import NamedTuple

from cosystudio.book.model import Voice
from cosystudio.engine.ports import Reference
from cosystudio.project.values import ReferenceRecording

NOT_THERE = "The recording that this voice is cloned from is not in this book; choose the recording again."


class KnownReference(NamedTuple):
    """A recording as it is chosen from: what voices know it by, what a person calls it, and the words in it."""

    digest: str
    title: str
    transcript: str


class References:
    """Recordings by their digest.

    Each is held in memory once, at most 30 s or some 1.5 MB, and shared by all lines that are spoken with it.
    """

    def __init__(self, kept: Iterable[ReferenceRecording]) -> None:
        self._known: dict[str, KnownReference] = {}
        self._recordings: dict[str, Reference] = {}
        for recording in kept:
            self.add(recording)

    def add(self, recording: ReferenceRecording) -> None:
        """Take in a recording, or another title of one."""
        digest = recording.digest
        self._known[digest] = KnownReference(digest, recording.title, recording.transcript)
        self._recordings.setdefault(digest, Reference(recording.wav, recording.transcript))

    def all(self) -> list[KnownReference]:
        """Return every recording, by title."""
        return sorted(self._known.values(), key=lambda known: (known.title.casefold(), known.digest))

    def get(self, digest: str) -> Reference | None:
        """Return a recording; None where it is not in the book."""
        return self._recordings.get(digest)

    def lacks(self, voice: Voice) -> bool:
        """True for a cloned voice whose recording is not in the book."""
        return bool(voice.reference) and voice.reference not in self._recordings
