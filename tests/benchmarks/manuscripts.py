"""Books against the truth, sentences against probes, speakers against a reader, long books against the clock.

    python tests/benchmarks/manuscripts.py FOLDER [--only NAME] [--details]

FOLDER holds the books, `truth.json` (for each book its chapters with their headings, first and last words and number of
characters without white space) and `segmentation_probes.json`.  White space, invisible characters, underscores of
emphasis and the upright form of vertical punctuation are made alike before texts are compared.
"""

import argparse
import json
import multiprocessing
import re
import resource
import tempfile
import textwrap
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import Any

from cosystudio.book.model import Block, CuttingRules, Kind
from cosystudio.manuscript import Manuscript, ReadChapter, read
from cosystudio.manuscript.text import plain
from cosystudio.segmentation import cut
from cosystudio.segmentation.speakers import Sureness
from tests.manuscript.sums import balance_of
from tests.segmentation.speakers.by_hand import quotations_of, read_by_hand, verdicts_of

SAMPLE = 40
CLOSE = 0.01
CLOSE_FOR_PDF = 0.02
NEVER_READ = re.compile(
    r"Project Gutenberg|Uncopyright|更新时间|仅供读者预览|章节内容开始|底本：|［＃|《[ぁ-ん]+》|｜|書櫃|\[\d+\]|\[A\]|"
    r"\bToC\b|Page \d+|illustration-\d|!\[|W O L F F|\.\.\.\.\.\.|T HREE MEN|↩|\u2060|\u00ad"
)
"""What stands in the files of these books and is never to be heard."""


@dataclass
class Result:
    """What is wrong with one book; `seconds` is what reading it took."""

    name: str
    seconds: float
    chapters: str
    characters: str
    wrong: list[str] = field(default_factory=list)


def alike(text: str) -> str:
    """Return the text without what does not count."""
    return "".join(plain(text).replace("_", "").split())


def body_of(chapter: ReadChapter) -> str:
    """Return the chapter's text behind its own heading; what stands before it belongs to its part."""
    own = next((at for at, block in enumerate(chapter.blocks[:6]) if _is_title(block, letters(chapter.title))), -1)
    return alike("".join(block.text for block in chapter.blocks[own + 1 :]))


def _is_title(block: Block, title: str) -> bool:
    """Is this the chapter's own heading, or its number?  Tables of contents may spell it a little otherwise."""
    text = letters(block.text)
    if block.kind is not Kind.HEADING or not text:
        return False
    return title.startswith(text) or SequenceMatcher(None, title, text).ratio() > 0.6


def letters(text: str) -> str:
    """Return the letters and digits alone, in small letters."""
    return "".join(char for char in text.casefold() if char.isalnum())


def compared(name: str, seconds: float, book: Manuscript, truth: dict[str, Any]) -> Result:
    """Return where the book differs from the truth."""
    body = [chapter for chapter in book.chapters if chapter.included]
    expected = truth["chapters"]
    result = Result(name, seconds, f"{len(body)}/{len(expected)}", "")
    if len(body) != len(expected):
        result.wrong.append(f"{len(body)} chapters instead of {len(expected)}")
    total = 0
    for chapter, true in zip(body, expected, strict=False):
        text = body_of(chapter)
        total += len(text)
        result.wrong += _differences(chapter, text, true)
    share = total / sum(true["chars"] for true in expected) - 1
    result.characters = f"{share:+.2%}"
    if abs(share) > (CLOSE_FOR_PDF if name.endswith(".pdf") else CLOSE):
        result.wrong.append(f"{total} characters, {share:+.2%}")
    result.wrong += [f"spoken: {found}" for found in sorted(_never(body))]
    if missing := balance_of(book).unexplained:
        result.wrong.append(f"the account is {missing} characters out")
    return result


