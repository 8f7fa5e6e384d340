"""What one stream of the output is made of: lines and pauses end to end, counted in frames."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from cosystudio.audio.clip import Samples
from cosystudio.ui.line_feed import LineSound


@dataclass(frozen=True, slots=True)
class Laid:
    """A line on the tape: the frame it begins at, and how many frames of the line were left out before that."""

    sound: LineSound
    begin: int
    skipped: int

    def fraction_at(self, frame: int) -> float:
        """Return how much of the line is heard at this frame of the tape, 0..1; the pause after it counts as 1."""
        return min(1.0, (frame - self.begin + self.skipped) / len(self.sound.samples))


class Tape:
    """Lines are laid at its end, written from its front, and forgotten when the next one is heard."""

    def __init__(self) -> None:
        self._laid: deque[Laid] = deque()
        self._rest = np.empty(0, np.float32)
        self._owes_pause = False
        self.written = 0
        """How many frames were written."""

    @property
    def is_written(self) -> bool:
        """Whether everything that was laid was written."""
        return not len(self._rest)

    @property
    def owes_pause(self) -> bool:
        """Whether a line ends the tape: before another one comes its pause."""
        return self._owes_pause

    @property
    def last(self) -> LineSound | None:
        """The line laid last."""
        return self._laid[-1].sound if self._laid else None

    def lay(self, sound: LineSound, fraction: float = 0.0) -> None:
        """Add a line from `fraction` of its length on."""
        skipped = round(fraction * len(sound.samples))
        self._laid.append(Laid(sound, self.written + len(self._rest), skipped))
        self._add(sound.samples[skipped:])
        self._owes_pause = True

    def lay_silence(self, frames: int) -> None:
        """Add the pause after a line."""
        self._add(np.zeros(frames, np.float32))
        self._owes_pause = False

    def front(self, most: int) -> Samples:
        """Return up to `most` of the frames to be written next."""
        return self._rest[:most]

    def advance(self, frames: int) -> None:
        """Count frames from the front as written."""
        self._rest = self._rest[frames:]
        self.written += frames

    def line_at(self, frame: int) -> Laid | None:
        """Return the line heard at this frame, or heard last before it; frames are asked for in rising order."""
        while len(self._laid) > 1 and self._laid[1].begin <= frame:
            self._laid.popleft()
        return self._laid[0] if self._laid else None

    def _add(self, samples: Samples) -> None:
        self._rest = np.concatenate([self._rest, samples])
