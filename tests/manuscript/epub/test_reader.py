import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cosystudio.book.balance import balance
from cosystudio.book.model import ChapterKind, Kind
from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read

ReadEpub = Callable[..., Manuscript]


def link(label: str, href: str, below: str = "") -> str:
    return f'<li><a href="{href}">{label}</a>{f"<ol>{below}</ol>" if below else ""}</li>'


def point(label: str, src: str, below: str = "") -> str:
    return f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{src}"/>{below}</navPoint>'


def titles(book: Manuscript) -> list[tuple[str, str]]:
    return [(chapter.part, chapter.title) for chapter in book.chapters if chapter.included]


def texts(book: Manuscript, place: int) -> list[str]:
    return [block.text for block in book.chapters[place].blocks]


def test_a_book_has_its_title_author_and_chapters(read_epub: ReadEpub, words: str) -> None:
    pages = {"1.xhtml": f"<h2>One</h2><p>{words}</p>", "2.xhtml": f"<h2>Two</h2><p>{words}</p>"}
    book = read_epub(pages, nav=link("One", "1.xhtml") + link("Two", "2.xhtml"))
    assert (book.title, book.author, book.language, book.encoding) == ("The Book", "A. Writer", "en", "utf-8")
    assert titles(book) == [("", "One"), ("", "Two")]
    assert book.chapters[0].blocks[0].kind is Kind.HEADING


def test_part_pages_label_the_chapters_and_are_spoken_first(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "book-1.xhtml": '<section epub:type="part"><hgroup><h2>Book the First</h2><p>Recalled to Life</p></hgroup>'
        "</section>",
        "1.xhtml": f'<section epub:type="chapter"><hgroup><h3>I</h3><p>The Period</p></hgroup><p>{words}</p></section>',
        "2.xhtml": f'<section epub:type="chapter"><h3>II</h3><p>{words}</p></section>',
    }
    nav = link(
        "Book the First: Recalled to Life", "book-1.xhtml", link("I: The Period", "1.xhtml") + link("II", "2.xhtml")
    )
    book = read_epub(pages, nav=nav)
    part = "Book the First: Recalled to Life"
    assert titles(book) == [(part, "I: The Period"), (part, "II")]
    assert texts(book, 0)[:2] == [part, "I: The Period"]
    assert texts(book, 1)[0] == "II"


def test_front_and_back_matter_is_known_by_its_structural_type(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "t.xhtml": '<section epub:type="titlepage"><h1>The Book</h1><p>by A. Writer</p></section>',
        "i.xhtml": f'<section epub:type="introduction"><h2>How It Began</h2><p>{words}</p></section>',
        "1.xhtml": f'<section epub:type="chapter"><h2>I</h2><p>{words}</p></section>',
        "c.xhtml": '<section epub:type="colophon"><p>Set in a fine type.</p></section>',
    }
    labels = {"t": "Titlepage", "i": "How It Began", "1": "I", "c": "Colophon"}
    book = read_epub(pages, nav="".join(link(label, f"{name}.xhtml") for name, label in labels.items()))
    front, body, back = ChapterKind.FRONT, ChapterKind.BODY, ChapterKind.BACK
    assert [(chapter.kind, chapter.included) for chapter in book.chapters] == [
        (front, False), (front, False), (body, True), (back, False),
    ]  # fmt: skip


def test_chapters_listed_below_a_title_page_are_chapters(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "h.xhtml": '<section epub:type="halftitlepage"><h1>The Book Itself</h1></section>',
        "1.xhtml": f'<section epub:type="chapter"><h2>I</h2><p>{words}</p></section>',
        "2.xhtml": f'<section epub:type="chapter"><h2>II</h2><p>{words}</p></section>',
    }
    nav = link("The Book Itself", "h.xhtml", link("I", "1.xhtml") + link("II", "2.xhtml"))
    assert titles(read_epub(pages, nav=nav)) == [("", "I"), ("", "II")]