def _differences(chapter: ReadChapter, text: str, true: dict[str, Any]) -> Iterator[str]:
    starts, ends = alike(true["starts"])[:SAMPLE], alike(true["ends"])[-SAMPLE:]
    if alike(chapter.title) != alike(true["heading"]):
        yield f"heading “{chapter.title}” instead of “{true['heading']}”"
    if letters(true.get("part", "")) != letters(chapter.part):
        yield f"{true['heading']}: part “{chapter.part}” instead of “{true.get('part', '')}”"
    number = re.match(r"\d*", alike(chapter.title))
    if not f"{number[0] if number else ''}{text}".startswith(starts) and not text.startswith(starts):
        yield f"{true['heading']}: starts “{text[:SAMPLE]}” instead of “{starts}”"
    if not text.endswith(ends):
        yield f"{true['heading']}: ends “{text[-SAMPLE:]}” instead of “{ends}”"


def _never(body: Sequence[ReadChapter]) -> set[str]:
    return {found for one in body for block in one.blocks for found in NEVER_READ.findall(block.text)}


def books(folder: Path, only: str, *, details: bool) -> bool:
    """Compare all books and print a line for each; True where all are right."""
    all_right = True
    print(f"{'book':34}{'chapters':>10}{'characters':>12}{'seconds':>9}  wrong")
    for truth in json.loads((folder / "truth.json").read_text("utf-8"))["files"]:
        name = truth["file"]
        if only not in name:
            continue
        began = time.perf_counter()
        book = read(folder / name)
        result = compared(name, time.perf_counter() - began, book, truth)
        all_right &= not result.wrong
        print(f"{name:34}{result.chapters:>10}{result.characters:>12}{result.seconds:>9.2f}  {len(result.wrong)}")
        for line in result.wrong if details else result.wrong[:3]:
            print(f"      {line}")
    return all_right


def probes(folder: Path, *, details: bool) -> float:
    """Return the share of probes whose sentences come out right, where no limit of length forces another cut."""
    rules = CuttingRules(longest_line=10_000)
    found = json.loads((folder / "segmentation_probes.json").read_text("utf-8"))["probes"]
    right = 0
    for probe in found:
        lines = [line.text for line in cut([Block(Kind.PROSE, probe["text"])], rules, probe["language"])]
        is_right = any(_agrees(lines, one) for one in (probe["sentences"], *probe.get("also_acceptable", ())))
        right += is_right
        if details and not is_right:
            print(f"      {probe['why']}: {lines}")
    print(f"\nprobes: {right} of {len(found)}, {right / len(found):.1%}")
    return right / len(found)


def _agrees(lines: Sequence[str], sentences: Sequence[str]) -> bool:
    """Is no sentence parted but for its length?  Short neighbours may be one line."""
    borders = set(_borders(sentences))
    return set(_borders(lines)) <= borders


def _borders(texts: Sequence[str]) -> Iterator[int]:
    place = 0
    for text in texts:
        place += len(alike(text))
        yield place


def english(characters: int) -> Iterator[str]:
    """Yield paragraphs of prose, so many characters in all, no two alike."""
    made = 0
    while made < characters:
        text = (
            f"In the year {made}, as the old keeper told it, nobody had climbed the stairs. “Who would?” said he. " * 6
        )
        made += len(text)
        yield text


