from collections.abc import Sequence

import pytest

from cosystudio.manuscript.headings.finding import CHAPTER, PART, SUBHEADING, Found, headings_of
from cosystudio.manuscript.headings.paragraph import Paragraph

TEXT = "It was a quiet evening by the harbour, and the old keeper climbed the stairs. " * 8


def found_in(*lines: str, blank: int = 1) -> Found:
    return headings_of([Paragraph((line,), blank) for line in lines])


def found(*lines: str, level: int = CHAPTER) -> list[str]:
    return [heading.text for heading in found_in(*lines).headings if heading.level == level]


def story(*headings: str) -> Sequence[str]:
    return [line for heading in headings for line in (heading, TEXT)]


def test_the_numbered_style_that_runs_through_the_book_wins() -> None:
    lines = story(
        "ADVENTURE I. BOHEMIA", "I.", "II.", "III.", "ADVENTURE II. THE LEAGUE", "III. IDENTITY", "IV. THE MYSTERY"
    )
    assert found(*lines) == ["ADVENTURE I. BOHEMIA", "ADVENTURE II. THE LEAGUE", "III. IDENTITY", "IV. THE MYSTERY"]
    assert found(*lines, level=SUBHEADING) == ["I.", "II.", "III."]


def test_bare_roman_numbers_are_chapters_where_there_is_nothing_else() -> None:
    assert found(*story("I.", "II.", "III.")) == ["I.", "II.", "III."]


def test_a_line_that_only_looks_like_a_heading_does_not_count_on() -> None:
    lines = ["第一回 甲", TEXT, "第二回 乙", "第二回 乙又", TEXT, "第一回 说过了", TEXT, "第三回 丙", TEXT]
    assert found(*lines) == ["第一回 甲", "第二回 乙", "第三回 丙"]


def test_positional_digits_count_on_from_written_numbers() -> None:
    assert found(*story("第九十九回 甲", "第一零零回 乙", "第一零一回 丙")) == [
        "第九十九回 甲",
        "第一零零回 乙",
        "第一零一回 丙",
    ]


def test_a_missing_chapter_does_not_end_the_book() -> None:
    assert found(*story("Chapter 1", "Chapter 2", "Chapter 4", "Chapter 5")) == [
        "Chapter 1", "Chapter 2", "Chapter 4", "Chapter 5",
    ]  # fmt: skip


def test_numbers_start_anew_in_each_part() -> None:
    lines = ["BOOK ONE", *story("CHAPTER I", "CHAPTER II"), "BOOK TWO", *story("CHAPTER I", "CHAPTER II")]
    assert found(*lines, level=PART) == ["BOOK ONE", "BOOK TWO"]
    assert found(*lines) == ["CHAPTER I", "CHAPTER II"] * 2


def test_a_list_of_contents_is_not_read_as_chapters() -> None:
    lines = [
        "Chapter 1 Sea",
        "Chapter 2 Land",
        "Chapter 3 Air",
        *story("Chapter 1 Sea", "Chapter 2 Land", "Chapter 3 Air"),
    ]
    result = found_in(*lines)
    assert result.contents == {0, 1, 2}
    assert [heading.at for heading in result.headings] == [3, 5, 7]


def test_the_title_below_a_number_belongs_to_the_heading() -> None:
    lines = ["CHAPTER I", "THE PERIOD", TEXT, "CHAPTER II", "THE MAIL", TEXT]
    assert found(*lines) == ["CHAPTER I: THE PERIOD", "CHAPTER II: THE MAIL"]
    assert [heading.takes for heading in found_in(*lines).headings] == [2, 2]


def test_speech_below_a_number_is_not_its_title() -> None:
    assert found("CHAPTER I", "“Good day!”", TEXT, "CHAPTER II", "“Good night!”", TEXT) == ["CHAPTER I", "CHAPTER II"]


def test_a_numbered_list_is_not_chapters() -> None:
    assert (
        found(TEXT, "1. Every house shall have one entrance.", "2. No female shall walk.", "3. Any female.", TEXT) == []
    )
    assert found(TEXT, "1. Salt", "2. Bread", "3. Wine", TEXT) == []


def test_short_chapters_are_chapters_where_they_are_called_so() -> None:
    words = "He walked along the river and thought of the letter that had come that morning."
    for names in (
        ["Chapter 1", "Chapter 2", "Chapter 3"],
        ["第一章 甲", "第二章 乙"],
        ["Глава первая", "Глава вторая"],
    ):
        assert found(*(line for name in names for line in (name, words))) == names
    assert found(*(line for name in ("1. Salt", "2. Bread", "3. Wine") for line in (name, words))) == []


