"""Production: at most one job at a time, which lines join while it runs."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

from cosystudio.book.model import SegmentId
from cosystudio.engine.events import EngineEvent
from cosystudio.engine.job import Connect, SpeechJob
from cosystudio.engine.meter import LaneMeter
from cosystudio.engine.mode import Mode
from cosystudio.engine.ports import Line, SpeechProvider
from cosystudio.engine.retry import RetryPolicy
from cosystudio.errors import SpeechError, StudioError
from cosystudio.session.events import EndpointStatus, JobStatus

log = logging.getLogger(__name__)


class Endpoints:
    """The providers that a session has connected to; they outlive a job, so that a model is loaded once."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._known: dict[str, Sequence[SpeechProvider]] = {}

    @property
    def services(self) -> list[str]:
        """The services that are connected."""
        return list(self._known)

    def of(self, service: str) -> Sequence[SpeechProvider]:
        """Return the endpoints of a service.  Raises SpeechError where there are none."""
        if service not in self._known:
            self._known[service] = self._connect(service)
        return self._known[service]

    async def renew(self, service: str, job: SpeechJob) -> None:
        """Let a job use the addresses that a service has now.  Raises SpeechError where there are none."""
        before = self._known[service]
        fresh = await asyncio.to_thread(self._connect, service)
        unused = await job.set_endpoints(service, fresh)
        self._known[service] = [endpoint for endpoint in (*before, *fresh) if endpoint not in unused]
        for endpoint in unused:
            await endpoint.aclose()

    async def aclose(self) -> None:
        """Release every connection and model."""
        for endpoints in self._known.values():
            for endpoint in endpoints:
                await endpoint.aclose()
        self._known.clear()


