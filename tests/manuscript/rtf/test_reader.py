"""An RTF is read as it looks on the page: its groups say what is text, its control words what it is."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.book.model import ChapterKind, Kind
from cosystudio.book.reading import Notes, ReadingChoices, size
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read
from tests.manuscript.sums import assert_adds_up

Reads = Callable[..., Manuscript]

PROSE = "The rain had stopped an hour ago, and nobody had come to the house on the hill. " * 6
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset204 Arial;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}"
    r"{\s2\sbasedon1 My openers;}{\s3 caption;}{\*\cs10 Default Font;}}"
    r"{\info{\title The Hill}{\author Ann Poe}{\operator Bob}}"
)


@pytest.fixture
def read_rtf(tmp_path: Path) -> Reads:
    """Return a function that writes the body of an RTF and reads it; `source` are the words that it holds."""

    def read_it(body: str | bytes, source: str = "", choices: ReadingChoices | None = None) -> Manuscript:
        path = tmp_path / "my_book.rtf"
        body = body.encode("latin-1") if isinstance(body, str) else body
        path.write_bytes(HEAD.encode() + body + b"}")
        book = read(path, choices)
        if source:
            assert_adds_up(source, book)
        return book

    return read_it


def heading(text: str, style: int = 1) -> str:
    return rf"{{\pard\s{style} {text}\par}}"


def chapter(title: str, *paragraphs: str) -> str:
    return heading(title) + rf"{{\pard {PROSE}\par}}" + "".join(paragraphs)


def para(text: str) -> str:
    return rf"{{\pard {text}\par}}"


def titles(book: Manuscript) -> list[str]:
    return [one.title for one in book.chapters if one.kind is ChapterKind.BODY]


def texts(book: Manuscript) -> list[str]:
    return [block.text for block in book.chapters[-1].blocks[2:]]


def skipped(book: Manuscript) -> dict[str, tuple[str, ...]]:
    return {passages.reason: passages.texts for passages in book.account.skipped}


def test_headings_are_known_by_their_styles(read_rtf: Reads) -> None:
    book = read_rtf(chapter("One") + heading("Two", 2) + para(PROSE), "One" + PROSE + "Two" + PROSE)
    assert titles(book) == ["One", "Two"]
    assert (book.title, book.author) == ("The Hill", "Ann Poe")


def test_headings_are_known_by_their_outline_level(read_rtf: Reads) -> None:
    body = "".join(rf"\pard\outlinelevel0 {title}\par\pard {PROSE}\par" for title in ("Dawn", "Dusk"))
    assert titles(read_rtf(body)) == ["Dawn", "Dusk"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (rb"{\f1 \'cc\'ec\'ba\'da\'c1\'cb\'a1\'a3}", "天黑了。"),
        (rb"{\f1 \'cc" + "天".encode("gb18030")[1:] + rb"\'ba\'da}", "天黑"),
        (rb"\u22825?\u40657?\u20102?\u12290?", "天黑了。"),
        (rb"\uc2\u22825\'cc\'ec\u40657\'ba\'da", "天黑"),
        (rb"\uc0\u22825\u40657", "天黑"),
        (rb"{\uc1\u22825 ?\u-24879 ?}", "天黑"),
        (rb"\u-10179?\u-8704?", "\U0001f600"),
        (rb"{\f2 \'cd\'ee\'f7\'fc}", "Ночь"),
        (rb"caf\'e9 \ldblquote x\rdblquote\emdash\~y", "café “x”— y"),
        (rb"half\_way un\-done \{a\\b\}", "half-way undone {a\\b}"),
        (rb"{\upr{ansi}{\*\ud{\u22825?}}}", "天"),
    ],
)
def test_characters_are_read_however_they_are_written(read_rtf: Reads, written: bytes, text: str) -> None:
    body = chapter("One").encode() + b"{\\pard " + written + b"\\par}"
    assert texts(read_rtf(body)) == [text]


def test_the_code_page_is_a_persons_choice(read_rtf: Reads) -> None:
    body = chapter("One").encode() + rb"{\pard \'cd\'ee\'f7\'fc\par}"
    assert texts(read_rtf(body, choices=ReadingChoices(encoding="cp1251"))) == ["Ночь"]


def test_line_ends_of_the_file_are_none_of_the_text(read_rtf: Reads) -> None:
    body = chapter("One") + "{\\pard\r\n\\widctlpar\n She\ncame\\bullet.\\par\n}\n"
    assert texts(read_rtf(body)) == ["Shecame•."]


def test_deleted_and_hidden_text_is_left_out(read_rtf: Reads) -> None:
    body = chapter("One", para(r"She {\deleted never }{\v ever }came."))
    book = read_rtf(body, "One" + PROSE + "She never ever came.")
    assert texts(book) == ["She came."]
    assert skipped(book) == {"Deleted text of tracked changes": ("never",), "Hidden text": ("ever",)}


NOTE = para(r"It was{\super\chftn}{\footnote\pard {\super\chftn} A mile.\par Or two.} far.")


@pytest.mark.parametrize(
    ("notes", "spoken"),
    [(Notes.SKIP, ["It was far."]), (Notes.AFTER_PARAGRAPH, ["It was far.", "A mile.", "Or two."])],
)
def test_notes_are_read_by_choice(read_rtf: Reads, notes: Notes, spoken: list[str]) -> None:
    source = "One" + PROSE + "It was far. A mile. Or two."
    assert texts(read_rtf(chapter("One", NOTE), source, ReadingChoices(notes=notes))) == spoken


def test_headers_comments_and_page_numbers_are_left_out(read_rtf: Reads) -> None:
    header = r"{\header\pard THE HILL {\field{\*\fldinst PAGE}{\fldrslt 7}}\par}"
    comment = r"{\*\atnid AP}{\*\atnauthor Ann}\chatn{\*\annotation Really?}"
    page = r"{\field{\*\fldinst{ PAGEREF x }}{\fldrslt{ 9}}}"
    link = r'{\field{\*\fldinst HYPERLINK "http://example.com"}{\fldrslt the map}}'
    book = read_rtf(header + chapter("One", para(f"She{comment} saw {link}.{page}")))
    assert texts(book) == ["She saw the map."]
    assert skipped(book) == {"Running heads": ("THE HILL 7",), "Comments": ("Really?",), "Page numbers": ("9",)}


def test_numbers_of_lists_are_read_and_bullets_are_not(read_rtf: Reads) -> None:
    numbered = r"{\pard\ls1{\listtext\pard 1.\tab}Run.\par}"
    marked = r"{\pard\ls2{\listtext\pard\f3\'b7\tab}Hide.\par}"
    typed = para(r"\bullet\tab Wait.")
    book = read_rtf(chapter("One", numbered, marked, typed), "One" + PROSE + "1.Run.·Hide.•Wait.")
    assert texts(book) == ["1. Run.", "Hide.", "Wait."]
    assert skipped(book) == {"Bullets and list numbers": ("·", "•")}


def test_a_table_is_read_row_by_row_by_choice(read_rtf: Reads) -> None:
    rows = r"\trowd\pard\intbl Day\cell Rain\cell\row\trowd\pard\intbl Monday\cell 4 mm\cell\row\pard "
    body = chapter("One", rows + r"Then.\par")
    assert texts(read_rtf(body)) == ["Then."]
    assert texts(read_rtf(body, choices=ReadingChoices(tables=True))) == ["Day, Rain", "Monday, 4 mm", "Then."]


def test_a_box_is_read_once_behind_its_paragraph(read_rtf: Reads) -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard In the box.\par}}{\shprslt\pard In the box.\par}}"
    assert texts(read_rtf(chapter("One", para(f"She {box}came.")))) == ["She came.", "In the box."]


def test_lines_are_verse_and_lines_across_are_scene_breaks(read_rtf: Reads) -> None:
    body = chapter("One", para(r"The rain has gone,\line the day is long."), r"{\pard\brdrb\brdrs\par}", para("Sleep."))
    kinds = [block.kind for block in read_rtf(body).chapters[0].blocks]
    assert kinds == [Kind.HEADING, Kind.PROSE, Kind.VERSE, Kind.SCENE_BREAK, Kind.PROSE]


def test_pictures_and_unknown_groups_are_no_text(read_rtf: Reads) -> None:
    odd = r"{\pict\wmetafile8 0102ffab}{\*\unknown words}{\*\bkmkstart x}"
    assert texts(read_rtf(chapter("One", para(f"She {odd}came.")).encode() + b"{\\pict\\bin4 }}}}}")) == ["She came."]


def test_a_file_that_is_cut_short_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(HEAD + chapter("One", r"{\pard She came"), encoding="latin-1")
    book = read(path)
    assert texts(book) == ["She came"]
    assert book.warnings == ("The end of this RTF document is missing: it is cut short.",)


def test_groups_without_end_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1" + b"{" * 100_000)
    with pytest.raises(ManuscriptError, match="This RTF document is damaged"):
        read(path)


SOUP = st.lists(
    st.sampled_from(
        [
            r"\par ", "{", "}", r"\u22825?", r"\'e9", "word ", r"{\footnote ", r"{\v ", r"\deleted ",
            r"\cell ", r"\row ", r"\intbl ", r"\pard ", r"\plain ", r"\s1 ", r"{\listtext 1.}", "\r\n",
            r"{\field{\*\fldinst PAGE}{\fldrslt 7}}", r"{\*\annotation x}", r"{\header x}", r"\uc3 ", r"\u-1",
            r"\page ", r"\line ", r"{\*\x y}", "* * *", "\\", r"\super 1\nosupersub ", r"\bin3 abc", r"{\shptxt ",
            r"\sect ", r"\qc\b Chapter 1\par ", r"\bullet\tab ",
        ]
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(SOUP, st.sampled_from(Notes), st.booleans())
def test_whatever_the_groups_the_sum_is_kept(soup: list[str], notes: Notes, tables: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.rtf"
        path.write_text(HEAD + chapter("One") + "".join(soup) + "}", encoding="latin-1")
        book = read(path, ReadingChoices(notes=notes, tables=tables))
        spoken = sum(size(block.text) for one in book.chapters for block in one.blocks)
        silent = sum(passages.characters for passages in book.account.skipped)
        assert book.account.source + sum(map(size, book.account.added)) == spoken + silent


def test_characters_with_a_substitute_in_bytes_are_read_once(read_rtf: Reads) -> None:
    assert texts(read_rtf(chapter("I", para(r"a\u31532\'3f\u19968\'3f\u22238\'3fb"))))[-1] == "a第一回b"
    assert texts(read_rtf(chapter("I", para(r"\uc2 \u31532\'b5\'da\u19968\'d2\'bb."))))[-1] == "第一."
    assert texts(read_rtf(chapter("I", para(r"\uc0 x\u8212\'41y"))))[-1] == "x—Ay"


def test_a_title_in_unicode_stands_in_the_place_of_the_one_that_could_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "my_book.rtf"
    info = r"{\info{\upr{\title ?Q??}{\*\ud{\title \u-27073?Q\u27491?\u20256?}}}}"
    path.write_bytes(rf"{{\rtf1\ansi{info}\pard {PROSE}\par}}".encode())
    assert read(path).title == "阿Q正传"
    path.write_bytes(rf"{{\rtf1\ansi{{\info{{\title ?Q??}}{{\author ???}}}}\pard {PROSE}\par}}".encode())
    assert (read(path).title, read(path).author) == ("my book", "")


def test_marks_in_the_place_of_images_are_not_read(read_rtf: Reads) -> None:
    marks = para("[image: images/title.jpg]") + para("SPECIAL_IMAGE-epub/images/logo.svg-REPLACE_ME This book is old.")
    spoken = texts(read_rtf(chapter("I", marks)))
    assert spoken[-1] == "This book is old."
    assert not any("image" in text for text in spoken)


@pytest.mark.parametrize(
    "written", [r"{\uc0 \u-10179\u-8704 }", r"{\uc2\u-10179\'3f\'3f\u-8704\'3f\'3f}", r"\u-10179?\u-8704?"]
)
def test_a_character_written_as_two_numbers_is_one(read_rtf: Reads, written: str) -> None:
    book = read_rtf(chapter("One") + chapter("Two", para(f"A {written} smile")))
    assert texts(book)[-1].replace(" ", "") == "A😀smile"
