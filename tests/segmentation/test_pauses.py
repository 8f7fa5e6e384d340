"""The silence after each line."""

import pytest

from cosystudio.book.model import Block, CuttingRules, Kind
from cosystudio.segmentation.cutting import cut
from cosystudio.segmentation.pauses import pause_after, pause_before_scene_break

RULES = CuttingRules(sentence_pause_ms=1, paragraph_pause_ms=2, heading_pause_ms=3, scene_break_pause_ms=4)


@pytest.mark.parametrize(
    ("kind", "is_last", "pause_ms"),
    [
        (Kind.PROSE, False, 1),
        (Kind.PROSE, True, 2),
        (Kind.VERSE, True, 2),
        (Kind.HEADING, False, 1),
        (Kind.HEADING, True, 3),
    ],
)
def test_the_pause_tells_sentence_paragraph_and_heading_apart(kind: Kind, is_last: bool, pause_ms: int) -> None:
    assert pause_after(kind, is_last, RULES) == pause_ms


def test_a_sentence_parted_for_its_length_is_held_together_by_a_short_pause() -> None:
    block = Block(Kind.PROSE, "word " * 8 + "word, " + "word " * 8 + "word. Next.")
    rules = CuttingRules(longest_line=60, sentence_pause_ms=400)
    assert [line.pause_ms for line in cut([block], rules, "en")] == [200, 400, 800]


def test_a_scene_break_never_shortens_a_pause() -> None:
    assert pause_before_scene_break(2, RULES) == 4
    assert pause_before_scene_break(9, RULES) == 9