class Production:
    """Starts jobs and says how they stand.

    `mode` is how the next job sends its requests.  `report` is awaited for each event of the engine, `changed` is
    called when the job starts, pauses, resumes or ends, `trouble` is told in a sentence why a job ended early.
    """

    def __init__(
        self,
        connect: Connect,
        report: Callable[[EngineEvent], Awaitable[None]],
        changed: Callable[[], None],
        trouble: Callable[[str], None],
        *,
        retry: RetryPolicy | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.mode = Mode.BATCHES
        self._endpoints = Endpoints(connect)
        self._report = report
        self._changed = changed
        self._trouble = trouble
        self._retry = retry
        self._clock = clock
        self._job: SpeechJob | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_outdated = False
        self._feeding = 0
        self._may_begin = asyncio.Event()
        self._may_begin.set()

    @contextmanager
    def feeding(self) -> Iterator[Callable[[Iterator[Line], int], bool]]:
        """Give the way to add so many lines behind all that are queued, portion by portion, to one job.

        A line is made when its turn comes.  The job stays open for more meanwhile; the way answers False once it was
        stopped.
        """
        joined: SpeechJob | None = None

        def feed(lines: Iterator[Line], expected: int) -> bool:
            nonlocal joined
            if joined is not None and not joined.is_open:
                return False
            joined = self._enter(lambda job: job.feed(lines, expected))
            return True

        self._feeding += 1
        try:
            yield feed
        finally:
            self._feeding -= 1
            if self._job is not None:
                self._job.settle()

    def hurry(self, lines: Sequence[Line]) -> None:
        """Speak lines before all that are queued."""
        if lines:
            self._enter(lambda job: job.hurry(lines))

    def bring_forward(self, ids: Iterable[SegmentId]) -> None:
        """Let these lines come next where they are queued."""
        if self._job is not None:
            self._job.bring_forward(ids)

    def renew(self, as_now: Callable[[Line], Line | None]) -> None:
        """Ask for queued lines as they are now; `as_now` gives those that changed, None for the others."""
        if self._job is not None and self._job.is_open:
            self._job.add([now for line in self._job.lines if (now := as_now(line))])

    async def withdraw(self, is_unwanted: Callable[[SegmentId], bool]) -> None:
        """Take back the lines that wait and are not wanted any more."""
        if self._job is not None and self._job.is_open:
            await self._job.withdraw([line for line in self._job.lines if is_unwanted(line.id)])

    async def reconnect(self) -> None:
        """Use the services as they are set up now: addresses at once, keys and limits from the next job.

        Trouble is told where a service cannot be used any more.
        """
        self._is_outdated = True
        if self._job is None or not self.is_running:
            return
        for service in self._endpoints.services:
            try:
                await self._endpoints.renew(service, self._job)
            except SpeechError as error:
                self._trouble(str(error))

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Let what is in flight finish, and start nothing until the block is left; then go on as before."""
        job = self._job if self._task is not None else None
        self._may_begin.clear()
        try:
            if job is not None:
                await job.hold()
            yield
        finally:
            self._may_begin.set()
            if job is not None:
                job.go_on()

    def pause(self) -> None:
        """Start no further request."""
        if self._job is not None:
            self._job.pause()
            self._changed()

    def resume(self) -> None:
        """Go on after a pause."""
        if self._job is not None:
            self._job.resume()
            self._changed()

    def pause_endpoint(self, service: str, endpoint: str) -> None:
        """Ask nothing more at one address of a service; what is in flight there finishes."""
        if self.is_running and self._job is not None:
            self._job.pause_endpoint(service, endpoint)
            self._changed()

    def resume_endpoint(self, service: str, endpoint: str) -> None:
        """Go on at one address."""
        if self.is_running and self._job is not None:
            self._job.resume_endpoint(service, endpoint)
            self._changed()

    def stop(self) -> None:
        """Cancel what is in flight and end the job; what arrived is kept."""
        if self._job is not None:
            self._job.stop()
            self._changed()

    async def finished(self) -> None:
        """Return when no job is running."""
        while self._task is not None:
            await asyncio.wait([self._task])

    async def aclose(self) -> None:
        """Stop, and release the endpoints."""
        self.stop()
        await self.finished()
        await self._endpoints.aclose()

    @property
    def is_running(self) -> bool:
        """True while there are lines without an outcome."""
        return self._task is not None

    def status(self) -> JobStatus:
        """Return how the present job stands, or how the last one ended."""
        if self._job is None:
            return JobStatus()
        job, meter = self._job, self._job.meter
        return JobStatus(
            running=self.is_running,
            paused=job.is_paused,
            stopping=job.is_stopping and self.is_running,
            done=meter.spoken,
            failed=meter.failed,
            total=meter.total,
            lines_per_min=meter.rate.lines_per_min,
            real_time_factor=meter.rate.real_time_factor,
            left_s=meter.left_s,
            audio_s=meter.audio_s,
            wall_s=meter.wall_s,
            requests=meter.requests,
            retries=meter.retries,
            bytes_in_flight=meter.bytes_in_flight,
            endpoints=tuple(_endpoint(lane) for lane in meter.lanes),
        )

    def _enter(self, way: Callable[[SpeechJob], None]) -> SpeechJob:
        """Hand lines to the open job, or begin one; returns it."""
        if self._job is None or not self._job.is_open:
            return self._begin(way)
        way(self._job)
        return self._job

    def _begin(self, way: Callable[[SpeechJob], None]) -> SpeechJob:
        job = SpeechJob(
            self._endpoints.of,
            self._report,
            retry=self._retry,
            clock=self._clock,
            more_to_come=lambda: self._feeding > 0,
            mode=self.mode,
        )
        way(job)
        # the production is the owner of this one task: it is awaited in `finished` and stopped in `aclose`
        self._task = asyncio.get_running_loop().create_task(self._run(job, self._task), name="speech job")
        self._job = job
        self._changed()
        return job

    async def _run(self, job: SpeechJob, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        await self._may_begin.wait()
        try:
            if self._is_outdated:
                self._is_outdated = False
                await self._endpoints.aclose()
            await job.run()
            if job.denied is not None:
                self._trouble(str(job.denied))
        except* StudioError as group:
            self._trouble(str(group.exceptions[0]))
        except* Exception:  # the task boundary: a bug ends the job, is logged, and leaves the program alive
            log.exception("the speech job ended unexpectedly")
            self._trouble("Production ended because of an unexpected fault; what was spoken is kept.")
        finally:
            if self._job is job:
                self._task = None
            self._changed()


def _endpoint(lane: LaneMeter) -> EndpointStatus:
    return EndpointStatus(
        lane.name,
        lane.rate.lines_per_min,
        lane.latency_s,
        lane.in_flight,
        lane.errors,
        lane.state,
        lane.service,
        lane.concurrency,
        lane.requests_per_s,
        lane.limit_per_s,
    )
