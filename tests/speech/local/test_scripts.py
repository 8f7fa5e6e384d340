import pytest

from cosystudio.speech.local.scripts import HAN, KANA, LATIN, foreign_words, has_words


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Plain words, Zoë, Łódź, œuvre, ﬁne, ＡＢＣ.", []),
        ("He said 你好 to me.", ["你好"]),
        ("Привет and अ", ["Привет", "अ"]),
        ("π and 5 µm, but not λόγος", ["λόγος"]),
        ("ʻokina", []),
        ("1234 !? 😀", []),
    ],
)
def test_words_from_other_scripts_are_found(text: str, foreign: list[str]) -> None:
    assert foreign_words(text, (LATIN,)) == foreign


def test_kana_and_han_are_known_to_those_who_know_them() -> None:
    assert foreign_words("猫がいる。カタカナー", (HAN, *KANA)) == []


def test_only_letters_and_figures_are_words() -> None:
    assert has_words("3")
    assert has_words("啊")
    assert not has_words(" …—！😀")
