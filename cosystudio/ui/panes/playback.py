"""The bottom pane: the waveform of the line in hand, and what plays it."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSlider, QVBoxLayout, QWidget

from cosystudio.audio.clip import Samples
from cosystudio.book.model import SegmentId
from cosystudio.ui.icons import icon
from cosystudio.ui.player import SPEEDS, Player
from cosystudio.ui.widgets.parts import button, label, mark
from cosystudio.ui.widgets.waveform import WaveformView

HEIGHT, LOW_HEIGHT = 150, 90
WAVE_HEIGHT, LOW_WAVE_HEIGHT = 52, 26
BUTTON = 36
"""The round button; the ones beside it are 32, within a thumb of each other."""
ICON = QSize(16, 16)

STYLE = f"""
#play {{
    min-width: {BUTTON}px; max-width: {BUTTON}px; min-height: {BUTTON}px; max-height: {BUTTON}px;
    border: none; border-radius: {BUTTON // 2}px; padding: 0; text-align: center; background: palette(highlight);
}}
#play:focus {{ border: 2px solid palette(text); }}
#play:disabled {{ background: palette(mid); }}
#volume::groove:horizontal {{ height: 3px; border-radius: 1px; background: palette(mid); }}
#volume::sub-page:horizontal {{ height: 3px; border-radius: 1px; background: palette(highlight); }}
#volume::handle:horizontal {{
    width: 11px; height: 11px; margin: -4px 0; border-radius: 5px; background: palette(highlight);
}}
#volume::handle:horizontal:focus {{ border: 1px solid palette(text); }}
"""


def clock(seconds: float) -> str:
    """Return minutes, seconds and tenths, as in ``0:04.2``; tenths are cut, not rounded, like every clock's."""
    tenths = int(seconds * 10 + 1e-6)
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"


