import logging
import tempfile
from pathlib import Path

import pytest

from cosystudio.errors import Refused
from cosystudio.speech.local.mandarin import MandarinPhonemes


@pytest.mark.parametrize(
    ("characters", "phonemes"),
    [
        ("妈麻马骂吗", "ma→ ma↗ ma↓ ma↘ ma"),  # the four tones and none
        ("知", "ꭧɨ→"),
        ("四", "sɨ↘"),
        ("日", "ɻɨ↘"),
        ("鸡", "ʨi→"),
        ("女", "ny↓"),
        ("月", "ɥe↘"),
        ("云", "y↗n"),
        ("学", "ɕɥe↗"),
        ("远", "ɥɛ↓n"),
        ("二", "ɚ↘"),
        ("水", "ʂwei↓"),
        ("六", "ljou↘"),
        ("春", "ꭧʰwə→n"),
        ("翁", "wə→ŋ"),
        ("穷", "ʨʰjʊ↗ŋ"),
        ("波", "pwo→"),
        ("哦", "ɔ↗"),
    ],
)
def test_pinyin_becomes_the_sounds_of_the_model(mandarin: MandarinPhonemes, characters: str, phonemes: str) -> None:
    assert mandarin(characters).replace(" ", "") == phonemes.replace(" ", "")


def test_a_character_is_read_as_its_word_wants(mandarin: MandarinPhonemes) -> None:
    assert mandarin("银行") == "i↗nxa↗ŋ"
    assert mandarin("行走") == "ɕi↗ŋʦou↓"


def test_words_are_apart_and_marks_are_those_of_the_model(mandarin: MandarinPhonemes) -> None:
    assert mandarin("他说：“你好！”") == "tʰa→ ʂwo→: “ni↓xau↓! ”"


def test_an_unknown_character_is_named(mandarin: MandarinPhonemes) -> None:
    with pytest.raises(Refused, match="\U00031349"):
        mandarin("\U00031349")


def test_loading_is_silent_and_leaves_no_file(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    MandarinPhonemes()
    assert capfd.readouterr() == ("", "")
    assert not list(tmp_path.iterdir())
    assert logging.getLogger("jieba").level == logging.WARNING
