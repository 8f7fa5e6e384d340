"""An OpenDocument text is read as it looks when all changes are accepted."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.book.model import ChapterKind, Kind
from cosystudio.book.reading import Notes, ReadingChoices, Ruby
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read
from tests.manuscript.odt.building import NAMESPACES, PROSE, chapter, flat, heading, held, note, para, style, write_odt
from tests.manuscript.sums import assert_adds_up

Reads = Callable[..., Manuscript]


@pytest.fixture
def read_odt(tmp_path: Path) -> Reads:
    """Return a function that makes an ODT, reads it and checks that each character of it is accounted for."""

    def read_it(body: str, choices: ReadingChoices | None = None, **options: str) -> Manuscript:
        book = read(write_odt(tmp_path / "my_book.odt", body, **options), choices)
        assert_adds_up(held(body + options.get("masters", "")), book)
        return book

    return read_it


def titles(book: Manuscript) -> list[str]:
    return [one.title for one in book.chapters if one.kind is ChapterKind.BODY]


def texts(book: Manuscript) -> list[str]:
    """Return the texts of the last chapter behind its heading and its prose."""
    return [block.text for block in book.chapters[-1].blocks[2:]]


def skipped(book: Manuscript) -> dict[str, tuple[str, ...]]:
    return {passages.reason: passages.texts for passages in book.account.skipped}


def test_headings_are_chapters_by_their_rank(read_odt: Reads) -> None:
    body = heading("Part One") + "".join(heading(one, 2) + para(PROSE) for one in ("Dawn", "Dusk"))
    book = read_odt(body + heading("Part Two") + heading("Night", 2) + para(PROSE))
    assert [(one.part, one.title) for one in book.chapters] == [
        ("Part One", "Dawn"), ("Part One", "Dusk"), ("Part Two", "Night"),
    ]  # fmt: skip


def test_paragraphs_in_the_style_of_a_heading_are_headings(read_odt: Reads) -> None:
    body = "".join(para(title, "P1") + para(PROSE) for title in ("Dawn", "Dusk"))
    assert titles(read_odt(body, automatic=style("P1", parent="Heading_20_1"))) == ["Dawn", "Dusk"]


def test_title_and_author_are_told_from_the_chapters(read_odt: Reads) -> None:
    meta = "<dc:title>The Hill</dc:title><meta:initial-creator>Ann Poe</meta:initial-creator>"
    book = read_odt(para("The Hill", "Title") + chapter("One") + chapter("Two"), meta=meta)
    assert (book.title, book.author, titles(book)) == ("The Hill", "Ann Poe", ["One", "Two"])


def test_numbers_of_headings_and_lists_are_spoken_and_bullets_are_not(read_odt: Reads) -> None:
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" '
        'style:num-prefix="Chapter "/></text:outline-style>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
    )
    inner = f"<text:list><text:list-item>{para('Fast.')}</text:list-item></text:list>"
    lines = f"<text:list-item>{para('Run.')}{inner}</text:list-item><text:list-item>{para('Hide.')}</text:list-item>"
    book = read_odt(chapter("Dawn", f'<text:list text:style-name="L">{lines}</text:list>'), styles=styles)
    assert titles(book) == ["Chapter I: Dawn"]
    assert texts(book) == ["1. Run.", "Fast.", "2. Hide."]


def test_deleted_text_and_comments_are_left_out(read_odt: Reads) -> None:
    gone = f"<text:changed-region><text:deletion>{para('never')}</text:deletion></text:changed-region>"
    comment = f"<office:annotation><dc:creator>Ann</dc:creator>{para('Really?')}</office:annotation>"
    book = read_odt(
        f"<text:tracked-changes>{gone}</text:tracked-changes>" + chapter("One", para(f"She{comment} came."))
    )
    assert texts(book) == ["She came."]
    assert skipped(book) == {"Deleted text of tracked changes": ("never",), "Comments": ("Really?",)}
    assert book.author == ""


@pytest.mark.parametrize(
    ("notes", "spoken"),
    [(Notes.SKIP, ["It was far."]), (Notes.AFTER_PARAGRAPH, ["It was far.", "A mile."])],
)
def test_notes_are_read_by_choice(read_odt: Reads, notes: Notes, spoken: list[str]) -> None:
    book = read_odt(chapter("One", para(f"It was{note('A mile.')} far.")), ReadingChoices(notes=notes))
    assert texts(book) == spoken
    assert skipped(book)["Footnote marks"] == ("1",)


@pytest.mark.parametrize(("choice", "spoken"), [(Ruby.BASE, "東京へ"), (Ruby.READING, "とうきょうへ")])
def test_ruby_is_read_by_choice(read_odt: Reads, choice: Ruby, spoken: str) -> None:
    ruby = "<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>"
    assert texts(read_odt(chapter("一", para(f"{ruby}へ")), ReadingChoices(ruby=choice))) == [spoken]


def test_spaces_tabs_and_line_breaks_are_elements(read_odt: Reads) -> None:
    inner = 'The<text:s text:c="3"/>rain<text:tab/>has<text:soft-page-break/> gone,<text:line-break/>the day is long.'
    block = read_odt(chapter("One", para(inner))).chapters[0].blocks[-1]
    assert (block.kind, block.text) == (Kind.VERSE, "The rain has gone,\nthe day is long.")


def test_hidden_text_fields_and_indexes_are_left_out(read_odt: Reads) -> None:
    styles = style("H", '<style:text-properties text:display="none"/>', family="text")
    index = (
        "<text:table-of-content><text:table-of-content-source/><text:index-body>"
        f"{para('One 3', 'Contents_20_1')}</text:index-body></text:table-of-content>"
    )
    hidden = '<text:span text:style-name="H"> never</text:span>'
    pages = (
        '<text:page-number>7</text:page-number><text:bookmark-ref text:reference-format="page">9</text:bookmark-ref>'
    )
    section = (
        f'<text:section text:display="none">{para("No.")}</text:section><text:section>{para("Yes.")}</text:section>'
    )
    book = read_odt(index + chapter("One", para(f"She{hidden} came.{pages}"), section), automatic=styles)
    assert texts(book) == ["She came.", "Yes."]
    assert skipped(book) == {
        "Contents pages": ("One 3",),
        "Hidden text": ("never", "No."),
        "Page numbers": ("79",),
    }


def test_frames_pictures_and_captions(read_odt: Reads) -> None:
    caption = para("Figure <text:sequence>1</text:sequence>: The hill", "Illustration")
    picture = f"<draw:frame><draw:text-box>{caption}</draw:text-box><svg:title>A hill</svg:title></draw:frame>"
    book = read_odt(chapter("One", para(f"She{picture} came.")))
    assert texts(book) == ["She came."]
    assert skipped(book) == {"Captions": ("Figure 1: The hill",), "Image descriptions": ("A hill",)}


def test_headers_and_footers_are_running_heads(read_odt: Reads) -> None:
    masters = f"<style:master-page><style:header>{para('THE HILL')}</style:header></style:master-page>"
    assert skipped(read_odt(chapter("One"), masters=masters)) == {"Running heads": ("THE HILL",)}


def test_a_table_is_read_row_by_row_by_choice(read_odt: Reads) -> None:
    cells = "".join(f"<table:table-cell>{para(one)}</table:table-cell>" for one in ("Monday", "4 mm"))
    body = chapter("One", f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
    assert texts(read_odt(body)) == []
    assert texts(read_odt(body, ReadingChoices(tables=True))) == ["Monday, 4 mm"]


def test_an_empty_paragraph_with_a_line_is_a_scene_break(read_odt: Reads) -> None:
    rule = style("HR", '<style:paragraph-properties fo:border-bottom="0.5pt solid #000000"/>')
    blocks = read_odt(chapter("One", para("", "HR"), para("She came.")), automatic=rule).chapters[0].blocks
    assert [block.kind for block in blocks][2:] == [Kind.SCENE_BREAK, Kind.PROSE]


def test_a_flat_document_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text(flat(chapter("One") + chapter("Two")), encoding="utf-8")
    assert titles(read(path)) == ["One", "Two"]


def test_an_encrypted_document_is_locked(tmp_path: Path) -> None:
    path = write_odt(tmp_path / "a.odt", chapter("One"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {NAMESPACES}><manifest:encryption-data/></manifest:manifest>"
        )
    with pytest.raises(ManuscriptError, match=r"This OpenDocument text is locked with a password\."):
        read(path)


@pytest.mark.parametrize("xml", ["", "<a>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a/>"])
def test_a_text_that_cannot_be_trusted_is_one_sentence(tmp_path: Path, xml: str) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", xml)
    with pytest.raises(ManuscriptError, match="This OpenDocument text is "):
        read(path)


WORDS = st.sampled_from(["word ", "1", "第一章 雨", "* * *", "a\u200bb", "Contents", "[2]", "Page 3", "︽"])
RUBY = "<text:ruby><text:ruby-base>{}</text:ruby-base><text:ruby-text>{}</text:ruby-text></text:ruby>"
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds('<text:span text:style-name="H">{}</text:span>'.format, inner),
        st.builds('<text:a xlink:href="#x">{}</text:a>'.format, inner),
        st.builds(
            "<text:ruby><text:ruby-base>{}</text:ruby-base><text:ruby-text>{}</text:ruby-text></text:ruby>".format,
            WORDS,
            WORDS,
        ),
        st.builds(note, inner),
        st.builds("<text:page-number>{}</text:page-number>".format, WORDS),
        st.builds("<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>".format, inner),
        st.just("<text:line-break/>"),
    ),
    max_leaves=4,
)
BLOCKS = st.one_of(
    st.builds(para, INLINE, st.sampled_from(["", "Title", "Illustration", "Contents_20_1", "Verse"])),
    st.builds(heading, INLINE, st.integers(1, 3)),
    st.builds("<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>".format, INLINE),
    st.builds(
        "<table:table><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell>"
        "<table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row></table:table>".format,
        INLINE, INLINE,
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=8), st.sampled_from(Notes), st.sampled_from(Ruby), st.booleans())
def test_every_character_is_spoken_or_skipped(blocks: list[str], notes: Notes, ruby: Ruby, beside: bool) -> None:
    hidden = style("H", '<style:text-properties text:display="none"/>', family="text")
    body = chapter("One", *blocks)
    with TemporaryDirectory() as folder:
        path = write_odt(Path(folder) / "a.odt", body, automatic=hidden)
        choices = ReadingChoices(notes=notes, ruby=ruby, captions=beside, tables=beside)
        assert_adds_up(held(body), read(path, choices))
