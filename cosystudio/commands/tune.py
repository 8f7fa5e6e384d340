"""`cosystudio tune`: how many lines a request and how many requests at a time suit a service."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType

from rich.console import Console
from rich.live import Live
from rich.table import Table

from cosystudio.commands.common import located, services
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import counted, print_json, say
from cosystudio.engine.mode import Mode
from cosystudio.engine.tune import Curve, Point, Told
from cosystudio.profiles import Profile
from cosystudio.session import trials
from cosystudio.session.services import Services

_WAYS = MappingProxyType({Mode.SYNCHRONOUS: "synchronous", Mode.SINGLE: "one line a request", Mode.BATCHES: "batches"})


async def tune_service(options: Options, language: str) -> Outcome:
    """Measure the service of the options, found by its address where it is not named."""
    options = await located(options)
    return await tune(services(options), options.service, language, options.as_json, voice=options.voice)


async def tune(known: Services, service: str, language: str, as_json: bool, *, voice: str = "") -> Outcome:
    """Measure a service with sample sentences, recommend a setting, and keep it in the service's profile.

    A service with several addresses is measured at the first.  Raises SpeechError where it cannot speak.
    """
    profile = known.profile(service)
    key = await asyncio.to_thread(known.key, profile.name)
    with _table(shown=not as_json) as told:
        curve = await trials.tune(profile, key, known, told, voice=voice, language=language)
    is_kept = _keep(known, profile, curve.recommended)
    if as_json:
        print_json(_plain(service, curve, is_kept))
    else:
        _recommend(curve.recommended, profile, is_kept)
    return Outcome()


def _keep(known: Services, profile: Profile, point: Point) -> bool:
    """Keep a setting in a profile that has a name of its own; returns whether it has."""
    if profile.name in known.infos:
        return False
    known.save(replace(profile, batch=point.batch, concurrency=point.concurrency), instead_of=profile.name)
    return True


@contextmanager
def _table(*, shown: bool) -> Iterator[Told]:
    """Show the curve as it grows; gives what is to be told of each point."""
    table = Table("way", "lines", "at a time", "lines/min", "× real", "latency", "errors")
    for column in table.columns[1:]:
        column.justify = "right"
    table.columns[0].no_wrap = True
    console = Console(quiet=not shown)
    live = Live(table, console=console)

    def tell(point: Point) -> None:
        table.add_row(*_cells(point))
        live.start()  # not before there is something to show
        live.refresh()

    try:
        yield tell
    finally:
        live.stop()
        if table.row_count and not console.is_terminal:
            console.line()  # which rich leaves out there


def _cells(point: Point) -> tuple[str, ...]:
    return (
        _WAYS[point.mode],
        str(point.batch),
        str(point.concurrency),
        f"{point.lines_per_min:,.0f}",
        f"{point.real_time_factor:.1f}",
        f"{point.latency_s:.2f} s",
        str(point.errors or ""),
    )


def _recommend(point: Point, profile: Profile, is_kept: bool) -> None:
    lines = counted(point.batch, "line", "lines")
    say(f"Recommended: {lines} a request, {counted(point.concurrency, 'request', 'requests')} at a time.")
    if is_kept:
        say(f"Kept for {profile.name}.")
    else:
        say("To have it kept, set the service up under a name: cosystudio connect URL --name NAME")


def _plain(service: str, curve: Curve, is_kept: bool) -> dict[str, object]:
    return {
        "service": service,
        "points": [_plain_point(point) for point in curve.points],
        "recommended": _plain_point(curve.recommended),
        "kept": is_kept,
    }


def _plain_point(point: Point) -> dict[str, object]:
    return {
        "mode": point.mode,
        "batch": point.batch,
        "concurrency": point.concurrency,
        "lines_per_min": round(point.lines_per_min, 1),
        "real_time_factor": round(point.real_time_factor, 2),
        "latency_s": round(point.latency_s, 3),
        "errors": point.errors,
    }
