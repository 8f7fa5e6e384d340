"""OpenDocument text: ODT packages, and flat files of one XML."""

from cosystudio.manuscript.odt.reader import read, recognises

__all__ = ["read", "recognises"]
