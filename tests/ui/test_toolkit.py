"""What we rely on in the toolkit itself, checked where it can crash without taking the tests along."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cosystudio

PROGRAM = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Bell(QObject):
    rung = Signal(int)

app = QApplication([])
bell, label, heard = Bell(), QLabel(), []
bell.rung.connect(heard.append)
for number in range(20_000):
    bell.rung.emit(number)
    label.setText(str(number))
assert len(heard) == 20_000
"""


def test_twenty_thousand_signals_and_texts_do_not_crash_the_interpreter() -> None:
    # PySide6 6.12.0 releases None and True once too often on Python 3.10 and 3.11 and dies after some 600 signals
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


UI = sorted((Path(cosystudio.__file__).parent / "ui").rglob("*.py"))


@pytest.mark.parametrize("path", UI, ids=lambda path: path.stem)
def test_no_nested_event_loop_is_ever_run(path: Path) -> None:
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert calls.isdisjoint({"exec", "exec_", "processEvents", "getOpenFileName", "getSaveFileName", "getText"})
