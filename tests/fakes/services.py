"""Speech services in memory: fake providers under their names, and a place for keys that forgets."""

from collections.abc import Mapping, Sequence

from cosystudio.engine.ports import SpeechProvider
from cosystudio.errors import Denied
from cosystudio.profiles import Profile, Recognised, ServiceInfo
from cosystudio.session.services import Providers, Services
from tests.fakes.provider import FakeProvider

SERVER = ServiceInfo("A server", "http://127.0.0.1:9880", "tone", takes_key=True)
ON_THIS_COMPUTER = ServiceInfo("On this computer", voice="tone")


class MemoryKeys:
    """Keys in a dictionary; `kept` shows them to the test."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, profile: str) -> str:
        return self.kept.get(profile, "")

    def put(self, profile: str, key: str) -> str:
        self.kept[profile] = key
        return "The key is kept in memory."


def services(
    infos: Mapping[str, ServiceInfo] | None = None,
    provider: SpeechProvider | None = None,
    profiles: Sequence[Profile] = (),
    found: Recognised | None = None,
) -> Services:
    """Return services whose every provider is `provider`; an address is recognised as `found`, else nothing answers."""

    async def recognise(_address: str, _key: str) -> Recognised:
        if found is None:
            raise Denied("Nothing answers there.")
        return found

    known = infos or {"fake": ON_THIS_COMPUTER, "server": SERVER}
    speaker = provider or FakeProvider()
    return Services(Providers(known, lambda _profile, _key: [speaker], recognise), MemoryKeys(), profiles)
