"""Samples through FFmpeg's filters, block by block."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import cast

import av
import numpy as np

from cosystudio.audio.clip import Samples

Filter = tuple[str, str]
"""The name of an FFmpeg filter and its arguments, as in ``("atempo", "1.5")``."""


def filtered(blocks: Iterable[Samples], rate_hz: int, filters: Sequence[Filter]) -> Iterator[Samples]:
    """Yield the blocks as they come out of a chain of filters; what goes in and what comes out differ in length."""
    graph, sink = _chain(rate_hz, filters)
    start = 0
    for block in blocks:
        if len(block):
            graph.push(to_frame(block, rate_hz, start))
            start += len(block)
            yield from _drain(sink)
    graph.push(None)
    yield from _drain(sink)


def to_frame(samples: Samples, rate_hz: int, start: int = 0) -> av.AudioFrame:
    """Return the samples as a frame that begins at sample `start` of its stream."""
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples)[None], format="flt", layout="mono")
    frame.sample_rate = rate_hz
    frame.time_base = Fraction(1, rate_hz)
    frame.pts = start
    return frame


def to_samples(frame: av.AudioFrame) -> Samples:
    """Return the samples of a mono frame of float32."""
    samples: Samples = frame.to_ndarray()[0].astype(np.float32, copy=False)
    return samples


def _chain(rate_hz: int, filters: Sequence[Filter]) -> tuple[av.filter.Graph, av.filter.context.FilterContext]:
    """Return a graph of the filters in a row, and its end."""
    graph = av.filter.Graph()
    last = graph.add_abuffer(sample_rate=rate_hz, format="flt", layout="mono", time_base=Fraction(1, rate_hz))
    for name, arguments in (*filters, ("aformat", "sample_fmts=flt:channel_layouts=mono"), ("abuffersink", "")):
        step = graph.add(name, arguments or None)
        last.link_to(step)
        last = step
    graph.configure()
    return graph, last


def _drain(sink: av.filter.context.FilterContext) -> Iterator[Samples]:
    """Yield what has come out so far."""
    while True:
        try:
            frame = cast(av.AudioFrame, sink.pull())
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        yield to_samples(frame)
