"""Speech services as a person sets them up: plain values that the settings keep and the window edits."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """One speech service under a name of the person's choice; its key is kept elsewhere.

    Empty and 0 mean the provider's own default.  `variant` is a dialect of the provider (see `ServiceInfo.variants`),
    `rate_hz` the sampling rate of services that send samples without saying it, `speed`, `style`, `model` and `voice`
    what a new voice starts with, `languages` the primary tags of those that it speaks (empty: all).
    """

    name: str = field(metadata={"help": "the name it is chosen by"})
    provider: str = field(metadata={"help": "zip-batch, cosyvoice, openai, dashscope or piper"})
    endpoints: tuple[str, ...] = field(default=(), metadata={"help": "addresses, all of the same service"})
    variant: str = field(default="", metadata={"help": "dialect of the service"})
    model: str = field(default="", metadata={"help": "model that is asked for"})
    voice: str = field(default="", metadata={"help": "voice to begin with"})
    style: str = field(default="", metadata={"help": "style instruction to begin with"})
    speed: float = field(default=1.0, metadata={"help": "pace to begin with, 1.0 is as recorded"})
    rate_hz: int = field(default=0, metadata={"help": "sampling rate of raw sound: 22050 or 24000"})
    batch: int = field(default=0, metadata={"help": "lines in one request"})
    concurrency: int = field(default=0, metadata={"help": "requests in flight to begin with"})
    requests_per_s: float = field(default=0.0, metadata={"help": "most requests a second to each address"})
    languages: tuple[str, ...] = field(
        default=(), metadata={"help": "languages it speaks, such as en or zh; none: all"}
    )


def in_full(address: str) -> str:
    """Return an address with its scheme: people write ``192.168.1.20:50000`` too."""
    written = address.strip()
    return written if "://" in written or not written else f"http://{written}"


@dataclass(frozen=True, slots=True)
class ServiceInfo:
    """What a person must know of a provider to set it up.

    `address` is the example to start from, empty for voices on this computer; `voice` the one to begin with, where
    every such service has it.  `variants` are dialects and their labels; the first is the default.  `models` are
    names to suggest; without any there is no model to choose.  `markups` are the ways of writing sounds that it takes,
    by variant: ``brackets``, ``double brackets`` or ``ssml``.  `languages` are the primary tags of those that it
    speaks, empty where it is not known which.  `best_length` is the longest line that it speaks well in one go, in
    characters as `CuttingRules.longest_line` counts them.
    """

    label: str
    address: str = ""
    voice: str = ""
    takes_key: bool = False
    raw_rates_hz: tuple[int, ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    models: tuple[str, ...] = ()
    markups: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    best_length: int = 240

    def markup(self, variant: str) -> str:
        """Return how sounds are written for a variant, empty for the first one; empty where it takes text alone."""
        default = self.variants[0][0] if self.variants else ""
        return dict(self.markups).get(variant or default, "")

    @property
    def needs_address(self) -> bool:
        """True for a service that is reached over the network."""
        return bool(self.address)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found at an address: the provider that can speak to it, its dialect, and what it told of itself.

    `voices` and `models` are names, empty where the service lists none.  `remark` is a sentence that the person should
    read, such as a known fault of that version; empty where there is nothing to say.
    """

    provider: str
    variant: str = ""
    product: str = ""
    models: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    remark: str = ""
