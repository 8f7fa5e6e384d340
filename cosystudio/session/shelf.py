"""The takes of a book, found by what they are the sound of and by the line they were made for."""

from collections import defaultdict
from collections.abc import Iterable

from cosystudio.book.model import Segment, SegmentId, SpeechKey, Take, TakeId


class Shelf:
    """All takes of the open project, without their samples."""

    def __init__(self, takes: Iterable[Take] = ()) -> None:
        self._by_id: dict[TakeId, Take] = {}
        self._by_key: defaultdict[SpeechKey, list[Take]] = defaultdict(list)
        self._by_segment: defaultdict[SegmentId, list[Take]] = defaultdict(list)
        for take in takes:
            self.add(take)

    def add(self, take: Take) -> None:
        """Put the newest take on the shelf."""
        self._by_id[take.id] = take
        self._by_key[take.key].append(take)
        self._by_segment[take.segment].append(take)

    def count(self, key: SpeechKey) -> int:
        """Return how many takes there are under a key."""
        return len(self._by_key.get(key, ()))

    def has(self, key: SpeechKey) -> bool:
        """True when something is recorded under this key."""
        return key in self._by_key

    def takes(self, line: Segment, key: SpeechKey) -> tuple[Take, ...]:
        """Return every take that was made for the line or sounds as it should now, newest first."""
        both = {take.id: take for take in (*self._by_segment.get(line.id, ()), *self._by_key.get(key, ()))}
        return tuple(both[id] for id in sorted(both, reverse=True))

    def current(self, line: Segment, key: SpeechKey) -> Take | None:
        """Return the take that is heard: the chosen one, else the newest fresh one, else the newest stale one."""
        if line.take is not None and (chosen := self._by_id.get(line.take)):
            return chosen
        for takes in (self._by_key.get(key), self._by_segment.get(line.id)):
            if takes:
                return takes[-1]
        return None
