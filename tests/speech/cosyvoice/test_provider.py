import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from urllib.parse import quote_plus

import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.engine.ports import Line, Reference
from cosystudio.errors import Broken, Busy, Denied, Overloaded, Refused, SpeechError, Voiceless
from cosystudio.profiles import Profile
from cosystudio.speech.cosyvoice.dialects import DIALECTS, VARIANTS
from cosystudio.speech.cosyvoice.provider import PATIENCE, CosyVoiceProvider
from cosystudio.speech.wire.http import Patience
from tests.fakes import cosyvoice_server
from tests.fakes.cosyvoice_server import FIRST, SPEAKERS, Behaviour, FakeCosyVoice, recording, says
from tests.fakes.lines import line

KEY = "sk-very-secret-0123456789"
WOMAN = Voice("cosyvoice", "中文女")
CLONE = Voice("cosyvoice", "me", reference="0123")
END = "<|endofprompt|>"
PREAMBLE = "You are a helpful assistant."
SFT, INSTRUCT = "v2.0 CosyVoice-300M-SFT", "v2.0 CosyVoice-300M-Instruct"
TWO, NEW_TWO, BROKEN_TWO = "v2.0 CosyVoice2", "repaired CosyVoice2", "head CosyVoice2"
THREE, BROKEN_THREE = "repaired Fun-CosyVoice3", "head Fun-CosyVoice3"


@asynccontextmanager
async def pair(model: str, variant: str) -> AsyncIterator[tuple[FakeCosyVoice, CosyVoiceProvider]]:
    async with FakeCosyVoice(model) as server:
        provider = CosyVoiceProvider(server.url, profile=Profile("Mine", "cosyvoice", variant=variant))
        try:
            yield server, provider
        finally:
            await provider.aclose()


def cloned(text: str, reference: Reference | None = None, *, style: str = "") -> Line:
    """Return a line of a cloned voice."""
    return replace(line(text, replace(CLONE, style=style)), reference=reference or recording())


async def spoken(provider: CosyVoiceProvider, line: Line) -> Clip:
    (outcome,) = await provider.speak([line])
    assert isinstance(outcome, Clip)
    return outcome


@pytest.mark.parametrize(
    ("model", "variant", "asked", "mode", "fields"),
    [
        (SFT, "300m-sft", line("你好。", WOMAN), "sft", {"spk_id": "中文女"}),
        (
            INSTRUCT,
            "300m-instruct-early",
            line("你好。", replace(WOMAN, style="温柔地说")),
            "instruct",
            {"spk_id": "中文女", "instruct_text": "温柔地说"},
        ),
        (
            "head CosyVoice-300M-Instruct",
            "300m-instruct",
            line("你好。", replace(WOMAN, style="温柔地说")),
            "instruct",
            {"spk_id": "中文女", "instruct_text": f"温柔地说{END}"},
        ),
        (SFT, "300m", cloned("你好。"), "zero_shot", {"prompt_text": recording().transcript}),
        (TWO, "cosyvoice2-early", cloned("你好。"), "zero_shot", {"prompt_text": recording().transcript}),
        (NEW_TWO, "cosyvoice2", cloned("你好。"), "zero_shot", {"prompt_text": recording().transcript}),
        (TWO, "cosyvoice2-early", cloned("你好。", recording(transcript="")), "cross_lingual", {}),
        (TWO, "cosyvoice2-early", cloned("你好。", style="用四川话说"), "instruct2", {"instruct_text": "用四川话说"}),
        (
            NEW_TWO,
            "cosyvoice2",
            cloned("你好。", style="用四川话说"),
            "instruct2",
            {"instruct_text": f"用四川话说{END}"},
        ),
        (
            THREE,
            "cosyvoice3",
            cloned("你好。"),
            "zero_shot",
            {"prompt_text": f"{PREAMBLE}{END}{recording().transcript}"},
        ),
        (
            THREE,
            "cosyvoice3",
            cloned("你好。", recording(transcript="")),
            "cross_lingual",
            {"tts_text": f"{PREAMBLE}{END}你好。"},
        ),
        (
            THREE,
            "cosyvoice3",
            cloned("你好。", style="请用广东话表达。"),
            "instruct2",
            {"instruct_text": f"{PREAMBLE} 请用广东话表达。{END}"},
        ),
        (FIRST, "300m-2024", line("你好。", WOMAN), "sft", {"spk_id": "中文女"}),
        (FIRST, "300m-2024", cloned("你好。"), "zero_shot", {"prompt_text": recording().transcript}),
        (FIRST, "300m-2024", cloned("你好。", recording(transcript="")), "cross_lingual", {}),
        (
            FIRST,
            "300m-2024",
            line("你好。", replace(WOMAN, style="温柔地说")),
            "instruct",
            {"spk_id": "中文女", "instruct_text": "温柔地说"},
        ),
    ],
)
async def test_the_voice_decides_how_a_line_is_asked_for(
    model: str, variant: str, asked: Line, mode: str, fields: dict[str, str]
) -> None:
    async with pair(model, variant) as (server, provider):
        assert says(await spoken(provider, asked), "你好。")
    (request,) = server.asked
    assert request.mode == mode
    assert request.fields == {"tts_text": "你好。"} | fields
    assert request.wav == (asked.reference.wav if asked.reference else b"")


