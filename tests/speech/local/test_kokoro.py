import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.errors import Refused, Voiceless
from cosystudio.speech.local.kokoro import VOICES, Kokoro, KokoroProvider
from cosystudio.speech.local.kokoro_text import KokoroText
from tests.fakes.lines import line

ALPHA = Voice("kokoro", "jf_alpha")


@pytest.fixture
def text(kokoro_model: Kokoro) -> KokoroText:
    return kokoro_model.text


def test_chinese_with_english_in_it_reads_each_by_its_own_rules(text: KokoroText) -> None:
    assert text.phonemes("我用Python。") == "wo↓jʊ↘ŋ pˈIθˌɑn."


def test_characters_alone_are_read_in_the_language_of_the_chapter(text: KokoroText) -> None:
    assert text.phonemes("先生") == text.phonemes("先生", "zh")
    assert text.phonemes("先生", "ja") == "seɴseː"


def test_a_text_in_latin_letters_alone_is_english_to_its_figures(text: KokoroText) -> None:
    assert text.phonemes("Chapter 2") == "ʧˈæptəɹ tˈu"


@pytest.mark.parametrize("line_text", ["", "……", "😀"])
def test_a_line_without_words_is_refused(text: KokoroText, line_text: str) -> None:
    with pytest.raises(Refused, match="no word"):
        text.phonemes(line_text)


@pytest.mark.parametrize("line_text", ["Привет", "他说Привет。", "한국어"])
def test_what_would_be_left_out_is_refused(text: KokoroText, line_text: str) -> None:
    with pytest.raises(Refused, match="leave out"):
        text.phonemes(line_text)


def test_a_character_that_no_dictionary_has_is_refused(text: KokoroText) -> None:
    with pytest.raises(Refused, match="“\U0003134a”"):
        text.phonemes("吃面\U0003134a。")


def test_nothing_the_reader_says_is_unknown_to_the_model(kokoro_model: Kokoro) -> None:
    said = kokoro_model.text.phonemes("“你好，”他说：《红楼梦》——第120回；2024年5月1日13:30……好吗？（是）【不】ABC")
    assert set(said) <= set(kokoro_model.vocabulary)


async def test_a_line_too_long_for_one_piece_is_spoken_to_its_end(
    kokoro: KokoroProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    (whole,) = await kokoro.speak([line("走吧，走吧。", ALPHA)])
    monkeypatch.setattr("cosystudio.speech.local.kokoro.LONGEST_PIECE", 12)
    (in_pieces,) = await kokoro.speak([line("走吧，走吧。", ALPHA)])
    assert isinstance(whole, Clip)
    assert isinstance(in_pieces, Clip)
    assert not np.array_equal(whole.samples, in_pieces.samples)
    assert 0.7 < in_pieces.seconds / whole.seconds < 2


async def test_a_voice_that_does_not_exist_stops_the_job(kokoro: KokoroProvider) -> None:
    with pytest.raises(Voiceless, match="jf_alpha"):
        await kokoro.speak([line("好。", Voice("kokoro", "zf_xiaobei"))])


def test_every_voice_on_offer_is_there(kokoro_model: Kokoro) -> None:
    assert {voice.name for voice in VOICES} == set(kokoro_model.styles)
