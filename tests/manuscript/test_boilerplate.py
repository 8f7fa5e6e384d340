import pytest

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.boilerplate import reasons_to_leave_out


def test_the_licence_around_a_gutenberg_text_is_not_the_book() -> None:
    paragraphs = [
        "The Project Gutenberg EBook of Emma",
        "*** START OF THIS PROJECT GUTENBERG EBOOK EMMA ***",
        "Produced by An Anonymous Volunteer",
        "Emma Woodhouse, handsome, clever, and rich",
        "End of the Project Gutenberg EBook of Emma",
        "Section 5. General Information",
    ]
    licence = Reason.LICENCE
    assert reasons_to_leave_out(paragraphs) == [licence, licence, licence, None, licence, licence]


def test_the_small_print_of_old_gutenberg_texts_is_not_the_book() -> None:
    paragraphs = [
        "**The Project Gutenberg Etext of Emma, by Jane Austen**",
        "Copyright laws are changing all over the world.",
        "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*",
        "Emma Woodhouse, handsome, clever, and rich",
    ]
    assert reasons_to_leave_out(paragraphs) == [Reason.LICENCE] * 3 + [None]


def test_a_story_behind_a_licence_is_a_story() -> None:
    first = ["*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***", "Emma was clever."]
    licence = ["*** END OF THE PROJECT GUTENBERG EBOOK EMMA ***", "Project Gutenberg is free.", "Donate."]
    header = ["The Project Gutenberg eBook of Persuasion", "*** START OF THE PROJECT GUTENBERG EBOOK PERSUASION ***"]
    second = ["Produced by A Volunteer", "Sir Walter was vain."]
    story = ["Sir Walter was vain. " * 40] * 60
    kept = [Reason.LICENCE] * len(licence + header)
    behind_header = reasons_to_leave_out([*first, *licence, *header, *second, *licence])
    assert behind_header == [Reason.LICENCE, None, *kept, Reason.LICENCE, None, *kept[:3]]
    credited = reasons_to_leave_out([*first, *licence[:1], "BOOK 2", "Produced by a Project Gutenberg friend", *story])
    assert credited[2:5] == [Reason.LICENCE, None, Reason.LICENCE]
    without_header = reasons_to_leave_out([*first, *licence[:1], *story])
    assert without_header == [Reason.LICENCE, None, Reason.LICENCE, *[None] * len(story)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("更新时间:2007-11-16 7:55:51 本章字数:4804", Reason.SITE),
        ("------章节内容开始-------", Reason.SITE),
        ("首页|原创书库|现代|言情|武侠|科幻", Reason.SITE),
        ("后一页", Reason.SITE),
        ("《二○一七年七月七日版》\n《好讀書櫃》典藏版", Reason.EDITION),
        ("（全書完）", Reason.EDITION),
        ("本书由某某论坛会员手打整理", Reason.SITE),
        ("本章字数：3021", Reason.SITE),
        ("（本章完）", Reason.END_MARK),
        ("求月票！\n求收藏！", Reason.ADVERT),
        ("求月票！\n他推开了门。", None),
        ("他推开了门。本书首发于www.example.com", None),
        ("某某小说网首发，更多章节请到www.example.com", Reason.SITE),
        ("本站所有小说由书友提供，下载请到 www.example.com", Reason.SITE),
        ("本站长期招收作品更新管理员，欢迎书友报名加入，点此察看详情！", Reason.SITE),
        ("他伸手打了她一个耳光。", None),
        ("“你敢动手打我？”", None),
        ("他进入了首发名单。", None),
        ("本站是终点站，请旅客提供车票。", None),
        ("书店里的书可以免费阅读。", None),
        ("他买了一本典藏版。", None),
        ("他回首页上的字，一言不发。", None),
        ("End of the day.", None),
        ("He was produced by the defence as a witness.", None),
    ],
)
def test_notices_are_told_from_the_story(text: str, reason: Reason | None) -> None:
    assert reasons_to_leave_out(["The story begins.", text]) == [None, reason]


def test_the_end_is_no_part_of_the_last_chapter_but_of_any_other() -> None:
    story = ["He left.", "THE END.", "She came.", "“The end,” said she.", "The End", "* * *"]
    assert reasons_to_leave_out(story) == [None, None, None, None, Reason.END_MARK, None]
    assert reasons_to_leave_out(["Fin."]) == [None]


@pytest.mark.parametrize(
    "text", ["END OF THE FIRST EPOCH.", "End of Part One", "END OF VOL. II.", "Ende des ersten Teils", "（第一部完）"]
)
def test_the_end_of_a_part_is_no_part_of_its_last_chapter(text: str) -> None:
    assert reasons_to_leave_out(["He left.", text, "She came."])[1] is Reason.END_MARK


def test_a_sentence_about_an_end_is_read() -> None:
    assert reasons_to_leave_out(["He left.", "The end of the book was near.", "She came."]) == [None] * 3


@pytest.mark.parametrize("end", ["FIN", "THE END", "THE END."])
def test_the_end_stands_also_before_a_list_of_the_chapters(end: str) -> None:
    assert reasons_to_leave_out(["He left.", end, "TABLE", "I. Le port"]) == [None, Reason.END_MARK, None, None]
    assert reasons_to_leave_out(["He left.", "Fine.", "She came."]) == [None] * 3


def test_adverts_that_a_site_names_so_are_no_story_and_a_preface_is() -> None:
    story = ["He left.", "Advertisement", "She came.", "Advertisement", "They met."]
    assert reasons_to_leave_out(story) == [None, Reason.ADVERT, None, Reason.ADVERT, None]
    assert reasons_to_leave_out(story[:3]) == [None] * 3


def test_a_boxed_note_of_the_transcriber_is_no_story() -> None:
    box = "+-----+ | Transcriber's Note: | | Spelling kept. | +-----+"
    assert reasons_to_leave_out(["He left.", box]) == [None, Reason.ANNOTATION]