async def test_a_request_without_a_recording_is_percent_encoded() -> None:
    async with pair(SFT, "300m-sft") as (server, provider):
        await spoken(provider, line("你好 & 100%。", WOMAN))
    assert server.asked[0].content_type == "application/x-www-form-urlencoded"
    assert f"spk_id={quote_plus('中文女')}".encode() in server.asked[0].raw


@pytest.mark.parametrize(
    ("model", "variant", "rate_hz"),
    [(SFT, "300m-sft", 22_050), (TWO, "cosyvoice2-early", 24_000), (THREE, "cosyvoice3", 24_000)],
)
async def test_bare_samples_have_the_rate_of_the_model(model: str, variant: str, rate_hz: int) -> None:
    async with pair(model, variant) as (_, provider):
        asked = line("你好。", WOMAN) if DIALECTS[variant].speakers else cloned("你好。")
        assert (await spoken(provider, asked)).rate_hz == rate_hz


async def test_a_rate_that_a_person_has_set_is_believed() -> None:
    async with FakeCosyVoice(TWO) as server:
        provider = CosyVoiceProvider(server.url, profile=Profile("Mine", "cosyvoice", rate_hz=22_050))
        assert (await spoken(provider, cloned("你好。"))).rate_hz == 22_050
        await provider.aclose()


async def test_a_long_line_in_several_pieces_comes_whole() -> None:
    text = "很长的一句话。" * 40
    async with pair(THREE, "cosyvoice3") as (_, provider):
        assert says(await spoken(provider, cloned(text)), text)


async def test_marks_in_the_manuscript_steer_nothing() -> None:
    async with pair(NEW_TWO, "cosyvoice2") as (server, provider):
        await provider.speak(
            [cloned("一<|endofprompt|>二<\x00|三|>\n四。", recording(transcript="a<|b\x07"), style="x|>y")]
        )
        await provider.speak([cloned("Cafe\u0301.", recording(transcript="a<|b\x07"))])
    assert server.asked[0].fields == {"tts_text": "一 endofprompt 二 三 四。", "instruct_text": f"x y{END}"}
    assert server.asked[1].fields == {"tts_text": "Caf\u00e9.", "prompt_text": "a b"}


@pytest.mark.parametrize("text", ["……", "——！", "😀", "  "])
async def test_a_text_without_a_letter_is_refused_unasked(text: str) -> None:
    async with pair(SFT, "300m-sft") as (server, provider):
        with pytest.raises(Refused, match="nothing to say"):
            await provider.speak([line(text, WOMAN)])
    assert not server.asked


async def test_a_complete_answer_of_no_sound_is_broken() -> None:
    async with pair(SFT, "300m-sft") as (server, provider):
        server.next(cosyvoice_server.sends(b""))
        with pytest.raises(Broken, match="empty"):
            await provider.speak([line("²", WOMAN)])


@pytest.mark.parametrize(
    ("behaviour", "error", "says_"),
    [
        (cosyvoice_server.broken_off(bytes(4000)), Busy, "middle of the sound"),
        (cosyvoice_server.sends(bytes(4001)), Broken, "half a sample"),
        (cosyvoice_server.status(503), Overloaded, "busy"),
        (cosyvoice_server.status(429), Busy, "busy"),
        (cosyvoice_server.status(401), Denied, "key"),
        (cosyvoice_server.status(404, '{"detail":"Not Found"}'), Denied, "has no /inference_sft.*version"),
        (
            cosyvoice_server.status(422, '{"detail":[{"msg":"Field required"}]}'),
            Denied,
            r"other fields.*Field required",
        ),
        (
            cosyvoice_server.sends(b"<!doctype html><title>Welcome to the net of this hotel, dear guest</title>"),
            Denied,
            "web page",
        ),
    ],
)
async def test_a_failed_request_says_what_to_do_and_spoils_nothing_after_it(
    behaviour: Behaviour, error: type[SpeechError], says_: str
) -> None:
    async with pair(SFT, "300m-sft") as (server, provider):
        server.next(behaviour)
        with pytest.raises(error, match=says_):
            await provider.speak([line("你好。", WOMAN)])
        assert len(server.asked) == 1, "trying again is the engine's business"
        assert says(await spoken(provider, line("你好。", WOMAN)), "你好。")


