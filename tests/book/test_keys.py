from dataclasses import replace

import pytest

from cosystudio.book.keys import speech_key
from cosystudio.book.model import Voice

VOICE = Voice("hibari", "heart")


def test_the_same_words_and_voice_have_the_same_key() -> None:
    assert speech_key("Good night.", VOICE) == speech_key("Good night.", Voice("hibari", "heart", 1.0000001))


@pytest.mark.parametrize(
    "other",
    [replace(VOICE, name="x"), replace(VOICE, speed=1.1), replace(VOICE, style="sad"), replace(VOICE, model="2")],
)
def test_whatever_changes_the_sound_changes_the_key(other: Voice) -> None:
    assert speech_key("Good night.", VOICE) != speech_key("Good night.", other)
    assert speech_key("Good night!", other) != speech_key("Good night.", other)


def test_the_key_is_the_one_that_saved_books_rely_on() -> None:
    # a key that came out otherwise would make every take of every saved book stale
    assert speech_key("你好。", VOICE) == "fb24b880f83a810ec50c627b2dc3b856"
