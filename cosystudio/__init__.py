"""CosyStudio: from a manuscript to mastered audiobook chapters, one line at a time."""

__version__ = "0.1.0"