async def test_a_cut_answer_is_worth_two_attempts_in_all() -> None:
    async with pair(SFT, "300m-sft") as (server, provider):
        server.next(cosyvoice_server.broken_off(bytes(4000)))
        with pytest.raises(Busy) as busy:
            await provider.speak([line("你好。", WOMAN)])
    assert busy.value.attempts == 2


async def test_one_line_that_breaks_off_where_another_is_spoken_may_be_tried_again() -> None:
    async with pair(TWO, "cosyvoice2-early") as (server, provider):
        server.next(cosyvoice_server.broken_off())
        with pytest.raises(Busy, match="before the first sound") as busy:
            await provider.speak([cloned("你好。")])
        assert busy.value.attempts == 2
        assert len(server.asked) == 2
        assert server.asked[1].fields["tts_text"] not in server.asked[0].fields["tts_text"]


async def test_a_text_that_has_to_begin_in_a_certain_way_does_so_in_the_second_attempt_too() -> None:
    async with pair(THREE, "cosyvoice3") as (server, provider):
        server.next(cosyvoice_server.broken_off())
        with pytest.raises(Busy):
            await provider.speak([cloned("你好。", recording(transcript=""))])
        assert all(asked.fields["tts_text"].startswith(PREAMBLE + END) for asked in server.asked)


async def test_an_answer_without_sound_does_not_speak_for_a_voice() -> None:
    async with pair(BROKEN_TWO, "cosyvoice2") as (server, provider):
        server.next(cosyvoice_server.sends(b""))
        with pytest.raises(Broken):
            await provider.speak([cloned("一。")])
        with pytest.raises(Voiceless, match="known fault"):
            await provider.speak([cloned("二。")])


async def test_a_voice_that_has_spoken_is_not_doubted_for_lines_that_break_off() -> None:
    async with pair(TWO, "cosyvoice2-early") as (server, provider):
        await spoken(provider, cloned("你好。"))
        server.next(*[cosyvoice_server.broken_off()] * 3)
        for text in ("一。", "二。", "三。"):
            with pytest.raises(Busy, match="before the first sound"):
                await provider.speak([cloned(text)])
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("model", "variant", "asked", "says_"),
    [
        (BROKEN_TWO, "cosyvoice2", cloned("你好。"), "known fault.*8 December 2025.*tag v2.0"),
        (BROKEN_TWO, "cosyvoice2", cloned("你好。", style="快一点"), "known fault"),
        (BROKEN_TWO, "cosyvoice2", cloned("你好。", recording(transcript="")), "known fault"),
        (BROKEN_THREE, "cosyvoice3", cloned("你好。"), "known fault"),
        ("head CosyVoice-300M-SFT", "300m", cloned("你好。"), "known fault"),
        (THREE, "cosyvoice2", cloned("你好。"), "seems to run Fun-CosyVoice3"),
        (SFT, "300m-sft", line("你好。", Voice("cosyvoice", "nobody")), "no built-in voice “nobody”.*中文女, 中文男"),
        (TWO, "300m-sft", line("你好。", WOMAN), "another model than CosyVoice-300M-SFT"),
        (TWO, "cosyvoice2-early", line("你好。", WOMAN), "CosyVoice2 has no built-in voices.*reference recording"),
        (SFT, "300m-instruct", line("你好。", replace(WOMAN, style="快")), "takes CosyVoice-300M-Instruct"),
        (SFT, "cosyvoice2-early", cloned("你好。", style="快"), "it runs CosyVoice-300M"),
        (TWO, "cosyvoice2-early", cloned("你好。", recording(rate_hz=8000)), "16 kHz or more and 30 s at most"),
        (TWO, "cosyvoice2-early", cloned("你好。", recording(31)), "16 kHz or more and 30 s at most"),
        (NEW_TWO, "cosyvoice2", cloned("你好。", Reference(b"no sound", "x")), "16 kHz or more and 30 s at most"),
        (FIRST, "300m-2024", line("你好。", Voice("cosyvoice", "nobody")), "no built-in voice “nobody”.*旁白"),
    ],
)
async def test_a_voice_that_cannot_speak_there_is_named_with_the_reason(
    model: str, variant: str, asked: Line, says_: str
) -> None:
    async with pair(model, variant) as (_, provider):
        with pytest.raises(Voiceless, match=says_):
            await provider.speak([asked])


