"""`cosystudio tune`: how many lines a request and how many requests at a time suit a service."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace

from rich.console import Console
from rich.live import Live
from rich.table import Table

from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Voice
from cosystudio.commands.common import UsageError
from cosystudio.commands.options import Outcome
from cosystudio.commands.telling import counted, print_json, say
from cosystudio.engine.ports import Line, SpeechProvider
from cosystudio.engine.tune import Curve, Point, Told, measure
from cosystudio.profiles import Profile
from cosystudio.session.services import Services

SAMPLES = {
    "en": (
        "Nobody came.",
        "The lamp was lit, and the harbour lay empty under the first stars.",
        "She had counted the boats twice before supper, and once more after it, and each time there was one too few.",
        "“If the wind turns before morning,” said the old man, who had never been known to hurry, “they will come in "
        "by the northern channel, past the light and the broken pier, and we shall hear them long before we see them.”",
    ),
    "zh": (
        "没有人来。",
        "灯亮了，港口在初升的星光下空空荡荡。",
        "晚饭前她把船数了两遍，饭后又数了一遍，每一次都少了一条。",
        "“要是天亮前风向转了，”那个从来不慌不忙的老人说，“他们就会从北边的航道进来，经过灯塔和断了的码头，"
        "我们还没看见他们，就早已听见他们的声音了。”",
    ),
}
"""Sentences as short and as long as the lines of a book, by language."""


async def tune(services: Services, service: str, language: str, as_json: bool, *, voice: str = "") -> Outcome:
    """Measure a service with sample sentences, recommend a setting, and keep it in the service's profile.

    A service with several addresses is measured at the first.  Raises SpeechError where it cannot speak.
    """
    profile = services.profile(service)
    lines = _samples(await _voice(services, service, voice), language)
    async with _untuned(services, profile) as endpoint:
        if endpoint.abilities.needs_reference:
            raise UsageError("This service speaks with cloned voices only, and there is none to measure it with.")
        with _table(shown=not as_json) as told:
            curve = await measure(endpoint, lines, told)
    is_kept = _keep(services, profile, curve.recommended)
    if as_json:
        print_json(_plain(service, curve, is_kept))
    else:
        _recommend(curve.recommended, profile, is_kept)
    return Outcome()


async def _voice(services: Services, service: str, name: str) -> Voice:
    """Return the voice of this name, or the one that the service begins with, or the first that it lists."""
    voice = services.first_voice(service, name)
    if voice.name:
        return voice
    listed = await services.voices_of(service)
    return replace(voice, name=listed[0].name) if listed else voice


def _samples(voice: Voice, language: str) -> list[Line]:
    texts = SAMPLES.get(language.partition("-")[0], SAMPLES["en"])
    return [
        Line(SegmentId(place), speech_key(text, voice), text, voice, language=language)
        for place, text in enumerate(texts)
    ]


@asynccontextmanager
async def _untuned(services: Services, profile: Profile) -> AsyncIterator[SpeechProvider]:
    """Give the first endpoint of a service as able as it is by itself: an earlier setting must not bound a new one."""
    endpoints = await asyncio.to_thread(services.connect, profile.name)
    try:
        endpoints[0].abilities = services.abilities(replace(profile, batch=0, concurrency=0))
        yield endpoints[0]
    finally:
        for endpoint in endpoints:
            await endpoint.aclose()


def _keep(services: Services, profile: Profile, point: Point) -> bool:
    """Keep a setting in a profile that has a name of its own; returns whether it has."""
    if profile.name in services.infos:
        return False
    services.save(replace(profile, batch=point.batch, concurrency=point.concurrency), instead_of=profile.name)
    return True


@contextmanager
def _table(*, shown: bool) -> Iterator[Told]:
    """Show the curve as it grows; gives what is to be told of each point."""
    table = Table("way", "lines a request", "at a time", "lines/min", "× real time", "latency", "errors")
    for column in table.columns[1:]:
        column.justify = "right"
    table.columns[0].no_wrap = True
    console = Console(quiet=not shown)
    with Live(table, console=console) as live:

        def tell(point: Point) -> None:
            table.add_row(*_cells(point))
            live.refresh()

        yield tell
    if not console.is_terminal:
        console.line()  # which rich leaves out there


def _cells(point: Point) -> tuple[str, ...]:
    return (
        point.mode,
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
