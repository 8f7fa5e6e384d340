"""The parts of the engine's benchmark: each runs for a minute or two, and gives rows of the table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from types import MappingProxyType

from cosystudio.engine.mode import Mode
from tests.benchmarks.engine_lines import Script, Spread, by_length_s, in_order_s
from tests.benchmarks.engine_runs import (
    Figures,
    Look,
    Service,
    Tuning,
    apart,
    run_ours,
    run_reference,
    run_reference_for,
    service,
)
from tests.fakes.simulated_service import Counts, Options

AT_ONCE = 0.0
NO_LIMIT = 0
SPEEDS = (0.5, 1.0, 2.0)
DEAD_S = (15, 45)
SCALE = 0.005
"""Six hours in 108 seconds."""
IDLE_S = 1.56
"""What an answer waits beside the processor: published for one line at a time are 1.8 s, 0.24 s of them computed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `met` is None where there is nothing to reach."""

    what: str
    figure: str
    target: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """How much is spoken: `lines` where it is given, and a quarter of everything where it should be quick."""

    lines: int = 0
    quick: bool = False

    def of(self, usual: int) -> int:
        """Return how many lines a part speaks that usually speaks so many."""
        return self.lines or (usual // 4 if self.quick else usual)

    def scaled(self, usual: int) -> int:
        """Return how many lines a part speaks whose number is its point."""
        return usual // 4 if self.quick else usual


def uniform(size: Size) -> Iterator[Row]:
    """Lines of 320 characters: nothing can be won by grouping, and nothing may be lost."""
    script = Script(size.of(800))
    best_s = in_order_s(script.texts())
    theirs, ours, _counts = _side_by_side(script, Options())
    most = theirs.wall_s / best_s
    yield _ratio(
        "uniform lines: ours / reference", theirs.wall_s / ours.wall_s, 1.03, f"at most {most:.3f} is possible"
    )
    yield _ratio("uniform lines: reference / capacity", best_s / theirs.wall_s)
    yield _ratio("uniform lines: ours / capacity", best_s / ours.wall_s, 0.98)
    yield _place("uniform lines", script, ours, theirs)
    yield Row("uniform lines: peak memory", f"{ours.peak_mb:.0f} MB, reference {theirs.peak_mb:.0f} MB")


def prose(size: Size) -> Iterator[Row]:
    """Lines as long as those of prose: batches of similar length cost the service less."""
    script = Script(size.of(1200), Spread.PROSE)
    texts = script.texts()
    theirs, ours, counts = _side_by_side(script, Options())
    most = theirs.wall_s / by_length_s(texts)
    yield _ratio("prose: ours / reference", theirs.wall_s / ours.wall_s, 1.25, f"at most {most:.3f} is possible")
    yield _ratio("prose: reference / capacity in book order", in_order_s(texts) / theirs.wall_s)
    yield _ratio("prose: ours / capacity with lines sorted by length", by_length_s(texts) / ours.wall_s)
    yield _ratio("prose: processor busy while ours runs", counts.busy_s / ours.wall_s)
    yield _place("prose", script, ours, theirs)


def faults(size: Size) -> Iterator[Row]:
    """Prose against a service that fails now and then."""
    script = Script(size.of(1200), Spread.PROSE)
    theirs, ours, counts = _side_by_side(script, Options(overloaded=0.02, resets=0.01, jitter=0.3))
    yield _ratio("faults: ours / reference", theirs.wall_s / ours.wall_s, 1.2)
    yield _ratio("faults: processor busy while ours runs", counts.busy_s / ours.wall_s)
    yield _place("faults", script, ours, theirs)
    share = 100 * counts.throttled / counts.requests
    told = f"{share:.2f} % of {counts.requests} requests ({counts.overloaded} × 503, {counts.resets} resets)"
    yield Row("faults: 429", told, "under 0.3 %", share < 0.3)


def three(size: Size) -> Iterator[Row]:
    """Three endpoints of speeds 1 : 2 : 4 for one book."""
    script = Script(size.of(4000), characters=160)
    ours, counts = _ours_on([Options(speed=speed) for speed in SPEEDS], script)
    best_s = in_order_s(script.texts()) / sum(SPEEDS)
    yield _ratio("three endpoints 1 : 2 : 4: ours / their sum", best_s / ours.wall_s, 0.97)
    yield Row("three endpoints: processors busy", _busy(counts, ours))
    yield _place("three endpoints", script, ours)


def dead(size: Size) -> Iterator[Row]:
    """The fastest of three endpoints resets every connection for thirty seconds."""
    script = Script(max(size.of(4000), 3000), characters=160)  # enough to outlast the dead time
    begin, end = DEAD_S
    *slower, fastest = SPEEDS
    machines = [*(Options(speed=speed) for speed in slower), Options(speed=fastest, dead=f"{begin}:{end}")]
    ours, counts = _ours_on(machines, script)
    lost = (end - begin) * fastest
    best_s = (in_order_s(script.texts()) + lost) / sum(SPEEDS)
    yield _ratio("the fastest of three dead for 30 s: ours / what remains", best_s / ours.wall_s, 0.90)
    yield Row("one dead: processors busy", f"{_busy(counts, ours)}; {counts[-1].resets} resets")
    yield _place("one dead", script, ours)


def memory(size: Size) -> Iterator[Row]:
    """As much memory for a hundred thousand lines as for a thousand."""
    many = size.scaled(100_000)
    peaks = {}
    for count in (1000, many):
        script = Script(count, characters=12)
        ours, _counts = _ours_on([Options(time_scale=AT_ONCE, requests_per_s=NO_LIMIT)], script)
        peaks[count] = ours.peak_mb
        yield _place(f"{count:,} lines at {count / ours.wall_s:,.0f} lines/s", script, ours)
    more = peaks[many] - peaks[1000]
    yield Row(
        f"peak memory of {many:,} lines beside 1,000",
        f"{peaks[many]:.0f} MB beside {peaks[1000]:.0f} MB",
        "at most 30 MB more",
        more <= 30,
    )


def hours(size: Size) -> Iterator[Row]:
    """The requests of six hours at two a second, with faults, against a service that answers at once."""
    script = Script(size.scaled(43_200), characters=12)
    machine = Options(time_scale=AT_ONCE, requests_per_s=NO_LIMIT, overloaded=0.02, resets=0.01)
    ours, counts = _ours_on([machine], script, Tuning(Mode.SINGLE, time_scale=SCALE, watched=True))
    early, late = ours.looks[len(ours.looks) // 10], ours.looks[-2]
    told = f"{early.sockets} to {late.sockets} sockets, {early.tasks} to {late.tasks} tasks, "
    told += f"{early.memory_mb:.0f} to {late.memory_mb:.0f} MB"
    passed = f"{counts[0].requests:,} requests in {ours.wall_s / SCALE / 3600:.1f} hours, time scaled"
    yield Row(passed, told, "flat", _is_flat(early, late))
    yield _place("six hours", script, ours)


def pacing(size: Size) -> Iterator[Row]:
    """The rate that is asked for, as the service counts it."""
    seconds = 5 if size.quick else 20
    rates = (5, 15, 50, 59)
    for rate in rates:
        counts = _paced(rate, seconds)
        got = (counts.requests - 1) / (counts.last_s - counts.first_s)
        told = f"{got:.2f}/s ({counts.throttled} × 429, at most {counts.most_in_a_second} in any second)"
        yield Row(f"pacing at {rate}/s", told, "within 2 %", abs(got / rate - 1) <= 0.02 and not counts.throttled)
    with ThreadPoolExecutor(len(rates)) as threads:
        theirs = list(threads.map(lambda rate: _paced_reference(rate, seconds), rates))
    told = ", ".join(f"{rate}/s: {counts.requests / seconds:.1f}/s" for rate, counts in zip(rates, theirs, strict=True))
    yield Row("pacing of the reference", told)


def modes(size: Size) -> Iterator[Row]:
    """The three ways to ask, against a service whose answers take 1.56 s beside the processor."""
    ways = {
        "synchronous": (24, Tuning(Mode.SYNCHRONOUS)),
        "one line a request": (160, Tuning(Mode.SINGLE)),
        "batches": (800, Tuning(Mode.BATCHES)),
    }
    for name, (count, tuning) in ways.items():
        script = Script(size.scaled(count))
        ours, _counts = _ours_on([Options(latency_s=IDLE_S)], script, tuning)
        per_s = script.count / ours.wall_s
        told = f"{60 * per_s:.0f} lines/min, {ours.audio_s / ours.wall_s:.0f} × real time"
        yield Row(f"mode: {name}", f"{told}; 5,000 lines in {5000 / per_s:,.0f} s")


Part = Callable[[Size], Iterator[Row]]
PARTS: Mapping[str, Part] = MappingProxyType(
    {part.__name__: part for part in (uniform, prose, faults, three, dead, memory, hours, pacing, modes)}
)


def _side_by_side(script: Script, machine: Options) -> tuple[Figures, Figures, Counts]:
    """Run the reference, then ours, each in its own process against its own service; the counts are those of ours."""
    with service(machine) as one:
        theirs = apart(run_reference, script, [one.url])
    ours, counts = _ours_on([machine], script)
    return theirs, ours, counts[0]


def _ours_on(machines: Sequence[Options], script: Script, tuning: Tuning | None = None) -> tuple[Figures, list[Counts]]:
    with ExitStack() as stack:
        services: list[Service] = [stack.enter_context(service(machine)) for machine in machines]
        figures = apart(run_ours, script, [each.url for each in services], tuning)
        return figures, [each.counts() for each in services]


def _paced(rate: int, seconds: int) -> Counts:
    script = Script(rate * seconds, characters=12)
    _figures, counts = _ours_on([Options(time_scale=AT_ONCE)], script, Tuning(Mode.SINGLE, requests_per_s=rate))
    return counts[0]


def _paced_reference(rate: int, seconds: int) -> Counts:
    with service(Options(time_scale=AT_ONCE)) as one:
        apart(run_reference_for, Script(rate * seconds, characters=12), one.url, rate, seconds)
        return one.counts()


def _ratio(what: str, value: float, target: float | None = None, bound: str = "") -> Row:
    figure = f"{value:.3f}" + (f" ({bound})" if bound else "")
    return Row(what, figure) if target is None else Row(what, figure, f"at least {target}", value >= target)


def _place(what: str, script: Script, ours: Figures, theirs: Figures | None = None) -> Row:
    told = f"{ours.right:,} of {script.count:,}" + (f", reference {theirs.right:,}" if theirs else "")
    return Row(f"{what}: lines right and in place", told, "all", ours.right == script.count and not ours.wrong)


def _busy(counts: Sequence[Counts], figures: Figures) -> str:
    return ", ".join(f"{100 * each.busy_s / figures.wall_s:.1f} %" for each in counts)


def _is_flat(early: Look, late: Look) -> bool:
    return (
        late.sockets - early.sockets <= 4 and late.tasks - early.tasks <= 4 and late.memory_mb - early.memory_mb <= 10
    )
