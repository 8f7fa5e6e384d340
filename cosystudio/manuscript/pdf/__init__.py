"""PDF books: what is drawn on pages becomes lines, the lines paragraphs and chapters."""

from cosystudio.manuscript.pdf.reader import read, recognises

__all__ = ["read", "recognises"]
