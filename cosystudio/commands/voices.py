"""`cosystudio voices`: what can speak."""

from cosystudio.commands.common import UsageError, library
from cosystudio.commands.options import Outcome
from cosystudio.commands.telling import print_json, say
from cosystudio.errors import SpeechError


async def voices(provider: str, endpoints: tuple[str, ...], as_json: bool) -> Outcome:
    """List the voices of one provider, or of all."""
    shelf = library(endpoints)
    if provider and provider not in shelf.providers():
        raise UsageError(f"There is no provider “{provider}”; there are {', '.join(shelf.providers())}.")
    found = []
    for name in [provider] if provider else shelf.providers():
        try:
            infos = await shelf.voices(name)
        except SpeechError:
            if provider:
                raise
            continue
        found += [
            {"provider": name, "name": info.name, "label": info.label, "languages": list(info.languages)}
            for info in infos
        ]
    if as_json:
        print_json(found)
    else:
        for voice in found:
            say(f"{voice['provider']:<10} {voice['name']:<14} {voice['label']}  [{', '.join(voice['languages'])}]")
    return Outcome()
