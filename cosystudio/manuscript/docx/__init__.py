"""DOCX: the documents of Word, of whatever program, read as they look when all changes are accepted."""

from cosystudio.manuscript.docx.reader import read, recognises

__all__ = ["read", "recognises"]
