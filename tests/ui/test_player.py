"""What is heard, and when the window is told of it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from cosystudio.audio.stretch import stretch
from cosystudio.book.model import SegmentId
from cosystudio.errors import ProjectError
from cosystudio.ui.player import Player
from tests.ui.sound_fakes import RATE_HZ, ShortBook, SoundStage, Tasks, tone

pytestmark = pytest.mark.usefixtures("qapp")

ONE, TWO, THREE, FOUR = (SegmentId(id) for id in (1, 2, 3, 4))
PAUSE = np.zeros(2400, np.float32)


@dataclass
class Listener:
    """What the player told, in order."""

    lines: list[int] = field(default_factory=list)
    playing: list[bool] = field(default_factory=list)
    places: list[tuple[float, float]] = field(default_factory=list)
    finished: int = 0

    def finish(self) -> None:
        self.finished += 1


@dataclass
class Room:
    """A player on a stage, with someone who listens."""

    stage: SoundStage
    tasks: Tasks
    player: Player
    told: Listener

    async def settle(self) -> None:
        await self.tasks.settle()


def furnish(book: ShortBook) -> Room:
    stage, tasks, told = SoundStage(), Tasks(), Listener()
    player = Player(book, stage.output, tasks)
    player.line_changed.connect(told.lines.append)
    player.playing_changed.connect(told.playing.append)
    player.position_changed.connect(lambda at, length: told.places.append((at, length)))
    player.finished.connect(told.finish)
    return Room(stage, tasks, player, told)


@pytest.fixture
async def rooms() -> AsyncIterator[list[Room]]:
    made: list[Room] = []
    yield made
    for room in made:
        room.player.stop()
        await room.tasks.aclose()


@pytest.fixture
def room(rooms: list[Room], book: ShortBook) -> Room:
    rooms.append(furnish(book))
    return rooms[0]


@pytest.fixture
def book() -> ShortBook:
    return ShortBook(tone(24_000, 0.1), tone(12_000, 0.3), tone(9_000, 0.5), tone(7_000, 0.7))


def sound(book: ShortBook, id: int) -> np.ndarray:
    clip = book.clips[id]
    assert clip is not None
    return clip.samples


async def listen(room: Room) -> np.ndarray:
    """Play to the end, letting what comes next be loaded in between."""
    while room.player.is_active:
        room.stage.hear(min(600, max(1, len(room.stage.device.samples) - room.stage.device.heard_frames)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    return room.stage.device.samples


async def test_lines_follow_one_another_with_their_pauses_and_nothing_else(room: Room, book: ShortBook) -> None:
    room.player.play_from(ONE)
    await room.settle()
    wanted = [sound(book, 1), PAUSE, sound(book, 2), PAUSE, sound(book, 3), PAUSE, sound(book, 4)]
    np.testing.assert_array_equal(await listen(room), np.concatenate(wanted))
    assert room.told.finished == 1
    assert room.told.playing == [True, False]


async def test_a_line_alone_has_no_pause_after_it(room: Room, book: ShortBook) -> None:
    room.player.play(FOUR)
    await room.settle()
    np.testing.assert_array_equal(await listen(room), sound(book, 4))
    room.player.play(TWO)
    await room.settle()
    np.testing.assert_array_equal(await listen(room), sound(book, 2))
    assert room.told.finished == 2


async def test_a_line_shorter_than_the_buffer_ends_with_its_last_sample(rooms: list[Room]) -> None:
    rooms.append(room := furnish(ShortBook(tone(2_000, 0.1))))
    room.player.play_from(ONE)
    await room.settle()
    assert len(await listen(room)) == 2_000


async def test_the_window_hears_of_a_line_at_its_first_sample_not_when_it_is_written(room: Room) -> None:
    room.player.play_from(ONE)
    await room.settle()
    room.stage.hear(24_000 + 2_400 - 1)
    assert len(room.stage.device.samples) > 24_000 + 2_400
    assert room.told.lines == [1]
    room.stage.hear(1)
    assert room.told.lines == [1, 2]


async def test_the_position_runs_with_the_ear_and_rests_during_the_pause(room: Room) -> None:
    room.player.play_from(ONE)
    await room.settle()
    room.stage.hear(6_000)
    assert room.told.places[-1] == pytest.approx((0.25, 1.0))
    room.stage.hear(18_000 + 1_200)
    assert room.told.places[-1] == pytest.approx((1.0, 1.0))


async def test_no_more_than_two_lines_are_loaded_ahead(room: Room, book: ShortBook) -> None:
    room.player.play_from(ONE)
    await room.settle()
    assert book.loaded == [1, 2, 3]


async def test_a_line_without_sound_is_passed_over_with_its_pause(rooms: list[Room]) -> None:
    book = ShortBook(None, tone(12_000, 0.1), None, None, tone(9_000, 0.5), None)
    rooms.append(room := furnish(book))
    room.player.play_from(ONE)
    await room.settle()
    heard = await listen(room)
    np.testing.assert_array_equal(heard, np.concatenate([sound(book, 2), PAUSE, sound(book, 5)]))
    assert room.told.lines == [2, 5]
    assert room.told.finished == 1


async def test_a_book_without_any_sound_finishes_at_once(rooms: list[Room]) -> None:
    rooms.append(room := furnish(ShortBook(None, None)))
    room.player.play_from(ONE)
    await room.settle()
    assert room.told.finished == 1
    assert room.stage.devices == []


async def test_stop_while_a_line_loads_leaves_silence(room: Room, book: ShortBook) -> None:
    book.may_load.clear()
    room.player.play_from(ONE)
    await room.settle()
    room.player.stop()
    book.may_load.set()
    await room.settle()
    assert room.stage.devices == []
    assert not room.tasks.running
    assert room.told.playing == [True, False]
    assert room.told.finished == 0


async def test_stop_drops_what_was_buffered(room: Room) -> None:
    room.player.play_from(ONE)
    await room.settle()
    room.player.stop()
    assert room.stage.device.is_closed
    assert room.player.line == ONE


async def test_seek_drops_what_was_buffered_and_goes_on_gaplessly(room: Room, book: ShortBook) -> None:
    room.player.play_from(ONE)
    await room.settle()
    room.stage.hear(6_000)
    room.player.seek(0.5)
    assert [device.is_closed for device in room.stage.devices] == [True, False]
    np.testing.assert_array_equal(room.stage.device.samples, sound(book, 1)[12_000:18_000])
    assert room.told.places[-1] == pytest.approx((0.5, 1.0))
    await room.settle()
    wanted = [sound(book, 1)[12_000:], PAUSE, sound(book, 2), PAUSE, sound(book, 3), PAUSE, sound(book, 4)]
    np.testing.assert_array_equal(await listen(room), np.concatenate(wanted))
    assert room.told.lines == [1, 2, 3, 4]


async def test_seek_while_the_next_line_is_written_already_stays_in_the_line_heard(room: Room) -> None:
    room.player.play_from(ONE)
    await room.settle()
    room.stage.hear(24_000)
    room.player.seek(0.0)
    await room.settle()
    await listen(room)
    assert room.told.lines == [1, 2, 3, 4]


async def test_seek_while_paused_tells_the_place_and_waits_for_resume(room: Room, book: ShortBook) -> None:
    room.player.play(TWO)
    await room.settle()
    room.player.pause()
    room.player.seek(0.75)
    assert room.stage.device.is_closed
    assert room.told.places[-1] == pytest.approx((0.375, 0.5))
    room.player.resume()
    np.testing.assert_array_equal(room.stage.device.samples, sound(book, 2)[9_000:])


async def test_seek_while_loading_begins_there_and_the_next_line_at_its_beginning(room: Room, book: ShortBook) -> None:
    room.player.play_from(THREE)
    room.player.seek(0.5)
    await room.settle()
    wanted = [sound(book, 3)[4_500:], PAUSE, sound(book, 4)]
    np.testing.assert_array_equal(await listen(room), np.concatenate(wanted))


async def test_pause_keeps_the_place_and_what_is_buffered(room: Room) -> None:
    room.player.play(ONE)
    await room.settle()
    room.stage.hear(3_000)
    room.player.toggle()
    assert room.stage.device.is_paused
    room.player.toggle()
    assert not room.stage.device.is_paused
    assert len(room.stage.devices) == 1
    assert room.told.playing == [True, False, True]


async def test_pause_while_loading_makes_no_sound_until_resume(room: Room) -> None:
    room.player.play(ONE)
    room.player.pause()
    await room.settle()
    assert room.stage.devices == []
    room.player.resume()
    assert len(room.stage.device.samples) == 6_000


async def test_speed_shortens_lines_and_pauses_and_keeps_the_time_as_spoken(rooms: list[Room]) -> None:
    book = ShortBook(tone(24_000, 0.1), tone(12_000, 0.3))
    rooms.append(room := furnish(book))
    room.player.set_speed(2.0)
    room.player.play_from(ONE)
    await asyncio.wait(room.tasks.running)
    first, second = (stretch(sound(book, id), RATE_HZ, 2.0) for id in (1, 2))
    room.stage.hear(len(first) // 2)
    assert room.told.places[-1] == pytest.approx((0.5, 1.0), abs=0.001)
    room.stage.hear(len(first) - len(first) // 2 + 1_200)
    assert room.told.lines == [1, 2]
    np.testing.assert_array_equal(await listen(room), np.concatenate([first, PAUSE[:1_200], second]))


async def test_another_speed_goes_on_at_the_same_place(rooms: list[Room]) -> None:
    rooms.append(room := furnish(ShortBook(tone(24_000, 0.1))))
    room.player.play_from(ONE)
    await asyncio.wait(room.tasks.running)
    room.stage.hear(6_000)
    room.player.set_speed(1.5)
    assert room.stage.device.is_closed
    await asyncio.wait(room.tasks.running)
    assert room.told.places[-1] == pytest.approx((0.25, 1.0), abs=0.001)
    assert room.told.lines == [1]
    heard = await listen(room)
    assert len(heard) == pytest.approx(12_000, rel=0.05)


async def test_a_clip_at_another_rate_is_resampled_to_the_first_ones(rooms: list[Room]) -> None:
    rooms.append(room := furnish(ShortBook(tone(12_000, 0.1), tone(44_100, 0.3, 44_100), pause_ms=0)))
    room.player.play_from(ONE)
    await asyncio.wait(room.tasks.running)
    assert room.stage.device.rate_hz == 24_000
    assert len(await listen(room)) == 12_000 + 24_000


@pytest.mark.parametrize(("clip_hz", "output_hz"), [(16_000, 24_000), (24_000, 24_000), (48_000, 44_100)])
async def test_the_output_keeps_the_band_of_the_first_line(rooms: list[Room], clip_hz: int, output_hz: int) -> None:
    rooms.append(room := furnish(ShortBook(tone(4_800, 0.1, clip_hz))))
    room.player.play(ONE)
    await asyncio.wait(room.tasks.running)
    assert room.stage.device.rate_hz == output_hz


async def test_a_looped_line_is_heard_again_with_its_pause_until_the_loop_is_undone(room: Room) -> None:
    room.player.set_loop_line(True)
    room.player.play_from(THREE)
    await room.settle()
    for _repetition in range(3):
        room.stage.hear(9_000 + 2_400)
        await room.settle()
    assert room.told.lines == [3]
    room.player.set_loop_line(False)
    await room.settle()
    await listen(room)
    assert room.told.lines == [3, 4]


@pytest.mark.parametrize("heard", [12_000, 24_000, 26_000])
async def test_a_loop_repeats_the_line_heard_even_with_the_next_one_written(room: Room, heard: int) -> None:
    room.player.play_from(ONE)
    await room.settle()
    room.stage.hear(heard)
    room.player.set_loop_line(True)
    await room.settle()
    room.stage.hear(2_400 + 24_000)
    await room.settle()
    assert room.told.lines == [1]


async def test_next_and_previous_play_the_neighbours_that_have_sound(rooms: list[Room]) -> None:
    book = ShortBook(tone(9_000, 0.1), None, tone(9_000, 0.3), pause_ms=0)
    rooms.append(room := furnish(book))
    room.player.play(ONE)
    await room.settle()
    room.player.next()
    await room.settle()
    assert room.told.lines == [1, 3]
    room.player.previous()
    await room.settle()
    assert room.told.lines == [1, 3, 1]
    room.player.previous()
    assert room.told.lines == [1, 3, 1]


async def test_next_pressed_twice_while_loading_goes_two_lines_on(room: Room) -> None:
    room.player.play_from(ONE)
    room.player.next()
    room.player.next()
    await room.settle()
    assert room.told.lines == [3]


async def test_toggle_begins_with_the_line_in_hand(room: Room) -> None:
    room.player.toggle()
    assert not room.player.is_active
    room.player.cue(TWO)
    room.player.toggle()
    await room.settle()
    assert room.told.lines == [2]


async def test_a_replaced_take_is_heard_at_the_next_play(room: Room, book: ShortBook) -> None:
    room.player.play(ONE)
    await room.settle()
    book.clips[1] = tone(9_000, 0.9)
    room.player.play(ONE)
    await room.settle()
    np.testing.assert_array_equal(await listen(room), sound(book, 1))


async def test_a_take_replaced_ahead_of_the_ear_is_heard_when_its_line_comes(room: Room, book: ShortBook) -> None:
    room.player.play_from(THREE)
    await room.settle()
    book.clips[4] = tone(8_000, 0.9)
    room.player.refresh({FOUR})
    await room.settle()
    heard = await listen(room)
    np.testing.assert_array_equal(heard, np.concatenate([sound(book, 3), PAUSE, sound(book, 4)]))


async def test_a_line_spoken_while_the_one_before_is_heard_is_not_passed_over(room: Room, book: ShortBook) -> None:
    book.clips[4] = None
    room.player.play_from(THREE)
    await room.settle()
    book.clips[4] = tone(8_000, 0.9)
    room.player.refresh({FOUR})
    await room.settle()
    await listen(room)
    assert room.told.lines == [3, 4]


async def test_volume_reaches_the_stream_that_runs_and_those_that_follow(room: Room) -> None:
    room.player.set_volume(0.5)
    room.player.play(ONE)
    await room.settle()
    assert room.stage.device.volume == 0.5
    room.player.set_volume(0.25)
    assert room.stage.device.volume == 0.25


async def test_the_sound_loaded_before_an_unreadable_line_is_heard_to_its_end(rooms: list[Room]) -> None:
    rooms.append(room := furnish(Scratched(tone(9_000, 0.1), tone(9_000, 0.2))))
    room.player.play_from(ONE)
    (task,) = room.tasks.running
    await asyncio.wait([task])
    assert isinstance(task.exception(), ProjectError)
    assert len(await listen(room)) == 9_000
    assert room.told.finished == 1


class Scratched(ShortBook):
    """A book whose second line cannot be read."""

    async def clip(self, id: SegmentId):  # type: ignore[no-untyped-def]
        if id == TWO:
            raise ProjectError("The disk is gone.")
        return await super().clip(id)


async def test_a_listener_may_stop_the_player_when_a_line_begins(room: Room) -> None:
    room.player.line_changed.connect(lambda id: room.player.stop() if id == TWO else None)
    room.player.play_from(ONE)
    await room.settle()
    room.stage.hear(24_000 + 2_400)
    assert not room.player.is_active
    assert room.told.finished == 0
