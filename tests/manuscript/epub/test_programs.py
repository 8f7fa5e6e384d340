"""Books as the programs of publishers and of writers make them."""

from collections.abc import Callable

import pytest

from cosystudio.manuscript import Manuscript
from tests.manuscript.sums import balance_of

ReadEpub = Callable[..., Manuscript]


def link(label: str, href: str) -> str:
    return f'<li><a href="{href}">{label}</a></li>'


def point(label: str, src: str) -> str:
    return f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{src}"/></navPoint>'


def headed(book: Manuscript) -> list[tuple[str, str]]:
    """Return the title of each chapter with the first words that are spoken."""
    assert balance_of(book).unexplained == 0
    return [(chapter.title, chapter.blocks[0].text) for chapter in book.chapters]


def spoken(book: Manuscript) -> list[str]:
    return [block.text for chapter in book.chapters for block in chapter.blocks]


def skipped(book: Manuscript) -> dict[str, tuple[str, ...]]:
    return {passages.reason: passages.texts for passages in book.account.skipped}


def test_a_number_above_the_title_that_the_contents_lead_to_begins_the_chapter(read_epub: ReadEpub, words: str) -> None:
    pages = {
        f"{n}.xhtml": f'<p class="number">{n}</p><p><a id="t{n}"></a><span>{title}</span></p><p>{words}</p>'
        for n, title in ((1, "Dawn"), (2, "Dusk"))
    }
    book = read_epub(pages, nav=link("Dawn", "1.xhtml#t1") + link("Dusk", "2.xhtml#t2"))
    assert headed(book) == [("1: Dawn", "1: Dawn"), ("2: Dusk", "2: Dusk")]


def test_a_number_in_a_block_above_the_heading_is_said_once(read_epub: ReadEpub, words: str) -> None:
    pages = {
        f"{n}.xhtml": f"<div><div><span>Chapter</span> <span>{n}</span></div></div><h1>{title}</h1><p>{words}</p>"
        for n, title in ((1, "Dawn"), (2, "Dusk"))
    }
    book = read_epub(pages, nav=link("1. Dawn", "1.xhtml") + link("2. Dusk", "2.xhtml"))
    assert headed(book) == [("Chapter 1: Dawn", "Chapter 1: Dawn"), ("Chapter 2: Dusk", "Chapter 2: Dusk")]


