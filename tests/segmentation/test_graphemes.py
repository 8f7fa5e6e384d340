"""Where one written character ends."""

import pytest

from cosystudio.segmentation.graphemes import is_border, next_border


@pytest.mark.parametrize(
    "character",
    [
        "e\u0301\u0323",
        "👩\u200d👩\u200d👧",
        "👍\U0001f3fd",
        "❤\ufe0f",
        "🇩🇪",
        "🏴\U000e0067\U000e0062\U000e007f",
        "\u1112\u1161\u11ab",
        "가\u11a8",
        "क\u094d\u200dष",
        "क\u093f",
        "ก\u0e33",
        "ﾊ\uff9f",
        "\u06001",
        "か\u3099",
        "\r\n",
        "𠮷\U000e0100",
    ],
)
def test_a_character_of_several_signs_is_one(character: str) -> None:
    text = f"a{character}b"
    assert [at for at in range(1, len(text)) if is_border(text, at)] == [1, len(text) - 1]


def test_of_a_row_of_flags_each_is_one() -> None:
    text = "🇩🇪🇫🇷🇯🇵"
    assert [at for at in range(7) if is_border(text, at)] == [0, 2, 4, 6]
    assert is_border(text, 3, since=1)


@pytest.mark.parametrize("text", ["ab", "好的", "가나", "e\n\u0301"[1:], "क\u200bष", "\u094dक"[::-1][:1] + "a"])
def test_others_stand_alone(text: str) -> None:
    assert is_border(text, 1)


def test_the_next_border_of_a_giant_character_is_its_end() -> None:
    assert next_border("e" + "\u0301" * 5000 + "x", 240) == 5001
