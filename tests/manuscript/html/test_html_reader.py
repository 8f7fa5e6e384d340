import zipfile
from pathlib import Path

import pytest

from cosystudio.book.balance import balance
from cosystudio.book.model import ChapterKind
from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read
from cosystudio.manuscript.html import recognises
from cosystudio.manuscript.source import Source

LINE = "It was a quiet evening by the harbour, and the old keeper climbed the stairs as he had done for years. "
HEAD = '<title>The Light, by A. Writer</title><meta name="author" content="A. Writer">'


def made(tmp_path: Path, body: str, choices: ReadingChoices | None = None, head: str = HEAD) -> Manuscript:
    path = tmp_path / "page.html"
    path.write_text(f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>', "utf-8")
    manuscript = read(path, choices)
    assert balance(manuscript.account, manuscript.chapters).unexplained == 0
    return manuscript


def titles(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(chapter.part, chapter.title) for chapter in manuscript.chapters if chapter.included]


def spoken(manuscript: Manuscript) -> str:
    return "\n".join(block.text for one in manuscript.chapters for block in one.blocks if one.included)


def skipped(manuscript: Manuscript) -> dict[str, tuple[str, ...]]:
    return {passages.reason: passages.texts for passages in manuscript.account.skipped}


def test_title_author_and_language_come_from_the_head(tmp_path: Path) -> None:
    manuscript = made(tmp_path, f"<h2>I</h2><p>{LINE}</p>")
    assert (manuscript.title, manuscript.author, manuscript.language) == ("The Light", "A. Writer", "en")


def test_parts_without_a_number_are_known_by_chapters_that_restart(tmp_path: Path) -> None:
    part = "<h2>{}</h2><h3>{}</h3><h2>THE LIGHT.</h2>"
    chapter = "<h2>CHAPTER {}.</h2><p><a href='#toc'>ToC</a></p><h3>{}</h3><p>" + LINE * 9 + "</p>"
    body = "<h1>THE LIGHT</h1><h2>BY A. Writer</h2><p>London</p><h2 id='toc'>CONTENTS</h2>"
    for name, year in (("EPOCH THE FIRST", "1703."), ("EPOCH THE SECOND", "1715.")):
        body += part.format(name, year) + chapter.format("I", "Dawn") + chapter.format("II", "Dusk")
    first, second = "EPOCH THE FIRST 1703.", "EPOCH THE SECOND 1715."
    assert titles(made(tmp_path, body)) == [
        (first, "CHAPTER I. Dawn"),
        (first, "CHAPTER II. Dusk"),
        (second, "CHAPTER I. Dawn"),
        (second, "CHAPTER II. Dusk"),
    ]


def test_a_saved_web_page_is_read_without_its_site(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(5))
    body = f"""<header><a href="/">Site</a></header><nav><ul>{links}</ul></nav>
    <div class="cookie-banner">We value your privacy.</div><div><ul>{links}</ul></div>
    <h1>The Light</h1><p>{LINE * 5}</p><aside>Read this too</aside><div class="ad-slot">Buy now</div>
    <h2>Later</h2><p>{LINE * 5}</p><div id="comments">First!</div><footer>© Site</footer>"""
    manuscript = made(tmp_path, body)
    assert titles(manuscript) == [("", "The Light"), ("", "Later")]
    for words in ("Section", "privacy", "Read this", "Buy", "First!", "©"):
        assert words not in spoken(manuscript)
    assert skipped(manuscript)["Advertisements"] == ("Buy now",)


def test_the_main_element_is_all_that_is_read(tmp_path: Path) -> None:
    manuscript = made(tmp_path, f"<div>Elsewhere</div><main><h1>A</h1><p>{LINE * 5}</p></main><div>Beside</div>")
    assert "Elsewhere" not in spoken(manuscript)
    assert "Beside" not in spoken(manuscript)
    assert skipped(manuscript)["Web site notices"] == ("Elsewhere", "Beside")


def test_a_page_whose_text_is_all_in_a_form_or_an_aside_is_still_read(tmp_path: Path) -> None:
    assert LINE.strip() in spoken(made(tmp_path, f"<form><p>{LINE}</p>{f'<p>{LINE * 9}</p>' * 3}</form>"))


def test_notes_that_are_linked_both_ways_are_read_by_choice(tmp_path: Path) -> None:
    body = f"""<h2>Chapter 1</h2><p>A word<a id="r1" href="#note1">[1]</a> and twice<a href="#note1">[1]</a>.</p>
    <p>{LINE}</p><hr><p id="note1"><a href="#r1">[1]</a> The note. <a href="#r1">↩</a></p>
    <h2>Chapter 2</h2><p>{LINE}</p>"""
    assert "The note" not in spoken(made(tmp_path, body))
    after = made(tmp_path, body, ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert spoken(after).split("\n")[1:3] == ["A word and twice.", "The note."]
    assert spoken(after).count("The note") == 1


def test_chapters_are_found_by_their_words_where_nothing_is_a_heading(tmp_path: Path) -> None:
    body = "".join(
        f"<p class='calibre5'>第{n}章 風起</p><p>{'話說天下大勢，分久必合，合久必分。' * 40}</p>" for n in "一二三"
    )
    assert titles(made(tmp_path, body)) == [("", f"第{n}章 風起") for n in "一二三"]


def test_a_layout_table_is_read_and_a_table_of_data_is_not(tmp_path: Path) -> None:
    data = "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1801</td><td>12</td></tr></table>"
    body = f"<table><tr><td>Menu</td><td><h2>One</h2><p>{LINE * 9}</p>{data}</td></tr></table>"
    assert "1801" not in spoken(made(tmp_path, body))
    assert LINE.strip() in spoken(made(tmp_path, body))
    read_out = made(tmp_path, body, ReadingChoices(tables=True))
    assert spoken(read_out).split("\n")[-2:] == ["Year, Ships", "1801, 12"]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "gb18030"])