def test_chapters_of_one_page_are_found_by_their_ids(read_epub: ReadEpub, words: str) -> None:
    body = "".join(
        f'<section id="s{i}"><h3>{190 + i}</h3><p>{words}</p><h4>A Tale</h4><p>{words}</p></section>' for i in range(3)
    )
    nav = (
        "<li><span>An Author</span><ol>"
        + "".join(link(f"{190 + i} A TALE", f"1.xhtml#s{i}") for i in range(3))
        + "</ol></li>"
    )
    book = read_epub({"1.xhtml": body}, nav=nav)
    assert titles(book) == [("An Author", "190 A TALE"), ("An Author", "191 A TALE"), ("An Author", "192 A TALE")]
    assert texts(book, 0)[:2] == ["An Author", "190"]


def test_a_section_that_the_contents_forgot_is_a_chapter_too(read_epub: ReadEpub, words: str) -> None:
    body = "".join(
        f'<section id="s{i}"><h2>Section {name}</h2><p>{words}</p></section>' for i, name in enumerate("ABC")
    )
    book = read_epub({"1.xhtml": body}, nav=link("Section A", "1.xhtml#s0") + link("Section C", "1.xhtml#s2"))
    assert titles(book) == [("", "Section A"), ("", "Section B"), ("", "Section C")]


def test_files_cut_by_size_do_not_cut_chapters(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "1.xhtml": f'<h3 id="a">CHAPTER ONE</h3><h3 id="b">THE EVE</h3><p>{words}</p>',
        "2.xhtml": f'<p>and so on</p><h3 id="c">CHAPTER TWO</h3><h3 id="d">THE STAR</h3><p>{words}</p>',
    }
    ncx = "".join(
        point(label, src)
        for label, src in (
            ("CHAPTER ONE", "1.xhtml#a"), ("THE EVE", "1.xhtml#b"),
            ("CHAPTER TWO", "2.xhtml#c"), ("THE STAR", "2.xhtml#d"),
        )
    )  # fmt: skip
    book = read_epub(pages, ncx=ncx)
    assert titles(book) == [("", "CHAPTER ONE: THE EVE"), ("", "CHAPTER TWO: THE STAR")]
    assert texts(book, 0)[-1] == "and so on"


def test_a_forgotten_section_is_called_as_the_others_are_without_their_stops(read_epub: ReadEpub, words: str) -> None:
    page = "".join(f'<h2 id="{name}">{name}.</h2><p>{words}</p>' for name in ("Soil", "Trade", "Rail"))
    nav = '<li><a href="0.xhtml#Soil">Soil</a></li><li><a href="0.xhtml#Rail">Rail</a></li>'
    assert [one.title for one in read_epub({"0.xhtml": page}, nav=nav).chapters] == ["Soil", "Trade", "Rail"]


def test_a_page_that_the_contents_forgot_is_a_chapter_when_it_begins_like_one(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "1.xhtml": f"<h2>One</h2><p>{words}</p>",
        "2.xhtml": f"<h2>Two</h2><p>{words}</p>",
        "2b.xhtml": "<p>still two</p>",
        "2c.xhtml": "<h4>A section of two</h4><p>still two</p>",
        "3.xhtml": f"<h2>Three</h2><p>{words}</p>",
    }
    book = read_epub(pages, nav=link("One", "1.xhtml") + link("Three", "3.xhtml"))
    assert titles(book) == [("", "One"), ("", "Two"), ("", "Three")]
    assert texts(book, 1)[-3:] == ["still two", "A section of two", "still two"]


def test_a_part_heading_that_the_contents_forgot_is_a_part(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "1.xhtml": f"<h1>PART ONE</h1><h2 id='c'>Chapter 1</h2><p>{words}</p>",
        "2.xhtml": f"<h2>Chapter 2</h2><p>{words}</p>",
    }
    book = read_epub(pages, nav=link("Chapter 1", "1.xhtml#c") + link("Chapter 2", "2.xhtml"))
    assert titles(book) == [("PART ONE", "Chapter 1"), ("PART ONE", "Chapter 2")]


def test_the_navigation_document_is_not_a_chapter(read_epub: ReadEpub, words: str) -> None:
    spine = '<itemref idref="nav"/><itemref idref="p0"/><itemref idref="p1"/>'
    pages = {"1.xhtml": f"<h2>One</h2><p>{words}</p>", "2.xhtml": f"<h2>Two</h2><p>{words}</p>"}
    book = read_epub(pages, nav=link("One", "1.xhtml") + link("Two", "2.xhtml"), spine=spine)
    assert titles(book) == [("", "One"), ("", "Two")]
    assert [skip.reason for skip in book.account.skipped] == ["Contents pages"]


