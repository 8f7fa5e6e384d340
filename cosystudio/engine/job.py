"""One job: lines in, exactly one outcome for each out, through every endpoint there is."""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SegmentId, SpeechKey
from cosystudio.engine.backlog import Backlog
from cosystudio.engine.events import SegmentDropped, SegmentFailed, SegmentSpoken, SegmentStarted
from cosystudio.engine.meter import LaneMeter, Meter, Rate
from cosystudio.engine.ports import Line, Report, SpeechProvider
from cosystudio.engine.request import Outcome, Requests
from cosystudio.engine.retry import RetryPolicy
from cosystudio.errors import Denied, SpeechError

Connect = Callable[[str], Sequence[SpeechProvider]]
"""Gives the endpoints of a provider by its name; raises SpeechError where there are none."""


class SpeechJob:
    """Speaks lines until none is left, then `run` returns.

    Lines may be added, hurried, paused and stopped while it runs; while `more_to_come` is true it stays open for them.
    `report` is awaited for each event, one at a time for each request, so a slow listener slows the requests.  Every
    line added gets exactly one SegmentSpoken, SegmentFailed or SegmentDropped.
    """

    def __init__(
        self,
        connect: Connect,
        report: Report,
        *,
        retry: RetryPolicy | None = None,
        clock: Callable[[], float] = time.monotonic,
        more_to_come: Callable[[], bool] = lambda: False,
    ) -> None:
        self._connect = connect
        self._report = report
        self._retry = retry or RetryPolicy()
        self._more_to_come = more_to_come
        self._backlog = Backlog()
        self._open: dict[SegmentId, Line] = {}
        self._lanes: dict[str, int] = {}
        self._asking: set[asyncio.Timeout] = set()
        self._in_flight: set[tuple[SegmentId, SpeechKey]] = set()
        self._rested = asyncio.Condition()
        self._group: asyncio.TaskGroup | None = None
        self._ended = False
        self.is_stopping = False
        self.denied: Denied | None = None
        self.meter = Meter(clock)

    @property
    def is_open(self) -> bool:
        """True while lines can still be added."""
        return not (self._ended or self.is_stopping)

    @property
    def is_paused(self) -> bool:
        """True between `pause` and `resume`."""
        return self._backlog.is_paused

    def add(self, lines: Iterable[Line]) -> None:
        """Queue lines behind all others; a line that waits or is in flight with the same key is not asked for twice."""
        self._backlog.add(self._enter(lines))

    def hurry(self, lines: Iterable[Line]) -> None:
        """Put lines in front of everything queued, also while the job is paused."""
        ahead = list(lines)
        waiting = [line for line in ahead if self._is_waiting(line)]
        self._backlog.hurry([*self._enter(ahead), *waiting])

    def pause(self) -> None:
        """Start no further request; those in flight finish and are kept."""
        self._backlog.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self.meter.rate.restart()
        self._backlog.resume()

    def stop(self) -> None:
        """Cancel the requests in flight and end; what has arrived is kept."""
        if self.is_stopping:
            return
        self.is_stopping = True
        self._backlog.clear()
        self._backlog.finish()
        now = asyncio.get_running_loop().time()
        for scope in self._asking:
            scope.reschedule(now)

    async def hold(self) -> None:
        """Start no request, not even for a hurried line, until `go_on`; returns when none is in flight."""
        self._backlog.hold(held=True)
        async with self._rested:
            await self._rested.wait_for(lambda: self._ended or not self._in_flight)

    def go_on(self) -> None:
        """Go on after `hold`."""
        self._backlog.hold(held=False)

    def settle(self) -> None:
        """End if every line has its outcome and no more are to come."""
        if not self._open and not self._more_to_come():
            self._ended = True
            self._backlog.finish()

    async def run(self) -> None:
        """Speak until every line has its outcome."""
        try:
            async with asyncio.TaskGroup() as self._group:
                for provider in {line.voice.provider for line in self._open.values()}:
                    self._open_lanes(provider)
                self.settle()
        finally:
            self._ended = True
            await self._drop(list(self._open.values()))
            async with self._rested:
                self._rested.notify_all()

    def _enter(self, lines: Iterable[Line]) -> list[Line]:
        """Note lines as open; return those that are new or say something else than the open line of that id."""
        if not self.is_open:
            raise RuntimeError("lines were added to a job that has ended")
        new = []
        replaced = set()
        for line in lines:
            known = self._open.get(line.id)
            if known is None:
                self.meter.total += 1
            elif known.key == line.key:
                continue
            else:
                replaced.add(line.id)
            self._open[line.id] = line
            new.append(line)
        self._backlog.discard(replaced)
        for provider in {line.voice.provider for line in new}:
            self._open_lanes(provider)
        return new

    def _is_waiting(self, line: Line) -> bool:
        known = self._open.get(line.id)
        return known is not None and known.key == line.key and (line.id, line.key) not in self._in_flight

    def _open_lanes(self, provider: str) -> None:
        if provider in self._lanes or self._group is None:
            return
        self._lanes[provider] = 0
        self._group.create_task(self._open_endpoints(self._group, provider))

    async def _open_endpoints(self, group: asyncio.TaskGroup, provider: str) -> None:
        try:
            endpoints = await asyncio.to_thread(self._connect, provider)  # a provider's libraries take a while to load
        except SpeechError as error:
            await self._give_up(provider, error)
            return
        self._lanes[provider] = len(endpoints)
        for endpoint in endpoints:
            lane = LaneMeter(endpoint.endpoint, Rate(self.meter.clock))
            self.meter.lanes.append(lane)
            for _ in range(endpoint.abilities.concurrency):
                group.create_task(self._work(endpoint, lane))

    async def _work(self, endpoint: SpeechProvider, lane: LaneMeter) -> None:
        requests = Requests(endpoint, self._retry, self.meter, lane)
        while batch := await self._backlog.take(endpoint.name, endpoint.abilities.batch, lambda: not lane.closed):
            places = {(line.id, line.key) for line in batch}
            self._in_flight |= places
            try:
                await self._speak(requests, batch, lane)
            except Denied as denied:
                await self._close_lane(endpoint.name, lane, batch, denied)
            finally:
                self._in_flight -= places
            self.settle()
            async with self._rested:
                self._rested.notify_all()

    async def _speak(self, requests: Requests, batch: Sequence[Line], lane: LaneMeter) -> None:
        """Speak a batch inside a scope that `stop` can cancel, and tell what came of each line."""
        for line in batch:
            await self._report(SegmentStarted(line.id))
        scope = asyncio.timeout(0 if self.is_stopping else None)
        try:
            async with scope:
                self._asking.add(scope)
                outcomes = await requests.speak(batch)
        except TimeoutError:
            await self._drop(batch)
            return
        finally:
            self._asking.discard(scope)
        for line, outcome in zip(batch, outcomes, strict=True):
            await self._tell(line, outcome, lane)

    async def _tell(self, line: Line, outcome: Outcome, lane: LaneMeter) -> None:
        """Report an outcome.  Sound is always kept, also what came for words since replaced; that closes nothing."""
        current = self._open.get(line.id)
        closes = current is not None and current.key == line.key
        if closes:
            del self._open[line.id]
        if isinstance(outcome, Clip):
            await self._report(SegmentSpoken(line.id, line.key, line.text, line.voice, outcome))
            if closes:
                self._count(outcome, lane)
        elif closes:
            self.meter.failed += 1
            await self._report(SegmentFailed(line.id, line.key, str(outcome)))

    def _count(self, clip: Clip, lane: LaneMeter) -> None:
        self.meter.spoken += 1
        self.meter.audio_s += clip.seconds
        for rate in (self.meter.rate, lane.rate):
            rate.add(clip.seconds)

    async def _drop(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if self._open.pop(line.id, None) is not None:
                self.meter.dropped += 1
                await self._report(SegmentDropped(line.id))
                await asyncio.sleep(0)  # a stop may drop a whole book, and the listener need not wait for anything

    async def _close_lane(self, provider: str, lane: LaneMeter, batch: Sequence[Line], denied: Denied) -> None:
        """Take an endpoint out that can answer nothing; its batch goes to the others, if there are any."""
        if not lane.closed:
            lane.closed = True
            self._lanes[provider] = self._lanes.get(provider, 1) - 1
        if self._lanes.get(provider, 0) > 0:
            self._backlog.hurry([line for line in batch if self._open.get(line.id) is line])
        else:
            await self._give_up(provider, denied)
            await self._drop(batch)
        self._backlog.wake()

    async def _give_up(self, provider: str, error: SpeechError) -> None:
        """No endpoint of a provider can speak: take its lines back, and remember why."""
        self.denied = error if isinstance(error, Denied) else Denied(str(error))
        self._backlog.clear(provider)
        self._lanes.pop(provider, None)
        waiting = [line for line in self._open.values() if line.voice.provider == provider]
        await self._drop([line for line in waiting if (line.id, line.key) not in self._in_flight])
        self.settle()
