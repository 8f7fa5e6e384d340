import base64

import pytest

from cosystudio.audio.clip import WordTime
from cosystudio.errors import Broken
from cosystudio.speech.dashscope import recording as dashscope_recording
from cosystudio.speech.dashscope.recording import Recording, inner, json_object
from tests.fakes.tones import text_matches, wav_for


def test_pieces_become_one_clip() -> None:
    recording, wav = Recording(), wav_for("One.")
    recording.add(wav[:100])
    recording.note({"audio": {"data": base64.b64encode(wav[100:]).decode()}})
    assert text_matches(recording.clip("here"), "One.")
    assert not recording.is_complete


def test_only_the_word_stop_is_the_end() -> None:
    recording = Recording()
    recording.note({"finish_reason": "null", "audio": {"data": "", "url": ""}})
    recording.note({"finish_reason": None})
    before = recording.is_complete
    recording.note({"finish_reason": "stop", "audio": {"data": "", "url": "https://a/b"}})
    assert (before, recording.is_complete, recording.url) == (False, True, "https://a/b")


def test_words_are_taken_at_the_end_of_a_sentence_and_odd_ones_left_out() -> None:
    recording = Recording()
    recording.add(wav_for("One."))
    word = {"text": "One", "begin_time": 0, "end_time": 250.0}
    odd = ["One", {"text": "One"}, word | {"begin_time": None}, word | {"text": 1}]
    recording.note({"type": "sentence-synthesis", "sentence": {"words": [word]}})
    recording.note({"type": "sentence-end", "sentence": {"words": [*odd, word]}})
    recording.note({"type": "sentence-end", "sentence": {"words": None}})
    assert recording.clip("here").words == (WordTime("One", 0, 0.25),)


@pytest.mark.parametrize("data", ["%", "abc", 7, ["YQ=="], "é"])
def test_sound_that_is_no_base64_is_broken(data: object) -> None:
    with pytest.raises(Broken, match="damaged"):
        Recording().note({"audio": {"data": data}})


def test_a_sound_beyond_all_measure_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashscope_recording, "MOST_BYTES_A_LINE", 10)
    recording = Recording()
    recording.add(bytes(10))
    with pytest.raises(Broken, match="too long"):
        recording.add(b"1")


@pytest.mark.parametrize("output", [None, [], "text", {"audio": None}, {"sentence": 1, "type": "sentence-end"}])
def test_an_output_of_another_shape_says_nothing(output: object) -> None:
    recording = Recording()
    recording.note(output)
    assert (recording.size, recording.url, recording.is_complete) == (0, "", False)


def test_inner_values_are_found_or_missed() -> None:
    assert inner({"a": {"b": 1}}, "a", "b") == 1
    assert inner({"a": [1]}, "a", "b") is None


@pytest.mark.parametrize("data", [b"", b"[]", b"1", b"{", b"\xff", "[" * 100_000])
def test_what_is_no_object_is_broken(data: bytes | str) -> None:
    with pytest.raises(Broken, match="cannot be read"):
        json_object(data)
