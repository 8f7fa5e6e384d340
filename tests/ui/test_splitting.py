"""A line that is split without a place falls apart where a reader would breathe."""

import pytest

from cosystudio.ui.splitting import natural_cut


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("One went home. The other stayed where he was.", "One went home. "),
        ("He came, and he saw what there was to see", "He came, "),
        ("no stop at all in here", "no stop at "),
        ("他来了。她走了。", "他来了。"),
        ("“Go!” he said to them all, “now.”", "“Go!” "),
        ("字字字字", "字字"),
    ],
)
def test_the_cut_is_at_the_best_place_near_the_middle(text: str, head: str) -> None:
    assert text[: natural_cut(text)] == head
