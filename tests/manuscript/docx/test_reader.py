"""A DOCX is read as it looks on the page when all changes are accepted."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cosystudio.book.model import ChapterKind, Kind
from cosystudio.book.reading import Notes, ReadingChoices, Ruby
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read
from tests.manuscript.docx.building import (
    PROSE,
    STRICT,
    chapter,
    field,
    heading,
    item,
    numbered_list,
    para,
    run,
    style,
    write_docx,
)

Reads = Callable[..., Manuscript]


def titles(book: Manuscript) -> list[str]:
    return [one.title for one in book.chapters if one.kind is ChapterKind.BODY]


def texts(book: Manuscript, at: int = -1) -> list[str]:
    """Return the texts of a chapter behind its heading and its prose."""
    return [block.text for block in book.chapters[at].blocks[2:]]


def skipped(book: Manuscript) -> dict[str, tuple[str, ...]]:
    return {passages.reason: passages.texts for passages in book.account.skipped}


@pytest.mark.parametrize(
    "name",
    ["heading 1", "Heading 1", "Überschrift 1", "标题 1", "Titre 1", "Заголовок 1", "見出し 1", "Título 1", "제목 1"],
)
def test_a_heading_style_is_known_in_every_language(read_docx: Reads, name: str) -> None:
    body = "".join(para(title, "x") + para(PROSE) for title in ("Dawn", "Dusk"))
    assert titles(read_docx(body, styles=style("x", name))) == ["Dawn", "Dusk"]


def test_a_style_based_on_a_heading_is_a_heading(read_docx: Reads) -> None:
    body = "".join(para(title, "Mine") + para(PROSE) for title in ("Dawn", "Dusk"))
    assert titles(read_docx(body, styles=style("Mine", "My openers", "Heading1"))) == ["Dawn", "Dusk"]


def test_styles_that_are_based_on_each_other_end(read_docx: Reads) -> None:
    circle = style("a", "one", "b") + style("b", "two", "a")
    assert read_docx(para(PROSE, "a"), styles=circle).chapters[0].blocks[0].text == PROSE.strip()


def test_an_outline_level_makes_a_heading(read_docx: Reads) -> None:
    level = '<w:outlineLvl w:val="0"/>'
    body = "".join(para(title, properties=level) + para(PROSE) for title in ("Dawn", "Dusk"))
    assert titles(read_docx(body)) == ["Dawn", "Dusk"]


def test_title_subtitle_and_author_are_front_matter_and_name_the_book(read_docx: Reads) -> None:
    styles = style("Title", "Title") + style("Subtitle", "Subtitle") + style("Author", "Author")
    opening = para("The Hill", "Title") + para("A Tale", "Subtitle") + para("Ann Poe", "Author")
    book = read_docx(opening + chapter("One") + chapter("Two"), styles=styles)
    assert (book.title, book.author) == ("The Hill", "Ann Poe")
    assert [one.kind for one in book.chapters] == [ChapterKind.FRONT, ChapterKind.BODY, ChapterKind.BODY]


def test_a_name_that_a_program_gave_is_not_the_author(read_docx: Reads) -> None:
    core = "<dc:title>Microsoft Word - Document1</dc:title><dc:creator>python-docx</dc:creator>"
    book = read_docx(chapter("One"), core=core)
    assert (book.title, book.author) == ("my book", "")


def test_chapters_without_styles_are_found_by_their_words(read_docx: Reads) -> None:
    body = "".join(para(f"第{number}章　归来") + para("天黑了，灯亮了，没有人来。" * 40) for number in "一二三")
    assert titles(read_docx(body)) == ["第一章 归来", "第二章 归来", "第三章 归来"]


def test_chapters_without_styles_are_found_by_how_they_are_set(read_docx: Reads) -> None:
    centred = '<w:jc w:val="center"/>'
    body = "".join(
        para(run(title, "<w:b/>"), properties=centred) + para(PROSE) * 3 for title in ("Dawn", "Noon", "Dusk")
    )
    assert titles(read_docx(body)) == ["Dawn", "Noon", "Dusk"]


def test_bold_words_in_running_text_make_no_chapter(read_docx: Reads) -> None:
    body = (para(PROSE) + para(run("No!", "<w:b/>") + run(" she said."))) * 4
    assert len(read_docx(body).chapters) == 1


def test_the_number_that_word_writes_before_a_heading_is_spoken(read_docx: Reads) -> None:
    lists = {"numbering": numbered_list(("upperRoman", "Chapter %1"), ("decimal", "%1.%2"))}
    body = "".join(para(title, "Heading1", item()) + para(PROSE) for title in ("Dawn", "Dusk"))
    book = read_docx(body, lists)
    assert titles(book) == ["Chapter I: Dawn", "Chapter II: Dusk"]
    assert book.chapters[1].blocks[0].text == "Chapter II: Dusk"
    assert book.account.added == ("Chapter I", ":", "Chapter II", ":")


def test_a_heading_that_is_only_its_number_is_a_chapter(read_docx: Reads) -> None:
    lists = {"numbering": numbered_list(("chineseCounting", "第%1章"))}
    body = (para("", "Heading1", item()) + para("天黑了，灯亮了。" * 20)) * 2
    assert titles(read_docx(body, lists)) == ["第一章", "第二章"]


def test_lines_of_a_list_keep_their_numbers_and_lose_their_bullets(read_docx: Reads) -> None:
    lists = {"numbering": numbered_list(("decimal", "%1."), ("bullet", "•"))}
    body = chapter(
        "One", para("Run.", properties=item()), para("Fast.", properties=item(1)), para("Hide.", properties=item())
    )
    assert texts(read_docx(body, lists)) == ["1. Run.", "Fast.", "2. Hide."]


def test_a_numbered_list_makes_no_chapters(read_docx: Reads) -> None:
    lists = {"numbering": numbered_list(("chineseCounting", "%1、"))}
    rules = "".join(para(f"明天用红烛{n}", properties=item()) for n in "甲乙丙丁戊")
    assert len(read_docx(para("天黑了，灯亮了。" * 50) + rules + para("天黑了，灯亮了。" * 50), lists).chapters) == 1


def test_changes_are_read_as_accepted(read_docx: Reads) -> None:
    deleted = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('at dawn')}</w:moveFrom>{run(' He left ')}<w:moveTo>{run('at dawn')}</w:moveTo>"
    book = read_docx(chapter("One", para(run("She ") + deleted + f"<w:ins>{run('came.')}</w:ins>" + moved)))
    assert texts(book) == ["She came. He left at dawn"]
    assert skipped(book)["Deleted text of tracked changes"] == ("never", "at dawn")


def test_a_deleted_paragraph_mark_joins_the_paragraphs(read_docx: Reads) -> None:
    body = chapter("One", para("She ", properties="<w:rPr><w:del/></w:rPr>"), para("came."))
    assert texts(read_docx(body)) == ["She came."]


def test_how_a_paragraph_was_formatted_before_says_nothing(read_docx: Reads) -> None:
    before = '<w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    hidden = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert texts(read_docx(chapter("One", para(run("She came.", hidden), properties=before)))) == ["She came."]


NOTE = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{para("<w:r><w:footnoteRef/></w:r>" + run(" A mile off."))}{para("Or two.")}</w:footnote>'
)
CALL = run("The house") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" was far.")


def test_a_footnote_is_left_out_whole(read_docx: Reads) -> None:
    book = read_docx(chapter("One", para(CALL)), {"footnotes": NOTE})
    assert texts(book) == ["The house was far."]
    assert skipped(book)["Footnotes"] == ("A mile off. Or two.",)


def test_a_footnote_is_read_behind_its_paragraph_by_choice(read_docx: Reads) -> None:
    choices = ReadingChoices(notes=Notes.AFTER_PARAGRAPH)
    book = read_docx(chapter("One", para(CALL), para("So it was.")), {"footnotes": NOTE}, choices)
    assert texts(book) == ["The house was far.", "A mile off.", "Or two.", "So it was."]


def test_a_note_mark_of_the_writers_own_is_not_read(read_docx: Reads) -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    book = read_docx(chapter("One", para(run("The house") + mark + run(" was far."))), {"footnotes": NOTE})
    assert texts(book) == ["The house was far."]
    assert skipped(book)["Footnote marks"] == ("*",)


def test_raised_numbers_are_note_marks_behind_words_and_powers_behind_units(read_docx: Reads) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = para(
        run("The house was far.") + run("12", raised) + run(" It had 40 m") + run("2", raised) + run(" of hall.")
    )
    assert texts(read_docx(chapter("One", body))) == ["The house was far. It had 40 m2 of hall."]


def test_comments_headers_and_footers_are_taken_in_and_left_out(read_docx: Reads) -> None:
    parts = {
        "comments": f'<w:comment w:id="1">{para("Really?")}</w:comment>',
        "hdr": para("THE HILL"),
        "ftr": para(field("PAGE", run("7"))),
    }
    book = read_docx(chapter("One", para("She came.")), parts)
    assert texts(book) == ["She came."]
    assert skipped(book) == {"Running heads": ("THE HILL", "7"), "Comments": ("Really?",)}


def test_fields_are_read_for_what_they_show(read_docx: Reads) -> None:
    link = field('HYPERLINK "http://example.com"', run("the old map"))
    page = field("PAGEREF _Ref1 \\h", run("12"))
    named = f'<w:fldSimple w:instr="TITLE">{run("The Hill")}</w:fldSimple>'
    book = read_docx(chapter("One", para(run("See ") + link + run(", page") + page + run(" of ") + named)))
    assert texts(book) == ["See the old map, page of The Hill"]


def test_a_table_of_contents_is_not_read(read_docx: Reads) -> None:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    first = para(marks[0] + code + marks[1] + run("One") + "<w:r><w:tab/></w:r>" + run("3"))
    book = read_docx(first + para(run("Two") + marks[2]) + chapter("One") + chapter("Two"))
    assert titles(book) == ["One", "Two"]
    assert skipped(book)["Contents pages"] == ("One3", "Two")


def test_a_contents_field_that_never_ends_does_not_swallow_the_book(read_docx: Reads) -> None:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")]
    opening = para(marks[0] + "<w:r><w:instrText>TOC</w:instrText></w:r>" + marks[1] + run("One"))
    assert texts(read_docx(opening + chapter("One") + chapter("Two", para("She came.")))) == ["She came."]


def test_contents_typed_by_hand_are_not_read(read_docx: Reads) -> None:
    listed = "".join(
        para(run(title) + "<w:r><w:tab/></w:r>" + run(page)) for title, page in zip("ABC", "379", strict=True)
    )
    book = read_docx(para("Contents") + listed + "".join(map(chapter, "ABC")))
    assert titles(book) == ["A", "B", "C"]
    assert skipped(book)["Contents pages"] == ("Contents", "A 3", "B 7", "C 9")


def test_a_contents_gallery_is_not_read(read_docx: Reads) -> None:
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{para('In this book')}</w:sdtContent></w:sdt>"
    )
    assert skipped(read_docx(gallery + chapter("One")))["Contents pages"] == ("In this book",)


def test_content_controls_are_read_without_their_placeholders(read_docx: Reads) -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here.')}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('She came.')}</w:sdtContent></w:sdt>"
    assert texts(read_docx(chapter("One", para(prompt + filled)))) == ["She came."]


def test_a_text_box_is_read_once_behind_its_paragraph(read_docx: Reads) -> None:
    box = f"<w:txbxContent>{para('In the box.')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    body = para(run("She ") + f"<w:r>{drawn}</mc:AlternateContent></w:r>" + run("came."))
    assert texts(read_docx(chapter("One", body))) == ["She came.", "In the box."]


def test_a_drawing_that_only_its_second_form_has_words_for_is_read(tmp_path: Path) -> None:
    box = f"<w:pict><w:txbxContent>{para('In the box.')}</w:txbxContent></w:pict>"
    drawn = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    book = read(write_docx(tmp_path / "a.docx", chapter("One", para(run("She came.") + f"<w:r>{drawn}</w:r>"))))
    assert texts(book) == ["She came.", "In the box."]


def test_hidden_text_is_not_read(read_docx: Reads) -> None:
    shown = run(" came.", '<w:vanish w:val="0"/>')
    book = read_docx(chapter("One", para(run("She") + run(" never", "<w:vanish/>") + shown)))
    assert texts(book) == ["She came."]
    assert skipped(book)["Hidden text"] == ("never",)


def test_hyphens_tabs_and_breaks_are_what_they_look_like(read_docx: Reads) -> None:
    inner = (
        "<w:r><w:t>half</w:t><w:noBreakHyphen/><w:t>way</w:t><w:tab/><w:t>un</w:t><w:softHyphen/><w:t>done</w:t></w:r>"
    )
    assert texts(read_docx(chapter("One", para(inner)))) == ["half-way undone"]


def test_lines_broken_by_the_writer_are_verse(read_docx: Reads) -> None:
    inner = "<w:r><w:t>The rain has gone,</w:t><w:br/><w:t>the day is long.</w:t></w:r>"
    block = read_docx(chapter("One", para(inner))).chapters[0].blocks[-1]
    assert (block.kind, block.text) == (Kind.VERSE, "The rain has gone,\nthe day is long.")


def test_lines_in_the_style_of_verse_are_one_stanza(read_docx: Reads) -> None:
    body = chapter("One", para("The rain has gone,", "v"), para("the day is long.", "v"), para(""), para("Sleep.", "v"))
    assert texts(read_docx(body, styles=style("v", "Verse"))) == ["The rain has gone,\nthe day is long.", "Sleep."]


@pytest.mark.parametrize(
    "sign",
    [
        para("* * *"),
        para("", properties='<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
        para('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'),
    ],
)
def test_a_scene_break_is_a_pause(read_docx: Reads, sign: str) -> None:
    blocks = read_docx(chapter("One", sign, para("She came."))).chapters[0].blocks
    assert [block.kind for block in blocks] == [Kind.HEADING, Kind.PROSE, Kind.SCENE_BREAK, Kind.PROSE]


def test_rare_empty_lines_are_scene_breaks(read_docx: Reads) -> None:
    body = heading("One") + para(PROSE) * 12 + para("") + para(PROSE)
    assert [block.kind for block in read_docx(body).chapters[0].blocks][-2:] == [Kind.SCENE_BREAK, Kind.PROSE]


def test_empty_lines_between_all_paragraphs_are_none(read_docx: Reads) -> None:
    body = heading("One") + (para(PROSE) + para("")) * 12
    assert Kind.SCENE_BREAK not in [block.kind for block in read_docx(body).chapters[0].blocks]


@pytest.mark.parametrize(
    ("choice", "spoken", "silent"), [(Ruby.BASE, "東京へ", "とうきょう"), (Ruby.READING, "とうきょうへ", "東京")]
)
def test_ruby_is_read_by_choice(read_docx: Reads, choice: Ruby, spoken: str, silent: str) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('とうきょう')}</w:rt><w:rubyBase>{run('東京')}</w:rubyBase></w:ruby></w:r>"
    book = read_docx(chapter("一", para(ruby + run("へ"))), choices=ReadingChoices(ruby=choice))
    assert texts(book) == [spoken]
    assert (silent,) in skipped(book).values()


def test_signs_are_the_letters_that_are_seen(tmp_path: Path) -> None:
    greek = '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'
    leaf = '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    book = read(
        write_docx(tmp_path / "a.docx", chapter("One", para(run("The ") + greek + run(" and ") + leaf + run("omega"))))
    )
    assert texts(book) == ["The α and omega"]
    assert skipped(book) == {"Formatting marks": ("\uf04a",)}


TABLE = "<w:tbl>" + "".join(
    f"<w:tr>{''.join(f'<w:tc>{para(cell)}</w:tc>' for cell in row)}</w:tr>"
    for row in (("Day", "Rain"), ("Monday", "4 mm"))
)


@pytest.mark.parametrize(("tables", "spoken"), [(False, []), (True, ["Day, Rain", "Monday, 4 mm"])])
def test_a_table_is_read_row_by_row_by_choice(read_docx: Reads, tables: bool, spoken: list[str]) -> None:
    book = read_docx(chapter("One", f"{TABLE}</w:tbl>"), choices=ReadingChoices(tables=tables))
    assert texts(book) == spoken


def test_text_in_a_frame_is_no_table(read_docx: Reads) -> None:
    frame = f"<w:tbl><w:tr><w:tc>{para('Dear Ann,')}{para('Come.')}</w:tc></w:tr></w:tbl>"
    assert texts(read_docx(chapter("One", frame))) == ["Dear Ann,", "Come."]


def test_pictures_are_not_read_and_captions_by_choice(read_docx: Reads) -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A hill"/></wp:inline></w:drawing></w:r>'
    )
    body = chapter("One", para(picture), para("Figure 1: The hill", "c"))
    caption = style("c", "caption")
    assert skipped(read_docx(body, styles=caption)) == {
        "Image descriptions": ("A hill",),
        "Captions": ("Figure 1: The hill",),
    }
    assert texts(read_docx(body, choices=ReadingChoices(captions=True), styles=caption)) == ["Figure 1: The hill"]


def test_a_dropped_capital_is_part_of_its_word(read_docx: Reads) -> None:
    capital = para("O", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert texts(read_docx(chapter("One", capital, para("nce upon a time.")))) == ["Once upon a time."]


def test_formulas_are_left_out(read_docx: Reads) -> None:
    formula = "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
    assert texts(read_docx(chapter("One", para(run("Let ") + formula + run("be so."))))) == ["Let be so."]


def test_the_strict_form_is_read_too(read_docx: Reads) -> None:
    assert titles(read_docx(chapter("One") + chapter("Two"), namespace=STRICT)) == ["One", "Two"]


def test_a_part_that_declares_entities_is_not_opened(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", chapter("One"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/numbering.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]><x>&a;</x>')
    with pytest.raises(ManuscriptError, match=r"not safe to open: word/numbering\.xml declares XML entities"):
        read(path)


@pytest.mark.parametrize("xml", ["<w:document", "", "no XML", "<a><b></a>"])
def test_damaged_xml_is_one_sentence(tmp_path: Path, xml: str) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
    with pytest.raises(ManuscriptError, match=r"This Word document is damaged: word/document\.xml cannot be read\."):
        read(path)


def test_a_package_without_a_text_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/styles.xml", "<x/>")
    with pytest.raises(ManuscriptError, match=r"word/document\.xml is missing"):
        read(path)


def test_a_file_made_to_keep_the_program_busy_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cosystudio.manuscript.office.stream.MOST_ELEMENTS", 500)
    with pytest.raises(ManuscriptError, match="too many paragraphs"):
        read(write_docx(tmp_path / "a.docx", para("x") * 200))


def test_more_paragraphs_than_any_book_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cosystudio.manuscript.office.story.MOST_PARAGRAPHS", 100)
    with pytest.raises(ManuscriptError, match="too many paragraphs"):
        read(write_docx(tmp_path / "a.docx", para("x") * 101))


CENTRED = '<w:jc w:val="center"/>'


@pytest.mark.parametrize(("properties", "face"), [(CENTRED, ""), ("", "<w:b/>"), ("<w:pageBreakBefore/>", "")])
def test_three_short_lines_set_apart_by_one_sign_are_chapters(read_docx: Reads, properties: str, face: str) -> None:
    names = ["The Harbour", "A Tower", "Storm"]
    body = "".join(para(run(name, face), properties=properties) + para(PROSE) * 2 for name in names)
    assert titles(read_docx(body)) == names


def test_centred_lines_in_a_row_are_an_inscription_and_no_chapters(read_docx: Reads) -> None:
    stone = "".join(para(line, properties=CENTRED) for line in ("Here lies", "Ann Doe", "a keeper"))
    assert len(read_docx((para(PROSE) + stone) * 4).chapters) == 1


def test_the_word_above_a_typed_contents_list_is_not_read(read_docx: Reads) -> None:
    names = ["Chapter 1", "Chapter 2", "Chapter 3"]
    book = read_docx("".join(map(para, ["Contents", *names])) + "".join(para(name) + para(PROSE) for name in names))
    assert [one.title for one in book.chapters] == names
    assert skipped(book)["Contents pages"] == ("Contents", *names)


def test_a_heading_with_its_text_in_the_same_paragraph_still_begins_a_chapter(read_docx: Reads) -> None:
    body = "".join(para(f"{run(title)}<w:r><w:br/></w:r>{run(PROSE)}", "Heading1") for title in ("Dawn", "Dusk"))
    book = read_docx(body)
    assert [one.title for one in book.chapters] == ["Dawn", "Dusk"]
    assert [block.kind for block in book.chapters[0].blocks] == [Kind.HEADING, Kind.PROSE]


def test_chapters_of_a_text_with_nothing_but_line_breaks_are_found(read_docx: Reads) -> None:
    lines = [
        text
        for number in range(1, 6)
        for text in (f"第{number}章　風雨", "他冒雨走了一整夜，終於到了山腳下的小客棧，敲了很久的門。" * 9)
    ]
    book = read_docx(para("<w:r><w:br/></w:r>".join(map(run, lines))))
    assert [one.title for one in book.chapters] == [f"第{number}章 風雨" for number in range(1, 6)]


def test_back_matter_without_a_style_is_known_by_its_words_and_its_look(read_docx: Reads) -> None:
    colophon = para(run("Colophon", "<w:b/>"), properties='<w:jc w:val="center"/>') + para("Set in a fine type.")
    spoken = para("Colophon") + para("was a word he liked.")
    book = read_docx(chapter("I") + chapter("II", spoken) + colophon)
    assert [(one.title, one.included) for one in book.chapters] == [("I", True), ("II", True), ("Colophon", False)]


def test_the_ways_of_a_converted_page_are_not_read(read_docx: Reads) -> None:
    book = read_docx("".join(heading(title) + para("ToC") + para(PROSE) for title in ("I", "II", "III")))
    assert "ToC" not in [block.text for one in book.chapters for block in one.blocks]
    once = read_docx(chapter("I") + chapter("II", para("Home")))
    assert once.chapters[1].blocks[-1].text == "Home"


def test_the_title_in_the_look_of_the_chapters_is_that_of_the_book(read_docx: Reads) -> None:
    centred = '<w:jc w:val="center"/>'
    chapters = [para(run(title, "<w:b/>"), "", centred) + para(PROSE) * 2 for title in ("Dawn", "Noon", "Dusk")]
    book = read_docx(para(run("MY NOVEL", "<w:b/>"), "", centred) + para("by Ann Poe", "", centred) + "".join(chapters))
    assert book.title == "MY NOVEL"
    assert titles(book) == ["Dawn", "Noon", "Dusk"]


def test_paragraphs_that_are_all_styled_as_headings_are_text(read_docx: Reads) -> None:
    chapters = (heading(f"Chapter {n}") + heading(PROSE[:200]) * 4 + heading("“Yes.”") for n in (1, 2, 3))
    book = read_docx("".join(chapters))
    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert [len(chapter.blocks) for chapter in book.chapters] == [6, 6, 6]


def test_the_first_page_names_the_book_and_its_author(read_docx: Reads) -> None:
    opening = (
        para("Ann Poe") + para("12 Hill Road") + para("THE HILL", "", '<w:jc w:val="center"/>') + para("by Ann Poe")
    )
    book = read_docx(opening + chapter("Chapter One") + chapter("Chapter Two"))
    assert (book.title, book.author) == ("THE HILL", "Ann Poe")


@pytest.mark.parametrize("line", ["by the sea", "By Jove, it rains.", "by Ann Poe, 1912"])
def test_other_lines_name_no_author(read_docx: Reads, line: str) -> None:
    book = read_docx(para("THE HILL") + para(line) + chapter("Chapter One") + chapter("Chapter Two"))
    assert book.author == ""
