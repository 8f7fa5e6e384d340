"""The real voices, loaded once for all tests of this room."""

import asyncio
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from cosystudio.speech.local.hibari import HibariProvider
from cosystudio.speech.local.kokoro import Kokoro, KokoroProvider
from cosystudio.speech.local.mandarin import MandarinPhonemes


@pytest.fixture(scope="session")
def hibari() -> Iterator[HibariProvider]:
    provider = HibariProvider(threads=2)
    yield provider
    asyncio.run(provider.aclose())


@pytest.fixture(scope="session")
def kokoro() -> Iterator[KokoroProvider]:
    provider = KokoroProvider(threads=2)
    yield provider
    asyncio.run(provider.aclose())


@pytest.fixture(scope="session")
def kokoro_model(kokoro: KokoroProvider) -> Kokoro:
    return kokoro._workers._model()


@pytest.fixture(scope="session")
def mandarin() -> MandarinPhonemes:
    return MandarinPhonemes()


@pytest.fixture
def untrusted() -> ssl.SSLContext:
    """Return what a server needs to encrypt with a certificate that it signed itself, valid for these tests alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parents[1] / "fakes" / "untrusted.pem")
    return context
