"""What is drawn on pages is read as the book that it is."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

import pytest

from cosystudio.book.model import Kind
from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.manuscript import Manuscript
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.pdf.lines import page_of as drawn_page
from cosystudio.pdfium.values import Run
from tests.manuscript.pdf.writer import LEADING, LEFT, TOP, WIDTH, Mark, Put, block, page_of

ReadPdf = Callable[..., Manuscript]

WORDS = (
    "It was a quiet evening by the harbour, and the old keeper climbed the stairs as he had done for thirty years. "
    "Nobody had asked him to, and nobody would have noticed if he had stayed at home beside the fire. "
)
NUMBERS = ("One", "Two", "Three", "Four")


def texts(manuscript: Manuscript, chapter: int = 0) -> list[str]:
    return [piece.text for piece in manuscript.chapters[chapter].blocks if piece.kind is not Kind.HEADING]


def titles(manuscript: Manuscript) -> list[str]:
    return [chapter.title for chapter in manuscript.chapters]


def skipped(manuscript: Manuscript, reason: str) -> tuple[str, ...]:
    return next((passages.texts for passages in manuscript.account.skipped if passages.reason == reason), ())


def lines_at(lines: list[str], *, x: float = LEFT, y: float = TOP) -> list[Put]:
    return [Put(x, y - at * LEADING, line) for at, line in enumerate(lines)]


def test_running_heads_that_alternate_and_page_numbers_are_not_read(read_pdf: ReadPdf) -> None:
    pages = []
    for at in range(8):
        head = "THE QUIET HARBOUR" if at % 2 else "Chapter One"
        foot = Put(LEFT + 140, 30, str(at + 1))
        pages.append([Put(LEFT + 100, 560, head, 8), *page_of([f"{WORDS}{at} {n}." for n in "abcd"]), foot])
    manuscript = read_pdf(pages)
    assert len(texts(manuscript)) == 32
    assert len(skipped(manuscript, "Running heads")) == 8
    assert skipped(manuscript, "Page numbers") == tuple("12345678")


def test_roman_numbers_and_numbers_within_heads_are_those_of_pages(read_pdf: ReadPdf) -> None:
    roman = [[*page_of([WORDS]), Put(LEFT + 140, 30, number)] for number in ("i", "ii", "iii", "iv")]
    arabic = [[Put(LEFT, 560, f"{at}  THE HARBOUR", 8), *page_of([WORDS])] for at in range(1, 6)]
    manuscript = read_pdf([*roman, *arabic])
    assert skipped(manuscript, "Page numbers") == ("i", "ii", "iii", "iv")
    assert len(skipped(manuscript, "Running heads")) == 5


def test_text_that_repeats_itself_on_every_page_is_read(read_pdf: ReadPdf) -> None:
    manuscript = read_pdf([page_of([WORDS, WORDS]) for _ in range(9)])
    assert len(texts(manuscript)) == 18
    assert manuscript.account.skipped == ()


def test_a_head_that_stands_once_is_known_by_its_place(read_pdf: ReadPdf) -> None:
    heads = ["The Storm"] * 5 + ["The Calm"]
    pages = [[Put(LEFT + 90, 560, head, 8), *page_of([f"{WORDS}{at}"])] for at, head in enumerate(heads)]
    assert skipped(read_pdf(pages), "Running heads") == tuple(heads)


def test_chapters_are_those_of_the_outline(read_pdf: ReadPdf) -> None:
    pages = [[Put(LEFT, 540, f"Chapter {number}", 14), *page_of([WORDS])] for number in NUMBERS]
    manuscript = read_pdf(pages, outline=[Mark(f"Chapter {number}", at, 556) for at, number in enumerate(NUMBERS)])
    assert titles(manuscript) == [f"Chapter {number}" for number in NUMBERS]
    assert texts(manuscript, 1) == [WORDS.strip()]


def test_a_chapter_of_the_outline_may_begin_in_the_middle_of_a_page(read_pdf: ReadPdf) -> None:
    page = [*page_of([f"{WORDS}Here."]), Put(LEFT, 400, "The Second Part of It"), *page_of([f"{WORDS}There."], 374)]
    manuscript = read_pdf([page], outline=[Mark("The First", 0, 540), Mark("The Second Part of It", 0, 412)])
    assert titles(manuscript) == ["The First", "The Second Part of It"]
    assert texts(manuscript, 1) == [f"{WORDS}There."]


@pytest.mark.parametrize("size", [10.0, 15.0])
def test_without_an_outline_chapters_begin_at_headings(read_pdf: ReadPdf, size: float) -> None:
    pages = [[Put(LEFT + 90, 500, f"CHAPTER {n.upper()}", size), *page_of([WORDS], 460)] for n in NUMBERS]
    assert titles(read_pdf(pages)) == [f"CHAPTER {n.upper()}" for n in NUMBERS]


def test_a_number_and_the_title_below_it_are_one_heading(read_pdf: ReadPdf) -> None:
    pages = [
        [
            Put(LEFT + 100, 500, f"CHAPTER {n.upper()}"),
            Put(LEFT + 96, 470, f"The Lamp {n}", font="italic"),
            *page_of([WORDS], 430),
        ]
        for n in NUMBERS
    ]
    assert titles(read_pdf(pages))[0] == "CHAPTER ONE: The Lamp One"


def test_a_spaced_out_heading_is_read_as_words(read_pdf: ReadPdf) -> None:
    pages = [[Put(LEFT, 540, "CHAPTER ONE", 15, letters=6, words=12), *page_of([WORDS])]]
    assert titles(read_pdf(pages)) == ["CHAPTER ONE"]


def test_a_paragraph_goes_on_over_the_page(read_pdf: ReadPdf) -> None:
    lines = block(WORDS * 3, indent=2)
    after = [Put(put.x, put.y + 8 * LEADING, put.text, put.size, words=put.words) for put in lines[8:]]
    manuscript = read_pdf([[*page_of([WORDS], TOP + 5 * LEADING), *lines[:8]], after])
    assert texts(manuscript)[-1] == " ".join((WORDS * 3).split())


def test_paragraphs_parted_by_white_are_told_apart(read_pdf: ReadPdf) -> None:
    assert len(texts(read_pdf([page_of([WORDS, WORDS, WORDS], indent=0, gap=8)]))) == 3


def test_more_white_than_between_paragraphs_is_a_scene_break(read_pdf: ReadPdf) -> None:
    page = [*page_of([WORDS, WORDS]), *page_of([WORDS, WORDS], 360, indent=0)]
    kinds = [piece.kind for piece in read_pdf([page]).chapters[0].blocks]
    assert kinds.index(Kind.SCENE_BREAK) == 2
    assert kinds.count(Kind.SCENE_BREAK) == 1


def test_ornaments_between_scenes_are_a_scene_break(read_pdf: ReadPdf) -> None:
    page = [*page_of([WORDS]), Put(LEFT + 130, 430, "* * *"), *page_of([WORDS], 400)]
    manuscript = read_pdf([page])
    assert [piece.kind for piece in manuscript.chapters[0].blocks] == [Kind.PROSE, Kind.SCENE_BREAK, Kind.PROSE]
    assert skipped(manuscript, "Scene break marks") == ("* * *",)


def test_verse_keeps_its_lines(read_pdf: ReadPdf) -> None:
    verse = ["I am the king of all the land", "And none shall say me nay", "I hold the world within my hand"]
    page = [*page_of([WORDS, WORDS]), *lines_at(verse, x=LEFT + 40, y=370), *page_of([WORDS], 300)]
    found = next(piece for piece in read_pdf([page]).chapters[0].blocks if piece.kind is Kind.VERSE)
    assert found.text == "\n".join(verse)


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_a_word_parted_at_the_line_end_is_joined(read_pdf: ReadPdf, hyphen: str) -> None:
    first = "The old keeper climbed the stairs in his most ord"
    manuscript = read_pdf([lines_at([first + hyphen, "inary manner and lit the lamp of the lighthouse ag", "ain."])])
    assert "most ordinary manner" in texts(manuscript)[0]


def test_the_hyphen_of_a_compound_known_in_the_book_is_kept(read_pdf: ReadPdf) -> None:
    lines = [
        "He was a well-known keeper of lamps, and as well-",
        "known as that he was loved by all the harbour fol-",
        "k.",
    ]
    manuscript = read_pdf([lines_at(lines)])
    assert "as well-known as that" in texts(manuscript)[0]
    assert skipped(manuscript, "Hyphens at line ends") == ("-",)


def note_pages() -> list[list[Put]]:
    text = block(WORDS)
    call = Put(LEFT + len(text[-1].text) * 6, text[-1].y + 4, "1", 6)
    foot = [Put(LEFT, 70, "1", 5), Put(LEFT + 6, 67, "The lamp was a gift of the old queen.", 7)]
    return [[*text, call, *page_of([WORDS], 440), *foot], page_of([WORDS])]


def test_a_note_at_the_foot_is_not_read_and_its_call_neither(read_pdf: ReadPdf) -> None:
    manuscript = read_pdf(note_pages())
    assert skipped(manuscript, "Footnotes") == ("The lamp was a gift of the old queen.",)
    assert skipped(manuscript, "Footnote marks") == ("1", "1")


def test_a_note_is_read_behind_its_paragraph_by_choice(read_pdf: ReadPdf) -> None:
    manuscript = read_pdf(note_pages(), ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert "The lamp was a gift of the old queen." in texts(manuscript)


def test_two_columns_are_read_one_after_the_other_even_when_drawn_row_by_row(read_pdf: ReadPdf) -> None:
    left, right = block(WORDS * 2, columns=22), block(f"{WORDS * 2}There.", x=LEFT + 160, columns=22)
    title = Put(LEFT + 20, 560, "On Lamps and Those Who Light Them", 13)
    rows = [put for pair in zip(left, right, strict=False) for put in pair]
    manuscript = read_pdf([[title, *rows, *right[len(left) :]]])
    words = " ".join(" ".join(texts(manuscript)).split())
    assert words == " ".join(f"{WORDS * 2}{WORDS * 2}There.".split())


def test_a_large_first_letter_belongs_to_its_word(read_pdf: ReadPdf) -> None:
    lines = lines_at(
        ["here was a keeper by the harbour, who climbed", "the stairs as he had done for thirty years"], x=LEFT + 24
    )
    page = [
        Put(LEFT, TOP - LEADING, "T", 30),
        *lines,
        *lines_at(["and nobody would have noticed if he had not."], y=TOP - 26),
    ]
    assert texts(read_pdf([page]))[0].startswith("There was a keeper by the harbour, who climbed the stairs")


def test_text_drawn_twice_to_look_bold_is_read_once(read_pdf: ReadPdf) -> None:
    page = [*page_of([WORDS])]
    again = [Put(put.x + 0.3, put.y, put.text, put.size, words=put.words) for put in page]
    assert texts(read_pdf([[one for pair in zip(page, again, strict=True) for one in pair]])) == [WORDS.strip()]


def test_a_mark_across_the_page_is_not_read(read_pdf: ReadPdf) -> None:
    across = Put(100, 200, "DRAFT COPY", 40, turn=(0.7, 0.7, -0.7, 0.7))
    manuscript = read_pdf([[*page_of([WORDS]), across]])
    assert texts(manuscript) == [WORDS.strip()]
    assert skipped(manuscript, "Watermarks and text across the page") == ("DRAFTCOPY",)


def test_a_page_that_lies_on_its_side_is_read(read_pdf: ReadPdf) -> None:
    page = [
        Put(400 - put.y + 100, put.x, put.text, put.size, words=put.words, turn=(0, 1, -1, 0)) for put in block(WORDS)
    ]
    turned = [Put(put.x, put.y, put.text, put.size, words=put.words, turn=put.turn) for put in page]
    assert " ".join(texts(read_pdf([turned]))) == WORDS.strip()


def test_columns_of_upright_characters_are_read_from_the_right(read_pdf: ReadPdf) -> None:
    columns = ["此开卷第一回也。作者自", "云因曾历过一番梦幻之后", "故将真事隐去。"]
    page = [Put(300 - 20 * c, 500 - 12 * r, char, 10) for c, text in enumerate(columns) for r, char in enumerate(text)]
    assert "".join(texts(read_pdf([page]))) == "".join(columns)


def test_words_under_a_scan_are_read(read_pdf: ReadPdf) -> None:
    page = [Put(put.x, put.y, put.text, put.size, words=put.words, mode=3) for put in page_of([WORDS])]
    assert texts(read_pdf([page], picture=True)) == [WORDS.strip()]


def test_the_numbers_of_lines_at_the_margin_are_not_read(read_pdf: ReadPdf) -> None:
    page = page_of([WORDS * 4])
    numbers = [Put(LEFT - 30, put.y, str(at + 1), 7) for at, put in enumerate(page)]
    manuscript = read_pdf([[one for pair in zip(numbers, page, strict=True) for one in pair]])
    assert texts(manuscript) == [" ".join((WORDS * 4).split())]
    assert skipped(manuscript, "Line numbers")[:3] == ("1", "2", "3")


def test_a_contents_page_is_not_read(read_pdf: ReadPdf) -> None:
    listed = [f"Chapter {n} ............................ {at + 2}" for at, n in enumerate(NUMBERS)]
    pages = [[Put(LEFT + 120, 540, "Contents", 14), *lines_at(listed)]]
    pages += [[Put(LEFT + 90, 500, f"Chapter {n}", 14), *page_of([WORDS], 460)] for n in NUMBERS]
    manuscript = read_pdf(pages)
    assert titles(manuscript) == [f"Chapter {n}" for n in NUMBERS]
    assert len(skipped(manuscript, "Contents pages")) == 5


def test_captions_and_tables_are_read_by_choice(read_pdf: ReadPdf) -> None:
    rows = [
        [Put(LEFT + 80 * c, 300 - 16 * r, cell) for c, cell in enumerate(row)]
        for r, row in enumerate(("ab", "cd", "ef"))
    ]
    page = [*page_of([WORDS]), Put(LEFT, 380, "Figure 1: The lamp.", 8), *chain.from_iterable(rows)]
    manuscript = read_pdf([page])
    assert skipped(manuscript, "Captions") == ("Figure 1: The lamp.",)
    assert texts(manuscript) == [WORDS.strip()]
    chosen = read_pdf([page], ReadingChoices(captions=True, tables=True))
    assert "Figure 1: The lamp." in texts(chosen)
    assert not chosen.account.skipped


def test_lines_stretched_to_the_width_are_neither_a_table_nor_columns(read_pdf: ReadPdf) -> None:
    lines = [" ".join(f"{start}{end}lantern" for end in "eiou") for start in "bdfgklmn"]
    page = [Put(LEFT, 500 - 13 * at, line, words=10) for at, line in enumerate(lines)]
    page[-1] = replace(page[-1], words=0)
    assert texts(read_pdf([page])) == [" ".join(lines)]


def test_title_and_author_are_those_that_the_file_tells(read_pdf: ReadPdf) -> None:
    manuscript = read_pdf([page_of([WORDS])], info={"Title": "The Lamp", "Author": "A. Keeper"})
    assert (manuscript.title, manuscript.author) == ("The Lamp", "A. Keeper")


def test_the_name_of_a_file_is_no_title(read_pdf: ReadPdf) -> None:
    pages = [[Put(LEFT + 60, 400, "The Lamp", 24), Put(LEFT + 60, 300, "A. Keeper")], page_of([WORDS])]
    assert read_pdf(pages, info={"Title": "Microsoft Word - lamp.docx"}).title == "The Lamp"


@pytest.mark.parametrize("head", ["Chapter I. The Storm {}", "{} Chapter I. The Storm"])
def test_a_running_head_with_the_chapter_and_the_page_is_no_heading(read_pdf: ReadPdf, head: str) -> None:
    first = [Put(LEFT + 60, 500, "Chapter I. The Storm", 15), *page_of([WORDS], 460)]
    later = [[Put(LEFT + 60, 560, head.format(at), 8), *page_of([WORDS])] for at in range(2, 8)]
    manuscript = read_pdf([first, *later])
    assert titles(manuscript) == ["Chapter I. The Storm"]
    assert len(skipped(manuscript, "Running heads")) == 6


def test_the_address_and_the_page_of_all_pages_that_a_browser_prints_are_not_read(read_pdf: ReadPdf) -> None:
    pages = [[*page_of([WORDS]), Put(LEFT, 30, f"https://books.example/lamp {at}/9", 8)] for at in range(1, 10)]
    assert len(skipped(read_pdf(pages), "Running heads")) == 9


def test_a_large_first_letter_stands_before_the_first_line_beside_it(read_pdf: ReadPdf) -> None:
    lines = block(WORDS, indent=0)
    beside = [replace(put, x=put.x + 30, words=0.0) for put in lines[:2]]
    cap = Put(LEFT, TOP - LEADING - 4, "B", 40)
    manuscript = read_pdf([[cap, *beside, *lines[2:]]])
    assert texts(manuscript)[0] == f"B{WORDS.strip()}"


def test_no_letter_is_lost_where_two_large_ones_stand_before_one_line(read_pdf: ReadPdf) -> None:
    lines = [replace(put, x=put.x + 30) for put in block(WORDS, indent=0)]
    manuscript = read_pdf([[Put(LEFT, TOP - 20, "B", 40), Put(LEFT, TOP - 4, "C", 40), *lines]])
    assert {"B", "C"} <= set("".join(piece.text for chapter in manuscript.chapters for piece in chapter.blocks))


def test_a_book_that_parts_no_words_keeps_the_hyphens_at_line_ends(read_pdf: ReadPdf) -> None:
    lines = ["He was a broad-brimmed man of the quick-tempered sort,"] * 110
    lines[50:52] = [
        "and as he had done before he went with his ice-",
        "island to the other end of the old harbour wall,",
    ]
    assert " ice-island to " in " ".join(texts(read_pdf([lines_at(lines[:60]), lines_at(lines[60:])])))


def test_columns_with_little_in_them_stand_where_those_before_them_stood(read_pdf: ReadPdf) -> None:
    left, right = [block(WORDS * 3, x=x, columns=22) for x in (LEFT, LEFT + 170)]
    few = [
        *lines_at(["“Is he there?”", "“No.”", "Nobody."]),
        *lines_at(["He went.", "“Who?”", "It rained."], x=LEFT + 170),
    ]
    manuscript = read_pdf([[*left, *right]] * 3 + [few])
    said = " ".join(texts(manuscript))
    assert said.index("Nobody.") < said.index("He went.")


def test_a_heading_over_two_lines_has_the_space_that_the_outline_lacks(read_pdf: ReadPdf) -> None:
    page = [Put(LEFT, 540, "The Keeper Of", 16), Put(LEFT, 520, "The Harbour", 16), *page_of([WORDS], 480)]
    outline = [Mark("The Keeper OfThe Harbour", 0, 556), Mark("End", 1, 560)]
    assert titles(read_pdf([page, page_of([WORDS])], outline=outline))[0] == "The Keeper Of The Harbour"


def test_a_note_mark_in_a_raised_note_mark_is_counted_once(read_pdf: ReadPdf) -> None:
    call = Put(LEFT + 6 * 50, TOP + 4, "[†]", 6)
    page = [*block(WORDS, indent=0), call, Put(LEFT, 60, "† It was his own.", 7)]
    assert skipped(read_pdf([page]), "Footnotes") == ("It was his own.",)


def test_quotes_that_are_drawn_later_into_the_holes_of_a_line_stand_in_them(read_pdf: ReadPdf) -> None:
    line = "她说 你来不来 然后走了"
    holes = [Put(LEFT + 6 * at, TOP, mark) for at, mark in ((2, "“"), (7, "”"))]
    manuscript = read_pdf([[Put(LEFT, TOP, line), *lines_at(["天黑了。", "没有人来。"], y=TOP - LEADING), *holes]])
    assert texts(manuscript)[0].startswith("她说“你来不来”然后走了")


def test_the_short_last_line_of_a_heading_over_two_columns_belongs_to_it(read_pdf: ReadPdf) -> None:
    left, right = [block(WORDS * 3, 470, x=x, columns=22) for x in (LEFT, LEFT + 170)]
    head = [Put(LEFT, 530, "Chapter One. The Keeper Of The", 16), Put(LEFT, 508, "Harbour", 16)]
    assert titles(read_pdf([[*head, *left, *right]])) == ["Chapter One. The Keeper Of The Harbour"]


def test_ringed_figures_count_the_notes_of_a_page(read_pdf: ReadPdf) -> None:
    calls = [Put(LEFT + 302, TOP - at * LEADING, mark, 10) for at, mark in enumerate("①②")]
    notes = [Put(LEFT, 70, "① It was his own.", 7), Put(LEFT, 60, "② And hers.", 7)]
    assert skipped(read_pdf([[*block(WORDS, indent=0), *calls, *notes]]), "Footnotes") == (
        "It was his own.",
        "And hers.",
    )


def test_paragraphs_of_hebrew_begin_at_the_right(read_pdf: ReadPdf) -> None:
    words = "זקן המגדלור עלה במדרגות המגדל והדליק את המנורה כפי שעשה בכל ערב מזה שלושים שנה. "
    lines = block(words * 4, indent=0)[:4]
    right = LEFT + 300
    page = []
    for top in (TOP, TOP - 4 * LEADING, TOP - 8 * LEADING):
        for at, line in enumerate(lines):
            length = 36 if at == 3 else len(line.text)
            x = right - 6 * length - (12 if at == 0 else 0)
            page.append(Put(x, top - at * LEADING, line.text[:length][::-1]))
    assert len(texts(read_pdf([page]))) == 3


def test_a_bracket_whose_box_lies_over_its_neighbour_stays_in_its_line() -> None:
    runs = [
        Run("すぐ", 0, 25, 300, 11),
        Run("「", 13, 26, 300, 10.3),
        Run("先生", 33, 57, 300, 11, spaced=True),
        Run("」", 52, 65, 300, 10.3),
        Run("といった。", 66, 128, 300, 11),
    ]
    assert [line.text for line in drawn_page(0, 600, runs, Account()).lines] == ["すぐ「先生」といった。"]


def test_a_heading_in_far_larger_type_may_be_long(read_pdf: ReadPdf) -> None:
    title = f"In Which {'The Keeper Of The Lamp And ' * 4}The Passenger Take Each Other For What They Are"
    pages = [[Put(5, 545, f"{n} {title}", 15, letters=-6), *page_of([WORDS], 450)] for n in NUMBERS]
    assert [chapter.blocks[0].text for chapter in read_pdf(pages).chapters] == [f"{n} {title}" for n in NUMBERS]


def numbered(pages: list[list[Put]], first: int = 1) -> list[list[Put]]:
    headed = ([Put(LEFT + 90, 500, f"Chapter {n}", 15), *page_of([WORDS, WORDS], 460)] for n in NUMBERS[first:])
    return [*pages, *headed]


def test_a_short_first_chapter_without_a_title_is_no_title_page(read_pdf: ReadPdf) -> None:
    cover = [Put(LEFT + 60, 400, "The Lamp", 24), Put(LEFT + 80, 300, "A. Keeper"), Put(LEFT + 80, 60, "London 1884")]
    manuscript = read_pdf(numbered([cover, page_of([WORDS, WORDS])]))
    assert titles(manuscript) == ["The Lamp", "The Lamp (2)", "Chapter Two", "Chapter Three", "Chapter Four"]
    assert [chapter.kind.value for chapter in manuscript.chapters[:2]] == ["front", "body"]
    assert texts(manuscript, 1) == [WORDS.strip()] * 2


def test_a_page_about_the_edition_is_no_chapter(read_pdf: ReadPdf) -> None:
    imprint = f"{WORDS} All rights reserved. No part of this publication may be reproduced. Printed in Great Britain."
    manuscript = read_pdf(numbered([page_of([imprint])]))
    assert [chapter.kind.value for chapter in manuscript.chapters[:2]] == ["front", "body"]


def test_a_motto_is_no_chapter(read_pdf: ReadPdf) -> None:
    motto = [Put(LEFT + 90, 400, "And there was light,"), Put(LEFT + 95, 386, "and it was good.")]
    assert read_pdf(numbered([motto])).chapters[0].kind.value == "front"


def test_ruby_readings_are_not_read(read_pdf: ReadPdf) -> None:
    line = "先生と鎌倉で会った。"
    page = [Put(LEFT, TOP - 20 * at, line, letters=4) for at in range(6)]
    page += [Put(LEFT, TOP + 10, "せんせい", 5), Put(LEFT + 30, TOP - 10, "かまくら", 5)]
    manuscript = read_pdf([page])
    assert "".join(texts(manuscript)) == line * 6
    assert skipped(manuscript, "Ruby readings") == ("せんせい", "かまくら")


def test_small_kana_in_a_line_are_no_readings(read_pdf: ReadPdf) -> None:
    page = [Put(LEFT, TOP, "先生は"), Put(LEFT + 19, TOP, "ちいさく", 5), Put(LEFT + 32, TOP, "言った。")]
    assert texts(read_pdf([page])) == ["先生はちいさく言った。"]


@pytest.mark.parametrize("letters", [0, 1.5, 6])
def test_white_between_chinese_characters_is_no_space(read_pdf: ReadPdf, letters: float) -> None:
    page = [Put(LEFT, TOP - 13 * at, "此开卷第一回也", letters=letters) for at in range(4)]
    assert "".join(texts(read_pdf([page]))) == "此开卷第一回也" * 4


def test_a_space_of_the_file_between_chinese_characters_is_kept(read_pdf: ReadPdf) -> None:
    page = [Put(LEFT + 60, 540, "第一章 港口", 16), *[Put(LEFT, TOP - 13 * at, "此开卷第一回也。") for at in range(9)]]
    assert titles(read_pdf([page])) == ["第一章 港口"]


def test_the_words_on_a_contents_page_are_no_title(read_pdf: ReadPdf) -> None:
    assert read_pdf([[Put(LEFT, 540, "Contents", 20), *page_of([WORDS])]]).title == "book"


def test_columns_are_told_from_words_that_are_stretched_as_wide_as_the_white_between_them(read_pdf: ReadPdf) -> None:
    words = ["harbour", "sea", "lanterns", "quiet", "evening", "keepers"]
    rows, said = [], ["", ""]
    for row in range(10):
        for column, x in enumerate((LEFT, LEFT + 165)):
            one, two, three = (words[(row * step + column) % 6] for step in (1, 2, 3))
            places = (x, x + 6 * len(one) + 15, x + 150 - 6 * len(three))
            rows += [Put(at, TOP - 13 * row, word) for at, word in zip(places, (one, two, three), strict=True)]
            said[column] += f"{one} {two} {three} "
    found = texts(read_pdf([rows], ReadingChoices(tables=True)))
    assert " ".join(" ".join(found).split()) == f"{said[0]}{said[1]}".strip()


def chapters_of_two_lines() -> list[list[Put]]:
    return [
        [
            Put(LEFT, 550, f"Chapter {n}", 15),
            Put(LEFT, 525, f"The Lamp {n}", 15),
            Put(LEFT, 490, "A Section", 12),
            *page_of([WORDS], 470),
            Put(LEFT, 395, "Another Section", 12),
            *page_of([WORDS], 370),
        ]
        for n in NUMBERS
    ]


def test_the_number_above_a_title_of_the_outline_belongs_to_it(read_pdf: ReadPdf) -> None:
    outline = [Mark(f"{at + 1} The Lamp {n}", at, 540) for at, n in enumerate(NUMBERS)]
    manuscript = read_pdf(chapters_of_two_lines(), outline=outline)
    assert titles(manuscript) == [f"Chapter {n}: The Lamp {n}" for n in NUMBERS]


def test_sections_of_the_outline_are_no_chapters(read_pdf: ReadPdf) -> None:
    outline = []
    for at, n in enumerate(NUMBERS):
        outline += [Mark(f"The Lamp {n}", at, 540), Mark("A Section", at, 502, 2), Mark("Another Section", at, 407, 2)]
    manuscript = read_pdf(chapters_of_two_lines(), outline=outline)
    assert titles(manuscript) == [f"Chapter {n}: The Lamp {n}" for n in NUMBERS]
    assert {chapter.part for chapter in manuscript.chapters} == {""}


def test_an_outline_that_points_to_wrong_pages_leads_to_the_headings_that_say_its_words(read_pdf: ReadPdf) -> None:
    pages = [[Put(LEFT, 540, f"The {name} of the Lamp", 16), *page_of([WORDS] * 2, 480)] for name in NUMBERS]
    outline = [Mark(f"The {name} of the Lamp", min(at + 1, 3)) for at, name in enumerate(NUMBERS)]
    manuscript = read_pdf(pages, outline=outline)
    assert titles(manuscript) == [f"The {name} of the Lamp" for name in NUMBERS]
    assert texts(manuscript) == [WORDS.strip()] * 2


def sheets_of(pages: list[list[Put]]) -> list[list[Put]]:
    beside = [[replace(put, x=put.x + WIDTH) for put in page] for page in pages[1::2]]
    return [[*left, *right] for left, right in zip(pages[::2], [*beside, []], strict=False)]


def test_two_pages_on_a_sheet_are_read_one_after_the_other(read_pdf: ReadPdf) -> None:
    pages = []
    for at, n in enumerate(NUMBERS):
        head, foot = Put(LEFT + 100, 570, "THE QUIET HARBOUR", 8), Put(LEFT + 140, 30, str(at + 2))
        pages.append([head, Put(LEFT, 540, f"Chapter {n}", 15), *page_of([WORDS] * 2, 500), foot])
    outline = [Mark(f"Chapter {n}", at // 2) for at, n in enumerate(NUMBERS)]
    for marks in ((), outline):
        manuscript = read_pdf(sheets_of(pages), width=2 * WIDTH, outline=marks)
        assert titles(manuscript) == [f"Chapter {n}" for n in NUMBERS]
        assert [texts(manuscript, at) for at in range(4)] == [[WORDS.strip()] * 2] * 4
        assert skipped(manuscript, "Page numbers") == ("2", "3", "4", "5")


def test_a_wide_page_with_text_across_is_one_page(read_pdf: ReadPdf) -> None:
    page = [put for at in range(9) for put in block(f"{at} {WORDS}", 540 - 56 * at, columns=120)]
    assert len(texts(read_pdf([page, page], width=2 * WIDTH))[0].split()) == len(WORDS.split()) + 1


def test_lines_of_a_stanza_that_are_set_in_differently_stay_together(read_pdf: ReadPdf) -> None:
    verse = [("O lamp upon the hill,", 40), ("How quiet and how still", 56), ("You shine for me!", 40)]
    lines = [Put(LEFT + x, 370 - at * LEADING, line) for at, (line, x) in enumerate(verse)]
    manuscript = read_pdf([[*page_of([WORDS, WORDS]), *lines, *page_of([WORDS], 310)]])
    assert "\n".join(line for line, _ in verse) in texts(manuscript)


def test_a_dedication_does_not_go_on_from_the_title_page(read_pdf: ReadPdf) -> None:
    cover = [Put(LEFT + 102, 400, "The Quiet Lamp", 11), Put(LEFT + 126, 300, "London 1884")]
    dedication = [Put(LEFT + 120, 400, "For my Mary")]
    manuscript = read_pdf(numbered([cover, dedication]))
    assert texts(manuscript)[-2:] == ["London 1884", "For my Mary"]


def test_numbers_of_chapters_below_the_title_of_the_book_are_no_sections(read_pdf: ReadPdf) -> None:
    page = [Put(LEFT, 540, "The Lamp", 20)]
    outline = [Mark("The Lamp", 0, 556)]
    for at, number in enumerate(("I", "II", "III")):
        page += [Put(LEFT + 145, 500 - 120 * at, number, 14), *page_of([WORDS], 470 - 120 * at)]
        outline.append(Mark(number, 0, 514 - 120 * at, 2))
    assert titles(read_pdf([page], outline=outline))[-3:] == ["I", "II", "III"]


@pytest.mark.parametrize(("numbers", "count"), [("1234", 4), ("1243", 1), ("12", 1)])
def test_numbers_alone_that_count_on_from_one_are_headings(read_pdf: ReadPdf, numbers: str, count: int) -> None:
    pages = [
        page for number in numbers for page in ([Put(LEFT, 540, number), *page_of([WORDS] * 2, 500)], page_of([WORDS]))
    ]
    assert len(read_pdf(pages).chapters) == count


def test_words_that_lie_on_their_side_in_upright_columns_are_read(read_pdf: ReadPdf) -> None:
    columns = ["此开卷第一回也。作者自", "云因曾历过一番梦幻之后", "故将真事隐去。"]
    page = [Put(300 - 20 * c, 500 - 12 * r, char) for c, text in enumerate(columns) for r, char in enumerate(text)]
    page += [Put(302, 500 - 12 * 11, "1984", turn=(0, -1, 1, 0))]
    assert "".join(texts(read_pdf([page]))).replace(" ", "") == f"{columns[0]}1984{''.join(columns[1:])}"


@pytest.mark.parametrize(("elsewhere", "read"), [("매일 매일 저녁", "매일 저녁"), ("매 번 일 번", "매 일 저녁")])
def test_a_korean_word_parted_at_a_line_end_is_whole_where_the_book_has_it(
    read_pdf: ReadPdf, elsewhere: str, read: str
) -> None:
    page = lines_at(["늙은 등대지기는 계단을 올라가 등불을 켰다. 삼십 년 동안 그렇게 했다 매", "일 저녁 그렇게 했다."])
    manuscript = read_pdf([page, [Put(LEFT, TOP, elsewhere)]])
    assert read in texts(manuscript)[0]


def test_white_beside_quotes_in_chinese_lines_is_no_space(read_pdf: ReadPdf) -> None:
    parts = [(0, "他说"), (16, "“"), (26, "你来"), (42, "”"), (52, "然后")]
    page = [Put(LEFT + x, TOP - 13 * at, part) for at in range(4) for x, part in parts]
    assert "".join(texts(read_pdf([page]))) == "他说“你来”然后" * 4
