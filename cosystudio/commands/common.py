"""What the commands share: chapter numbers, the joined library, an open project."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from cosystudio.book.model import Book, ChapterId
from cosystudio.commands.options import Options
from cosystudio.credentials import KEY_VARIABLE, Credentials
from cosystudio.errors import SpeechError, StudioError
from cosystudio.profiles import Profile
from cosystudio.session.library import Library
from cosystudio.session.pronunciation import FILE, Pronunciation
from cosystudio.session.services import Providers, Services
from cosystudio.session.session import Session
from cosystudio.settings import Settings, SpeechSettings, books_folder, load_settings, save_settings, settings_file
from cosystudio.speech import catalog

_PROVIDERS = Providers(catalog.PROVIDERS, catalog.connect, catalog.recognise)
_RANGE = re.compile(r"(\d+)(?:-(\d+))?")


class UsageError(StudioError):
    """The command was given something it cannot do."""


def services(options: Options) -> Services:
    """Return the speech services of the settings; with addresses in the options, those stand first for one run."""
    settings = load_settings(settings_file())
    profiles = [*_given(options), *settings.speech.profiles]
    return Services(_PROVIDERS, Credentials(), profiles, partial(_keep, settings))


async def located(options: Options) -> Options:
    """Return the options with the provider and the dialect that answer at their address, where they name none.

    Raises SpeechError where no provider is named and nothing known answers.
    """
    if not options.endpoints or (options.service and not catalog.has_dialects(options.service)):
        return options
    try:
        found = await catalog.recognise(options.endpoints[0], os.environ.get(KEY_VARIABLE, ""))
    except SpeechError:
        if options.service:
            return options
        raise
    if options.service not in ("", found.provider):
        return options
    return replace(options, service=found.provider, variant=found.variant)


def library(options: Options) -> Library:
    """Return the library of this computer, joined to the services."""
    known = services(options)
    return Library(
        books_folder(),
        known,
        catalog.default_voice,
        speaks=catalog.speaks,
        pronunciation=pronunciation(known),
        service=options.service,
    )


def pronunciation(known: Services) -> Pronunciation:
    """Return the lexicon of all books, for these services."""
    return Pronunciation(settings_file().with_name(FILE), known.markup)


@asynccontextmanager
async def opened(path: Path, options: Options) -> AsyncIterator[Session]:
    """Open a project for the time of a command."""
    known = services(options)
    session = await Session.open(path, known.connect)
    try:
        await session.use_pronunciation(pronunciation(known))
        yield session
    finally:
        await session.aclose()


def chapter_ids(book: Book, numbers: str) -> frozenset[ChapterId] | None:
    """Return the chapters of a list such as ``1-3,7``; None for an empty one.  Raises UsageError."""
    if not numbers.strip():
        return None
    wanted: set[int] = set()
    last = len(book.chapters)
    for part in numbers.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            raise UsageError(f"“{part.strip()}” is not a chapter number or a range such as 1-3.")
        first, end = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= end <= last:
            raise UsageError(f"The book has the chapters 1 to {last}; --chapters asked for {numbers}.")
        wanted.update(range(first, end + 1))
    return frozenset(chapter.id for number, chapter in enumerate(book.chapters, 1) if number in wanted)


def _given(options: Options) -> list[Profile]:
    """Return the addresses of the options as a profile under its provider's name, which no kept one can bear.

    Raises UsageError where the service is no provider: its addresses stand in its profile.
    """
    if not options.endpoints:
        return []
    if options.service not in catalog.PROVIDERS:
        known = ", ".join(catalog.PROVIDERS)
        raise UsageError(f"With --endpoint, --provider says what answers there: {known}; not “{options.service}”.")
    return [Profile(options.service, options.service, options.endpoints, options.variant)]


def _keep(settings: Settings, profiles: tuple[Profile, ...]) -> None:
    kept = tuple(profile for profile in profiles if profile.name not in catalog.PROVIDERS)
    try:
        save_settings(replace(settings, speech=SpeechSettings(kept)), settings_file())
    except OSError as error:
        raise StudioError(f"The settings cannot be written to {settings_file()} ({error.strerror}).") from error
