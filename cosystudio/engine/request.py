"""One request to one endpoint and what becomes of it: tried again, halved, and told line by line."""

import logging
from collections.abc import Sequence

from cosystudio.audio.clip import Clip
from cosystudio.engine.meter import LaneMeter, Meter
from cosystudio.engine.ports import Line, SpeechProvider
from cosystudio.engine.retry import RetryPolicy
from cosystudio.errors import Broken, Denied, Refused, SpeechError

log = logging.getLogger(__name__)

Outcome = Clip | SpeechError


class Requests:
    """Speaks batches through one endpoint, and counts what it costs."""

    def __init__(self, provider: SpeechProvider, retry: RetryPolicy, meter: Meter, lane: LaneMeter) -> None:
        self._provider = provider
        self._retry = retry
        self._meter = meter
        self._lane = lane

    async def speak(self, lines: Sequence[Line]) -> list[Outcome]:
        """Return one outcome for each line, in their order, whatever the provider does.

        A refused batch is asked again without the guilty line, or in halves where nobody says which line it is.
        Raises Denied where no request can succeed.
        """
        try:
            return await self._try(lines)
        except Refused as refused:
            if len(lines) == 1:
                return [refused]
            return await self._without_the_guilty(lines, refused)
        except Denied:
            raise
        except SpeechError as error:
            return [error] * len(lines)

    async def _without_the_guilty(self, lines: Sequence[Line], refused: Refused) -> list[Outcome]:
        at = refused.index
        if at is None or not 0 <= at < len(lines):
            half = len(lines) // 2
            return [*await self.speak(lines[:half]), *await self.speak(lines[half:])]
        others = await self.speak([*lines[:at], *lines[at + 1 :]])
        return [*others[:at], refused, *others[at:]]

    async def _try(self, lines: Sequence[Line]) -> list[Outcome]:
        async for attempt in self._retry.retrying(self._count_retry):
            with attempt:
                return await self._ask(lines)
        raise AssertionError("the retrying loop returns or raises")

    async def _ask(self, lines: Sequence[Line]) -> list[Outcome]:
        self._lane.waiting = False
        self._lane.in_flight += 1
        self._meter.requests += 1
        began = self._meter.clock()
        try:
            outcomes = await self._provider.speak(lines)
        except SpeechError:
            self._lane.errors += 1
            raise
        except Exception as exc:  # the task boundary: a faulty provider costs its lines, not the job
            log.exception("provider %s failed unexpectedly", self._provider.name)
            raise Broken(f"The voice {self._provider.name} failed unexpectedly ({type(exc).__name__}).") from exc
        finally:
            self._lane.in_flight -= 1
        self._lane.answered(self._meter.clock() - began)
        if len(outcomes) != len(lines):
            raise Broken(f"The service sent {len(outcomes)} recordings for {len(lines)} lines.")
        return list(outcomes)

    def _count_retry(self) -> None:
        self._meter.retries += 1
        self._lane.waiting = True
