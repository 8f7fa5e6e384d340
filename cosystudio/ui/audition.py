"""Hearing a clip that is no line of the book: a voice that is tried out, a recording that a voice is cloned from."""

from PySide6.QtCore import QObject, Signal

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SegmentId
from cosystudio.ui.line_feed import Scope
from cosystudio.ui.player import Player
from cosystudio.ui.sound_output import SoundOutput

_THE_CLIP = SegmentId(0)


class Audition(QObject):
    """Plays one clip at a time; another one takes its place at once.

    Signals:
        playing_changed(bool): whether sound runs, or will as soon as it is ready.
        position_changed(float): the place that is heard, 0..1.
    """

    playing_changed = Signal(bool)
    position_changed = Signal(float)

    def __init__(self, scope: Scope, output: SoundOutput, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._one = _OneClip()
        self._player = Player(self._one, output, scope, self)
        self._player.playing_changed.connect(self.playing_changed)
        self._player.position_changed.connect(self._tell_place)

    @property
    def is_playing(self) -> bool:
        """Whether sound runs."""
        return self._player.is_playing

    @property
    def is_silent(self) -> bool:
        """Whether nothing can be heard for want of a device."""
        return self._player.is_silent

    def play(self, clip: Clip, at: float = 0.0) -> None:
        """Play a clip from the fraction `at` of it on."""
        self._one.heard = clip
        self._player.play(_THE_CLIP, at)

    def stop(self) -> None:
        """Fall silent."""
        self._player.stop()

    def _tell_place(self, seconds: float, length_s: float) -> None:
        self.position_changed.emit(seconds / length_s if length_s else 0.0)


class _OneClip:
    """A book of one line, whose sound is the clip set last."""

    def __init__(self) -> None:
        self.heard: Clip | None = None

    async def clip(self, _id: SegmentId) -> Clip | None:
        """See LineSource."""
        return self.heard

    def pause_after_ms(self, _id: SegmentId) -> int:
        """See LineSource."""
        return 0

    def next(self, _id: SegmentId) -> SegmentId | None:
        """See LineSource."""
        return None

    def previous(self, _id: SegmentId) -> SegmentId | None:
        """See LineSource."""
        return None
