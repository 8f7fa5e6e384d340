"""What each command does, and how it tells it; `cosystudio.cli` gives them their names and options."""

from cosystudio.commands.common import Options, Outcome
from cosystudio.commands.export import export
from cosystudio.commands.inspect import inspect
from cosystudio.commands.make import make, new
from cosystudio.commands.speak import speak
from cosystudio.commands.voices import voices

__all__ = ["Options", "Outcome", "export", "inspect", "make", "new", "speak", "voices"]
