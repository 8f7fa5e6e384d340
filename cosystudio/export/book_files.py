"""A whole book to a folder: mastered chapters, or every line as received.  Plain functions for a worker thread."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import encode_wav
from cosystudio.book.model import SegmentId, Take, TakeId
from cosystudio.export.disk import written_together
from cosystudio.export.encoders import Format, Tags, encode
from cosystudio.export.mastering import gains_db, limit
from cosystudio.export.names import file_name
from cosystudio.export.render import Layout, Load, lay_out, render
from cosystudio.export.timeline import Track
from cosystudio.export.watch import Cancelled, Progress, Stopped, Watch

_MEASURING = 0.05  # the share of the time that the first pass takes
_COLUMNS = ("number", "chapter", "segment", "spoken_text", "provider", "voice", "seconds")


@dataclass(frozen=True, slots=True)
class BookTags:
    """What all files of a book have in common; `language` is a BCP 47 tag."""

    album: str
    artist: str
    language: str


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line for `write_lines`: the title of its chapter, and its take."""

    chapter: str
    segment: SegmentId
    take: Take


def write_tracks(
    tracks: Sequence[Track],
    load: Load,
    folder: Path,
    form: Format,
    tags: BookTags,
    progress: Progress,
    cancelled: Cancelled,
) -> list[Path]:
    """Write one mastered file for each track and return their paths, or no paths where it was cancelled.

    The files appear together at the end; a cancelled or failed export leaves the folder as it was.  Several tracks are
    made at the same time, so `load` is called from several threads.  `progress` is told 0..1 by length of audio.
    Raises ExportError where the disk refuses; what `load` raises passes through.
    """
    total = max((track.number for track in tracks), default=0)
    names = [file_name(track.number, track.title, form.value, total) for track in tracks]
    measuring = Watch(progress, cancelled, sum(len(track.pieces) for track in tracks), last=_MEASURING)
    try:
        with written_together(folder) as beside:
            layouts = [lay_out(track, _watched(load, measuring)) for track in tracks]
            writing = Watch(progress, cancelled, sum(layout.length for layout in layouts), first=_MEASURING)
            writing.work_off(
                [
                    partial(_write_track, layout, load, beside(name), form, _tags(track, total, tags), writing)
                    for track, layout, name in zip(tracks, layouts, names, strict=True)
                ]
            )
    except Stopped:
        return []
    return [folder / name for name in names]


def write_lines(
    lines: Sequence[SpokenLine], load: Load, folder: Path, progress: Progress, cancelled: Cancelled
) -> list[Path]:
    """Write each line as it was received, 00001.wav and on in this order, and lines.csv; return the paths of all.

    Sample for sample at the provider's own rate.  The table is UTF-8 with a byte order mark, by which Excel knows it.
    Cancelling, progress and errors are as in `write_tracks`.
    """
    watch = Watch(progress, cancelled, len(lines))
    names = [f"{number:05}.wav" for number in range(1, len(lines) + 1)]
    try:
        with written_together(folder) as beside:
            for line, name in zip(lines, names, strict=True):
                watch.check()
                beside(name).write_bytes(encode_wav(load(line.take.id)))
                watch.add(1)
            _write_table(lines, beside("lines.csv"))
    except Stopped:
        return []
    return [folder / name for name in [*names, "lines.csv"]]


def _write_track(layout: Layout, load: Load, path: Path, form: Format, tags: Tags, watch: Watch) -> None:
    """Write one mastered file."""
    watch.check()
    blocks = limit(render(layout, load, gains_db(layout)), layout.rate_hz)
    encode(watch.follow(blocks), path, form, layout.rate_hz, tags)


def _watched(load: Load, watch: Watch) -> Load:
    """Return `load`, counted and stopped by the watch."""

    def watched(take: TakeId) -> Clip:
        watch.check()
        clip = load(take)
        watch.add(1)
        return clip

    return watched


def _tags(track: Track, total: int, tags: BookTags) -> Tags:
    return Tags(track.title, tags.album, tags.artist, track.number, total, tags.language)


def _write_table(lines: Sequence[SpokenLine], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(_COLUMNS)
        table.writerows(_rows(lines))


def _rows(lines: Sequence[SpokenLine]) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(lines, 1):
        take = line.take
        yield (
            f"{number:05}",
            line.chapter,
            str(line.segment),
            take.spoken_text,
            take.voice.provider,
            take.voice.name,
            f"{take.seconds:.3f}",
        )
