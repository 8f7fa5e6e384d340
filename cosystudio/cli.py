"""The commands: the same verbs as the window, without Qt.  Each loads only what it needs.

Exit status: 0 done, 1 some lines failed or are missing, 2 wrong use or unreadable input, 130 interrupted.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from cosystudio import __version__
from cosystudio.book.reading import Notes, ReadingChoices, Ruby
from cosystudio.commands.options import Options, Outcome
from cosystudio.errors import StudioError
from cosystudio.profiles import in_full

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Where Qt looks for a screen on Linux; without any of them it would abort the program."""

app = typer.Typer(
    name="cosystudio",
    help="Make an audiobook of a manuscript.  Without a command: the window, on a project or a manuscript.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Manuscript = Annotated[
    Path,
    typer.Argument(
        metavar="MANUSCRIPT", help="EPUB, FB2, HTML, DOCX, ODT, RTF, PDF, TXT or Markdown", show_default=False
    ),
]
Project = Annotated[Path, typer.Argument(metavar="BOOK.cosy", help="a CosyStudio book", show_default=False)]
Folder = Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="folder for the files")]
Chapters = Annotated[str, typer.Option(metavar="1-3,7", help="chapters by number; the ticked ones by default")]
Provider = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="hibari, kokoro, cosyvoice, zip-batch, openai, dashscope, piper, or a service that you have set up",
    ),
]
Endpoints = Annotated[list[str] | None, typer.Option("--endpoint", metavar="URL", help="a server; may be repeated")]
VoiceName = Annotated[str, typer.Option("--voice", metavar="V", help="the voice's name, see `cosystudio voices`")]
Language = Annotated[str, typer.Option(metavar="en|zh", help="language of the sentences that are spoken")]
ModeName = Annotated[
    str,
    typer.Option("--mode", metavar="batches|single|synchronous", help="one line a request, or also one at a time"),
]
AsJson = Annotated[bool, typer.Option("--json", help="print JSON for other programs")]
FormatName = Annotated[str, typer.Option("--format", metavar="mp3|wav", help="what to write")]
AllowMissing = Annotated[bool, typer.Option("--allow-missing", help="export although lines are missing or stale")]
Lines = Annotated[bool, typer.Option("--lines", help="one WAV a line, exactly as received, and lines.csv")]

Encoding = Annotated[str, typer.Option(metavar="NAME", help="the text encoding, where the one found is wrong")]
SpeakNotes = Annotated[bool, typer.Option("--notes", help="speak footnotes, each after its paragraph")]
SpeakRuby = Annotated[bool, typer.Option("--ruby", help="speak readings instead of the characters they stand beside")]
SpeakCaptions = Annotated[bool, typer.Option("--captions", help="speak the captions of pictures")]
SpeakTables = Annotated[bool, typer.Option("--tables", help="speak tables, row by row")]


def reading(encoding: str, *, notes: bool, ruby: bool, captions: bool, tables: bool) -> ReadingChoices:
    """Return how a manuscript is to be read, as the command line says it."""
    return ReadingChoices(
        encoding=encoding,
        notes=Notes.AFTER_PARAGRAPH if notes else Notes.SKIP,
        ruby=Ruby.READING if ruby else Ruby.BASE,
        captions=captions,
        tables=tables,
    )


def addresses(written: list[str] | None) -> tuple[str, ...]:
    """Return addresses in full, as they may be written on the command line."""
    return tuple(map(in_full, written or ()))


@app.command()
def inspect(
    manuscript: Manuscript,
    encoding: Encoding = "",
    notes: SpeakNotes = False,
    ruby: SpeakRuby = False,
    captions: SpeakCaptions = False,
    tables: SpeakTables = False,
    as_json: AsJson = False,
) -> None:
    """Show what an import would make: chapters, lines, and what becomes of every character."""
    from cosystudio.commands.inspect import inspect as work

    choices = reading(encoding, notes=notes, ruby=ruby, captions=captions, tables=tables)
    _run(work(manuscript, choices, as_json))


@app.command()
def new(
    manuscript: Manuscript,
    book: Annotated[Path, typer.Option("-o", "--output", metavar="BOOK.cosy", help="the project to make")],
    encoding: Encoding = "",
    notes: SpeakNotes = False,
    ruby: SpeakRuby = False,
    captions: SpeakCaptions = False,
    tables: SpeakTables = False,
) -> None:
    """Make a project of a manuscript."""
    from cosystudio.commands.make import new as work

    choices = reading(encoding, notes=notes, ruby=ruby, captions=captions, tables=tables)
    _run(work(manuscript, book, choices))


@app.command()
def cast(book: Project, as_json: AsJson = False) -> None:
    """List who speaks in a project, as far as the book itself says it; nothing changes."""
    from cosystudio.commands.cast import cast as work

    _run(work(book, as_json))


@app.command()
def speak(
    book: Project,
    chapters: Chapters = "",
    provider: Provider = "",
    endpoint: Endpoints = None,
    voice: VoiceName = "",
    mode: ModeName = "",
    as_json: AsJson = False,
) -> None:
    """Have the lines of a project spoken; what is spoken already stays."""
    from cosystudio.commands.speak import speak as work

    _run(work(book, Options(chapters, provider, addresses(endpoint), voice, as_json, mode=mode)))


@app.command()
def export(
    book: Project,
    output: Folder,
    format_name: FormatName = "mp3",
    chapters: Chapters = "",
    lines: Lines = False,
    allow_missing: AllowMissing = False,
    as_json: AsJson = False,
) -> None:
    """Write finished chapters of a project."""
    from cosystudio.commands.export import export as work

    options = Options(chapters, as_json=as_json, format=format_name, lines=lines, allow_missing=allow_missing)
    _run(work(book, output, options))