def test_the_declared_encoding_of_a_page_is_believed(tmp_path: Path, encoding: str) -> None:
    words = (
        "天下大勢，分久必合，合久必分。" * 20
        if encoding == "gb18030"
        else "Déjà vu à la café, où l’été s’achève. ".replace("’", "'")
    )
    path = tmp_path / "page.htm"
    path.write_bytes(
        f'<html><head><meta charset="{encoding}"></head><body><p>{words * 3}</p></body></html>'.encode(encoding)
    )
    assert spoken(read(path)) == (words * 3).strip()


def test_front_pages_before_the_first_chapter_are_not_ticked(tmp_path: Path) -> None:
    body = f"<h1>The Light</h1><p>London 1901</p><h2>Preface</h2><p>{LINE * 9}</p>"
    body += "".join(f"<h2>Chapter {n}</h2><p>{LINE * 9}</p>" for n in "123")
    kinds = [(chapter.title, chapter.kind) for chapter in made(tmp_path, body).chapters]
    assert kinds[:3] == [
        ("The Light", ChapterKind.FRONT), ("Preface", ChapterKind.FRONT), ("Chapter 1", ChapterKind.BODY),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "is_page"),
    [
        ("<!-- saved --><html><body>x</body></html>", "a.txt", True),
        ("\ufeff<!DOCTYPE HTML PUBLIC><p>x", "a", True),
        ("<h1>A</h1><p>x</p>", "a.html", True),
        ("He wrote <html> on the wall.", "a.txt", False),
        ("A < B", "a.html", False),
    ],
)
def test_a_page_is_known_by_its_content(tmp_path: Path, text: str, name: str, is_page: bool) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert recognises(Source(tmp_path / name)) is is_page


@pytest.mark.parametrize(
    "opening", ["<div>", "<section class='x'>", "<table><tr><td>", "<b><i>", "<h1><div>", "<ul><li>"]
)
def test_a_page_nested_deeper_than_any_book_is_read_in_time(tmp_path: Path, opening: str) -> None:
    assert LINE.strip() in spoken(made(tmp_path, f"{opening * 5_000}<p>{LINE * 9}</p>"))


def test_a_heap_of_headings_is_read_in_time(tmp_path: Path) -> None:
    heap = "".join(f"<h3>Foo {number}</h3>" for number in range(3_000))
    assert "Foo 2999" in spoken(made(tmp_path, f"<h1>A</h1>{heap}<p>{LINE}</p>"))