def test_prologue_and_preface_are_headings_outside_the_chapters() -> None:
    assert found("PREFACE", TEXT, "PROLOGUE", TEXT, *story("Chapter 1", "Chapter 2"), "EPILOGUE", TEXT) == [
        "PREFACE", "PROLOGUE", "Chapter 1", "Chapter 2", "EPILOGUE",
    ]  # fmt: skip
    assert found("Chapter 1", TEXT, "Notes", TEXT, "Chapter 2", TEXT) == ["Chapter 1", "Chapter 2"]


def test_lines_in_capitals_are_chapters_of_books_without_numbers() -> None:
    lines = ["THE BOOK", "THE INN", TEXT, "THE ROAD", TEXT]
    assert [heading.text for heading in found_in(*lines, blank=3).headings] == ["THE INN", "THE ROAD"]
    assert found_in(*lines, blank=1).headings == ()


def test_the_word_of_web_sites_before_a_heading_is_taken_off() -> None:
    assert found(*story("正文 第一回 甲", "正文 第二回 乙")) == ["第一回 甲", "第二回 乙"]


def test_no_text_has_no_headings() -> None:
    assert headings_of([]) == Found((), frozenset())


def test_a_gap_in_the_numbers_loses_no_chapter() -> None:
    numbers = [1, 2, 3, 4, 18, 19, 20, 21, 22]
    lines = [f"第{number}章 风" for number in numbers]
    assert found(*story(*lines)) == lines


def test_a_number_that_is_given_twice_swapped_or_mistyped_is_still_a_chapter() -> None:
    for numbers in ([1, 2, 3, 3, 4, 5], [1, 2, 5, 4, 3, 6, 7], [1, 2, 3, 40, 5, 6]):
        lines = [f"第{number}章 {'风雨雷电云雾雪'[place]}" for place, number in enumerate(numbers)]
        assert found(*story(*lines)) == lines


def test_titles_without_numbers_are_chapters_where_wide_gaps_set_them_apart() -> None:
    paragraphs = [
        one
        for title in ("The Harbour", "A Tower", "Storm")
        for one in (Paragraph((title,), 3), Paragraph((TEXT,), 1), Paragraph((TEXT,), 1))
    ]
    assert [heading.text for heading in headings_of(paragraphs).headings] == ["The Harbour", "A Tower", "Storm"]


def test_lines_behind_wide_gaps_that_are_mostly_prose_are_no_titles() -> None:
    paragraphs = [Paragraph((line,), 3) for line in (TEXT, "The Harbour", TEXT, TEXT, "A Tower", TEXT, TEXT)]
    assert headings_of(paragraphs).headings == ()


def test_capitals_one_blank_line_apart_are_chapters_from_three_on() -> None:
    assert found(*story("THE HARBOUR", "THE TOWER", "THE STORM")) == ["THE HARBOUR", "THE TOWER", "THE STORM"]
    assert found(*story("THE HARBOUR", "THE TOWER")) == []


def test_an_underlined_line_is_a_title() -> None:
    paragraphs = [
        one
        for title in ("The Harbour", "A Tower")
        for one in (Paragraph((title,), 1), Paragraph(("-" * 12,), 0), Paragraph((TEXT,), 1))
    ]
    assert [heading.text for heading in headings_of(paragraphs).headings] == ["The Harbour", "A Tower"]


def test_what_a_contents_list_names_is_found_below_it() -> None:
    listed = Paragraph(("The Harbour 5", "A Tower 17", "Storm 30"), 1, is_verse=True)
    story_ = [Paragraph((line,), 1) for line in story("The Harbour", "A TOWER", "Storm")]
    result = headings_of([Paragraph(("CONTENTS",), 0), listed, *story_])
    assert result.contents == {0, 1}
    assert [heading.text for heading in result.headings] == ["The Harbour", "A TOWER", "Storm"]


def test_books_in_one_file_whose_numbers_start_anew_in_another_form_keep_all_chapters() -> None:
    names = ["CHAPTER I. DAWN", "CHAPTER II. NOON", "III. DUSK", "IV. NIGHT"] * 3
    assert found(*story(*names)) == names


def test_very_short_chapters_are_no_contents_list() -> None:
    for names in (["第一章 风", "第二章 雨", "第三章 雪"], ["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"]):
        lines = [line for name in names for line in (name, "他走了。")]
        assert found(*lines) == names
        assert found(*names, *lines) == names
        assert found_in(*names, *lines).contents == set(range(len(names)))


def test_numbers_alone_head_short_poems() -> None:
    poem = "The snow is on the hill, the boat is on the lake, and all the winds are still."
    assert found(*(line for number in ("I", "II", "III") for line in (number, poem))) == ["I", "II", "III"]


