"""What the window may change of the settings."""

from collections.abc import Callable
from dataclasses import replace

from cosystudio.settings import ExportSettings, Settings, SpeechSettings, WindowSettings


class Preferences:
    """Holds the settings that are in force and hands every change to `save`; a key goes to `keep_key` alone.

    The key never becomes part of the settings or of a project.
    """

    def __init__(
        self,
        settings: Settings,
        save: Callable[[Settings], None],
        keep_key: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._save = save
        self._keep_key = keep_key

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

    def keep_endpoints(self, endpoints: tuple[str, ...]) -> None:
        """Remember the addresses of the speech servers."""
        self._change(replace(self._settings, speech=replace(self.speech, endpoints=endpoints)))

    def keep_key(self, key: str) -> None:
        """Use this key for the speech servers from now on."""
        self._keep_key(key)

    def keep_export(self, export: ExportSettings) -> None:
        """Remember where finished chapters go."""
        self._change(replace(self._settings, export=export))

    def _change(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self._save(settings)
