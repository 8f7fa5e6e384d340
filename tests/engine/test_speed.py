"""How near the engine comes to what services can do, in simulated time."""

import asyncio
import math
import random
from collections.abc import Sequence

import pytest

from cosystudio.engine.events import SegmentSpoken
from cosystudio.engine.ports import Abilities, Line
from cosystudio.errors import Unreachable
from tests.engine.lines import Listener, job_with, line
from tests.engine.modelled import Modelled, between, cost_s, now_and_then
from tests.engine.virtual import now, simulated


def prose(count: int) -> list[Line]:
    """Lines with the length spread of real prose."""
    chance = random.Random(1)
    return [line(id, "x" * max(1, min(600, round(chance.lognormvariate(math.log(100), 0.9))))) for id in range(count)]


def best_s(lines: Sequence[Line], speed: float) -> float:
    """What a service of that speed needs for all lines, sorted by length, without a moment's rest."""
    sizes = sorted(len(one.text) for one in lines)
    return sum(cost_s(sizes[at : at + 8]) for at in range(0, len(sizes), 8)) / speed


def produce(lines: list[Line], *providers: Modelled) -> float:
    """Speak all lines, each once and rightly; the simulated seconds it took."""

    @simulated
    async def story() -> float:
        listener = Listener()
        job = job_with(listener, *providers)
        job.feed(iter(lines), len(lines))
        await job.run()
        assert all(len(events) == 1 for events in listener.outcomes.values())
        spoken = [event for events in listener.outcomes.values() for event in events]
        assert len(spoken) == len(lines)
        assert all(isinstance(event, SegmentSpoken) for event in spoken)
        return now()

    return story()


def test_lines_of_one_length_keep_a_service_busy_all_the_time() -> None:
    lines = [line(id, f"{id:0320}") for id in range(400)]
    assert produce(lines, Modelled()) < best_s(lines, 1) / 0.98


def test_prose_is_spoken_as_fast_as_if_it_were_sorted_by_length() -> None:
    lines = prose(1600)
    assert produce(lines, Modelled()) < best_s(lines, 1) / 0.97


def test_faults_and_jitter_cost_little() -> None:
    lines = prose(1600)
    provider = Modelled(jitter=0.3, fault=now_and_then(0.03))
    assert produce(lines, provider) < best_s(lines, 1) / 0.93
    assert provider.refused == 0


def test_endpoints_of_different_speed_are_all_busy_to_the_end() -> None:
    lines = prose(3000)
    providers = [Modelled("slow", speed=1), Modelled("middle", speed=2), Modelled("fast", speed=4)]
    took = produce(lines, *providers)
    assert took < best_s(lines, 7) / 0.96
    assert all(provider.busy_s > 0.95 * took for provider in providers)


def test_an_endpoint_that_is_dead_for_a_while_costs_no_line_and_only_its_share() -> None:
    lines = prose(3000)
    dead = Modelled("b", fault=between(10, 40, Unreachable("Nothing answers.")))
    took = produce(lines, Modelled("a"), dead, Modelled("c"))
    assert took < 1.1 * (best_s(lines, 3) + 30 / 3)


def test_the_last_lines_do_not_wait_for_an_endpoint_that_is_idle_too() -> None:
    @simulated
    async def story() -> None:
        listener = Listener()
        more = True
        job = job_with(listener, *(Modelled(name) for name in "abc"), more_to_come=lambda: more)
        async with asyncio.timeout(100), asyncio.TaskGroup() as group:
            group.create_task(job.run())
            job.add([line(id, "x" * 300) for id in range(96)])
            await listener.heard(SegmentSpoken, 96)
            job.add([line(id, "x" * 300) for id in range(100, 108)])
            more = False
        assert len(listener.outcomes) == 104

    story()


def test_the_first_requests_are_spread_over_all_endpoints() -> None:
    providers = [Modelled(name, abilities=Abilities(batch=8, concurrency=4)) for name in "abc"]
    produce([line(id, "x" * 320) for id in range(24)], *providers)
    assert [provider.requests for provider in providers] == [1, 1, 1]


@pytest.mark.parametrize("rate", [5, 15, 50, 59])
def test_the_rate_of_an_endpoint_is_kept_and_reached(rate: int) -> None:
    abilities = Abilities(batch=1, concurrency=16, rate=rate)
    provider = Modelled(speed=1000, abilities=abilities, limit=rate)
    assert produce([line(id) for id in range(10 * rate + 1)], provider) == pytest.approx(10, rel=0.02)
    assert provider.refused == 0


def test_a_limit_that_nobody_told_is_learned() -> None:
    provider = Modelled(speed=1000, abilities=Abilities(batch=1, concurrency=8), limit=10)
    took = produce([line(id) for id in range(3000)], provider)
    assert took < 1.35 * 300
    assert provider.refused < 0.01 * provider.requests
