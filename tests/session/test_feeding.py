from collections.abc import Iterator

from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId
from cosystudio.engine.ports import Line
from cosystudio.session.feeding import Feeding
from cosystudio.session.lines import PORTION
from tests.book.builders import VOICE


class Said:
    """Lines 1 to `count` that need sound, until a test says otherwise."""

    def __init__(self, count: int) -> None:
        self.ids = [SegmentId(number) for number in range(1, count + 1)]
        self.texts = {id: f"Line {id}." for id in self.ids}

    def now(self, id: SegmentId) -> Line | None:
        text = self.texts.get(id)
        return Line(id, speech_key(text, VOICE), text, VOICE) if text else None


def fed(count: int) -> tuple[Said, Feeding, Iterator[Line]]:
    """A feeding with lines 1 to `count`, and what comes out of it."""
    said = Said(count)
    feeding = Feeding(said.now)
    assert sum(feeding.add(said.ids)) == count
    return said, feeding, feeding.lines(1000)


def places(lines: Iterator[Line], count: int) -> list[int]:
    return [int(next(lines).id) for _ in range(count)]


def test_lines_come_in_the_order_in_which_they_were_asked_for() -> None:
    _, feeding, lines = fed(1000)
    assert [line.id for line in lines] == list(range(1, 1001))
    assert len(feeding) == 0


def test_a_line_says_what_the_book_says_when_it_is_taken() -> None:
    said, _, lines = fed(3)
    assert next(lines).text == "Line 1."
    said.texts[SegmentId(2)] = "Rewritten."
    assert next(lines).text == "Rewritten."


def test_a_line_that_needs_nothing_any_more_is_passed() -> None:
    said, feeding, lines = fed(4)
    del said.texts[SegmentId(1)], said.texts[SegmentId(3)]
    assert [line.id for line in lines] == [2, 4]
    assert len(feeding) == 0


def test_what_was_counted_is_taken_in_as_many_parts() -> None:
    said, feeding, _ = fed(7)
    del said.texts[SegmentId(2)]
    assert [line.id for line in feeding.lines(3)] == [1, 3]
    assert [line.id for line in feeding.lines(4)] == [4, 5, 6, 7]
    assert len(feeding) == 0


def test_only_lines_that_need_sound_are_counted_portion_by_portion() -> None:
    said = Said(2 * PORTION + 1)
    del said.texts[SegmentId(1)]
    assert list(Feeding(said.now).add(said.ids)) == [PORTION - 1, PORTION, 1]


def test_a_line_that_waits_already_is_not_counted_twice() -> None:
    said, feeding, lines = fed(3)
    next(lines)
    assert sum(feeding.add(said.ids)) == 1
    assert sum(feeding.add([*said.ids, *said.ids])) == 0
    assert places(lines, 3) == [2, 3, 1]


def test_what_is_listened_to_comes_before_all_others() -> None:
    said, feeding, lines = fed(10)
    assert places(lines, 2) == [1, 2]
    feeding.listen_to(said.ids[6:8])
    assert places(lines, 3) == [7, 8, 3]
    feeding.listen_to(said.ids[4:6])
    assert [line.id for line in lines] == [5, 6, 4, 9, 10]


def test_the_listener_may_go_on_before_all_lines_of_a_place_were_taken() -> None:
    said, feeding, lines = fed(9)
    feeding.listen_to(said.ids[3:6])
    assert places(lines, 1) == [4]
    feeding.listen_to(said.ids[6:8])
    assert [line.id for line in lines] == [7, 8, 1, 2, 3, 5, 6, 9]


def test_lines_added_later_come_first_where_they_are_listened_to() -> None:
    said = Said(3 * PORTION)
    feeding = Feeding(said.now)
    feeding.listen_to(said.ids[-2:])
    portions = feeding.add(said.ids)
    lines = feeding.lines(1000)
    next(portions)
    assert places(lines, 1) == [1]
    assert list(portions) == [PORTION, PORTION]
    assert places(lines, 3) == [3 * PORTION - 1, 3 * PORTION, 2]


def test_nobody_is_listened_to_any_more() -> None:
    said, feeding, lines = fed(3)
    feeding.listen_to(said.ids[2:])
    feeding.listen_to([])
    assert places(lines, 3) == [1, 2, 3]


def test_a_line_that_came_ahead_has_no_better_place_the_next_time() -> None:
    said, feeding, lines = fed(3)
    feeding.listen_to(said.ids[2:])
    assert places(lines, 3) == [3, 1, 2]
    feeding.listen_to([])
    assert sum(feeding.add(said.ids)) == 3
    assert places(lines, 3) == [1, 2, 3]


def test_after_a_stop_nothing_waits_and_what_is_asked_for_again_comes() -> None:
    said, feeding, lines = fed(3)
    feeding.listen_to(said.ids[1:])
    feeding.clear()
    assert (len(feeding), list(lines)) == (0, [])
    assert sum(feeding.add(said.ids)) == 3
    assert [line.id for line in feeding.lines(1000)] == [2, 3, 1]
