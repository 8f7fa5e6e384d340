"""`cosystudio services` and `cosystudio connect`: the speech services of this person, and one more of them."""

import asyncio
import os
import sys
from pathlib import Path

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import encode_wav
from cosystudio.commands.common import services
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import counted, print_json, say
from cosystudio.credentials import KEY_VARIABLE
from cosystudio.errors import ExportError
from cosystudio.profiles import Profile, Recognised
from cosystudio.session.services import Services

SENTENCES = {"en": "The lamp was lit, and nobody came.", "zh": "灯亮了，却没有人来。"}
_MOST_VOICES_SHOWN = 12


async def list_services(as_json: bool) -> Outcome:
    """List the services that were set up."""
    profiles = services(Options()).profiles
    if as_json:
        print_json([_plain(profile) for profile in profiles])
    elif not profiles:
        say("No speech service is set up; try: cosystudio connect http://127.0.0.1:50000 --name “My server”")
    for profile in () if as_json else profiles:
        say(f"{profile.name:<20} {profile.provider:<10} {', '.join(profile.endpoints)}")
    return Outcome()


async def connect(
    addresses: tuple[str, ...], name: str, voice: str, language: str, recording: Path | None, as_json: bool
) -> Outcome:
    """Recognise what answers at an address, let it speak a sentence, and keep it under a name where one is given.

    The key is the one in the environment; with a name it is kept where keys are kept.
    """
    key = os.environ.get(KEY_VARIABLE, "")
    known = services(Options())
    found = await known.recognise(addresses[0], key)
    profile = Profile(name or addresses[0], found.provider, addresses, found.variant, voice=voice)
    if not as_json:
        _introduce(found, addresses[0])
    clip = await _tried(known, profile, key, found, SENTENCES.get(language, SENTENCES["en"]))
    if clip is not None and recording is not None:
        await asyncio.to_thread(_write, recording, clip)
    if name:
        known.save(profile, instead_of=name)
        if key:
            _note(await asyncio.to_thread(known.save_key, name, key))
    seconds = None if clip is None else round(clip.seconds, 3)
    if as_json:
        print_json({**_plain(profile), "product": found.product, "voices": list(found.voices), "seconds": seconds})
    elif clip is not None:
        say(f"It speaks: {clip.seconds:.1f} s at {clip.rate_hz:,} Hz for one sentence.")
    return Outcome()


async def _tried(known: Services, profile: Profile, key: str, found: Recognised, sentence: str) -> Clip | None:
    """Return one sentence of the service; None where all its voices are cloned ones, which need a recording first."""
    abilities = known.abilities(profile)
    if abilities.needs_reference:
        _note("It has no voices of its own: choose a recording to clone in the window's voice dialog.")
        return None
    name = profile.voice or (found.voices[0] if found.voices else "")
    return await known.trial(profile, key, known.voice_in(profile, name), sentence)


def _write(recording: Path, clip: Clip) -> None:
    try:
        recording.write_bytes(encode_wav(clip))
    except OSError as error:
        raise ExportError(f"“{recording}” cannot be written ({error.strerror}).") from error


def _note(sentence: str) -> None:
    """Tell a person something beside the result, which may be for a program."""
    sys.stderr.write(f"note: {sentence}\n")


def _introduce(found: Recognised, address: str) -> None:
    product = f" ({found.product})" if found.product not in ("", found.provider) else ""
    say(f"At {address} answers a service for --provider {found.provider}{product}.")
    if found.voices:
        shown = ", ".join(found.voices[:_MOST_VOICES_SHOWN])
        more = " …" if len(found.voices) > _MOST_VOICES_SHOWN else ""
        say(f"It has {counted(len(found.voices), 'voice', 'voices')}: {shown}{more}")
    if found.remark:
        say(found.remark)


def _plain(profile: Profile) -> dict[str, object]:
    return {
        "name": profile.name,
        "provider": profile.provider,
        "endpoints": list(profile.endpoints),
        "variant": profile.variant,
        "voice": profile.voice,
        "batch": profile.batch,
        "concurrency": profile.concurrency,
        "requests_per_s": profile.requests_per_s,
    }
