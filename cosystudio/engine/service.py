"""One service: its lanes, the lines that wait for it, and who is served next."""

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from cosystudio.engine.backlog import Backlog
from cosystudio.engine.budget import Budget, Reserved
from cosystudio.engine.lane import Lane
from cosystudio.engine.ports import Line
from cosystudio.errors import Denied


@dataclass(slots=True)
class Gate:
    """What may begin at present: everything, only what is hurried (`is_paused`), nothing for now or for ever."""

    is_paused: bool = False
    is_held: bool = False
    is_shut: bool = False

    def lets(self, *, hurried: bool) -> bool:
        """True where a request may begin."""
        return not (self.is_held or self.is_shut) and (hurried or not self.is_paused)


@dataclass(slots=True, eq=False)
class Turn:
    """A place on a lane, and room for the sound; held from the question until all is told."""

    lane: Lane
    room: Reserved
    changed: Callable[[], None]
    is_asking: bool = True

    def answered(self, characters: int, size: int) -> None:
        """Let the next request begin: the sound of this one is here and must only be told."""
        self.room.arrived(characters, size)
        self.is_asking = False
        self.lane.leave()
        self.lane.telling += 1
        self.changed()

    def close(self) -> None:
        """Give everything back."""
        self.room.free()
        if self.is_asking:
            self.lane.leave()
        else:
            self.lane.telling -= 1
        self.changed()


@dataclass(slots=True, eq=False)
class _Waiting:
    """A batch that needs another turn, and the lane that has just failed it."""

    characters: int
    hurried: bool
    avoid: Lane | None
    turn: asyncio.Future[Turn] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


_OVER = "The job has ended."

Begin = Callable[["Service", list[Line], bool, Turn], None]
"""Starts a request with these lines, hurried or not, in this turn."""


