"""What every pane of an open book works with."""

from dataclasses import dataclass

from cosystudio.session.session import Session
from cosystudio.ui.bridge import Bridge
from cosystudio.ui.sound_output import OpenSound, SoundOutput
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Desk:
    """One open book and its helpers; made anew for each book, handed to each pane.

    `tasks` owns what must come to its end, such as an edit; `loads` what only fills a widget and ends with the panes.
    `open_sound` opens a way to be heard beside the player.
    """

    session: Session
    bridge: Bridge
    tasks: TaskScope
    loads: TaskScope
    theme: Theme
    open_sound: OpenSound = SoundOutput
