"""How the commands print: JSON for programs, sentences for people."""

import json
import sys


def print_json(value: object) -> None:
    """Print one JSON value, at once."""
    say(json.dumps(value, ensure_ascii=False))


def say(text: str) -> None:
    """Print a line for a person."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def clock_time(seconds: float) -> str:
    """Return a length as h:mm:ss or m:ss."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"