@pytest.mark.parametrize(
    ("variant", "asked", "says_"),
    [
        ("300m", cloned("你好。", style="快"), "no instruction for a cloned voice"),
        ("300m-sft", line("你好。", replace(WOMAN, style="快")), "no instruction for a built-in voice"),
        ("cosyvoice2", line("你好。", CLONE), "recording of this cloned voice is missing"),
    ],
)
async def test_what_a_model_cannot_do_is_not_asked_of_it(variant: str, asked: Line, says_: str) -> None:
    async with pair(SFT, variant) as (server, provider):
        with pytest.raises(Voiceless, match=says_):
            await provider.speak([asked])
    assert not server.asked


async def test_a_server_that_takes_too_long_is_left_in_peace_for_a_while() -> None:
    async with FakeCosyVoice(SFT) as server:
        patience = Patience(answer_s=0.05, answer_s_a_character=0)
        provider = CosyVoiceProvider(
            server.url, profile=Profile("Mine", "cosyvoice", variant="300m-sft"), patience=patience
        )
        server.next(cosyvoice_server.stall)
        with pytest.raises(Overloaded, match="too long") as slow:
            await provider.speak([line("你好。", WOMAN)])
        assert slow.value.retry_after_s == 20
        await provider.aclose()


def test_a_minute_at_least_and_longer_for_a_long_text_is_waited_for_each_piece() -> None:
    assert PATIENCE.limits(2).sock_read == 60
    assert PATIENCE.limits(100).sock_read == 153
    assert PATIENCE.limits(100).sock_connect == 5


async def test_only_what_the_model_can_do_is_offered() -> None:
    offered = {
        name: CosyVoiceProvider("http://localhost", profile=Profile("Mine", "cosyvoice", variant=name)).abilities
        for name, _ in VARIANTS
    }
    assert all(can.batch == can.concurrency == 1 and can.most_concurrency == 4 for can in offered.values())
    assert all(can.reference and not can.speeds and not can.seed for can in offered.values())
    assert {name for name, can in offered.items() if can.needs_reference} == {
        "cosyvoice2",
        "cosyvoice2-early",
        "cosyvoice3",
        "300m",
    }
    assert {name for name, can in offered.items() if not can.style} == {"300m-sft", "300m"}


async def test_the_built_in_voices_are_those_of_the_model() -> None:
    async with pair(SFT, "300m-sft") as (_, provider):
        assert [voice.name for voice in await provider.voices()] == list(SPEAKERS)
        assert {voice.name: voice.languages for voice in await provider.voices()}["粤语女"] == ("yue",)
    async with pair(TWO, "cosyvoice2") as (_, provider):
        assert await provider.voices() == []
    async with pair(FIRST, "300m-2024") as (_, provider):
        assert [voice.name for voice in await provider.voices()] == [*SPEAKERS, "旁白"]


def test_an_unknown_variant_is_refused_at_once() -> None:
    with pytest.raises(Denied, match="choose one of cosyvoice2"):
        CosyVoiceProvider("http://localhost", profile=Profile("Mine", "cosyvoice", variant="4"))


async def test_the_key_and_the_recording_show_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with FakeCosyVoice(TWO) as server:
        provider = CosyVoiceProvider(server.url, KEY, profile=Profile("Mine", "cosyvoice"))
        server.next(cosyvoice_server.status(401, f"Wrong key {KEY}."), cosyvoice_server.broken_off(b"12"))
        shown = [repr(provider), repr(cloned("你好。"))]
        for _ in range(2):
            with pytest.raises(SpeechError) as failed:
                await provider.speak([cloned("你好。")])
            shown += [repr(failed.value), repr(failed.value.__cause__), repr(failed.value.__context__)]
        await provider.aclose()
    assert KEY not in " ".join(shown) + caplog.text
    assert recording().transcript not in " ".join(shown) + caplog.text