def large_epub(path: Path, characters: int = 3_200_000, chapters: int = 365) -> None:
    """Write an EPUB as long as War and Peace."""
    paragraphs = list(english(characters))
    size = len(paragraphs) // chapters + 1
    pages = [paragraphs[at : at + size] for at in range(0, len(paragraphs), size)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
        archive.writestr("META-INF/container.xml", container)
        kind = 'media-type="application/xhtml+xml"'
        items = "".join(f'<item id="p{at}" href="{at}.xhtml" {kind}/>' for at in range(len(pages)))
        refs = "".join(f'<itemref idref="p{at}"/>' for at in range(len(pages)))
        about = '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Long</dc:title></metadata>'
        archive.writestr("a.opf", f"<package>{about}<manifest>{items}</manifest><spine>{refs}</spine></package>")
        for at, texts in enumerate(pages):
            body = "".join(f"<p>{text}</p>" for text in texts)
            archive.writestr(f"{at}.xhtml", f"<html><body><h2>Chapter {at + 1}</h2>{body}</body></html>")


def large_text(path: Path, laid_out: Callable[[str], str] = str, heading: str = "CHAPTER {}") -> None:
    """Write a text of 20 MB with 1,500 chapters, each paragraph as `laid_out` writes it."""
    written, chapters = 0, 0
    with path.open("w", encoding="utf-8") as file:
        for text in english(2**30):
            if written >= chapters * (20 * 2**20) / 1_500:
                chapters += 1
                file.write(f"{heading.format(chapters)}\n\n")
            made = f"{laid_out(text)}\n\n"
            file.write(made)
            written += len(made.encode())
            if written >= 20 * 2**20:
                return


def chinese(text: str) -> str:
    """Return a paragraph of Chinese dialogue, no two alike, as web sites give it."""
    year = re.findall(r"\d+", text)[0]
    told = f"　　老守塔人说，{year}年的冬天没有人爬上过那座灯塔。海上起了大雾，船都停在港里，连海鸥也不叫了。"
    return f"{told}\n　　“谁会去呢？”他问，“那里什么都没有。”"


def _measure(path: Path) -> tuple[float, float, int]:
    began = time.perf_counter()
    book = read(path)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(book.chapters)


def sizes() -> bool:
    """Read long books, each in a process of its own; True where none is too slow or too large."""
    limits: dict[str, tuple[Callable[[Path], None], float, float]] = {
        "long.epub": (large_epub, 3.0, 400),
        "long.txt": (large_text, 6.0, 1_000),
        "wrapped.txt": (partial(large_text, laid_out=textwrap.fill), 6.0, 1_000),
        "chinese.txt": (partial(large_text, laid_out=chinese, heading="第{}章 灯塔"), 6.0, 1_000),
    }
    print(f"\n{'book':12}{'MB':>8}{'chapters':>10}{'seconds':>9}{'limit':>7}{'peak MB':>9}{'limit':>7}")
    all_right = True
    with tempfile.TemporaryDirectory() as folder:
        for name, (make, most_s, most_mb) in limits.items():
            path = Path(folder) / name
            make(path)
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                seconds, peak_mb, chapters = pool.apply(_measure, (path,))
            size = path.stat().st_size / 2**20
            print(f"{name:12}{size:>8.1f}{chapters:>10}{seconds:>9.2f}{most_s:>7}{peak_mb:>9.0f}{most_mb:>7}")
            all_right &= seconds < most_s and peak_mb < most_mb
    return all_right


def speakers() -> None:
    """Print how many quotations get a speaker in pages that a person read, and how many of these are right."""
    print(f"\n{'who speaks':42}{'quotations':>10}{'suggested':>11}{'right':>7}{'named':>7}{'right':>7}")
    total = Counter[str]()
    for book in read_by_hand():
        verdicts = verdicts_of(book)
        named = [is_right for is_right, sureness in verdicts if sureness is Sureness.NAMED]
        found = {
            "quotations": quotations_of(book),
            "suggested": len(verdicts),
            "right": sum(is_right for is_right, _ in verdicts),
            "named": len(named),
            "named right": sum(named),
        }
        total.update(found)
        _print_speakers(str(book["book"]), found)
    _print_speakers("all", total)


def _print_speakers(name: str, found: Mapping[str, int]) -> None:
    counts = found["quotations"], found["suggested"], found["right"], found["named"], found["named right"]
    print(f"{name:42}{counts[0]:>10}{counts[1]:>11}{counts[2]:>7}{counts[3]:>7}{counts[4]:>7}")


def main() -> None:
    """Run what was asked for and say at the end whether all of it is right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="a part of the name of the books to compare")
    parser.add_argument("--details", action="store_true", help="print everything that is wrong")
    options = parser.parse_args()
    right = books(options.folder, options.only, details=options.details)
    if not options.only:
        right &= probes(options.folder, details=options.details) >= 0.95
        speakers()
        right &= sizes()
    print("\nall right" if right else "\nnot right")


if __name__ == "__main__":
    main()
