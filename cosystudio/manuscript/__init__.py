"""Files in: one reader a format, giving titled chapters of typed blocks."""

from cosystudio.manuscript.reading import read
from cosystudio.manuscript.values import Manuscript, ReadChapter, Skipped

__all__ = ["Manuscript", "ReadChapter", "Skipped", "read"]
