"""When a request is tried again, and after how long."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_random_exponential

from cosystudio.errors import Busy, SpeechError

Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class Tries:
    """How often one batch was tried, and what its last failure means for the next try.

    `spent` counts the tries that were the batch's own fault, perhaps.  `again` is False where no other try is worth
    it, `at_once` where nothing is won by waiting, `elsewhere` where another endpoint may be asked meanwhile.
    """

    spent: int = 0
    again: bool = False
    at_once: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Up to `attempts` tries; waits grow exponentially from about `first_s` to `longest_s`, with full jitter.

    A service that names its own waiting time (Retry-After) is obeyed, up to `longest_asked_s`.  `sleep` is how the
    whole engine waits; it must tell the same time as the engine's clock.
    """

    attempts: int = 5
    first_s: float = 1.0
    longest_s: float = 20.0
    longest_asked_s: float = 120.0
    sleep: Sleep = asyncio.sleep

    def retrying(self, tries: Tries, on_retry: Callable[[], None]) -> AsyncRetrying:
        """Return the loop that tries again as `tries` says, tells `on_retry`, and lets the last error out."""
        return AsyncRetrying(
            sleep=self.sleep,
            stop=lambda state: tries.spent >= self._most(_error(state)),
            wait=lambda state: self._wait_s(state, tries),
            retry=retry_if_exception(lambda error: isinstance(error, SpeechError) and tries.again),
            before_sleep=lambda _state: on_retry(),
            reraise=True,
        )

    def asked_s(self, error: Busy) -> float | None:
        """Return the wait that the service asked for, within reason."""
        return None if error.retry_after_s is None else min(error.retry_after_s, self.longest_asked_s)

    def _most(self, error: BaseException | None) -> int:
        return error.attempts if isinstance(error, Busy) and error.attempts is not None else self.attempts

    def _wait_s(self, state: RetryCallState, tries: Tries) -> float:
        error = _error(state)
        if tries.at_once:
            return 0.0
        if not tries.elsewhere and isinstance(error, Busy) and (asked_s := self.asked_s(error)) is not None:
            return asked_s
        jittered = wait_random_exponential(multiplier=self.first_s, max=self.longest_s)
        return float(jittered(state))


def _error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
