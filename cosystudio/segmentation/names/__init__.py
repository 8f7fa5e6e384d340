"""The names that occur in a book, found by rules: by capitals, by honorifics, by who speaks."""

from cosystudio.segmentation.names.finding import NameUse, names_in

__all__ = ["NameUse", "names_in"]
