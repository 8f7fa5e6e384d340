"""An open project for asyncio: locked against a second program, written in order by a thread of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from filelock import FileLock, Timeout

from cosystudio.audio.clip import Clip, Samples, WordTime
from cosystudio.audio.peaks import peaks
from cosystudio.audio.stored import decode_stored, encode_stored
from cosystudio.book.changes import Changes
from cosystudio.book.model import Book, SegmentId, SpeechKey, Take, TakeId, Voice
from cosystudio.errors import ProjectError
from cosystudio.project.store import Store
from cosystudio.project.values import ManuscriptFile, Recorded, ReferenceRecording, Saved

PEAK_BINS = 240
"""Bars of a take's waveform: as many as the widest view of one line can show."""

_T = TypeVar("_T")


class ProjectFile:
    """One .cosy file, open and locked.

    Writes happen one after the other in the order in which they were asked for; reads of sound have a connection
    of their own and do not wait for them.  Every method raises ProjectError.
    """

    def __init__(self, store: Store, reader: Store, lock: FileLock) -> None:
        self.path = store.path
        self._store = store
        self._reader = reader
        self._lock = lock
        self._writing = ThreadPoolExecutor(1, "project-write")
        self._reading = ThreadPoolExecutor(1, "project-read")

    @classmethod
    async def create(cls, path: Path, book: Book, manuscript: bytes | None = None) -> "ProjectFile":
        """Make a new project at `path`, replacing none: raises ProjectError where a file is already there.

        `manuscript` are the bytes of the file that the book was read from, which is then kept with it.
        """
        if await asyncio.to_thread(path.exists):
            raise ProjectError(f"“{path.name}” exists already; choose another name.")
        return await asyncio.to_thread(_open, cls, path, book, manuscript)

    @classmethod
    async def open(cls, path: Path) -> "ProjectFile":
        """Open an existing project."""
        if not await asyncio.to_thread(path.is_file):
            raise ProjectError(f"There is no file “{path}”.")
        return await asyncio.to_thread(_open, cls, path, None, None)

    async def load(self) -> Saved:
        """Return everything but the samples of takes."""
        return await self._write(self._store.load)

    async def manuscript(self) -> ManuscriptFile | None:
        """Return the file that the book was read from; None where it was not kept."""
        return await self._write(self._store.manuscript)

    async def apply(self, book: Book, changes: Changes) -> None:
        """Write what changed; on disk when it returns."""
        await self._write(lambda: self._store.apply(book, changes))

    async def keep(self, segment: SegmentId, key: SpeechKey, text: str, voice: Voice, clip: Clip) -> Take:
        """Add a take of a line, exactly as it was received; on disk when it returns."""
        recorded = await asyncio.to_thread(_recorded, segment, key, text, voice, clip)
        return await self._write(lambda: self._store.keep(recorded))

    async def keep_failure(self, segment: SegmentId, key: SpeechKey, reason: str) -> None:
        """Remember why a line could not be spoken."""
        await self._write(lambda: self._store.keep_failure(segment, key, reason))

    async def keep_reference(self, reference: ReferenceRecording) -> None:
        """Add a recording that voices are cloned from, or give one that is there another title."""
        await self._write(lambda: self._store.keep_reference(reference))

    async def clip(self, take: TakeId) -> Clip:
        """Return a take as it was received."""
        return await self._read(
            lambda: replace(decode_stored(self._reader.sound(take)), words=self._reader.words(take))
        )

    async def words(self, take: TakeId) -> tuple[WordTime, ...]:
        """Return when each word of a take is heard, without its sound; empty where the provider told no times."""
        return await self._read(lambda: self._reader.words(take))

    async def peaks(self, take: TakeId) -> Samples:
        """Return the waveform of a take, float32, shape [bins, 2], minimum and maximum."""
        data = await self._read(lambda: self._reader.peaks(take))
        heights = np.frombuffer(data, np.int8).reshape(-1, 2).astype(np.float32)
        return np.divide(heights, np.float32(127), dtype=np.float32)

    def clip_now(self, take: TakeId) -> Clip:
        """Return the samples of a take, for work that has a thread of its own."""
        return decode_stored(self._reading.submit(self._reader.sound, take).result())

    async def copy_to(self, path: Path) -> None:
        """Write a compact copy of the project; a book that another window has open is never replaced."""
        lock = await asyncio.to_thread(_locked, path)
        try:
            await self._write(lambda: self._store.copy_to(path))
        finally:
            _release(lock)

    async def aclose(self) -> None:
        """Finish what is being written and let go of the file."""
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._reading.submit(self._reader.discard).result()
        self._reading.shutdown()
        try:
            self._writing.submit(self._store.close).result()
        finally:
            self._writing.shutdown()
            _release(self._lock)

    async def _write(self, action: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._writing, action)

    async def _read(self, action: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._reading, action)


def _open(cls: type[ProjectFile], path: Path, book: Book | None, manuscript: bytes | None) -> ProjectFile:
    lock = _locked(path)
    try:
        return _opened(cls, path, book, manuscript, lock)
    except BaseException:
        _release(lock)
        raise


def _opened(
    cls: type[ProjectFile], path: Path, book: Book | None, manuscript: bytes | None, lock: FileLock
) -> ProjectFile:
    store = Store.open(path)
    try:
        if book is not None:
            store.fill(book, manuscript)
        return cls(store, Store.open(path), lock)
    except BaseException:
        store.discard()
        if book is not None:  # a new file that could not be filled is no book; an old one is never touched
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        raise


def _locked(path: Path) -> FileLock:
    lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as exc:
        raise ProjectError(f"“{path.name}” is already open in a window of CosyStudio.") from exc
    except OSError as exc:
        raise ProjectError(f"The folder of “{path.name}” may not be written; copy the book to your own.") from exc
    return lock


def _release(lock: FileLock) -> None:
    """Let go of the lock and leave no file of it; filelock takes no lock on a name that is gone."""
    with suppress(OSError):  # Windows keeps a file that is open; it is harmless there
        Path(lock.lock_file).unlink()
    lock.release()


def _recorded(segment: SegmentId, key: SpeechKey, text: str, voice: Voice, clip: Clip) -> Recorded:
    heights = np.clip(np.rint(peaks(clip.samples, PEAK_BINS) * 127), -127, 127).astype(np.int8)
    sound = encode_stored(clip)
    return Recorded(key, segment, text, voice, clip.seconds, clip.rate_hz, sound, heights.tobytes(), clip.words)