def test_paragraphs_that_were_all_set_as_headings_are_prose(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{n}.xhtml": f"<h1>Chapter {n}</h1><h1>{words}</h1><h1>“Yes.”</h1><h1>{words}</h1>" for n in (1, 2, 3)}
    book = read_epub(pages, ncx="".join(point(f"Chapter {n}", f"{n}.xhtml") for n in (1, 2, 3)))
    assert headed(book) == [(f"Chapter {n}", f"Chapter {n}") for n in (1, 2, 3)]
    assert len(spoken(book)) == 12


def test_contents_that_lead_nowhere_give_way_to_the_older_ones(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{n}.xhtml": f"<p>{words}</p>" for n in (1, 2, 3)}
    ncx = "".join(point(f"Tale {n}", f"{n}.xhtml") for n in (1, 2, 3))
    book = read_epub(pages, nav=link("Start", "1.xhtml") + link("End", "x.xhtml"), ncx=ncx)
    assert [title for title, _ in headed(book)] == ["Tale 1", "Tale 2", "Tale 3"]


def test_of_two_contents_that_lead_to_the_pages_the_newer_one_counts(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{n}.xhtml": f"<p>{words}</p>" for n in (1, 2)}
    nav, ncx = ("".join(f(f"{name} {n}", f"{n}.xhtml") for n in (1, 2)) for f, name in ((link, "New"), (point, "Old")))
    assert [title for title, _ in headed(read_epub(pages, nav=nav, ncx=ncx))] == ["New 1", "New 2"]


def test_lines_in_bold_are_headings_where_nothing_else_is(read_epub: ReadEpub, words: str) -> None:
    chapter = "<p><strong>{}</strong></p><p>{}</p><p>He said <b>no</b>.</p><p>{}</p>"
    book = read_epub({"1.xhtml": "".join(chapter.format(title, words, words) for title in ("The Arrival", "Home"))})
    assert [title for title, _ in headed(book)] == ["The Arrival", "Home"]


def test_an_image_that_is_a_letter_is_read_as_one(read_epub: ReadEpub, words: str) -> None:
    body = f"""<h1>I</h1><p><img src="o.png" alt="O"/>nce upon a time.</p><p>“<span class="dropcap"><img src="t.png"
    alt="T"/></span>he end,” he said.</p><p>彼は<img class="gaiji" src="g.png" alt="髙"/>橋です。</p>
    <p><img src="a.png" alt="A"/> <i>map</i></p><p>{words}</p>"""
    book = read_epub({"1.xhtml": body})
    assert spoken(book)[1:5] == ["Once upon a time.", "“The end,” he said.", "彼は髙橋です。", "map"]
    assert headed(book)
    assert skipped(book)["Image descriptions"] == ("A",)


def test_an_image_of_a_heading_is_read_where_the_heading_has_no_other_words(read_epub: ReadEpub, words: str) -> None:
    head = '<h1><img src="h.png" alt="{}"/>{}</h1><p>' + words + "</p>"
    pages = {
        "1.xhtml": head.format("Chapter 1: The Road", ""),
        "2.xhtml": head.format("Chapter 2", "The Sea"),
        "3.xhtml": head.format("A rose", "Chapter 3"),
        "4.xhtml": head.format("h4.png", "Chapter 4"),
    }
    titles = ["Chapter 1: The Road", "Chapter 2: The Sea", "Chapter 3", "Chapter 4"]
    book = read_epub(pages)
    assert headed(book) == [(title, title) for title in titles]
    assert set(skipped(book)["Image descriptions"]) == {"A rose", "h4.png"}


@pytest.mark.parametrize(
    ("markup", "is_read"),
    [
        ('<a class="page" id="p12">12</a>', False),
        ('<a id="page_12">[12]</a>', False),
        ('<span class="pagebreak">12</span>', False),
        ('<span id="p13">12</span>', True),
        ('<span class="page">12 men</span>', True),
        ('<b id="year">1812</b>', True),
    ],
)
def test_the_number_of_a_page_is_known_by_the_name_of_its_element(
    read_epub: ReadEpub, words: str, markup: str, is_read: bool
) -> None:
    book = read_epub({"1.xhtml": f"<h1>I</h1><p>{words}{markup} {words}</p>"})
    assert any("12" in text for text in spoken(book)) is is_read
    assert ("Page numbers" not in skipped(book)) is is_read
    assert headed(book)


def test_a_poem_set_as_a_table_is_verse_and_a_frame_is_text(read_epub: ReadEpub, words: str) -> None:
    poem = '<table class="poem"><tr><td>Roses are red,</td><td>1</td></tr><tr><td>violets blue.</td></tr></table>'
    frame = "<table><tr><td>A letter came in the evening.</td></tr></table><table><tr><td>1732</td></tr></table>"
    book = read_epub({"1.xhtml": f"<h1>I</h1><p>{words}</p>{poem}{frame}"})
    assert spoken(book)[2:] == ["Roses are red,", "1", "violets blue.", "A letter came in the evening."]
    assert headed(book)
    assert skipped(book)["Tables"] == ("1732",)


def test_what_only_screen_readers_are_told_is_not_read(read_epub: ReadEpub, words: str) -> None:
    body = f'<h1>I</h1><p><span class="sr-only">Once</span><span aria-hidden="true">O</span>nce more.</p><p>{words}</p>'
    book = read_epub({"1.xhtml": body})
    assert spoken(book)[1] == "Once more."
    assert headed(book)


def test_a_mark_in_the_place_of_an_image_is_not_read(read_epub: ReadEpub, words: str) -> None:
    marks = "<p>[Illustration]</p><p>[Illustration: The old mill.]</p><p>• An item of a list</p>"
    book = read_epub({"1.xhtml": f"<h1>I</h1><p>{words}</p>{marks}"})
    assert spoken(book)[2:] == ["An item of a list"]
    assert headed(book)


@pytest.mark.parametrize(
    ("heads", "label", "title", "first"),
    [
        ("<h1>ONE</h1><h1>The Road</h1>", "The Road", "The Road", "ONE"),
        ("<p>ONE</p><p>The Road</p>", "1. The Road", "1. The Road", "ONE"),
        ("<p>1</p>", "Chapter 1", "Chapter 1", "1"),
    ],
)
def test_a_number_that_the_contents_leave_out_or_spell_is_the_head_of_the_chapter(
    read_epub: ReadEpub, words: str, heads: str, label: str, title: str, first: str
) -> None:
    pages = {"1.xhtml": f"{heads}<p>{words}</p>", "2.xhtml": f"<h1>The Sea</h1><p>{words}</p>"}
    book = read_epub(pages, nav=link(label, "1.xhtml") + link("The Sea", "2.xhtml"))
    assert headed(book) == [(title, first), ("The Sea", "The Sea")]
    assert book.account.added == ()


def test_a_line_above_the_headings_of_most_pages_is_a_running_head(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{n}.xhtml": f"<div>The Book</div><h2>Chapter {n}</h2><p>{words}</p>" for n in (1, 2, 3)}
    book = read_epub(pages, nav="".join(link(f"Chapter {n}", f"{n}.xhtml") for n in (1, 2, 3)))
    assert [title for title, _ in headed(book)] == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert skipped(book)["Running heads"] == ("The Book",) * 3


def test_bare_numbers_whose_links_lead_to_links_that_lead_back_are_marks(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "1.xhtml": f'<h2>I</h2><p>{words.strip()}<a id="r1" href="z.xhtml#q1">1</a>. In <a id="y" href="#">1</a></p>',
        "z.xhtml": '<p><a id="q1" href="1.xhtml#r1">1</a> First.</p>',
    }
    book = read_epub(pages, nav=link("I", "1.xhtml"))
    assert headed(book) == [("I", "I")]
    assert spoken(book)[1:] == [f"{words.strip()}. In 1"]
    assert skipped(book)["Footnotes"] == ("First.",)


def test_numbers_of_chapters_that_are_linked_with_the_contents_are_no_marks(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "toc.xhtml": "".join(f'<p>Part <a id="t{n}" href="1.xhtml#c{n}">{n}</a></p>' for n in (1, 2)),
        "1.xhtml": "".join(f'<p>Chapter <a id="c{n}" href="toc.xhtml#t{n}">{n}</a></p><p>{words}</p>' for n in (1, 2)),
    }
    assert [title for title, _ in headed(read_epub(pages))][-2:] == ["Chapter 1", "Chapter 2"]


def test_a_motto_above_the_heading_belongs_to_its_chapter(read_epub: ReadEpub, words: str) -> None:
    motto = "<blockquote><p>All the world is a stage.</p></blockquote>"
    pages = {f"{n}.xhtml": f"{motto}<h2>Chapter {n}</h2><p>{words}</p>" for n in (1, 2)}
    book = read_epub(pages, nav=link("Chapter 1", "1.xhtml") + link("Chapter 2", "2.xhtml"))
    assert headed(book) == [(f"Chapter {n}", "All the world is a stage.") for n in (1, 2)]
    assert [block.text for block in book.chapters[1].blocks[:2]] == ["All the world is a stage.", "Chapter 2"]


def test_the_end_of_a_chapter_on_the_next_page_stays_with_it(read_epub: ReadEpub, words: str) -> None:
    pages = {
        "1.xhtml": f"<h2>I</h2><p>{words}</p>",
        "2.xhtml": f"<p>The last line.</p><h2 id='c'>II</h2><p>{words}</p>",
    }
    book = read_epub(pages, nav=link("I", "1.xhtml") + link("II", "2.xhtml#c"))
    assert headed(book) == [("I", "I"), ("II", "II")]


def test_a_page_that_only_announces_a_part_is_one_without_any_heading(read_epub: ReadEpub, words: str) -> None:
    pages = {"p.xhtml": "<p>PART ONE</p><p>The Beginning</p>"}
    pages |= {f"{n}.xhtml": f"<h2>{n}</h2><p>{words}</p>" for n in (1, 2)}
    book = read_epub(pages, ncx=point("1", "1.xhtml") + point("2", "2.xhtml"))
    assert [(chapter.part, chapter.title) for chapter in book.chapters] == [
        ("PART ONE: The Beginning", "1"), ("PART ONE: The Beginning", "2"),
    ]  # fmt: skip
    assert spoken(book)[:2] == ["PART ONE: The Beginning", "1"]


def test_a_heading_is_not_shouted_because_the_contents_are(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{n}.xhtml": f"<p>Chapter {n}<br/>The Road</p><p>{words}</p>" for n in (1, 2)}
    book = read_epub(pages, nav=link("CHAPTER 1 THE ROAD", "1.xhtml") + link("CHAPTER 2 THE ROAD", "2.xhtml"))
    assert headed(book) == [(f"Chapter {n}: The Road", f"Chapter {n}: The Road") for n in (1, 2)]


def test_words_that_chapters_begin_with_are_no_running_head(read_epub: ReadEpub, words: str) -> None:
    pages = {f"{n}.xhtml": f"<p>The telegram came at noon.</p><p>{words}</p>" for n in (1, 2, 3)}
    book = read_epub(pages, nav="".join(link(f"Chapter {n}", f"{n}.xhtml") for n in (1, 2, 3)))
    assert spoken(book).count("The telegram came at noon.") == 3


@pytest.mark.parametrize("place", ["", "<p>London</p>"])
def test_names_of_who_tells_the_chapters_are_no_running_heads(read_epub: ReadEpub, words: str, place: str) -> None:
    pages = {f"{n}.xhtml": f"<p>{name}</p>{place}<p>{words}</p>" for n, name in enumerate(["Ann", "Bob"] * 3)}
    assert spoken(read_epub(pages)).count("Ann") == 3


@pytest.mark.parametrize("line", ["1812", "12"])
def test_a_figure_at_the_end_of_a_chapter_is_no_number_of_the_next(read_epub: ReadEpub, words: str, line: str) -> None:
    page = f"<h2>A</h2><p>{words}</p><p>{line}</p><h2 id='b'>B</h2><p>{words}</p>"
    book = read_epub({"1.xhtml": page}, nav=link("A", "1.xhtml") + link("B", "1.xhtml#b"))
    assert headed(book) == [("A", "A"), ("B", "B")]
