"""What is drawn on pages is read as the book that it is."""

from collections.abc import Callable

from cosystudio.book.model import Kind
from cosystudio.manuscript import Manuscript
from tests.manuscript.pdf.writer import LEFT, Mark, Put, block, page_of

ReadPdf = Callable[..., Manuscript]

WORDS = (
    "It was a quiet evening by the harbour, and the old keeper climbed the stairs as he had done for thirty years. "
    "Nobody had asked him to, and nobody would have noticed if he had stayed at home beside the fire. "
)


def texts(manuscript: Manuscript, chapter: int = 0) -> list[str]:
    return [piece.text for piece in manuscript.chapters[chapter].blocks if piece.kind is not Kind.HEADING]


def skipped(manuscript: Manuscript, reason: str) -> tuple[str, ...]:
    return next((passages.texts for passages in manuscript.account.skipped if passages.reason == reason), ())


def book(pages: int = 8) -> list[list[Put]]:
    """Pages of four paragraphs each, with heads that alternate and numbers at the foot."""
    made = []
    for at in range(pages):
        head = "THE QUIET HARBOUR" if at % 2 else "Chapter One"
        foot = Put(LEFT + 140, 30, str(at + 1))
        made.append([Put(LEFT + 100, 560, head, 8), *page_of([f"{WORDS}{at} {n}." for n in "abcd"]), foot])
    return made


def test_running_heads_that_alternate_and_page_numbers_are_not_read(read_pdf: ReadPdf) -> None:
    manuscript = read_pdf(book())
    assert len(texts(manuscript)) == 32
    assert len(skipped(manuscript, "Running heads")) == 8
    assert skipped(manuscript, "Page numbers") == tuple("12345678")


def test_chapters_are_those_of_the_outline(read_pdf: ReadPdf) -> None:
    pages = [[Put(LEFT, 540, f"Chapter {at}", 14), *page_of([WORDS])] for at in ("One", "Two", "Three")]
    manuscript = read_pdf(
        pages, outline=[Mark(f"Chapter {at}", n, 556) for n, at in enumerate(("One", "Two", "Three"))]
    )
    assert [chapter.title for chapter in manuscript.chapters] == ["Chapter One", "Chapter Two", "Chapter Three"]
    assert texts(manuscript, 1) == [WORDS.strip()]


def test_a_paragraph_goes_on_over_the_page(read_pdf: ReadPdf) -> None:
    lines = block(WORDS * 3, indent=2)
    after = [Put(put.x, put.y + 8 * 13, put.text, put.size, words=put.words) for put in lines[8:]]
    manuscript = read_pdf([[*page_of([WORDS], 546 + 4 * 13), *lines[:8]], after])
    assert texts(manuscript)[-1] == " ".join((WORDS * 3).split())
