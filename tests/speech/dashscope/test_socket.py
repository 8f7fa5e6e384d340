import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.errors import Broken, Busy, Denied, Throttled, Voiceless
from cosystudio.speech.dashscope.recording import Recording
from cosystudio.speech.dashscope.socket import LONGEST_IDLE_S, SocketSpeaker
from cosystudio.speech.dashscope.task import DEFAULT_MODEL, task_of
from cosystudio.speech.wire.http import HttpEndpoint
from tests.fakes import dashscope_server
from tests.fakes.dashscope_server import FakeDashScope, SocketTalk, Talk
from tests.fakes.lines import line
from tests.fakes.tones import text_matches, wav_for

DATA = Path(__file__).parents[2] / "data" / "dashscope"
VOICE = Voice("dashscope", "longanyang")
LATE = dashscope_server.fails("CLIENT_ERROR", "request timeout after 23 seconds.")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def server() -> AsyncIterator[FakeDashScope]:
    async with FakeDashScope() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def speaker(server: FakeDashScope, clock: Clock) -> AsyncIterator[SocketSpeaker]:
    http = HttpEndpoint(server.url)
    speaker = SocketSpeaker(http, clock)
    yield speaker
    await speaker.aclose()
    await http.aclose()


async def until_it_is_closed(talk: Talk) -> None:
    """Take the line, and wait for what the client does."""
    assert isinstance(talk, SocketTalk)
    await talk.start()
    await talk.socket.receive()


async def recorded(speaker: SocketSpeaker, text: str) -> Recording:
    return await speaker.speak(task_of(line(text, VOICE), DEFAULT_MODEL))


async def spoken(speaker: SocketSpeaker, text: str) -> Clip:
    return (await recorded(speaker, text)).clip("here")


async def speak_together(speaker: SocketSpeaker, *texts: str) -> None:
    async with asyncio.TaskGroup() as requests:
        asked = [requests.create_task(spoken(speaker, text)) for text in texts]
    for request, text in zip(asked, texts, strict=True):
        assert text_matches(request.result(), text)


