"""All services of a job: opened when their first line comes, given up when they can answer nothing."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any

from cosystudio.book.model import Voice
from cosystudio.engine.lane import Lane
from cosystudio.engine.ledger import Ledger
from cosystudio.engine.meter import Meter
from cosystudio.engine.mode import Mode
from cosystudio.engine.ports import Line, SpeechProvider
from cosystudio.engine.request import Desk, Request
from cosystudio.engine.retry import RetryPolicy
from cosystudio.engine.service import Alarm, Gate, Service, Turn
from cosystudio.errors import Denied, SpeechError, Voiceless

Connect = Callable[[str], Sequence[SpeechProvider]]
"""Gives the endpoints of a service by its name; raises SpeechError where there are none."""


class Pool:
    """Queues lines at their services and runs their requests in the group that `start` was given.

    `settle` is called when a line may have been the last.
    """

    def __init__(
        self,
        connect: Connect,
        policy: RetryPolicy,
        mode: Mode,
        gate: Gate,
        meter: Meter,
        ledger: Ledger,
        settle: Callable[[], None],
    ) -> None:
        self._connect = connect
        self._policy = policy
        self._mode = mode
        self._gate = gate
        self._meter = meter
        self._ledger = ledger
        self._settle = settle
        self._desk = Desk(ledger, meter, failed=self._look_after, mute=self._mute)
        self._group: asyncio.TaskGroup | None = None
        self._services: dict[str, Service] = {}
        self._requests: dict[Request, Service] = {}
        self._voiceless: dict[Voice, Voiceless] = {}
        self._rested = asyncio.Event()
        self.denied: Denied | None = None

    @property
    def waiting(self) -> int:
        """How many lines wait for their first request."""
        return sum(len(service.backlog) for service in self._services.values())

    def start(self, group: asyncio.TaskGroup) -> None:
        """Open the services of the lines that wait."""
        self._group = group
        for service in self._services.values():
            self._own(self._open(service))

    def queue(self, lines: Iterable[Line], *, hurried: bool = False) -> None:
        """Queue new lines at their services; those that cannot be spoken any more are told so instead."""
        for line in lines:
            service = self._service(line.voice.service)
            if service.given_up is not None:
                self._own(self._drop([line]))
            elif (voiceless := self._voiceless.get(line.voice)) is not None:
                self._own(self._fail([line], voiceless))
            elif hurried:
                service.backlog.hurry([line])
            else:
                service.backlog.add([line])

    def expedite(self, line: Line) -> None:
        """Put a line that waits in front of all others."""
        backlog = self._service(line.voice.service).backlog
        if backlog.discard(line):
            backlog.hurry([line])

    def bring_forward(self, line: Line) -> None:
        """Put a line that waits before the ordinary ones of its service."""
        self._service(line.voice.service).backlog.bring_forward(line)

    def discard(self, line: Line) -> bool:
        """Take a line out again; False where it does not wait."""
        return self._service(line.voice.service).backlog.discard(line)

    def changed(self) -> None:
        """Start whatever can be started now."""
        for service in self._services.values():
            service.pump()
        self._settle()
        self._rested.set()

    def call_off(self) -> None:
        """Drop what has not been answered."""
        for request in self._requests:
            request.call_off()

    def close(self) -> None:
        """Begin nothing any more."""
        self._gate.is_shut = True
        for service in self._services.values():
            service.rest()
        self._rested.set()

    async def rest(self) -> None:
        """Return when nothing is in flight and nothing is told."""
        await self._until(lambda: not (self._ledger.is_telling or any(map(_is_busy, self._lanes()))))

    async def set_endpoints(self, name: str, endpoints: Sequence[SpeechProvider]) -> list[SpeechProvider]:
        """Use these endpoints; returns those that are not used any more, once they have nothing in flight."""
        service = self._services.get(name)
        if service is None:
            return list(endpoints)
        given = {endpoint.endpoint: endpoint for endpoint in endpoints}
        gone = [lane for lane in service.lanes if lane.is_closed or lane.meter.name not in given]
        for lane in gone:
            service.lanes.remove(lane)
            self._meter.lanes.remove(lane.meter)
        kept = {lane.meter.name for lane in service.lanes}
        self._add(service, [endpoint for address, endpoint in given.items() if address not in kept])
        self.changed()
        await self._until(lambda: not any(map(_is_busy, gone)))
        used = {lane.provider for lane in service.lanes}
        return [one for one in (*(lane.provider for lane in gone), *endpoints) if one not in used]

    def pause_endpoint(self, name: str, endpoint: str, *, paused: bool) -> None:
        """Ask nothing more at one address, or go on there."""
        for lane in self._services[name].lanes:
            if lane.meter.name == endpoint:
                lane.pause(paused=paused)
        self.changed()

    def _service(self, name: str) -> Service:
        if name not in self._services:
            service = Service(name, self._gate, self._meter.budget, self._begin, self.changed)
            self._services[name] = service
            if self._group is not None:
                self._own(self._open(service))
        return self._services[name]

    async def _open(self, service: Service) -> None:
        service.alarm = Alarm(self._meter.clock, self._policy.sleep, self._own, service.pump)
        try:
            endpoints = await asyncio.to_thread(self._connect, service.name)  # its libraries may take a while to load
        except SpeechError as error:
            self._give_up(service, error)
            return
        self._add(service, endpoints)
        self.changed()

    def _add(self, service: Service, endpoints: Sequence[SpeechProvider]) -> None:
        for endpoint in endpoints:
            lane = Lane(endpoint, self._mode, self._meter.clock, self._policy.asked_s)
            lane.meter.service = service.name
            service.lanes.append(lane)
            service.given_up = None
            self._meter.lanes.append(lane.meter)

    def _begin(self, service: Service, lines: list[Line], hurried: bool, turn: Turn) -> None:
        request = Request(service, self._policy, self._desk, lines, hurried=hurried)
        self._requests[request] = service
        self._own(self._run(request, turn))

    async def _run(self, request: Request, turn: Turn) -> None:
        try:
            await request.run(turn)
        finally:
            del self._requests[request]
            self.changed()

    def _look_after(self, service: Service) -> None:
        """Give a service up once none of its lanes can be expected to answer."""
        if service.is_lost and service.given_up is None:
            self._give_up(service, service.why_lost())

    def _give_up(self, service: Service, error: SpeechError) -> None:
        """Take back the lines of a service that can speak none, and remember why."""
        self.denied = service.given_up = error if isinstance(error, Denied) else Denied(str(error))
        for request, of in self._requests.items():
            if of is service and request.is_resting:
                request.call_off()
        self._own(self._drop(service.backlog.clear()))

    async def _drop(self, lines: Sequence[Line]) -> None:
        await self._ledger.drop(lines)
        self.changed()

    async def _fail(self, lines: Sequence[Line], error: SpeechError) -> None:
        await self._ledger.fail(lines, error)
        self.changed()

    def _mute(self, service: Service, voice: Voice, error: Voiceless) -> None:
        """Ask nothing more for a voice that the service does not have."""
        self._voiceless[voice] = error
        self._own(self._fail(service.backlog.take_voice(voice), error))

    def _lanes(self) -> Iterable[Lane]:
        return (lane for service in self._services.values() for lane in service.lanes)

    async def _until(self, is_so: Callable[[], bool]) -> None:
        while not (is_so() or self._gate.is_shut):
            self._rested.clear()
            await self._rested.wait()

    def _own(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        assert self._group is not None
        return self._group.create_task(work)


def _is_busy(lane: Lane) -> bool:
    return lane.in_flight > 0 or lane.telling > 0