def test_notes_in_a_block_that_bear_their_numbers_are_each_read_once(tmp_path: Path) -> None:
    calls = "".join(f"<p>word {n}<sup><a href='#n{n}'>{n}</a></sup></p>" for n in range(1, 40))
    bodies = "".join(f"<p id='n{n}'>{n}. body {n}</p>" for n in range(1, 40))
    body = f"<h2>A</h2>{calls}<div class='footnotes'>{bodies}</div>"
    read_out = made(tmp_path, body, ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert spoken(read_out).split("\n")[1:5] == ["word 1", "body 1", "word 2", "body 2"]


def test_more_markup_than_any_book_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ManuscriptError, match="too much markup"):
        made(tmp_path, "<b>" * 600_001)


def test_a_picture_may_call_a_note_and_a_sign_may_lead_back(tmp_path: Path) -> None:
    body = """<h2>第一章</h2><p>正文<a class="duokan-footnote" href="#f1"><img alt="注" src="n.png"></a>继续。</p>
    <ol class="duokan-footnote-content"><li class="duokan-footnote-item" id="f1"><p><a href="#r">◎</a>注释文字</p></li>
    </ol>"""
    read_out = made(tmp_path, body, ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert spoken(read_out).split("\n") == ["第一章", "正文继续。", "注释文字"]


def packed(tmp_path: Path, **members: str) -> Path:
    path = tmp_path / "book.htmlz"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "."), text)
    return path


def test_a_page_packed_with_its_pictures_is_read(tmp_path: Path) -> None:
    body = f"<h2>I</h2><p>{LINE}</p><h2>II</h2><p>{LINE}</p>"
    page = f"<html><head><title>The Light</title></head><body>{body}</body></html>"
    book = read(packed(tmp_path, index__html=page, style__css="p {}", metadata__opf="<package/>"))
    assert (book.title, titles(book)) == ("The Light", [("", "I"), ("", "II")])
    assert titles(read(packed(tmp_path, page__htm=page))) == [("", "I"), ("", "II")]


def test_an_archive_of_several_pages_is_not_taken_for_one(tmp_path: Path) -> None:
    with pytest.raises(ManuscriptError, match="ZIP archive without a book"):
        read(packed(tmp_path, a__html="<p>One</p>", b__html="<p>Two</p>"))


