"""Plain text: books typed, scanned or saved from web sites, and Aozora Bunko's notation.

quoting, page_edges, pages, line_ends (lines go, and are whole again) ─► layout (paragraphs)
─► brackets, note_lists, foot_notes, page_breaks ─► books ─► book_pieces ─► shelf
"""

from cosystudio.manuscript.plain_text.reader import read, recognises

__all__ = ["read", "recognises"]
