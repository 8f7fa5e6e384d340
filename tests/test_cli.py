"""The command line as it is reached."""

from pathlib import Path

from cosystudio.cli import app

RUN = Path(__file__).parents[1] / "packaging" / "run"


def test_every_command_is_reached_from_a_clone_without_a_screen() -> None:
    (known,) = (line for line in RUN.read_text("utf-8").splitlines() if "exec" in line and "| -*)" in line)
    listed = {word.strip() for word in known.partition(")")[0].split("|")}
    assert {command.callback.__name__ for command in app.registered_commands if command.callback} <= listed
