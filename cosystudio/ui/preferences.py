"""What the window may change of the settings."""

from collections.abc import Callable
from dataclasses import replace

from cosystudio.settings import ExportSettings, Settings, SpeechSettings, WindowSettings


class Preferences:
    """Holds the settings that are in force and hands every change to `save`."""

    def __init__(self, settings: Settings, save: Callable[[Settings], None]) -> None:
        self._settings = settings
        self._save = save

    @property
    def window(self) -> WindowSettings:
        """How the window looks."""
        return self._settings.window

    @property
    def speech(self) -> SpeechSettings:
        """Where speech comes from."""
        return self._settings.speech

    @property
    def export(self) -> ExportSettings:
        """Where finished chapters go."""
        return self._settings.export

    def keep_window(self, window: WindowSettings) -> None:
        """Remember how the window looks."""
        self._change(replace(self._settings, window=window))

    def keep_speech(self, speech: SpeechSettings) -> None:
        """Remember the speech services that were set up."""
        self._change(replace(self._settings, speech=speech))

    def keep_export(self, export: ExportSettings) -> None:
        """Remember where finished chapters go."""
        self._change(replace(self._settings, export=export))

    def _change(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self._save(settings)
