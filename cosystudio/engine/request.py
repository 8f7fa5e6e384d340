"""One batch and what becomes of it: asked, asked again, halved, and told line by line."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.engine.lane import Lane
from cosystudio.engine.ledger import Ledger, Outcome
from cosystudio.engine.meter import Meter
from cosystudio.engine.plausible import complaint
from cosystudio.engine.ports import Line
from cosystudio.engine.retry import RetryPolicy, Tries
from cosystudio.engine.service import Service, Turn
from cosystudio.errors import Broken, Busy, Denied, Refused, SpeechError, Voiceless


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a request tells what happens to it; `failed` is told of a service that may be lost, `mute` of a voice."""

    ledger: Ledger
    meter: Meter
    failed: Callable[[Service], None]
    mute: Callable[[Service, Voice, Voiceless], None]

    def count_retry(self) -> None:
        """Count a request that is made again."""
        self.meter.retries += 1


class Request:
    """Speaks a batch through the lanes of a service; each of its lines gets exactly one outcome, unless it raises.

    A batch that is refused or unusable as a whole is asked again without the guilty line, or in halves where nobody
    says which line it is.
    """

    def __init__(
        self, service: Service, policy: RetryPolicy, desk: Desk, lines: Sequence[Line], *, hurried: bool
    ) -> None:
        self._service = service
        self._policy = policy
        self._desk = desk
        self._untold = list(lines)
        self._hurried = hurried
        self._turn: Turn | None = None
        self._avoid: Lane | None = None
        self._scope: asyncio.Timeout | None = None
        self._is_off = False

    @property
    def is_resting(self) -> bool:
        """True while nothing of it is under way."""
        return self._turn is None

    def call_off(self) -> None:
        """Drop what has not been answered yet; an answer that is here is still told."""
        self._is_off = True
        if self._scope is not None:
            self._scope.reschedule(asyncio.get_running_loop().time())

    async def run(self, turn: Turn) -> None:
        """Speak the lines, beginning with this turn."""
        self._turn = turn
        try:
            for line in self._untold:
                await self._desk.ledger.started(line)
            await self._speak(tuple(self._untold))
        except (TimeoutError, Denied):
            self._give_back()
            await self._desk.ledger.drop(self._untold)
        except BaseException:
            self._service.shut()  # the job ends: what it gives back must not begin anything new
            raise
        finally:
            self._give_back()

    async def _speak(self, lines: Sequence[Line]) -> None:
        try:
            outcomes = await self._try(lines)
        except (Refused, Broken) as error:
            if len(lines) == 1:
                await self._tell(lines[0], error)
            else:
                await self._in_parts(lines, error)
        except Denied:
            raise
        except SpeechError as error:
            if isinstance(error, Voiceless):
                self._desk.mute(self._service, lines[0].voice, error)
            for line in lines:
                await self._tell(line, error)
        else:
            # an answer is here: from now on nothing calls it off
            await self._tell_all(lines, await asyncio.to_thread(_checked, lines, outcomes))

    async def _in_parts(self, lines: Sequence[Line], error: Refused | Broken) -> None:
        at = error.index if isinstance(error, Refused) else None
        if at is None or not 0 <= at < len(lines):
            half = len(lines) // 2
            await self._speak(lines[:half])
            await self._speak(lines[half:])
        else:
            await self._tell(lines[at], error)
            await self._speak([*lines[:at], *lines[at + 1 :]])

    async def _try(self, lines: Sequence[Line]) -> list[Outcome]:
        tries = Tries()
        async with self._recallable():
            async for attempt in self._policy.retrying(tries, self._desk.count_retry):
                with attempt:
                    return await self._ask(lines, tries)
        raise AssertionError("the retrying loop returns or raises")

    async def _ask(self, lines: Sequence[Line], tries: Tries) -> list[Outcome]:
        tries.again = False
        if self._turn is None:
            self._turn = await self._service.turn(lines, hurried=self._hurried, avoid=self._avoid)
        lane = self._turn.lane
        try:
            if len(lines) > lane.most_lines:
                raise Refused("This endpoint takes fewer lines.")
            self._desk.meter.requests += 1
            outcomes = await lane.ask(lines)
        except SpeechError as error:
            self._avoid = lane
            self._note(lane, error, tries)
            raise
        self._turn.answered(sum(len(line.text) for line in lines), sum(map(_size, outcomes)))
        return outcomes

    def _note(self, lane: Lane, error: SpeechError, tries: Tries) -> None:
        """Give the turn back after a failure, and say what it means for the next try."""
        self._give_back()
        self._desk.failed(self._service)
        tries.again = isinstance(error, Busy) or (isinstance(error, Denied) and self._service.given_up is None)
        tries.at_once = lane.is_at_fault(error)
        tries.spent += not tries.at_once
        tries.elsewhere = self._service.others_live(lane)

    async def _tell_all(self, lines: Sequence[Line], outcomes: list[Outcome]) -> None:
        turn = self._turn
        assert turn is not None
        outcomes.reverse()
        for line in lines:
            outcome = outcomes.pop()
            await self._tell(line, outcome, turn.lane)
            turn.room.free(_size(outcome))
        self._give_back()

    async def _tell(self, line: Line, outcome: Outcome, lane: Lane | None = None) -> None:
        self._untold.remove(line)
        await self._desk.ledger.tell(line, outcome, lane.meter if lane else None)

    def _give_back(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.close()

    @asynccontextmanager
    async def _recallable(self) -> AsyncIterator[None]:
        """Raise TimeoutError out of the block as soon as the request is called off."""
        try:
            async with asyncio.timeout(0 if self._is_off else None) as self._scope:
                yield
        finally:
            self._scope = None


def _checked(lines: Sequence[Line], outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes, with Broken in the place of what cannot be the sound of its line."""
    return [
        Broken(reason) if isinstance(outcome, Clip) and (reason := complaint(outcome, line)) else outcome
        for line, outcome in zip(lines, outcomes, strict=True)
    ]


def _size(outcome: Outcome) -> int:
    return outcome.samples.nbytes if isinstance(outcome, Clip) else 0
