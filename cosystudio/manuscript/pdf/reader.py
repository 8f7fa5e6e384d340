"""The PDF reader: pages become lines, lines paragraphs, and these are joined to a manuscript."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2

from cosystudio.book.reading import ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.assembly import About, assembled
from cosystudio.manuscript.language import language_of, primary_tag
from cosystudio.manuscript.outline import starts_of
from cosystudio.manuscript.pdf import document as pdf
from cosystudio.manuscript.pdf.blocks import blocks_of, texts_of, without_ornaments
from cosystudio.manuscript.pdf.contents import without_contents
from cosystudio.manuscript.pdf.entries import entries_of
from cosystudio.manuscript.pdf.furniture import without_furniture
from cosystudio.manuscript.pdf.headings import ranks_of, title_on
from cosystudio.manuscript.pdf.hyphens import Hyphens
from cosystudio.manuscript.pdf.lines import page_of, sideways_texts
from cosystudio.manuscript.pdf.margins import layout_of
from cosystudio.manuscript.pdf.notes import bodies_as_text, without_notes
from cosystudio.manuscript.pdf.paragraphs import paragraphs_of
from cosystudio.manuscript.pdf.runs import RunReader
from cosystudio.manuscript.pdf.values import Bookmark, Page
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.values import Manuscript

_SAMPLED_PAGES = 40
_FEWEST_LETTERS = 12
"""Letters a page under which a page holds a stamp or a number and the words are in its picture."""
_FEW_PAGES = 3
_MOST_LETTERS = 30_000_000
_UNREADABLE = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_UNREADABLE_SHARE = 0.05
_FILE_NAME = re.compile(
    r"untitled.*|.*\.(?:docx?|odt|rtf|tex|dvi|indd|qxd|pdf|pages|txt)|microsoft word - .*", re.IGNORECASE
)
_NOBODY = re.compile(r"anonymous|unknown|author|user|admin|administrator", re.IGNORECASE)
_OCR = "This PDF holds pictures of pages and no text; it needs OCR first."


def recognises(source: Source) -> bool:
    """Is this a PDF, whose mark may stand behind a little rubbish?"""
    return b"%PDF-" in source.head[:1_024]


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the file is protected, damaged, too large or has no text."""
    account = Account()
    with pdf.opened(source.path) as document:
        _refuse_pictures(document)
        pages, letters, unreadable = _pages(document, account)
        bookmarks = pdf.bookmarks(document)
        title, author = pdf.metadata(document, "Title"), pdf.metadata(document, "Author")
        declared = primary_tag(pdf.language(document))
    if not letters:
        raise ManuscriptError("There is no text in the file.")
    warnings = _warnings(letters, unreadable)
    title = "" if _FILE_NAME.fullmatch(title) else title
    author = "" if _NOBODY.fullmatch(author) else author
    return _manuscript(
        pages,
        bookmarks,
        About(title or title_on(pages[0]) or source.name, author, declared, "", 0, warnings),
        choices,
        account,
    )


def _manuscript(
    pages: Sequence[Page], bookmarks: Sequence[Bookmark], about: About, choices: ReadingChoices, account: Account
) -> Manuscript:
    for text in sideways_texts(pages):
        account.skip(Reason.WATERMARK, text)
    contents = without_contents(without_furniture(pages, account), account)
    notes = without_notes(contents.pages, account)
    layout = layout_of(notes.pages)
    lines = [line.text for page in notes.pages for line in page.lines]
    hyphens = Hyphens(lines, about.language or language_of("\n".join(lines[len(lines) // 2 :][:60])))
    bodies = bodies_as_text(notes, hyphens, account)
    paragraphs = paragraphs_of(notes.pages, layout)
    texts = texts_of(paragraphs, hyphens, account)
    ranks = ranks_of(paragraphs, texts, layout, contents.titles)
    blocks = list(without_ornaments(blocks_of(paragraphs, texts, ranks, layout, choices, account), account))
    entries, blocks = entries_of(blocks, bookmarks)
    pieces = [block.piece for block in blocks]
    return assembled(about, pieces, starts_of(entries, pieces, about.title), account, choices, bodies)


def _pages(document: pypdfium2.PdfDocument, account: Account) -> tuple[list[Page], int, Counter[str]]:
    """Return the pages with their lines, the number of letters, and those that nobody can read."""
    reader = RunReader()
    pages: list[Page] = []
    unreadable: Counter[str] = Counter()
    for index, page in _loaded(document):
        text, runs = reader.runs(page)
        unreadable.update(_UNREADABLE.findall(text))
        account.take_in(text)
        pages.append(page_of(index, page.get_height(), runs, account))
        if account.source > _MOST_LETTERS:
            raise ManuscriptError("The PDF holds too much text: the limit is 30 million characters.")
    return pages, account.source, unreadable


def _loaded(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, pypdfium2.PdfPage]]:
    """Yield the pages that can be read, each closed before the next."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        try:
            yield index, page
        finally:
            page.close()


def _refuse_pictures(document: pypdfium2.PdfDocument) -> None:
    """Raise ManuscriptError when the pages, as a sample shows, are pictures."""
    count = len(document)
    sample = sorted({at * count // _SAMPLED_PAGES for at in range(_SAMPLED_PAGES)})
    letters, pictures, seen = 0, 0, 0
    for index in sample:
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        textpage = page.get_textpage()
        letters += max(textpage.count_chars(), 0)
        pictures += pdf.is_picture(page)
        seen += 1
        textpage.close()
        page.close()
    if not seen:
        raise ManuscriptError("The PDF is damaged: none of its pages can be read.")
    fewest = _FEWEST_LETTERS * seen if count > _FEW_PAGES else 1
    if pictures and letters < fewest:
        raise ManuscriptError(_OCR)


def _warnings(letters: int, unreadable: Counter[str]) -> tuple[str, ...]:
    count = unreadable.total()
    if count <= max(20, _UNREADABLE_SHARE * letters):
        return ()
    return (f"{count} characters are unreadable, as the fonts of this PDF do not name their letters; it may need OCR.",)
