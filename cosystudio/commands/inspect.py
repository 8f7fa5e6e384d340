"""`cosystudio inspect`: what an import would make."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from cosystudio.book.balance import Balance, balance
from cosystudio.book.model import Book, Chapter, Segment
from cosystudio.book.offsets import places_in_chapter
from cosystudio.book.reading import ReadingChoices
from cosystudio.book.spoken_form import SpokenRules
from cosystudio.commands.options import Outcome
from cosystudio.commands.telling import clock_time, counted, print_json, say
from cosystudio.manuscript.values import Manuscript
from cosystudio.segmentation import estimated_seconds, spoken_text
from cosystudio.session.drafting import preview
from cosystudio.speech import catalog


async def inspect(path: Path, choices: ReadingChoices, as_json: bool) -> Outcome:
    """Print the chapters and lines that a manuscript would become, and what of it is not spoken."""
    manuscript, book = preview(path, catalog.default_voice, catalog.speaks, choices, best_length=catalog.best_length)
    if as_json:
        print_json(_as_json(manuscript, book))
    else:
        _show(manuscript, book)
    return Outcome()


def _as_json(manuscript: Manuscript, book: Book) -> dict[str, Any]:
    return {
        "title": manuscript.title,
        "author": manuscript.author,
        "language": manuscript.language,
        "encoding": manuscript.encoding,
        "warnings": list(manuscript.warnings),
        "chapters": [_chapter(number, chapter, book.spoken) for number, chapter in enumerate(book.chapters, 1)],
        "text": _account(balance(manuscript.account, book.chapters)),
    }


def _chapter(number: int, chapter: Chapter, rules: SpokenRules) -> dict[str, Any]:
    """A chapter and its lines; `start` and `end` are offsets into its text, the paragraphs joined by a line break."""
    return {
        "number": number,
        "title": chapter.title,
        "part": chapter.part,
        "kind": chapter.kind.value,
        "included": chapter.included,
        "characters": sum(len(block.text) for block in chapter.blocks),
        "segments": [
            _segment(line, place, chapter.language, rules)
            for line, place in zip(chapter.segments, places_in_chapter(chapter), strict=True)
        ],
    }


def _segment(line: Segment, place: tuple[int, int], language: str, rules: SpokenRules) -> dict[str, Any]:
    return {
        "text": line.text,
        "spoken": spoken_text(line.text, line.kind, language, rules),
        "kind": line.kind.value,
        "pause_ms": line.pause_ms,
        "start": place[0],
        "end": place[1],
    }


def _account(account: Balance) -> dict[str, Any]:
    """The account in characters without white space: source + added = spoken + skipped + flagged."""
    return {
        "source": account.source,
        "added": account.added,
        "spoken": account.spoken,
        "skipped": account.skipped_characters,
        "flagged": account.flagged_characters,
        "unexplained": account.unexplained,
        "skipped_by_reason": [asdict(passages) for passages in account.skipped],
        "flagged_by_reason": [asdict(passages) for passages in account.flagged],
    }


def _show_account(account: Balance) -> None:
    beside = f" and {account.added:,} said beside" if account.added else ""
    say(
        f"  text: {account.source:,} characters in the file{beside}; {account.spoken:,} are spoken, "
        f"{account.skipped_characters:,} are not, {account.flagged_characters:,} should be looked at"
    )
    for name, sorts in (("not spoken", account.skipped), ("to be looked at", account.flagged)):
        for passages in sorts:
            example = f", “{' '.join(passages.texts[0].split())[:60]}”" if passages.texts else ""
            say(f"  {name}: {passages.reason} ({passages.count}, {passages.characters:,} characters{example})")


def _show(manuscript: Manuscript, book: Book) -> None:
    say(f"{book.title or 'Without a title'} · {book.author or 'unknown author'} · {manuscript.language}")
    part = ""
    for number, chapter in enumerate(book.chapters, 1):
        if chapter.part != part:
            part = chapter.part
            say(f"\n  {part}" if part else "")
        tick = "x" if chapter.included else " "
        length = clock_time(sum(estimated_seconds(line.text, chapter.language) for line in chapter.segments))
        say(f"  [{tick}] {number:>4}  {chapter.title}  ({counted(len(chapter.segments), 'line', 'lines')}, ≈ {length})")
    _show_account(balance(manuscript.account, book.chapters))
    for warning in manuscript.warnings:
        say(f"  note: {warning}")
