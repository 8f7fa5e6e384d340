"""What every pane of an open book works with."""

from collections.abc import Callable
from dataclasses import dataclass

from cosystudio.book.model import Voice
from cosystudio.session.session import Session
from cosystudio.ui.bridge import Bridge
from cosystudio.ui.sound_output import OpenSound, SoundOutput
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Desk:
    """One open book and its helpers; made anew for each book, handed to each pane.

    `tasks` owns what must come to its end, such as an edit; `loads` what only fills a widget and ends with the panes.
    `open_sound` opens a way to be heard beside the player.  `speeds` gives the paces between which a voice can speak,
    None where it has but one.
    """

    session: Session
    bridge: Bridge
    tasks: TaskScope
    loads: TaskScope
    theme: Theme
    open_sound: OpenSound = SoundOutput
    speeds: Callable[[Voice], tuple[float, float] | None] = lambda _voice: (0.5, 2.0)
