from dataclasses import replace

import pytest

from cosystudio.book.model import Voice
from cosystudio.errors import Refused, Voiceless
from cosystudio.speech.dashscope.task import (
    DEFAULT_MODEL,
    LONGEST_STYLE,
    MOST_CHARACTERS,
    counted,
    model_of,
    model_of_clone,
    task_of,
)
from tests.fakes.lines import line

VOICE = Voice("dashscope", "longanyang")


@pytest.mark.parametrize(
    ("voice_id", "model"),
    [
        ("cosyvoice-v3.5-plus-narrator-1a2b3c", "cosyvoice-v3.5-plus"),
        ("cosyvoice-v3-flash-narrator-1a2b3c", "cosyvoice-v3-flash"),
        ("cosyvoice-v2-narrator-1a2b3c", "cosyvoice-v2"),
        ("longanyang", ""),
        ("longwan_v2", ""),
    ],
)
def test_a_cloned_voice_names_its_model(voice_id: str, model: str) -> None:
    assert model_of_clone(voice_id) == model


def test_the_model_is_the_voices_own_before_the_usual_one() -> None:
    clone = Voice("dashscope", "cosyvoice-v2-narrator-1a2b3c")
    assert model_of(VOICE, "cosyvoice-v3-plus") == "cosyvoice-v3-plus"
    assert model_of(clone, "cosyvoice-v3-plus") == "cosyvoice-v2"
    assert model_of(replace(clone, model="cosyvoice-v3"), "cosyvoice-v3-plus") == "cosyvoice-v3"


@pytest.mark.parametrize(
    ("model", "seed", "style"),
    [
        ("cosyvoice-v1", False, False),
        ("cosyvoice-v2", True, False),
        ("cosyvoice-v3-flash", True, True),
        ("cosyvoice-v3.5-plus", True, True),
        ("qwen-audio-3.1-tts-flash", True, True),
    ],
)
def test_a_model_is_asked_for_what_it_can(model: str, seed: bool, style: bool) -> None:
    parameters = task_of(line("Hello.", replace(VOICE, style="softly")), model).parameters
    assert ("seed" in parameters, "instruction" in parameters) == (seed, style)


@pytest.mark.parametrize(
    ("language", "hints"), [("zh", ["zh"]), ("pt-br", ["pt"]), ("EN", ["en"]), ("nl", None), ("", None)]
)
def test_the_language_is_told_where_the_service_knows_it(language: str, hints: list[str] | None) -> None:
    task = task_of(replace(line("Hello.", VOICE), language=language), DEFAULT_MODEL)
    assert task.parameters.get("language_hints") == hints


@pytest.mark.parametrize(
    ("text", "count"), [("你好", 4), ("中A文123", 8), ("中文。", 5), ("中 文。", 6), ("かな", 2), ("𠀀", 2)]
)
def test_a_chinese_character_counts_twice(text: str, count: int) -> None:
    assert counted(text) == count


def test_a_line_beyond_the_limit_is_not_sent() -> None:
    task_of(line("字" * (MOST_CHARACTERS // 2), VOICE), DEFAULT_MODEL)
    with pytest.raises(Refused, match="split"):
        task_of(line("字" * (MOST_CHARACTERS // 2) + "a", VOICE), DEFAULT_MODEL)


@pytest.mark.parametrize("text", ["", "  ", "……", "—", "😀"])
def test_a_text_with_nothing_to_say_is_not_sent(text: str) -> None:
    with pytest.raises(Refused, match="nothing to say"):
        task_of(line(text, VOICE), DEFAULT_MODEL)


def test_a_style_beyond_the_limit_fails_the_voice() -> None:
    long = replace(VOICE, style="x" * (LONGEST_STYLE + 1))
    with pytest.raises(Voiceless, match="128"):
        task_of(line("Hello.", long), DEFAULT_MODEL)
    task_of(line("Hello.", long), "cosyvoice-v2")


def test_the_text_does_not_show_in_a_repr() -> None:
    assert "secret" not in repr(task_of(line("A secret.", VOICE), DEFAULT_MODEL))
