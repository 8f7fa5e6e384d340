"""One job: lines in, exactly one outcome for each out, through every endpoint there is."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from cosystudio.book.model import SegmentId
from cosystudio.engine.budget import MOST_BYTES, Budget
from cosystudio.engine.feed import Feed
from cosystudio.engine.ledger import Ledger
from cosystudio.engine.meter import Meter
from cosystudio.engine.mode import Mode
from cosystudio.engine.pool import Connect, Pool
from cosystudio.engine.ports import Line, Report, SpeechProvider
from cosystudio.engine.retry import RetryPolicy
from cosystudio.engine.service import Gate
from cosystudio.errors import Denied

__all__ = ["Connect", "SpeechJob"]


class SpeechJob:
    """Speaks lines until none is left, then `run` returns.

    Lines may be added, fed, hurried, paused and stopped while it runs; while `more_to_come` is true it stays open for
    them.  `report` is awaited for each event, one at a time for each request, so a slow listener slows the requests.
    Every line gets exactly one SegmentSpoken, SegmentFailed or SegmentDropped, but for those of a feed that were not
    made before a stop.  At most `most_bytes` of sound are asked for or not yet told.  `clock` and the sleep of `retry`
    must tell the same time.
    """

    def __init__(
        self,
        connect: Connect,
        report: Report,
        *,
        retry: RetryPolicy | None = None,
        clock: Callable[[], float] = time.monotonic,
        more_to_come: Callable[[], bool] = lambda: False,
        mode: Mode = Mode.BATCHES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.meter = Meter(clock, Budget(most_bytes))
        self.is_stopping = False
        self._more_to_come = more_to_come
        self._gate = Gate()
        self._ledger = Ledger(report, self.meter)
        self._pool = Pool(connect, retry or RetryPolicy(), mode, self._gate, self.meter, self._ledger, self.settle)
        self._feed = Feed(self.meter, self._enter_fed, lambda: self._pool.waiting)
        self._is_running = False
        self._finished = asyncio.Event()

    @property
    def is_open(self) -> bool:
        """True while lines can still be added."""
        return not self._finished.is_set()

    @property
    def lines(self) -> list[Line]:
        """The lines that wait or are in flight."""
        return self._ledger.lines()

    @property
    def is_paused(self) -> bool:
        """True between `pause` and `resume`."""
        return self._gate.is_paused

    @property
    def denied(self) -> Denied | None:
        """Why a service was given up, if one was."""
        return self._pool.denied

    def add(self, lines: Iterable[Line]) -> None:
        """Queue lines behind all others; a line that waits or is in flight with the same key is not asked for twice."""
        self._pool.queue(self._enter(lines))
        self._pool.changed()

    def feed(self, lines: Iterator[Line], expected: int) -> None:
        """Queue lines behind all others, each made only when its turn comes; `expected` is how many there may be."""
        self._check_open()
        self._feed.add(lines, expected)

    def hurry(self, lines: Iterable[Line]) -> None:
        """Put lines in front of everything queued, also while the job is paused."""
        ahead = list(lines)
        waiting = [known for line in ahead if (known := self._ledger.known(line))]
        for line in waiting:
            self._pool.expedite(line)
        self._pool.queue(self._enter(ahead), hurried=True)
        self._pool.changed()

    def bring_forward(self, ids: Iterable[SegmentId]) -> None:
        """Let these lines come next where they wait; unlike hurried ones they stop with a pause."""
        for id in ids:
            if line := self._ledger.line(id):
                self._pool.bring_forward(line)

    async def withdraw(self, lines: Iterable[Line]) -> None:
        """Take back those of these lines that wait; what is in flight is spoken."""
        await self._ledger.drop([line for line in lines if self._pool.discard(line)])
        self.settle()

    def pause(self) -> None:
        """Start no further request; those in flight finish and are kept."""
        self._gate.is_paused = True

    def resume(self) -> None:
        """Go on after a pause."""
        self.meter.restart()
        self._gate.is_paused = False
        self._pool.changed()

    def stop(self) -> None:
        """Cancel the requests in flight and end; what has arrived is kept."""
        if self.is_stopping:
            return
        self.is_stopping = True
        self._finish()
        self._pool.call_off()

    async def hold(self) -> None:
        """Start no request, not even for a hurried line, until `go_on`; returns when none is in flight."""
        self._gate.is_held = True
        await self._pool.rest()

    def go_on(self) -> None:
        """Go on after `hold`."""
        self._gate.is_held = False
        self._pool.changed()

    async def set_endpoints(self, service: str, endpoints: Sequence[SpeechProvider]) -> list[SpeechProvider]:
        """Speak through these endpoints from now on; where an address is known and works, the one at hand stays.

        Returns, as soon as nothing is in flight there, those before and those given that are not used and can be
        closed.
        """
        return await self._pool.set_endpoints(service, endpoints)

    def pause_endpoint(self, service: str, endpoint: str) -> None:
        """Ask nothing more at one address; what is in flight finishes."""
        self._pool.pause_endpoint(service, endpoint, paused=True)

    def resume_endpoint(self, service: str, endpoint: str) -> None:
        """Go on at one address."""
        self._pool.pause_endpoint(service, endpoint, paused=False)

    def settle(self) -> None:
        """End if every line has its outcome and no more are to come; else look whether lines are needed."""
        self._feed.look()
        if self._is_running and not (self._ledger or self._feed or self._more_to_come()):
            self._finish()

    async def run(self) -> None:
        """Speak until every line has its outcome."""
        try:
            async with asyncio.TaskGroup() as group:
                self._is_running = True
                self._pool.start(group)
                group.create_task(self._feed.run())
                self.settle()
                await self._ended()
        finally:
            self._finish()
            await self._ledger.drop(self._ledger.lines())

    async def _ended(self) -> None:
        """Return when every line has its outcome; a job that fails or is cancelled begins nothing meanwhile."""
        try:
            await self._finished.wait()
        except BaseException:
            self._finish()
            raise

    def _enter(self, lines: Iterable[Line]) -> list[Line]:
        """Note lines as open; return those that must be queued."""
        self._check_open()
        new, replaced = self._ledger.enter(lines)
        for line in replaced:
            self._pool.discard(line)
        return new

    def _enter_fed(self, lines: Sequence[Line]) -> None:
        if self.is_open:
            self.add(lines)

    def _check_open(self) -> None:
        if not self.is_open:
            raise RuntimeError("lines were added to a job that has ended")

    def _finish(self) -> None:
        self._finished.set()
        self._feed.stop()
        self._pool.close()
