from cosystudio.engine.budget import Budget


def test_what_does_not_fit_waits_until_something_is_told() -> None:
    budget = Budget(most=1_000_000)
    first = budget.reserve(100)
    assert first is not None
    assert budget.reserve(100) is None
    first.arrived(100, 300_000)
    assert budget.used == 300_000
    first.free(100_000)
    assert budget.used == 200_000
    first.free()
    assert budget.used == 0


def test_one_request_may_always_go() -> None:
    budget = Budget(most=1)
    reserved = budget.reserve(10_000)
    assert reserved is not None
    assert budget.reserve(1) is None
    reserved.free()
    assert budget.reserve(10_000) is not None


def test_the_estimate_follows_the_sound_that_comes() -> None:
    budget = Budget()
    for _ in range(100):
        reserved = budget.reserve(100)
        assert reserved is not None
        reserved.arrived(100, 200_000)
        reserved.free()
    last = budget.reserve(100)
    assert last is not None
    assert 190_000 < last.size < 210_000
    assert budget.used == last.size


def test_nothing_is_given_back_twice() -> None:
    budget = Budget()
    reserved = budget.reserve(100)
    assert reserved is not None
    reserved.arrived(100, 500)
    for _ in range(3):
        reserved.free(400)
    reserved.free()
    assert budget.used == 0
