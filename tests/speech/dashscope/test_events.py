import pytest

from cosystudio.errors import Broken
from cosystudio.speech.dashscope import events as dashscope_events
from cosystudio.speech.dashscope.events import Event, EventReader

STREAM = (
    b'id:1\nevent:result\n:HTTP_STATUS/200\ndata:{"a":\ndata: 1}\n\nid:2\nevent: error\n:HTTP_STATUS/429\ndata:{}\n\n'
)
EVENTS = [Event("result", 200, b'{"a":\n1}'), Event("error", 429, b"{}")]


def read(*chunks: bytes) -> list[Event]:
    reader = EventReader()
    return [event for chunk in chunks for event in reader.feed(chunk)] + list(reader.finish())


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_events_are_the_same_however_they_are_cut(size: int, end: bytes) -> None:
    stream = STREAM.replace(b"\n", end)
    assert read(*(stream[at : at + size] for at in range(0, len(stream), size))) == EVENTS


def test_an_event_is_told_as_soon_as_it_is_complete() -> None:
    assert list(EventReader().feed(STREAM)) == EVENTS


def test_the_last_event_needs_no_blank_line() -> None:
    assert read(STREAM.rstrip(b"\n")) == EVENTS


def test_what_holds_no_data_is_no_event() -> None:
    assert read(b": ping\n\nid:1\nevent:result\n\n\n\n") == []


def test_a_bare_object_is_one_event() -> None:
    assert read(b'{\n "code": "Arrearage"\n}') == [Event("", 0, b'{\n "code": "Arrearage"\n}')]


def test_a_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashscope_events, "MOST_BYTES_A_LINE", 10)
    with pytest.raises(Broken, match="too long"):
        read(b"data:" + b"x" * 20)
