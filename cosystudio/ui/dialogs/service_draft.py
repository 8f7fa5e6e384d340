"""A speech service while it is being set up: its profile as it is written so far, and what becomes of its key."""

import asyncio
from dataclasses import dataclass, field, replace

from cosystudio.profiles import Profile
from cosystudio.session.services import Services


@dataclass(frozen=True, slots=True)
class Draft:
    """One service of the dialog; `saved_as` is its name in the settings, empty for a new one.

    `key` is a key that was written just now.  Without one, that which is kept under the name `key_from` stays; empty
    is none.  `is_named` says that a person gave the name.
    """

    profile: Profile
    saved_as: str = ""
    key: str = field(default="", repr=False)
    key_from: str = ""
    is_named: bool = False

    def duplicate(self, name: str) -> "Draft":
        """Return another service like this one, with the same key."""
        return replace(self, profile=replace(self.profile, name=name), saved_as="", is_named=True)

    async def key_in_force(self, services: Services) -> str:
        """Return the key that requests are sent with."""
        if self.key or not self.key_from:
            return self.key
        return await asyncio.to_thread(services.key, self.key_from)

    def is_changed(self, services: Services) -> bool:
        """True for a service that is another one in the settings, or is none yet."""
        saved = {profile.name: profile for profile in services.profiles}.get(self.saved_as)
        return self.profile != saved or bool(self.key) or self.key_from != self.saved_as


async def keep(draft: Draft, key: str, services: Services) -> str:
    """Keep a service and its `key`; returns a sentence about the key, empty where it stays where it was.

    Raises SpeechError for a name that means something else.
    """
    name, before = draft.profile.name, draft.saved_as
    services.save(draft.profile, instead_of=before)
    if before and before != name:
        await asyncio.to_thread(services.save_key, before, "")
    if draft.key or draft.key_from != name:
        said = await asyncio.to_thread(services.save_key, name, key)
        return said if key or draft.saved_as == name else ""
    return ""


async def forget(name: str, services: Services) -> None:
    """Forget a service and its key."""
    await asyncio.to_thread(services.save_key, name, "")
    services.remove(name)
