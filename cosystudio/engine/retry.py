"""When a request is tried again, and after how long."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from cosystudio.errors import Busy

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Up to `attempts` tries; waits grow exponentially from about `first_s` to `longest_s`, with full jitter.

    A service that names its own waiting time (Retry-After) is obeyed, up to `longest_asked_s`.
    """

    attempts: int = 5
    first_s: float = 1.0
    longest_s: float = 20.0
    longest_asked_s: float = 120.0
    sleep: Sleep = asyncio.sleep

    def retrying(self, on_retry: Callable[[], None]) -> AsyncRetrying:
        """Return the loop that retries what is Busy and lets every other error out; `on_retry` is told each time."""
        return AsyncRetrying(
            sleep=self.sleep,
            stop=stop_after_attempt(self.attempts),
            wait=self._wait_s,
            retry=retry_if_exception_type(Busy),
            before_sleep=lambda _state: on_retry(),
            reraise=True,
        )

    def _wait_s(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, Busy) and error.retry_after_s is not None:
            return min(error.retry_after_s, self.longest_asked_s)
        jittered = wait_random_exponential(multiplier=self.first_s, max=self.longest_s)
        return float(jittered(state))
