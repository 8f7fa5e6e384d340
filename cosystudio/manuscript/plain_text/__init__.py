"""Plain text: books typed, scanned or saved from web sites, and Aozora Bunko's notation."""

from cosystudio.manuscript.plain_text.reader import read, recognises

__all__ = ["read", "recognises"]
