"""`cosystudio services` and `cosystudio connect`: the speech services of this person, and one more of them."""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import encode_wav
from cosystudio.commands.common import UsageError, services
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import counted, print_json, say
from cosystudio.credentials import KEY_VARIABLE
from cosystudio.errors import ExportError, SpeechError, Unreachable
from cosystudio.profiles import Profile, Recognised
from cosystudio.session import trials
from cosystudio.session.services import Services

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


@dataclass(frozen=True, slots=True)
class Wish:
    """A service to try; `provider`, `model` and `voice` where the person knows them, a `name` to keep it under."""

    addresses: tuple[str, ...]
    name: str = ""
    provider: str = ""
    model: str = ""
    voice: str = ""
    language: str = "en"
    recording: Path | None = None
    as_json: bool = False


async def connect(wish: Wish) -> Outcome:
    """Recognise what answers at an address, let it speak a sentence, and keep it under a name where one is given.

    The key is the one in the environment; with a name it is kept where keys are kept.
    """
    key = os.environ.get(KEY_VARIABLE, "")
    known = services(Options())
    found = await _found(known, wish, key)
    if not wish.as_json:
        _introduce(found, wish.addresses[0])
    asked = Profile(wish.name or wish.addresses[0], wish.provider, wish.addresses, model=wish.model, voice=wish.voice)
    wanted = trials.fitted(asked, found, known.infos)
    trial = await trials.try_out(trials.candidates(wanted, found, known), key, known, wish.language)
    if wish.recording is not None:
        await asyncio.to_thread(_write, wish.recording, trial.clip)
    if wish.name:
        known.save(trial.profile, instead_of=wish.name)
        if key:
            _note(await asyncio.to_thread(known.save_key, wish.name, key))
    if wish.as_json:
        voices = list(found.voices) or [info.name for info in trial.voices]
        print_json(
            {
                **_plain(trial.profile),
                "product": found.product,
                "voices": voices,
                "seconds": round(trial.clip.seconds, 3),
            }
        )
    else:
        _conclude(trial, known)
    return Outcome()


async def _found(known: Services, wish: Wish, key: str) -> Recognised:
    """Return what answers, or what the person says that it is where it does not tell."""
    if wish.provider and wish.provider not in known.infos:
        raise UsageError(f"There is no provider “{wish.provider}”; there are {', '.join(known.infos)}.")
    try:
        return await known.recognise(wish.addresses[0], key)
    except Unreachable:
        raise
    except SpeechError:
        if not wish.provider:
            raise
        return Recognised(wish.provider)


def _conclude(trial: trials.Trial, known: Services) -> None:
    clip, variants = trial.clip, dict(known.infos[trial.profile.provider].variants)
    say(f"It speaks: {clip.seconds:.1f} s at {clip.rate_hz:,} Hz for one sentence.")
    if trial.profile.variant:
        say(f"It answers as {variants[trial.profile.variant]}.")
    if trial.is_cloned:
        say("It has no voices of its own: choose a recording to clone in the window's voice dialog.")
    if trial.is_far_too_long:
        say("That is far too long for the sentence: the model of this server may be damaged.")


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
