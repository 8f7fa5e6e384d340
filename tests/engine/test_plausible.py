import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.engine.plausible import complaint
from cosystudio.engine.ports import Line
from tests.fakes.lines import TONE, line
from tests.fakes.tones import clip_for

RATE_HZ = 24_000
ENGLISH = line("The rain had stopped an hour ago, and still nobody had come to the door.")
CHINESE = line("雨在一个小时以前就停了，可是仍然没有人来敲门。")


def speech_like(seconds: float, *, pitched: bool = True, seed: int = 1) -> Clip:
    """Syllables, four a second, of a voice or whispered, with rests in between."""
    chance = np.random.default_rng(seed)
    time = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    swell = np.clip(np.sin(2 * np.pi * 4 * time), 0, 1) ** 2 * (0.4 + 0.6 * np.sin(2 * np.pi * 0.7 * time) ** 2)
    voice = sum(np.sin(2 * np.pi * 140 * k * time) / k for k in range(1, 20))
    breath = chance.standard_normal(len(time))
    sound = (0.2 * voice + 0.02 * breath if pitched else 0.2 * breath) * swell + 1e-4 * breath
    return Clip(sound.astype(np.float32), RATE_HZ)


def noise(seconds: float, slope: float, seed: int) -> Clip:
    """White noise for slope 0, pink noise for 0.5: the amplitude falls with that power of the frequency."""
    count = int(seconds * RATE_HZ)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    spectrum[1:] /= np.arange(1, len(spectrum)) ** slope
    sound = np.fft.irfft(spectrum, count)
    return Clip((0.1 * sound / np.std(sound)).astype(np.float32), RATE_HZ)


@pytest.mark.parametrize("asked", [ENGLISH, CHINESE, line("No."), line("好。"), line("Pst!")])
@pytest.mark.parametrize("pitched", [True, False])
def test_speech_and_whispering_of_usual_length_is_believed(asked: Line, pitched: bool) -> None:
    seconds = 0.4 + 0.07 * len(asked.text) if asked.text.isascii() else 0.4 + 0.2 * len(asked.text)
    assert complaint(speech_like(seconds, pitched=pitched), asked) == ""


@pytest.mark.parametrize("text", ["No.", "好。", "x", "Line 1.", "雨" * 300, "A" * 300, "1984", "…", "そうですか。"])
def test_the_tones_of_the_fakes_are_believed(text: str) -> None:
    assert complaint(clip_for(text), line(text)) == ""


@pytest.mark.parametrize("seconds", [0.02, 0.3])
@pytest.mark.parametrize("asked", [ENGLISH, CHINESE])
def test_a_recording_without_most_of_its_words_is_noticed(asked: Line, seconds: float) -> None:
    assert "too short" in complaint(speech_like(seconds), asked)


@pytest.mark.parametrize("asked", [ENGLISH, CHINESE, line("No.")])
def test_a_recording_that_does_not_end_is_noticed(asked: Line) -> None:
    assert "too long" in complaint(speech_like(60), asked)


def test_a_pace_that_was_asked_for_widens_the_bounds() -> None:
    slow, fast = (
        Line(line("").id, ENGLISH.key, ENGLISH.text, TONE.__class__("fake", "tone", pace)) for pace in (0.5, 2)
    )
    assert complaint(speech_like(40), ENGLISH) != ""
    assert complaint(speech_like(40), slow) == ""
    assert complaint(speech_like(0.5), ENGLISH) != ""
    assert complaint(speech_like(0.5), fast) == ""


@pytest.mark.parametrize("level", [0.0, 0.0005])
def test_silence_is_noticed(level: float) -> None:
    quiet = level * np.sin(np.arange(5 * RATE_HZ))
    assert "silent" in complaint(Clip(quiet.astype(np.float32), RATE_HZ), ENGLISH)


@pytest.mark.parametrize("slope", [0.0, 0.5])
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("seconds", [1.5, 5.0, 15.0])
def test_steady_noise_is_noticed(slope: float, seed: int, seconds: float) -> None:
    assert "noise" in complaint(noise(seconds, slope, seed), ENGLISH)
