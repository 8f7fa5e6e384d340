"""Markdown: CommonMark with tables, and what pandoc adds that a book has: metadata, footnotes, heading attributes."""

from cosystudio.manuscript.markdown.reader import read, recognises

__all__ = ["read", "recognises"]
