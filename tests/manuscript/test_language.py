import pytest

from cosystudio.manuscript.language import language_of, primary_tag

GERMAN = "Als Gregor eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett verwandelt. " * 3
ENGLISH = "The sun shone on the harbour, and the keeper climbed the stairs as he had done for thirty years. " * 3


@pytest.mark.parametrize(
    ("label", "tag"),
    [("en-GB", "en"), ("zh_TW", "zh"), ("eng", "en"), ("German", "de"), ("und", ""), ("", ""), ("klingon!", "")],
)
def test_a_label_becomes_a_primary_tag(label: str, tag: str) -> None:
    assert primary_tag(label) == tag


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("天黑了，灯亮了。", "en", "zh"),
        ("私はその人を常に先生と呼んでいた。", "zh", "ja"),
        ("東京日本", "ja", "ja"),
        ("나는 그 사람을 늘 선생님이라고 불렀다.", "en", "ko"),
        (GERMAN, "en", "de"),
        (ENGLISH, "zh", "en"),
        (ENGLISH, "", "en"),
        ("Ja, ja.", "en", "en"),
        ("12 + 3", "en", "en"),
        ("", "fr", "fr"),
    ],
)
def test_the_text_overrules_what_is_expected_only_when_it_is_plain(text: str, expected: str, found: str) -> None:
    assert language_of(text, expected) == found
