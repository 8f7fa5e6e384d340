"""FictionBook 2, as it is and packed as a ZIP archive."""

from cosystudio.manuscript.fb2.reader import read, recognises

__all__ = ["read", "recognises"]