class Alarm:
    """Calls `ring` after a time; the earliest of several."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        own: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]],
        ring: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._own = own
        self._ring = ring
        self._at = math.inf
        self._task: asyncio.Task[None] | None = None

    def set(self, wait_s: float) -> None:
        """Ring after so long, unless it rings before."""
        at = self._clock() + wait_s
        if at >= self._at:
            return
        self.stop()
        self._at = at
        self._task = self._own(self._wait(wait_s))

    def stop(self) -> None:
        """Do not ring."""
        if self._task is not None:
            self._task.cancel()
        self._task, self._at = None, math.inf

    async def _wait(self, wait_s: float) -> None:
        await self._sleep(wait_s)
        self._task, self._at = None, math.inf
        self._ring()


class Service:
    """Hands lines to lanes: whenever something changes, `pump` starts what can be started.

    Hurried lines go first, then batches that are tried again, then the others in their order.  A batch goes where it
    is expected back first.
    """

    def __init__(self, name: str, gate: Gate, budget: Budget, begin: Begin, changed: Callable[[], None]) -> None:
        self.name = name
        self.backlog = Backlog()
        self.lanes: list[Lane] = []
        self.given_up: Denied | None = None
        self.alarm: Alarm | None = None
        self._gate = gate
        self._budget = budget
        self._begin_request = begin
        self._changed = changed
        self._waiting: deque[_Waiting] = deque()

    def pump(self) -> None:
        """Start whatever can be started now, and ask to be woken where nothing but time is missing."""
        while self._start_one():
            pass
        self._set_alarm()

    async def turn(self, lines: Sequence[Line], *, hurried: bool, avoid: Lane | None) -> Turn:
        """Return the next turn for a batch that has had one before.  Raises Denied where there will be none."""
        if self.given_up is not None:
            raise self.given_up
        if self._gate.is_shut:
            raise Denied(_OVER)
        waiting = _Waiting(_characters(lines), hurried, avoid)
        self._waiting.append(waiting)
        self.pump()
        try:
            return await waiting.turn
        except asyncio.CancelledError:
            if waiting.turn.done() and not waiting.turn.cancelled():
                waiting.turn.result().close()
            elif waiting in self._waiting:
                self._waiting.remove(waiting)
            raise

    def rest(self) -> None:
        """Wake no more; who waits for a turn gets none."""
        if self.alarm is not None:
            self.alarm.stop()
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.turn.done():
                waiting.turn.set_exception(Denied(_OVER))

    def shut(self) -> None:
        """Let nothing begin any more, in no service."""
        self._gate.is_shut = True

    def others_live(self, lane: Lane) -> bool:
        """True where lines can be spoken elsewhere meanwhile."""
        return any(other.is_live for other in self.lanes if other is not lane)

    @property
    def is_lost(self) -> bool:
        """True once no lane can be expected to answer any more."""
        return bool(self.lanes) and all(lane.is_closed or lane.breaker.is_hopeless for lane in self.lanes)

    def why_lost(self) -> Denied:
        """Return the sentence that a person should read: that of a lane whose settings are wrong, if there is one."""
        errors = [lane.last_error for lane in self.lanes if lane.last_error is not None]
        denied = [error for error in errors if isinstance(error, Denied)]
        return denied[0] if denied else Denied(str(errors[-1]))

    def _start_one(self) -> bool:
        ready = [lane for lane in self.lanes if lane.has_room and not lane.wait_s()]
        down = [lane for lane in ready if not lane.breaker.is_closed]
        if any(self._probe(lane) for lane in down):
            return True
        up = [lane for lane in ready if lane.breaker.is_closed]
        return bool(up) and (self._go_on(up, hurried=True) or self._go_on(up, hurried=False))

    def _go_on(self, ready: list[Lane], *, hurried: bool) -> bool:
        if not self._gate.lets(hurried=hurried):
            return False
        first, then = (self._begin, self._resume) if hurried else (self._resume, self._begin)
        return first(ready, hurried=hurried) or then(ready, hurried=hurried)

    def _probe(self, lane: Lane) -> bool:
        """Send a small request to a lane that is down: a hurried line only where all are."""
        order = (False, True) if any(other.is_live for other in self.lanes) else (True, False)
        return any(
            self._gate.lets(hurried=hurried)
            and (self._begin([lane], hurried=hurried) or self._resume([lane], hurried=hurried))
            for hurried in order
        )

    def _resume(self, ready: list[Lane], *, hurried: bool) -> bool:
        """Give the first batch that waits for another turn its turn."""
        waiting = next((one for one in self._waiting if one.hurried == hurried), None)
        if waiting is None:
            return False
        lane = min(ready, key=lambda lane: (lane is waiting.avoid, lane.expected_s(waiting.characters)))
        turn = self._turn_on(lane, waiting.characters)
        if turn is None:
            return False
        self._waiting.remove(waiting)
        waiting.turn.set_result(turn)
        return True

    def _begin(self, ready: list[Lane], *, hurried: bool) -> bool:
        """Begin a request with the next lines."""
        lines = self.backlog.next_batch(max(lane.next_lines for lane in ready), hurried=hurried)
        if not lines:
            return False
        characters = _characters(lines)
        lane = min(ready, key=lambda lane: (lane.expected_s(characters), lane.in_flight))
        if len(lines) > lane.next_lines:
            lines = self.backlog.next_batch(lane.next_lines, hurried=hurried)
            characters = _characters(lines)
        if not hurried and self._is_sooner_elsewhere(lane, characters):
            return False
        turn = self._turn_on(lane, characters)
        if turn is None:
            return False
        self.backlog.take(lines)
        self._begin_request(self, lines, hurried, turn)
        return True

    def _turn_on(self, lane: Lane, characters: int) -> Turn | None:
        room = self._budget.reserve(characters)
        if room is None:
            return None
        lane.enter()
        return Turn(lane, room, self._changed)

    def _is_sooner_elsewhere(self, lane: Lane, characters: int) -> bool:
        """True where the others would have spoken all that is left before this lane has spoken its share of it.

        That is so for a slow lane at the end of a job.
        """
        others = [other for other in self.lanes if other is not lane and other.is_live]
        if not any(other.in_flight for other in others):  # who is idle would not wake this lane again
            return False
        pace = sum(other.requests_a_second() for other in others)
        if not pace or not lane.breaker.is_closed:
            return False
        left = len(self._waiting) + math.ceil(len(self.backlog) / lane.most_lines)
        return lane.expected_s(characters) > (left + sum(other.in_flight for other in others)) / pace

    def _set_alarm(self) -> None:
        if self.alarm is None or self._gate.is_shut:
            return
        waits = [lane.wait_s() for lane in self.lanes if lane.has_room] if self.backlog or self._waiting else []
        if soonest := min((wait_s for wait_s in waits if wait_s > 0), default=0.0):
            self.alarm.set(soonest)


def _characters(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)
