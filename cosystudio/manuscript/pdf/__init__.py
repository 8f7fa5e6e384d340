"""PDF books: what is drawn on pages becomes lines, the lines paragraphs and chapters.

spreads ─► columns ─► rows, ruby, small_capitals ─► lines ─► contents, furniture, notes (lines go)
─► margins ─► paragraphs ─► hyphens, headings, blocks ─► entries, prose
"""

from cosystudio.manuscript.pdf.reader import read, recognises

__all__ = ["read", "recognises"]