def test_a_book_and_its_first_part_are_no_contents_list() -> None:
    lines = ["BOOK I", "PART I", *story("CHAPTER I", "CHAPTER II"), "PART II", *story("CHAPTER I", "CHAPTER II")]
    lines += ["BOOK II", "PART I", *story("CHAPTER I", "CHAPTER II")]
    assert found(*lines) == ["CHAPTER I", "CHAPTER II"] * 3
    assert found(*lines, level=PART) == ["BOOK I: PART I", "PART II", "BOOK II: PART I"]
    assert found_in(*lines).contents == set()


def test_a_list_inside_a_story_is_read_and_counts_no_chapter() -> None:
    lines = [*story("第一章 风", "第二章 雨"), "一、不许饮酒。", "二、不许赌钱。", "三、不许出门", TEXT]
    assert found(*lines) == ["第一章 风", "第二章 雨"]
    lines = [TEXT, "1. Salt", "2. Bread", "3. Wine", TEXT]
    assert found_in(*lines) == Found((), frozenset())


def test_a_list_of_bare_numbers_below_its_title_is_a_contents_list() -> None:
    lines = ["Contents", "1. Salt", "2. Bread", "3. Wine", *story("SALT", "BREAD", "WINE")]
    assert found_in(*lines).contents >= {1, 2, 3}


def test_numbered_sections_inside_chapters_are_not_the_chapters() -> None:
    lines = [line for name in ("Chapter 1", "Chapter 2", "Chapter 3") for line in (name, *story("1", "2", "3"))]
    assert found(*lines) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert found(*lines, level=SUBHEADING) == ["1", "2", "3"] * 3


def test_ornaments_and_calls_around_a_heading_are_not_its_words() -> None:
    assert found(*story("☆、第1章 风（求收藏）", "☆、第2章 雨")) == ["第1章 风", "第2章 雨"]
    assert found(*story("*** Chapter 1 ***", "*** Chapter 2 ***")) == ["Chapter 1", "Chapter 2"]
    assert found(*story("- 1 -", "- 2 -", "- 3 -")) == ["1", "2", "3"]
    assert found(*story("第一章 风（上）", "第二章 风（下）")) == ["第一章 风（上）", "第二章 风（下）"]


def test_numbers_with_a_title_behind_a_space_and_numbers_in_words_are_headings() -> None:
    for names in (["01 夜行", "02 雪"], ["1 The Harbour", "2 The Tower"], ["One", "Two"], ["上", "中", "下"]):
        assert found(*story(*names)) == names


def test_the_title_of_the_book_is_no_part_of_each_heading() -> None:
    assert found(*story("夜行记 第一章 起", "夜行记 第二章 承", "夜行记 第三章 转")) == [
        "第一章 起",
        "第二章 承",
        "第三章 转",
    ]
    lines = [line for number in (1, 2, 3) for line in ("THE KEEPER", f"Chapter {number}", TEXT)]
    assert found_in(*lines).running == {0, 3, 6}


def test_a_speaker_below_the_number_of_an_act_is_not_its_title() -> None:
    assert found("ACT ONE", "KEEPER", TEXT, "ACT TWO", "KEEPER", TEXT, level=CHAPTER) == ["ACT ONE", "ACT TWO"]


def test_letters_before_the_first_chapter_are_chapters() -> None:
    names = ["Letter 1", "Letter 2", "Letter 3", "Chapter 1", "Chapter 2"]
    assert found(*story(*names)) == names
    inside = ["Chapter 1", "Letter 1", "Letter 2", "Chapter 2", "Chapter 3", "Chapter 4"]
    assert [name for name in found(*story(*inside)) if name.startswith("Chapter")] == [inside[0], *inside[3:]]


def test_a_heading_that_is_given_twice_is_said_once() -> None:
    lines = [line for number in (1, 2) for line in (f"第{number}章 雨", f"第{number}章", TEXT)]
    result = found_in(*lines)
    assert [(heading.text, heading.takes) for heading in result.headings] == [("第1章 雨", 2), ("第2章 雨", 2)]
    lines = [line for number in (1, 2) for line in (f"Chapter {number}: Rain", "RAIN", TEXT)]
    assert [heading.takes for heading in found_in(*lines).headings] == [2, 2]


def test_any_word_may_count_chapters() -> None:
    assert found(*story("Day 1", "Day 2", "Day 3")) == ["Day 1", "Day 2", "Day 3"]
    assert found(TEXT, "Room 12", TEXT, "Platform 9", TEXT) == []


def test_numbers_above_the_first_chapter_are_no_sections() -> None:
    assert found("PARIS", "1877", *story("Chapter 1", "Chapter 2"), level=SUBHEADING) == []


def test_a_scene_break_without_marks_is_no_heading() -> None:
    assert found("CHAPTER I", TEXT, "", "CHAPTER II", TEXT) == ["CHAPTER I", "CHAPTER II"]


