"""What an open book tells those who look at it."""

from dataclasses import dataclass

from cosystudio.book.changes import Changes
from cosystudio.book.model import ChapterId, SegmentId


@dataclass(frozen=True, slots=True)
class EndpointStatus:
    """One endpoint's figures; `state` is idle, speaking, slowing down, paused or not answering.

    `latency_s` is the mean of its answers of late, `concurrency` how many requests may be in flight at present,
    `limit_per_s` the most requests a second (0: no limit).  `service` is what the endpoint belongs to.
    """

    name: str
    lines_per_min: float
    latency_s: float
    in_flight: int
    errors: int
    state: str
    service: str = ""
    concurrency: int = 0
    requests_per_s: float = 0.0
    limit_per_s: float = 0.0


@dataclass(frozen=True, slots=True)
class JobStatus:
    """How production stands; `done`, `failed` and `total` count the lines of this job.

    `bytes_in_flight` is the sound that was asked for and is not told yet.
    """

    running: bool = False
    paused: bool = False
    stopping: bool = False
    chapter: ChapterId | None = None
    done: int = 0
    failed: int = 0
    total: int = 0
    lines_per_min: float = 0.0
    real_time_factor: float = 0.0
    left_s: float | None = None
    audio_s: float = 0.0
    wall_s: float = 0.0
    requests: int = 0
    retries: int = 0
    bytes_in_flight: int = 0
    endpoints: tuple[EndpointStatus, ...] = ()


@dataclass(frozen=True, slots=True)
class JobChanged:
    """Production moved on; told at most ten times a second, and at its start and end."""

    job: JobStatus


@dataclass(frozen=True, slots=True)
class LineSpoken:
    """A new take of a line is in the project."""

    id: SegmentId
    seconds: float


@dataclass(frozen=True, slots=True)
class LineFailed:
    """A line could not be spoken."""

    id: SegmentId
    reason: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something the person should know, in one sentence."""

    message: str


SessionEvent = Changes | JobChanged | LineSpoken | LineFailed | Trouble
