"""EPUB 2 and 3."""

from cosystudio.manuscript.epub.reader import read, recognises

__all__ = ["read", "recognises"]
