"""HTML and XHTML: books in one page, and saved web pages."""

from cosystudio.manuscript.html.reader import read, recognises

__all__ = ["read", "recognises"]
