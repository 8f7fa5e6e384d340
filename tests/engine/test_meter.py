from cosystudio.engine.meter import WINDOW_S, Meter


def test_figures_follow_the_last_lines_only() -> None:
    now = [0.0]
    meter = Meter(lambda: now[0], total=100)
    for _ in range(10):
        now[0] += 1
        meter.spoken += 1
        meter.rate.add(6.0)
    assert meter.rate.lines_per_min == 60
    assert meter.rate.real_time_factor == 6
    assert meter.left_s == 90
    now[0] += 2 * WINDOW_S
    assert meter.rate.lines_per_min == 0
    assert meter.left_s is None