@pytest.mark.parametrize(
    "image",
    [
        '<img class="qqreader-footnote" alt="陈涉：秦末的农民领袖。" src="n.png">',
        '<img class="duokan-footnote" alt="陈涉：秦末的农民领袖。" src="n.png">',
        '<img class="zhangyue-footnote" zy-footnote="陈涉：秦末的农民领袖。" src="n.png">',
    ],
)
def test_a_note_that_hides_in_an_image_is_a_note(tmp_path: Path, image: str) -> None:
    body = f"<h2>第一章</h2><p>从前有一个人，名叫陈涉{image}，他住在山脚下。</p><h2>第二章</h2><p>完了。</p>"
    silent = made(tmp_path, body)
    assert "从前有一个人，名叫陈涉，他住在山脚下。" in spoken(silent)
    assert skipped(silent)["Footnotes"] == ("陈涉：秦末的农民领袖。",)
    said = made(tmp_path, body, ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert "他住在山脚下。\n陈涉：秦末的农民领袖。" in spoken(said)


def test_the_mark_of_a_note_and_other_images_are_no_notes(tmp_path: Path) -> None:
    body = '<h2>I</h2><p>A man<img class="qqreader-footnote" alt="注">, and <img class="map" alt="A map of it">.</p>'
    assert skipped(made(tmp_path, f"{body}<p>{LINE}</p>"))["Image descriptions"] == ("注", "A map of it")


def test_titles_that_a_converter_left_without_a_rank_are_read_as_titles(tmp_path: Path) -> None:
    body = "".join(
        f"<h2>{number}</h2><p>{title}</p><p>{LINE}</p>"
        for number, title in (("I", "The Mail"), ("II", "The Shop"), ("III", "The Light"))
    )
    assert titles(made(tmp_path, body)) == [("", "I: The Mail"), ("", "II: The Shop"), ("", "III: The Light")]


STORY = f"<h2>I</h2><p>{LINE}<sup><a href='#n1'>1</a></sup> {LINE}<a href='#n2'>[2]</a> {LINE}<a href='#n3'>*</a></p>"


@pytest.mark.parametrize(
    ("notes", "bodies"),
    [
        ("<p id='n1'>1. One.</p><p id='n2'>Two.</p><p id='n3'>Ibid.</p>", ("One.", "Two.", "Ibid.")),
        ("<ol><li id='n1'>One.</li><li id='n2'>Two.</li><li id='n3'>Ibid.</li></ol>", ("One.", "Two.", "Ibid.")),
        ("<dl><dt id='n1'>1</dt><dd>One.</dd><dt id='n2'>2</dt><dd>Two.</dd></dl>", ("One.", "Two.")),
        ("<p id='n1'>1. One.</p><p>And more.</p><p id='n2'>Two.</p>", ("One. And more.", "Two.")),
        ("<div id='n1'><p>One.</p><p>And more.</p></div><p><a id='n2'></a>Two.</p>", ("One. And more.", "Two.")),
    ],
)
def test_what_the_mark_of_a_note_leads_to_is_a_note(tmp_path: Path, notes: str, bodies: tuple[str, ...]) -> None:
    manuscript = made(tmp_path, f"{STORY}<hr/>{notes}<h2>II</h2><p>{LINE}</p>")
    assert spoken(manuscript).endswith(f"{LINE}\nII\n{LINE}".replace(" \n", "\n").strip())
    assert set(skipped(manuscript)["Footnotes"]) == set(bodies)


def test_a_cross_reference_in_words_makes_no_note(tmp_path: Path) -> None:
    body = f"<h2>I</h2><p>{LINE}See <a href='#c'>the keeper's words</a>.</p><p id='c'>{LINE}</p><p>{LINE}</p>"
    assert spoken(made(tmp_path, body)).count(LINE.strip()) == 3


def test_chapters_that_marks_lead_to_are_no_notes(tmp_path: Path) -> None:
    ways = "".join(f"<a href='#c{i}'>[{i}]</a> " for i in (1, 2, 3))
    chapters = "".join(f"<p id='c{i}'>{LINE * 3}</p><p>{LINE}</p>" for i in (1, 2, 3))
    assert spoken(made(tmp_path, f"<p>Read here: {ways}</p>{chapters}")).count(LINE.strip()) == 12


BOOKS = "<ul>" + "".join(f"<li><a href='http://site{i}.org/'>Book number {i}</a></li>" for i in range(4)) + "</ul>"
MENU = "<div>" + "".join(f"<a href='/{i}'>Room {i}</a> " for i in range(4)) + "</div>"
CONTENTS = "<ul>" + "".join(f"<li><a href='#c{i}'>Part {i}</a></li>" for i in range(4)) + "</ul>"
WAYS = "<p><a href='a'>Previous</a> | <a href='b'>Contents</a> | <a href='c'>Next</a></p>"


@pytest.mark.parametrize(
    ("body", "is_read"),
    [
        (f"<h1>I</h1><p>{LINE * 9}</p>{BOOKS}<p>{LINE * 9}</p>", True),
        (f"<h1>I</h1><p>{LINE * 9}</p><p>These were on his shelf:</p>{BOOKS}", True),
        (f"<h1>I</h1><p>{LINE * 9}</p><h2>Further reading</h2>{BOOKS}", True),
        (f"{MENU}<h1>I</h1><p>{LINE * 9}</p>", False),
        (f"<h1>I</h1><p>{LINE * 9}</p>{MENU}", False),
        (f"<h1>I</h1><p>{LINE * 9}</p>{CONTENTS}<p>{LINE * 9}</p>", False),
        (f"<h1>I</h1><p>{LINE * 9}</p>{WAYS}<p>{LINE * 9}</p>", False),
        (f"<h1>I</h1><p>{LINE * 9}</p><ul class='navbar'>{BOOKS}</ul><p>{LINE * 9}</p>", False),
    ],
)
def test_a_list_of_links_is_a_menu_only_where_menus_stand(tmp_path: Path, body: str, is_read: bool) -> None:
    manuscript = made(tmp_path, body)
    assert ("Links for finding one's way" not in skipped(manuscript)) is is_read
    assert ("Book number 3" in spoken(manuscript)) is (is_read and "reading" not in body)


def test_a_page_saved_from_word_is_read_without_its_contents_comments_and_bullets(tmp_path: Path) -> None:
    body = f"""<p class=MsoTitle>The Hill</p><p class=MsoToc1><a href="#_Toc1">One<span
    style='display:none'>3</span></a></p><h1><a
    name="_Toc1">Chapter One</a></h1><p class=MsoNormal>{LINE}<a href="#_ftn1" name="_ftnref1"><span
    class=MsoFootnoteReference>[1]</span></a><span class=MsoCommentReference><a href="#_msocom_1">[AB1]</a></span></p>
    <p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraph><span style='font-family:Symbol'>·<span>&nbsp;
    &nbsp;</span></span>An item</p><h1>Chapter Two</h1><p>{LINE}</p><div id=ftn1><p class=MsoFootnoteText><a
    href="#_ftnref1" name="_ftn1">[1]</a> The note.</p></div><div id="_com_1" class=msocomtxt><a name="_msocom_1"></a><p
    class=MsoCommentText>[AB1] Please check.</p></div>"""
    manuscript = made(tmp_path, body, head="")
    assert manuscript.title == "The Hill"
    line = LINE.strip()
    assert spoken(manuscript).split("\n") == ["Chapter One", line, "An item", "Chapter Two", line]
    assert skipped(manuscript)["Contents pages"] == ("One 3",)


def test_a_page_exported_by_google_docs_is_read_without_its_comments(tmp_path: Path) -> None:
    body = f"""<p class="title"><span>My Novel</span></p><p><span class="c0">The Arrival</span></p><p>
    <span>{LINE * 9}</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>
    <p><span style="font-weight:700">The Departure</span></p>
    <p><span>{LINE * 9}</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1"
    id="ftnt1">[1]</a><span>&nbsp;A note.</span></p></div><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Nice
    line!</span></p></div>"""
    head = "<style>.c1{color:red}.c0{font-weight:700}</style>"
    manuscript = made(tmp_path, body, ReadingChoices(notes=Notes.AFTER_PARAGRAPH), head)
    assert manuscript.title == "My Novel"
    text = (LINE * 9).strip()
    assert spoken(manuscript).split("\n") == ["The Arrival", text, "The Departure", text, "A note."]
    assert skipped(manuscript)["Comments"] == ("Nice line!",)


def test_the_bullets_and_the_edges_of_a_page_of_word_are_not_read(tmp_path: Path) -> None:
    mark = (
        "<span style='font-family:\"Courier New\"'><span style='mso-list:Ignore'>{}<span>&nbsp; </span></span></span>"
    )
    body = f"<h1>I</h1><p>{LINE}</p><p>{mark.format('o')}One thing.</p><p>{mark.format('1.')}Two.</p>"
    manuscript = made(tmp_path, f"{body}<p class=MsoHeader>The Hill</p><p>{LINE}</p>")
    assert spoken(manuscript).split("\n")[2:4] == ["One thing.", "1. Two."]
    assert skipped(manuscript)["Running heads"] == ("The Hill",)


def test_the_foot_of_a_quotation_is_read_and_the_author_is_linked(tmp_path: Path) -> None:
    body = f"<h1>I</h1><p>by <a rel='author' href='/w'>Ann Poe</a></p><p>{LINE}</p><blockquote>So it is.<footer>— W. S."
    manuscript = made(tmp_path, f"{body}</footer></blockquote><footer>All about us</footer>", head="")
    assert manuscript.author == "Ann Poe"
    assert spoken(manuscript).endswith("So it is.\n— W. S.")


@pytest.mark.parametrize(
    "heap",
    [
        "<p>" + "<i>“</i><img alt='T'>" * 9_000,
        "<p>x " + "".join(f"<a id='a{i}' href='#b{i}'>1</a> y <a id='b{i}' href='#a{i}'>" for i in range(4_000)),
        "<div>" * 900 + "".join(f"<a href='/{i}'>Room</a>" for i in range(4_000)) + "</div>" * 900,
        "<h1>" + "<img alt='Chapter 1'>" * 9_000 + "</h1>",
    ],
)
def test_a_heap_of_what_stands_for_words_is_read_in_time(tmp_path: Path, heap: str) -> None:
    assert spoken(made(tmp_path, f"<p>{LINE * 9}</p>{heap}</p><p>{LINE * 9}</p>")).startswith(LINE)


def test_verses_that_others_refer_to_by_raised_letters_are_no_notes(tmp_path: Path) -> None:
    refers = {9: '<sup><a href="#v16">a</a></sup>', 18: '<sup><a href="#v25">b</a></sup>'}
    verses = (f'<p id="v{at}"><b>{at}</b> And darkness was upon the deep{refers.get(at, "")}.</p>' for at in range(40))
    assert spoken(made(tmp_path, "".join(verses))).count("darkness") == 40
