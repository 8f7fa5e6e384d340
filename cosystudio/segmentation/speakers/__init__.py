"""Who speaks: rules by language that suggest a speaker for each quotation of a book."""

from cosystudio.segmentation.speakers.suggesting import suggest
from cosystudio.segmentation.speakers.values import Passage, Person, Speech, Suggested, Sureness

__all__ = ["Passage", "Person", "Speech", "Suggested", "Sureness", "suggest"]