class PlaybackPane(QWidget):
    """Plays the line that is shown, alone in a loop or on from there.

    Signals:
        follow_changed(bool): whether the script goes along with what is heard.
    """

    follow_changed = Signal(bool)

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "playback_pane", self.tr("Player"))
        self.setProperty("role", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(STYLE)
        self._player = player
        self._line: SegmentId | None = None
        self._seconds = self._place_s = 0.0
        self._make_parts()
        self._lay_out()
        self._listen()
        self._show_speed()
        self._show_playing()

    @property
    def follows(self) -> bool:
        """Whether the script goes along with what is heard."""
        return self._follow.isChecked()

    def set_low(self, is_low: bool) -> None:
        """Be lower, as a low window wants it, or as high as is comfortable."""
        self._wave.setFixedHeight(LOW_WAVE_HEIGHT if is_low else WAVE_HEIGHT)
        self.setFixedHeight(LOW_HEIGHT if is_low else HEIGHT)

    def show_line(self, id: SegmentId | None, peaks: Samples | None, seconds: float) -> None:
        """Show this line; None is no line.  Its `peaks` are None as long as it has no sound."""
        keeps_place = id == self._line and self._is_heard()
        self._line = id
        self._seconds = seconds
        self._player.cue(id)
        self._wave.set_peaks(peaks)
        self._show_place(self._place_s if keeps_place else 0.0)
        self._show_playing()

    def _make_parts(self) -> None:
        self._wave = WaveformView(self)
        self.set_low(False)
        self._previous = self._icon_button("previous", self.tr("Previous line"))
        self._play = self._icon_button("play", "")
        self._next = self._icon_button("next", self.tr("Next line"))
        self._follow = self._chip("follow", self.tr("Follow"), self.tr("The script goes along with what is heard"))
        self._loop = self._chip("loop", self.tr("Loop line"), self.tr("Repeat the line that is heard"))
        self._speed = self._make_speed()
        self._silent = label("silent", "quiet", text=self.tr("No sound device: playing silently"))
        self._silent.setVisible(self._player.is_silent)
        self._time = label("time", "quiet", figures=True)
        self._mute = self._make_mute()
        self._volume = self._make_volume()
        self._follow.setChecked(True)

    def _icon_button(self, name: str, tip: str) -> QPushButton:
        made = button(name, "", "flat", tip=tip)
        made.setIcon(icon(name))
        made.setIconSize(ICON)
        return made

    def _chip(self, name: str, text: str, tip: str) -> QPushButton:
        made = button(name, text, "chip", tip=tip)
        made.setCheckable(True)
        return made

    def _make_speed(self) -> QPushButton:
        made = button("speed", "", "chip", tip=self.tr("How fast you hear it; the take stays as it is"))
        self._speeds = QMenu(made)
        mark(self._speeds, "speed_menu", self.tr("Speed"))
        choices = QActionGroup(self._speeds)
        for speed in SPEEDS:
            choices.addAction(self._speed_action(speed))
        return made

    def _speed_action(self, speed: float) -> QAction:
        action = self._speeds.addAction(self._times(speed), lambda: self._choose_speed(speed))
        action.setCheckable(True)
        action.setChecked(speed == self._player.speed)
        return action

    def _times(self, speed: float) -> str:
        return self.tr("{speed} ×").format(speed=f"{speed:g}")

    def _make_mute(self) -> QPushButton:
        made = self._icon_button("volume", self.tr("Mute"))
        made.setObjectName("mute")
        made.setCheckable(True)
        return made

    def _make_volume(self) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal, self)
        mark(made, "volume", self.tr("Volume"))
        made.setToolTip(self.tr("Volume"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setRange(0, 100)
        made.setValue(100)
        made.setFixedWidth(80)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self._wave)
        column.addLayout(self._row())

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        left: list[QWidget] = [self._previous, self._play, self._next, self._follow, self._loop, self._speed]
        right: list[QWidget] = [self._silent, self._time, self._mute, self._volume]
        for part in left:
            row.addWidget(part)
        row.addStretch(1)
        for part in right:
            row.addWidget(part)
        return row

    def _listen(self) -> None:
        self._previous.clicked.connect(self._player.previous)
        self._play.clicked.connect(self._player.toggle)
        self._next.clicked.connect(self._player.next)
        self._wave.seek_requested.connect(self._seek)
        self._follow.toggled.connect(self.follow_changed)
        self._loop.toggled.connect(self._player.set_loop_line)
        self._speed.clicked.connect(self._open_speeds)
        self._mute.toggled.connect(self._set_volume)
        self._volume.valueChanged.connect(self._set_volume)
        self._player.playing_changed.connect(self._show_playing)
        self._player.position_changed.connect(self._show_position)
        self._player.silent_changed.connect(self._silent.setVisible)

    def _seek(self, fraction: float) -> None:
        if self._is_heard():
            self._player.seek(fraction)
        elif self._line is not None:
            self._player.play_from(self._line, fraction)

    def _is_heard(self) -> bool:
        return self._player.is_active and self._player.line == self._line

    def _open_speeds(self) -> None:
        above = self._speed.mapToGlobal(QPoint(0, -self._speeds.sizeHint().height()))
        self._speeds.popup(above)  # not the button's own menu, which would run a nested loop

    def _choose_speed(self, speed: float) -> None:
        self._player.set_speed(speed)
        self._show_speed()

    def _set_volume(self) -> None:
        mute = self._mute.isChecked()
        self._mute.setIcon(icon("volume-off" if mute else "volume"))
        self._player.set_volume(0.0 if mute else self._volume.value() / self._volume.maximum())

    def _show_playing(self) -> None:
        playing = self._player.is_playing
        self._play.setIcon(icon("pause" if playing else "play", QPalette.ColorRole.HighlightedText))
        tip = self.tr("Pause") if playing else self.tr("Play")
        self._play.setAccessibleName(tip)
        self._play.setToolTip(tip)
        if not self._player.is_active:
            self._player.cue(self._line)
            self._show_place(0.0)
        for part in (self._previous, self._play, self._next):
            part.setEnabled(self._player.line is not None)

    def _show_speed(self) -> None:
        words = self._times(self._player.speed)
        self._speed.setText(words)
        self._speed.setAccessibleName(self.tr("Speed: {speed}").format(speed=words))

    def _show_position(self, seconds: float, length: float) -> None:
        if self._player.line == self._line:
            self._seconds = length
            self._show_place(seconds)

    def _show_place(self, seconds: float) -> None:
        self._place_s = seconds
        self._wave.set_playhead(seconds / self._seconds if self._seconds and self._is_heard() else None)
        self._time.setText(f"{clock(seconds)} / {clock(self._seconds)}")
