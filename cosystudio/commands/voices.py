"""`cosystudio voices`: what can speak."""

from cosystudio.commands.common import located, services
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import print_json, say
from cosystudio.errors import SpeechError
from cosystudio.session.services import Services


async def voices(options: Options) -> Outcome:
    """List the voices of one service, or of all that answer."""
    options = await located(options)
    known = services(options)
    found = []
    for service in [options.service] if options.service else _all(known):
        try:
            infos = await known.voices_of(service)
        except SpeechError:
            if options.service:
                raise
            continue
        found += [
            {"provider": service, "name": info.name, "label": info.label, "languages": list(info.languages)}
            for info in infos
        ]
    if options.as_json:
        print_json(found)
    else:
        for voice in found:
            say(f"{voice['provider']:<10} {voice['name']:<14} {voice['label']}  [{', '.join(voice['languages'])}]")
    return Outcome()


def _all(known: Services) -> list[str]:
    local = [name for name, info in known.infos.items() if not info.needs_address]
    return [*local, *(profile.name for profile in known.profiles)]
