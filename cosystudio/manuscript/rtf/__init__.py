"""RTF, read by a tokenizer of its own.

The libraries for RTF return plain text: headings, notes, hidden and deleted text and headers can no longer be told from
the words of the book there, and so neither accounted for.
"""

from cosystudio.manuscript.rtf.reader import read, recognises

__all__ = ["read", "recognises"]
