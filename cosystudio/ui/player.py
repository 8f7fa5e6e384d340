"""Hearing the book: one line, or line after line without gaps, as it will be exported."""

from collections.abc import Collection
from enum import Enum

from PySide6.QtCore import QObject, Signal

from cosystudio.book.model import SegmentId
from cosystudio.ui.line_feed import LineFeed, LineSource, Scope, Step, Way
from cosystudio.ui.sound_output import SoundOutput
from cosystudio.ui.tape import Laid, Tape

SPEEDS = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
"""What the listener can choose from."""


class State(Enum):
    """What the player is about; a line that is still loading is being played."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


class Player(QObject):
    """Plays lines of a book; everything it is told works at once, sound that still has to be loaded comes after.

    A take that was replaced is heard the next time its line begins; tell of it with `refresh`, because the lines that
    follow are loaded ahead.

    Signals:
        line_changed(object): the SegmentId that is heard from now on.
        playing_changed(bool): whether sound runs; False when paused, too.
        position_changed(float, float): seconds into the line and its length, as spoken, whatever the speed.
        silent_changed(bool): whether nothing can be heard for want of a device.
        finished(): the last line was heard to its end.
    """

    line_changed = Signal(object)
    playing_changed = Signal(bool)
    position_changed = Signal(float, float)
    silent_changed = Signal(bool)
    finished = Signal()

    def __init__(self, source: LineSource, output: SoundOutput, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._output = output
        output.setParent(self)
        self._scope = scope
        self._state = State.STOPPED
        self._line: SegmentId | None = None
        self._line_told: SegmentId | None = None
        self._goes_on = False
        self._loops = False
        self._speed = 1.0
        self._begin_at = 0.0
        self._rate_hz: int | None = None
        self._tape = Tape()
        self._feed: LineFeed | None = None
        output.ticked.connect(self._work)
        output.silent_changed.connect(self.silent_changed)

    @property
    def line(self) -> SegmentId | None:
        """The line heard now or last, or the one that is about to be."""
        return self._line

    @property
    def is_playing(self) -> bool:
        """Whether sound runs, or will as soon as it is loaded."""
        return self._state is State.PLAYING

    @property
    def is_active(self) -> bool:
        """Whether there is something to go on with: playing or paused."""
        return self._state is not State.STOPPED

    @property
    def is_silent(self) -> bool:
        """Whether nothing can be heard for want of a device."""
        return self._output.is_silent

    @property
    def speed(self) -> float:
        """How many times as fast as spoken."""
        return self._speed

    def cue(self, id: SegmentId | None) -> None:
        """While stopped, take a line in hand without playing it: `toggle`, `next` and `previous` start from it."""
        if not self.is_active:
            self._line = id

    def play(self, id: SegmentId, at: float = 0.0) -> None:
        """Play this line alone, from the fraction `at` of it on."""
        self._goes_on = False
        self._begin(id, at, _nowhere)

    def play_from(self, id: SegmentId, at: float = 0.0) -> None:
        """Play from this line on to the end; lines without sound are passed over together with their pause."""
        self._goes_on = True
        self._begin(id, at, self._source.next)

    def toggle(self) -> None:
        """Pause, go on, or begin with the line in hand."""
        if self._state is State.PLAYING:
            self.pause()
        elif self._state is State.PAUSED:
            self.resume()
        elif self._line is not None:
            self.play_from(self._line)

    def pause(self) -> None:
        """Fall silent and keep the place."""
        if self._state is State.PLAYING:
            self._output.pause()
            self._enter(State.PAUSED)

    def resume(self) -> None:
        """Go on where `pause` fell silent."""
        if self._state is State.PAUSED:
            self._output.resume()
            self._enter(State.PLAYING)
            self._work()

    def stop(self) -> None:
        """Fall silent and forget the place; the line stays in hand."""
        self._drop()
        self._enter(State.STOPPED)

    def next(self) -> None:
        """Play the next line that has sound."""
        self._skip(self._source.next)

    def previous(self) -> None:
        """Play the line before that has sound."""
        self._skip(self._source.previous)

    def seek(self, fraction: float) -> None:
        """Go to a place in the line heard now, 0..1."""
        if not self.is_active:
            return
        fraction = min(max(fraction, 0.0), 1.0)
        laid = self._laid_now()
        if laid is None:
            self._begin_at = fraction
            return
        self._drop()
        self._tape.lay(laid.sound, fraction)
        self._load_after(laid.sound.id)
        self.position_changed.emit(fraction * laid.sound.seconds, laid.sound.seconds)
        self._work()

    def set_speed(self, speed: float) -> None:
        """Play `speed` times as fast as spoken at the same pitch, from here on; 0.75 to 2."""
        speed = min(max(speed, SPEEDS[0]), SPEEDS[-1])
        if speed == self._speed:
            return
        self._speed = speed
        laid = self._laid_now()
        if laid is not None:
            self._load_from(laid.sound.id, laid.fraction_at(self._output.heard()), self._forward)
        elif self.is_active and self._line is not None:
            self._load_from(self._line, self._begin_at, self._forward)

    def set_volume(self, volume: float) -> None:
        """Set the loudness, 0..1 as the ear counts."""
        self._output.set_volume(volume)

    def set_loop_line(self, loops: bool) -> None:
        """Repeat the line heard now until told otherwise."""
        self._loops = loops
        laid = self._laid_now()
        if laid is not None and laid.sound is not self._tape.last:  # the line after it is in the buffer already
            self.seek(laid.fraction_at(self._output.heard()))
        else:
            self.refresh_ahead()

    def refresh(self, ids: Collection[SegmentId]) -> None:
        """These lines have another take or pause now: load again those that were loaded ahead."""
        if self._feed is not None and self._feed.depends_on(ids):
            self.refresh_ahead()

    def refresh_ahead(self) -> None:
        """The order of lines has changed: load again what follows the last line that is laid."""
        if self._tape.last is not None:
            self._load_after(self._tape.last.id)

    def _begin(self, id: SegmentId, at: float, search: Step) -> None:
        self._rate_hz = None
        self._line_told = None
        self._line = id
        self._load_from(id, at, search)
        self._enter(State.PLAYING)

    def _skip(self, step: Step) -> None:
        neighbour = step(self._line) if self._line is not None else None
        if neighbour is not None:
            self._begin(neighbour, 0.0, step)

    def _enter(self, state: State) -> None:
        was_playing, self._state = self.is_playing, state
        if was_playing != self.is_playing:
            self.playing_changed.emit(self.is_playing)

    def _drop(self) -> None:
        self._output.stop()
        self._tape = Tape()
        self._stop_loading()

    def _stop_loading(self) -> None:
        if self._feed is not None:
            self._feed.stop()
        self._feed = None

    def _load_from(self, id: SegmentId, at: float, search: Step) -> None:
        self._drop()
        self._begin_at = at
        self._load(id, search)

    def _load_after(self, id: SegmentId) -> None:
        self._stop_loading()
        self._load(self._after(id), self._forward)

    def _load(self, first: SegmentId | None, search: Step) -> None:
        way = Way(after=self._after, past=self._forward)
        self._feed = LineFeed(self._source, way, self._work, self._speed, self._rate_hz)
        self._feed.start(self._scope, first, search)

    def _after(self, id: SegmentId) -> SegmentId | None:
        return id if self._loops else self._forward(id)

    def _forward(self, id: SegmentId) -> SegmentId | None:
        return self._source.next(id) if self._goes_on else None

    def _laid_now(self) -> Laid | None:
        return self._tape.line_at(self._output.heard())

    def _work(self) -> None:
        if self._state is State.PLAYING:
            self._fill()
            self._tell()
            self._finish_if_over()

    def _fill(self) -> None:
        while self._has_more():
            self._open()
            taken = self._output.write(self._tape.front(self._output.room()))
            if not taken:
                break
            self._tape.advance(taken)

    def _has_more(self) -> bool:
        """Whether there is something to write, once the pause or the line that comes next is laid."""
        if self._tape.is_written and self._feed is not None:
            self._lay_next(self._feed)
        return not self._tape.is_written

    def _lay_next(self, feed: LineFeed) -> None:
        last = self._tape.last
        if last is not None and self._tape.owes_pause and not feed.is_over:
            pause_s = self._source.pause_after_ms(last.id) / 1000
            self._tape.lay_silence(round(pause_s * last.rate_hz / last.speed))
        if self._tape.is_written and (sound := feed.take()) is not None:
            self._rate_hz = sound.rate_hz
            self._tape.lay(sound, self._begin_at)
            self._begin_at = 0.0

    def _open(self) -> None:
        if not self._output.is_started and self._rate_hz is not None:
            self._output.start(self._rate_hz)

    def _tell(self) -> None:
        frame = self._output.heard()
        laid = self._tape.line_at(frame)
        if laid is None:
            return
        if laid.sound.id != self._line_told:
            self._line = self._line_told = laid.sound.id
            self.line_changed.emit(laid.sound.id)
        self.position_changed.emit(laid.fraction_at(frame) * laid.sound.seconds, laid.sound.seconds)

    def _finish_if_over(self) -> None:
        over = self._feed is not None and self._feed.is_over and self._tape.is_written
        if over and self._output.heard() >= self._tape.written:
            self.stop()
            self.finished.emit()


def _nowhere(_id: SegmentId) -> None:
    return None
