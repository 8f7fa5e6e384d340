"""Pages of six novels of which a person said who speaks, and what the rules suggest there."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cosystudio.segmentation.speakers import Passage, Sureness, suggest

_FILE = Path(__file__).parents[2] / "data" / "who_speaks.json"


def read_by_hand() -> list[dict[str, Any]]:
    """Return the books: their name, language and chapters, each paragraph with the spans and speakers in it."""
    books: list[dict[str, Any]] = json.loads(_FILE.read_text("utf-8"))
    return books


def quotations_of(book: dict[str, Any]) -> int:
    """Return how many quotations the person read."""
    return sum(len(paragraph["speakers"]) for chapter in book["chapters"] for paragraph in chapter)


def verdicts_of(book: dict[str, Any]) -> list[tuple[bool, Sureness]]:
    """Return for each suggestion whether it is the person's, and how sure it is."""
    chapters: Sequence[Sequence[dict[str, Any]]] = book["chapters"]
    found = suggest([[Passage(one["text"], book["language"]) for one in chapter] for chapter in chapters])
    called = {one.name: {one.name, *one.aliases} for one in found.people}
    verdicts = []
    for chapter, speeches in zip(chapters, found.chapters, strict=True):
        for place, paragraph in enumerate(chapter):
            here = [speech for speech in speeches if speech.passage == place]
            for start, end, names in paragraph["speakers"]:
                speech = next((one for one in here if one.span[0] < end and one.span[1] > start), None)
                if speech is not None and speech.name:
                    is_right = bool(called.get(speech.name, {speech.name}) & set(names))
                    verdicts.append((is_right, speech.sureness))
    return verdicts
