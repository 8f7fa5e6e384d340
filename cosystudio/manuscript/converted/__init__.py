"""Formats that other programs turn into one that is read here: Kindle books through Calibre, LaTeX through pandoc."""

from cosystudio.manuscript.converted.reader import read, recognises

__all__ = ["read", "recognises"]