@app.command()
def make(
    manuscript: Manuscript,
    output: Folder,
    chapters: Chapters = "",
    provider: Provider = "",
    endpoint: Endpoints = None,
    voice: VoiceName = "",
    format_name: FormatName = "mp3",
    lines: Lines = False,
    allow_missing: AllowMissing = False,
    as_json: AsJson = False,
) -> None:
    """Make a project in the folder, have it spoken and export it; run again, it goes on where it stopped."""
    from cosystudio.commands.make import make as work

    options = Options(chapters, provider, addresses(endpoint), voice, as_json, format_name, lines, allow_missing)
    _run(work(manuscript, output, options))


@app.command()
def voices(provider: Provider = "", endpoint: Endpoints = None, as_json: AsJson = False) -> None:
    """List the voices on offer."""
    from cosystudio.commands.voices import voices as work

    _run(work(Options(service=provider, endpoints=addresses(endpoint), as_json=as_json)))


@app.command()
def services(as_json: AsJson = False) -> None:
    """List the speech services that you have set up."""
    from cosystudio.commands.services import list_services as work

    _run(work(as_json))


@app.command()
def connect(
    address: Annotated[list[str], typer.Argument(metavar="URL…", help="addresses of one service", show_default=False)],
    name: Annotated[str, typer.Option(metavar="NAME", help="set it up under this name")] = "",
    provider: Provider = "",
    model: Annotated[str, typer.Option(metavar="M", help="the model to ask for, where it has several")] = "",
    voice: VoiceName = "",
    language: Language = "en",
    recording: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE.wav", help="keep it")] = None,
    as_json: AsJson = False,
) -> None:
    """Recognise a speech service, have it speak a sentence, and set it up.  Its key: COSYSTUDIO_API_KEY."""
    from cosystudio.commands.services import Wish
    from cosystudio.commands.services import connect as work

    _run(work(Wish(addresses(address), name, provider, model, voice, language, recording, as_json)))


@app.command()
def tune(
    provider: Provider = "",
    endpoint: Endpoints = None,
    voice: VoiceName = "",
    language: Language = "en",
    as_json: AsJson = False,
) -> None:
    """Measure what setting suits a speech service best, and keep it in its profile."""
    from cosystudio.commands.tune import tune_service as work

    _run(work(Options(service=provider, endpoints=addresses(endpoint), voice=voice, as_json=as_json), language))


@app.command()
def gateway(
    provider: Provider = "",
    endpoint: Endpoints = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="where to listen; others only with a key")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="the port; 0 takes a free one")] = 9880,
    key_file: Annotated[Path | None, typer.Option(metavar="FILE", help="holds the key that clients must send")] = None,
) -> None:
    """Offer a voice to other programs over HTTP, until stopped.  Its key: COSYSTUDIO_GATEWAY_KEY or --key-file."""
    from cosystudio.commands.gateway import GatewayOptions, offer

    options = Options(service=provider, endpoints=addresses(endpoint))
    _run(offer(options, GatewayOptions(host, port, key_file)))


@app.command()
def lexicon(
    deed: Annotated[str, typer.Argument(metavar="list|import|export|names", help="what to do", show_default=False)],
    book: Annotated[Path | None, typer.Argument(metavar="BOOK.cosy", help="a CosyStudio book")] = None,
    shared: Annotated[bool, typer.Option("--shared", help="the lexicon of all books")] = False,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="a CSV file, or PLS")] = None,
    as_json: AsJson = False,
) -> None:
    """Show or exchange how words are said, or list the names of a book and how they are said."""
    from cosystudio.commands.lexicon import Wish
    from cosystudio.commands.lexicon import lexicon as work

    _run(work(Wish(deed, book, file, shared, as_json)))


def main() -> None:
    """Run a command, or open the window where the first word is none."""
    logging.getLogger("cosystudio").addHandler(logging.NullHandler())  # what a person must know is said in sentences
    words = sys.argv[1:]
    if "--version" in words[:1]:
        sys.stdout.write(f"CosyStudio {__version__}\n")
        return
    known = {command.callback.__name__ for command in app.registered_commands if command.callback}
    if words and (words[0] in known or words[0] in ("-h", "--help")):
        app(["--help"] if words[0] == "-h" else words)
    elif words and words[0].startswith("-"):
        _fail(f"There is no option “{words[0]}”; see cosystudio --help.", 2)
    elif len(words) > 1:
        _fail(f"There is no command “{words[0]}”; see cosystudio --help.", 2)
    else:
        _window(Path(words[0]) if words else None)


def _window(file: Path | None) -> None:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        _fail("There is no screen for the window here; the commands of cosystudio --help work without one.", 2)
    from cosystudio.app import run  # Qt is loaded only for the window

    raise SystemExit(run(file))


def _run(command: Coroutine[Any, Any, Outcome]) -> None:
    """Run a command to its end and leave with its status; errors are one sentence."""
    try:
        outcome = asyncio.run(command)
    except StudioError as error:
        _fail(str(error), 2)
    except KeyboardInterrupt:
        _fail("Stopped; what was spoken is kept.", 130)
    except BrokenPipeError:
        _quietly(sys.stdout.close)
        raise SystemExit(1) from None
    else:
        if outcome.complaint:
            sys.stderr.write(f"{outcome.complaint}\n")
        raise SystemExit(outcome.status)


def _fail(sentence: str, status: int) -> None:
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(status)


def _quietly(action: Callable[[], None]) -> None:
    with suppress(OSError):
        action()