def test_sub_sections_stay_inside_their_chapter(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{i}.xhtml": f'<h2>Chapter {i}</h2><p>{words}</p><h3 id="w">Walton</h3><p>{words}</p>' for i in (1, 2)}
    nav = "".join(link(f"Chapter {i}", f"{i}.xhtml", link("Walton", f"{i}.xhtml#w")) for i in (1, 2))
    book = read_epub(pages, nav=nav)
    assert titles(book) == [("", "Chapter 1"), ("", "Chapter 2")]
    assert [block.text for block in book.chapters[0].blocks if block.kind is Kind.HEADING] == ["Chapter 1", "Walton"]


def test_the_contents_page_is_not_read(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "toc.xhtml": "<p>One</p><p>Two</p>",
        "list.xhtml": "".join(f'<p><a href="{i}.xhtml">Chapter {i}</a></p>' for i in range(1, 6)),
        "1.xhtml": f"<h2>One</h2><p>{words}</p>",
        "2.xhtml": f"<h2>Two</h2><p>{words}</p>",
    }
    nav = link("目錄", "toc.xhtml") + link("One", "1.xhtml") + link("Two", "2.xhtml")
    book = read_epub(pages, nav=nav)
    assert titles(book) == [("", "One"), ("", "Two")]
    assert [(skip.reason, skip.count) for skip in book.account.skipped] == [("Contents pages", 2)]


def test_pages_outside_the_reading_order_are_not_read(read_epub: ReadEpub, words: str) -> None:
    spine = '<itemref idref="p0" linear="no"/><itemref idref="p1"/>'
    book = read_epub({"0.xhtml": "<p>Pop-up</p>", "1.xhtml": f"<h2>One</h2><p>{words}</p>"}, spine=spine)
    assert [(skip.reason, skip.texts) for skip in book.account.skipped] == [
        ("Pages outside the reading order", ("Pop-up",))
    ]


def test_a_title_that_is_only_a_line_of_text_is_found(read_epub: ReadEpub) -> None:
    body = (
        "<div><h3>︽水滸傳︾施耐庵</h3>︽二○一七年七月七日版︾<br/>︽好讀書櫃︾典藏版<br/><br/><br/>"
        "楔子　張天師祈禳瘟疫<br/><br/>"
        "　　紛紛五代亂離間，一旦雲開復見天！草木百年新雨露，車書萬里舊江山。<br/><br/>"
        "　　他道：﹁好！﹂眾人︱︱都來了。<br/><br/>　　︵全書完︶</div>"
    )
    pages = {"1.xhtml": body, "2.xhtml": "<h3>第一回　王教頭</h3><p>話說故宋哲宗皇帝在時。</p>"}
    metadata = "<dc:title>水滸傳</dc:title><dc:language>zh-TW</dc:language>"
    ncx = point("楔子　張天師祈禳瘟疫", "1.xhtml") + point("第一回　王教頭", "2.xhtml")
    book = read_epub(pages, ncx=ncx, metadata=metadata)
    assert [chapter.title for chapter in book.chapters if chapter.included] == ["楔子 張天師祈禳瘟疫", "第一回 王教頭"]
    spoken = next(chapter for chapter in book.chapters if chapter.included)
    assert [block.text for block in spoken.blocks] == [
        "楔子 張天師祈禳瘟疫",
        "紛紛五代亂離間，一旦雲開復見天！草木百年新雨露，車書萬里舊江山。",
        "他道：「好！」眾人——都來了。",
    ]
    assert {skip.reason: skip.count for skip in book.account.skipped}["Edition notices"] == 2
    assert book.language == "zh"


def test_a_book_without_contents_is_divided_by_its_headings(read_epub: ReadEpub, words: str) -> None:
    pages = {"1.xhtml": f"<h2>One</h2><p>{words}</p>", "2.xhtml": f"<h2>Two</h2><p>{words}</p>"}
    assert titles(read_epub(pages)) == [("", "One"), ("", "Two")]


def test_a_book_without_contents_and_headings_is_one_chapter(read_epub: ReadEpub, words: str) -> None:
    assert titles(read_epub({"1.xhtml": f"<p>{words}</p>", "2.xhtml": f"<p>{words}</p>"})) == [("", "The Book")]


def test_contents_that_point_at_pages_out_of_order_do_not_lose_text(read_epub: ReadEpub, words: str) -> None:
    pages = {"1.xhtml": f"<h2>One</h2><p>first {words}</p>", "2.xhtml": f"<h2>Two</h2><p>second {words}</p>"}
    nav = link("Two", "2.xhtml#lost") + link("One", "1.xhtml") + link("Nowhere", "9.xhtml")
    book = read_epub(pages, nav=nav)
    assert titles(book) == [("", "One"), ("", "Two")]
    assert texts(book, 1)[-1].startswith("second")


def test_the_text_overrules_the_language_of_the_metadata(read_epub: ReadEpub) -> None:
    pages = {"1.xhtml": f"<h2>第一章</h2><p>{'天黑了，灯亮了，海面上又铺开了一条白色的路。' * 20}</p>"}
    book = read_epub(pages)
    assert (book.language, book.chapters[0].language) == ("zh", "zh")


def test_a_chinese_chapter_in_an_english_book_is_chinese(read_epub: ReadEpub, words: str) -> None:
    pages = {"1.xhtml": f"<h2>One</h2><p>{words * 8}</p>", "2.xhtml": "<h2>第二章</h2><p>天黑了，灯亮了。</p>"}
    assert [chapter.language for chapter in read_epub(pages).chapters] == ["en", "zh"]


def test_pages_in_old_encodings_are_read(read_epub: ReadEpub) -> None:
    text = "话说天下大势，分久必合，合久必分。" * 5
    page = f'<?xml version="1.0" encoding="gb2312"?><html><body><p>{text}</p></body></html>'
    book = read_epub({"1.xhtml": page.encode("gbk")})
    assert texts(book, 0)[-1] == text


def test_the_licence_around_the_book_is_not_read(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "1.xhtml": "<p>The Project Gutenberg EBook</p><p>*** START OF THIS PROJECT GUTENBERG EBOOK X ***</p>"
        f"<h2>One</h2><p>{words}</p>",
        "2.xhtml": f"<h2>Two</h2><p>{words}</p><p>End of the Project Gutenberg EBook of X</p><p>Section 1.</p>",
    }
    book = read_epub(pages, nav=link("One", "1.xhtml") + link("Two", "2.xhtml"))
    assert titles(book) == [("", "One"), ("", "Two")]
    assert texts(book, 1) == ["Two", words.strip()]
    assert book.account.skipped[0].count == 4


def test_a_broken_page_is_read_as_a_browser_would(read_epub: ReadEpub) -> None:
    assert texts(read_epub({"1.xhtml": b"<html><body><p>one<p>two &nbsp; three & four"}), 0) == [
        "one",
        "two three & four",
    ]


def test_the_package_is_found_without_a_container(tmp_path: Path, make_epub: Callable[..., Path]) -> None:
    path = tmp_path / "without.epub"
    with zipfile.ZipFile(make_epub({"1.xhtml": "<p>text</p>"})) as whole, zipfile.ZipFile(path, "w") as part:
        for name in whole.namelist():
            if "container" not in name:
                part.writestr(name, whole.read(name))
    assert read(path).warnings == ("This EPUB does not say where its list of pages is; the one inside was used.",)


@pytest.mark.parametrize(
    ("pages", "extra", "reason"),
    [
        ({"1.xhtml": ""}, {}, "There is no text in the file."),
        ({}, {}, "There is no text in the file."),
        ({"1.xhtml": "x"}, {"META-INF/rights.xml": "<r/>"}, "This EPUB is protected by DRM."),
        ({"1.xhtml": b"<p>" + b" " * 5 * 2**20}, {}, "too large when unpacked"),
        ({"1.xhtml": "x"}, {"META-INF/encryption.xml": "<!DOCTYPE e [<!ENTITY a 'b'>]><e/>"}, "declares XML entities"),
    ],
)
def test_a_book_that_cannot_be_read_is_refused_whole(
    make_epub: Callable[..., Path], pages: dict[str, str], extra: dict[str, str], reason: str
) -> None:
    with pytest.raises(ManuscriptError, match=reason):
        read(make_epub(pages, extra=extra))


def test_a_truncated_book_is_damaged(make_epub: Callable[..., Path], words: str) -> None:
    path = make_epub({"1.xhtml": f"<p>{words}</p>"})
    path.write_bytes(path.read_bytes()[:700])
    with pytest.raises(ManuscriptError, match="This EPUB is damaged"):
        read(path)


def test_a_book_is_known_by_its_content_and_not_by_its_suffix(make_epub: Callable[..., Path], words: str) -> None:
    path = make_epub({"1.xhtml": f"<p>{words}</p>"})
    assert read(path.rename(path.with_suffix(".txt"))).title == "The Book"


def test_a_book_without_contents_or_headings_has_the_chapters_its_words_number(read_epub: ReadEpub) -> None:
    text = "話說天下大勢，分久必合，合久必分。" * 40
    parts = [f'<p class="calibre5">第{n}章 風起</p><p>{text}</p>' for n in "一二三四"]
    book = read_epub({"a.xhtml": "".join(parts[:2]), "b.xhtml": f"<p>{text}</p>", "c.xhtml": "".join(parts[2:])})
    assert titles(book) == [("", f"第{n}章 風起") for n in "一二三四"]


def test_notes_on_a_page_of_their_own_are_read_once_behind_the_paragraph_that_calls_them(
    make_epub: Callable[..., Path], words: str
) -> None:
    call = '<sup><a id="r{0}" href="notes.xhtml#n1">1</a></sup>'
    body = f"<h2>One</h2><p>{words}{call.format(1)}</p><p>Again{call.format(2)}</p>"
    notes = '<h2>Notes</h2><p id="n1"><a href="1.xhtml#r1">1</a>. The note. <a href="1.xhtml#r1">↩</a></p>'
    path = make_epub({"1.xhtml": body, "notes.xhtml": notes}, nav=link("One", "1.xhtml") + link("Notes", "notes.xhtml"))
    assert texts(read(path), 0)[1:] == [words.strip(), "Again"]
    book = read(path, ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert texts(book, 0)[1:] == [words.strip(), "The note.", "Again"]
    assert [chapter.title for chapter in book.chapters] == ["One"]
    assert balance(book.account, book.chapters).unexplained == 0


def test_a_list_that_a_program_made_of_the_headings_is_no_better_than_they_are(read_epub: ReadEpub, words: str) -> None:
    body = "".join(
        f"<h2>CHAPTER {no}</h2><h2>{title}</h2><p>{words}</p>" for no, title in (("I", "Dawn"), ("II", "Dusk"))
    )
    pages = {"t.xhtml": "<h1>The Book</h1>", "1.xhtml": f"<h1>by A. Writer [1898]</h1><p>A motto.</p>{body}"}
    anchored = (
        pages["1.xhtml"]
        .replace("<h2>CHAPTER I<", '<h2 id="a">CHAPTER I<')
        .replace("<h2>CHAPTER II", '<h2 id="c">CHAPTER II')
    )
    anchored = anchored.replace("<h2>Dawn", '<h2 id="b">Dawn').replace("<h2>Dusk", '<h2 id="d">Dusk')
    below = "".join(link(label, f"1.xhtml#{id}") for id, label in
                    (("a", "CHAPTER I"), ("b", "Dawn"), ("c", "CHAPTER II"), ("d", "Dusk")))  # fmt: skip
    nav = link("The Book", "t.xhtml") + link("by A. Writer [1898]", "1.xhtml", below)
    book = read_epub({**pages, "1.xhtml": anchored}, nav=nav)
    assert titles(book) == [("", "CHAPTER I: Dawn"), ("", "CHAPTER II: Dusk")]


def test_a_flat_list_of_numbers_takes_its_titles_and_parts_from_the_pages(read_epub: ReadEpub, words: str) -> None:
    names = [("I", "Dawn"), ("II", "Dusk"), ("I", "Night"), ("II", "Noon")]
    pages = {
        f"{at}.xhtml": f"<h2>CHAPTER {no}</h2><h3>{title}</h3><p>{words}</p>" for at, (no, title) in enumerate(names)
    }
    parts = {"p1.xhtml": "<h2>EPOCH THE FIRST</h2>", "p2.xhtml": "<h2>EPOCH THE SECOND</h2>"}
    ordered = [*list(parts.items())[:1], *list(pages.items())[:2], *list(parts.items())[1:], *list(pages.items())[2:]]
    nav = "".join(link(f"CHAPTER {no}", f"{at}.xhtml") for at, (no, _) in enumerate(names))
    assert titles(read_epub(dict(ordered), nav=nav)) == [
        ("EPOCH THE FIRST", "CHAPTER I: Dawn"), ("EPOCH THE FIRST", "CHAPTER II: Dusk"),
        ("EPOCH THE SECOND", "CHAPTER I: Night"), ("EPOCH THE SECOND", "CHAPTER II: Noon"),
    ]  # fmt: skip


def test_a_page_without_a_name_in_the_list_is_no_chapter(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "0.xhtml": "<p>The Book</p><p>A. Writer</p>",
        **{f"{n}.xhtml": f"<h1>{n}</h1><p>{words}</p>" for n in (1, 2)},
    }
    book = read_epub(pages, nav=link("", "0.xhtml") + link("1", "1.xhtml") + link("2", "2.xhtml"))
    assert titles(book) == [("", "1"), ("", "2")]


def test_a_title_page_that_names_the_author_is_no_part(read_epub: ReadEpub, words: str) -> None:
    pages = {"t.xhtml": "<h1>A. Writer The Book</h1>", **{f"{n}.xhtml": f"<h1>{n}</h1><p>{words}</p>" for n in "ab"}}
    nav = "".join(link(label, f"{name}.xhtml") for name, label in (("t", "A. Writer The Book"), ("a", "a"), ("b", "b")))
    assert titles(read_epub(pages, nav=nav)) == [("", "a"), ("", "b")]


def test_numbers_listed_behind_the_notes_are_notes(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{n}.xhtml": f"<h1>{n}</h1><p>{words}</p>" for n in ("One", "Two", "Notes", "1", "2")}
    book = read_epub(pages, nav="".join(link(n.removesuffix(".xhtml"), n) for n in pages))
    assert titles(book) == [("", "One"), ("", "Two")]


def test_large_letters_that_say_what_the_list_says_are_the_heading(read_epub: ReadEpub, words: str) -> None:
    pages = {
        f"{n}.xhtml": f"<p>{n}</p><p>{title}</p><p>{words}</p>" for n, title in (("I", "THE MAIL"), ("II", "DUSK"))
    }
    book = read_epub(pages, nav=link("I: The Mail", "I.xhtml") + link("II: Dusk", "II.xhtml"))
    assert texts(book, 0)[0].casefold() == "i: the mail"
    assert texts(book, 0)[1].startswith("It was a quiet evening")
    assert balance(book.account, book.chapters).unexplained == 0


def test_a_heading_that_the_list_spells_otherwise_is_spoken_once(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{n}.xhtml": f"<p>第{n}回 柴進門招天下客 林冲棒打洪教頭</p><p>{words}</p>" for n in "八九"}
    book = read_epub(pages, nav="".join(link(f"第{n}回 柴進門招天下客 林沖棒打洪教頭", f"{n}.xhtml") for n in "八九"))
    assert [text.count("回") for text in texts(book, 0)] == [1, 0]


def test_a_first_page_that_names_the_rights_is_a_title_page(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "t.xhtml": "<h1>A Quick Guide</h1><h2>Fourth Edition</h2><p>Copyright © 2014 A. Writer</p>",
        **{f"{n}.xhtml": f"<h1>{n}</h1><p>{words}</p>" for n in "ab"},
        "c.xhtml": "<h1>c</h1><p>“© 1914,” he read, and shut the book.</p>",
    }
    nav = "".join(
        link(label, f"{name}.xhtml") for name, label in (("t", "A Quick Guide"), *zip("abc", "abc", strict=True))
    )
    assert titles(read_epub(pages, nav=nav)) == [("", "a"), ("", "b"), ("", "c")]