def test_the_only_line_of_a_chapter_is_no_title() -> None:
    assert found("Chapter I", "The keeper climbed the stairs") == ["Chapter I"]
    lines = ["Chapter I", "The Stairs", TEXT, "Chapter II", "The Lamp", TEXT, "Chapter III", "He slept"]
    assert found(*lines) == ["Chapter I: The Stairs", "Chapter II: The Lamp", "Chapter III"]


def test_chapters_called_so_win_over_the_numbers_of_pages() -> None:
    pages = [line for page in range(1, 13) for line in (TEXT, str(page), TEXT)]
    lines = ["Chapter 1", *pages[:18], "Chapter 2: the lamp", *pages[18:]]
    assert found(*lines) == ["Chapter 1", "Chapter 2: the lamp"]


def test_numbered_sentences_are_titles_where_they_stand_alone_between_long_texts() -> None:
    for names in (
        ["1. the house by the sea.", "2. a letter.", "3. what he said.", "4. the last ship"],
        ["I. The house by the sea.", "II. A letter.", "III. What he said."],
    ):
        assert found(*(line for name in names for line in (name, TEXT, TEXT))) == names


def test_numbered_sentences_with_a_paragraph_each_are_a_list() -> None:
    rules = [line for at in range(1, 5) for line in (f"{at}. you shall not go out at night.", TEXT[:300])]
    assert found(TEXT, *rules, TEXT, TEXT) == []


def test_a_title_that_ends_as_a_sentence_fills_its_gap_in_the_numbers() -> None:
    names = ["1. Salt", "2. Bread", "3. Gone.", "4. Wine"]
    assert found(*story(*names)) == names
    assert found(*story("1. Salt", "2. Bread"), "3. He came.", "4. He went.", *story("3. Wine", "4. Oil")) == [
        "1. Salt", "2. Bread", "3. Wine", "4. Oil",
    ]  # fmt: skip


def test_named_sections_that_begin_anew_in_each_chapter_are_no_chapters() -> None:
    chapters = ["第一章 雪", "第二章 风", "第三章 月"]
    sections = ["第一节 缘起", "第二节 发展", "第三节 结局"]
    lines = [line for name in chapters for line in (name, TEXT, *story(*sections))]
    assert found(*lines) == chapters
    assert found(*lines, level=SUBHEADING) == sections * 3


@pytest.mark.parametrize(
    "dates",
    [
        ["3 May. Bistritz.", "4 May.", "5 May. The Castle.", "7 May."],
        ["January 3rd, 1897", "January 5th, 1897", "Feb. 1, 1897"],
        ["Montag, 3. März 1912", "Dienstag, 4. März 1912", "5. März"],
        ["4 janvier", "1er février 1912", "2 février"],
        ["1937年7月7日 晴", "1937年7月8日 雨", "七月九日"],
        ["2020-01-03", "2020-01-04", "2020-02-11"],
    ],
)
def test_the_dates_of_a_diary_head_its_entries(dates: list[str]) -> None:
    assert found(*story(*dates)) == dates


def test_sentences_about_days_are_no_entries_and_dates_inside_chapters_neither() -> None:
    assert found(*story("May 3 was the day they came to the harbour.", "5 May was cold,", "In 1937年7月7日。")) == []
    months = ["1. Salt", "2. March of the Penguins", "3. Wine"]
    assert found(*story(*months)) == months
    assert found(*story("Chapter 1", "3 May", "4 May", "5 May", "Chapter 2")) == ["Chapter 1", "Chapter 2"]


@pytest.mark.parametrize(
    "last", ["Chapter the Last", "The Last Chapter", "Letztes Kapitel", "Dernier chapitre", "最终章"]
)
def test_the_last_chapter_may_have_no_number(last: str) -> None:
    assert found(*story("Chapter 1", "Chapter 2", last)) == ["Chapter 1", "Chapter 2", last]


def test_a_side_story_may_be_numbered_by_itself() -> None:
    assert found(*story("1화", "2화", "외전 1화", "외전 2")) == ["1화", "2화", "외전 1화", "외전 2"]


@pytest.mark.parametrize(
    "names",
    [
        ["其一", "其二", "其三"],
        ["（1）雪", "（2）风", "（3）月"],
        ["第1话 雪", "第2话 风", "第2.5话 间", "第3话 月"],
        ["Vol.1 雪", "Vol.2 风", "Vol.3 月"],
        ["Ⅰ", "Ⅱ", "Ⅲ"],
        ["Chapter 1a", "Chapter 1b", "Chapter 2", "Chapter 3"],
        ["Første kapitel", "Andet kapitel", "Tredje kapitel"],
        ["Розділ перший", "Розділ другий", "Розділ третій"],
    ],
)
def test_chapters_are_counted_in_many_ways(names: list[str]) -> None:
    assert found(*story(*names)) == names
