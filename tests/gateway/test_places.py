import asyncio
from collections.abc import Sequence

import pytest

from cosystudio.engine.ports import SpeechProvider
from cosystudio.errors import Busy, Denied, Refused
from cosystudio.gateway.places import Places
from tests.fakes.provider import FakeProvider


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def endpoints(*concurrencies: int) -> Sequence[FakeProvider]:
    return [FakeProvider(endpoint=str(place), concurrency=many) for place, many in enumerate(concurrencies)]


async def names(places: Places, count: int) -> list[str]:
    """Take so many places one after the other without giving any back before the end."""
    async with asyncio.timeout(1):
        taken = [await places._take() for _ in range(count)]
    for counter in taken:
        places._give_back(counter)
    return [counter.endpoint.endpoint for counter in taken]


async def fail(places: Places, error: Exception) -> str:
    """Let whoever speaks next fail, and return its name."""
    names: list[str] = []
    with pytest.raises(type(error)):
        await speak_and_raise(places, error, names)
    return names[0]


async def speak_and_raise(places: Places, error: Exception, names: list[str]) -> None:
    async with places.taken() as endpoint:
        names.append(endpoint.endpoint)
        raise error


async def test_each_endpoint_gets_as_many_as_it_can_take_the_least_loaded_first() -> None:
    places = Places(endpoints(1, 2))
    assert sorted(await names(places, 3)) == ["0", "1", "1"]
    assert places.count == 3
    assert places.in_flight == 0


async def test_places_are_given_in_the_order_they_were_asked_for() -> None:
    places = Places(endpoints(1))
    order: list[int] = []
    gate = asyncio.Event()

    async def one(number: int) -> None:
        async with places.taken():
            order.append(number)
            await gate.wait()

    async with asyncio.TaskGroup() as group:
        for number in range(5):
            group.create_task(one(number))
            await asyncio.sleep(0)
        assert (order, places.in_flight, places.waiting) == ([0], 1, 4)
        gate.set()
    assert order == [0, 1, 2, 3, 4]


async def test_whoever_leaves_the_queue_keeps_no_place() -> None:
    places = Places(endpoints(1))
    async with places.taken():
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await places._take()
        assert places.waiting == 0
    assert (await names(places, 1), places.in_flight) == (["0"], 0)


async def test_a_place_given_in_the_moment_of_leaving_comes_back() -> None:
    places = Places(endpoints(1))
    async with asyncio.TaskGroup() as group:
        async with places.taken():
            leaver = group.create_task(places._take())
            await asyncio.sleep(0)
        assert places.in_flight == 1, "the place has just been given to the one who leaves"
        leaver.cancel()
    assert (places.in_flight, await names(places, 1)) == (0, ["0"])


async def test_an_endpoint_that_fails_at_once_does_not_draw_every_request() -> None:
    clock = Clock()
    places = Places(endpoints(1, 1), clock)
    dead = await fail(places, Busy("Later."))
    for _ in range(5):
        async with places.taken() as endpoint:
            assert endpoint.endpoint != dead
    clock.now_s += 1.0
    assert sorted(await names(places, 2)) == ["0", "1"], "after its rest it is tried again"


async def test_rests_grow_and_end_with_the_first_success() -> None:
    clock = Clock()
    places = Places(endpoints(1, 1), clock)
    spare = places._counters[1]
    spare.rests_until = float("inf")
    rests = []
    for _ in range(7):
        assert await fail(places, Denied("No.")) == "0"
        rests.append(places._counters[0].rests_until - clock.now_s)
        clock.now_s = places._counters[0].rests_until
    assert rests == [1, 2, 4, 8, 16, 30, 30]
    async with places.taken():
        pass
    await fail(places, Busy("Later."))
    assert places._counters[0].rests_until - clock.now_s == 1
    clock.now_s = places._counters[0].rests_until
    await fail(places, Busy("Later.", 9))
    assert places._counters[0].rests_until - clock.now_s == 9, "as long as the service asks"


async def test_where_all_rest_requests_still_go_on_so_that_clients_hear_why() -> None:
    places = Places(endpoints(1), Clock())
    for _ in range(3):
        assert await fail(places, Busy("Later.")) == "0"


async def test_a_refused_text_is_not_the_endpoints_fault() -> None:
    clock = Clock()
    providers: Sequence[SpeechProvider] = endpoints(1, 1)
    places = Places(providers, clock)
    await fail(places, Refused("No."))
    assert sorted(await names(places, 2)) == ["0", "1"]
