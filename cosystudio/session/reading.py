"""What can be chosen when a manuscript is read."""

from cosystudio.manuscript.encoding import CHOICES

ENCODINGS = CHOICES
"""The text encodings on offer, in the names of Python's codecs."""
