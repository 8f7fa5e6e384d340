"""Which language a line is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.segmentation.scripts import script_language


@pytest.mark.parametrize(
    ("chapter", "text", "language"),
    [
        ("zh", "他走了。", "zh"),
        ("zh-tw", "他走了。", "zh-tw"),
        ("zh", "他说：“OK, let us go.”", "zh"),
        ("zh", "“To be or not to be, that is the question.”", "en"),
        ("zh", "Mr. Darcy!", "en"),
        ("zh", "« Je ne sais pas », dit-il.", "fr"),
        ("zh", "Ich weiß nicht, was soll es bedeuten.", "de"),
        ("zh", "No sé qué es lo que está pasando, señor.", "es"),
        ("zh", "これは日本語です。", "ja"),
        ("zh", "他去了松の屋。", "zh"),
        ("zh", "나는 집에 갔다.", "ko"),
        ("ja", "山川草木", "ja"),
        ("ja", "He said nothing.", "en"),
        ("ko", "안녕하세요", "ko"),
        ("ko", "山川草木", "zh"),
        ("en", "He said 你好 and left the house.", "en"),
        ("en", "“你好，先生。”", "zh"),
        ("en", "こんにちは", "ja"),
        ("en", "Я не знаю.", "ru"),
        ("en", "Я не знаю її.", "uk"),
        ("uk", "Я не знаю.", "uk"),
        ("bg", "Аз не знам.", "bg"),
        ("en", "Οὐκ οἶδα.", "el"),
        ("en", "لا أعرف", "ar"),
        ("en", "من چیزی نمی‌دانم", "fa"),
        ("en", "אינני יודע", "he"),
        ("en", "ฉันไม่รู้", "th"),
        ("en", "मुझे नहीं पता", "hi"),
        ("ru", "Je ne sais pas, mais c’est la vie.", "fr"),
        ("en", "π = 3.14", "en"),
        ("en", "π", "en"),
        ("fr", "Ça va, mon cœur ?", "fr"),
        ("zh", "1949", "zh"),
        ("zh", "……", "zh"),
        ("zh", "X", "zh"),
        ("", "Hello.", ""),
        ("vi", "Tôi không biết.", "vi"),
    ],
)
def test_a_line_is_in_the_language_of_its_letters(chapter: str, text: str, language: str) -> None:
    assert script_language(text, chapter) == language


@given(st.text(max_size=60), st.sampled_from(["en", "zh", "ja", "ru", "th", "xx", ""]))
def test_every_line_has_a_language(text: str, chapter: str) -> None:
    language = script_language(text, chapter)
    assert language == chapter or language.isalpha()


@given(st.text(max_size=60), st.sampled_from(["en", "zh", "ru"]))
def test_what_a_line_is_in_does_not_change_when_its_chapter_is_in_it(text: str, chapter: str) -> None:
    language = script_language(text, chapter)
    assert script_language(text, language) in (language, "ja")
