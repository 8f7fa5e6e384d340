"""Files in: one reader a format, giving titled chapters of typed blocks."""

from cosystudio.manuscript.reading import read
from cosystudio.manuscript.values import Manuscript, ReadChapter

__all__ = ["Manuscript", "ReadChapter", "read"]