def frames(name: str, direction: str) -> list[dict[str, Any]]:
    """Return the recorded frames that were sent ``in`` to the service, or ``out`` of it."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [record["json"] for record in map(json.loads, lines) if record["dir"] == direction]


async def test_many_lines_need_one_handshake(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    for text in ("One.", "Two.", "Three.", "Four."):
        assert text_matches(await spoken(speaker, text), text)
    assert len(server.sockets) == 1
    runs = [told["header"]["task_id"] for told in server.messages if told["header"]["action"] == "run-task"]
    assert len(set(runs)) == 4


async def test_each_of_three_lines_at_a_time_has_its_socket_and_leaves_it_to_the_next(
    server: FakeDashScope, speaker: SocketSpeaker
) -> None:
    gate = asyncio.Event()
    server.next(*[dashscope_server.hold(gate)] * 3)
    async with asyncio.TaskGroup() as requests:
        requests.create_task(speak_together(speaker, "One.", "Two.", "Three."))
        await server.arrived(3)
        gate.set()
    await speak_together(speaker, "Four.", "Five.", "Six.")
    assert len(server.sockets) == 3


async def test_a_socket_that_was_closed_while_idle_is_replaced(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    await spoken(speaker, "One.")
    await server.close_sockets()
    assert text_matches(await spoken(speaker, "Two."), "Two.")
    assert len(server.sockets) == 2
    assert [asked.text for asked in server.asked] == ["One.", "Two."]


async def test_a_socket_is_not_used_again_when_the_service_is_about_to_close_it(
    server: FakeDashScope, speaker: SocketSpeaker, clock: Clock
) -> None:
    await spoken(speaker, "One.")
    clock.now = LONGEST_IDLE_S
    await spoken(speaker, "Two.")
    assert len(server.sockets) == 1
    clock.now += LONGEST_IDLE_S + 1
    await spoken(speaker, "Three.")
    assert len(server.sockets) == 2
    assert server.open_sockets == 1


async def test_a_socket_whose_task_failed_is_closed(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    server.next(dashscope_server.fails_midway("DataInspectionFailed", "Not this."))
    with pytest.raises(Exception, match="change its words"):
        await spoken(speaker, "One.")
    await spoken(speaker, "Two.")
    assert len(server.sockets) == 2


async def test_a_line_called_back_closes_its_socket(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    server.next(until_it_is_closed)
    request = asyncio.ensure_future(spoken(speaker, "One."))
    await server.arrived(1)
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    await server.all_closed()
    assert text_matches(await spoken(speaker, "Two."), "Two.")
    assert len(server.sockets) == 2


async def test_closing_leaves_no_socket_open(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    await speak_together(speaker, "One.", "Two.")
    await speaker.aclose()
    await server.all_closed()


async def test_a_task_that_waited_too_long_for_its_text_is_begun_anew_once(
    server: FakeDashScope, speaker: SocketSpeaker
) -> None:
    server.next(LATE)
    assert text_matches(await spoken(speaker, "One."), "One.")
    server.next(LATE, LATE)
    with pytest.raises(Busy, match="too long"):
        await spoken(speaker, "Two.")


async def test_a_new_socket_that_closes_at_once_is_not_replaced(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    server.next(dashscope_server.hang_up)
    with pytest.raises(Busy, match="closed the connection"):
        await spoken(speaker, "One.")
    assert len(server.sockets) == 1


async def test_a_line_that_was_taken_is_not_sent_again(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    await spoken(speaker, "One.")
    server.next(dashscope_server.cut_short)
    with pytest.raises(Busy, match="closed the connection"):
        await spoken(speaker, "Two.")
    assert [asked.text for asked in server.asked] == ["One.", "Two."]


async def test_a_handshake_that_is_refused_for_a_while_is_told_with_its_wait(
    server: FakeDashScope, speaker: SocketSpeaker
) -> None:
    server.refuses_sockets.append(web.Response(status=429, headers={"Retry-After": "9"}))
    with pytest.raises(Throttled) as throttled:
        await spoken(speaker, "One.")
    assert throttled.value.retry_after_s == 9


async def test_a_web_server_that_knows_no_sockets_is_no_speech_service(
    server: FakeDashScope, speaker: SocketSpeaker
) -> None:
    server.refuses_sockets.append(web.Response(text="<html>Welcome</html>"))
    with pytest.raises(Denied, match="Check the address"):
        await spoken(speaker, "One.")


async def test_what_is_said_about_another_task_is_not_heard(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    async def talk_of_another(talk: Talk) -> None:
        assert isinstance(talk, SocketTalk)
        about = {"task_id": "another", "event": "task-failed", "error_code": "Arrearage", "error_message": ""}
        await talk.socket.send_json({"header": about, "payload": {}})
        await talk.start()
        await dashscope_server.speak(talk)

    server.next(talk_of_another)
    assert text_matches(await spoken(speaker, "One."), "One.")


async def test_a_message_that_is_no_json_is_broken(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    async def stammer(talk: Talk) -> None:
        assert isinstance(talk, SocketTalk)
        await talk.socket.send_str("{oops")

    server.next(stammer)
    with pytest.raises(Broken, match="cannot be read"):
        await spoken(speaker, "One.")
    await server.all_closed()


async def test_a_recorded_task_is_heard_as_it_was_sent(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    sent = frames("word_times", "out")
    wav = wav_for("Recorded.") + wav_for("More of it.")[44:]
    count = sum(frame["payload"].get("output", {}).get("type") == "sentence-synthesis" for frame in sent)
    server.next(
        dashscope_server.replays(sent, [wav[i * len(wav) // count : (i + 1) * len(wav) // count] for i in range(count)])
    )
    recording = await recorded(speaker, "今天天气怎么样？我们去公园")
    assert bytes(recording._wav) == wav
    words = recording.clip("here").words
    assert "".join(word.text for word in words) == "今天天气怎么样？我们去公园"
    assert (words[8].start_s, words[-1].end_s) == (1.448, 2.353)


async def test_a_task_is_asked_for_as_recorded(server: FakeDashScope, speaker: SocketSpeaker) -> None:
    await recorded(speaker, "今天天气怎么样？我们去公园走一走。")
    for ours, theirs in zip(server.messages, frames("spoken", "in"), strict=True):
        assert ours["header"] == theirs["header"] | {"task_id": ours["header"]["task_id"]}
        assert ours["payload"]["input"] == theirs["payload"]["input"]
    run, recorded_run = server.messages[0]["payload"], frames("spoken", "in")[0]["payload"]
    assert {**run, "parameters": {}} == {**recorded_run, "parameters": {}}
    agreed = ("text_type", "voice", "format", "sample_rate", "rate", "seed")
    assert [run["parameters"][name] for name in agreed] == [recorded_run["parameters"][name] for name in agreed]


@pytest.mark.parametrize(("name", "kind"), [("unknown_voice", Voiceless), ("throttled", Throttled)])
async def test_a_recorded_failure_is_understood(
    server: FakeDashScope, speaker: SocketSpeaker, name: str, kind: type[Exception]
) -> None:
    server.next(dashscope_server.replays(frames(name, "out"), []))
    with pytest.raises(kind):
        await recorded(speaker, "今天天气怎么样？")
