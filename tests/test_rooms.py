"""The house: who may know whom, and that nothing but the window needs Qt."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cosystudio

PACKAGE = Path(cosystudio.__file__).parent

MAY_IMPORT = {
    "errors": set(),
    "resources": set(),
    "profiles": set(),
    "credentials": {"errors", "settings"},
    "settings": {"profiles"},
    "book": {"errors"},
    "audio": {"errors"},
    "child": set(),
    "pdfium": {"child"},
    "manuscript": {"errors", "book", "child", "pdfium.apart", "pdfium.values"},
    "segmentation": {"errors", "book"},
    "engine": {"errors", "book", "audio"},
    "project": {"errors", "book", "audio"},
    "export": {"errors", "book", "audio"},
    "speech": {"errors", "profiles", "book", "audio", "engine.ports", "engine.events"},
    "gateway": {"errors", "book", "audio", "engine"},
    "session": {
        "errors",
        "child",
        "profiles",
        "book",
        "audio",
        "manuscript",
        "segmentation",
        "engine",
        "project",
        "export",
    },
    "ui": {
        "profiles",
        "errors",
        "book",
        "session",
        "engine.events",
        "engine.ports",
        "audio",
        "settings",
        "resources",
        "export.encoders",
        "__version__",
    },
}
JOINS_EVERYTHING = {"app", "cli", "commands", "__main__", "__init__"}
FOREIGN = {
    "PySide6": {"ui", "app"},
    "qasync": {"ui", "app"},
    "aiohttp": {"speech", "gateway"},
    "pypdfium2": {"pdfium"},
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        yield (relative.parts[0] if len(relative.parts) > 1 else relative.stem), path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inner(name: str) -> str:
    return name.removeprefix("cosystudio.")


@pytest.mark.parametrize(
    ("room", "path"), [pytest.param(*one, id=str(one[1].relative_to(PACKAGE))) for one in modules()]
)
def test_no_room_knows_more_than_it_may(room: str, path: Path) -> None:
    if room in JOINS_EVERYTHING:
        return
    allowed = MAY_IMPORT[room] | {room}
    known = [inner(name) for name in imports(path) if name.startswith("cosystudio.")]
    strangers = {
        name
        for name in known
        if not any(name == may or name.startswith(f"{may}.") or may.startswith(f"{name}.") for may in allowed)
    }
    assert not strangers


@pytest.mark.parametrize(
    ("room", "path"), [pytest.param(*one, id=str(one[1].relative_to(PACKAGE))) for one in modules()]
)
def test_toolkits_stay_in_their_rooms(room: str, path: Path) -> None:
    for name in imports(path):
        assert room in FOREIGN.get(name.split(".")[0], {room}), f"{name} in {room}"


def test_every_room_but_the_window_loads_without_qt() -> None:
    names = [
        ".".join(["cosystudio", *path.relative_to(PACKAGE).with_suffix("").parts])
        for room, path in modules()
        if room not in ("ui", "app", "__main__")
    ]
    program = (
        "import sys, importlib\n"
        "sys.modules['PySide6'] = sys.modules['qasync'] = None\n"
        f"for name in {names!r}: importlib.import_module(name.removesuffix('.__init__'))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
